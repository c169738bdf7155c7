internal import TimeModel

/// Propagated bounds in sorted order, for counts and nearest events without a look at every event.
public struct OrderIndex: Sendable {
  private let propagation: Propagation
  /// Events by propagated latest end, earliest end, earliest start and latest start, with the bounds beside.
  private let byLatestEnd, byEarliestEnd, byEarliestStart, byLatestStart: SortedBounds
  /// Latest ends in the order of earliest ends.
  private let latestEnds: MaximumTree

  /// - Complexity: O(*n*) where the bounds lie within as many days as there are events, else O(*n* log *n*); about 28
  ///   bytes an event, or 60.
  public init(_ propagation: Propagation) {
    self.propagation = propagation
    byLatestEnd = SortedBounds(propagation.values.upper, isEnd: true)
    byEarliestEnd = SortedBounds(propagation.values.lower, isEnd: true)
    byEarliestStart = SortedBounds(propagation.values.lower, isEnd: false)
    byLatestStart = SortedBounds(propagation.values.upper, isEnd: false)
    latestEnds = MaximumTree(byEarliestEnd.events.map { propagation.values.upper[Int($0) * 2 + 1] })
  }

  /// How many events definitely ended before `event` started.
  ///
  /// - Complexity: O(log *n*), and O(*k*) more for the constraints of the event's component.
  public func countDefinitelyBefore(_ event: Int32) -> Int {
    let start = propagation.values.lower[Int(event) * 2]
    return byLatestEnd.count(below: start)
      + countByPaths(.start(of: event), isOrigin: false, atLeast: 1) { propagation.values.upper[$0] >= start }
  }

  /// How many events definitely started after `event` ended. As `countDefinitelyBefore(_:)`.
  public func countDefinitelyAfter(_ event: Int32) -> Int {
    let end = propagation.values.upper[Int(event) * 2 + 1]
    let byBounds = end == .max ? 0 : byEarliestStart.events.count - byEarliestStart.count(below: end + 1)
    return byBounds
      + countByPaths(.end(of: event), isOrigin: true, atLeast: 1) { propagation.values.lower[$0] <= end }
  }

  /// How many other events cannot have ended before `event` started. As `countDefinitelyBefore(_:)`.
  public func countImpossiblyBefore(_ event: Int32) -> Int {
    let start = propagation.values.upper[Int(event) * 2]
    let byBounds = byEarliestEnd.events.count - byEarliestEnd.count(below: start)
    let itself = propagation.values.lower[Int(event) * 2 + 1] >= start ? 1 : 0
    return byBounds - itself
      + countByPaths(.start(of: event), isOrigin: true, atLeast: 0) { propagation.values.lower[$0] < start }
  }

  /// How many other events cannot have started after `event` ended. As `countDefinitelyBefore(_:)`.
  public func countImpossiblyAfter(_ event: Int32) -> Int {
    let end = propagation.values.lower[Int(event) * 2 + 1]
    // .max marks "no latest start" and never lies at or before an end.
    let byBounds = end == .min ? 0 : byLatestStart.count(below: end + 1)
    let itself = propagation.values.upper[Int(event) * 2] <= end ? 1 : 0
    return byBounds - itself
      + countByPaths(.end(of: event), isOrigin: false, atLeast: 0) { propagation.values.upper[$0] > end }
  }

  /// The events that by their bounds definitely ended before `event` started, nearest first.
  ///
  /// - Complexity: O(log *n* + *count*).
  public func nearestBefore(_ event: Int32, count: Int) -> [Int32] {
    let end = byLatestEnd.count(below: propagation.values.lower[Int(event) * 2])
    return byLatestEnd.events[max(0, end - max(0, count))..<end].reversed()
  }

  /// The events that by their bounds definitely started after `event` ended, nearest first.
  public func nearestAfter(_ event: Int32, count: Int) -> [Int32] {
    let end = propagation.values.upper[Int(event) * 2 + 1]
    guard end != .max else { return [] }
    let begin = byEarliestStart.count(below: end + 1)
    return Array(byEarliestStart.events[begin...].prefix(max(0, count)))
  }

  /// The events that by their bounds may have ended before `event` started, and need not have; those that may have
  /// ended latest first.
  ///
  /// Paths of constraints may still decide: `Propagation.verdict(_:before:)` says it of each.
  /// - Complexity: O(*count* log *n*).
  public func possiblyBefore(_ event: Int32, count: Int) -> [Int32] {
    let values = propagation.values
    let (low, high) = (values.lower[Int(event) * 2], values.upper[Int(event) * 2])
    var found: [Int32] = []
    latestEnds.forEach(below: byEarliestEnd.count(below: high), atLeast: low) { position in
      let other = byEarliestEnd.events[position]
      if other != event { found.append(other) }
      return found.count < count
    }
    return found
  }

  /// Counts the other events whose opposite point (end for a start, start for an end) a path of at least `least` days
  /// connects with `point`, from it or to it, and that fit.
  private func countByPaths(_ point: TimePoint, isOrigin: Bool, atLeast least: Int, where fits: (Int) -> Bool) -> Int {
    let graph = propagation.graph
    guard let position = graph.position(of: point) else { return 0 }
    if graph.isForward {
      return countNearby(point, position, isOrigin: isOrigin, atLeast: least, where: fits)
    }
    let component = graph.componentRange(of: position)
    let group = graph.positions(ofGroup: Int(graph.groups[position]))
    let range = isOrigin ? group.lowerBound..<component.upperBound : component.lowerBound..<group.upperBound
    let totals =
      isOrigin ? graph.distances(from: position, within: range) : graph.distances(to: position, within: range)
    var count = 0
    for (total, position) in zip(totals, range) where total >= least {
      let other = TimePoint(index: graph.points[position])
      if other.event != point.event && other.isEnd != point.isEnd && fits(Int(other.index)) { count += 1 }
    }
    return count
  }

  /// The same where no constraint has a negative minimum and none lie on a circle. Bounds then only grow along paths, so
  /// that whatever stands behind a point that does not fit does not fit either, and the search ends there.
  ///
  /// - Complexity: O(*k*²) for the *k* points that fit and a path connects with `point`: mostly none or a few.
  private func countNearby(
    _ point: TimePoint, _ position: Int, isOrigin: Bool, atLeast least: Int, where fits: (Int) -> Bool
  ) -> Int {
    let graph = propagation.graph
    let edges = isOrigin ? graph.outEdges[graph.outRange(position)] : graph.inEdges[graph.inRange(position)]
    if !edges.contains(where: { fits(Int(graph.points[Int(isOrigin ? $0.to : $0.from)])) }) { return 0 }
    // Positions reached, with totals cut at `least`: more does not matter.
    var reached: [(position: Int32, total: Int)] = [(Int32(position), 0)]
    var known: [Int32: Int] = [:]
    var next = 0
    while next < reached.count {
      let (place, total) = reached[next]
      next += 1
      for index in isOrigin ? graph.outRange(Int(place)) : graph.inRange(Int(place)) {
        let edge = isOrigin ? graph.outEdges[index] : graph.inEdges[index]
        let target = isOrigin ? edge.to : edge.from
        guard fits(Int(graph.points[Int(target)])) else { continue }
        let sum = min(least, total + min(edge.weight, least))
        if let old = known[target], old >= sum { continue }
        known[target] = sum
        reached.append((target, sum))
      }
    }
    var count = 0
    for (target, total) in known where total >= least && target != Int32(position) {
      let other = TimePoint(index: graph.points[Int(target)])
      if other.event != point.event && other.isEnd != point.isEnd { count += 1 }
    }
    return count
  }
}
