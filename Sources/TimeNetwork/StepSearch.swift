internal import TimeModel

/// The best bound on one point that 1, 2, 3 … rows can give, breadth-first over constraints; start ≤ end is free.
///
/// Backwards it looks for lower bounds (from the point against the constraints), forwards for upper bounds.
/// - Complexity: O(*h* *k*) for *h* ≤ 64 layers and the *k* constraints around the point; at most 65,536 steps.
struct StepSearch {
  /// A bound reached with some rows.
  struct Anchor {
    /// Rows used, the bound's own included.
    var rows: Int
    var bound: Int
    /// The row of `statements` that the argument ends at.
    var statement: Int
    fileprivate var step: Int
  }

  private struct Step {
    var point: TimePoint
    /// Total of the constraints between the searched point and this one.
    var total: Int
    var source: Source
    var parent: Int
    var rows: Int
  }

  static let layerLimit = 64
  private static let stepLimit = 65_536

  /// Each stronger than the one before, with more rows.
  private(set) var anchors: [Anchor] = []
  private var steps: [Step] = []
  /// Whether longer arguments remain that were not tried.
  private(set) var isCutShort = false

  /// - Parameter limit: rows of the longest argument that is tried.
  init(from point: TimePoint, backwards: Bool, in propagation: Propagation, limit: Int = StepSearch.layerLimit) {
    let graph = propagation.graph
    var totals: [TimePoint: Int] = [:]
    var layer = 0..<0

    func add(_ step: Step, to steps: inout [Step]) {
      if let old = totals[step.point], old >= step.total { return }
      totals[step.point] = step.total
      steps.append(step)
      if step.point.isEnd == backwards {
        // The other point of the event, by start ≤ end.
        let other = TimePoint(index: step.point.index ^ 1)
        if let old = totals[other], old >= step.total { return }
        totals[other] = step.total
        steps.append(
          Step(point: other, total: step.total, source: .implicit, parent: steps.count - 1, rows: step.rows))
      }
    }

    add(Step(point: point, total: 0, source: .none, parent: -1, rows: 0), to: &steps)
    layer = 0..<steps.count
    for rows in 1...limit where !layer.isEmpty && steps.count < StepSearch.stepLimit {
      anchor(layer, backwards, propagation)
      let begin = steps.count
      for index in layer {
        let step = steps[index]
        guard totals[step.point] == step.total, let position = graph.position(of: step.point) else { continue }
        for edge in backwards ? graph.steps(to: position) : graph.steps(from: position) {
          let sum = step.total.addingReportingOverflow(graph.weight(edge))
          if sum.overflow { continue }
          let point = TimePoint(index: graph.points[Int(edge.position)])
          add(
            Step(point: point, total: sum.partialValue, source: edge.source, parent: index, rows: rows), to: &steps)
        }
      }
      layer = begin..<steps.count
    }
    isCutShort = !layer.isEmpty
  }

  /// Adds the strongest bound that the points of one layer give, if it is stronger than those before.
  private mutating func anchor(_ layer: Range<Int>, _ backwards: Bool, _ propagation: Propagation) {
    let network = propagation.network
    var best: Anchor?
    for index in layer {
      let step = steps[index]
      propagation.statementsByEvent.forEach(of: step.point.event) { row in
        let statement = network.statements[row]
        let bounds = statement.bounds
        let day =
          backwards
          ? (step.point.isEnd ? bounds.earliestEnd : bounds.earliestStart)
          : (step.point.isEnd ? bounds.latestEnd : bounds.latestStart)
        guard day.isFinite else { return }
        let sum =
          backwards
          ? day.number.addingReportingOverflow(step.total) : day.number.subtractingReportingOverflow(step.total)
        guard !sum.overflow else { return }
        let bound = sum.partialValue
        if let old = best ?? anchors.last {
          let isEqual = bound == old.bound
          guard backwards ? bound >= old.bound : bound <= old.bound else { return }
          if isEqual
            && (best == nil
              || !network.trustsMore(statement.claims, network.statements[old.statement].claims))
          {
            return
          }
        }
        best = Anchor(rows: step.rows + 1, bound: bound, statement: row, step: index)
      }
    }
    if let best { anchors.append(best) }
  }

  /// Rows from the searched point to an anchor, nearest first.
  func rows(to anchor: Anchor) -> [Source] { rows(to: anchor.step) + [.statement(anchor.statement)] }

  /// The rows of the first path to `target` with a total of at least `total`, nearest first.
  func path(to target: TimePoint, atLeast total: Int) -> [Source]? {
    steps.firstIndex { $0.point == target && $0.total >= total }.map { rows(to: $0) }
  }

  private func rows(to step: Int) -> [Source] {
    var rows: [Source] = []
    var index = step
    while index >= 0 {
      let source = steps[index].source
      if source != .none && source != .implicit { rows.append(source) }
      index = steps[index].parent
    }
    return rows.reversed()
  }
}
