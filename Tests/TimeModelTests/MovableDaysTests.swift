import Testing
import TimeModel

@Suite struct MovableDaysTests {
  @Test(arguments: [
    (1943, "1943-04-25"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2021, "2021-04-04"), (2038, "2038-04-25"),
  ])
  func `Easter falls on its Sunday`(_ year: Int, _ day: String) {
    #expect("\(PartialDate(Day.easter(year)))" == day)
  }

  @Test(arguments: [(1923, "1923-04-08"), (2013, "2013-05-05"), (2021, "2021-05-02"), (2025, "2025-04-20")])
  func `Easter of the eastern churches falls on its Sunday`(_ year: Int, _ day: String) {
    #expect("\(PartialDate(Day.easternEaster(year)))" == day)
  }

  @Test(arguments: [-9999, -1, 0, 1, 99_999])
  func `Easter of any year is a Sunday of March or April`(_ year: Int) {
    let day = Day.easter(year)
    #expect(day.weekday == 7 && (3...4).contains(day.civil.month) && day.civil.year == year)
  }
}
