import Testing
import TimeModel

@Suite struct PeriodTests {
  @Test(arguments: [
    (Period(3, .month), 1, "2021-01-25", "2021-04-25"), (Period(1, .month), 1, "2021-01-31", "2021-02-28"),
    (Period(1, .month), -1, "2020-03-31", "2020-02-29"), (Period(1, .year), 1, "2020-02-29", "2021-02-28"),
    (Period(halves: 1, .year), 1, "2020-08-31", "2021-02-28"), (Period(10, .day), -1, "2021-01-05", "2020-12-26"),
    (Period(2, .week), 1, "2021-01-25", "2021-02-08"), (Period(1, .quarter), 1, "2021-01-25", "2021-04-25"),
    (Period(1, .decade), -1, "2021-01-25", "2011-01-25"), (Period(1, .century), 1, "2021-01-25", "2121-01-25"),
    (Period(5, .hour), 1, "2021-01-25", "2021-01-25"), (.unknownAmount(of: .month), 1, "2021-01-25", "2021-01-25"),
  ])
  func `a day moves by a period and is cut to the month`(
    _ period: Period, _ sign: Int, _ from: String, _ to: String
  ) throws {
    let day = try #require(try EDTF(parsing: from).lower)
    #expect(day.moved(by: period, sign: sign).description == to)
  }

  @Test(arguments: [
    (Period(3, .month), "P3M"), (Period(12, .hour), "PT12H"), (.unknownAmount(of: .month), "PXM"),
    (Period(halves: 1, .year), "P6M"), (Period(halves: 5, .year), "P30M"), (Period(1, .week), "P1W"),
  ])
  func `a period prints as ISO 8601`(_ period: Period, _ text: String) {
    #expect(period.description == text)
  }
}
