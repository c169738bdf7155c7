internal import TimeModel

/// What the constraints alone say about two events A and B, as greatest totals of paths.
struct PathTotals {
  /// From A's end to B's start; nil without a path.
  var endToStart: Int?
  /// From B's start to A's end; nil without a path.
  var startToEnd: Int?
  /// Whether a path connects any points of the two.
  var areConnected: Bool

  static let none = PathTotals(endToStart: nil, startToEnd: nil, areConnected: false)
}

extension Propagation {
  /// What the consistent core says about "`first` ended before `second` started"; never `disputed`.
  ///
  /// Exact for every network: definite and impossible equal enumeration of all datings, because a shortest path between
  /// two points either passes the time origin (then bounds decide) or not (then constraints alone do).
  /// - Complexity: O(1) unless constraints connect the two; else as `PointGraph.distance`.
  public func verdict(_ first: Int32, before second: Int32) -> OrderVerdict {
    verdict(first, before: second) { paths(first, second) }
  }

  func verdict(_ first: Int32, before second: Int32, paths: () -> PathTotals) -> OrderVerdict {
    guard first != second else { return .impossible }
    let end = Int(first) * 2 + 1
    let start = Int(second) * 2
    if values.upper(end) < values.lower(start) { return .definite }
    if values.upper(start) <= values.lower(end) { return .impossible }
    let paths = paths()
    if let total = paths.endToStart, total >= 1 { return .definite }
    if let total = paths.startToEnd, total >= 0 { return .impossible }
    if !paths.areConnected && !(bounds(of: first).isBounded && bounds(of: second).isBounded) { return .unrelated }
    return .possible(undecided(first, second))
  }

  private func paths(_ first: Int32, _ second: Int32) -> PathTotals {
    guard let position = graph.position(of: .start(of: first)), let other = graph.position(of: .start(of: second)),
      graph.componentRange(of: position).contains(other)
    else { return .none }
    let endToStart = graph.distance(from: .end(of: first), to: .start(of: second))
    let startToEnd = graph.distance(from: .start(of: second), to: .end(of: first))
    let areConnected =
      endToStart != nil || startToEnd != nil || graph.distance(from: .start(of: first), to: .end(of: second)) != nil
    return PathTotals(endToStart: endToStart, startToEnd: startToEnd, areConnected: areConnected)
  }

  /// The bound of the less known of the two points; of the first event if they are known equally well.
  private func undecided(_ first: Int32, _ second: Int32) -> Undecided {
    let end = Int(first) * 2 + 1
    let start = Int(second) * 2
    let latestEnd = Day(number: values.upper(end))
    let earliestStart = Day(number: values.lower(start))
    if width(end) >= width(start) {
      return Undecided(event: first, bound: .latestEnd, known: latestEnd, limit: earliestStart)
    }
    return Undecided(event: second, bound: .earliestStart, known: earliestStart, limit: latestEnd)
  }

  /// Days between a point's bounds; the greatest number if one is missing.
  private func width(_ point: Int) -> Int {
    guard values.lower(point) != .min, values.upper(point) != .max else { return .max }
    let width = values.upper(point).subtractingReportingOverflow(values.lower(point))
    return width.overflow ? .max : width.partialValue
  }
}

extension Propagation {
  /// Totals of paths between one event and all others of its component.
  struct Surroundings {
    private let propagation: Propagation
    private let range: Range<Int>
    private let fromStart, fromEnd, toStart, toEnd: [Int]

    /// - Complexity: O(*k*) for the *k* points and constraints of the event's component.
    init(of event: Int32, in propagation: Propagation) {
      self.propagation = propagation
      let graph = propagation.graph
      guard let start = graph.position(of: .start(of: event)), let end = graph.position(of: .end(of: event)) else {
        range = 0..<0
        (fromStart, fromEnd, toStart, toEnd) = ([], [], [], [])
        return
      }
      range = graph.componentRange(of: start)
      fromStart = graph.distances(from: start, within: range)
      fromEnd = graph.distances(from: end, within: range)
      toStart = graph.distances(to: start, within: range)
      toEnd = graph.distances(to: end, within: range)
    }

    /// Paths for "`other` before the event".
    func paths(from other: Int32) -> PathTotals {
      guard let (start, end) = indexes(of: other) else { return .none }
      return PathTotals(
        endToStart: total(toStart[end]), startToEnd: total(fromStart[end]),
        areConnected: toEnd[start] != .min || fromStart[end] != .min)
    }

    /// Paths for "the event before `other`".
    func paths(to other: Int32) -> PathTotals {
      guard let (start, end) = indexes(of: other) else { return .none }
      return PathTotals(
        endToStart: total(fromEnd[start]), startToEnd: total(toEnd[start]),
        areConnected: toEnd[start] != .min || fromStart[end] != .min)
    }

    private func indexes(of other: Int32) -> (start: Int, end: Int)? {
      guard !range.isEmpty, let start = propagation.graph.position(of: .start(of: other)), range.contains(start),
        let end = propagation.graph.position(of: .end(of: other))
      else { return nil }
      return (start - range.lowerBound, end - range.lowerBound)
    }

    private func total(_ value: Int) -> Int? { value == .min ? nil : value }
  }
}

extension Propagation {
  /// The least and the most days from one point to another in any dating; nil for a side without a bound.
  ///
  /// Exact, for the reason that verdicts are. Negative days lead back in time.
  /// - Complexity: as `PointGraph.distance`.
  public func days(from: TimePoint, to: TimePoint) -> (least: Int?, most: Int?) {
    (leastDays(from: from, to: to), leastDays(from: to, to: from).map { -$0 })
  }

  private func leastDays(from: TimePoint, to: TimePoint) -> Int? {
    let path = graph.distance(from: from, to: to)
    let (low, high) = (values.lower(Int(to.index)), values.upper(Int(from.index)))
    guard low != .min, high != .max else { return path }
    let (days, overflow) = low.subtractingReportingOverflow(high)
    return overflow ? path : max(days, path ?? .min)
  }
}
