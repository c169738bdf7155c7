import TimeModel
import TimeNetwork

/// An oracle for networks of any size that shares no code with the engine: all points and the time origin in one matrix
/// of greatest differences.
///
/// Bellman, "On a routing problem", 1958, and Ford, "Network flow theory", 1956, from every node in turn; a node that
/// lies more than 0 after itself shows that the rows contradict each other.
struct LongestPaths {
  private let nodeCount: Int
  private let edges: [(from: Int, to: Int, weight: Int)]
  /// Greatest differences from the first index to the second; nil where no path leads, and all of it if a cycle does.
  private(set) var distances: [[Int?]]?

  /// The time origin is node 0; the start of event *n* is node 2*n* + 1, its end the next.
  static func node(_ point: TimePoint) -> Int { Int(point.event) * 2 + (point.isEnd ? 2 : 1) }

  init(
    _ problem: RandomProblem, adding extra: [Difference] = [], withBounds: Bool = true,
    _ isIncluded: (RandomProblem.Row) -> Bool = { _ in true }
  ) {
    var edges = (0..<problem.eventCount).map { (from: $0 * 2 + 1, to: $0 * 2 + 2, weight: 0) }
    for row in problem.rows where isIncluded(row) {
      if let bounds = row.bounds, withBounds {
        let start = Int(row.event) * 2 + 1
        for (node, low, high) in [
          (start, bounds.earliestStart, bounds.latestStart), (start + 1, bounds.earliestEnd, bounds.latestEnd),
        ] {
          if low.isFinite { edges.append((0, node, low.number)) }
          if high.isFinite { edges.append((node, 0, -high.number)) }
        }
      }
      if let difference = row.difference { edges.append(LongestPaths.edge(difference)) }
    }
    edges += extra.map(LongestPaths.edge)
    self.edges = edges
    nodeCount = problem.eventCount * 2 + 1
    distances = (0..<nodeCount).reduce(into: [[Int?]]?.some([])) { rows, origin in
      guard let row = distances(from: origin) else {
        rows = nil
        return
      }
      rows?.append(row)
    }
  }

  var isConsistent: Bool { distances != nil }

  private static func edge(_ difference: Difference) -> (from: Int, to: Int, weight: Int) {
    (node(difference.from), node(difference.to), difference.minimum)
  }

  /// Nil if a cycle of a total over 0 can be reached.
  private func distances(from origin: Int) -> [Int?]? {
    var totals = [Int?](repeating: nil, count: nodeCount)
    totals[origin] = 0
    for round in 0...nodeCount {
      var changed = false
      for edge in edges {
        guard let total = totals[edge.from], total + edge.weight > totals[edge.to] ?? .min else { continue }
        totals[edge.to] = total + edge.weight
        changed = true
      }
      if !changed { return totals }
      if round == nodeCount { return nil }
    }
    return totals
  }
}
