import Testing
import TimeModel

@Suite struct PartialDateTests {
  @Test(arguments: [
    (PartialDate(year: 1900, granularity: .century), "1900-01-01", "1999-12-31", "19XX"),
    (PartialDate(year: 1990, granularity: .decade), "1990-01-01", "1999-12-31", "199X"),
    (PartialDate(year: 2020), "2020-01-01", "2020-12-31", "2020"),
    (PartialDate(year: 2020, unit: 1, granularity: .half), "2020-01-01", "2020-06-30", "2020-40"),
    (PartialDate(year: 2020, unit: 2, granularity: .half), "2020-07-01", "2020-12-31", "2020-41"),
    (PartialDate(year: 2020, unit: 1, granularity: .quarter), "2020-01-01", "2020-03-31", "2020-33"),
    (PartialDate(year: 2020, unit: 4, granularity: .quarter), "2020-10-01", "2020-12-31", "2020-36"),
    (PartialDate(year: 2020, unit: 1, granularity: .season), "2020-03-01", "2020-05-31", "2020-21"),
    (PartialDate(year: 2019, unit: 4, granularity: .season), "2019-12-01", "2020-02-29", "2019-24"),
    (PartialDate(year: 2021, month: 2), "2021-02-01", "2021-02-28", "2021-02"),
    (PartialDate(year: 2020, month: 2), "2020-02-01", "2020-02-29", "2020-02"),
    (PartialDate(year: 2020, unit: 53, granularity: .week), "2020-12-28", "2021-01-03", "2020-12-28/2021-01-03"),
    (PartialDate(year: 2021, unit: 1, granularity: .week), "2021-01-04", "2021-01-10", "2021-01-04/2021-01-10"),
    (PartialDate(year: 2021, unit: 1, granularity: .weekend), "2021-01-09", "2021-01-10", "2021-01-09/2021-01-10"),
    (PartialDate(year: 2021, month: 1, day: 10), "2021-01-10", "2021-01-10", "2021-01-10"),
    (
      PartialDate(year: 2021, unit: 1, day: 10, granularity: .time, minute: 630), "2021-01-10", "2021-01-10",
      "2021-01-10"
    ),
  ])
  func `a value covers its days and prints as EDTF`(
    _ value: PartialDate, _ first: String, _ last: String, _ text: String
  ) throws {
    #expect(value.firstDay.description == first)
    #expect(value.lastDay.description == last)
    #expect(value.description == text)
    let edtf = try EDTF(parsing: text)
    #expect(edtf.lower == value.firstDay)
    #expect(edtf.upper == value.lastDay)
  }

  @Test(
    arguments: [
      (Qualifier.uncertain, "2021-01?"), (.approximate, "2021-01~"), ([.uncertain, .approximate], "2021-01%"),
      ([], "2021-01"),
    ] as [(Qualifier, String)])
  func `a qualifier prints at the end`(_ qualifier: Qualifier, _ text: String) {
    #expect(PartialDate(year: 2021, unit: 1, granularity: .month, qualifier: qualifier).description == text)
  }

  @Test(arguments: [(2021, "2021"), (44, "0044"), (-43, "-0043"), (17_000, "Y17000"), (-17_000, "Y-17000")])
  func `a year prints as EDTF`(_ year: Int, _ text: String) throws {
    #expect(PartialDate(year: year).description == text)
    #expect(try EDTF(parsing: text).lower == PartialDate(year: year).firstDay)
  }

  @Test func `months beyond December run into the years that follow`() {
    #expect(Day(year: 2020, month: 14, day: 1, normalizingMonth: true).description == "2021-02-01")
    #expect(Day(year: 2020, month: 0, day: 1, normalizingMonth: true).description == "2019-12-01")
    #expect(Day(year: 2020, month: -12, day: 1, normalizingMonth: true).description == "2018-12-01")
  }
}
