public import EventGraph

/// Joins mentions that name one occurrence into events, and spellings of one name into actors.
///
/// Deterministic: the result depends on the documents (name, text, creation time), never on the order of their rows.
/// Near linear: only mentions that share a block (type, status, date and one feature) are compared.
public struct Linker: Sendable {
  /// Changes with the rules of linking: results that are kept hold for one version.
  public static let version = 6

  /// How words are made comparable; filled from the language packs.
  public var folding: Folding
  /// Places by the wider place that holds them ("Almaty" → "Kazakhstan"), both as in `EventGraph.names`; a place never
  /// contradicts one that holds it.
  public var widerPlaces: [String: String]

  public init(folding: Folding = .caseOnly, widerPlaces: [String: String] = [:]) {
    self.folding = folding
    self.widerPlaces = widerPlaces
  }

  /// The graph with `events`, `actors`, `merges`, each mention's event and each participant's actor set. Linking again
  /// gives the same.
  ///
  /// - Complexity: O(*n* log *n*) for *n* words around mentions.
  public func link(_ graph: EventGraph) -> EventGraph {
    var graph = graph
    let order = CanonicalOrder(of: graph, folding: folding)
    let vocabulary = Vocabulary(of: graph, folding: folding)
    ActorLinker(graph: graph, order: order, vocabulary: vocabulary).link(&graph)
    let features = MentionFeatures.all(
      of: graph, order: order, vocabulary: vocabulary, sounds: folding.sounds, meanings: folding.meanings,
      widerPlaces: widerPlaces)
    var clusters = EventClusters(graph: graph, order: order, features: features)
    clusters.mergeCopies()
    clusters.mergeStated(graph.relations)
    let blocked = clusters.mergeDated()
    clusters.joinCoarse()
    clusters.joinUndated()
    clusters.alignLanguages(blocked, AlignmentScore.Background(features, documents: graph.documents.count))
    EventAssembly(order: order, features: features).fill(&graph, from: clusters)
    return graph
  }
}
