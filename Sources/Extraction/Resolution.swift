internal import EventGraph
internal import TimeModel

/// Which way the clause around an expression points.
enum Tense {
  case past, future, none
  /// There is no clause: the words are all that the text says ("Tuesday"). They point forward.
  case alone

  var isForward: Bool { self == .future || self == .alone }
}

/// Fills in what a time expression leaves out, from the narrative, the tense and the creation time.
///
/// Without a creation time and a narrative nothing is invented: the value stays nil.
struct Resolver {
  /// The document creation time.
  var created: PartialDate?
  /// The last date that the text has named, stated or resolved.
  var narrative: PartialDate?
  /// The last date among them that is known to the day.
  private var lastDay: PartialDate?
  /// Whether `narrative` stands in the paragraph in hand.
  var narrativeIsNear = false
  /// Dates named so far within a year of the creation time, and further off.
  private var near = 0
  private var far = 0

  init(created: PartialDate?, narrative: PartialDate?) {
    self.created = created
    self.narrative = narrative
  }

  /// Whether the text tells of times long before it was written.
  var tellsHistory: Bool { far > near + 1 }

  struct Resolved {
    var kind: Timex.Kind
    var value: TimexValue?
    var modifier: Timex.Modifier
    var basis: Timex.Basis
    /// For a list, the second timex's value.
    var second: TimexValue?
    /// The dates as the words give them, where in another calendar.
    var source: CalendarDate?
    var secondSource: CalendarDate?
    /// For a range, its two ends.
    var ends: (PartialDate?, PartialDate?) = (nil, nil)
    /// The dates from and to which an anchored duration runs.
    var extent: DateExtent?
  }

  mutating func resolve(_ meaning: Meaning, tense: Tense) -> Resolved? {
    var result: Resolved
    switch meaning.form {
    case .none: return nil
    case .vague(let vague):
      return Resolved(kind: .vague, value: .vague(vague), modifier: .none, basis: .stated)
    case .duration:
      guard let period = meaning.period else { return nil }
      var result = Resolved(kind: .duration, value: .duration(period), modifier: meaning.modifier, basis: .stated)
      result.extent = extent(of: meaning)
      return result
    case .set:
      guard let period = meaning.period else { return nil }
      return Resolved(kind: .set, value: .set(period), modifier: meaning.modifier, basis: .stated)
    case .event:
      return Resolved(kind: .date, value: nil, modifier: meaning.modifier, basis: .anchor)
    case .date where meaning.first?.calendar != nil: return convertedDate(meaning, tense)
    case .relative(let step) where meaning.first?.calendar != nil:
      return convertedDate(meaning, step < 0 ? .past : step > 0 ? .future : .none, beyondCreated: step != 0)
    case .range where meaning.first?.calendar != nil || meaning.second?.calendar != nil:
      return convertedRange(meaning, tense)
    case .list where meaning.first?.calendar != nil || meaning.second?.calendar != nil, .dual:
      return dual(meaning, tense)
    case .date:
      guard let fields = meaning.first else { return nil }
      let (date, basis) = self.date(fields, tense)
      guard date != nil || !fields.isComplete else { return nil }  // a day that no month has
      result = Resolved(kind: .date, value: date.map { .date($0) }, modifier: meaning.modifier, basis: basis)
      remember(date)
    case .range: result = range(meaning, tense)
    case .list:
      guard let first = meaning.first, let second = meaning.second else { return nil }
      // The second carries what the first leaves out, so it is resolved first.
      let (later, basis) = date(second, tense)
      let earlier = later.flatMap { later in
        var fields = first
        if fields.year == nil { fields.year = later.year }
        return fields.date
      }
      guard let later, let earlier else { return nil }
      result = Resolved(kind: .date, value: .date(earlier), modifier: meaning.modifier, basis: basis)
      result.second = .date(later)
      remember(later)
    case .shift(let fromNarrative): result = shift(meaning, fromNarrative: fromNarrative)
    case .relative(let step): result = relative(meaning, step, tense)
    }
    if let counted = meaning.counted, case .date(let span)? = result.value {
      result.value = counted.day(in: span).map { .date(PartialDate($0)) }
    }
    if let clock = meaning.clock, case .date(var date)? = result.value, date.granularity == .day {
      (date.granularity, date.minute) = (clock.granularity, Int16(clamping: clock.minute))
      result.value = .date(date)
    }
    return result
  }

  mutating func remember(_ date: PartialDate?) {
    guard let date else { return }
    narrative = date
    if date.granularity >= .day { lastDay = date }
    narrativeIsNear = true
    if let created { if abs(date.year - created.year) > 1 { far += 1 } else { near += 1 } }
  }

  // MARK: Dates

  func date(_ fields: DateFields, _ tense: Tense) -> (PartialDate?, Timex.Basis) {
    if let reference = fields.dayFrom { return day(reference, fields) }
    if let weekday = fields.weekday, fields.day == nil { return nearest(weekday: weekday, fields, tense) }
    if fields.isComplete { return (fields.date, .stated) }
    if fields.yearFrom != nil || fields.monthFrom != nil { return placed(fields) }
    if fields.year == nil, fields.granularity > .year { return withoutYear(fields, tense) }
    return (nil, .none)
  }

  /// A day counted from the creation time or the narrative, with the clock time that the words add.
  private func day(_ reference: DateFields.Reference, _ fields: DateFields) -> (PartialDate?, Timex.Basis) {
    let isTold = reference.fromNarrative && narrative != nil
    guard let base = isTold ? narrative : created,
      var date = PartialDate.shifted(base, by: reference.steps, .day)
    else { return (nil, .none) }
    if fields.granularity > .day {
      (date.granularity, date.minute) = (fields.granularity, Int16(clamping: fields.minute ?? 0))
    }
    return (date, isTold ? .narrative : .created)
  }

  /// The days, weeks, months … that a duration up to the creation time, or from it on, runs through.
  private func extent(of meaning: Meaning) -> DateExtent? {
    guard let created, let unit = meaning.unit, meaning.side != 0, meaning.amount > 0 else { return nil }
    let steps = meaning.side < 0 ? (-meaning.amount, -1) : (1, meaning.amount)
    guard let start = PartialDate.shifted(created, by: steps.0, unit, coarse: true),
      let end = PartialDate.shifted(created, by: steps.1, unit, coarse: true)
    else { return nil }
    return DateExtent(start: start, end: end)
  }

  /// A date whose year or month the words name by its place ("of that year", "the 25th of that month").
  private func placed(_ fields: DateFields) -> (PartialDate?, Timex.Basis) {
    var fields = fields
    var basis = Timex.Basis.created
    func base(_ reference: DateFields.Reference) -> PartialDate? {
      guard reference.fromNarrative, let narrative else { return created }
      basis = .narrative
      return narrative
    }
    if let reference = fields.yearFrom, let base = base(reference) { fields.year = base.year + reference.steps }
    if let reference = fields.monthFrom, let base = base(reference), base.month != nil,
      let moved = PartialDate.shifted(base, by: reference.steps, .month)
    {
      (fields.unit, fields.year) = (Int(moved.unit), fields.year ?? moved.year)
    }
    let date = fields.date
    return (date, date == nil ? .none : basis)
  }

  /// The year that a day, month, season … without one belongs to.
  ///
  /// In the future tense it points forward from the creation time. A text about the past goes on where its story is:
  /// the year that lies nearest to the narrative's last date. Else a day of the weeks around the creation time is that
  /// day: nobody leaves the year out of one that is ten months old. A paragraph that is in another year goes on from
  /// there; a past tense takes the last such date up to the creation time, words without a tense the nearest one.
  private func withoutYear(_ fields: DateFields, _ tense: Tense) -> (PartialDate?, Timex.Basis) {
    if fields.granularity >= .day, fields.unit == nil { return withoutMonth(fields) }
    guard let created else { return (nearest(fields, to: narrative), narrative == nil ? .none : .narrative) }
    if tellsHistory, let date = nearest(fields, to: narrative) { return (date, .narrative) }
    if tense.isForward {
      for year in [created.year, created.year + 1] {
        if let date = candidate(fields, year), date.lastDay >= created.firstDay { return (date, .created) }
      }
    }
    let close = nearest(fields, to: created)
    let distance = close.map { abs($0.firstDay.number - created.firstDay.number) } ?? .max
    let elsewhere =
      narrativeIsNear ? narrative.flatMap { $0.granularity >= .month && $0.year != created.year ? $0 : nil } : nil
    let isAhead = close.map { $0.firstDay > created.lastDay } ?? false
    if fields.granularity >= .day, distance <= 45, !isAhead || elsewhere == nil { return (close, .created) }
    if let narrative = elsewhere {
      for year in [narrative.year, narrative.year + 1] {
        guard let date = candidate(fields, year), date.firstDay <= created.lastDay else { continue }
        if date.lastDay >= narrative.firstDay { return (date, .narrative) }
      }
    }
    if let close, tense == .none || fields.granularity >= .day && distance <= 75 { return (close, .created) }
    for year in [created.year, created.year - 1] {
      if let date = candidate(fields, year), date.firstDay <= created.lastDay { return (date, .created) }
    }
    return (nil, .none)
  }

  private func candidate(_ fields: DateFields, _ year: Int) -> PartialDate? {
    var fields = fields
    fields.year = year
    return fields.date
  }

  /// The date with the year that brings it nearest to another; a bare year is kept.
  private func nearest(_ fields: DateFields, to other: PartialDate?) -> PartialDate? {
    guard let other else { return nil }
    if other.granularity <= .year, let date = candidate(fields, other.year) { return date }
    let around = [other.year - 1, other.year, other.year + 1].compactMap { candidate(fields, $0) }
    return around.min {
      abs($0.firstDay.number - other.firstDay.number) < abs($1.firstDay.number - other.firstDay.number)
    }
  }

  /// "the 5th of this month" is of the creation time's month; a clock time alone of the narrative's day, else of the
  /// creation time's.
  private func withoutMonth(_ fields: DateFields) -> (PartialDate?, Timex.Basis) {
    let isTime = fields.day == nil
    let usesNarrative = isTime && narrativeIsNear && (narrative?.granularity ?? .year) >= .day
    guard let reference = usesNarrative ? narrative : created, reference.granularity >= (isTime ? .day : .month) else {
      return (nil, .none)
    }
    let civil = reference.firstDay.civil
    var copy = fields
    (copy.year, copy.unit, copy.day) = (civil.year, civil.month, fields.day ?? civil.day)
    return (copy.date, usesNarrative ? .narrative : .created)
  }

  private func nearest(weekday: Int, _ fields: DateFields, _ tense: Tense) -> (PartialDate?, Timex.Basis) {
    guard let created, created.granularity >= .day else { return (nil, .none) }
    let today = created.firstDay
    let ahead = (weekday - today.weekday + 7) % 7
    let days: Int =
      switch tense {
      // Whoever says no more than "Tuesday" on a Tuesday means the next one.
      case .alone: ahead == 0 ? 7 : ahead
      case .future: ahead
      case .none where ahead < 3: ahead
      default: ahead == 0 ? 0 : ahead - 7
      }
    var date = PartialDate(today.advanced(by: days))
    if fields.granularity > .day {
      date.granularity = fields.granularity
      date.minute = Int16(clamping: fields.minute ?? 0)
    }
    return (date, .created)
  }

  // MARK: Ranges

  private mutating func range(_ meaning: Meaning, _ tense: Tense) -> Resolved {
    var (start, end): (PartialDate?, PartialDate?)
    var basis = Timex.Basis.stated
    if let second = meaning.second { (end, basis) = date(second, tense) }
    if let first = meaning.first {
      if let end, let weekday = first.weekday, first.day == nil, first.nth == nil {
        // "from Monday to Friday": the last such day up to the end.
        let back = (end.firstDay.weekday - weekday + 7) % 7
        var date = PartialDate(end.firstDay.advanced(by: -back))
        if first.granularity > .day {
          (date.granularity, date.minute) = (first.granularity, Int16(clamping: first.minute ?? 0))
        }
        start = date
      } else if let end, first.year == nil, first.dayFrom == nil, first.yearFrom == nil {
        var fields = first
        fields.year = end.year
        if fields.granularity == .time, fields.day == nil {
          (fields.unit, fields.day) = (Int(end.unit), Int(end.day))
        }
        start = fields.date
        // "from November to March 2021": the start lies before the end.
        if let found = start, found.firstDay > end.lastDay {
          fields.year = end.year - 1
          start = fields.date
        }
      } else {
        (start, basis) = date(first, tense)
      }
    }
    // Ends in the wrong order are no range: nothing is known of what was meant.
    let isOrdered = start.flatMap { start in end.map { start.firstDay <= $0.lastDay } } ?? true
    let known = (start != nil || end != nil) && isOrdered
    let value = known ? TimexValue.range(start, end) : nil
    remember(start ?? end)
    var result = Resolved(kind: .range, value: value, modifier: meaning.modifier, basis: known ? basis : .none)
    result.ends = (start, end)
    return result
  }

  // MARK: Relative expressions

  private mutating func shift(_ meaning: Meaning, fromNarrative: Bool) -> Resolved {
    // "The quarter" of a story that has only named a year is counted from the creation time.
    let isCoarse = narrative.map { ($0.granularity <= .year && (meaning.unit ?? .day) < .year) } ?? true
    // "The next day" goes on from the last day that was named, over months named since.
    let needsDay =
      fromNarrative && (meaning.unit ?? .year) <= .week && (narrative.map { $0.granularity < .day } ?? false)
    let reference =
      needsDay && lastDay != nil
      ? lastDay
      : fromNarrative && !isCoarse
        ? narrative : fromNarrative ? (tellsHistory ? narrative : created ?? narrative) : created
    let basis: Timex.Basis = fromNarrative && narrative != nil ? .narrative : .created
    guard let reference else {
      if meaning.clock == nil { return Resolver.pointing(meaning.amount, meaning.modifier) }
      return Resolved(kind: .date, value: nil, modifier: meaning.modifier, basis: .none)
    }
    guard let unit = meaning.unit, meaning.amount != 0 || unit >= .day else {
      return Resolved(kind: .date, value: nil, modifier: meaning.modifier, basis: .none)
    }
    let moved = PartialDate.shifted(reference, by: meaning.amount, unit)
    if fromNarrative { remember(moved) }
    return Resolved(
      kind: .date, value: moved.map { .date($0) }, modifier: meaning.modifier, basis: moved == nil ? .none : basis)
  }

  /// "today" or "two days before" of a text that tells no date to count from: some past, present or future time.
  private static func pointing(_ amount: Int, _ modifier: Timex.Modifier) -> Resolved {
    let vague: TimexValue.Vague = amount < 0 ? .past : amount == 0 ? .present : .future
    return Resolved(kind: .vague, value: .vague(vague), modifier: modifier, basis: .none)
  }

  /// "last week", "this Monday", "next May".
  private mutating func relative(_ meaning: Meaning, _ step: Int, _ tense: Tense) -> Resolved {
    guard let created else { return Resolved(kind: .date, value: nil, modifier: meaning.modifier, basis: .none) }
    var value: PartialDate?
    if let unit = meaning.unit {
      value = PartialDate.shifted(created, by: step, unit, coarse: true)
    } else if meaning.first?.granularity == .weekend {
      value = created.granularity >= .day ? weekend(near: created.firstDay, step, tense) : nil
    } else if let fields = meaning.first, let weekday = fields.weekday, created.granularity >= .day {
      let today = created.firstDay
      let days: Int =
        switch step {
        case -1: -((today.weekday - weekday + 6) % 7 + 1)
        case 1: (weekday - today.weekday + 6) % 7 + 1
        default: weekday - today.weekday
        }
      value = PartialDate(today.advanced(by: days))
      if fields.granularity > .day {
        value?.granularity = fields.granularity
        value?.minute = Int16(clamping: fields.minute ?? 0)
      }
    } else if var fields = meaning.first {
      let years = step < 0 ? [created.year, created.year - 1] : [created.year, created.year + 1]
      for year in years {
        fields.year = year
        guard let date = fields.date else { continue }
        if step == 0 || (step < 0 ? date.lastDay < created.firstDay : date.firstDay > created.lastDay) {
          value = date
          break
        }
      }
    }
    return Resolved(
      kind: .date, value: value.map { .date($0) }, modifier: meaning.modifier, basis: value == nil ? .none : .created)
  }

  /// The weekend that is on, else the last one unless the clause points forward; one week on for -1 and 1.
  private func weekend(near today: Day, _ step: Int, _ tense: Tense) -> PartialDate {
    var weeks = step
    if step == 0, today.weekday < 6, !tense.isForward { weeks = -1 }
    var week = PartialDate.week(of: today.advanced(by: weeks * 7))
    week.granularity = .weekend
    return week
  }
}

extension PartialDate {
  /// A date moved by units, at the granularity of the unit (a day stays a day under months and years unless `coarse`,
  /// where "last year" is the whole year).
  static func shifted(_ date: PartialDate, by amount: Int, _ unit: Period.Unit, coarse: Bool = false) -> PartialDate? {
    let day = date.firstDay
    let moved = day.moved(by: Period(abs(amount), unit), sign: amount < 0 ? -1 : 1)
    let civil = moved.civil
    switch unit {
    case .second, .minute, .hour:
      guard date.granularity >= .day else { return nil }
      guard date.granularity == .time else { return PartialDate(day) }
      // Within a thousand years, so that the sum cannot overflow.
      let step = max(-500_000_000, min(500_000_000, amount))
      let minutes = Int(date.minute) + (unit == .hour ? step * 60 : unit == .minute ? step : step / 60)
      let days = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440)
      var time = PartialDate(day.advanced(by: days))
      (time.granularity, time.minute) = (.time, Int16(clamping: minutes - days * 1440))
      return time
    case .day: return date.granularity >= .day ? PartialDate(moved) : nil
    case .week:
      guard date.granularity >= .day else { return nil }
      if !coarse { return PartialDate(moved) }
      return PartialDate.week(of: moved)
    case .month:
      guard date.granularity >= .month else { return nil }
      return PartialDate(year: civil.year, month: civil.month)
    case .quarter:
      guard date.granularity >= .quarter else { return nil }
      return PartialDate(year: civil.year, unit: (civil.month + 2) / 3, granularity: .quarter)
    case .year: return PartialDate(year: civil.year)
    case .decade:
      return PartialDate(year: (civil.year >= 0 ? civil.year : civil.year - 9) / 10 * 10, granularity: .decade)
    case .century:
      return PartialDate(year: (civil.year >= 0 ? civil.year : civil.year - 99) / 100 * 100, granularity: .century)
    }
  }

  /// The ISO 8601 week that holds a day.
  static func week(of day: Day) -> PartialDate {
    let thursday = day.advanced(by: 4 - day.weekday)
    let year = thursday.civil.year
    let week = (thursday.number - Day(year: year, month: 1, day: 1).number) / 7 + 1
    return PartialDate(year: year, unit: week, granularity: .week)
  }
}
