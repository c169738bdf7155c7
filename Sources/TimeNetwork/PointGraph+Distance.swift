extension PointGraph {
  /// The greatest total of any path of constraints from one point to another: `to - from` is at least that; nil if
  /// there is no path. The graph must hold no positive cycle.
  ///
  /// - Complexity: O(*k*) for the *k* points and edges that stand between the two in topological order of their
  ///   component; Bellman-Ford inside groups.
  func distance(from: TimePoint, to: TimePoint) -> Int? {
    guard let origin = position(of: from), let target = position(of: to), components[origin] == components[target],
      groups[origin] <= groups[target]
    else { return from == to ? 0 : nil }
    let first = Int(groupStarts[Int(groups[origin])])
    let last = Int(groupStarts[Int(groups[target]) + 1])
    let distance = distances(from: origin, within: first..<last)[target - first]
    return distance == .min ? nil : distance
  }

  /// The greatest totals from `origin` to each position of `range`, `Int.min` where there is no path; `range` starts at
  /// the origin's group and ends with a group.
  func distances(from origin: Int, within range: Range<Int>) -> [Int] {
    var totals = [Int](repeating: .min, count: range.count)
    totals[origin - range.lowerBound] = 0
    guard !range.isEmpty else { return totals }
    for group in Int(groups[range.lowerBound])...Int(groups[range.upperBound - 1]) {
      var changed = true
      while changed {
        changed = false
        for position in positions(ofGroup: group) {
          let total = totals[position - range.lowerBound]
          guard total != .min else { continue }
          for index in outRange(position) {
            let edge = outEdges[index]
            guard Int(edge.to) < range.upperBound else { continue }
            let sum = total.addingReportingOverflow(edge.weight)
            guard !sum.overflow, sum.partialValue > totals[Int(edge.to) - range.lowerBound] else { continue }
            totals[Int(edge.to) - range.lowerBound] = sum.partialValue
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
    for group in (Int(groups[range.lowerBound])...Int(groups[range.upperBound - 1])).reversed() {
      var changed = true
      while changed {
        changed = false
        for position in positions(ofGroup: group).reversed() {
          let total = totals[position - range.lowerBound]
          guard total != .min else { continue }
          for index in inRange(position) {
            let edge = inEdges[index]
            guard Int(edge.from) >= range.lowerBound else { continue }
            let sum = total.addingReportingOverflow(edge.weight)
            guard !sum.overflow, sum.partialValue > totals[Int(edge.from) - range.lowerBound] else { continue }
            totals[Int(edge.from) - range.lowerBound] = sum.partialValue
            changed = true
          }
        }
        if !mayHoldCycle(group) { break }
      }
    }
    return totals
  }
}
