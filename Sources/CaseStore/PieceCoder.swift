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
    try decoder.timexes(&graph, counts, length, names)
    try decoder.mentions(&graph, counts, keys, length, names)
    try decoder.details(&graph, counts, length, names)
    try decoder.statements(&graph, counts, length, names)
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
}

extension RowDecoder {
  fileprivate mutating func rowCounts() throws(RowError) -> RowCounts {
    guard try byte() == PieceCoder.version else { throw RowError(reason: "the rows are of a newer version") }
    var counts = RowCounts()
    counts.timexes = try tableCount()
    counts.parts = try tableCount()
    counts.mentions = try tableCount()
    counts.mentionTimexes = try tableCount()
    counts.participants = try tableCount()
    counts.places = try tableCount()
    counts.counts = try tableCount()
    counts.durations = try tableCount()
    counts.relations = try tableCount()
    counts.claims = try tableCount()
    return counts
  }

  fileprivate mutating func keys(_ counts: RowCounts) throws(RowError) -> [UInt64] {
    var keys: [UInt64] = []
    keys.reserveCapacity(counts.mentions)
    for _ in 0..<counts.mentions { keys.append(try fixed()) }
    return keys
  }
}
