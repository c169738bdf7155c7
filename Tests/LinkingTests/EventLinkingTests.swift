import EventGraph
import EventTables
import Linking
import Testing
import TimeModel

/// Names of the table's mentions, grouped by event, each group and the list sorted.
func groups(_ table: EventTable, _ graph: EventGraph) -> [[String]] {
  graph.events.map { event in
    table.mentions.filter { event.mentions.contains($0.value) }.keys.sorted()
  }.sorted { $0[0] < $1[0] }
}

@Suite struct EventLinkingTests {
  private func groups(_ text: String) -> [[String]] {
    let table = EventTable(text)
    return LinkingTests.groups(table, Linker().link(table.graph))
  }

  @Test func electionsOfOneDayAreOneEventAcrossDocuments() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        v1 election actual 2021-01-10 | The [election] in {Kazakhstan} was watched.
        v2 election actual 2021-01-10 | Later came the [vote].
        # b.txt 2021-02-02
        v3 election actual 2021-01-10 | The [polls] opened in {Kazakhstan}.
        v4 election actual 2021-01-10 | The [polls] opened in {Kyrgyzstan}.
        """) == [["v1", "v2", "v3"], ["v4"]])
  }

  @Test func anElectionToldWithTwoWordsInOneSentenceIsOne() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        v1 election actual 2021-01-10 | The [election] came and the vote was watched.
        + v2 election actual 2021-01-10 | [vote]
        k1 killing actual 2021-01-11 | He was [beaten] and then stabbed.
        + k2 killing actual 2021-01-11 | [stabbed]
        """) == [["k1"], ["k2"], ["v1", "v2"]])
  }

  @Test func anotherPlaceInsideTheSameCountryIsNoContradiction() {
    let table = EventTable(
      """
      # a.txt 2021-02-17
      v1 election actual 2021-01-10 | The [election] in {Kazakhstan} was watched.
      v2 election actual 2021-01-10 | The [election] in {Almaty} was watched.
      """)
    #expect(Linker().link(table.graph).events.count == 2)
    #expect(Linker(widerPlaces: ["Almaty": "Kazakhstan"]).link(table.graph).events.count == 1)
  }

  @Test func sameDayNeedsMoreThanTheType() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        s1 statement actual 2021-02-01 | <agent:The spokesperson> [said] the pressure grows.
        s2 statement actual 2021-02-01 | <agent:The ministry> [replied] at length.
        s3 statement actual 2021-02-01 | A [statement] of <agent:the spokesperson> followed.
        """) == [["s1", "s3"], ["s2"]])
  }

  @Test func aDayJoinsItsMonthWithSharedActors() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        l1 law-adopted actual 2020-05 | <agent:Parliament> [adopted] the <target:assembly law>.
        # b.txt 2021-02-18
        l2 law-adopted actual 2020-05-25 | The <target:assembly law> was [passed] by <agent:parliament>.
        l3 law-adopted actual 2020-05-25 | A <target:health code> was [passed].
        """) == [["l1", "l2"], ["l3"]])
  }

  @Test func triggersOfOneSentenceStayApart() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        b attack actual 2021-01-21 | Two <target:refugees> were [beaten] and stabbed.
        + s attack actual 2021-01-21 | [stabbed]
        r1 resolution actual 2013-04-18 | Its [resolutions] of 18 April 2013 and 15 March 2012.
        + r2 resolution actual 2012-03-15 | [resolutions]
        """) == [["b"], ["r1"], ["r2"], ["s"]])
  }

  @Test func theSuspensionOfTwoYearsIsOneEventWithBothClaims() {
    let table = EventTable(
      """
      # ru.txt 2021-02-17 ru
      a suspension actual 2020-01-25 P3M< | <target:NGOs> were ordered to [suspend] their work.
      # ar.txt 2021-02-02 ar
      b suspension actual 2021-01-25! P3M> | The work of <target:three groups> was [halted].
      c suspension actual 2021-01-25! P3M | The authorities [halted] the work of <target:three groups>.
      d suspension actual 2021-02-05 P6M | A court [halted] the <target:union>.
      """)
    let graph = Linker().link(table.graph)
    #expect(LinkingTests.groups(table, graph) == [["a", "b", "c"], ["d"]])
    let event = graph.events[graph.mentions[table["a"]].event!]
    #expect(event.sources == 2)
    #expect(event.value?.description == "2021-01-25")  // of the earlier document
    #expect(event.claims.filter { graph.claims[$0].kind == .date }.count == 3)
    #expect(graph.merges.contains { $0.features.contains([.otherYear, .inferredYear, .sameDuration]) })
  }

  @Test func whatOneAgentDidWithoutADateIsNotWhatItDidOnADay() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        d office-change actual 2021-01-08 | <agent:Moreno> [named] ministers.
        u office-change actual - | Then <agent:Moreno> [took office] for the first time.
        """) == [["d"], ["u"]])
  }

  @Test func theSameDayOfAnotherYearAloneIsNoReason() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        a fine actual 2020-01-25 | The <target:bureau> was [fined].
        # b.txt 2021-02-17
        b fine actual 2021-01-25 | Some <target:shops> were [fined].
        """) == [["a"], ["b"]])
  }

  @Test func undatedMentionsJoinTheDatedOneTheyResemble() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        d1 suspension actual 2021-01-25 | The authorities [suspended] the <target:bureau>.
        d2 suspension actual 2021-02-05 | A court [suspended] the <target:union>.
        u1 suspension actual - | The [suspension] of the <target:bureau> was criticised.
        u2 suspension actual - | Any [suspension] is a blow.
        # b.txt 2021-02-17
        u3 suspension actual - | The [suspension] of the <target:bureau> was criticised.
        """) == [["d1", "u1"], ["d2"], ["u2"], ["u3"]])
  }

  @Test func anUndatedElectionIsTheOnlyOneOfItsDocument() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        d election actual 2021-01-10 | The [election] took place.
        u election actual - | The [vote] was unfair.
        # b.txt 2021-02-17
        x election actual - | An [election] is due.
        """) == [["d", "u"], ["x"]])
  }

  @Test func otherTargetsOrRecurringSpeechKeepUndatedMentionsApart() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        d case-opened actual 2020 | <agent:The prosecutors> [opened cases] against <target:reporters>.
        u case-opened actual - | <agent:The prosecutors> [opened cases] against <target:an editor>.
        s demand actual - | <agent:The parliament> [urges] reform.
        t demand actual - | <agent:The parliament> [urges] release.
        """) == [["d"], ["s"], ["t"], ["u"]])
  }

  @Test func copiesAreOneSource() {
    let table = EventTable(
      """
      # a.txt 2021-02-17
      a1 arrest actual 2021-01-10 | Police [detained] people.
      a2 protest actual - | A [rally] was held.
      # copy.txt 2021-02-17
      c1 arrest actual 2021-01-10 | Police  [detained] people!
      c2 protest actual - | A [rally] was held.
      """)
    let graph = Linker().link(table.graph)
    #expect(LinkingTests.groups(table, graph) == [["a1", "c1"], ["a2", "c2"]])
    #expect(graph.events.allSatisfy { $0.sources == 1 })
    #expect(graph.merges.allSatisfy { $0.features == .copy })
  }

  @Test func theElectionOfAYearIsTheOnlyOneOfThatYear() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        d election actual 2021-01-10 | The [election] took place.
        y election actual 2021 | She covered the [vote] of 2021.
        # b.txt 2021-02-17
        d1 election actual 2020-01-10 | An [election] took place.
        d2 election actual 2020-06-10 | An [election] took place.
        x election actual 2020 | The [vote] of 2020.
        """) == [["d", "y"], ["d1"], ["d2"], ["x"]])
  }

  @Test func statedSamenessJoins() {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        a arrest actual 2021-01-10 | Police [detained] people.
        b imprisonment actual 2021-01-10 | This [jailing] went on.
        ~ b same-as a | This
        """) == [["a", "b"]])
  }

  @Test(arguments: ["negated", "demanded", "hypothetical", "planned"])
  func statusesAreNeverMixed(_ status: String) {
    #expect(
      groups(
        """
        # a.txt 2021-02-17
        a election actual 2021-01-10 | The [election] took place in {Kazakhstan}.
        b election \(status) 2021-01-10 | The [election] in {Kazakhstan}.
        """) == [["a"], ["b"]])
  }
}
