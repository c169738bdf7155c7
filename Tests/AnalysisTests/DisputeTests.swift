import Analysis
import EventGraph
import EventTables
import Testing
import TimeModel

@Suite struct DisputeTests {
  /// The suspension that one document dates to 2020 and two passages of another to 2021.
  static let suspension = """
    # ru.txt 2021-02-17 ru
    vote   election   actual 2021-01-10      | The [election] was held.
    ru     suspension actual 2020-01-25 P3M< | Several <target:groups> were ordered to [suspend] their work.
    lifted penalty-lifted actual 2021-02-03  | The authorities [cancelled] the fines.
    # ar.txt 2021-02-02 ar
    ar1    suspension actual 2021-01-25! P3M> | The work of <target:three groups> was [halted].
    ar2    suspension actual 2021-01-25! P3M  | The authorities [halted] the work of <target:three groups>.
    """

  @Test func theYearIsAConflictWithBothSourcesAndItsSupport() throws {
    let linked = LinkedTable(Self.suspension)
    #expect(linked.event("ru") == linked.event("ar1") && linked.event("ar1") == linked.event("ar2"))
    let conflict = try #require(linked.reasoning.conflicts().first)
    #expect(linked.reasoning.conflicts().count == 1)
    #expect(conflict.kind == .date)
    #expect(linked.names(conflict.claims).sorted() == ["ar1", "ru"])
    #expect(conflict.withdrawn.map { linked.names([$0]) } == ["ru"])
    let support = linked.reasoning.support(of: conflict)
    #expect(
      support.map { row in linked.table.mentions.first { $0.value == row.mention }?.key ?? "" }.sorted() == [
        "ar2", "lifted",
      ])
    #expect(support.allSatisfy { linked.names([$0.claim]) == ["ar1"] })
  }

  @Test func anOrderThatHangsOnTheYearIsDisputed() throws {
    let linked = LinkedTable(Self.suspension)
    let before = try #require(linked.reasoning.before("election").first)
    #expect(before.summary(linked) == ["disputed": ["ar1"]])
    #expect(Set(linked.names(before.disputed[0].conflict)).isSuperset(of: ["ar1", "ru"]))
    let after = try #require(linked.reasoning.after("election").first)
    #expect(after.summary(linked) == ["definite": ["lifted"], "disputed": ["ar1"]])
  }

  @Test func whatBothSidesImplyIsNotDisputed() throws {
    let linked = LinkedTable(Self.suspension)
    let answer = try #require(linked.reasoning.before("2022").first)
    let row = try #require(answer.definite.first { $0.event == linked.event("ru") })
    #expect(Set(linked.names(row.proof)) == ["ru", "ar1", "ar2"])
  }

  @Test func withoutOneClaimTheOtherDecides() throws {
    let linked = LinkedTable(Self.suspension)
    let claim = try #require(
      linked.graph.claims.indices.first {
        linked.graph.claims[$0].kind == .date && linked.graph.claims[$0].mention == linked.table["ru"]
      })
    let without = LinkedTable(linked.table, Reasoning.Options(withoutClaims: [ID(claim)]))
    #expect(without.reasoning.conflicts().isEmpty)
    #expect(without.reasoning.after("election").first?.summary(without) == ["definite": ["ar1", "lifted"]])
    let document = linked.graph.mentions[linked.table["ar1"]].document
    let other = LinkedTable(linked.table, Reasoning.Options(withoutDocuments: [document]))
    #expect(other.reasoning.before("election").first?.summary(other) == ["definite": ["ar1"]])
  }

  @Test func aCycleOfStatedOrdersIsOneMinimalConflict() throws {
    let linked = LinkedTable(
      """
      # a.txt 2021-02-17
      one   search  actual - | They [searched] the office.
      two   arrest  actual - | They [arrested] the director.
      three trial   actual - | The director was [tried].
      apart meeting actual 2021-01-01 | They [met].
      ~ one before two | They
      ~ two before three | They
      ~ three before one | The
      ~ one before apart | They
      """)
    let conflicts = linked.reasoning.conflicts()
    #expect(conflicts.map(\.kind) == [.order])
    #expect(conflicts[0].claims.count == 3)
    #expect(conflicts[0].withdrawn != nil)
    #expect(Set(linked.names(conflicts[0].events)) == ["one", "two", "three"])
    let answer = try #require(linked.reasoning.before(linked.id("three")).first)
    #expect(answer.definite.isEmpty)
    #expect(!answer.disputed.isEmpty)
  }

  @Test(arguments: [("2021-01-21", 0), ("2021-01-20", 1)])
  func anOrderWithinOneDayIsNoContradiction(_ second: String, _ conflicts: Int) {
    let linked = LinkedTable(
      """
      # a.txt 2021-02-17
      z attack actual 2021-01-21 | They were [beaten].
      a killing actual \(second) | They were [stabbed].
      ~ z before a | They
      """)
    #expect(linked.reasoning.conflicts().count == conflicts)
    if conflicts == 0 { #expect(linked.names(linked.reasoning.chronology.entries.map(\.event)) == ["z", "a"]) }
  }

  @Test(arguments: [
    ("#350#", "#400#", [Conflict.Kind.count]), ("#at least 350#", "#400#", []),
    ("in {Almaty}", "in {Astana}", [.place]),
    ("in {Almaty}", "in {Kazakhstan}", []),
  ])
  func countsAndPlaces(_ left: String, _ right: String, _ kinds: [Conflict.Kind]) {
    let linked = LinkedTable(
      """
      # a.txt 2021-02-17
      a arrest actual 2021-01-10 | <agent:The special brigade> [detained] <target:peaceful marchers> \(left).
      # b.txt 2021-02-18
      b arrest actual 2021-01-10 | <agent:The special brigade> [detained] <target:peaceful marchers> \(right).
      """, Reasoning.Options(widerPlaces: ["Almaty": "Kazakhstan"]))
    #expect(linked.event("a") == linked.event("b"))
    #expect(linked.reasoning.conflicts().map(\.kind) == kinds)
  }

  @Test func conflictIdsDoNotDependOnTheOrderOfDocuments() {
    let parts = Self.suspension.split(separator: "# ar.txt", maxSplits: 1)
    let turned = LinkedTable("# ar.txt\(parts[1])\n\(parts[0])")
    #expect(turned.reasoning.conflicts().map(\.key) == LinkedTable(Self.suspension).reasoning.conflicts().map(\.key))
  }
}
