import EventGraph
import Extraction
import LanguagePacks
import Testing
import TimeModel

/// Dates whose year the words name by its distance: "5 mai of last year", "in spring of that year".
@Suite struct RelativeYearTests {
  static let pack = [
    PackFile(path: "xx/pack.tsv", text: "language\txx\nname\tToy\nletters\ta-z\ncommon\tthe\ncreated\t2020-11-22"),
    PackFile(path: "xx/words.tsv", text: "month\t3\tmar\nmonth\t12\tdec\nseason\t3\tautumn"),
    PackFile(
      path: "xx/timex.rules",
      text: """
        rule full
          match number(1..31)=d month=m number(1000..2999;4)=y
          value date(y, m, d)
          + 1 mar 2003
        rule last-year
          match number(1..31)=d month=m "last" "year"
          value date(last(year), m, d)
          + 1 mar last year
        rule next-year
          match month=m "next" "year"
          value date(next(year), m, _)
          + mar next year
        rule same-year
          match number(1..31)=d month=m "that" "year"
          value date(later(0, year), m, d)
          + 1 mar that year
        rule season-last-year
          match season=s "last" "year"
          value season(last(year), s)
          + autumn last year
        rule range-same-year
          match number(1..31)=a "to" number(1..31)=b month=m "that" "year"
          value range(date(_, _, a), date(later(0, year), m, b))
          + 1 to 2 mar that year
        """),
  ]

  func values(of text: String, created: PartialDate? = PartialDate(year: 2020, month: 11, day: 22)) throws
    -> [TimexValue?]
  {
    var document = Document(name: "a", text: Array(text.utf8), language: "xx")
    document.created = created
    return Extractor(packs: try PackSet(Self.pack)).extract(document).timexes.map(\.value)
  }

  @Test(arguments: [
    ("1 mar last year", PartialDate(year: 2019, month: 3, day: 1)),
    // Not the latest December before the creation time, and not the nearest March.
    ("5 dec last year", PartialDate(year: 2019, month: 12, day: 5)),
    ("mar next year", PartialDate(year: 2021, month: 3)),
    ("autumn last year", PartialDate(year: 2019, unit: 3, granularity: .season)),
  ])
  func aYearNamedByItsDistanceCountsFromTheCreationTime(text: String, date: PartialDate) throws {
    #expect(try values(of: text) == [.date(date)])
  }

  @Test func theSameYearIsThatOfTheNarrative() throws {
    #expect(try values(of: "1 mar 2003, 5 dec that year").last == .date(PartialDate(year: 2003, month: 12, day: 5)))
  }

  @Test func aRangeTakesTheRelativeYearForBothEnds() throws {
    let range = TimexValue.range(PartialDate(year: 2003, month: 3, day: 1), PartialDate(year: 2003, month: 3, day: 2))
    #expect(try values(of: "5 mar 2003, 1 to 2 mar that year").last == range)
  }

  @Test func withoutACreationTimeNothingIsInvented() throws {
    #expect(try values(of: "1 mar last year", created: nil) == [nil])
  }
}
