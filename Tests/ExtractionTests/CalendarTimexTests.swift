import EventGraph
import Extraction
import LanguagePacks
import Testing
import TimeModel

/// Dates of other calendars in texts: what the words say stays with what they mean.
@Suite struct CalendarTimexTests {
  private func timexes(_ text: String, created: PartialDate? = PartialDate(year: 2021, month: 2, day: 12)) throws
    -> [Timex]
  {
    var document = Document(name: "text", text: Array(text.utf8), language: "ar")
    document.created = created
    return Extractor(packs: try #require(Embedded.packs)).extract(document).timexes
  }

  @Test(arguments: [
    ("10 محرم 1440 هـ", "islamic 1440-01-10"), ("سنة 61 للهجرة", "islamic 0061"),
    ("القرن الثالث الهجري", "islamic 02XX"), ("22 بهمن 1357", "persian 1357-11-22"),
    ("25 أكتوبر (7 نوفمبر) 1917", "julian 1917-10-25"), ("20 ديسمبر (2 يناير) 1917", "julian 1916-12-20"),
  ])
  func `the date as written is kept`(_ text: String, _ source: String) throws {
    #expect(try timexes(text).map { $0.source.map { "\($0)" } } == [source])
  }

  @Test func `of two calendars the Gregorian decides`() throws {
    let found = try timexes("10 محرم 1440 هـ الموافق 20 سبتمبر 2018م")
    let day = TimexValue.date(PartialDate(year: 2018, month: 9, day: 20))
    #expect(found.map(\.value) == [day, day])
    #expect(found.map { $0.source != nil } == [true, false])
  }

  @Test func `dates that do not meet keep their values`() throws {
    let found = try timexes("10 محرم 1440 هـ الموافق 25 سبتمبر 2018م")
    #expect(
      found.map(\.value) == [
        .within(PartialDate(year: 2018, month: 9, day: 18), PartialDate(year: 2018, month: 9, day: 22)),
        .date(PartialDate(year: 2018, month: 9, day: 25)),
      ])
  }

  @Test func `two Gregorian dates side by side are not old style`() throws {
    let found = try timexes("25 أكتوبر (15 نوفمبر) 1917")
    #expect(found.allSatisfy { $0.source == nil })
    #expect(found.last?.value == .date(PartialDate(year: 1917, month: 11, day: 15)))
  }

  @Test func `a date alone is never old style`() throws {
    #expect(try timexes("25 أكتوبر 1917").map(\.value) == [.date(PartialDate(year: 1917, month: 10, day: 25))])
  }

  @Test func `without a creation time a feast has no date`() throws {
    let found = try timexes("عيد الفطر", created: nil)
    #expect(found.map(\.value) == [nil])
  }

  @Test func `years of any size are read without a trap`() throws {
    for text in ["99999999999999999999 هـ", "31 محرم 1599 هـ", "القرن 31 هـ", "30 اسفند 1600 هـ.ش", "0 هـ"] {
      _ = try timexes(text)
    }
  }
}
