import EventGraph
import LanguagePacks
import Pipeline
import Readers

/// What rows take in memory.
enum GraphBench {
  /// Bytes of the heap for each mention of an event, with its participants, places, counts, claims, relations and all time
  /// expressions of the texts, without the texts: `annals-bench event-memory INPUT...`.
  static func eventMemory(_ arguments: [String]) async throws -> Measurement {
    guard !arguments.isEmpty else { throw BenchError("event-memory INPUT...") }
    let pipeline = try Pipeline()
    let empty = EventGraph(rules: pipeline.packs.rules, names: pipeline.packs.lexicon.names)
    var pieces: [EventGraph] = []
    try await pipeline.extract(DocumentReader(inputs: arguments)) { extracted in
      guard case .piece(_, var graph) = extracted else { return }
      graph.documents = []
      pieces.append(graph)
    }
    let before = Bench.heapBytes()
    var graph = empty
    graph.reserve(for: pieces)
    for piece in pieces { graph.append(piece) }
    let bytes = Bench.heapBytes() - before
    guard !graph.mentions.isEmpty else { throw BenchError("the inputs hold no events") }
    return Measurement(
      name: "memory of an event", value: (Double(bytes) / Double(graph.mentions.count)).rounded(), unit: "bytes",
      detail: "\(graph.mentions.count) mentions, \(graph.timexes.count) time expressions, without their text")
  }
}
