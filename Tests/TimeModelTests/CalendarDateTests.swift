import Testing
import TimeModel

@Suite struct CalendarDateTests {
  private func text(_ days: ClosedRange<Day>?) -> String {
    days.map { "\($0.lowerBound)/\($0.upperBound)" } ?? "-"
  }

  @Test(arguments: [
    // A day of an unstated variant is one of five, of a stated one that day.
    (CalendarDate(.islamic, year: 1440, month: 1, day: 10), "2018-09-18/2018-09-22"),
    (CalendarDate(.ummAlQura, year: 1440, month: 1, day: 10), "2018-09-20/2018-09-20"),
    (CalendarDate(.islamic, year: 1441, month: 9), "2020-04-22/2020-05-25"),
    (CalendarDate(.islamic, year: 1440), "2018-09-09/2019-09-01"),
    // Beyond the tables the tabular calendar counts, and the bounds are wider.
    (CalendarDate(.islamic, year: 61, month: 1, day: 10), "0680-10-10/0680-10-16"),
    (CalendarDate(.islamic, year: 1342, month: 12), "1924-07-01/1924-08-04"),
    (CalendarDate(.islamic, year: 1501, month: 1, day: 1), "2077-11-14/2077-11-20"),
    (CalendarDate(.ummAlQura, year: 1342, month: 1, day: 1), "1923-08-11/1923-08-17"),
    (CalendarDate(.islamic, century: 3), "0816-07-31/0913-08-14"),
    (CalendarDate(.julian, year: 1917, month: 10, day: 25), "1917-11-07/1917-11-07"),
    (CalendarDate(.julian, year: 1917, month: 10), "1917-10-14/1917-11-13"),
    (CalendarDate(.julian, year: 1917), "1917-01-14/1918-01-13"),
    (CalendarDate(.julian, year: -43, month: 3, day: 15), "-0043-03-13/-0043-03-13"),
    (CalendarDate(.solarHijri, year: 1357, month: 11, day: 22), "1979-02-11/1979-02-11"),
    (CalendarDate(.solarHijri, year: 1399), "2020-03-20/2021-03-20"),
  ])
  func `a date of another calendar covers the days that it can mean`(_ date: CalendarDate, _ days: String) {
    #expect(text(date.possibleDays) == days)
  }

  @Test(arguments: [
    CalendarDate(.islamic, year: 0), CalendarDate(.islamic, year: 1440, month: 13),
    CalendarDate(.islamic, year: 1440, month: 1, day: 31), CalendarDate(.ummAlQura, year: 1440, month: 2, day: 31),
    CalendarDate(.julian, year: 1901, month: 2, day: 29), CalendarDate(.solarHijri, year: 1400, month: 12, day: 30),
    CalendarDate(.solarHijri, year: 9999), CalendarDate(.julian, year: .max), CalendarDate(.islamic, year: .min),
  ])
  func `a date that the calendar lacks has no days`(_ date: CalendarDate) {
    #expect(date.possibleDays == nil)
  }

  @Test func `the thirtieth of a month that was short elsewhere is the day after its 29th`() throws {
    let short = try #require((1...12).first { CalendarSystem.ummAlQura.lengthOfMonth($0, year: 1440) == 29 })
    let last = try #require(CalendarDate(.islamic, year: 1440, month: short, day: 29).days)
    let next = try #require(CalendarDate(.islamic, year: 1440, month: short, day: 30).days)
    #expect(next.lowerBound == last.lowerBound.advanced(by: 1))
  }

  @Test func `every day that any Islamic table gives a date lies among its possible days`() throws {
    for year in 1343...1500 {
      for month in 1...12 {
        let possible = try #require(CalendarDate(.islamic, year: year, month: month, day: 15).possibleDays)
        for calendar in [CalendarSystem.ummAlQura, .islamicCivil] {
          #expect(possible.contains(try #require(Day(calendar, year: year, month: month, day: 15))))
        }
      }
    }
  }

  @Test func `a century of any number is read without a trap`() {
    for number in [Int.min, -1, 0, 10_001, .max] { _ = CalendarDate(.islamic, century: number).possibleDays }
  }

  @Test func `a day's year is that of its date`() {
    #expect(CalendarDate.year(of: Day(year: 2018, month: 9, day: 20), in: .islamic) == 1440)
    #expect(CalendarDate.year(of: Day(year: 680, month: 10, day: 13), in: .islamic) == 61)
    #expect(CalendarDate.year(of: Day(year: 1918, month: 1, day: 13), in: .julian) == 1917)
    #expect(CalendarDate.year(of: .unboundedPast, in: .solarHijri) == nil)
  }

  @Test(arguments: [
    (CalendarDate(.islamic, year: 1440, month: 1, day: 10), "islamic 1440-01-10"),
    (CalendarDate(.ummAlQura, year: 1440), "islamic-umalqura 1440"),
    (CalendarDate(.julian, year: 1917, month: 10), "julian 1917-10"),
    (CalendarDate(.solarHijri, year: 1357, month: 11, day: 22), "persian 1357-11-22"),
    (CalendarDate(.islamic, century: 3), "islamic 02XX"),
  ])
  func `a date prints the name of its calendar`(_ date: CalendarDate, _ text: String) {
    #expect("\(date)" == text)
  }
}
