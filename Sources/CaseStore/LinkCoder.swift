internal import EventGraph
internal import TimeModel

/// What linking made of the rows of a whole case as one block of bytes, and back: actors, events with their mentions and
/// claims, and the reasons of merges.
///
/// Layout, version 1: version, lengths of the tables that it was made from and of those that it holds, then actors, the
/// actor of each participant, events, merges. Rows are numbered as they come from the case.
enum LinkCoder {
  static let version: UInt8 = 1

  /// - Precondition: a linked graph without changes of an analyst.
  /// - Complexity: O(mentions and claims).
  static func bytes(of graph: EventGraph) -> [UInt8] {
    var encoder = RowEncoder()
    encoder.byte(version)
    for count in lengths(of: graph) + [graph.actors.count, graph.events.count, graph.merges.count] {
      encoder.unsigned(count)
    }
    for actor in graph.actors {
      encoder.text(actor.name)
      encoder.text(actor.key)
    }
    for participant in graph.participants { encoder.optional(participant.actor) }
    var (mention, claim) = (0, 0)
    for event in graph.events {
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
    return encoder.bytes
  }

  /// Links a graph as the bytes say.
  ///
  /// - Throws: `RowError` for bytes that are no links of these rows; the graph is then to be thrown away.
  /// - Complexity: O(mentions and claims).
  static func link(_ graph: inout EventGraph, by bytes: UnsafeRawBufferPointer) throws(RowError) {
    var decoder = RowDecoder(bytes)
    guard try decoder.byte() == version else { throw RowError(reason: "the links are of a newer version") }
    for length in lengths(of: graph) {
      guard try decoder.unsigned() == UInt64(length) else { throw RowError(reason: "the links are of other rows") }
    }
    let actors = try decoder.tableCount()
    let events = try decoder.tableCount()
    let merges = try decoder.tableCount()
    graph.actors = []
    for _ in 0..<actors {
      let name = try decoder.text()
      graph.actors.append(Actor(name: name, key: try decoder.text()))
    }
    for index in graph.participants.indices { graph.participants[index].actor = try decoder.optional(below: actors) }
    try decoder.events(events, &graph)
    graph.merges = []
    graph.merges.reserveCapacity(merges)
    for _ in 0..<merges {
      let event: ID<Event> = try decoder.row(below: events)
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
  fileprivate mutating func events(_ count: Int, _ graph: inout EventGraph) throws(RowError) {
    for index in graph.mentions.indices { graph.mentions[index].event = nil }
    graph.events = []
    graph.events.reserveCapacity(count)
    var linked = 0
    var (mention, claim) = (0, 0)
    for index in 0..<count {
      let mentions: [ID<Mention>] = try list(after: &mention, below: graph.mentions.count)
      guard !mentions.isEmpty else { throw RowError(reason: "an event has no mention") }
      for id in mentions {
        guard graph.mentions[id].event == nil else { throw RowError(reason: "a mention is of two events") }
        graph.mentions[id].event = ID(index)
      }
      linked += mentions.count
      let type = Int(try byte())
      guard EventType.all.indices.contains(type) else { throw RowError(reason: "a kind is unknown") }
      let flags = try byte()
      let status = try known(Status(rawValue: flags & 7))
      let end = try known(EndKind(rawValue: flags >> 3 & 7))
      let value = try mentionValue()
      let time = try bounds()
      let effect = flags & 0x40 == 0 ? nil : try bounds()
      let sources = try self.count(atMost: graph.documents.count)
      graph.events.append(
        Event(
          mentions: mentions, type: EventType.all[type], status: status, time: time, value: value, effect: effect,
          end: end, sources: sources, claims: try list(after: &claim, below: graph.claims.count)))
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
