public import EventGraph
internal import GRDB
public import Readers
internal import Review

/// The rows of a case that an answer may rest on, read without the others, with the links that the case keeps.
///
/// A graph of these rows answers a question about the selected events as the graph of the whole case does: rows keep
/// their order, every document is there (those without a row of the part without their texts), and what follows about an
/// event rests on its own component alone. Reasons of merges are left out.
public struct CasePart: Sendable {
  /// The rows of a piece; those of the further pieces of a document follow the first.
  public struct Piece: Sendable {
    public var graph: EventGraph
    public var isContinuation: Bool
  }

  /// In the order of the case.
  public let pieces: [Piece]
  /// Pieces of documents with notes for the reader.
  public let noted: [DocumentPiece]
  /// Time expressions of the whole case.
  public let timexCount: Int

  private let events: [Event]
  /// Numbers in the case of the rows of the part.
  private let mentions: [Int]
  private let claims: [Int]
  private let actors: [Actor]
  /// By participant of the part, an index into `actors`.
  private let actorOfParticipant: [Int?]

  /// Reads a part of a case, if the case keeps links for `key` and an index to them, and no change of an analyst.
  ///
  /// - Parameters:
  ///   - lists: as for `RowReader`.
  /// - Returns: nil where the whole case is to be read: there is nothing to go by, what is kept is damaged, a mention that
  ///   is asked for is not there, or the part is more than half of the events.
  /// - Throws: `CaseError` if the file cannot be read.
  /// - Complexity: O(documents), a few bytes for each event, and O(rows of the part).
  public static func read(
    _ file: CaseFile, key: String, _ selection: EventSelection, _ lists: inout NameLists
  ) throws(CaseError) -> CasePart? {
    guard file.version >= CaseSchema.firstWithLinks else { return nil }
    // One state of the case, whatever others write meanwhile.
    try file.begin(.deferred)
    defer { file.rollback() }
    guard ReviewLog(try file.changes()).inForce.isEmpty else { return nil }
    var extended = lists
    let part: CasePart? = try file.access { db in
      let bytes = try CaseStatement(db, "SELECT rows FROM linking WHERE key = ?").first(.text(key)) {
        Array($0.bytes(0))
      }
      guard let bytes else { return nil }
      let indices = try NameIndices.read(db, &extended)
      let empty = EventGraph(rules: extended.rules, names: extended.places)
      do {
        return try bytes.withUnsafeBytes { try CasePart(db, $0, selection, empty, indices) }
      } catch is RowError {
        return nil
      }
    }
    if part != nil { lists = extended }
    return part
  }

  private init?(
    _ db: Database, _ bytes: UnsafeRawBufferPointer, _ selection: EventSelection, _ empty: EventGraph,
    _ names: NameIndices
  ) throws {
    let (linkBytes, indexBytes) = try LinkCoder.parts(of: bytes)
    guard !indexBytes.isEmpty else { return nil }
    var links = RowDecoder(linkBytes)
    let lengths = try links.linkLengths()
    let tables = links.position
    var indexDecoder = RowDecoder(indexBytes)
    let index = try indexDecoder.index(lengths)
    let counts = index.pieces.map(\.counts)
    guard counts.reduce(0, { $0 + $1.mentions }) == lengths.mentions,
      counts.reduce(0, { $0 + $1.participants }) == lengths.participants,
      counts.reduce(0, { $0 + $1.claims }) == lengths.claims
    else { throw RowError(reason: "the links are of other rows") }

    var named: [Int] = []
    for hash in selection.mentions {
      guard let mention = try CasePart.mention(hash, index, db) else { return nil }
      named.append(try CasePart.event(of: mention, index, linkBytes, lengths))
    }
    let rows = index.rows(of: selection, and: named)
    guard rows.events.count * 2 <= lengths.events else { return nil }
    var events: [Event] = []
    events.reserveCapacity(rows.events.count)
    links = RowDecoder(linkBytes)
    try links.forEach(rows.events, index.events) { decoder, state, _, isWanted throws(RowError) in
      let event = try decoder.event(&state, lengths)
      if isWanted { events.append(event) }
    }
    let mentions = events.flatMap { $0.mentions.map { Int($0.index) } }.sorted()
    let claims = events.flatMap { $0.claims.map { Int($0.index) } }.ascending
    guard zip(mentions, mentions.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw RowError(reason: "a mention is of two events")
    }
    let read = try CasePart.pieces(
      db, index, PieceRows(mentions: mentions, relations: rows.relations, claims: claims), empty, names)
    try links.move(to: tables)
    (actors, actorOfParticipant) = try links.actors(of: read.participants, lengths)
    (pieces, noted) = (read.pieces, read.noted)
    timexCount = index.pieces.reduce(0) { $0 + $1.counts.timexes }
    (self.events, self.mentions, self.claims) = (events, mentions, claims)
  }

  /// The graph of the pieces with its links.
  ///
  /// - Parameter graph: the pieces, joined in their order.
  /// - Returns: nil where the rows are not those of the pieces.
  public func linked(_ graph: EventGraph) -> EventGraph? {
    guard graph.mentions.count == mentions.count, graph.claims.count == claims.count,
      graph.participants.count == actorOfParticipant.count
    else { return nil }
    var graph = graph
    graph.actors = actors
    for (index, actor) in actorOfParticipant.enumerated() { graph.participants[index].actor = actor.map { ID($0) } }
    graph.events = []
    graph.events.reserveCapacity(events.count)
    for var event in events {
      let id = ID<Event>(graph.events.count)
      for index in event.mentions.indices {
        guard let place = mentions.place(of: Int(event.mentions[index].index)) else { return nil }
        event.mentions[index] = ID(place)
        graph.mentions[place].event = id
      }
      for index in event.claims.indices {
        guard let place = claims.place(of: Int(event.claims[index].index)) else { return nil }
        event.claims[index] = ID(place)
      }
      graph.events.append(event)
    }
    return graph
  }
}

extension CasePart {
  /// The rows of the pieces that the part needs, for every document at least its first piece, and the numbers in the case
  /// of the participants.
  private static func pieces(
    _ db: Database, _ index: LinkIndex, _ wanted: PieceRows, _ empty: EventGraph, _ names: NameIndices
  ) throws -> (pieces: [Piece], noted: [DocumentPiece], participants: [Int]) {
    var documents: [(id: Int, document: Document)] = []
    try CaseStatement(db, "SELECT id, \(StoredPiece.documentColumns) FROM document ORDER BY id").forEach { row in
      documents.append((row.integer(0), StoredPiece.document(row, 1)))
      return true
    }
    guard documents.count == index.documents.count else { throw RowError(reason: "the links are of other rows") }
    let statement = try CaseStatement(
      db,
      """
      SELECT \(StoredPiece.columns) FROM piece JOIN document ON document.id = piece.id >> 20 WHERE piece.id = ?
      """)
    var result: (pieces: [Piece], noted: [DocumentPiece], participants: [Int]) = ([], [], [])
    var cursor = PieceCursor(wanted)
    var next = 0
    for (number, (id, document)) in documents.enumerated() {
      let note = index.documents[number]
      var end = next
      while end < index.pieces.count, index.pieces[end].id >> 20 == id { end += 1 }
      let parts = try (next..<end).map { try cursor.take(index.pieces[$0].counts) }
      if parts.allSatisfy(\.rows.isEmpty) {
        var graph = empty
        graph.documents = [document]
        (graph.documents[0].language, graph.documents[0].created) = (note.language, note.created)
        result.pieces.append(Piece(graph: graph, isContinuation: false))
      }
      for (offset, part) in parts.enumerated() where note.isNoted || !parts.allSatisfy(\.rows.isEmpty) {
        let piece = index.pieces[next + offset]
        guard var stored = try statement.first(.integer(piece.id), body: { StoredPiece($0) }) else {
          throw RowError(reason: "the links are of other rows")
        }
        stored.piece.isLast = next + offset + 1 == end
        if note.isNoted { result.noted.append(stored.piece) }
        if parts.allSatisfy(\.rows.isEmpty) { continue }
        (stored.piece.document.language, stored.piece.document.created) = (note.language, note.created)
        let (graph, participants) = try stored.rows.withUnsafeBytes { bytes in
          try PieceCoder.part(of: bytes, piece.marks, part.rows, stored.piece.document, into: empty, names)
        }
        result.pieces.append(Piece(graph: graph, isContinuation: offset > 0))
        result.participants += participants.map { $0 + part.firstParticipant }
      }
      next = end
    }
    guard next == index.pieces.count, cursor.isAtEnd else { throw RowError(reason: "the links are of other rows") }
    return result
  }

  /// The number of the first mention with a hash; nil if there is none.
  private static func mention(_ hash: UInt64, _ index: LinkIndex, _ db: Database) throws -> Int? {
    var (first, piece) = (0, 0)
    var found: Int?
    try CaseStatement(db, "SELECT rows FROM piece ORDER BY id").forEach { row in
      guard piece < index.pieces.count else { throw RowError(reason: "the links are of other rows") }
      if let mention = try PieceCoder.mention(hash, in: row.bytes(0)) {
        found = first + mention
        return false
      }
      first += index.pieces[piece].counts.mentions
      piece += 1
      return true
    }
    return found
  }

  /// O(events).
  private static func event(
    of mention: Int, _ index: LinkIndex, _ links: UnsafeRawBufferPointer, _ lengths: LinkCoder.Lengths
  ) throws(RowError) -> Int {
    var decoder = RowDecoder(links)
    var state = RowState()
    if let first = index.events.first { try decoder.move(to: first.position) }
    for event in 0..<lengths.events {
      if try decoder.event(&state, lengths).mentions.contains(ID(mention)) { return event }
    }
    throw RowError(reason: "a mention is of no event")
  }
}

/// Goes through the pieces of a case and hands out which of the wanted rows are in each.
private struct PieceCursor {
  private let wanted: PieceRows
  /// How many of the wanted rows were handed out, and how many rows there were before the next piece.
  private var taken = (mentions: 0, relations: 0, claims: 0)
  private var before = (mentions: 0, relations: 0, claims: 0, participants: 0)

  init(_ wanted: PieceRows) { self.wanted = wanted }

  var isAtEnd: Bool {
    taken.mentions == wanted.mentions.count && taken.relations == wanted.relations.count
      && taken.claims == wanted.claims.count
  }

  /// The wanted rows of the next piece by their numbers in it, and how many participants there are before it.
  mutating func take(_ counts: RowCounts) throws(RowError) -> (rows: PieceRows, firstParticipant: Int) {
    func take(_ rows: [Int], _ taken: inout Int, _ before: inout Int, _ count: Int) -> [Int] {
      let first = taken
      while taken < rows.count, rows[taken] < before + count { taken += 1 }
      defer { before += count }
      return rows[first..<taken].map { $0 - before }
    }
    var rows = PieceRows()
    rows.mentions = take(wanted.mentions, &taken.mentions, &before.mentions, counts.mentions)
    rows.relations = take(wanted.relations, &taken.relations, &before.relations, counts.relations)
    rows.claims = take(wanted.claims, &taken.claims, &before.claims, counts.claims)
    defer { before.participants += counts.participants }
    return (rows, before.participants)
  }
}

extension RowDecoder {
  /// The actors of some participants, in their order, and by participant the place of its actor among them.
  ///
  /// - Parameter rows: ascending numbers of participants.
  /// - Precondition: the decoder stands before the actors.
  fileprivate mutating func actors(
    of rows: [Int], _ lengths: LinkCoder.Lengths
  ) throws(RowError) -> ([Actor], [Int?]) {
    let begin = position
    for _ in 0..<lengths.actors * 2 { try passOverText() }
    var found: [Int?] = []
    found.reserveCapacity(rows.count)
    for row in 0..<lengths.participants where found.count < rows.count {
      let actor = try optional(Actor.self, below: lengths.actors)
      if row == rows[found.count] { found.append(actor.map { Int($0.index) }) }
    }
    guard found.count == rows.count else { throw RowError(reason: "the links are of other rows") }
    let wanted = found.compactMap { $0 }.ascending
    try move(to: begin)
    var actors: [Actor] = []
    for number in 0..<lengths.actors where actors.count < wanted.count {
      if wanted[actors.count] == number {
        actors.append(try actor())
      } else {
        try passOverText()
        try passOverText()
      }
    }
    return (actors, found.map { $0.flatMap { wanted.place(of: $0) } })
  }
}
