internal import EventGraph
internal import TimeModel

/// Which way the clause around an expression points.
enum Tense {
  case past, future, none
  /// A plan that a past clause tells of: mostly ahead, and perhaps over.
  case planned
  /// There is no clause around it, as in a heading.
  case alone
  /// The words are all that the text says. They point forward.
  case sole

  var isForward: Bool { self != .past && self != .none }
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
  var lastDay: PartialDate?
  /// The last date finer than a year before a season that `lastFine` holds.
  var beforeSeason: PartialDate?
  /// The last date among them that is finer than a year.
  var lastFine: PartialDate?
  /// The last bare year named since `lastFine`; `isFirm` where it stands at the head of a sentence.
  var yearSinceFine: (year: Int, isFirm: Bool)?
  /// The last date, if it only looked back at an earlier year.
  var aside: PartialDate?
  /// The last quarter of a year that the text has named.
  var quarter: PartialDate?
  /// Whether the text has gone on since to half a year or nine months, with which "a year earlier" then compares.
  var quarterIsLeft = false
  /// Whether the expression in hand stands at the head of its sentence, or in a heading.
  var opensSentence = false
  /// Whether `narrative` stands in the paragraph in hand.
  var narrativeIsNear = false {
    didSet { if !narrativeIsNear { (thread, lastDayIsNear, asideIsAlone, namesWeekdays) = (nil, false, false, false) } }
  }
  /// Whether `lastDay` stands in the paragraph in hand.
  var lastDayIsNear = false
  /// Whether the last date named its day of the week beside its number ("on Saturday, 3 February").
  var namesWeekdays = false
  /// The last day that the paragraph in hand names with its year, or that goes on from such a day.
  var thread: PartialDate?
  /// The day with which the line in hand opens, as an entry of a chronology does.
  var entry: Day?
  /// A date with its year that the sentence names right behind the expression in hand, the first of its paragraph.
  var ahead: PartialDate?
  /// Where the expression in hand stands: in a look back, at the head of a line, in a list.
  var setting = TimexSetting()
  /// The year of the heading that the text in hand stands under.
  var heading: YearHeading?
  /// Whether the expression in hand names a term ("by December"): the story has not come that far yet.
  var isTerm = false
  /// `narrative` and `lastDay` before the text named a day that was still to come.
  private var told: (narrative: PartialDate?, lastDay: PartialDate?) = (nil, nil)
  /// Whether the clause of the expression in hand tells of what lies ahead of the story.
  private var isPlan = false
  /// Whether `lastDay` was named as one to come.
  private var lastDayIsPlanned = false
  /// Whether `aside` is a day of this paragraph in whose sentence no day of the story stands.
  var asideIsAlone = false
  /// How many days the text has named, one after the other, that lie well before the creation time.
  var toldOfBefore = 0
  /// The era of years of few digits.
  var era = StoryEra()
  /// The last day that the sentence in hand names, however it is counted.
  var dayOfSentence: PartialDate?
  /// The last month that the sentence in hand names with its year.
  var monthOfSentence: PartialDate?
  /// Expressions so far that count from the creation time, and dates that lie more than a year before it.
  var near = 0
  private var far = 0

  init(created: PartialDate?, narrative: PartialDate?) {
    self.created = created
    self.narrative = narrative
  }

  /// Whether the text tells of times long before it was written.
  ///
  /// One such date is enough where nothing has counted from the day of writing yet, if it leads the story: a day, a
  /// month, or a year at the head of a sentence.
  var tellsHistory: Bool {
    guard far > 2 * near else { return false }
    if far > near + 1 { return true }
    guard near == 0, let created else { return false }
    if let year = yearSinceFine { return year.isFirm && year.year < created.year - 1 }
    return lastFine.map { $0.year < created.year - 1 } ?? false
  }

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

    /// The first day of a value that is known to the day.
    var firstDay: Day? {
      switch value {
      case .date(let date)? where date.granularity >= .day: date.firstDay
      case .range(let start?, _)? where start.granularity >= .day: start.firstDay
      default: nil
      }
    }
  }

  mutating func resolve(_ stated: Meaning, tense: Tense) -> Resolved? {
    guard let meaning = inStoryEra(stated) else { return nil }
    if tense == .past, meaning.countsFromStory, meaning.amount >= 0 { returnFromPlan() }
    let before = lastDay
    isPlan = tense == .future || tense == .planned
    defer { if lastDay != before { lastDayIsPlanned = tense == .future || tense == .planned } }
    var result: Resolved
    switch meaning.form {
    case .none: return nil
    case .vague(let vague):
      var result = Resolved(kind: .vague, value: .vague(vague), modifier: .none, basis: .stated)
      if meaning.unit != nil, !tellsHistory { result.extent = extent(of: meaning) }
      return result
    case .duration:
      guard let period = meaning.period else { return nil }
      if Resolver.reportSpans.contains(period) { quarterIsLeft = true }
      var result = Resolved(kind: .duration, value: .duration(period), modifier: meaning.modifier, basis: .stated)
      result.extent = extent(of: meaning)
      return result
    case .set:
      guard let period = meaning.period else { return nil }
      let value = meaning.recurrence.map { TimexValue.recurring($0) } ?? .set(period)
      return Resolved(kind: .set, value: value, modifier: meaning.modifier, basis: .stated)
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
      let isBareTime = fields.granularity > .day && fields.unit == nil && fields.weekday == nil && fields.dayFrom == nil
      remember(date, isBareTime && basis == .created ? .stated : basis, isDeictic: fields.weekday != nil)
      if fields.granularity >= .day, fields.day != nil, lastDay == date {
        namesWeekdays = fields.weekday != nil || setting.hasWeekday
      }
      note(quarter: date, fields)
    case .range: result = range(meaning, tense)
    case .list:
      guard let first = meaning.first, let second = meaning.second else { return nil }
      // The second carries what the first leaves out, so it is resolved first.
      let (later, basis) = date(second, tense)
      let earlier = later.flatMap { later in
        var fields = first
        if fields.year == nil { fields.year = later.year }
        // "December and January": the first comes first.
        if first.year == nil, let found = fields.date, found.firstDay > later.lastDay { fields.year = later.year - 1 }
        return fields.date
      }
      guard let later, let earlier else { return nil }
      result = Resolved(kind: .date, value: .date(earlier), modifier: meaning.modifier, basis: basis)
      result.second = .date(later)
      remember(later, basis)
    case .shift(let fromNarrative): result = shift(meaning, fromNarrative: fromNarrative)
    case .relative(let step):
      result = relative(meaning, step, tense)
      if case .date(let date)? = result.value {
        // "Last Wednesday" leads a story on as any day does.
        if meaning.fromNarrative {
          remember(date, .narrative)
        } else if !tellsHistory || step < 0 && result.basis == .created {
          if date.granularity >= .day, step <= 0 { remember(date, .created) } else { near += 1 }
        }
      }
    }
    if let counted = meaning.counted, case .date(let span)? = result.value {
      let day = counted.day(in: span).map { PartialDate($0) }
      result.value = day.map { .date($0) }
      // "On Friday of last week … the next day": the day leads the story on, not the week.
      if let day, let created, day.lastDay <= created.lastDay, result.basis != .created || !tellsHistory {
        remember(day, result.basis)
      }
    }
    if let clock = meaning.clock, case .date(var date)? = result.value, date.granularity == .day {
      (date.granularity, date.minute) = (clock.granularity, Int16(clamping: clock.minute))
      result.value = .date(date)
    }
    if case .date(let date)? = result.value, date.granularity >= .day { dayOfSentence = date }
    if case .date(let date)? = result.value, date.granularity == .month, result.basis == .stated,
      !setting.isBackground
    {
      monthOfSentence = date
    }
    return result
  }

  mutating func remember(_ date: PartialDate?, _ basis: Timex.Basis = .stated, isDeictic: Bool = true) {
    guard let date else { return }
    if basis == .stated { era.note(date) }
    // What a look back names leaves the story, and what is known of it, as they are.
    if setting.looksBack(at: date, basis, self) {
      (aside, asideIsAlone) = (date, date.granularity == .day && dayOfSentence == nil)
      return
    }
    if liesAhead(date) { return }
    leave(headingFor: date, basis)
    // A decade is too coarse to lead a story on, and a term is not reached yet ("no talks until the end of 2028").
    let isFarTerm =
      isTerm && narrativeIsNear && date.granularity <= .year && date.lastDay > created?.lastDay ?? date.firstDay
    if date.granularity >= .year && !isFarTerm || narrative == nil { narrative = date }
    if date.granularity >= .day { (lastDay, lastDayIsNear) = (date, true) }
    if let created, date.lastDay <= created.lastDay { told = (narrative, lastDay) }
    if let created, date.granularity >= .day, basis != .futureTense {
      let isBefore = created.firstDay.number - date.lastDay.number > Resolver.before
      toldOfBefore = isBefore ? toldOfBefore + 1 : 0
    }
    let isAside = basis == .stated && self.isAside(date)
    (aside, asideIsAlone) = (isAside ? date : nil, isAside && date.granularity == .day && dayOfSentence == nil)
    switch basis {
    case .stated where date.granularity == .day && !isAside, .narrative where date.granularity == .day && thread != nil:
      thread = date
    case .narrative where date.granularity == .day && toldOfBefore > 2: thread = date
    case .stated where date.granularity > .year && !isAside && thread.map({ date.firstDay > $0.lastDay }) ?? false:
      // "On 20 February 2023 … The bill came back in the spring of 2024 and passed on 1 May": the story has moved on.
      thread = nil
    case .stated, .narrative: break
    default: thread = nil
    }
    // "By April 1969 the front stood still": a term at the head of a sentence that was over when the text was written.
    let isReached = opensSentence && created.map { date.lastDay <= $0.lastDay } ?? true
    if isAside || isTerm && !isReached && lastFine != nil && (date.granularity > .year || !opensSentence) {
      // The story stays where it is.
    } else if date.granularity > .year {
      if date.granularity == .season { if lastFine != date { beforeSeason = lastFine } }
      (lastFine, yearSinceFine) = (date, nil)
    } else if date.granularity == .year {
      yearSinceFine = (date.year, opensSentence)
    }
    narrativeIsNear = true
    guard let created else { return }
    // A date that was put months from the creation time only for want of a year proves nothing.
    let isClose = isDeictic || abs(date.firstDay.number - created.firstDay.number) <= 60
    if date.year < created.year - 1 {
      far += 1
    } else if date.year <= created.year + 1, basis != .stated, basis != .narrative, isClose {
      near += 1
    }
  }

  /// "On 4 March the court adjourned the trial until 20 May. The next day …": a day ahead of the one that the paragraph told
  /// of last, and over when the text was written, leads the story nowhere.
  private func liesAhead(_ date: PartialDate) -> Bool {
    guard isPlan, date.granularity >= .month, lastDayIsNear, let lastDay, let created else { return false }
    return date.firstDay > lastDay.lastDay && lastDay.lastDay < created.firstDay
  }

  /// "They are to resume on Tuesday. The next day he was fired": what happened counts from what had.
  private mutating func returnFromPlan() {
    guard let created, let lastDay else { return }
    if lastDayIsPlanned, lastDay.firstDay > created.lastDay, told.lastDay != nil {
      (narrative, self.lastDay) = (told.narrative, told.lastDay)
    } else if narrative == created, let aside, aside.granularity == .day {
      // Nothing that has happened follows the day of writing: "… the takeover of 25 October. A week later …".
      (narrative, self.lastDay) = (aside, aside)
    }
  }

  /// Whether a date inside a sentence only looks back at an earlier year than the one that its paragraph tells of ("who
  /// had been elected in May 1932"). A second one of that year does turn the story.
  private func isAside(_ date: PartialDate) -> Bool {
    guard !opensSentence, narrativeIsNear, let lastFine, date.year < lastFine.year else { return false }
    return aside?.year != date.year
  }

  /// Spans of reports that are longer than a quarter.
  private static let reportSpans = [Period(6, .month), Period(9, .month)]

  /// A report speaks of a quarter that is over; one that it is compared with is not the one in hand.
  private mutating func note(quarter date: PartialDate?, _ fields: DateFields) {
    guard let date, date.granularity == .quarter, fields.unit != nil, fields.yearFrom == nil else { return }
    quarterIsLeft = false
    if let created, date.lastDay > created.lastDay || date.year < created.year - 1 { return }
    if let quarter, fields.year != nil, date.firstDay < quarter.firstDay { return }
    quarter = date
  }

  /// "January to March 2014" names a quarter as well as "the first quarter of 2014" does.
  private mutating func note(_ start: PartialDate, to end: PartialDate) {
    let named = PartialDate(
      year: start.year, unit: (start.firstDay.civil.month + 2) / 3, granularity: .quarter)
    guard start.granularity >= .month, end.granularity >= .month, named.firstDay == start.firstDay,
      named.lastDay == end.lastDay, created.map({ end.lastDay <= $0.lastDay }) ?? true
    else { return }
    (quarter, quarterIsLeft) = (named, false)
  }

  /// The days, weeks, months … that a duration up to the creation time, or from it on, runs through.
  private func extent(of meaning: Meaning) -> DateExtent? {
    guard let created, let unit = meaning.unit, meaning.side != 0 else { return nil }
    let steps = meaning.amount == 0 ? (0, 0) : meaning.side < 0 ? (-meaning.amount, -1) : (1, meaning.amount)
    guard let start = PartialDate.shifted(created, by: steps.0, unit, coarse: true),
      let end = PartialDate.shifted(created, by: steps.1, unit, coarse: true)
    else { return nil }
    return DateExtent(start: start, end: end)
  }

  // MARK: Ranges

  private mutating func range(_ meaning: Meaning, _ tense: Tense) -> Resolved {
    var (start, end): (PartialDate?, PartialDate?)
    var basis = Timex.Basis.stated
    if let second = meaning.second {
      // "This year through August": the nearest month, whichever way the clause points.
      let isMonth = meaning.first == nil && second.granularity == .month
      (end, basis) = date(second, isMonth ? .none : tense)
    }
    if let first = meaning.first {
      if let end, let weekday = first.weekday, first.day == nil, first.nth == nil {
        // "from Monday to Friday": the last such day up to the end.
        let back = (end.firstDay.weekday - weekday + 7) % 7
        start = PartialDate(end.firstDay.advanced(by: -back)).with(first)
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
        // What has lasted since then began in the past.
        if meaning.second == nil, let found = start, let created, first.year == nil, found.firstDay > created.lastDay {
          var fields = first
          fields.year = found.year - 1
          start = fields.date ?? start
        }
      }
    }
    // Ends in the wrong order are no range: nothing is known of what was meant.
    let isOrdered = start.flatMap { start in end.map { start.firstDay <= $0.lastDay } } ?? true
    let known = (start != nil || end != nil) && isOrdered
    let value = known ? TimexValue.range(start, end) : nil
    remember(start ?? end, basis)
    if let start, let end { note(start, to: end) }
    var result = Resolved(kind: .range, value: value, modifier: meaning.modifier, basis: known ? basis : .none)
    result.ends = (start, end)
    return result
  }
}
