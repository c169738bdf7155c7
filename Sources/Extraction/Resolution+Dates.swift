internal import EventGraph
internal import TimeModel

/// Dates whose words leave the year, the month or the day open.
extension Resolver {
  func date(_ fields: DateFields, _ tense: Tense) -> (PartialDate?, Timex.Basis) {
    var fields = fields
    let whole = fields.whole
    fields.whole = nil
    let (date, basis) = open(fields, tense)
    guard let whole, let date else { return (date, basis) }
    return (PartialDate.shifted(date, by: 0, whole, coarse: true), basis)
  }

  private func open(_ fields: DateFields, _ tense: Tense) -> (PartialDate?, Timex.Basis) {
    if let reference = fields.dayFrom { return day(reference, fields) }
    if let weekday = fields.weekday, fields.nth == nil, fields.day == nil {
      return nearest(weekday: weekday, fields, tense)
    }
    if fields.isComplete { return (fields.date, .stated) }
    if fields.granularity == .quarter, fields.unit == nil { return sameQuarter(fields) }
    if fields.yearFrom != nil || fields.monthFrom != nil { return placed(fields, tense) }
    if fields.year == nil, fields.granularity > .year, fields.granularity != .season || fields.unit != nil {
      return agreeing(led(withoutYear(fields, tense), fields), fields)
    }
    return (nil, .none)
  }

  /// A sentence that goes on to a date with its year is in that year from its start ("imposed on 4 January, was lifted on
  /// 25 February 2012"), unless the weeks around the creation time are meant.
  private func led(_ found: (PartialDate?, Timex.Basis), _ fields: DateFields) -> (PartialDate?, Timex.Basis) {
    guard let ahead, let same = candidate(fields, ahead.year) else { return found }
    let date = same.firstDay <= ahead.lastDay ? same : candidate(fields, ahead.year - 1)
    guard let date else { return found }
    if let value = found.0 {
      if let created, abs(value.firstDay.number - created.firstDay.number) <= 75 { return found }
      // Only forward: "the court, founded on 3 June 1990" says nothing of the story.
      if found.1 == .narrative, date.firstDay <= value.firstDay { return found }
    }
    return (date, .narrative)
  }

  /// A day with the weekday that the words name beside it: of the year before or after, if that agrees alone.
  private func agreeing(
    _ found: (PartialDate?, Timex.Basis), _ fields: DateFields
  ) -> (PartialDate?, Timex.Basis) {
    guard let weekday = fields.weekday, let date = found.0, date.firstDay.weekday != weekday else { return found }
    func fitting(_ year: Int) -> PartialDate? {
      candidate(fields, year).flatMap { $0.firstDay.weekday == weekday ? $0 : nil }
    }
    return (fitting(date.year - 1) ?? fitting(date.year + 1) ?? date, found.1)
  }

  /// A day counted from the creation time or the narrative, with the clock time that the words add.
  private func day(_ reference: DateFields.Reference, _ fields: DateFields) -> (PartialDate?, Timex.Basis) {
    let isTold = reference.fromNarrative && narrative != nil
    guard let base = isTold ? narrative : created,
      let date = PartialDate.shifted(base, by: reference.steps, .day)
    else { return (nil, .none) }
    return (date.with(fields), isTold ? .narrative : .created)
  }

  /// The quarter that a report speaks of: the last one named, else the last one that was over when it was written.
  var quarterInHand: (PartialDate, Timex.Basis)? {
    if let quarter { return (quarter, .narrative) }
    guard let created, created.granularity >= .month,
      let last = PartialDate.shifted(created, by: -1, .quarter)
    else { return nil }
    return (last, .created)
  }

  /// "The year-ago quarter", "the 1988 period": the quarter in hand, of that year.
  private func sameQuarter(_ fields: DateFields) -> (PartialDate?, Timex.Basis) {
    guard fields.year == nil || quarter != nil && !quarterIsLeft, let (quarter, basis) = quarterInHand else {
      return (fields.year.map { PartialDate(year: $0) }, .stated)
    }
    var year = fields.year
    if let reference = fields.yearFrom { year = quarter.year + reference.steps }
    return (PartialDate(year: year ?? quarter.year, unit: Int(quarter.unit), granularity: .quarter), basis)
  }

  /// A date whose year or month the words name by its place ("of that year", "the 25th of that month").
  private func placed(_ fields: DateFields, _ tense: Tense) -> (PartialDate?, Timex.Basis) {
    var fields = fields
    var basis = Timex.Basis.created
    func base(_ reference: DateFields.Reference) -> PartialDate? {
      guard reference.fromNarrative || goesOn(reference.steps, tense), let narrative = aside ?? narrative else {
        return created
      }
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

  /// "In September of the next year … died": what is over by the day of writing counts from the story.
  func goesOn(_ steps: Int, _ tense: Tense) -> Bool {
    guard steps > 0, let narrative, let created, narrative.granularity >= .year else { return false }
    return narrative.year + steps <= created.year
      && (tense == .past || narrativeIsNear && narrative.year + 1 < created.year)
  }

  /// The year that a day, month, season … without one belongs to.
  ///
  /// A text about the past goes on where its story is. Else a day of the weeks around the creation time is that day:
  /// nobody leaves the year out of one that is ten months old. In the future tense it points forward from the creation
  /// time. A paragraph that is in another year goes on from there; a past tense takes the last such date up to the
  /// creation time, words without a tense the nearest one, words without any clause the next one.
  private func withoutYear(_ fields: DateFields, _ tense: Tense) -> (PartialDate?, Timex.Basis) {
    if fields.granularity >= .day, fields.unit == nil { return withoutMonth(fields, tense) }
    if let date = listed(fields) ?? headed(fields) ?? within(fields) { return (date, .narrative) }
    if let date = plannedAfter(fields, tense) { return (date, .narrative) }
    if !tense.isForward, let date = followedMonth(fields) { return (date, .narrative) }
    if let date = announced(fields, tense) { return (date, .futureTense) }
    // Of unknown age, a text is read as a story: a year named in passing does not turn it.
    guard let created else { return (inStory(fields), narrative == nil ? .none : .narrative) }
    if tellsHistory, let date = inStory(fields) {
      // What has happened does not lie beyond the day of writing, as far as the story itself has not.
      let isBeyond =
        tense == .past && date.firstDay > created.lastDay && lastFine.map { $0.lastDay <= created.lastDay } ?? true
      return (isBeyond ? candidate(fields, date.year - 1) ?? date : date, .narrative)
    }
    if !tense.isForward, aside?.granularity ?? .year >= .day,
      let date = besideAside(fields),
      date.firstDay <= created.lastDay
    {
      return (date, .narrative)
    }
    if tense != .past, let date = beside(fields, created) { return (date, .futureTense) }
    let close = nearest(fields, to: created)
    let isAhead = close.map { $0.firstDay > created.lastDay } ?? false
    let distance = close.map { abs($0.firstDay.number - created.firstDay.number) } ?? .max
    let isNear = fields.granularity >= .day && distance <= 45
    if tense == .alone, isNear { return (close, .created) }
    if !tense.isForward, let date = followed(fields, created) { return (date, .narrative) }
    if tense.isForward {
      let isPlan = tense == .future || tense == .planned
      // A term that has just run out is still the one meant ("by 14 January", written on the 15th); a report on a
      // quarter comes out in the next one.
      let grace = fields.granularity == .quarter ? 100 : fields.granularity >= .day ? 14 : 31
      let first = created.firstDay.advanced(by: isPlan ? -grace : 0)
      for year in created.year - 1...created.year + 1 {
        guard let date = candidate(fields, year), date.lastDay >= first else { continue }
        if isPlan, let told = plannedThen(fields, instead: date, created, tense) { return told }
        return (date, isPlan ? .futureTense : .alone)
      }
    }
    if !tense.isForward, let date = begunHalf(fields, created) { return (date, .pastTense) }
    let elsewhere = narrativeIsNear ? narrative.flatMap { leads($0, created) ? $0 : nil } : nil
    if isAhead, tense == .past, let date = goneOn(fields, created) { return (date, .narrative) }
    // Nobody names the month to come for the one of a year ago, whatever the tense of the clause.
    if fields.granularity == .month, isAhead, distance <= (tense == .past ? 31 : 62), elsewhere == nil {
      return (close, .created)
    }
    if isNear, !isAhead || elsewhere == nil {
      return (close, .created)
    }
    // Beside a time that is only named once, a date of the weeks before the creation time is the one of those weeks.
    let isRecent = !isAhead && distance <= 90 && toldOfBefore < 2
    if let narrative = elsewhere, !isRecent {
      // A small step back is no step of a year ahead: "on 14 August the mills stopped; women had marched on 12 August".
      if fields.granularity >= .day, narrative.granularity >= .day,
        let date = candidate(fields, narrative.year),
        date.lastDay <= created.lastDay,
        (1...Resolver.lookBack).contains(narrative.firstDay.number - date.lastDay.number)
      {
        return (date, .narrative)
      }
      for year in narrative.year...narrative.year + 1 {
        guard let date = candidate(fields, year), date.firstDay <= created.lastDay else { continue }
        if date.lastDay >= narrative.firstDay { return (date, .narrative) }
      }
    }
    let isClose = fields.granularity >= .day && distance <= (isAhead ? 45 : 75)
    // What has been told at length of a time before goes on, unless the weeks around the creation time are meant.
    if !tense.isForward, !isClose || toldOfBefore > 1,
      let date = goneOn(fields, created, over: isClose ? min(120, 30 * toldOfBefore) : 120)
    {
      return (date, .narrative)
    }
    if let close, tense == .none || isClose {
      return (close, .created)
    }
    for year in (created.year - 1...created.year).reversed() {
      if let date = candidate(fields, year), date.firstDay <= created.lastDay { return (date, .pastTense) }
    }
    return (nil, .none)
  }

  func candidate(_ fields: DateFields, _ year: Int) -> PartialDate? {
    var fields = fields
    fields.year = year
    return fields.date
  }

  /// The date with the year that brings it nearest to another; a bare year is kept.
  func nearest(_ fields: DateFields, to other: PartialDate?) -> PartialDate? {
    guard let other else { return nil }
    if other.granularity <= .year, let date = candidate(fields, other.year) { return date }
    var best: PartialDate?
    var least = Int.max
    for year in other.year - 1...other.year + 1 {
      guard let date = candidate(fields, year) else { continue }
      let distance = abs(date.firstDay.number - other.firstDay.number)
      if distance < least { (best, least) = (date, distance) }
    }
    return best
  }

  /// "the 5th" is of the creation time's month; in a story, or where that time is unknown, of the story's. A clock time
  /// alone is of the narrative's day, else of the creation time's.
  private func withoutMonth(_ fields: DateFields, _ tense: Tense) -> (PartialDate?, Timex.Basis) {
    let isTime = fields.day == nil
    // "A fortnight later, on the 17th": the day that was just counted.
    if let day = setting.beside, !isTime, day.granularity >= .day, Int(day.day) == fields.day {
      return (day.with(fields), .narrative)
    }
    if !isTime, tellsHistory || created == nil, let lastFine, lastFine.granularity >= .month, let day = fields.day {
      let month = lastFine.firstDay.civil
      var copy = fields
      (copy.year, copy.unit) = (month.year, month.month)
      if let lastDay, lastDay.firstDay.civil.day > day { (copy.year, copy.unit) = following(month.year, month.month) }
      return (copy.date, .narrative)
    }
    // A clock time in a history is of its last day, however far back that was named; in news of the day of writing.
    let usesStory = isTime && tellsHistory
    let usesNarrative = usesStory || isTime && narrativeIsNear && (narrative?.granularity ?? .year) >= .day
    // "Next Friday at 10:00": the day that stands beside it.
    let beside = isTime && !usesStory ? dayOfSentence : nil
    guard let reference = beside ?? (usesStory ? lastDay : usesNarrative ? narrative : created),
      reference.granularity >= (isTime ? .day : .month)
    else {
      return (nil, .none)
    }
    let civil = reference.firstDay.civil
    var copy = fields
    (copy.year, copy.unit, copy.day) = (civil.year, civil.month, fields.day ?? civil.day)
    // What happened "on the 28th" was last month, if this one is not that old yet.
    if let day = fields.day, tense == .past, day > civil.day {
      (copy.year, copy.unit) = civil.month == 1 ? (civil.year - 1, 12) : (civil.year, civil.month - 1)
    }
    return (copy.date, usesNarrative ? .narrative : .created)
  }

  /// Days from a day of the week of a story, at least, to the creation time that others are of.
  private static let weeksBefore = 13
  /// Days from one day of such a story to the next.
  private static let daysAhead = 3

  private func following(_ year: Int, _ month: Int) -> (Int, Int) { month == 12 ? (year + 1, 1) : (year, month + 1) }

  /// A day of the week: in a story the next one from its last day on; else from the creation time, the next one in the
  /// future tense or without any clause, the last one (today counts) in the past tense, the nearest one otherwise.
  private func nearest(weekday: Int, _ fields: DateFields, _ tense: Tense) -> (PartialDate?, Timex.Basis) {
    // "Two days later, on Monday": the day that was just counted.
    if let day = setting.beside, day.granularity >= .day, day.firstDay.weekday == weekday {
      return (PartialDate(day.firstDay).with(fields), .narrative)
    }
    if tellsHistory, let lastDay {
      let ahead = (weekday - lastDay.firstDay.weekday + 7) % 7
      return (PartialDate(lastDay.firstDay.advanced(by: ahead)).with(fields), .narrative)
    }
    // "3 September. … on Wednesday": in an entry written long before, the days that follow its own.
    if let entry, created.map({ $0.firstDay.number - entry.number > 7 }) ?? true {
      let ahead = (weekday - entry.weekday + 7) % 7
      return (PartialDate(entry.advanced(by: ahead)).with(fields), .narrative)
    }
    guard let created, created.granularity >= .day else { return (nil, .none) }
    let today = created.firstDay
    // "On Saturday, 3 February, the vote was put off. On Sunday …": a story that names its days of the week.
    if namesWeekdays, lastDayIsNear, !tense.isForward, let lastDay,
      today.number - lastDay.lastDay.number > Resolver.weeksBefore
    {
      let ahead = (weekday - lastDay.firstDay.weekday + 7) % 7
      if ahead <= Resolver.daysAhead {
        return (PartialDate(lastDay.firstDay.advanced(by: ahead)).with(fields), .narrative)
      }
    }
    let ahead = (weekday - today.weekday + 7) % 7
    let isAlone = tense == .alone || tense == .sole
    // "Tuesday", and nothing else, written on a Tuesday is the next one.
    let days =
      isAlone && ahead == 0
      ? 7 : tense.isForward || tense == .none && ahead < 3 ? ahead : ahead == 0 ? 0 : ahead - 7
    let basis: Timex.Basis =
      switch tense {
      case .past: .pastTense
      case .future, .planned: .futureTense
      case .alone, .sole: .alone
      case .none: .created
      }
    return (PartialDate(today.advanced(by: days)).with(fields), basis)
  }

  /// The weekend that is on, else the last one unless the clause points forward; one week on for -1 and 1.
  func weekend(near today: Day, _ step: Int, _ tense: Tense) -> PartialDate {
    var weeks = step
    if step == 0, today.weekday < 6, !tense.isForward { weeks = -1 }
    var week = PartialDate.week(of: today.advanced(by: weeks * 7))
    week.granularity = .weekend
    return week
  }
}

extension PartialDate {
  /// This day narrowed to the clock time or part of the day that fields name.
  func with(_ fields: DateFields) -> PartialDate {
    guard fields.granularity > .day else { return self }
    var date = self
    date.granularity = fields.granularity
    date.minute = Int16(clamping: fields.minute ?? 0)
    return date
  }
}
