import Analysis
import EventGraph
import EventTables
import Linking
import Testing

/// Labels of drawings: who did what to whom, in the words of the text.
@Suite struct HeadlineTests {
  /// The headline of the one event of a sentence.
  private static func headline(_ sentence: String, limit: Int = 64) -> String {
    let linked = LinkedTable("# a.txt 2021-02-17\na fine actual 2020 | \(sentence)")
    return linked.graph.headline(of: linked.event("a"), limit: limit)
  }

  @Test(arguments: [
    ("In May the <agent:police> [fined] <target:seven students>.", "police fined seven students"),
    // The order of the text, whoever acts.
    ("<target:The bureau> was [closed] by <agent:the court>.", "The bureau was closed by the court"),
    // What is said in between is left out where it is long.
    ("The <agent:court> that had heard the case since spring [fined] <target:them>.", "court … fined them"),
    // Who stands too far away may be the doer of something else.
    (
      "The <agent:court> has a long history of fair decisions, but yesterday an officer [fined] <target:them>.",
      "fined them"
    ),
    ("They [met] in {Astana}.", "met in Astana"),
    ("The <agent:council> [met] in {Astana}.", "council met in Astana"),
    // A trigger that stands alone brings its clause.
    ("On that day, the old penalties were [lifted], and work went on.", "the old penalties were lifted"),
    ("They [won].", "They won"),
    ("[Won].", "Won"),
  ])
  func headlinesQuoteTheText(sentence: String, expected: String) {
    #expect(Self.headline(sentence) == expected)
  }

  @Test func aLongClauseIsCutRoundItsTrigger() {
    let sentence = "it was then that all of the many penalties of the past ten years were [lifted] " + Self.words(20)
    let headline = Self.headline(sentence)
    #expect(headline.hasPrefix("… ") && headline.hasSuffix(" …") && headline.contains("years were lifted word"))
    #expect(headline.count <= 64)
  }

  @Test func theLimitHolds() {
    for limit in [20, 40, 64] {
      for sentence in [
        "The <agent:\(Self.words(8))> [fined] <target:\(Self.words(30))>.",
        "\(Self.words(400)) [fined] \(Self.words(400))",
        "<agent:police> [fined] <target:\(String(repeating: "long", count: 100))>.",
      ] {
        #expect(Self.headline(sentence, limit: limit).count <= limit)
      }
    }
  }

  @Test func anAgentThatDoesNotFitIsLeftOut() {
    #expect(Self.headline("The <agent:\(Self.words(12))> [fined] <target:them>.") == "fined them")
  }

  private static func words(_ count: Int) -> String { Array(repeating: "word", count: count).joined(separator: " ") }
}
