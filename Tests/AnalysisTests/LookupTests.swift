import EventGraph
import EventTables
import Testing
import TimeModel

@testable import Analysis

@Suite struct LookupTests {
  static let table = """
    # a.txt 2021-02-17
    vote   election actual 2021-01-10     | The parliamentary [election] in {Kazakhstan} was held.
    vote2  election actual 2021           | She covered the [elections] of 2021.
    vote3  election actual 2021-01-10     | Observers of the [election] were fined.
    old    election actual 2016-03        | The [election] of 2016 was calm.
    fair   election demanded -            | They ask for free [elections].
    stop   suspension actual 2021-01-25   | The <target:rights bureau> was [suspended].
    union  suspension actual 2021-02-05   | A court [halted] the <target:workers' union>.
    dulat  arrest   actual 2020-02        | <target:Dulat Agadil> was [detained].
    """

  static var options: Reasoning.Options {
    let words = TypeWords(
      [
        ("выборы", EventType("election")!), ("انتخابات", EventType("election")!), ("election", EventType("election")!),
        ("suspension", EventType("suspension")!), ("putting on hold", EventType("suspension")!),
      ],
      folding: .caseOnly)
    return Reasoning.Options(typeWords: words)
  }

  @Test(arguments: [
    "election", "выборы", "Выборов", "انتخابات", "the 2021 election", "election 2021-01-10", "ELECTIONS",
  ])
  func aTypeWordChoosesTheEventThatIsBestAttested(_ term: String) throws {
    let linked = LinkedTable(Self.table, Self.options)
    let choices = linked.reasoning.choices(for: term)
    #expect(choices.count == 1)
    #expect(choices.first?.event == linked.event("vote"))
    #expect(choices.first?.why.contains("type word") == true)
    #expect(linked.names(choices.first?.runnersUp ?? []).contains("old") == !term.contains("2021"))
  }

  @Test(arguments: [
    ("election 2016", "old"), ("suspension of the bureau", "stop"), ("putting on hold of the union", "union"),
    ("Dulat Agadil", "dulat"), ("rights bureau", "stop"), ("выборов в 2016", "old"),
  ])
  func wordsAndDatesNarrow(_ term: String, _ name: String) throws {
    let linked = LinkedTable(Self.table, Self.options)
    #expect(linked.names(linked.reasoning.choices(for: term).compactMap(\.event)) == [name])
  }

  @Test func equalCandidatesGiveAnAnswerEach() {
    let linked = LinkedTable(Self.table, Self.options)
    let answers = linked.reasoning.before("suspension")
    #expect(linked.names(answers.compactMap { $0.chosen[0].event }).sorted() == ["stop", "union"])
  }

  @Test func idsOfEventsAndMentionsAreTaken() {
    let linked = LinkedTable(Self.table, Self.options)
    #expect(linked.reasoning.choices(for: linked.id("stop")).first?.event == linked.event("stop"))
    let mention = linked.graph.stableID(linked.table["vote3"]).description
    #expect(linked.reasoning.choices(for: mention).first?.event == linked.event("vote"))
  }

  @Test(arguments: ["earthquake", "", "e0000000000000000", "election 1999", "2021-02-30", "…"])
  func whatFitsNothingFindsNothing(_ term: String) {
    let linked = LinkedTable(Self.table, Self.options)
    #expect(linked.reasoning.choices(for: term).isEmpty)
    #expect(linked.reasoning.before(term).isEmpty)
  }

  @Test(arguments: [
    ("2021", "2021-01-01", "2021-12-31"), ("2020-02", "2020-02-01", "2020-02-29"),
    ("2020-02/2020-11", "2020-02-01", "2020-11-30"), ("../2021-01-09", "", "2021-01-09"), ("2013/..", "2013-01-01", ""),
    ("2021-01-10?", "2021-01-10", "2021-01-10"),
    ("2001-21", "2001-03-01", "2001-05-31"), ("199X", "1990-01-01", "1999-12-31"),
  ])
  func datesAreWholePeriods(_ text: String, _ first: String, _ last: String) throws {
    let term = try #require(DateTerm(text))
    #expect(term.bounds.earliestStart.description == first)
    #expect(term.bounds.latestEnd.description == last)
  }

  @Test(arguments: ["2021-13", "2021-1", "21", "2021-01-10/2020", "..", "../..", "/", "-", "election", "2021-02-29"])
  func whatIsNoDateIsNone(_ text: String) { #expect(DateTerm(text) == nil) }
}
