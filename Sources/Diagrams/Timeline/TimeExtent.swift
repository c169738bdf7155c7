internal import EventGraph
internal import TimeModel

/// The edges of something that lasts, as far as they are known: it may have begun from `earliest` on, is certain from
/// `from` up to (not including) `to`, and may go on up to (not including) `latest`. Nil is open.
struct SpanEdges: Hashable, Sendable {
  var earliest: Day?
  var from: Day
  var to: Day
  var latest: Day?

  /// Nil where no bound is known. Windows of start and end that overlap meet in the middle and leave nothing certain.
  init?(_ bounds: TimeBounds) {
    let start = bounds.latestStart.isFinite ? bounds.latestStart : bounds.earliestStart
    let end = bounds.earliestEnd.isFinite ? bounds.earliestEnd : bounds.latestEnd
    earliest = bounds.earliestStart.isFinite ? bounds.earliestStart : nil
    latest = bounds.latestEnd.isFinite ? bounds.latestEnd.advanced(by: 1) : nil
    switch (start.isFinite, end.isFinite) {
    case (false, false): return nil
    case (true, false): (from, to) = (start, start)
    case (false, true): (from, to) = (end.advanced(by: 1), end.advanced(by: 1))
    case (true, true):
      (from, to) = (start, end.advanced(by: 1))
      if from >= to {
        let middle = Day(number: (start.number + end.number) / 2)
        (from, to) = (middle, middle)
      }
    }
    if let earliest, earliest > from { self.earliest = from }
    if let latest, latest < to { self.latest = to }
  }

  /// The outermost days that are known.
  var firstKnown: Day { earliest ?? from }
  var lastKnown: Day { (latest ?? to).advanced(by: -1) }
}

/// What is known of the time of an event, as the shapes of the chart tell it apart.
enum TimeExtent: Hashable, Sendable {
  /// One exact day.
  case day(Day)
  /// Exact first and last day.
  case days(Day, Day)
  /// An act at some time between two days: a month, a year, a range.
  case window(Day, Day)
  /// Anything else that lasts.
  case span(SpanEdges)

  init?(_ bounds: TimeBounds) {
    let (es, ls, ee, le) = (bounds.earliestStart, bounds.latestStart, bounds.earliestEnd, bounds.latestEnd)
    if es.isFinite, ls.isFinite, ee.isFinite, le.isFinite {
      if es == ls, ee == le {
        self = es == ee ? .day(es) : .days(es, ee)
        return
      }
      if es == ee, ls == le {
        self = .window(es, ls)
        return
      }
    }
    guard let edges = SpanEdges(bounds) else { return nil }
    self = .span(edges)
  }

  var firstDay: Day {
    switch self {
    case .day(let day): day
    case .days(let first, _), .window(let first, _): first
    case .span(let edges): edges.firstKnown
    }
  }

  var lastDay: Day {
    switch self {
    case .day(let day): day
    case .days(_, let last), .window(_, let last): last
    case .span(let edges): max(edges.lastKnown, edges.firstKnown)
    }
  }

  /// Where the event counts when density is reckoned.
  var typicalDay: Day {
    switch self {
    case .day(let day): day
    case .days(let first, _): first
    case .window(let first, let last): Day(number: first.number + (last.number - first.number) / 2)
    case .span(let edges): edges.from
    }
  }
}
