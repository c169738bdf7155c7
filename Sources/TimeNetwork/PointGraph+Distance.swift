extension PointGraph {
  /// The greatest total of any path of constraints from one point to another: `to - from` is at least that; nil if
  /// there is no path. The graph must hold no positive cycle.
  ///
  /// - Complexity: O(*k*) for the *k* points and edges that stand between the two in topological order of their
  ///   component; Bellman-Ford inside groups.
  func distance(from: TimePoint, to: TimePoint) -> Int? {
    guard let origin = position(of: from), let target = position(of: to) else { return from == to ? 0 : nil }
    let first = groupRange(of: origin).lowerBound
    let end = groupRange(of: target).upperBound
    guard first < end, componentRange(of: origin).contains(target) else { return nil }
    let distance = distances(from: origin, within: first..<end)[target - first]
    return distance == .min ? nil : distance
  }

  /// The greatest totals from `origin` to each position of `range`, `Int.min` where there is no path; `range` starts at
  /// the origin's group and ends with a group.
  func distances(from origin: Int, within range: Range<Int>) -> [Int] {
    var totals = [Int](repeating: .min, count: range.count)
    totals[origin - range.lowerBound] = 0
    var next = range.lowerBound
    while next < range.upperBound {
      let group = groupRange(of: next)
      next = group.upperBound
      var changed = true
      while changed {
        changed = false
        for position in group {
          let total = totals[position - range.lowerBound]
          guard total != .min else { continue }
          forEachEdge(from: position) { to, weight, _ in
            guard to < range.upperBound else { return }
            let sum = total.addingReportingOverflow(weight)
            guard !sum.overflow, sum.partialValue > totals[to - range.lowerBound] else { return }
            totals[to - range.lowerBound] = sum.partialValue
            changed = true
          }
        }
        if !mayHoldCycle(group) { break }
      }
    }
    return totals
  }

  /// The greatest totals from each position of `range` to `target`; `range` ends with the target's group and starts
  /// with a group.
  func distances(to target: Int, within range: Range<Int>) -> [Int] {
    var totals = [Int](repeating: .min, count: range.count)
    totals[target - range.lowerBound] = 0
    var next = range.upperBound
    while next > range.lowerBound {
      let group = groupRange(of: next - 1)
      next = group.lowerBound
      var changed = true
      while changed {
        changed = false
        for position in group.reversed() {
          let total = totals[position - range.lowerBound]
          guard total != .min else { continue }
          forEachEdge(to: position) { from, weight, _ in
            guard from >= range.lowerBound else { return }
            let sum = total.addingReportingOverflow(weight)
            guard !sum.overflow, sum.partialValue > totals[from - range.lowerBound] else { return }
            totals[from - range.lowerBound] = sum.partialValue
            changed = true
          }
        }
        if !mayHoldCycle(group) { break }
      }
    }
    return totals
  }
}
