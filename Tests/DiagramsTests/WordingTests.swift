import EventGraph
import Testing
import TimeModel

@testable import Diagrams

@Suite struct WordingTests {
  static let slavic = """
    one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14;\
     many: n % 10 = 0,5..9 or n % 100 = 11..14
    """

  @Test(arguments: [
    (1, "one"), (21, "one"), (101, "one"), (11, "many"), (2, "few"), (4, "few"), (12, "many"), (14, "many"),
    (22, "few"),
    (0, "many"), (5, "many"), (111, "many"), (112, "many"), (1_000, "many"), (-1, "one"),
  ])
  func pluralFormsFollowTheRule(n: Int, form: String) { #expect(PluralRule(Self.slavic).form(of: n) == form) }

  @Test(arguments: [
    "", "one", "one:", "one: x = 1", "one: n % 0 = 1", "one: n = ", "one: n = 4..2", "one: n < 1", ";;:",
  ])
  func aRuleThatCannotBeReadChoosesOther(rule: String) { #expect(PluralRule(rule).form(of: 1) == "other") }

  @Test func countedPhrasesAreFilled() {
    #expect(Wording.english.count("events", 1) == "1 event")
    #expect(Wording.english.count("events", 2) == "2 events")
    #expect(Wording.english.count("events", 1_234) == "1234 events")
    #expect(Wording.english.count("events", 1_234_567) == "1,234,567 events")
    #expect(Wording(language: "", texts: [:]).count("events", 3) == "3 events")
  }

  @Test func theEnglishOfTheTestsLacksNoKey() {
    #expect(Wording.english.missingKeys.isEmpty)
    #expect(Wording(language: "xx", texts: [:]).missingKeys.count == Wording.requiredKeys.count)
    #expect(Set(Wording.requiredKeys).count == Wording.requiredKeys.count)
  }

  @Test(arguments: [
    (MentionValue.day(2021, 1, 10), "10 Jan 2021"), (.month(2020, 5), "May 2020"),
    (.date(PartialDate(year: 2019)), "2019"), (.date(PartialDate(year: -43)), "44 BC"),
    (.months(2020, 1, 7), "Jan – Jul 2020"), (.months(2020, 7, 7), "July 2020"),
    (
      .interval(PartialDate(year: 2020, month: 11, day: 26), PartialDate(year: 2020, month: 11, day: 27)),
      "26–27 Nov 2020"
    ),
    (
      .interval(PartialDate(year: 2020, month: 12, day: 30), PartialDate(year: 2021, month: 1, day: 2)),
      "30 Dec 2020 – 2 Jan 2021"
    ),
    (.interval(PartialDate(year: 2013), nil), "since 2013"), (.interval(nil, PartialDate(year: 2013)), "until 2013"),
    (.within(PartialDate(year: 2015), PartialDate(year: 2016)), "between 2015 and 2016"),
    (.date(PartialDate(year: 2020, unit: 2, granularity: .quarter)), "quarter 2 of 2020"),
    (.date(PartialDate(year: 2020, unit: 3, granularity: .season)), "autumn 2020"),
    (.date(PartialDate(year: 1990, granularity: .decade)), "1990s"),
    (.date(PartialDate(year: 1900, granularity: .century)), "1900–1999"),
    (.date(PartialDate(year: 2020, granularity: .year, qualifier: .approximate)), "about 2020"),
    (.date(PartialDate(year: 2020, unit: 5, granularity: .month, qualifier: .uncertain)), "May 2020 (?)"),
    (.date(PartialDate(year: 2021, unit: 1, granularity: .week)), "4–10 Jan 2021"),
  ])
  func datesReadAsTheLanguageWritesThem(value: MentionValue, text: String) {
    #expect(Wording.english.date(value) == text)
  }

  @Test func unknownPartsInBracesStay() {
    #expect(Wording.filled("a {b} {c} {", ["b": "{c}"]) == "a {c} {c} {")
  }
}
