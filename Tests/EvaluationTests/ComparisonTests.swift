import Testing

@testable import Evaluation

@Suite struct ComparisonTests {
  @Test(arguments: [
    ("2020?", "2020"), ("[2015-12-21..2020-03-01]", "2015-12-21/2020-03-01"), ("../2020", "/2020"),
    ("2013/..", "2013/"), ("[..2020]", "/2020"),
  ])
  func `EDTF values are compared without marks`(one: String, other: String) {
    #expect(ComparableValue(one) == ComparableValue(other))
  }

  @Test func `values that differ stay different`() {
    #expect(ComparableValue("2020") != ComparableValue("2020-01"))
    #expect(ComparableValue("[2019,2020]") != ComparableValue("2019/2020"))
    #expect(ComparableValue("") == ComparableValue(nil))
  }

  @Test(arguments: [
    ("2020-05", true), ("198X", true), ("19XX", true), ("P3M", false), ("XXXX-12", false), ("1X8X", false),
  ])
  func `a dated value holds a year`(value: String, isDated: Bool) { #expect(value.holdsYear == isDated) }

  @Test(arguments: [
    ("P7D", "P1W"), ("PT48H", "P2D"), ("PT120M", "PT2H"), ("P24M", "P2Y"), ("P2DE", "P20Y"), ("P1CE", "P100Y"),
    ("198", "198X"), ("1980s", "198"), ("198", "1980/1989"), ("19", "19XX"), ("2020-05-03T10:15", "2020-05-03"),
    ("2020-05-03T10:15:00", "2020-05-03t10:15"), ("2020-02-01/2020-02-29", "2020-02"),
    ("2020-02-01/2020-03-01", "2020-02"),
    ("2020-01-01/2020-12-31", "2020"), ("2020-01-01/2021-01-01", "2020"),
    ("2020-05-01/2020-05-04", "2020-05-01/2020-05-03"),
    ("2020/..", "2020"), ("../2020", "2020"),
  ])
  func `spellings of one value share a reading`(one: String, other: String) {
    #expect(!TIMEX3Readings.all(of: one).isDisjoint(with: TIMEX3Readings.all(of: other)))
  }

  @Test(arguments: [
    ("P5M", "P1Y"), ("2020-02-01/2020-02-28", "2020-02"), ("1998", "199"), ("P99999999999999999999W", "P1D"),
    ("2020-13-40/2020-99-99", "2020"), ("PT0H", "P0D"), ("2021-02", "2021-02-01"),
  ])
  func `other values share none`(one: String, other: String) {
    #expect(TIMEX3Readings.all(of: one).isDisjoint(with: TIMEX3Readings.all(of: other)))
  }

  @Test(arguments: [
    ("⟦in the 1990s,⟧", "1990s"), ("⟦в 1999 году.⟧", "1999"), ("⟦The⟧", "The"), ("⟦ «11 мая» ⟧", "11 мая"),
    ("⟦في عام 1959⟧", "1959"), ("⟦...⟧", ""), ("⟦since the⟧ war", "the"),
  ])
  func `function words and punctuation are cut off both ends`(marked: String, kept: String) throws {
    let scalars = Array(marked.unicodeScalars)
    let begin = try #require(scalars.firstIndex(of: "⟦"))
    let end = try #require(scalars.firstIndex(of: "⟧")) - 1
    let text = scalars.filter { $0 != "⟦" && $0 != "⟧" }
    let span = SpanTrimmer().trimmed(ScalarSpan(begin: begin, end: end), of: text)
    #expect(String(String.UnicodeScalarView(text[span.begin..<span.end])) == kept)
  }

  @Test func `offsets beyond a text are no trap`() {
    let span = SpanTrimmer().trimmed(ScalarSpan(begin: 5, end: 90), of: Array("abc".unicodeScalars))
    #expect(span == ScalarSpan(begin: 5, end: 5))
  }

  @Test func `the best pair is taken first, then the earlier rows`() {
    let ranks = [[1, 3, nil], [3, 3, nil]]
    let pairs = Pairing(gold: 2, predictions: 3) { ranks[$0][$1] }
    #expect(pairs.goldOfPrediction == [1, 0, nil])
  }

  @Test func `ratios are rounded from their exact value`() {
    #expect((2.0 / 3).rounded(decimals: 4) == 0.6667)
    #expect(0.03125.rounded(decimals: 4) == 0.0312)
    #expect(100.0.printed(decimals: 2).padded(left: 8) == "  100.00")
  }
}
