internal import EventGraph
internal import TimeModel

/// Expressions that count from the creation time or from the last date of the text.
extension Resolver {
  mutating func shift(_ meaning: Meaning, fromNarrative: Bool) -> Resolved {
    let isYearBack = meaning.unit == .year && meaning.amount == -1 && meaning.modifier == .none
    if let compared =
      fromNarrative && meaning.unit == .quarter || isYearBack && quarter != nil && !quarterIsLeft && !tellsHistory
      ? quarterInHand : nil
    {
      let steps = meaning.unit == .quarter ? meaning.amount : -4
      let value = PartialDate.shifted(compared.0, by: steps, .quarter)
      return Resolved(kind: .date, value: value.map { .date($0) }, modifier: meaning.modifier, basis: compared.1)
    }
    if isYearBack, quarterIsLeft, !tellsHistory, let quarter {
      return Resolved(
        kind: .date, value: .date(PartialDate(year: quarter.year - 1)), modifier: .none, basis: .narrative)
    }
    // A history that says "today" speaks of the times in which it is read.
    if !fromNarrative, meaning.unit == .day, meaning.amount == 0, meaning.clock == nil, tellsHistory {
      return Resolved(kind: .vague, value: .vague(.present), modifier: .none, basis: .narrative)
    }
    // "The quarter" of a story that has only named a year is counted from the creation time.
    let isCoarse = narrative.map { ($0.granularity <= .year && (meaning.unit ?? .day) < .year) } ?? true
    // "The next day" goes on from the last day that was named, over months named since.
    let isWeekOfStory = meaning.unit == .week && meaning.isWhole && narrative?.granularity == .week
    let needsDay =
      fromNarrative && (meaning.unit ?? .year) <= .week && !isWeekOfStory
      && (narrative.map { $0.granularity < .day } ?? false)
    // "Fled in June 1998 and returned later that year": the year that was looked back at last.
    let lookedAt = fromNarrative && meaning.amount == 0 && meaning.unit == .year ? aside : nil
    // "The accord that they had signed on 17 October 2023. Five days later …": from the only day of that sentence.
    // "… had been arrested on 17 October with his wife, who was freed on the same day": from the last one of its own.
    let isBesideAside = aside != nil && aside == dayOfSentence && meaning.amount >= 0
    let isFromAside =
      fromNarrative && (asideIsAlone && meaning.amount > 0 || isBesideAside) && (meaning.unit ?? .year) <= .week
    let reference =
      isFromAside
      ? aside
      : lookedAt != nil
        ? lookedAt
        : needsDay && lastDay != nil
          ? lastDay
          : fromNarrative && !isCoarse
            ? narrative
            : fromNarrative
              ? (tellsHistory ? narrative : created ?? narrative) : tellsHistory ? lastFine ?? narrative : created
    let basis: Timex.Basis = (fromNarrative || tellsHistory) && narrative != nil ? .narrative : .created
    // "In March 2010 police raided … The following day": a day of that month, not of the last day of another paragraph.
    if needsDay, narrativeIsNear, !lastDayIsNear, let narrative, narrative.granularity == .month,
      let lastDay, lastDay.lastDay < narrative.firstDay || lastDay.firstDay > narrative.lastDay, meaning.unit == .day,
      abs(meaning.amount) < 8
    {
      return Resolved(kind: .date, value: .date(narrative), modifier: meaning.modifier, basis: .narrative)
    }
    if reference == nil, meaning.clock == nil { return Resolver.pointing(meaning.amount, meaning.modifier) }
    guard let reference, let unit = meaning.unit, meaning.amount != 0 || unit >= .day else {
      return Resolved(kind: .date, value: nil, modifier: meaning.modifier, basis: .none)
    }
    let moved = PartialDate.shifted(
      reference, by: meaning.amount, unit, coarse: meaning.isWhole || meaning.amount == 0)
    // A look back at the year before does not turn the story.
    if fromNarrative, lookedAt == nil, meaning.amount >= 0 || unit <= .week { remember(moved, .narrative) }
    if !fromNarrative, !tellsHistory { near += 1 }
    // A day cannot be counted from a year.
    if moved == nil, meaning.clock == nil { return Resolver.pointing(meaning.amount, meaning.modifier) }
    return Resolved(
      kind: .date, value: moved.map { .date($0) }, modifier: meaning.modifier, basis: moved == nil ? .none : basis)
  }

  /// "today" or "two days before" of a text that tells no date to count from: some past, present or future time.
  private static func pointing(_ amount: Int, _ modifier: Timex.Modifier) -> Resolved {
    let vague: TimexValue.Vague = amount < 0 ? .past : amount == 0 ? .present : .future
    return Resolved(kind: .vague, value: .vague(vague), modifier: modifier, basis: .none)
  }

  /// Half a year is what reports count: the last such one that has begun.
  func begunHalf(_ fields: DateFields, _ created: PartialDate) -> PartialDate? {
    guard fields.granularity == .half else { return nil }
    return (0...1).lazy.compactMap { candidate(fields, created.year - $0) }.first { $0.firstDay <= created.lastDay }
  }

  /// "last week", "this Monday", "next May"; "the following Monday" counts from the story's last day, and so does all
  /// that a history says or quotes.
  func relative(_ meaning: Meaning, _ step: Int, _ tense: Tense) -> Resolved {
    // A report on the last years still looks ahead from its own day ("in March next").
    let looksAhead =
      step > 0 && !meaning.fromNarrative
      && narrative.flatMap { last in created.map { $0.year - last.year <= 2 } } ?? false
    let isYear = meaning.unit == .year
    // "Last month" is nobody's word for a month of a story.
    let isDeictic = step < 0 && !meaning.fromNarrative && (meaning.unit == .month || meaning.unit == .week)
    // "Passed on 15 August, and next Thursday the court upheld it": what has happened does not lie ahead.
    let isPastNext =
      step > 0 && tense == .past && meaning.first?.weekday != nil && lastDayIsNear
      && lastDay.map { last in created.map { $0.firstDay.number - last.lastDay.number >= 7 } ?? true } ?? false
    let inStory =
      meaning.fromNarrative || isPastNext || tellsHistory && !looksAhead && !isDeictic || isYear && goesOn(step, tense)
      ? meaning.first?.weekday != nil ? lastDay : lastFine ?? narrative : nil
    guard let base = inStory ?? created else {
      return Resolved(kind: .date, value: nil, modifier: meaning.modifier, basis: .none)
    }
    var value: PartialDate?
    if let unit = meaning.unit {
      value = PartialDate.shifted(base, by: step, unit, coarse: true)
    } else if meaning.first?.granularity == .weekend {
      value = base.granularity >= .day ? weekend(near: base.firstDay, step, tense) : nil
    } else if let fields = meaning.first, let weekday = fields.weekday, fields.nth == nil, base.granularity >= .day {
      let today = base.firstDay
      let days: Int =
        switch step {
        case -1: -((today.weekday - weekday + 6) % 7 + 1)
        case 1: (weekday - today.weekday + 6) % 7 + 1
        default: weekday - today.weekday
        }
      value = PartialDate(today.advanced(by: days)).with(fields)
    } else if var fields = meaning.first {
      for year in [base.year, base.year + (step < 0 ? -1 : 1)] {
        fields.year = year
        guard let date = fields.date else { continue }
        if step == 0 || (step < 0 ? date.lastDay < base.firstDay : date.firstDay > base.lastDay) {
          value = date
          break
        }
      }
    }
    let basis: Timex.Basis = value == nil ? .none : inStory == nil ? .created : .narrative
    return Resolved(kind: .date, value: value.map { .date($0) }, modifier: meaning.modifier, basis: basis)
  }
}
