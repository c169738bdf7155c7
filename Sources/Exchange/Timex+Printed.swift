public import EventGraph
internal import TimeModel

extension Timex.Kind {
  var name: String {
    switch self {
    case .date: "date"
    case .range: "range"
    case .duration: "duration"
    case .set: "set"
    case .vague: "vague"
    }
  }
}

extension Timex {
  /// EDTF; for durations and sets ISO 8601; nil for vague and unresolved ones.
  public var edtf: String? {
    switch value {
    case .date(let date): "\(date)"
    case .range(let start, let end): "\(MentionValue.interval(start, end))"
    // A day is one of those days; a month or a year covers them.
    case .within(let first, let last):
      "\(source?.granularity == .day ? MentionValue.within(first, last) : MentionValue.interval(first, last))"
    case .duration(let period), .set(let period): "\(period)"
    case .recurring(let recurrence): "\(recurrence.period)"
    case .vague, nil: nil
    }
  }

  /// The days of values whose EDTF does not name them: seasons, quarters, halves, weekends, parts of a day. For "now" the
  /// day on which it was said.
  public var interval: String? {
    if case .vague? = value, let extent { return "\(extent.start.firstDay)" }
    return intervalDays.map { "\($0.first)/\($0.last)" }
  }

  /// The first and the last of them.
  var intervalDays: (first: Day, last: Day)? {
    if case .within(let first, let last) = value { return (first.firstDay, last.lastDay) }
    if let extent { return (extent.start.firstDay, extent.end.lastDay) }
    guard case .date(let date) = value else { return nil }
    if date.granularity == .month, let third = modifier.third {
      let first = date.firstDay.advanced(by: third * 10)
      return (first, third == 2 ? date.lastDay : first.advanced(by: 9))
    }
    return switch date.granularity {
    case .season, .quarter, .half, .weekend, .dayPart: (date.firstDay, date.lastDay)
    default: nil
    }
  }
}

extension Timex.Modifier {
  /// Which ten days of a month "early", "mid" and "late" mean, from 0.
  fileprivate var third: Int? {
    switch self {
    case .start: 0
    case .mid: 1
    case .end: 2
    default: nil
    }
  }
}
