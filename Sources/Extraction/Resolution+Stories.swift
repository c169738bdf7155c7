internal import EventGraph
internal import TimeModel

/// Which year a date without one has in a story: by what the text has told before it.
extension Resolver {
  /// The day that goes on from one of an earlier year in the same paragraph ("On 9 June 2019 a million marched. On 15 June
  /// …"), however near the day of writing another reading lies.
  func followed(_ fields: DateFields, _ created: PartialDate) -> PartialDate? {
    guard fields.granularity == .day, let thread, thread.year < created.year else { return nil }
    for year in thread.year...thread.year + 1 {
      guard let date = candidate(fields, year), date.firstDay >= thread.firstDay else { continue }
      // What is told of a year long past goes on over most of a year: the near reading would skip more than that.
      let isLongPast = created.firstDay.number - thread.lastDay.number > Resolver.longPast
      let isClose =
        date.firstDay.number - thread.lastDay.number <= (isLongPast ? Resolver.longAhead : Resolver.threadAhead)
      return isClose && date.lastDay < created.firstDay ? date : nil
    }
    return nil
  }

  /// The day that follows in the sentence on a month named with its year ("Prices doubled in March 2020, and on 4 April …").
  func followedMonth(_ fields: DateFields) -> PartialDate? {
    guard fields.granularity == .day, setting.isJoined, let month = monthOfSentence,
      let date = candidate(fields, month.year),
      date.firstDay >= month.firstDay, date.firstDay.number - month.lastDay.number <= Resolver.threadAhead
    else { return nil }
    return date
  }

  private static let longPast = 500
  private static let longAhead = 300

  /// The date that goes on from one still to come in the same sentence ("on 30 March, with a third from 6 August").
  func beside(_ fields: DateFields, _ created: PartialDate) -> PartialDate? {
    guard fields.granularity >= .month, let here = dayOfSentence, here.firstDay > created.lastDay,
      let date = candidate(fields, here.year), date.firstDay > here.firstDay,
      date.firstDay.number - here.lastDay.number <= Resolver.planAhead
    else { return nil }
    return date
  }

  /// Whether the last date of the paragraph puts what follows into another year than that of the creation time: a month
  /// or day, a season that has come, a bare year at the head of a sentence.
  func leads(_ narrative: PartialDate, _ created: PartialDate) -> Bool {
    guard narrative.year != created.year else { return false }
    switch narrative.granularity {
    case .season: return narrative.lastDay < created.firstDay
    case .year:
      return narrative.year < created.year && yearSinceFine?.isFirm == true && yearSinceFine?.year == narrative.year
    default: return narrative.granularity >= .month
    }
  }

  /// Days before the creation time from which on a text tells of a time before.
  static let before = 183

  /// The day or month that follows soon on the last day told, which is long past: what is told in the past tense goes on from there,
  /// in a paragraph of its own, too, before it is of the weeks to come.
  func goneOn(_ fields: DateFields, _ created: PartialDate, over days: Int = 60) -> PartialDate? {
    guard fields.granularity >= .month, let lastDay else { return nil }
    // A month or season named since has moved the story on: "… on 10 March 2023. It came back in the spring of 2024".
    let base = lastFine.flatMap { $0.firstDay > lastDay.lastDay ? $0 : nil } ?? lastDay
    guard created.firstDay.number - base.lastDay.number > Resolver.before else { return nil }
    let begin = base.firstDay
    return (begin.civil.year...begin.civil.year + 1).lazy.compactMap { candidate(fields, $0) }.first {
      $0.firstDay >= begin && $0.firstDay.number - base.lastDay.number <= days
    }
  }

  /// The day to come that a history names in a paragraph of its own, in the future tense ("The prize is to be handed over
  /// on 10 December").
  func announced(_ fields: DateFields, _ tense: Tense) -> PartialDate? {
    guard tense == .future, fields.granularity == .day, tellsHistory, !narrativeIsNear, let created else { return nil }
    return (created.year...created.year + 1).lazy.compactMap { candidate(fields, $0) }.first {
      (0...Resolver.planAhead).contains($0.firstDay.number - created.lastDay.number)
    }
  }

  /// What was fixed, on a day that the sentence names, for another one ("On 5 March the board set the vote for 28 July"):
  /// the first such date from that day on.
  func plannedAfter(_ fields: DateFields, _ tense: Tense) -> PartialDate? {
    guard tense == .planned, fields.granularity >= .month, let here = dayOfSentence else { return nil }
    return (here.year...here.year + 1).lazy.compactMap { candidate(fields, $0) }.first {
      $0.lastDay >= here.firstDay
    }.flatMap { $0.firstDay.number - here.lastDay.number <= Resolver.planAhead ? $0 : nil }
  }

  /// The day in the month or year that its sentence names a few words before ("in the same year, on 17 February").
  func within(_ fields: DateFields) -> PartialDate? {
    guard fields.granularity == .day, let span = setting.within else { return nil }
    // "In the winter of 2023, on 20 February": the year that is named is that of the day.
    if span.granularity == .season, let date = candidate(fields, span.year), let month = date.month,
      (month % 12) / 3 == Int(span.unit) % 4
    {
      return date
    }
    return (span.firstDay.civil.year...span.lastDay.civil.year).lazy.compactMap { candidate(fields, $0) }.first {
      $0.firstDay >= span.firstDay && $0.lastDay <= span.lastDay
    }
  }

  /// Days up to which one date goes on from another in its paragraph.
  static let threadAhead = 120

  /// What was ahead at the time that the text tells of ("On 12 February police arrested two; the hearing was set for 20
  /// February"): where the next such date is most of a year off, that text would have named its year.
  func plannedThen(
    _ fields: DateFields, instead ahead: PartialDate, _ created: PartialDate, _ tense: Tense
  ) -> (PartialDate?, Timex.Basis)? {
    guard fields.granularity >= .month, ahead.firstDay.number - created.lastDay.number > Resolver.planAhead,
      let date = candidate(fields, ahead.year - 1)
    else { return nil }
    if let lastFine, lastFine.firstDay <= created.lastDay,
      let next = (lastFine.year...lastFine.year + 1).lazy.compactMap({ candidate(fields, $0) }).first(where: {
        $0.lastDay >= lastFine.firstDay
      }), next.firstDay.number - lastFine.lastDay.number <= Resolver.planAhead
    {
      return (next, .narrative)
    }
    guard tense == .planned, created.firstDay.number - date.lastDay.number <= Resolver.lookBack else { return nil }
    return (date, .pastTense)
  }

  /// Days up to which plans are named without a year.
  static let planAhead = 200

  /// A look back may go on for a while: the date of its year, where that follows within a month.
  func besideAside(_ fields: DateFields) -> PartialDate? {
    guard let aside, aside.granularity >= .month, let date = candidate(fields, aside.year),
      date.firstDay > aside.firstDay,
      date.firstDay.number - aside.lastDay.number
        <= (aside == dayOfSentence ? Resolver.threadAhead : 31)
    else { return nil }
    return date
  }

  /// The year of a story: its last date finer than a year leads on, unless a year has been named since that the story
  /// has turned to.
  ///
  /// A story runs forward, but within a year it also looks back: only a date that lies most of a year before the last
  /// one is of the next year. A year that
  /// stands at the head of a sentence ("In 1944 …") turns the story; one inside a sentence may be an aside, and a day
  /// that follows closely on the last one stays with that one.
  func inStory(_ fields: DateFields) -> PartialDate? {
    guard var fine = lastFine else { return nearest(fields, to: narrative) }
    // "In March 1943 the winter line was held": a season that only goes back to its beginning does not turn the story.
    if fine.granularity == .season, let day = beforeSeason, day.firstDay >= fine.firstDay,
      day.firstDay.number - fine.lastDay.number <= 62
    {
      fine = day
    }
    if let date = besideAside(fields) { return date }
    let turned = yearSinceFine
    if fine.granularity == .season {
      guard turned == nil, let date = candidate(fields, fine.year) else {
        return candidate(fields, turned?.year ?? fine.year)
      }
      // A winter goes on in the year after the one it began in.
      let isNext =
        fine.unit == 4
        ? beforeSeason.map { $0.year == fine.year && date.lastDay < $0.firstDay } ?? false
        : fine.firstDay.number - date.lastDay.number > Resolver.lookBack
      return isNext ? candidate(fields, fine.year + 1) : date
    }
    var next = candidate(fields, fine.year)
    if let found = next,
      fine.firstDay.number - found.lastDay.number
        > (fields.granularity != .season ? Resolver.lookBack : narrativeIsNear ? 60 : 0)
    {
      next = candidate(fields, fine.year + 1)
    } else if !isTerm, thread == nil || dayOfSentence != fine, let found = next,
      found.firstDay.number - fine.lastDay.number > Resolver.lookAhead
    {
      next = candidate(fields, fine.year - 1)
    }
    guard let turned, let next, turned.year != next.year else { return next }
    if turned.isFirm { return candidate(fields, turned.year) }
    let gap = next.firstDay.number - fine.firstDay.number
    if fields.granularity >= .day, gap >= 0, gap <= 14 { return next }
    // A year ahead that is named in passing ("a campaign planned for 1976") does not turn a story whose next date is near.
    let ahead = fields.granularity >= .day ? Resolver.threadAhead : fields.granularity == .month ? 62 : 0
    if turned.year > next.year, gap >= 0, gap <= ahead { return next }
    return candidate(fields, turned.year)
  }

  /// How many days a story looks back within its year.
  static let lookBack = 130
  static let lookAhead = 240
}
