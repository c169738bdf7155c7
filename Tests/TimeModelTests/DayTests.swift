import Testing
import TimeModel

@Suite struct DayTests {
  @Test func `civil dates follow a naive count day by day over 3,000 years`() {
    var (year, month, day) = (-500, 1, 1)
    let first = Day(year: year, month: month, day: day)
    var weekday = first.weekday
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var mismatches = 0
    for count in 0..<1_095_728 {
      let expected = Day(number: first.number + count)
      let civil = expected.civil
      if civil != (year, month, day) || Day(year: year, month: month, day: day) != expected
        || expected.weekday != weekday
      {
        mismatches += 1
      }
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      weekday = weekday % 7 + 1
      day += 1
      if day > lengths[month - 1] + (month == 2 && isLeap ? 1 : 0) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(mismatches == 0)
    #expect(year == 2500)
  }

  @Test(arguments: [
    (1970, 1, 1, 0, 4), (2000, 3, 1, 11_017, 3), (1969, 12, 31, -1, 3), (1582, 10, 15, -141_427, 5),
    (0, 3, 1, -719_468, 3), (2021, 1, 10, 18_637, 7),
  ])
  func `known days have their numbers and weekdays`(
    _ year: Int, _ month: Int, _ day: Int, _ number: Int, _ weekday: Int
  ) {
    let value = Day(year: year, month: month, day: day)
    #expect(value.number == number)
    #expect(value.weekday == weekday)
  }

  @Test(arguments: [1, 12, 9_999, 123_456_789, 24_999_999_999_999_999])
  func `distant years come back`(_ year: Int) {
    for signed in [year, -year] {
      for (month, day) in [(1, 1), (2, 28), (12, 31)] {
        #expect(Day(year: signed, month: month, day: day).civil == (signed, month, day))
      }
    }
  }

  @Test(arguments: [
    (2021, "2021-02-03"), (44, "0044-02-03"), (-43, "-0043-02-03"), (0, "0000-02-03"), (170_002, "170002-02-03"),
    (-170_002, "-170002-02-03"),
  ])
  func `days print with at least four digits of the year`(_ year: Int, _ text: String) {
    #expect(Day(year: year, month: 2, day: 3).description == text)
  }

  @Test func `unbounded sides print as nothing, order outside all days and stay where they are`() {
    for side in [Day.unboundedPast, .unboundedFuture] {
      #expect(side.description.isEmpty)
      #expect(!side.isFinite)
      #expect(side.advanced(by: 5) == side)
    }
    #expect(Day.unboundedPast < Day(number: .min + 1))
    #expect(Day(number: .max - 1) < Day.unboundedFuture)
  }

  @Test func `a move beyond the axis ends there`() {
    #expect(Day(number: .max - 1).advanced(by: 10) == .unboundedFuture)
    #expect(Day(number: .min + 1).advanced(by: -10) == .unboundedPast)
  }
}
