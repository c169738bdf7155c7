internal import Analysis
public import EventGraph
internal import TimeModel

extension ChartInput {
  /// The events that are at most `depth` steps away from one event. A step is a stated relation, a common actor, a
  /// conflict, or a place next to it in the definite order.
  ///
  /// - Complexity: O(*e* log *e* + *l*) for *e* events in the chronology and *l* links that are followed.
  public func neighbourhood(of event: ID<Event>, depth: Int) -> Set<ID<Event>> {
    var links: [ID<Event>: Set<ID<Event>>] = [:]
    func join(_ events: [ID<Event>]) {
      for event in events { links[event, default: []].formUnion(events) }
    }
    for relation in graph.relations {
      if let from = graph.mentions[relation.from].event, let to = graph.mentions[relation.to].event {
        join([from, to])
      }
    }
    for conflict in conflicts { join(conflict.events) }
    let steps = OrderReduction.steps(chronology.entries)
    var stepsOf: [ID<Event>: [Int]] = [:]
    for (index, step) in steps.enumerated() {
      for event in step.before + step.after { stepsOf[event, default: []].append(index) }
    }
    var events: [ID<Actor>: [ID<Event>]] = [:]
    for entry in chronology.entries {
      for actor in actors(of: entry.event) { events[actor, default: []].append(entry.event) }
    }
    let shown = Set(chronology.entries.map(\.event))
    var reached: Set<ID<Event>> = [event]
    var metActors: Set<ID<Actor>> = []
    var edge: Set<ID<Event>> = [event]
    for _ in 0..<max(depth, 0) {
      var next: Set<ID<Event>> = []
      for event in edge {
        next.formUnion(links[event] ?? [])
        for step in (stepsOf[event] ?? []).map({ steps[$0] }) {
          next.formUnion(step.after.contains(event) ? step.before : step.after)
        }
        // Each actor is followed once: all its events are reached then.
        for actor in actors(of: event) where metActors.insert(actor).inserted { next.formUnion(events[actor] ?? []) }
      }
      edge = next.subtracting(reached)
      if edge.isEmpty { break }
      reached.formUnion(edge)
    }
    return reached.intersection(shown)
  }

  /// The chart of some events only.
  public func keeping(_ events: Set<ID<Event>>) -> ChartInput {
    var result = self
    result.chronology.entries.removeAll { !events.contains($0.event) }
    result.chronology.groups = result.chronology.groups.compactMap { group in
      let kept = group.filter(events.contains)
      return kept.count > 1 ? kept : nil
    }
    return result
  }

  /// Actors of all mentions of an event, without repeats, in their order of appearance.
  public func actors(of event: ID<Event>) -> [ID<Actor>] {
    var seen: Set<ID<Actor>> = []
    return graph.events[event].mentions.flatMap { mention in
      graph.participants(of: graph.mentions[mention]).compactMap(\.actor)
    }.filter { seen.insert($0).inserted }
  }
}
