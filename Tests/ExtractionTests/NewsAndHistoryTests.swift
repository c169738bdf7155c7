import EventGraph
import Extraction
import LanguagePacks
import Testing
import TimeModel

/// How expressions that leave something out are resolved in news, which speak of the days around them, and in
/// history, which goes on where its story is.
@Suite struct NewsAndHistoryTests {
  private static let packs: PackSet? = try? PackSet([
    PackFile(path: "yy/pack.tsv", text: "language\tyy\nname\tToy\nletters\ta-z\ncommon\tthe a was were\nsuffix\t's"),
    PackFile(
      path: "yy/inflection.tsv", text: "v\tinf=* verb.past.pass.act=*ed verb.pres=*s\nn\tnoun.nom.sg=* noun.nom.pl=*s"),
    PackFile(
      path: "yy/words.tsv",
      text: """
        month\t2\tfebruary
        month\t4\tapril
        month\t5\tmay
        month\t12\tdecember
        weekday\t2\ttuesday
        unit\tday\tday|/n
        unit\tyear\tyear|/n
        day-part\t3\tevening
        plan\t\tplan|/n planned
        hypothesis\t\tmay
        auxiliary\t\twas:past were:past
        preposition\tin\tin
        preposition\tby\tby
        preposition\ton\ton
        signal\tduring\tas
        coordinator\tand\tand
        person\t\tman men
        organisation\t\tpolice court
        place\tAlmaty\tAlmaty
        """),
    PackFile(
      path: "yy/timex.rules",
      text: """
        macro year number(1000..2999;4)=y
        rule day-month-year
          match number(1..31)=d month=m @year
          value date(y, m, d)
          + 5 april 2021
        rule day-month
          match number(1..31)=d month=m
          value date(_, m, d)
          + 5 april
        rule month-of-that-year
          match month=m "of" "that" unit(year)
          value date(later(0, year), m, _)
          + april of that year
        rule month-of-last-year
          match month=m "last" unit(year)
          value date(last(year), m, _)
          + april last year
        rule day-of-that-month
          match number(1..31)=d "of" "that" "month"
          value date(_, later(0, month), d)
          + 5 of that month
        rule month
          match "in" [ month=m ]
          value date(_, m, _)
          + in ⟦april⟧
        rule year
          match "in" [ @year ]
          value date(y, _, _)
          + in ⟦2005⟧
        rule weekday
          match weekday=w
          value weekday(w)
          + tuesday
        rule yesterday
          match "yesterday" day-part=p
          value part(shift(-1, day), p)
          + yesterday evening
        rule yesterday-alone
          match "yesterday"
          value shift(-1, day)
          + yesterday
        rule clock
          match number(0..23)=h ~":" ~number(0..59;2)=i
          value at(shift(-1, day), h, i)
          + 14:30
        rule weekend
          match "the" "weekend"
          value this(weekend)
          + the weekend
        rule election-day
          match "election" "day"
          value event(election)
          + election day
        """),
    PackFile(
      path: "yy/triggers.rules",
      text: """
        trigger arrest
          verb detain|/v
          + police ⟦detained⟧ men
        trigger fine
          verb fin|/v
          + police ⟦fined⟧ men
        trigger assembly-blocked
          verb block|/v
          + police ⟦blocked⟧ men
        trigger election
          noun election
          + the ⟦election⟧
        """),
  ])

  private func graph(_ text: String, created: PartialDate = PartialDate(year: 2021, month: 3, day: 5)) throws
    -> EventGraph
  {
    let packs = try #require(Self.packs)
    return Extractor(packs: packs).extract(
      Document(name: "toy.txt", text: Array(text.utf8), language: "yy", created: created))
  }

  private func values(_ text: String) throws -> [String] {
    try graph(text).timexes.map { timex in
      if case .date(let date)? = timex.value { "\(date)" } else { "-" }
    }
  }

  @Test(arguments: [
    // A day near the creation time is that day, before or after it.
    ("police detained men on 5 february", ["2021-02-05"]),
    ("police detained men on 15 april", ["2021-04-15"]),
    // A month far ahead in the past tense has been; without a verb it is the nearest.
    ("police detained men in may", ["2020-05"]),
    ("in may", ["2021-05"]),
    ("by 20 december", ["2021-12-20"]),
    // A word of planning outweighs the verbs around it.
    ("police said men planned to be there on tuesday", ["2021-03-09"]),
    ("police detained men on tuesday", ["2021-03-02"]),
    // A paragraph that is in another year goes on from there, even past days near the creation time.
    ("on 5 february 2020 police detained men. on 15 april police detained men.", ["2020-02-05", "2020-04-15"]),
  ])
  func newsSpeakOfTheDaysAroundThem(text: String, expected: [String]) throws {
    #expect(try values(text) == expected)
  }

  @Test(arguments: [
    ("police detained men on tuesday", Timex.Basis.pastTense), ("men planned it for tuesday", .futureTense),
    ("tuesday", .alone), ("police detained men in may", .pastTense), ("on 5 february 2020", .stated),
  ])
  func theBasisSaysWhichWayTheClausePointed(text: String, basis: Timex.Basis) throws {
    #expect(try graph(text).timexes.map(\.basis) == [basis])
  }

  @Test(arguments: [
    // A year at the head of a sentence turns the story, one inside a sentence does not move the days that follow closely.
    ("on 5 april 1944 men.\n\nin 1945 men. police detained men on 7 may", "1945-05-07"),
    // A year ahead that is only named does not move those of the months to come either.
    ("on 5 april 1944 men. police and men of note in 1945 detained men on 7 may", "1944-05-07"),
    ("on 5 april 1944 men. police and men of note in 1945 detained men on 7 april", "1944-04-07"),
    // Most of a year back is the next year; a term does not lead the story on.
    ("on 5 december 1944 men. police detained men on 7 february", "1945-02-07"),
    ("on 5 april 1944 men. police were there by 7 december. police detained men on 9 may", "1944-05-09"),
  ])
  func aStoryRunsForward(text: String, expected: String) throws {
    #expect(try values(text).last == expected)
  }

  @Test func historyGoesOnNearItsStoryAcrossParagraphs() throws {
    let text =
      "in 1943 men.\n\non 5 april 1944 men.\n\non 7 may 1944 men.\n\npolice detained men on 2 april.\n\nin december men were."
    #expect(try values(text).suffix(2) == ["1944-04-02", "1943-12"])
  }

  @Test(arguments: [
    ("april last year", "2020-04"),
    ("on 5 april 2005 men. in may of that year", "2005-05"),
    ("on 5 april 2005 men. on 7 of that month", "2005-04-07"),
  ])
  func aYearOrMonthNamedByItsPlaceIsTakenFromThere(text: String, expected: String) throws {
    #expect(try values(text).last == expected)
  }

  @Test func aClockTimeNarrowsARelativeDay() throws {
    let evening = try #require(try graph("yesterday evening").timexes.first?.value)
    guard case .date(let part) = evening else { return #expect(Bool(false), "no date") }
    #expect(part.granularity == .dayPart && part.minute == 3)
    let clock = try #require(try graph("14:30").timexes.first?.value)
    guard case .date(let time) = clock else { return #expect(Bool(false), "no date") }
    #expect(time.granularity == .time && time.minute == 870 && time.day == 4)
  }

  @Test func theWeekendIsTheLastOneUnlessTheClauseLooksForward() throws {
    #expect(try values("police detained men at the weekend") == ["2021-02-27/2021-02-28"])
    #expect(try values("men planned the weekend") == ["2021-03-06/2021-03-07"])
  }

  @Test func aStrippedSuffixStandsOutsideTheExtent() throws {
    let graph = try graph("tuesday's men and tuesday’s police")
    #expect(graph.timexes.map { graph.documents[0].words($0.span) } == ["tuesday", "tuesday"])
  }

  @Test(arguments: [
    // The date of a dateline dates the report.
    ("ALMATY, 5 march 2021 – police detained men on 5 february 2021", ["arrest 2021-02-05"]),
    (
      "on 5 february 2021 police detained men as police blocked men",
      ["arrest 2021-02-05", "assembly-blocked 2021-02-05"]
    ),
    (
      "police detained men on 5 february 2021 as police blocked men",
      ["arrest 2021-02-05", "assembly-blocked 2021-02-05"]
    ),
    // A date in apposition dates the event that the words name, and the clause.
    ("on election day, 5 february 2021, police detained men", ["election 2021-02-05", "arrest 2021-02-05"]),
  ])
  func datesReachTheVerbsTheyDate(text: String, expected: [String]) throws {
    let graph = try graph(text)
    #expect(graph.mentions.map { "\($0.type.name) \($0.value.map { "\($0)" } ?? "-")" } == expected)
  }

  @Test func theWordsOfADateAreNoCueOfStatus() throws {
    #expect(try graph("on 5 may 2020 police detained men").mentions.map(\.status) == [.actual])
    #expect(try graph("police may detain men").mentions.map(\.status) == [.hypothetical])
  }

  @Test(arguments: [
    ("police detained men in Almaty", ["agent police", "target men"]),
    ("men were detained in Almaty", ["target men"]),
    ("men detained by police", ["agent police", "target men"]),
  ])
  func theWordsAroundAFormTellItsVoice(text: String, expected: [String]) throws {
    let graph = try graph(text)
    let mention = try #require(graph.mentions.first)
    let roles = graph.participants(of: mention).map { "\($0.role.name) \(graph.words($0.head, of: mention))" }
    #expect(roles == expected)
  }
}
