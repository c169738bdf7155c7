import Analysis
import EventGraph
import Testing
import TimeModel

@Suite struct AnswerTests {
  static let table = """
    # a.txt 2021-02-17
    vote      election    actual 2021-01-10         | The [election] in {Kazakhstan} was held.
    announced announcement actual 2020-10-22        | The date was [announced].
    killed    killing     actual 2020-02/2020-11    | Five <target:activists> were [killed].
    banned    ban         actual 2016               | Some <target:newspapers> were [banned].
    fined     fine        actual 2021               | Several <target:shops> were [fined].
    jailed    arrest      actual 2021-01-10         | Police [detained] <target:demonstrators>.
    lifted    penalty-lifted actual 2021-02-03      | The authorities [cancelled] the fines.
    checked   search      actual -                  | They [searched] the offices.
    noticed   administrative-notice actual 2020-12! | Groups were [notified].
    doubted   meeting     actual 2020-11-26?        | They [met].
    planned   closure     planned 2020-12-01        | The club is to be [closed].
    refused   registration-refused negated 2013     | The party was never [registered].
    """

  @Test func eachVerdictOfBefore() throws {
    let linked = LinkedTable(Self.table)
    let answers = linked.reasoning.before("election")
    #expect(answers.count == 1)
    let answer = try #require(answers.first)
    #expect(answer.chosen[0].event == linked.event("vote"))
    #expect(answer.chosen[0].why == "type word ‹election›")
    #expect(
      answer.summary(linked) == [
        "definite": ["banned", "killed", "announced", "doubted", "noticed"], "possible": ["fined"],
        "other": ["refused", "planned"],
      ])
    #expect(answer.impossible == 2)  // the arrests of the day, the lifting
    #expect(answer.unrelated == 1)
    #expect(answer.overlaps == 1)
  }

  @Test func gradesAndProofs() throws {
    let linked = LinkedTable(Self.table)
    let answer = try #require(linked.reasoning.before("election").first)
    for row in answer.definite {
      let name = linked.name(row.event)
      #expect(row.grade == (["doubted", "noticed"].contains(name) ? .likely : .certain), "\(name)")
      #expect(linked.names(row.proof).sorted() == [name, "vote"].sorted())
    }
  }

  @Test func possibleNamesTheBoundThatWouldDecide() throws {
    let linked = LinkedTable(Self.table)
    let answer = try #require(linked.reasoning.before("election").first)
    #expect(
      answer.possible.map(\.undecided) == [
        "the end of ‹shops were fined› is known only as 2021; a latest end before 2021-01-10 would settle it"
      ])
    let after = try #require(linked.reasoning.after("2020-06").first)
    #expect(
      after.possible.map(\.undecided) == [
        "the start of ‹activists were killed› is known only as 2020-02/2020-11; an earliest start after 2020-06-30 would "
          + "settle it"
      ])
  }

  @Test func afterMirrorsBefore() throws {
    let linked = LinkedTable(Self.table)
    for name in ["vote", "announced", "killed", "banned", "fined", "lifted"] {
      let before = try #require(linked.reasoning.before(linked.id(name)).first)
      for row in before.definite where linked.graph.events[row.event].status == .actual {
        let after = try #require(linked.reasoning.after(linked.id(linked.name(row.event))).first)
        #expect(after.definite.contains { $0.event == linked.event(name) && $0.grade == row.grade })
      }
    }
  }

  @Test func aDateStandsForItsWholePeriod() throws {
    let linked = LinkedTable(Self.table)
    let before = try #require(linked.reasoning.before("2021").first)
    #expect(before.chosen[0].date == "2021")
    #expect(linked.names(before.definite.map(\.event)) == ["banned", "killed", "announced", "doubted", "noticed"])
    #expect(linked.names(before.definite[0].proof) == ["banned"])
    let during = try #require(linked.reasoning.during("2021-01/2021-02").first)
    #expect(during.summary(linked) == ["definite": ["vote", "jailed", "lifted"], "possible": ["fined"]])
  }

  @Test func betweenTakesItsTermsInEitherOrder() throws {
    let linked = LinkedTable(Self.table)
    for terms in [("announced", "vote"), ("vote", "announced")] {
      let answer = try #require(linked.reasoning.between(linked.id(terms.0), linked.id(terms.1)).first)
      #expect(
        answer.summary(linked) == [
          "definite": ["doubted", "noticed"], "possible": ["killed", "fined"], "other": ["planned"],
        ])
    }
  }

  @Test func statedOrderProvesWithoutDates() throws {
    let linked = LinkedTable(
      """
      # a.txt 2021-02-17
      one   search  actual - | They [searched] the office.
      two   arrest  actual - | They [arrested] the director.
      three trial   actual - | The director was [tried].
      four  release actual - | The director was [freed].
      plan  closure planned - | They would [close] it.
      ~ one before two | They
      ~ three after two | The
      ~ plan before one | They
      """)
    let answer = try #require(linked.reasoning.before(linked.id("three")).first)
    #expect(answer.summary(linked) == ["definite": ["one", "two"]])
    #expect(answer.unrelated == 1)
    #expect(linked.names(answer.definite[0].proof) == ["one", "three"])
    #expect(
      linked.names(linked.reasoning.chronology.entries.map(\.event)).filter { $0 != "plan" && $0 != "four" } == [
        "one", "two", "three",
      ])
  }

  @Test func whatDidNotHappenProvesNothing() throws {
    let linked = LinkedTable(
      """
      # a.txt 2021-02-17
      old  arrest  actual  2020-01-01 | They [arrested] him.
      plan closure planned 2020-06-01 | They would [close] it.
      new  release actual  -          | They [freed] him.
      ~ plan before new | They
      """)
    #expect(linked.reasoning.before(linked.id("new")).first?.definite.isEmpty == true)
    let answer = try #require(linked.reasoning.before(linked.id("plan")).first)
    #expect(answer.definite.isEmpty)
    #expect(answer.possible.map(\.undecided) == ["‹close› is only planned"])
  }

  @Test func duringUsesTheStateThatAnActLeaves() throws {
    let linked = LinkedTable(
      """
      # a.txt 2021-02-17
      stop suspension actual 2021-01-25 P3M | The <target:bureau> was [suspended].
      cap  suspension actual 2021-06-01 P3M< | The <target:union> was [halted].
      said statement  actual 2021-02-10     | The minister [spoke].
      late statement  actual 2021-07-10     | The minister [objected].
      far  statement  actual 2022-07-10     | The minister [recalled].
      """)
    let stop = try #require(linked.reasoning.during(linked.id("stop")).first)
    #expect(stop.summary(linked) == ["definite": ["said"]])
    let cap = try #require(linked.reasoning.during(linked.id("cap")).first)
    #expect(cap.summary(linked) == ["possible": ["late"]])
    #expect(
      cap.possible[0].undecided
        == "the end of the state that ‹union was halted› left is known only as 2021-06-01/2021-09-01; whether it lies "
        + "before 2021-07-10 would settle it")
    // Before and after use the act itself.
    #expect(linked.reasoning.after(linked.id("stop")).first?.definite.count == 4)
  }
}
