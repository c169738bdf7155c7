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
    case .duration(let period), .set(let period): "\(period)"
    case .recurring(let recurrence): "\(recurrence.period)"
    case .vague, nil: nil
    }
  }

  /// The days of values whose EDTF does not name them: seasons, quarters, halves, weekends, parts of a day.
  public var interval: String? {
    guard case .date(let date) = value else { return nil }
    return switch date.granularity {
    case .season, .quarter, .half, .weekend, .dayPart: "\(date.firstDay)/\(date.lastDay)"
    default: nil
    }
  }
}
