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
  /// The n-th weekday, day or week of the month, quarter or year that the other fields name.
  var nth: Nth?
  /// A day counted from the creation time or the narrative ("from today").
  var dayFrom: Reference?
  /// Where a year or month that the words name by its place is taken from ("of that year", "of last month").
  var yearFrom: Reference?
  var monthFrom: Reference?
  /// Whether `year` has at most three digits and no era of its own ("in 479" of a text on years before our era).
  var isOfStoryEra = false
  /// Nil for the Gregorian one.
  var calendar: CalendarDate.Calendar?
  /// Whether `year` counts Gregorian years, of which the date is in one ("Ramadan 2019").
  var yearIsGregorian = false
  /// Days after Easter Sunday, which stands for month and day.
  var easter: Int?
  /// Whether it is that of the eastern churches.
  var easterIsEastern = false
  /// The unit around the day that is meant ("the week of 6 March").
  var whole: Period.Unit?

  /// A unit so many steps from the creation time or from the narrative.
  struct Reference: Hashable {
    var steps: Int
    var fromNarrative: Bool
  }

  /// Counts days or weeks inside a longer span; negative from its end.
  struct Nth: Hashable {
    enum Step: Hashable { case day, week, weekday(Int) }
    var number: Int
    var step: Step

    /// The day, or for weeks their Monday, that this names inside a span; nil if it lies outside.
    func day(in span: PartialDate) -> Day? {
      let (first, last) = (span.firstDay, span.lastDay)
      let (weekday, stride): (Int?, Int) =
        switch step {
        case .day: (nil, 1)
        case .week: (1, 7)
        case .weekday(let weekday): (weekday, 7)
        }
      guard number != 0, number.magnitude <= 400 else { return nil }
      let found: Day
      if number > 0 {
        let start = first.advanced(by: weekday.map { ($0 - first.weekday + 7) % 7 } ?? 0)
        found = start.advanced(by: (number - 1) * stride)
      } else {
        let end = last.advanced(by: weekday.map { -((last.weekday - $0 + 7) % 7) } ?? 0)
        found = end.advanced(by: (number + 1) * stride)
      }
      return found >= first && found <= last ? found : nil
    }
  }

  /// Whether the words name the value fully.
  var isComplete: Bool { year != nil && (granularity <= .year || unit != nil || easter != nil) }

  /// The value, if complete and real (no 31 February).
  var date: PartialDate? {
    guard calendar == nil, let year, (-9999...99999).contains(year) else { return nil }
    if let nth {
      var span = self
      span.nth = nil
      if granularity >= .day { span.granularity = unit == nil ? .year : .month }
      guard let day = span.date.flatMap({ nth.day(in: $0) }) else { return nil }
      return nth.step == .week ? PartialDate.week(of: day) : PartialDate(day).with(self)
    }
    switch granularity {
    case .century, .decade, .year:
      return PartialDate(year: year, granularity: granularity, qualifier: qualifier)
    case .half, .quarter, .season, .month, .week, .weekend:
      guard let unit else { return nil }
      return PartialDate(year: year, unit: unit, granularity: granularity, qualifier: qualifier)
    case .day, .dayPart, .time:
      if let easter {
        let sunday = easterIsEastern ? Day.easternEaster(year) : Day.easter(year)
        return PartialDate(sunday.advanced(by: easter)).with(self)
      }
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
    // Numbers of one calendar say nothing in another.
    guard calendar == other.calendar else { return result }
    if result.year == nil { (result.year, result.yearIsGregorian) = (other.year, other.yearIsGregorian) }
    if result.granularity >= .day, result.unit == nil { result.unit = other.unit }
    if result.granularity == .time, result.day == nil { (result.day, result.dayFrom) = (other.day, other.dayFrom) }
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
    /// One date in two calendars.
    case dual
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
  /// The day or week inside the unit that a relative form names ("Tuesday of last week").
  var counted: DateFields.Nth?
  /// -1 for a duration up to the creation time, 1 for one from it on.
  var side = 0
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
  /// The fields of one end of a range; "today" and "in three days" count from the creation time or the narrative.
  var dateFields: DateFields? {
    guard case .shift(let fromNarrative) = form, unit == .day, first == nil else { return first }
    var fields = DateFields(granularity: .day)
    fields.dayFrom = DateFields.Reference(steps: amount, fromNarrative: fromNarrative)
    if let clock { (fields.granularity, fields.minute) = (clock.granularity, clock.minute) }
    return fields
  }

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
