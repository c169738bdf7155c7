internal import EventGraph
internal import TimeModel

/// The rows of one piece of a document as one block of bytes, and back.
///
/// Layout, version 1: version, lengths of the ten tables, what extraction found about the document (language, creation
/// time), the keys of the mentions, then the tables in the order of `EventGraph`. The text is not in it.
enum PieceCoder {
  static let version: UInt8 = 1

  /// - Precondition: a graph of one document that has not been linked.
  /// - Complexity: O(rows).
  static func bytes(of graph: EventGraph, _ numbers: NameNumbers) -> [UInt8] {
    precondition(graph.documents.count == 1 && graph.events.isEmpty, "one document is kept as it was extracted")
    var encoder = RowEncoder()
    encoder.byte(version)
    for count in [
      graph.timexes.count, graph.timexParts.count, graph.mentions.count, graph.mentionTimexes.count,
      graph.participants.count, graph.places.count, graph.counts.count, graph.durations.count, graph.relations.count,
      graph.claims.count,
    ] { encoder.unsigned(count) }
    let document = graph.documents[0]
    encoder.text(document.language ?? "")
    encoder.optional(document.created)
    for mention in graph.mentions { encoder.fixed(mention.key) }
    encoder.timexes(graph, numbers)
    encoder.mentions(graph, numbers)
    encoder.details(graph, numbers)
    encoder.statements(graph, numbers)
    return encoder.bytes
  }

  /// - Parameters:
  ///   - document: the document with the text of the piece, as it was handed to extraction.
  ///   - graph: an empty graph with the lists that `names` leads to.
  /// - Throws: `RowError` for bytes that are no rows of this text.
  /// - Complexity: O(rows).
  static func graph(
    of bytes: UnsafeRawBufferPointer, _ document: Document, into graph: EventGraph, _ names: NameIndices
  ) throws(RowError) -> EventGraph {
    var graph = graph
    var decoder = RowDecoder(bytes)
    let counts = try decoder.rowCounts()
    var document = document
    let language = try decoder.text()
    document.language = language.isEmpty ? nil : language
    document.created = try decoder.optionalDate()
    let length = document.text.count
    graph.documents = [document]
    let keys = try decoder.keys(counts)
    try decoder.tables(into: &graph, counts, keys, length, names)
    guard decoder.isAtEnd else { throw RowError(reason: "the rows end late") }
    return graph
  }

  /// The keys of the mentions alone, which are the hashes of their ids.
  static func mentionKeys(of bytes: UnsafeRawBufferPointer) throws(RowError) -> [UInt64] {
    var decoder = RowDecoder(bytes)
    let counts = try decoder.rowCounts()
    _ = try decoder.text()
    _ = try decoder.optionalDate()
    return try decoder.keys(counts)
  }

  /// The number of the first mention with a hash; nil if there is none.
  static func mention(_ hash: UInt64, in bytes: UnsafeRawBufferPointer) throws(RowError) -> Int? {
    var decoder = RowDecoder(bytes)
    let counts = try decoder.rowCounts()
    _ = try decoder.text()
    _ = try decoder.optionalDate()
    for mention in 0..<counts.mentions where try decoder.fixed() == hash { return mention }
    return nil
  }
}

extension RowDecoder {
  mutating func rowCounts() throws(RowError) -> RowCounts {
    guard try byte() == PieceCoder.version else { throw RowError(reason: "the rows are of a newer version") }
    var counts = RowCounts()
    for table in RowCounts.tables { counts[keyPath: table] = try tableCount() }
    return counts
  }

  fileprivate mutating func keys(_ counts: RowCounts) throws(RowError) -> [UInt64] {
    var keys: [UInt64] = []
    keys.reserveCapacity(counts.mentions)
    for _ in 0..<counts.mentions { keys.append(try fixed()) }
    return keys
  }

  /// All tables, in the order in which they stand.
  fileprivate mutating func tables(
    into graph: inout EventGraph, _ counts: RowCounts, _ keys: [UInt64], _ length: Int, _ names: NameIndices
  ) throws(RowError) {
    var state = RowState()
    graph.timexes.reserveCapacity(counts.timexes)
    for _ in 0..<counts.timexes { graph.timexes.append(try timex(&state, counts, length, names)) }
    for _ in 0..<counts.parts { graph.timexParts.append(try part(&state, length)) }
    state = RowState()
    graph.mentions.reserveCapacity(counts.mentions)
    for key in keys { graph.mentions.append(try mention(&state, counts, key, length, names)) }
    graph.mentionTimexes.reserveCapacity(counts.mentionTimexes)
    for _ in 0..<counts.mentionTimexes { graph.mentionTimexes.append(try mentionTimex(counts)) }
    state = RowState()
    graph.participants.reserveCapacity(counts.participants)
    for _ in 0..<counts.participants { graph.participants.append(try participant(&state, length)) }
    for _ in 0..<counts.places { graph.places.append(try place(&state, length, names)) }
    for _ in 0..<counts.counts { graph.counts.append(try count(&state, length)) }
    for _ in 0..<counts.durations { graph.durations.append(try duration(&state, length)) }
    let mentions = graph.mentions
    func trigger(_ mention: Int) -> Int32? { mentions[mention].trigger.begin }
    for _ in 0..<counts.relations {
      if let row = try relation(counts, length, names, trigger) { graph.relations.append(row) }
    }
    graph.claims.reserveCapacity(counts.claims)
    for _ in 0..<counts.claims {
      if let row = try claim(counts, length, trigger) { graph.claims.append(row) }
    }
  }
}
