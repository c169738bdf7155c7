import Testing
import TimeModel

@Suite struct CalendarSystemTests {
  @Test(arguments: [
    // The October revolution; the first Gregorian day; the day that Gregorian 1900 lacks; the ides of March, 44 BC.
    (CalendarSystem.julian, [1917, 10, 25], [1917, 11, 7]), (.julian, [1582, 10, 5], [1582, 10, 15]),
    (.julian, [1900, 2, 29], [1900, 3, 13]), (.julian, [-43, 3, 15], [-43, 3, 13]),
    // Reingold and Dershowitz, Calendrical Calculations, sample dates.
    (.julian, [1945, 10, 30], [1945, 11, 12]), (.islamicCivil, [1364, 12, 6], [1945, 11, 12]),
    (.julian, [1996, 2, 12], [1996, 2, 25]), (.islamicCivil, [1416, 10, 5], [1996, 2, 25]),
    (.islamicCivil, [1, 1, 1], [622, 7, 19]), (.solarHijri, [1324, 8, 21], [1945, 11, 12]),
    (.solarHijri, [1374, 12, 6], [1996, 2, 25]),
    // 22 Bahman 1357, and Nowruz of years around the leap years 1399, 1403 and 1408.
    (.solarHijri, [1357, 11, 22], [1979, 2, 11]), (.solarHijri, [1399, 1, 1], [2020, 3, 20]),
    (.solarHijri, [1399, 12, 30], [2021, 3, 20]), (.solarHijri, [1400, 1, 1], [2021, 3, 21]),
    (.solarHijri, [1403, 1, 1], [2024, 3, 20]), (.solarHijri, [1404, 1, 1], [2025, 3, 21]),
    (.solarHijri, [1408, 12, 30], [2030, 3, 20]),
  ])
  func `known dates fall on known days`(_ calendar: CalendarSystem, _ date: [Int], _ gregorian: [Int]) throws {
    let day = try #require(Day(calendar, year: date[0], month: date[1], day: date[2]))
    #expect(day == Day(year: gregorian[0], month: gregorian[1], day: gregorian[2]))
    let back = try #require(day.date(in: calendar))
    #expect([back.year, back.month, back.day] == date)
  }

  @Test(arguments: CalendarSystem.allCases)
  func `dates follow one another without gap or repeat`(_ calendar: CalendarSystem) throws {
    let reach = calendar.years.clamped(to: -100...3176)
    let (first, last) = (reach.lowerBound, calendar == .solarHijri ? 3176 : min(reach.upperBound, 2200))
    var expected = try #require(Day(calendar, year: first, month: 1, day: 1))
    var mismatches = 0
    for year in first...last {
      for month in 1...12 {
        for day in 1...calendar.lengthOfMonth(month, year: year) {
          let back = expected.date(in: calendar)
          if Day(calendar, year: year, month: month, day: day) != expected || back == nil || back! != (year, month, day)
          {
            mismatches += 1
          }
          expected = expected.advanced(by: 1)
        }
      }
    }
    #expect(mismatches == 0)
  }

  @Test func `a tabular cycle has eleven leap years, and they are those of the civil variant`() {
    let leaps = (1...30).filter { CalendarSystem.islamicCivil.lengthOfMonth(12, year: $0) == 30 }
    #expect(leaps == [2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29])
  }

  @Test(arguments: [
    (CalendarSystem.gregorian, 1900, 2, 29), (.julian, 1901, 2, 29), (.islamicCivil, 1, 12, 30),
    (.islamicCivil, 0, 1, 1),
    (.ummAlQura, 1342, 12, 1), (.ummAlQura, 1501, 1, 1), (.ummAlQura, 1440, 2, 31), (.ummAlQura, 1440, 1, 0),
    (.solarHijri, 1400, 12, 30), (.solarHijri, 1400, 7, 31), (.solarHijri, 3177, 1, 1), (.julian, 2000, 13, 1),
    (.julian, 2000, 1, 0), (.gregorian, .max, 1, 1), (.julian, .min, 1, 1),
  ])
  func `a date that the calendar lacks is no day`(_ calendar: CalendarSystem, _ year: Int, _ month: Int, _ day: Int) {
    #expect(Day(calendar, year: year, month: month, day: day) == nil)
  }

  @Test(arguments: CalendarSystem.allCases)
  func `the ends of the axis have no date`(_ calendar: CalendarSystem) {
    for day in [Day.unboundedPast, .unboundedFuture, Day(number: .min + 1), Day(number: .max - 1)] {
      #expect(day.date(in: calendar) == nil)
    }
  }

  @Test func `a printed month has 28 to 31 days, and a printed year 353 to 356`() {
    for year in CalendarSystem.ummAlQura.years {
      let lengths = (1...12).map { CalendarSystem.ummAlQura.lengthOfMonth($0, year: year) }
      #expect(lengths.allSatisfy { (28...31).contains($0) })
      // Only corrections of the first decades leave 29 and 30 days.
      if year > 1364 { #expect(lengths.allSatisfy { (29...30).contains($0) }) }
      #expect((353...356).contains(lengths.reduce(0, +)))
    }
  }

  @Test func `Umm al-Qura lies within two days of the tabular calendar`() throws {
    for year in CalendarSystem.ummAlQura.years {
      for month in 1...12 {
        let printed = try #require(Day(.ummAlQura, year: year, month: month, day: 1))
        let tabular = try #require(Day(.islamicCivil, year: year, month: month, day: 1))
        #expect(abs(printed.number - tabular.number) <= 2)
      }
    }
  }
}
