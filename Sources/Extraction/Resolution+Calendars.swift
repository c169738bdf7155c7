internal import EventGraph
internal import TimeModel

/// Dates of other calendars: their days in the Gregorian one, as wide as the calendar leaves them open.
extension Resolver {
  /// A date of another calendar alone.
  ///
  /// - Parameter beyondCreated: the words ask for the one before or after the creation time ("last Ramadan").
  mutating func convertedDate(_ meaning: Meaning, _ tense: Tense, beyondCreated: Bool = false) -> Resolved? {
    guard let fields = meaning.first else { return nil }
    let (source, basis) = source(fields, tense, beyondCreated: beyondCreated)
    guard let source, let value = fields.weekday.flatMap({ value(of: source, on: $0) }) ?? TimexValue(source) else {
      // A date that the calendar lacks is none; one whose year nothing tells is one without a value.
      return fields.year == nil ? Resolved(kind: .date, value: nil, modifier: meaning.modifier, basis: .none) : nil
    }
    remember(source.nearestGregorian)
    return Resolved(kind: .date, value: value, modifier: meaning.modifier, basis: basis, source: source)
  }

  /// The one day that has the weekday beside a date ("Thursday 27 Ramadan"), where the calendar leaves several open.
  private func value(of source: CalendarDate, on weekday: Int) -> TimexValue? {
    guard let days = source.possibleDays, days.upperBound.number - days.lowerBound.number < 7 else { return nil }
    let fitting = (days.lowerBound.number...days.upperBound.number).first { Day(number: $0).weekday == weekday }
    return fitting.map { .date(PartialDate(Day(number: $0))) }
  }

  /// A range of which one end at least is in another calendar.
  mutating func convertedRange(_ meaning: Meaning, _ tense: Tense) -> Resolved? {
    let (first, second) = (meaning.first.map { end($0, tense) }, meaning.second.map { end($0, tense) })
    let (start, finish) = (first?.start, second?.finish)
    guard start != nil || finish != nil else {
      return Resolved(kind: .range, value: nil, modifier: meaning.modifier, basis: .none)
    }
    remember((first?.source ?? second?.source)?.nearestGregorian ?? start ?? finish)
    var result = Resolved(
      kind: .range, value: .range(start, finish), modifier: meaning.modifier,
      basis: first?.basis ?? second?.basis ?? .none)
    result.ends = (start, finish)
    // A range of two dates has no one date for a source.
    if meaning.first == nil || meaning.second == nil { result.source = first?.source ?? second?.source }
    return result
  }

  /// The first and the last date that an end of a range can mean.
  private func end(_ fields: DateFields, _ tense: Tense) -> (
    start: PartialDate?, finish: PartialDate?, source: CalendarDate?, basis: Timex.Basis
  ) {
    guard fields.calendar != nil else {
      let (date, basis) = self.date(fields, tense)
      return (date, date, nil, basis)
    }
    let (source, basis) = self.source(fields, tense)
    let days = source?.possibleDays
    return (days.map { PartialDate($0.lowerBound) }, days.map { PartialDate($0.upperBound) }, source, basis)
  }

  /// One date in two calendars: the Gregorian one decides, the other is kept as the source.
  ///
  /// If they lie more than two days apart, they are two dates with values of their own.
  mutating func dual(_ meaning: Meaning, _ tense: Tense) -> Resolved? {
    guard let first = meaning.first, let second = meaning.second else { return nil }
    let isForeignFirst = first.calendar != nil
    let (foreign, civil) = isForeignFirst ? (first, second) : (second, first)
    guard foreign.calendar != nil, civil.calendar == nil else { return nil }
    let (date, basis) = civilDate(civil, beside: foreign, tense)
    if let found = date, let source = agreeing(foreign, with: found) {
      remember(found)
      var result = Resolved(kind: .date, value: .date(found), modifier: meaning.modifier, basis: basis)
      if isForeignFirst || meaning.form == .dual { result.source = source } else { result.secondSource = source }
      if meaning.form == .list { result.second = .date(found) }
      return result
    }
    // Only its neighbour makes a date Julian: if they do not meet, both are Gregorian.
    if foreign.calendar == .julian {
      var lone = foreign
      (lone.calendar, lone.year) = (nil, foreign.year ?? date?.year)
      let (other, otherBasis) = self.date(lone, tense)
      let both = [other, date].compactMap { $0 }.map { TimexValue.date($0) }
      guard both.count == 2 else { return nil }
      remember(date)
      var result = Resolved(kind: .date, value: both[isForeignFirst ? 0 : 1], modifier: .none, basis: otherBasis)
      result.second = both[isForeignFirst ? 1 : 0]
      return result
    }
    let (source, sourceBasis) = self.source(foreign, tense)
    remember(date ?? source?.nearestGregorian)
    let own = source.flatMap { TimexValue($0) }
    guard date != nil || own != nil else { return nil }
    var result = Resolved(
      kind: .date, value: nil, modifier: meaning.modifier, basis: date == nil ? sourceBasis : basis)
    (result.value, result.source) = isForeignFirst ? (own, source) : (date.map { .date($0) }, nil)
    (result.second, result.secondSource) = isForeignFirst ? (date.map { .date($0) }, nil) : (own, source)
    return result
  }

  /// The Gregorian half of a double date; a year that only the other half names is the one that brings them together.
  private func civilDate(_ fields: DateFields, beside foreign: DateFields, _ tense: Tense) -> (
    PartialDate?, Timex.Basis
  ) {
    guard fields.year == nil, let calendar = foreign.calendar, let year = foreign.year, !foreign.yearIsGregorian,
      let day = CalendarDate(calendar, year: year, month: foreign.unit, day: foreign.day).days?.lowerBound
    else { return date(fields, tense) }
    for year in [day.civil.year, day.civil.year + 1] {
      var candidate = fields
      candidate.year = year
      if let date = candidate.date, agreeing(foreign, with: date) != nil { return (date, .stated) }
    }
    return date(fields, tense)
  }

  /// The other half of a double date, if it is within two days of the Gregorian one. Where one year stands for both
  /// halves ("20 December (2 January) 1917"), it is the year of the second.
  private func agreeing(_ fields: DateFields, with date: PartialDate) -> CalendarDate? {
    guard let calendar = fields.calendar else { return nil }
    let around = CalendarDate.year(of: date.firstDay, in: calendar)
    func near(_ year: Int?) -> CalendarDate? {
      guard let source = year.map({ CalendarDate(fields, calendar, year: $0) }), let days = source.days else {
        return nil
      }
      let isNear =
        days.lowerBound.advanced(by: -2) <= date.lastDay && date.firstDay <= days.upperBound.advanced(by: 2)
      return isNear ? source : nil
    }
    if let year = fields.year, fields.granularity == .century || !fields.yearIsGregorian {
      let before = fields.granularity != .century && calendar == .julian ? year - 1 : nil
      return near(year) ?? near(before)
    }
    return near(around) ?? near(around.map { $0 + 1 }) ?? near(around.map { $0 - 1 })
  }

  /// A date of another calendar; the year that the words leave out as for Gregorian dates: where the story is, else
  /// where tense points from the creation time.
  private func source(_ fields: DateFields, _ tense: Tense, beyondCreated: Bool = false) -> (
    CalendarDate?, Timex.Basis
  ) {
    guard let calendar = fields.calendar else { return (nil, .none) }
    if let year = fields.year {
      guard fields.yearIsGregorian else { return (CalendarDate(fields, calendar, year: year), .stated) }
      return (source(fields, calendar, inGregorian: year), .stated)
    }
    let usesNarrative = !beyondCreated && (created == nil || tellsHistory)
    guard let reference = usesNarrative ? narrative : created,
      let year = CalendarDate.year(of: reference.firstDay, in: calendar)
    else { return (nil, .none) }
    let basis: Timex.Basis = usesNarrative ? .narrative : .created
    let around = [year - 1, year, year + 1, year + 2].map { CalendarDate(fields, calendar, year: $0) }
    let known = around.compactMap { source in source.days.map { (source: source, days: $0) } }
    let found: (source: CalendarDate, days: ClosedRange<Day>)?
    if usesNarrative || tense == .none {
      // In a story of a year or month the one within it, not the nearest to its first day.
      found = known.min {
        reference.distance(to: $0.days.lowerBound) < reference.distance(to: $1.days.lowerBound)
      }
    } else if tense == .past {
      found = known.last {
        (beyondCreated ? $0.days.upperBound : $0.days.lowerBound.advanced(by: -1)) < reference.lastDay
      }
    } else {
      found = known.first {
        (beyondCreated ? $0.days.lowerBound : $0.days.upperBound.advanced(by: 1)) > reference.firstDay
      }
    }
    return (found?.source, found == nil ? .none : basis)
  }

  /// The date that begins in a Gregorian year; the first, where two do.
  private func source(_ fields: DateFields, _ calendar: CalendarDate.Calendar, inGregorian year: Int) -> CalendarDate? {
    guard (-9999...9999).contains(year),
      let first = CalendarDate.year(of: Day(year: year, month: 1, day: 1), in: calendar)
    else { return nil }
    return [first - 1, first, first + 1, first + 2].lazy.map { CalendarDate(fields, calendar, year: $0) }.first {
      $0.days?.lowerBound.civil.year == year
    }
  }
}

extension CalendarDate {
  fileprivate init(_ fields: DateFields, _ calendar: Calendar, year: Int) {
    self.init(calendar, year: year, month: fields.unit, day: fields.day)
    if fields.granularity <= .decade { granularity = fields.granularity }
  }

  /// The Gregorian date of the same granularity that most of the days lie in: where the story is.
  fileprivate var nearestGregorian: PartialDate? {
    guard let days else { return nil }
    let middle = days.lowerBound.advanced(by: (days.upperBound.number - days.lowerBound.number) / 2).civil
    switch granularity {
    case .century: return PartialDate(year: middle.year / 100 * 100, granularity: .century)
    case .decade: return PartialDate(year: middle.year / 10 * 10, granularity: .decade)
    case .year: return PartialDate(year: middle.year)
    case .month: return PartialDate(year: middle.year, month: middle.month)
    default: return PartialDate(days.lowerBound)
    }
  }
}

extension PartialDate {
  /// Days from the nearest of its days; none within it.
  fileprivate func distance(to day: Day) -> Int {
    max(firstDay.number &- day.number, day.number &- lastDay.number, 0)
  }
}

extension TimexValue {
  /// The days that a date of another calendar can mean: the day, if there is but one.
  fileprivate init?(_ source: CalendarDate) {
    guard let days = source.possibleDays else { return nil }
    self =
      days.lowerBound == days.upperBound
      ? .date(PartialDate(days.lowerBound)) : .within(PartialDate(days.lowerBound), PartialDate(days.upperBound))
  }
}
