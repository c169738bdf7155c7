public import TimeModel

/// What the words of a term say of time, in any language and calendar: "10 Ramadan 1442", "the 2021 election".
public struct TermReading: Hashable, Sendable {
  /// EDTF; nil where the words name no date.
  public var date: String?
  /// The words without those of the date.
  public var rest: String
  /// The length of time that the words name; nil where they name none.
  public var duration: Period?

  public init(date: String? = nil, rest: String, duration: Period? = nil) {
    self.date = date
    self.rest = rest
    self.duration = duration
  }

  /// The length in days, of a month or year the longest; nil where the words name none or leave its amount open.
  public var days: Int? {
    guard let duration, duration.halves >= 0 else { return nil }
    let halves = Int(duration.halves)
    // Days and not clock times are known of most events: what a length begins counts as a whole day, and no more.
    return switch duration.unit {
    case .second, .minute: 1
    case .hour: (halves + 47) / 48
    case .month: (halves * 31 + 1) / 2
    default: LengthRange(Period(halves: halves, duration.unit)).most
    }
  }
}
