import Analysis
import EventGraph
import EventTables
import Linking
import Testing
import TimeModel

@Suite struct ChronologyTests {
  private func order(_ linked: LinkedTable) -> [String] {
    linked.names(linked.reasoning.chronology.entries.map(\.event))
  }

  @Test func startThenEndThenPrecisionThenUndated() {
    let linked = LinkedTable(
      """
      # a.txt 2021-02-17
      none  search   actual -               | They [searched].
      year  ban      actual 2020            | It was [banned].
      month clash    actual 2020-02         | They [clashed].
      day   meeting  actual 2020-02-01      | They [met].
      range killing  actual 2020-02/2020-11 | They were [killed].
      open  surveillance actual ../2020-06   | They were [watched].
      """)
    #expect(order(linked) == ["open", "year", "day", "month", "range", "none"])
  }

  @Test func statedOrderTightensBoundsAndBreaksTies() throws {
    let linked = LinkedTable(
      """
      # a.txt 2021-02-17
      z arrest  actual 2020       | He was [arrested].
      a release actual 2020       | He was [freed].
      m trial   actual 2020-03-05 | He was [tried].
      ~ z before a | He
      ~ m after z | He
      """)
    let entries = linked.reasoning.chronology.entries
    #expect(order(linked) == ["z", "a", "m"])
    #expect(entries[0].bounds.latestEnd == Day(year: 2020, month: 3, day: 4))
    #expect(entries[1].bounds.earliestStart == Day(year: 2020, month: 1, day: 2))
  }

  @Test func groupsHoldWhatCannotBeOrdered() {
    let linked = LinkedTable(
      """
      # a.txt 2021-02-17
      a clash        actual 2020-02    | They [clashed].
      b death        actual 2020-02    | Eleven [died].
      c meeting      actual 2020-03-01 | They [met].
      d statement    actual 2020-03-01 | They [spoke].
      e award        actual 2020-04-01 | They [won].
      f search       actual -          | They [searched].
      g surveillance actual -          | They [watched].
      """)
    #expect(linked.reasoning.chronology.groups.map { linked.names($0).sorted() } == [["a", "b"], ["c", "d"]])
  }

  @Test func causesOrderAGroup() {
    let linked = LinkedTable(
      """
      # a.txt 2021-02-17
      b death actual 2020-02 | Eleven [died].
      a clash actual 2020-02 | They [clashed].
      ~ a causes b | They
      """)
    #expect(order(linked) == ["a", "b"])
  }

  @Test func theOrderOfDocumentsChangesNothing() {
    let documents = [
      "# a.txt 2021-02-17\na meeting actual 2020-03-01 | They [met].\nb trial actual 2020 | He was [tried].",
      "# b.txt 2021-02-17\nc statement actual 2020-03-01 | They [spoke].\nd death actual 2020 | He [died].",
      "# c.txt 2021-01-17\ne award actual 2020-03-01 | They [won].\nf ban actual - | It was [banned].",
    ]
    func ids(_ documents: [String]) -> [StableID] {
      let linked = LinkedTable(documents.joined(separator: "\n"))
      return linked.reasoning.chronology.entries.map { linked.graph.stableID($0.event) }
    }
    #expect(ids(documents) == ids(documents.reversed()))
    #expect(ids(documents) == ids([documents[1], documents[0], documents[2]]))
  }

  @Test func filters() {
    let linked = LinkedTable(AnswerTests.table)
    func passing(_ change: (inout EventFilter) -> Void) -> [String] {
      var filter = EventFilter()
      change(&filter)
      return linked.names(filter.events(of: linked.graph)).sorted()
    }
    #expect(passing { _ in }.count == 12)
    #expect(passing { $0.types = [EventType("arrest")!] } == ["jailed"])
    #expect(passing { $0.families = ["liberty"] } == ["checked", "jailed"])
    #expect(passing { $0.statuses = [.planned, .negated] } == ["planned", "refused"])
    #expect(passing { $0.actors = ["Demonstrator"] } == ["jailed"])
    #expect(passing { $0.places = ["kazakhstan"] } == ["vote"])
    #expect(passing { $0.documents = ["b.txt"] } == [])
    #expect(
      passing {
        $0.from = Day(year: 2021, month: 1, day: 11)
        $0.to = Day(year: 2021, month: 12, day: 31)
      } == ["fined", "lifted"])
    #expect(
      passing {
        $0.types = [EventType("arrest")!, EventType("fine")!]
        $0.actors = ["shops"]
      } == ["fined"])
  }

  @Test func labelsAreShortAndOnOneLine() {
    let linked = LinkedTable(
      """
      # a.txt 2021-02-17
      a fine actual 2020 | The <target:International Bureau for Human Rights and the Rule of Law> was [fined].
      b meeting actual 2020-01 | They [met] in {Astana}.
      c award actual 2020-01 | They [won].
      """)
    #expect(linked.graph.label(of: linked.event("a")) == "fined: International Bureau for Human…")
    #expect(linked.graph.label(of: linked.event("b")) == "met in Astana")
    #expect(linked.graph.label(of: linked.event("c")) == "won")
  }

  @Test func importanceGrowsWithMentionsSourcesAndPrecision() {
    let linked = LinkedTable(AnswerTests.table)
    func importance(_ name: String) -> Int { linked.graph.importance(of: linked.event(name)) }
    #expect(importance("vote") > importance("announced"))
    #expect(importance("lifted") > importance("fined"))
    #expect(importance("fined") > importance("planned"))
    let two = LinkedTable(
      AnswerTests.table + "\n# b.txt 2021-02-18\nmore election actual 2021-01-10 | The [vote] in {Kazakhstan}.")
    #expect(two.graph.importance(of: two.event("vote")) > importance("vote"))
  }
}
