internal import TimeModel

/// Propagated bounds in sorted order, for counts and nearest events without a look at every event.
public struct OrderIndex: Sendable {
  private let propagation: Propagation
  /// Events by propagated latest end, earliest end, earliest start and latest start, with the bounds beside.
  private let byLatestEnd, byEarliestEnd, byEarliestStart, byLatestStart: SortedBounds
  /// Latest ends in the order of earliest ends.
  private let latestEnds: MaximumTree

  /// - Complexity: O(*n*) where the bounds lie within as many days as there are events, else O(*n* log *n*); about 20
  ///   bytes an event, or 56.
  public init(_ propagation: Propagation) {
    self.propagation = propagation
    let values = propagation.values
    byEarliestStart = SortedBounds(count: values.eventCount) { values.lower($0 * 2) }
    byLatestStart = SortedBounds(count: values.eventCount) { values.upper($0 * 2) }
    let byEarliestEnd = SortedBounds(count: values.eventCount) { values.lower($0 * 2 + 1) }
    byLatestEnd = SortedBounds(count: values.eventCount) { values.upper($0 * 2 + 1) }
    latestEnds = MaximumTree(
      DayColumn(count: values.eventCount) { values.upper(Int(byEarliestEnd.events[$0]) * 2 + 1) },
      count: values.eventCount)
    self.byEarliestEnd = byEarliestEnd
  }

  /// How many events definitely ended before `event` started.
  ///
  /// - Complexity: O(log *n*), and O(*k*) more for the constraints of the event's component.
  public func countDefinitelyBefore(_ event: Int32) -> Int {
    let start = propagation.values.lower(Int(event) * 2)
    return byLatestEnd.count(below: start)
      + countByPaths(.start(of: event), isOrigin: false, atLeast: 1) { propagation.values.upper($0) >= start }
  }

  /// How many events definitely started after `event` ended. As `countDefinitelyBefore(_:)`.
  public func countDefinitelyAfter(_ event: Int32) -> Int {
    let end = propagation.values.upper(Int(event) * 2 + 1)
    let byBounds = end == .max ? 0 : byEarliestStart.events.count - byEarliestStart.count(below: end + 1)
    return byBounds
      + countByPaths(.end(of: event), isOrigin: true, atLeast: 1) { propagation.values.lower($0) <= end }
  }

  /// How many other events cannot have ended before `event` started. As `countDefinitelyBefore(_:)`.
  public func countImpossiblyBefore(_ event: Int32) -> Int {
    let start = propagation.values.upper(Int(event) * 2)
    let byBounds = byEarliestEnd.events.count - byEarliestEnd.count(below: start)
    let itself = propagation.values.lower(Int(event) * 2 + 1) >= start ? 1 : 0
    return byBounds - itself
      + countByPaths(.start(of: event), isOrigin: true, atLeast: 0) { propagation.values.lower($0) < start }
  }

  /// How many other events cannot have started after `event` ended. As `countDefinitelyBefore(_:)`.
  public func countImpossiblyAfter(_ event: Int32) -> Int {
    let end = propagation.values.lower(Int(event) * 2 + 1)
    // .max marks "no latest start" and never lies at or before an end.
    let byBounds = end == .min ? 0 : byLatestStart.count(below: end + 1)
    let itself = propagation.values.upper(Int(event) * 2) <= end ? 1 : 0
    return byBounds - itself
      + countByPaths(.end(of: event), isOrigin: false, atLeast: 0) { propagation.values.upper($0) > end }
  }

  /// The events that by their bounds definitely ended before `event` started, nearest first.
  ///
  /// - Complexity: O(log *n* + *count*).
  public func nearestBefore(_ event: Int32, count: Int) -> [Int32] {
    let end = byLatestEnd.count(below: propagation.values.lower(Int(event) * 2))
    return byLatestEnd.events[max(0, end - max(0, count))..<end].reversed()
  }

  /// The events that by their bounds definitely started after `event` ended, nearest first.
  public func nearestAfter(_ event: Int32, count: Int) -> [Int32] {
    let end = propagation.values.upper(Int(event) * 2 + 1)
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
    let (low, high) = (values.lower(Int(event) * 2), values.upper(Int(event) * 2))
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
  @inline(__always)
  private func countByPaths(_ point: TimePoint, isOrigin: Bool, atLeast least: Int, where fits: (Int) -> Bool) -> Int {
    let graph = propagation.graph
    guard let position = graph.position(of: point) else { return 0 }
    if graph.isForward {
      var found = NearbyPoints()
      found.search(graph, from: position, along: isOrigin, atLeast: Int32(least)) { fits(Int(graph.points[$0])) }
      return found.count { position in
        let other = TimePoint(index: graph.points[position])
        return other.event != point.event && other.isEnd != point.isEnd
      }
    }
    let component = graph.componentRange(of: position)
    let group = graph.groupRange(of: position)
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
}
