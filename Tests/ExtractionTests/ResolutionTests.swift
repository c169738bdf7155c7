import EventGraph
import Extraction
import LanguagePacks
import Testing
import TimeModel

@Suite struct ResolutionTests {
  private func values(_ text: String, created: PartialDate? = PartialDate(year: 2021, month: 2, day: 17)) -> [String] {
    let graph = ToyLanguage.graph(text, created: created)
    return graph.timexes.map { timex in
      switch timex.value {
      case .date(let date)?: "\(date)"
      case .range(let start, let end)?: "\(MentionValue.interval(start, end))"
      case .within(let first, let last)?: "\(MentionValue.within(first, last))"
      case .duration(let period)?, .set(let period)?: "\(period)"
      case .recurring(let recurrence)?: "\(recurrence.period)"
      case .vague?: "vague"
      case nil: "-"
      }
    }
  }

  @Test(arguments: [
    // No year, past: the nearest before the creation time.
    ("the court arrested a journalist on 5 january", ["2021-01-05"]),
    ("the court arrested a journalist on 5 december", ["2020-12-05"]),
    // After an explicit date the story goes on.
    ("on 30 november 2020 the court fined; on 5 december the court arrested", ["2020-11-30", "2020-12-05"]),
    ("on 30 november 2020 the court fined; on 5 january the court arrested", ["2020-11-30", "2021-01-05"]),
    // A coming event points forward.
    ("the court will arrestar a journalist on 5 january", ["2022-01-05"]),
    ("yesterday", ["2021-02-16"]),
    ("on 5 january 2021 and the next day", ["2021-01-05", "2021-01-06"]),
    ("the 26 and 27 november 2020", ["2020-11-26", "2020-11-27"]),
  ])
  func whatTheWordsLeaveOutComesFromTheDocument(text: String, expected: [String]) {
    #expect(values(text) == expected)
  }

  @Test(arguments: ["the court arrested on 5 january", "on monday"])
  func withoutACreationTimeNothingIsInvented(text: String) {
    #expect(values(text, created: nil) == ["-"])
  }

  @Test func yesterdayOfAnUnknownDayIsVague() {
    #expect(values("yesterday", created: nil) == ["vague"])
  }

  @Test func aDayThatNoMonthHasIsNoDate() {
    #expect(values("30 february 2021") == ["2021-02"] || values("30 february 2021") == [])
  }

  @Test(arguments: [
    ("17 january 2021\n\nthe court arrested a journalist on 5 january.", "2021-01-17"),
    ("ALMATY, 2 february. the court arrested. on 30 november 2020 the court fined.", "2021-02-02"),
    ("bulletin of the court of november 2020, Almaty, 17 january 2021\n\nthe court arrested.", "2021-01-17"),
  ])
  func theCreationTimeStandsInTheHead(text: String, expected: String) {
    let graph = ToyLanguage.graph(text, created: nil)
    #expect(graph.documents[0].created.map { "\($0)" } == expected)
  }

  @Test func aDateThatClosesATitleIsNoCreationTimeWhereTheTextTellsOfLaterDays() {
    let graph = ToyLanguage.graph(
      "the court of the law and of journalists, 17 january 2021\n\non 5 february 2021 the court fined a journalist of the law and of the court.",
      created: nil)
    #expect(graph.documents[0].created == nil)
  }

  @Test func aDateInTheTitleIsNoCreationTime() {
    let graph = ToyLanguage.graph(
      "the resolution of the court of 17 january 2021 on the law and on journalists\n\nthe court", created: nil)
    #expect(graph.documents[0].created == nil)
  }

  @Test func whatWasPlannedInTheStoryIsOfTheStory() {
    let story = "the court arrested a journalist on 5 january. the court will arrest a journalist on 20 january."
    #expect(values(story) == ["2021-01-05", "2021-01-20"])
  }

  @Test func aTextOfUnknownAgeIsReadAsAStory() {
    let story =
      "on 5 january 2021 the court arrested. the law of november 2019 on the court. on 20 january the court fined."
    #expect(values(story, created: nil) == ["2021-01-05", "2019-11", "2021-01-20"])
  }

  @Test func theBasisSaysWhereAYearCameFrom() {
    let graph = ToyLanguage.graph("on 30 november 2020 the court fined; on 5 december the court arrested")
    #expect(graph.timexes.map(\.basis) == [.stated, .narrative])
    #expect(graph.mentions.map(\.stated) == [true, false])
  }
}

@Suite struct ExtractionTests {
  @Test func offsetsAreBytesOfTheText() {
    let text = "the été court arrested a journalist on 5 january 2021"
    let graph = ToyLanguage.graph(text)
    #expect(graph.documents[0].words(graph.timexes[0].span) == "5 january 2021")
    #expect(graph.words(graph.mentions[0].trigger, of: graph.mentions[0]) == "arrested")
  }

  @Test func twoRunsGiveTheSameRows() {
    let text =
      "on 5 january 2021 the court arrested at least 3 journalists in Almaty because of the vote of 4 january 2021."
    let (first, second) = (ToyLanguage.graph(text), ToyLanguage.graph(text))
    #expect(first.mentions == second.mentions)
    #expect(first.timexes == second.timexes)
    #expect(first.claims == second.claims)
    #expect(!first.mentions.isEmpty)
  }

  @Test func idsStandWhenAParagraphIsInserted() {
    let text = "on 5 january 2021 the court arrested a journalist."
    let keys = ToyLanguage.graph(text).mentions.map(\.key)
    #expect(ToyLanguage.graph("the court fined a law.\n\n" + text).mentions.map(\.key).last == keys.last)
  }

  @Test func equalSentencesHaveIdsOfTheirOwn() {
    let text = "the court arrested a journalist."
    let graph = ToyLanguage.graph(text + "\n\n" + text)
    #expect(Set(graph.mentions.map(\.key)).count == 2)
  }

  @Test func participantsPlaceAndCountHaveSpans() {
    let graph = ToyLanguage.graph("on 5 january 2021 the court arrested at least 3 journalists in Almaty")
    let mention = graph.mentions[0]
    let roles = graph.participants(of: mention).map { "\($0.role.name) \(graph.words($0.head, of: mention))" }
    #expect(roles == ["agent court", "target journalists"])
    #expect(graph.place(of: mention).map { graph.name($0.name!) } == "Almaty")
    #expect(graph.count(of: mention).map { [$0.min, $0.max ?? -1] } == [3, -1])
  }

  @Test func statedRelationsNameTheirWords() {
    let graph = ToyLanguage.graph("on 5 january 2021 the court arrested a journalist because of the vote")
    #expect(graph.relations.map(\.kind) == [.causes])
    #expect(graph.words(graph.relations[0].span, of: graph.mentions[0]) == "because of")
  }

  @Test func everyClaimLiesInItsDocument() {
    let graph = ToyLanguage.graph("on 5 january 2021 the court arrested at least 3 journalists in Almaty")
    #expect(!graph.claims.isEmpty)
    for claim in graph.claims { #expect(claim.span.end <= graph.documents[0].text.count && !claim.span.isEmpty) }
  }

  @Test func anyTextIsReadWithoutCrash() {
    var state: UInt64 = 3
    let pieces = [
      "the court", "arrested", "5", "january", "2021", ",", ";", ".", "\n\n", "(", "»", "\u{202E}", "and", "\u{0}",
      "since", "will", "999999999999", "é",
    ]
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<30 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count] + (state >> 20 & 1 == 0 ? " " : "")
      }
      let graph = ToyLanguage.graph(text)
      for mention in graph.mentions { #expect(mention.trigger.end <= text.utf8.count) }
    }
  }
}
