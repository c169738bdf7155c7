internal import EventGraph
internal import TimeModel
internal import TimeNetwork

/// Puts events in order and marks where the order is unknown.
struct Chronologist {
  private let graph: EventGraph
  private let propagation: Propagation
  private let bounds: [TimeBounds]
  private let rank: [Int32]

  /// - Parameter usesOwnBounds: whether bounds that Linking found may tighten the propagated ones; not where claims are
  ///   withdrawn.
  init(_ graph: EventGraph, _ propagation: Propagation, usesOwnBounds: Bool) {
    self.graph = graph
    self.propagation = propagation
    bounds = graph.events.indices.map { index in
      let own = graph.events[index].time
      let propagated = propagation.bounds(of: Int32(index))
      let both = propagated.intersection(own)
      return both.isConsistent && usesOwnBounds ? both : propagated
    }
    rank = Chronologist.ranks(graph)
  }

  func chronology() -> Chronology {
    let order = graph.events.indices.sorted(by: precedes)
    let entries = order.map { Chronology.Entry(event: ID($0), bounds: bounds[$0]) }
    return Chronology(entries: entries, groups: groups(order))
  }

  /// Earliest start, latest end, stated rank, finer precision, id. What nothing dates comes last.
  private func precedes(_ a: Int, _ b: Int) -> Bool {
    let (undatedA, undatedB) = (isUndated(a), isUndated(b))
    if undatedA != undatedB { return undatedB }
    let (left, right) = (bounds[a], bounds[b])
    if left.earliestStart != right.earliestStart { return left.earliestStart < right.earliestStart }
    if left.latestEnd != right.latestEnd { return left.latestEnd < right.latestEnd }
    if rank[a] != rank[b] { return rank[a] < rank[b] }
    let (fineA, fineB) = (precision(a), precision(b))
    if fineA != fineB { return fineA > fineB }
    let (keyA, keyB) = (graph.stableID(ID<Event>(a)), graph.stableID(ID<Event>(b)))
    return keyA == keyB ? a < b : keyA < keyB
  }

  private func isUndated(_ event: Int) -> Bool {
    graph.events[event].value == nil && !propagation.bounds(of: Int32(event)).isBounded
  }

  private func precision(_ event: Int) -> UInt8 {
    switch graph.events[event].value {
    case .date(let date): date.granularity.rawValue + 2
    case .interval: 1
    case .within, nil: 0
    }
  }

  /// Runs in which no entry is known to start before another; events that nothing dates belong to none.
  private func groups(_ order: [Int]) -> [[ID<Event>]] {
    var groups: [[ID<Event>]] = []
    var run: [Int] = []
    var leastStart = Day.unboundedFuture
    func close() {
      if run.count > 1 { groups.append(run.map { ID($0) }) }
      run = []
      leastStart = .unboundedFuture
    }
    for event in order where !isUndated(event) {
      let isOpen = leastStart >= bounds[event].earliestStart && !isOrdered(event, after: run)
      if !isOpen { close() }
      run.append(event)
      leastStart = min(leastStart, bounds[event].latestStart)
    }
    close()
    return groups
  }

  /// Whether the text orders an event against one of the last of a run.
  private func isOrdered(_ event: Int, after run: [Int]) -> Bool {
    guard rank[event] > 0 else { return false }
    return run.suffix(32).contains { other in
      propagation.verdict(Int32(other), before: Int32(event)) == .definite
    }
  }

  /// The greatest number of stated orders that lead to each event; 0 for all on a cycle. O(*n* + *m*).
  private static func ranks(_ graph: EventGraph) -> [Int32] {
    var edges: [(from: Int32, to: Int32)] = []
    for relation in graph.relations {
      guard let from = graph.mentions[relation.from].event, let to = graph.mentions[relation.to].event, from != to
      else { continue }
      switch relation.kind {
      case .before, .causes, .meets: edges.append((from.index, to.index))
      case .after, .respondsTo, .revokes, .reports: edges.append((to.index, from.index))
      case .during, .partOf, .sameAs, .starts, .finishes, .simultaneous, .overlaps: break
      }
    }
    edges.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    var first = [Int](repeating: 0, count: graph.events.count + 1)
    var waiting = [Int](repeating: 0, count: graph.events.count)
    for edge in edges {
      first[Int(edge.from) + 1] += 1
      waiting[Int(edge.to)] += 1
    }
    for event in graph.events.indices { first[event + 1] += first[event] }
    var rank = [Int32](repeating: 0, count: graph.events.count)
    var queue = graph.events.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < queue.count {
      let event = queue[next]
      next += 1
      for edge in edges[first[event]..<first[event + 1]] {
        let to = Int(edge.to)
        rank[to] = max(rank[to], rank[event] + 1)
        waiting[to] -= 1
        if waiting[to] == 0 { queue.append(to) }
      }
    }
    for event in graph.events.indices where waiting[event] > 0 { rank[event] = 0 }
    return rank
  }
}
