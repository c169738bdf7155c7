internal import EventGraph
internal import TimeModel

/// What the first piece of a long document tells the pieces behind it: language and creation time found at its head.
struct CarriedState {
  private var language: String?
  private var created: PartialDate?

  init() {}

  init(of graph: EventGraph) {
    language = graph.documents.first?.language
    created = graph.documents.first?.created
  }

  func apply(to document: inout Document) {
    document.language = document.language ?? language
    document.created = document.created ?? created
  }
}
