internal import EventGraph
internal import TimeModel

/// A line that holds little more than a year, and dates what stands below it ("CAMEROON 2022", "2021", "Events of 1999").
struct YearHeading {
  var year: Int
  /// Whether the line names nothing else.
  var isBare: Bool
}

/// Where an expression stands in its sentence, as far as it tells which year is meant.
struct TimexSetting {
  /// It stands in a clause that looks back ("who had been elected in January 2020").
  var isBackground = false
  /// Its line opens with it, but for a bullet or a preposition.
  var opensLine = false
  /// Its line opens with it, and a stop, a dash or a colon follows.
  var isEntry = false
  /// The last date of the list that it stands in, if that one names its year ("on 15 January, 12 August and 18 November 2020").
  var listEnd: PartialDate?
  /// The month, season or year that its sentence names a few words before it.
  var within: PartialDate?
  /// The day that stands right in front of it, with nothing but a comma and a preposition between.
  var beside: PartialDate?
  /// Its words name the day of the week beside the date.
  var hasWeekday = false
  /// "And", and a preposition, stand right in front.
  var isJoined = false

  /// Whether a stated date only looks back at an earlier year than the one that the text is in.
  func looksBack(at date: PartialDate, _ basis: Timex.Basis, _ resolver: Resolver) -> Bool {
    guard isBackground, basis == .stated, let here = (resolver.lastFine ?? resolver.created)?.year else { return false }
    return date.year < here
  }
}

/// Years that stand elsewhere than in the words of a date: in the heading above it, or at the end of its list.
extension Resolver {
  /// The day or month that the end of a list gives its year to.
  func listed(_ fields: DateFields) -> PartialDate? {
    guard let end = setting.listEnd, let date = candidate(fields, end.year) else { return nil }
    return date.firstDay <= end.lastDay ? date : candidate(fields, end.year - 1)
  }

  /// The day or month that an entry below the heading of a year names.
  ///
  /// Nothing below the heading of a past year is still to come, and prose that only stands below a title speaks of the
  /// weeks around its writing where it can.
  func headed(_ fields: DateFields) -> PartialDate? {
    guard let heading, setting.isEntry || setting.opensLine, let date = candidate(fields, heading.year) else {
      return nil
    }
    guard let created else { return date }
    if heading.year == created.year || date.firstDay > created.lastDay { return nil }
    if setting.isEntry || heading.isBare { return date }
    let isNear = (created.year - 1...created.year + 1).contains { year in
      candidate(fields, year).map { abs($0.firstDay.number - created.firstDay.number) <= 45 } ?? false
    }
    return isNear ? nil : date
  }

  /// A line that opens with a date of another year leaves the heading.
  mutating func leave(headingFor date: PartialDate, _ basis: Timex.Basis) {
    guard let heading, setting.opensLine, basis == .stated, date.year != heading.year else { return }
    self.heading = nil
  }
}
