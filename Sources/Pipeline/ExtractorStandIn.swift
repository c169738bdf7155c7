internal import EventGraph
internal import LanguagePacks

/// Stands in for the room Extraction until it is there: reads nothing from a document.
struct Extractor: Sendable {
  private let packs: PackSet

  init(packs: PackSet) { self.packs = packs }

  func extract(_ document: Document, _ state: inout ExtractionState) -> EventGraph {
    var graph = EventGraph(rules: packs.rules, names: [])
    graph.documents = [document]
    return graph
  }
}

struct ExtractionState: Sendable {}

extension PackSet {
  /// The files of the packs that are built in.
  static var embeddedFiles: [PackFile] { [] }
}
