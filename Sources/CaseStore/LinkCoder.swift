internal import EventGraph
internal import TimeModel

/// What linking made of the rows of a whole case as one block of bytes, and back: actors, events with their mentions and
/// claims, and the reasons of merges.
///
/// Layout, version 3: version, the checksum of all that follows it and the length of the links in eight bytes each, the
/// links, the `LinkIndex`. The links are lengths of the tables that they were made from and of those that they hold, then
/// actors, the actor of each participant, events, merges. Rows are numbered as they come from the case.
enum LinkCoder {
  static let version: UInt8 = 3

  /// - Parameter pieces: of the case, in their order; nil leaves out the index, by which a part of the rows is read.
  /// - Precondition: a linked graph without changes of an analyst.
  /// - Complexity: O(mentions and claims).
  static func bytes(of graph: EventGraph, _ pieces: [LinkIndex.Piece]? = nil) -> [UInt8] {
    let (links, marks) = links(of: graph)
    var encoder = RowEncoder()
    if let pieces, let index = LinkIndex(graph, pieces, marks) { encoder.index(index) }
    return sealed(links, encoder.bytes)
  }

  /// The block that a file keeps of its two parts. O(*n*).
  static func sealed(_ links: [UInt8], _ index: [UInt8]) -> [UInt8] {
    var body = RowEncoder()
    body.fixed(UInt64(links.count))
    body.append(links)
    body.append(index)
    let bytes = body.bytes
    var encoder = RowEncoder()
    encoder.byte(version)
    encoder.fixed(bytes.withUnsafeBytes { checksum($0) })
    encoder.append(bytes)
    return encoder.bytes
  }

  /// A hash that differs wherever one word of eight bytes does: each step is a bijection. It finds damage, no forgery.
  ///
  /// - Complexity: O(*n*), a multiplication for eight bytes.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(bytes.count)
    func add(_ word: UInt64) {
      hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 32
    }
    let words = bytes.count / 8
    for word in 0..<words { add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self))) }
    for byte in bytes[(words * 8)...] { add(UInt64(byte)) }
    return hash
  }

  private static func links(of graph: EventGraph) -> (bytes: [UInt8], marks: [PieceMarks.Mark]) {
    var encoder = RowEncoder()
    var marks: [PieceMarks.Mark] = []
    for count in lengths(of: graph) + [graph.actors.count, graph.events.count, graph.merges.count] {
      encoder.unsigned(count)
    }
    for actor in graph.actors {
      encoder.text(actor.name)
      encoder.text(actor.key)
    }
    for participant in graph.participants { encoder.optional(participant.actor) }
    var (mention, claim) = (0, 0)
    for (number, event) in graph.events.enumerated() {
      if number % PieceMarks.stride == 0 {
        marks.append(.init(position: encoder.count, state: RowState(first: mention, second: claim)))
      }
      encoder.list(event.mentions, after: &mention)
      encoder.byte(event.type.rawValue)
      encoder.byte(event.status.rawValue | event.end.rawValue << 3 | (event.effect == nil ? 0 : 0x40))
      encoder.value(event.value)
      encoder.bounds(event.time)
      if let effect = event.effect { encoder.bounds(effect) }
      encoder.unsigned(event.sources)
      encoder.list(event.claims, after: &claim)
    }
    for merge in graph.merges {
      encoder.unsigned(Int(merge.event.index))
      encoder.unsigned(Int(merge.first.index))
      encoder.unsigned(Int(merge.second.index))
      encoder.signed(Int(merge.score))
      encoder.unsigned(UInt64(merge.features.rawValue))
    }
    return (encoder.bytes, marks)
  }

  /// What stands before the tables of the links.
  struct Lengths {
    /// Of the tables that the links were made from.
    var documents = 0
    var mentions = 0
    var participants = 0
    var claims = 0
    var actors = 0
    var events = 0
    var merges = 0
  }

  /// The two parts of what a file keeps; the second is empty where there is no index.
  static func parts(
    of bytes: UnsafeRawBufferPointer
  ) throws(RowError) -> (links: UnsafeRawBufferPointer, index: UnsafeRawBufferPointer) {
    var decoder = RowDecoder(bytes)
    guard try decoder.byte() == version else { throw RowError(reason: "the links are of another version") }
    let sum = try decoder.fixed()
    guard sum == checksum(UnsafeRawBufferPointer(rebasing: bytes[decoder.position...])) else {
      throw RowError(reason: "the links are damaged")
    }
    guard let length = Int(exactly: try decoder.fixed()) else { throw RowError(reason: "a number is out of range") }
    let links = try decoder.run(of: length)
    return (links, try decoder.run(of: bytes.count - decoder.position))
  }

  /// Links a graph as the bytes say.
  ///
  /// - Throws: `RowError` for bytes that are no links of these rows; the graph is then to be thrown away.
  /// - Complexity: O(mentions and claims).
  static func link(_ graph: inout EventGraph, by bytes: UnsafeRawBufferPointer) throws(RowError) {
    var decoder = RowDecoder(try parts(of: bytes).links)
    let lengths = try decoder.linkLengths()
    guard [lengths.documents, lengths.mentions, lengths.participants, lengths.claims] == self.lengths(of: graph) else {
      throw RowError(reason: "the links are of other rows")
    }
    graph.actors = []
    for _ in 0..<lengths.actors { graph.actors.append(try decoder.actor()) }
    for index in graph.participants.indices {
      graph.participants[index].actor = try decoder.optional(below: lengths.actors)
    }
    try decoder.events(lengths, &graph)
    graph.merges = []
    graph.merges.reserveCapacity(lengths.merges)
    for _ in 0..<lengths.merges {
      let event: ID<Event> = try decoder.row(below: lengths.events)
      let first: ID<Mention> = try decoder.row(below: graph.mentions.count)
      let second: ID<Mention> = try decoder.row(below: graph.mentions.count)
      let score = Int(try decoder.int32())
      let features = MergeReason.Features(rawValue: UInt32(try decoder.count(atMost: Int(UInt32.max))))
      graph.merges.append(MergeReason(event: event, first: first, second: second, score: score, features: features))
    }
    guard decoder.isAtEnd else { throw RowError(reason: "the links end late") }
  }

  private static func lengths(of graph: EventGraph) -> [Int] {
    [graph.documents.count, graph.mentions.count, graph.participants.count, graph.claims.count]
  }
}

extension RowEncoder {
  /// Rows, each by its distance from the one before it.
  fileprivate mutating func list<Row>(_ rows: [ID<Row>], after last: inout Int) {
    unsigned(rows.count)
    for row in rows {
      signed(Int(row.index) - last)
      last = Int(row.index)
    }
  }
}

extension RowDecoder {
  mutating func linkLengths() throws(RowError) -> LinkCoder.Lengths {
    var lengths = LinkCoder.Lengths()
    lengths.documents = try count(atMost: Int(Int32.max))
    lengths.mentions = try count(atMost: Int(Int32.max))
    lengths.participants = try count(atMost: Int(Int32.max))
    lengths.claims = try count(atMost: Int(Int32.max))
    lengths.actors = try tableCount()
    lengths.events = try tableCount()
    lengths.merges = try tableCount()
    return lengths
  }

  mutating func actor() throws(RowError) -> Actor {
    let name = try text()
    return Actor(name: name, key: try text())
  }

  /// The next event.
  ///
  /// - Parameter state: `first` and `second` are the last mention and the last claim of the event before.
  mutating func event(_ state: inout RowState, _ lengths: LinkCoder.Lengths) throws(RowError) -> Event {
    let mentions: [ID<Mention>] = try list(after: &state.first, below: lengths.mentions)
    guard !mentions.isEmpty else { throw RowError(reason: "an event has no mention") }
    let type = Int(try byte())
    guard EventType.all.indices.contains(type) else { throw RowError(reason: "a kind is unknown") }
    let flags = try byte()
    let status = try known(Status(rawValue: flags & 7))
    let end = try known(EndKind(rawValue: flags >> 3 & 7))
    let value = try mentionValue()
    let time = try bounds()
    let effect = flags & 0x40 == 0 ? nil : try bounds()
    let sources = try self.count(atMost: lengths.documents)
    return Event(
      mentions: mentions, type: EventType.all[type], status: status, time: time, value: value, effect: effect,
      end: end, sources: sources, claims: try list(after: &state.second, below: lengths.claims))
  }

  fileprivate mutating func events(_ lengths: LinkCoder.Lengths, _ graph: inout EventGraph) throws(RowError) {
    for index in graph.mentions.indices { graph.mentions[index].event = nil }
    graph.events = []
    graph.events.reserveCapacity(lengths.events)
    var linked = 0
    var state = RowState()
    for index in 0..<lengths.events {
      let event = try event(&state, lengths)
      for id in event.mentions {
        guard graph.mentions[id].event == nil else { throw RowError(reason: "a mention is of two events") }
        graph.mentions[id].event = ID(index)
      }
      linked += event.mentions.count
      graph.events.append(event)
    }
    guard linked == graph.mentions.count else { throw RowError(reason: "a mention is of no event") }
  }

  fileprivate mutating func row<Row>(_: Row.Type = Row.self, below limit: Int) throws(RowError) -> ID<Row> {
    let value = try unsigned()
    guard value < UInt64(limit) else { throw RowError(reason: "a number is out of range") }
    return ID(Int(value))
  }

  fileprivate mutating func list<Row>(
    _: Row.Type = Row.self, after last: inout Int, below limit: Int
  ) throws(RowError) -> [ID<Row>] {
    let count = try self.count(atMost: limit)
    var rows: [ID<Row>] = []
    rows.reserveCapacity(count)
    for _ in 0..<count {
      let (next, overflow) = last.addingReportingOverflow(try signed())
      guard !overflow, next >= 0, next < limit else { throw RowError(reason: "a number is out of range") }
      rows.append(ID(next))
      last = next
    }
    return rows
  }
}
