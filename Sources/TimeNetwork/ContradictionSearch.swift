internal import TimeModel

/// Finds minimal contradictions one after another and withdraws the least trusted claim of each.
struct ContradictionSearch {
  let network: TimeNetwork
  /// Whether each row of `statements` and `differences` still counts.
  private(set) var activeStatements: [Bool]
  private(set) var activeDifferences: [Bool]
  private(set) var found: [Contradiction] = []
  /// Rows by what they rest on; made at the first contradiction.
  private var index: RowIndex?

  init(_ network: TimeNetwork) {
    self.network = network
    activeStatements = network.statements.map { network.counts($0.claims) }
    activeDifferences = network.differences.map { network.counts($0.claims) }
  }

  /// Withdraws claims until the rest is consistent, and returns what holds then.
  mutating func run() -> (bounds: PropagatedBounds, graph: PointGraph) {
    while true {
      let graph = consistentGraph()
      var bounds = PropagatedBounds(network, isActive: activeStatements)
      bounds.propagate(over: graph)
      if !settleViolations(bounds) { return (bounds, graph) }
    }
  }

  /// The graph of the constraints, after those that contradict each other without any bound.
  private mutating func consistentGraph() -> PointGraph {
    while true {
      let graph = PointGraph(network, isActive: activeDifferences)
      var changed = false
      var next = 0
      while next < graph.points.count && graph.mayHoldCycles {
        let range = graph.groupRange(of: next)
        next = range.upperBound
        guard graph.mayHoldCycle(range) else { continue }
        var edges: [WeightedEdge] = []
        for position in range {
          graph.forEachEdge(from: position) { to, weight, source in
            guard range.contains(to) && isActive(source) else { return }
            edges.append(
              WeightedEdge(
                from: Int32(position - range.lowerBound), to: Int32(to - range.lowerBound), weight: weight,
                source: source))
          }
        }
        while let cycle = positiveCycle(nodeCount: range.count, edges: edges) {
          settle(cycle.map(\.source))
          edges.removeAll { !isActive($0.source) }
          changed = true
        }
      }
      if !changed { return graph }
    }
  }

  /// Settles the contradictions that violated bounds show and that share no withdrawn claim; whether there was one.
  private mutating func settleViolations(_ bounds: PropagatedBounds) -> Bool {
    guard let first = bounds.firstViolation else { return false }
    // Points whose argument rests on a withdrawn row; their bounds are stale until the next round.
    let pairs = bounds.pairs
    var isStaleBelow = [Bool](repeating: false, count: pairs.count)
    var isStaleAbove = isStaleBelow
    for point in first..<pairs.count where pairs[point].lower > pairs[point].upper {
      var rows: [Source] = []
      guard
        follow(point, \.lowerSource, pairs, &isStaleBelow, &rows, next: network.lowerOrigin),
        follow(point, \.upperSource, pairs, &isStaleAbove, &rows, next: network.upperOrigin)
      else { continue }
      settle(rows)
    }
    return true
  }

  /// Collects the rows of the argument for one bound; false, and the points marked, if one is withdrawn.
  private func follow(
    _ point: Int, _ source: KeyPath<PropagatedBounds.Pair, Source>, _ pairs: [PropagatedBounds.Pair],
    _ isStale: inout [Bool], _ rows: inout [Source], next: (Int, Source) -> Int?
  ) -> Bool {
    var current: Int? = point
    var visited: [Int] = []
    while let point = current {
      visited.append(point)
      let row = pairs[point][keyPath: source]
      if isStale[point] || !isActive(row) {
        for point in visited { isStale[point] = true }
        return false
      }
      rows.append(row)
      current = next(point, row)
    }
    return true
  }

  private func isActive(_ source: Source) -> Bool {
    if let row = source.statement { return activeStatements[row] }
    if let row = source.difference { return activeDifferences[row] }
    return true
  }

  /// Reports the contradiction that some rows form, made minimal, and withdraws its least trusted claim.
  private mutating func settle(_ rows: [Source]) {
    let index = self.index ?? RowIndex(network)
    self.index = index
    var cycle = rows
    var claims = Set(rows.flatMap { network.claims(of: $0) })
    for claim in claims.sorted(by: { network.trustsLess($1, $0) }) where claims.contains(claim) {
      if let smaller = self.cycle(within: claims.subtracting([claim]), around: events(of: cycle), index) {
        cycle = smaller
        claims = Set(smaller.flatMap { network.claims(of: $0) })
      }
    }
    let withdrawn = claims.min(by: network.trustsLess)
    found.append(
      Contradiction(
        claims: claims.sorted(), withdrawn: withdrawn, events: events(of: cycle),
        includesConstraint: cycle.contains { $0.difference != nil }))
    if let withdrawn {
      for row in index.rows(of: withdrawn) { deactivate(row) }
    } else if let last = cycle.max(by: { ($0.difference ?? -1, $0.code) < ($1.difference ?? -1, $1.code) }) {
      deactivate(last)
    }
  }

  private mutating func deactivate(_ row: Source) {
    if let row = row.statement { activeStatements[row] = false }
    if let row = row.difference { activeDifferences[row] = false }
  }

  private func events(of rows: [Source]) -> [Int32] {
    var events: Set<Int32> = []
    for row in rows {
      if let statement = row.statement { events.insert(network.statements[statement].event) }
      if let difference = row.difference {
        events.insert(network.differences[difference].from >> 1)
        events.insert(network.differences[difference].to >> 1)
      }
    }
    return events.sorted()
  }

  /// Rows of a contradiction that rests on `claims` alone, and on rows without claims that hang together with those or
  /// with `around`; nil if there is none.
  private func cycle(within claims: Set<Int32>, around: [Int32], _ index: RowIndex) -> [Source]? {
    var nodes: [Int32: Int32] = [:]
    var events: [Int32] = []
    var edges: [WeightedEdge] = []
    var seen: Set<Source> = []

    // Node 0 is the time origin; each event takes two more.
    func node(_ point: Int32) -> Int32 {
      if let start = nodes[point >> 1] { return start + point & 1 }
      let start = Int32(nodes.count * 2 + 1)
      nodes[point >> 1] = start
      events.append(point >> 1)
      edges.append(WeightedEdge(from: start, to: start + 1, weight: 0, source: .implicit))
      return start + point & 1
    }
    func include(_ row: Source) {
      guard isActive(row), seen.insert(row).inserted, network.claims(of: row).allSatisfy(claims.contains) else {
        return
      }
      if let number = row.difference {
        let difference = network.differences[number]
        edges.append(
          WeightedEdge(
            from: node(difference.from), to: node(difference.to), weight: difference.minimum, source: row))
      } else if let number = row.statement {
        let statement = network.statements[number]
        let start = node(statement.event * 2)
        for (point, low, high) in [
          (start, statement.bounds.earliestStart, statement.bounds.latestStart),
          (start + 1, statement.bounds.earliestEnd, statement.bounds.latestEnd),
        ] {
          if low.isFinite { edges.append(WeightedEdge(from: 0, to: point, weight: low.number, source: row)) }
          if high.isFinite { edges.append(WeightedEdge(from: point, to: 0, weight: -high.number, source: row)) }
        }
      }
    }

    for event in around { _ = node(event * 2) }
    for claim in claims.sorted() { index.rows(of: claim).forEach(include) }
    var next = 0
    while next < events.count {
      index.unclaimedRows(of: events[next]).forEach(include)
      next += 1
    }
    return positiveCycle(nodeCount: nodes.count * 2 + 1, edges: edges)?.map(\.source)
  }
}

extension TimeNetwork {
  /// Whether none of a row's claims is withdrawn.
  func counts(_ range: ClaimRange) -> Bool {
    withdrawn.isEmpty || !claims[range.indices].contains(where: withdrawn.contains)
  }
}
