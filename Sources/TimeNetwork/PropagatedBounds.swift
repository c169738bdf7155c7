internal import TimeModel

/// The tightest bounds of every point, as longest paths from the time origin, and the row that gives each.
///
/// Bounds are day numbers with `Int.min` and `Int.max` for "none". Bounds that constraints derive are cut at ±2^62 days
/// (a quarter of the axis): a weaker one is dropped, a stronger one is rounded towards weaker.
struct PropagatedBounds: Sendable {
  /// The bounds of one point.
  struct Pair: Sendable {
    var lower = Int.min
    var upper = Int.max
    var lowerSource = Source.none
    var upperSource = Source.none
  }

  private(set) var pairs: [Pair]

  static let limit = 1 << 62

  /// Bounds from the rows of each event alone, with start ≤ end. O(*n*).
  init(_ network: TimeNetwork, isActive: [Bool]) {
    pairs = [Pair](repeating: Pair(), count: network.eventCount * 2)
    pairs.withUnsafeMutableBufferPointer { pairs in
      for row in network.statements.indices where isActive[row] {
        let statement = network.statements[row]
        let point = Int(statement.event) * 2
        pairs[point].raiseLower(to: statement.bounds.earliestStart.number, row, network)
        pairs[point].reduceUpper(to: statement.bounds.latestStart.number, row, network)
        pairs[point + 1].raiseLower(to: statement.bounds.earliestEnd.number, row, network)
        pairs[point + 1].reduceUpper(to: statement.bounds.latestEnd.number, row, network)
      }
      for point in stride(from: 0, to: pairs.count, by: 2) {
        if pairs[point].lower > pairs[point + 1].lower {
          pairs[point + 1].lower = pairs[point].lower
          pairs[point + 1].lowerSource = .implicit
        }
        if pairs[point + 1].upper < pairs[point].upper {
          pairs[point].upper = pairs[point + 1].upper
          pairs[point].upperSource = .implicit
        }
      }
    }
  }

  /// Carries bounds along the constraints. The graph must hold no positive cycle.
  ///
  /// - Complexity: O(*n* + *m*) where no group has a cycle of edges; inside a group Bellman-Ford.
  mutating func propagate(over graph: PointGraph) {
    pairs.withUnsafeMutableBufferPointer { pairs in
      var next = 0
      while next < graph.points.count {
        let group = graph.groupRange(of: next)
        repeat {} while PropagatedBounds.pushLower(&pairs, group, graph) && graph.mayHoldCycle(group)
        next = group.upperBound
      }
      while next > 0 {
        let group = graph.groupRange(of: next - 1)
        repeat {} while PropagatedBounds.pushUpper(&pairs, group, graph) && graph.mayHoldCycle(group)
        next = group.lowerBound
      }
    }
  }

  private static func pushLower(
    _ pairs: inout UnsafeMutableBufferPointer<Pair>, _ group: Range<Int>, _ graph: PointGraph
  ) -> Bool {
    var changed = false
    for position in group {
      let from = pairs[Int(graph.points[position])].lower
      guard from != .min else { continue }
      graph.forEachEdge(from: position) { to, weight, source in
        let (sum, overflows) = from.addingReportingOverflow(weight)
        let bound = overflows ? (weight > 0 ? limit : .min) : min(sum, limit)
        let target = Int(graph.points[to])
        guard bound > pairs[target].lower, bound >= -limit else { return }
        pairs[target].lower = bound
        pairs[target].lowerSource = source
        changed = true
      }
    }
    return changed
  }

  private static func pushUpper(
    _ pairs: inout UnsafeMutableBufferPointer<Pair>, _ group: Range<Int>, _ graph: PointGraph
  ) -> Bool {
    var changed = false
    for position in group.reversed() {
      let to = pairs[Int(graph.points[position])].upper
      guard to != .max else { continue }
      graph.forEachEdge(to: position) { from, weight, edgeSource in
        let (difference, overflows) = to.subtractingReportingOverflow(weight)
        let bound = overflows ? (weight > 0 ? -limit : .max) : max(difference, -limit)
        let source = Int(graph.points[from])
        guard bound < pairs[source].upper, bound <= limit else { return }
        pairs[source].upper = bound
        pairs[source].upperSource = edgeSource
        changed = true
      }
    }
    return changed
  }

  /// Whether some point's bounds exclude each other.
  var firstViolation: Int? { pairs.indices.first { pairs[$0].lower > pairs[$0].upper } }
}

extension PropagatedBounds.Pair {
  /// Takes a lower bound of a row if it is stronger, or as strong and more trusted.
  @inline(__always)
  fileprivate mutating func raiseLower(to bound: Int, _ row: Int, _ network: TimeNetwork) {
    guard bound != .min, bound != .max, bound >= lower else { return }
    if bound == lower, !network.trustsMore(row, than: lowerSource) { return }
    lower = bound
    lowerSource = .statement(row)
  }

  /// Takes an upper bound of a row if it is stronger, or as strong and more trusted.
  @inline(__always)
  fileprivate mutating func reduceUpper(to bound: Int, _ row: Int, _ network: TimeNetwork) {
    guard bound != .min, bound != .max, bound <= upper else { return }
    if bound == upper, !network.trustsMore(row, than: upperSource) { return }
    upper = bound
    upperSource = .statement(row)
  }
}

extension TimeNetwork {
  /// Whether a row of `statements` is trusted more than the row that a bound comes from, or that is none.
  fileprivate func trustsMore(_ row: Int, than source: Source) -> Bool {
    guard let old = source.statement else { return true }
    return trustsMore(statements[row].claims, statements[old].claims)
  }

  /// The point that the argument for `point`'s lower bound goes on at; nil at a row of `statements`.
  func lowerOrigin(of point: Int, _ source: Source) -> Int? {
    if source == .implicit { return point - 1 }
    return source.difference.map { Int(differences[$0].from) }
  }

  /// The point that the argument for `point`'s upper bound goes on at; nil at a row of `statements`.
  func upperOrigin(of point: Int, _ source: Source) -> Int? {
    if source == .implicit { return point + 1 }
    return source.difference.map { Int(differences[$0].to) }
  }
}
