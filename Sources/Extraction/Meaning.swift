internal import EventGraph
internal import TimeModel

/// A calendar date as far as the words give it; what is nil is left to the document.
struct DateFields: Hashable {
  var year: Int?
  /// Month, quarter, half, season or week, by granularity.
  var unit: Int?
  var day: Int?
  var weekday: Int?
  var minute: Int?
  var granularity: Granularity
  var qualifier: Qualifier = []
  /// Where a year or month that the words name by its place is taken from ("of that year", "of last month").
  var yearFrom: Reference?
  var monthFrom: Reference?
  /// The how-manieth `weekday` of the month, from its end if negative ("the last Monday of May").
  var nth: Int?
  /// Days after Easter Sunday, which stands for month and day.
  var easter: Int?
  /// The unit around the day that is meant ("the week of 6 March").
  var whole: Period.Unit?

  /// A unit so many steps from the creation time or from the narrative.
  struct Reference: Hashable {
    var steps: Int
    var fromNarrative: Bool
  }

  /// Whether the words name the value fully.
  var isComplete: Bool { year != nil && (granularity <= .year || unit != nil || easter != nil) }

  /// The value, if complete and real (no 31 February).
  var date: PartialDate? {
    guard let year, (-9999...99999).contains(year) else { return nil }
    switch granularity {
    case .century, .decade, .year:
      return PartialDate(year: year, granularity: granularity, qualifier: qualifier)
    case .half, .quarter, .season, .month, .week, .weekend:
      guard let unit else { return nil }
      return PartialDate(year: year, unit: unit, granularity: granularity, qualifier: qualifier)
    case .day, .dayPart, .time:
      if let easter { return PartialDate(Day.easter(year).advanced(by: easter)).with(self) }
      if let nth, let unit, let weekday { return PartialDate.nth(nth, weekday, unit, year)?.with(self) }
      guard let unit, let day, (1...12).contains(unit), day >= 1, day <= Day.lengthOfMonth(unit, year: year) else {
        return nil
      }
      return PartialDate(
        year: year, unit: unit, day: day, granularity: granularity, qualifier: qualifier, minute: minute ?? 0)
    }
  }

  /// Takes what is missing from another date of the same expression ("from January to July 2020").
  func completed(from other: DateFields) -> DateFields {
    var result = self
    if result.year == nil { result.year = other.year }
    if result.granularity >= .day, result.unit == nil { result.unit = other.unit }
    return result
  }
}

/// What a time expression says before the document is asked for what it leaves out.
struct Meaning {
  enum Form: Hashable {
    case date
    /// Two dates, from `first` to `second`; an open side has no fields.
    case range
    /// Two dates in one match.
    case list
    case duration, set
    case vague(TimexValue.Vague)
    /// `amount` units from the creation time or from the narrative.
    case shift(fromNarrative: Bool)
    /// -1 last, 0 this, 1 next; of a unit, or of the weekday or month in `first`.
    case relative(Int)
    /// The time of an event that the words name; `whole` for its duration rather than its day.
    case event(EventType, whole: Bool)
    case none
  }

  var form: Form
  var first: DateFields?
  var second: DateFields?
  var period: Period?
  var amount = 0
  var unit: Period.Unit?
  /// Of a relative form: it counts from the story's last day instead of the creation time.
  var fromNarrative = false
  /// Of a shift: the whole unit rather than a day of it ("the following week").
  var isWhole = false
  /// Of a set: which day, month or part of the day comes back.
  var recurrence: Recurrence?
  var modifier: Timex.Modifier = .none
  /// A clock time or part of the day on the day that a shift or relative form gives ("yesterday evening").
  var clock: (granularity: Granularity, minute: Int)?
  /// Capture slots of the two dates of a list or range, for their extents.
  var slots: (Int, Int)?
}

extension Meaning {
  /// Narrows the day to a clock time or a part of the day.
  mutating func set(_ granularity: Granularity, _ minute: Int) {
    guard first != nil else {
      clock = (granularity, minute)
      return
    }
    first?.granularity = granularity
    first?.minute = minute
  }
}
