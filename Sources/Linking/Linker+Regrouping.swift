public import EventGraph

extension Linker {
  /// The graph with its events made anew of given groups of mentions, for decisions that go beyond what the texts say.
  ///
  /// Actors are linked anew; reasons of merges are kept where both mentions are still in one group.
  ///
  /// - Parameter groups: every mention of the graph in exactly one group, none empty.
  /// - Complexity: O(*n* log *n*) for *n* words around mentions.
  public func regrouped(_ graph: EventGraph, _ groups: [[ID<Mention>]]) -> EventGraph {
    var graph = graph
    let merges = graph.merges
    let order = CanonicalOrder(of: graph, folding: folding)
    let vocabulary = Vocabulary(of: graph, folding: folding)
    ActorLinker(graph: graph, order: order, vocabulary: vocabulary).link(&graph)
    let features = MentionFeatures.all(
      of: graph, order: order, vocabulary: vocabulary, sounds: SoundTable(), meanings: MeaningTable(),
      widerPlaces: widerPlaces)
    let ranks = groups.map { $0.map { order.rank[Int($0.index)] }.sorted() }.sorted { $0[0] < $1[0] }
    precondition(ranks.reduce(0) { $0 + $1.count } == graph.mentions.count, "each mention is in one group")
    EventAssembly(order: order, features: features).fill(&graph, groups: ranks)
    graph.merges = merges.compactMap { merge in
      guard let event = graph.mentions[merge.first].event, event == graph.mentions[merge.second].event else {
        return nil
      }
      var merge = merge
      merge.event = event
      return merge
    }
    return graph
  }
}
