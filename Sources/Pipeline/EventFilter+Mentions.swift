public import Analysis
public import EventGraph

extension EventFilter {
  /// The mentions of a graph that is not linked yet that would pass if each were an event of its own.
  ///
  /// - Complexity: O(mentions).
  public func mentions(of graph: EventGraph) -> Set<ID<Mention>> {
    var single = graph
    single.events = graph.mentions.indices.map { index in
      let mention = graph.mentions[index]
      return Event(
        mentions: [ID(index)], type: mention.type, status: mention.status, time: mention.time, value: mention.value,
        effect: mention.effect, end: mention.end)
    }
    return Set(events(of: single).map { ID(Int($0.index)) })
  }
}
