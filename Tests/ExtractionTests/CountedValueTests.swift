import EventGraph
import Extraction
import LanguagePacks
import Testing
import TimeModel

/// Values that count: days of a month, lengths from the creation time, feasts, hours, and words without a clause.
@Suite struct CountedValueTests {
  static let pack = [
    PackFile(path: "xx/pack.tsv", text: "language\txx\nname\tToy\nletters\ta-z\ncommon\tthe\ncreated\t2021-02-17"),
    PackFile(
      path: "xx/words.tsv",
      text: "month\t3\tmar\nmonth\t10\toct\nweekday\t1\tmon\nweekday\t2\ttue\nweekday\t3\twed\nfeast\t509\tvictory"),
    PackFile(
      path: "xx/timex.rules",
      text: """
        rule nth-weekday
          match number(1..5)=n weekday=w month=m number(1000..2999;4)=y
          value counted(n, w, date(y, m, _))
          + 3 mon mar 2021
        rule last-weekday
          match "last" weekday=w month=m number(1000..2999;4)=y
          value counted(-1, w, date(y, m, _))
          + last mon mar 2021
        rule last-day
          match "last" "day" month=m number(1000..2999;4)=y
          value counted(-1, day, date(y, m, _))
          + last day mar 2021
        rule first-week
          match "first" "week" month=m number(1000..2999;4)=y
          value counted(1, week, date(y, m, _))
          + first week mar 2021
        rule weekday-of-last-week
          match weekday=w "last" "week"
          value counted(w, day, last(week))
          + tue last week
        rule past-weeks
          match "past" number=n "weeks"
          value past(n, week)
          + past 2 weeks
        rule coming-months
          match "coming" number=n "months"
          value coming(n, month)
          + coming 2 months
        rule feast
          match feast=n
          value yearly(n)
          + victory
        rule hours-ago
          match number=n "hours" "ago"
          value shift(minus(0, n), hour)
          + 5 hours ago
        rule weekday
          match weekday=w
          value weekday(w)
          + mon
        rule weekdays
          match weekday=a "to" weekday=b
          value range(weekday(a), weekday(b))
          + mon to wed
        rule today-tomorrow
          match "today" "to" "tomorrow"
          value range(shift(0, day), shift(1, day))
          + today to tomorrow
        rule clocks
          match number(0..24)=h "to" number(0..24)=k "oclock"
          value range(at(_, h), at(_, k))
          + 9 to 11 oclock
        rule year-behind
          match "games" "-" [ number(1000..2999;4)=y ]
          value date(y, _, _)
          + games-⟦2018⟧
        """),
  ]

  static let today = PartialDate(year: 2021, month: 2, day: 17)
  static let halfPastFour = PartialDate(year: 2021, unit: 2, day: 17, granularity: .time, minute: 270)

  private func timexes(_ text: String, _ created: PartialDate = today) throws -> [Timex] {
    var document = Document(name: "a", text: Array(text.utf8), language: "xx")
    document.created = created
    return Extractor(packs: try PackSet(Self.pack)).extract(document).timexes
  }

  private func values(_ text: String, _ created: PartialDate = today) throws -> [String] {
    try timexes(text, created).map { timex in
      switch timex.value {
      case .date(let date)?: "\(date)"
      case .range(let start, let end)?: "\(MentionValue.interval(start, end))"
      default: "-"
      }
    }
  }

  @Test(arguments: [
    ("3 mon mar 2021", "2021-03-15"), ("5 mon mar 2021", "2021-03-29"), ("last mon mar 2021", "2021-03-29"),
    ("last day mar 2021", "2021-03-31"), ("first week mar 2021", "2021-03-01/2021-03-07"),
    ("tue last week", "2021-02-09"), ("mon to wed", "2021-02-22/2021-02-24"),
    ("today to tomorrow", "2021-02-17/2021-02-18"),
    ("games-2018", "2018"),
  ])
  func daysAreCountedInsideAMonthOrAWeek(text: String, value: String) throws {
    #expect(try values(text) == [value])
  }

  @Test func aFifthMondayThatNoMonthHasIsNoDate() throws {
    #expect(try values("5 mon oct 2021") == [])
  }

  @Test func aLengthFromTheCreationTimeKnowsItsEnds() throws {
    let past = try timexes("past 2 weeks")
    #expect(past.first?.value == .duration(Period(2, .week)))
    #expect(past.first?.extent.map { "\($0.start) \($0.end)" } == "2021-02-01/2021-02-07 2021-02-08/2021-02-14")
    let coming = try timexes("coming 2 months")
    #expect(coming.first?.extent.map { "\($0.start) \($0.end)" } == "2021-03 2021-04")
  }

  @Test func hoursCountFromAClockTime() throws {
    let found = try timexes("5 hours ago", Self.halfPastFour)
    guard case .date(let date)? = found.first?.value else {
      Issue.record("no date")
      return
    }
    #expect("\(date)" == "2021-02-16" && date.minute == 23 * 60 + 30)
  }

  @Test(arguments: [("mon", "2021-02-22"), ("wed", "2021-02-24"), ("victory", "2021-05-09")])
  func wordsWithoutAClausePointForward(text: String, value: String) throws {
    #expect(try values(text) == [value])
  }

  @Test func aRangeOfClockTimesIsOfOneDay() throws {
    let found = try timexes("9 to 11 oclock", Self.halfPastFour)
    guard case .range(let start?, let end?)? = found.first?.value else {
      Issue.record("no range")
      return
    }
    #expect(start.minute == 540 && end.minute == 660 && start.day == 17 && end.day == 17)
  }
}
