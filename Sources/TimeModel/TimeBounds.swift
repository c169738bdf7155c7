/// Four bounds of one occurrence: its start lies in [earliest start, latest start], its end in [earliest end, latest
/// end]; an unknown bound is `Day.unboundedPast` or `Day.unboundedFuture`.
///
/// Source: CIDOC-CRM P82a/P81a/P81b/P82b; the four time stamps of the Simple Event Model.
public struct TimeBounds: Hashable, Sendable {
  public var earliestStart: Day
  public var latestStart: Day
  public var earliestEnd: Day
  public var latestEnd: Day

  public init(earliestStart: Day, latestStart: Day, earliestEnd: Day, latestEnd: Day) {
    self.earliestStart = earliestStart
    self.latestStart = latestStart
    self.earliestEnd = earliestEnd
    self.latestEnd = latestEnd
  }

  /// Nothing is known.
  public static let unbounded = TimeBounds(
    earliestStart: .unboundedPast, latestStart: .unboundedFuture, earliestEnd: .unboundedPast,
    latestEnd: .unboundedFuture)

  /// An act somewhere within the days of a value: start and end both lie inside it.
  public init(actWithin first: Day, _ last: Day) {
    self.init(earliestStart: first, latestStart: last, earliestEnd: first, latestEnd: last)
  }

  public init(actWithin value: PartialDate) { self.init(actWithin: value.firstDay, value.lastDay) }

  /// A state or process that starts within one value and ends within another.
  public init(stateFrom start: PartialDate, to end: PartialDate) {
    self.init(
      earliestStart: start.firstDay, latestStart: start.lastDay, earliestEnd: end.firstDay, latestEnd: end.lastDay)
  }

  /// Whether any bound is known.
  public var isBounded: Bool {
    earliestStart.isFinite || latestStart.isFinite || earliestEnd.isFinite || latestEnd.isFinite
  }

  /// Whether some dating of start ≤ end fits all four bounds.
  public var isConsistent: Bool {
    earliestStart <= latestStart && earliestEnd <= latestEnd && earliestStart <= latestEnd
  }

  /// The bounds that satisfy both: the later of the lower and the earlier of the upper bounds.
  public func intersection(_ other: TimeBounds) -> TimeBounds {
    TimeBounds(
      earliestStart: max(earliestStart, other.earliestStart), latestStart: min(latestStart, other.latestStart),
      earliestEnd: max(earliestEnd, other.earliestEnd), latestEnd: min(latestEnd, other.latestEnd))
  }
}
