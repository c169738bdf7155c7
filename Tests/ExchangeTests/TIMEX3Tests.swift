import EventGraph
import Testing
import TimeModel

@testable import Exchange

@Suite struct TIMEX3Tests {
  static func timex(_ value: TimexValue?, _ kind: Timex.Kind = .date, _ modifier: Timex.Modifier = .none) -> TIMEX3 {
    TIMEX3(Timex(document: ID(0), span: TextSpan(0, 1), kind: kind, value: value, modifier: modifier, rule: RuleID(0)))
  }

  @Test(arguments: [
    (PartialDate(year: 1900, granularity: .century), "19"), (PartialDate(year: 1980, granularity: .decade), "198"),
    (PartialDate(year: 1998), "1998"), (PartialDate(year: -332), "BC0333"), (PartialDate(year: 0), "BC0001"),
    (PartialDate(year: -399, granularity: .century), "BC03"), (PartialDate(year: -478, granularity: .decade), "BC047"),
    (PartialDate(year: 1998, unit: 1, granularity: .half), "1998-H1"),
    (PartialDate(year: 1998, unit: 2, granularity: .quarter), "1998-Q2"),
    (PartialDate(year: 1998, unit: 2, granularity: .season), "1998-SU"),
    (PartialDate(year: 1998, unit: 4, granularity: .season), "1998-WI"), (PartialDate(year: 1998, month: 2), "1998-02"),
    (PartialDate(year: 1998, unit: 6, granularity: .week), "1998-W06"),
    (PartialDate(year: 1998, unit: 6, granularity: .weekend), "1998-W06-WE"),
    (PartialDate(year: 1998, month: 2, day: 13), "1998-02-13"),
  ])
  func `a date has the form of its granularity`(_ date: PartialDate, _ expected: String) {
    #expect(TIMEX3(date) == TIMEX3(type: .date, value: expected))
  }

  @Test(arguments: [
    (1, "1998-02-13TMO"), (2, "1998-02-13TAF"), (3, "1998-02-13TEV"), (4, "1998-02-13TNI"),
  ])
  func `a part of a day is a time`(_ part: Int, _ expected: String) {
    let date = PartialDate(year: 1998, unit: 2, day: 13, granularity: .dayPart, minute: part)
    #expect(TIMEX3(date) == TIMEX3(type: .time, value: expected))
  }

  @Test func `a clock time is a time`() {
    let date = PartialDate(year: 1998, unit: 2, day: 13, granularity: .time, minute: 8 * 60 + 5)
    #expect(TIMEX3(date) == TIMEX3(type: .time, value: "1998-02-13T08:05"))
  }

  @Test(
    arguments: [
      (Period(3, .month), "P3M", nil), (Period.unknownAmount(of: .month), "PXM", nil),
      (Period(halves: 1, .year), "P6M", nil), (Period(3, .month, bound: .atMost), "P3M", "EQUAL_OR_LESS"),
      (Period(2, .week, bound: .moreThan), "P2W", "MORE_THAN"), (Period(12, .hour, bound: .about), "PT12H", "APPROX"),
    ] as [(Period, String, String?)])
  func `a duration has its bound as mod`(_ period: Period, _ value: String, _ mod: String?) {
    var expected = TIMEX3(type: .duration, value: value)
    expected.mod = mod
    #expect(TIMEX3Tests.timex(.duration(period), .duration) == expected)
  }

  @Test func `a set has a quantity`() {
    var expected = TIMEX3(type: .set, value: "P1Y")
    expected.quant = "EVERY"
    #expect(TIMEX3Tests.timex(.set(Period(1, .year)), .set) == expected)
  }

  @Test(arguments: [(TimexValue.Vague.past, "PAST_REF"), (.present, "PRESENT_REF"), (.future, "FUTURE_REF")])
  func `a vague expression refers`(_ vague: TimexValue.Vague, _ value: String) {
    #expect(TIMEX3Tests.timex(.vague(vague), .vague) == TIMEX3(type: .date, value: value))
  }

  @Test(
    arguments: [
      (PartialDate(year: 2020, month: 1), PartialDate(year: 2020, month: 7), "P6M"),
      (PartialDate(year: 2021, month: 2, day: 7), PartialDate(year: 2021, month: 2, day: 9), "P2D"),
    ] as [(PartialDate?, PartialDate?, String)])
  func `a range is the time between its ends`(_ start: PartialDate?, _ end: PartialDate?, _ length: String) {
    let timex3 = TIMEX3Tests.timex(.range(start, end), .range)
    #expect(timex3.type == .duration && timex3.value == length)
    #expect(timex3.beginPoint == start.map { "\($0)" } && timex3.endPoint == end.map { "\($0)" })
  }

  @Test(
    arguments: [(PartialDate(year: 2013), nil, "2013"), (nil, PartialDate(year: 2013, month: 3), "2013-03")]
      as [(PartialDate?, PartialDate?, String)])
  func `a range open at one end is the date that bounds it`(_ start: PartialDate?, _ end: PartialDate?, _ value: String)
  {
    let timex3 = TIMEX3Tests.timex(.range(start, end), .range)
    #expect(timex3.type == .date && timex3.value == value)
    #expect(timex3.beginPoint == start.map { "\($0)" } && timex3.endPoint == end.map { "\($0)" })
  }

  @Test(arguments: [
    (Recurrence(granularity: .month, unit: 7), "XXXX-07"), (Recurrence(granularity: .season, unit: 4), "XXXX-WI"),
    (Recurrence(granularity: .day, unit: 3, day: 8), "XXXX-03-08"), (Recurrence(granularity: .dayPart), "XXXX-XX-XX"),
  ])
  func `a set of days is a pattern`(_ recurrence: Recurrence, _ value: String) {
    var expected = TIMEX3(type: .set, value: value)
    expected.quant = "EVERY"
    #expect(TIMEX3Tests.timex(.recurring(recurrence), .set) == expected)
  }

  @Test func `a weekday that comes back has its part of the day`() {
    var recurrence = Recurrence(granularity: .dayPart)
    (recurrence.weekday, recurrence.part) = (2, 4)
    #expect(TIMEX3Tests.timex(.recurring(recurrence), .set).value == "XXXX-WXX-2TNI")
  }

  @Test(arguments: [
    (Period(halves: 5, .year), "P2.5Y"), (Period(halves: 11, .hour), "PT5H30M"),
    (Period(halves: 3, .minute), "PT1M30S"),
  ])
  func `half a unit more is written in that unit`(_ period: Period, _ value: String) {
    #expect(TIMEX3Tests.timex(.duration(period), .duration).value == value)
  }

  @Test(arguments: [
    (Timex.Modifier.start, "START"), (.mid, "MID"), (.end, "END"), (.approximately, "APPROX"), (.before, "BEFORE"),
    (.onOrAfter, "ON_OR_AFTER"),
  ])
  func `a modifier becomes mod`(_ modifier: Timex.Modifier, _ mod: String) {
    #expect(TIMEX3Tests.timex(.date(PartialDate(year: 2020)), .date, modifier).mod == mod)
  }

  @Test func `an open range is the date that begins or ends it`() {
    let since = TIMEX3Tests.timex(.range(PartialDate(year: 2013), nil), .range)
    #expect(since.type == .date && since.value == "2013" && since.beginPoint == "2013" && since.endPoint == nil)
    let until = TIMEX3Tests.timex(.range(nil, PartialDate(year: 2013, month: 3)), .range)
    #expect(until.type == .date && until.value == "2013-03" && until.beginPoint == nil && until.endPoint == "2013-03")
  }

  @Test func `an end of a range that is a weekend is written as its day`() {
    let end = PartialDate(year: 2021, unit: 6, granularity: .weekend)
    let timex = Timex(
      document: ID(0), span: TextSpan(0, 1), kind: .range, value: .range(PartialDate(year: 2021, month: 2), end),
      rule: RuleID(0))
    #expect(timex.edtf == "2021-02/2021-02-14")
  }

  @Test func `a range of clock times is counted in minutes`() {
    func at(_ minute: Int) -> PartialDate {
      PartialDate(year: 2021, unit: 2, day: 7, granularity: .time, minute: minute)
    }
    #expect(TIMEX3Tests.timex(.range(at(570), at(660)), .range).value == "PT90M")
    #expect(TIMEX3Tests.timex(.range(at(540), at(660)), .range).value == "PT2H")
  }

  @Test func `a length counted from the creation time has both ends`() {
    var timex = Timex(
      document: ID(0), span: TextSpan(0, 1), kind: .duration, value: .duration(Period(2, .month)), rule: RuleID(0))
    timex.extent = DateExtent(start: PartialDate(year: 2021, month: 1), end: PartialDate(year: 2021, month: 2))
    let timex3 = TIMEX3(timex)
    #expect(timex3.value == "P2M" && timex3.beginPoint == "2021-01" && timex3.endPoint == "2021-02")
    #expect(timex3.interval == "2021-01/2021-02" && timex.interval == "2021-01-01/2021-02-28")
  }

  @Test(arguments: [
    (CalendarDate(.islamic, year: 1440, month: 1, day: 10), "2018-09-20", true, "[2018-09-18..2018-09-22]"),
    (CalendarDate(.islamic, year: 1440), "2018-09-11/2019-08-30", true, "2018-09-09/2019-09-01"),
    (CalendarDate(.julian, year: 1917, month: 10), "1917-10-14/1917-11-13", false, "1917-10-14/1917-11-13"),
  ])
  func `a date of another calendar has the days of its own reckoning`(
    _ source: CalendarDate, _ value: String, _ isAbout: Bool, _ edtf: String
  ) throws {
    let days = try #require(source.possibleDays)
    let timex = Timex(
      document: ID(0), span: TextSpan(0, 1), kind: .date,
      value: .within(PartialDate(days.lowerBound), PartialDate(days.upperBound)), rule: RuleID(0), source: source)
    var expected = TIMEX3(type: .date, value: value)
    if isAbout { expected.mod = "APPROX" }
    #expect(TIMEX3(timex) == expected)
    #expect(timex.edtf == edtf)
  }

  @Test func `the first century is none before it`() {
    #expect(TIMEX3(PartialDate(year: 0, granularity: .century)).value == "00")
  }

  @Test func `an expression that nothing resolves has no value`() {
    #expect(TIMEX3Tests.timex(nil) == TIMEX3(type: .date))
  }
}
