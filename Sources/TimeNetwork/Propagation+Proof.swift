extension Propagation {
  /// The claims that prove "`first` ended before `second` started", in the order of the argument, from as few rows as
  /// possible; nil unless the verdict is definite. Rows without claims (and start ≤ end) add nothing to it.
  ///
  /// For the grade of an answer: a verdict that stays definite in `network.without(doubtful).propagated()` needs none
  /// of the doubtful claims.
  public func proof(_ first: Int32, before second: Int32) -> [Int32]? {
    proof(that: .start(of: second), isAfter: .end(of: first), byAtLeast: 1)
  }

  /// The claims that prove that `first` cannot have ended before `second` started; nil unless the verdict is
  /// impossible.
  public func refutation(_ first: Int32, before second: Int32) -> [Int32]? {
    first == second ? [] : proof(that: .end(of: first), isAfter: .start(of: second), byAtLeast: 0)
  }

  /// The claims that prove `later - earlier >= days`; nil if it does not follow.
  private func proof(that later: TimePoint, isAfter earlier: TimePoint, byAtLeast days: Int) -> [Int32]? {
    // Most proofs are short. What is found within some rows a side is the shortest of all once no side of a shorter one
    // could hold more rows than that.
    let followsFromBounds = exceeds(values.lower(Int(later.index)), values.upper(Int(earlier.index)), by: days)
    for limit in [1, 2, 4, 8, 16] {
      let below = StepSearch(from: later, backwards: true, in: self, limit: limit)
      let above = StepSearch(from: earlier, backwards: false, in: self, limit: limit)
      var short = followsFromBounds ? boundProof(below, above, days) : nil
      if let path = above.path(to: later, atLeast: days), path.count < short?.count ?? .max { short = path }
      if let short, short.count <= limit + 1 { return claims(short) }
      if !below.isCutShort, !above.isCutShort { break }
    }
    let below = StepSearch(from: later, backwards: true, in: self)
    let above = StepSearch(from: earlier, backwards: false, in: self)
    var proofs: [[Source]] = []
    if followsFromBounds {
      // Where the search was cut short, the tightest bounds' own rows.
      proofs.append(boundProof(below, above, days) ?? tightestProof(later, earlier))
    }
    if let path = above.path(to: later, atLeast: days) {
      proofs.append(path)
    } else if above.isCutShort || proofs.isEmpty, let path = longestPath(from: earlier, to: later, atLeast: days) {
      proofs.append(path)
    }
    return proofs.min(by: { $0.count < $1.count }).map(claims)
  }

  private func claims(_ rows: [Source]) -> [Int32] {
    var seen: Set<Int32> = []
    return rows.flatMap { network.claims(of: $0) }.filter { seen.insert($0).inserted }
  }

  /// The rows that give the propagated bounds of both points.
  private func tightestProof(_ later: TimePoint, _ earlier: TimePoint) -> [Source] {
    let above = chain(from: Int(earlier.index), values.upperSource, next: network.upperOrigin)
    let below = chain(from: Int(later.index), values.lowerSource, next: network.lowerOrigin)
    return above + below.reversed()
  }

  private func exceeds(_ lower: Int, _ upper: Int, by days: Int) -> Bool {
    days == 0 ? lower >= upper : lower > upper
  }

  /// The rows from both sides that suffice, fewest first.
  private func boundProof(_ below: StepSearch, _ above: StepSearch, _ days: Int) -> [Source]? {
    var best: (rows: Int, lower: StepSearch.Anchor, upper: StepSearch.Anchor)?
    for lower in below.anchors {
      for upper in above.anchors where lower.rows + upper.rows < best?.rows ?? .max {
        if exceeds(lower.bound, upper.bound, by: days) {
          best = (lower.rows + upper.rows, lower, upper)
          break
        }
      }
    }
    return best.map { above.rows(to: $0.upper) + below.rows(to: $0.lower).reversed() }
  }

  /// Rows from a point to the time origin, nearest first.
  private func chain(
    from point: Int, _ source: (Int) -> Source, next: (Int, Source) -> Int?
  ) -> [Source] {
    var rows: [Source] = []
    var current: Int? = point
    while let point = current {
      let row = source(point)
      if row != .implicit { rows.append(row) }
      current = next(point, row)
    }
    return rows
  }

  /// Rows of the path with the greatest total, found backwards from the totals.
  private func longestPath(from earlier: TimePoint, to later: TimePoint, atLeast days: Int) -> [Source]? {
    guard let origin = graph.position(of: earlier), let target = graph.position(of: later) else { return nil }
    let range = graph.componentRange(of: origin)
    guard range.contains(target) else { return nil }
    let totals = graph.distances(from: origin, within: range)
    guard totals[target - range.lowerBound] >= days else { return nil }
    // Breadth-first over the edges that attain the totals, so that cycles of total 0 cannot catch the walk.
    var arrivals: [Int: (from: Int, source: Source)] = [:]
    var queue = [origin]
    var next = 0
    while next < queue.count, arrivals[target] == nil {
      let position = queue[next]
      next += 1
      graph.forEachEdge(from: position) { to, weight, source in
        guard to != origin, arrivals[to] == nil,
          totals[position - range.lowerBound] + weight == totals[to - range.lowerBound]
        else { return }
        arrivals[to] = (position, source)
        queue.append(to)
      }
    }
    var rows: [Source] = []
    var position = target
    while position != origin, let edge = arrivals[position] {
      if edge.source != .implicit { rows.append(edge.source) }
      position = edge.from
    }
    return rows.reversed()
  }
}
