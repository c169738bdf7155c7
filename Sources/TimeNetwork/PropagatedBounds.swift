internal import TimeModel

/// The tightest bounds of every point, as longest paths from the time origin, and the row that gives each.
///
/// Bounds are day numbers with `Int.min` and `Int.max` for "none". Bounds that constraints derive are cut at ±2^62 days
/// (a quarter of the axis): a weaker one is dropped, a stronger one is rounded towards weaker.
struct PropagatedBounds: Sendable {
  var lower: [Int]
  var upper: [Int]
  var lowerSource: [Source]
  var upperSource: [Source]

  static let limit = 1 << 62

  /// Bounds from the rows of each event alone, with start ≤ end. O(*n*).
  init(_ network: TimeNetwork, isActive: [Bool]) {
    let count = network.eventCount * 2
    lower = [Int](repeating: .min, count: count)
    upper = [Int](repeating: .max, count: count)
    lowerSource = [Source](repeating: .none, count: count)
    upperSource = lowerSource
    for row in network.statements.indices where isActive[row] {
      let statement = network.statements[row]
      let point = Int(statement.event) * 2
      raise(point, to: statement.bounds.earliestStart.number, row, network)
      lowerTop(point, to: statement.bounds.latestStart.number, row, network)
      raise(point + 1, to: statement.bounds.earliestEnd.number, row, network)
      lowerTop(point + 1, to: statement.bounds.latestEnd.number, row, network)
    }
    for point in stride(from: 0, to: count, by: 2) {
      if lower[point] > lower[point + 1] {
        lower[point + 1] = lower[point]
        lowerSource[point + 1] = .implicit
      }
      if upper[point + 1] < upper[point] {
        upper[point] = upper[point + 1]
        upperSource[point] = .implicit
      }
    }
  }

  /// Takes a lower bound of a row if it is stronger, or as strong and more trusted.
  private mutating func raise(_ point: Int, to bound: Int, _ row: Int, _ network: TimeNetwork) {
    guard bound != .min, bound != .max, bound >= lower[point] else { return }
    if bound == lower[point], let old = lowerSource[point].statement,
      !network.trustsMore(network.statements[row].claims, network.statements[old].claims)
    {
      return
    }
    lower[point] = bound
    lowerSource[point] = .statement(row)
  }

  /// Takes an upper bound of a row if it is stronger, or as strong and more trusted.
  private mutating func lowerTop(_ point: Int, to bound: Int, _ row: Int, _ network: TimeNetwork) {
    guard bound != .min, bound != .max, bound <= upper[point] else { return }
    if bound == upper[point], let old = upperSource[point].statement,
      !network.trustsMore(network.statements[row].claims, network.statements[old].claims)
    {
      return
    }
    upper[point] = bound
    upperSource[point] = .statement(row)
  }

  /// Carries bounds along the constraints. The graph must hold no positive cycle.
  ///
  /// - Complexity: O(*n* + *m*) where no group has a cycle of edges; inside a group Bellman-Ford.
  mutating func propagate(over graph: PointGraph) {
    for group in 0..<graph.groupCount {
      repeat {} while pushLower(group, graph) && graph.mayHoldCycle(group)
    }
    for group in (0..<graph.groupCount).reversed() {
      repeat {} while pushUpper(group, graph) && graph.mayHoldCycle(group)
    }
  }

  private mutating func pushLower(_ group: Int, _ graph: PointGraph) -> Bool {
    var changed = false
    for position in graph.positions(ofGroup: group) {
      let from = lower[Int(graph.points[position])]
      guard from != .min else { continue }
      for index in graph.outRange(position) {
        let edge = graph.outEdges[index]
        let (sum, overflows) = from.addingReportingOverflow(edge.weight)
        let bound = overflows ? (edge.weight > 0 ? PropagatedBounds.limit : .min) : min(sum, PropagatedBounds.limit)
        let target = Int(graph.points[Int(edge.to)])
        guard bound > lower[target], bound >= -PropagatedBounds.limit else { continue }
        lower[target] = bound
        lowerSource[target] = edge.source
        changed = true
      }
    }
    return changed
  }

  private mutating func pushUpper(_ group: Int, _ graph: PointGraph) -> Bool {
    var changed = false
    for position in graph.positions(ofGroup: group).reversed() {
      let to = upper[Int(graph.points[position])]
      guard to != .max else { continue }
      for index in graph.inRange(position) {
        let edge = graph.inEdges[index]
        let (difference, overflows) = to.subtractingReportingOverflow(edge.weight)
        let bound =
          overflows ? (edge.weight > 0 ? -PropagatedBounds.limit : .max) : max(difference, -PropagatedBounds.limit)
        let source = Int(graph.points[Int(edge.from)])
        guard bound < upper[source], bound <= PropagatedBounds.limit else { continue }
        upper[source] = bound
        upperSource[source] = edge.source
        changed = true
      }
    }
    return changed
  }

  /// Whether some point's bounds exclude each other.
  var firstViolation: Int? { lower.indices.first { lower[$0] > upper[$0] } }

  /// The point that the argument for `point`'s lower bound goes on at; nil at a row of `statements`.
  func lowerOrigin(of point: Int, _ network: TimeNetwork) -> Int? {
    let source = lowerSource[point]
    if source == .implicit { return point - 1 }
    return source.difference.map { Int(network.differences[$0].from) }
  }

  /// The point that the argument for `point`'s upper bound goes on at; nil at a row of `statements`.
  func upperOrigin(of point: Int, _ network: TimeNetwork) -> Int? {
    let source = upperSource[point]
    if source == .implicit { return point + 1 }
    return source.difference.map { Int(network.differences[$0].to) }
  }

  func bounds(of event: Int) -> TimeBounds {
    TimeBounds(
      earliestStart: Day(number: lower[event * 2]), latestStart: Day(number: upper[event * 2]),
      earliestEnd: Day(number: lower[event * 2 + 1]), latestEnd: Day(number: upper[event * 2 + 1]))
  }
}
