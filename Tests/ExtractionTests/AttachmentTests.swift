import EventGraph
import Testing
import TimeModel

@Suite struct AttachmentTests {
  @Test(arguments: [
    ("the court arrested a journalist in january 2020", ["arrest@arrested 2020-01"]),
    ("the resolution of 5 january 2021 was", ["resolution@resolution 2021-01-05"]),
    // One trigger, several dates: several events.
    (
      "resolutions of 5 january 2021 (2), 7 february 2020 (3) and 9 december 2019",
      ["resolution@resolutions 2021-01-05", "resolution@resolutions 2020-02-07", "resolution@resolutions 2019-12-09"]
    ),
    // Several triggers, one date.
    (
      "in january 2020 a journalist was arresten and finen",
      ["arrest@arresten 2020-01", "fine@finen 2020-01"]
    ),
    // Each clause keeps its own date.
    (
      "the court arrested a journalist in january 2020; whereas the court fined a journalist in february 2020",
      ["arrest@arrested 2020-01", "fine@fined 2020-02"]
    ),
    (
      "the court fined a journalist; whereas the vote of 5 january 2021 was",
      ["fine@fined -", "election@vote 2021-01-05"]
    ),
    // Days that touch are one occurrence.
    ("the vote of 26 and 27 november 2020", ["election@vote 2020-11-26/2020-11-27"]),
    // An act that leaves an effect starts on the day named by "since".
    ("the court suspended a law since 5 january 2021", ["suspension@suspended 2021-01-05"]),
    ("from january to february 2020 the court arrested three journalists", ["arrest@arrested 2020-01/2020-02"]),
  ])
  func datesGoToTheTriggersTheyDate(text: String, expected: [String]) {
    #expect(ToyLanguage.mentions(text) == expected)
  }

  @Test func aDateThroughAnEventTakesTheDateOfThatEvent() {
    let text = "the vote of 10 january 2021 was.\n\non election day the court arrested three journalists"
    #expect(ToyLanguage.mentions(text) == ["election@vote 2021-01-10", "arrest@arrested 2021-01-10"])
    let graph = ToyLanguage.graph(text)
    #expect(graph.mentions[1].anchor != nil)
    #expect(!graph.mentions[1].stated)
  }

  @Test func aDurationOpensTheEffectOfAnAct() {
    let graph = ToyLanguage.graph("on 5 january 2021 the court suspended a law three months")
    let mention = graph.mentions[0]
    #expect(graph.duration(of: mention)?.period.description == "P3M")
    #expect(mention.effect?.latestEnd.description == "2021-04-05")
    #expect(mention.time.latestEnd.description == "2021-01-05")
  }
}

@Suite struct StatusTests {
  @Test(arguments: [
    ("the court arrested a journalist in january 2020", "arrest@arrested 2020-01"),
    ("in january 2020 the court not arrested a journalist", "arrest@arrested 2020-01 negated"),
    ("the court failed to arrestar a journalist in january 2020", "arrest@arrestar 2020-01 negated"),
    ("the court will arrestar a journalist", "arrest@arrestar - planned"),
    ("the court fuarrest a journalist", "arrest@fuarrest - planned"),
    ("the law urges the court arrestar a journalist", "arrest@arrestar - demanded"),
    ("the court may arrestar a journalist", "arrest@arrestar - hypothetical"),
    // The negation of another verb does not reach over.
    ("a journalist was not there, the court arrested a law", "arrest@arrested -"),
  ])
  func statusHasScope(text: String, expected: String) {
    #expect(ToyLanguage.mentions(text) == [expected])
  }

  @Test func aStatedDateAfterTheCreationTimeIsAPlan() {
    #expect(ToyLanguage.mentions("the vote of 5 december 2021") == ["election@vote 2021-12-05 planned"])
  }

  @Test func conditionsOfABlockDecide() {
    #expect(ToyLanguage.mentions("the court noteed that the law was") == ["statement@noteed -"])
    #expect(ToyLanguage.mentions("the court noteed a law") == [])
  }

  @Test func whoSaysSoIsKept() {
    let graph = ToyLanguage.graph("according to journalists, the court arrested a man")
    #expect(graph.mentions[0].reportedBy.map { graph.words($0, of: graph.mentions[0]) } == "according to journalists")
  }
}
