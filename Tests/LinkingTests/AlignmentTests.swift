import EventGraph
import EventTables
import Linking
import Testing
import TimeModel

/// Links across languages: one story told twice, and what must stay apart in it.
@Suite struct AlignmentTests {
  /// Groups of mentions, linked with the sounds of Latin and Greek letters.
  private func groups(_ text: String) -> [[String]] {
    let table = EventTable(text)
    return LinkingTests.groups(table, linker.link(table.graph))
  }

  private var linker: Linker {
    var folding = Folding()
    for sound in [
      "b>b", "d>t", "t>t", "g>k", "k>k", "l>l", "m>m", "n>n", "p>p", "r>r", "s>s", "v>v", "f>v", "z>s", "β>v", "δ>t",
      "τ>t", "γ>k", "κ>k", "λ>l", "μ>m", "ν>n", "π>p", "ρ>r", "σ>s", "ς>s", "φ>v", "ζ>s",
    ] {
      let isRead = folding.sounds.add(sound)
      precondition(isRead, "a sound is letters>classes")
    }
    var meanings = MeaningTable()
    for line in [
      "quit\tresigned παραιτήθηκε", "oath\tsworn ορκίστηκε", "fire\tburnt πυρκαγιά", "bridge\tbridge γέφυρα",
    ] {
      let isRead = meanings.add(line) { [String($0)] }
      precondition(isRead, "a meaning is name <tab> words")
    }
    folding.meanings = meanings
    return Linker(folding: folding)
  }

  /// Days and names that make two documents tell one story, without a word on what the tests are about.
  private let english = """
    # a.txt 2021-03-01 en
    a1 office-change actual 2020-03-05 | Then <target:Katerina Petrova> was [named].
    a2 agreement actual 2020-06-11 | Then <agent:Melina Drakos> [signed] it.
    a3 protest actual 2020-09-23 | Then <agent:Stefanos Karlis> [marched].
    """
  private let greek = """
    # b.txt 2021-03-02 el
    b1 office-change actual 2020-03-05 | Τότε η <target:Κατερίνα Πετρόβα> [διορίστηκε].
    b2 agreement actual 2020-06-11 | Τότε η <agent:Μελίνα Δράκος> [υπέγραψε].
    b3 protest actual 2020-09-23 | Τότε ο <agent:Στέφανος Κάρλης> [διαδήλωσε].
    """
  private let story = [["a1", "b1"], ["a2", "b2"], ["a3", "b3"]]

  /// What becomes of further mentions of the story.
  private func further(_ a: String, _ b: String) -> [[String]] {
    let all = groups("\(english)\n\(a)\n\(greek)\n\(b)")
    #expect(story.allSatisfy(all.contains))
    return all.filter { !story.contains($0) }
  }

  @Test func oneKindOfEventOnOneDayIsOneEventInOneStory() {
    #expect(
      further(
        "a closure actual 2020-11-02 | The [closure] came.", "b closure actual 2020-11-02 | Το [κλείσιμο] ήρθε.")
        == [["a", "b"]])
  }

  @Test func aStoryIsNeededForThat() {
    #expect(
      groups(
        """
        # a.txt 2021-03-01 en
        a closure actual 2020-11-02 | The [closure] came.
        # b.txt 2021-03-02 el
        b closure actual 2020-11-02 | Το [κλείσιμο] ήρθε.
        """) == [["a"], ["b"]])
  }

  @Test func twoArrestsOfOneDayStayApartWhereNothingTellsWhichIsWhich() {
    #expect(
      further(
        """
        a arrest actual 2020-11-02 | Police [arrested] people.
        x arrest actual 2020-11-02 | Later some were [seized].
        """,
        """
        b arrest actual 2020-11-02 | Η αστυνομία [συνέλαβε] πολλούς.
        y arrest actual 2020-11-02 | Αργότερα τους [έπιασαν].
        """) == [["a"], ["b"], ["x"], ["y"]])
  }

  @Test func namesTellWhichIsWhich() {
    #expect(
      further(
        """
        a arrest actual 2020-11-02 | Police [arrested] <target:Dimitra Salonen>.
        x arrest actual 2020-11-02 | They [seized] <target:Pavlos Gramsin>.
        """,
        """
        b arrest actual 2020-11-02 | Εκεί [συνέλαβαν] τον <target:Παύλος Γράμσιν>.
        y arrest actual 2020-11-02 | Εκεί [έπιασαν] τη <target:Δίμιτρα Σάλονεν>.
        """) == [["a", "y"], ["b", "x"]])
  }

  @Test func twoCitiesAndTwoPeopleAreTwoArrests() {
    #expect(
      further(
        """
        a arrest actual 2020-11-02 | Police [arrested] <target:Dimitra Salonen>.
        n release actual 2021-01-08 | Then <target:Pavlos Gramsin> was [freed].
        """,
        "b arrest actual 2020-11-02 | Εκεί [συνέλαβαν] τον <target:Παύλος Γράμσιν>.")
        == [["a"], ["b"], ["n"]])
  }

  @Test(arguments: ["negated", "demanded", "hypothetical", "planned"])
  func statusesNeverMeet(_ status: String) {
    #expect(
      further(
        "a closure actual 2020-11-02 | The [closure] came.", "b closure \(status) 2020-11-02 | Το [κλείσιμο] ήρθε.")
        == [["a"], ["b"]])
  }

  @Test func aDayFindsItsMonthWhereEachIsTheOnlyOne() {
    #expect(
      further(
        "a closure actual 2020-11 | The [closure] came.", "b closure actual 2020-11-02 | Το [κλείσιμο] ήρθε.")
        == [["a", "b"]])
    #expect(
      further(
        "a closure actual 2020-11 | The [closure] came.",
        """
        b closure actual 2020-11-02 | Το [κλείσιμο] ήρθε.
        y closure actual 2020-11-20 | Το άλλο [κλείσιμο] ήρθε.
        """) == [["a"], ["b"], ["y"]])
  }

  @Test func daysApartNeedANameInCommon() {
    #expect(
      further(
        "a death actual 2020-11-02 | Then <target:Dimitra Salonen> [died].",
        "b death actual 2020-11-03 | Τότε η <target:Δίμιτρα Σάλονεν> [πέθανε].") == [["a", "b"]])
    #expect(
      further(
        """
        a death actual 2020-11-02 | Then a man [died].
        x death actual 2020-12-20 | Then others [died].
        """, "b death actual 2020-11-03 | Τότε κάποιος [πέθανε].") == [["a"], ["b"], ["x"]])
  }

  @Test func twoCitiesOnOneDayAreTwoArrests() {
    #expect(
      further(
        "a arrest actual 2020-11-02 | Police [arrested] people in {Almaty}.",
        "b arrest actual 2020-11-02 | Εκεί [συνέλαβαν] κάποιους στο {Astana}.") == [["a"], ["b"]])
  }

  @Test func whoIsNotNamedMayStandBehindAPronoun() {
    #expect(
      further(
        """
        a arrest actual 2020-11-02 | Police [arrested] him at home.
        n release actual 2021-01-08 | Then <target:Pavlos Gramsin> was [freed].
        """,
        "b arrest actual 2020-11-02 | Εκεί [συνέλαβαν] τον <target:Παύλος Γράμσιν>.")
        == [["a", "b"], ["n"]])
  }

  @Test func aDayBesideIsNearerThanThreeDays() {
    #expect(
      further(
        """
        a killing actual 2020-11-02 | Then <target:Dimitra Salonen> was [shot].
        x killing actual 2020-11-06 | Then <target:Dimitra Salonen> was [killed].
        """, "b killing actual 2020-11-03 | Τότε [σκότωσαν] τη <target:Δίμιτρα Σάλονεν>.") == [["a", "b"], ["x"]])
  }

  @Test func whatLacksADateNeedsMoreThanItsType() {
    #expect(
      further("a closure actual 2020-11-02 | The [closure] came.", "b closure actual - | Τότε ήρθε το [κλείσιμο].")
        == [["a"], ["b"]])
  }

  @Test func whatTriggersMeanTellsWhichIsWhich() {
    #expect(
      further(
        """
        a office-change actual 2020-11-02 | The minister [resigned].
        x office-change actual 2020-11-02 | Then he was [sworn] in.
        """,
        """
        b office-change actual 2020-11-02 | Τότε [ορκίστηκε] εκεί.
        y office-change actual 2020-11-02 | Εκείνος [παραιτήθηκε].
        """) == [["a", "y"], ["b", "x"]])
  }

  @Test func whatTriggersMeanLinksTypesThatHaveNothingInCommon() {
    let day = "2020-11-02"
    #expect(
      further("a fine actual \(day) | The bridge was [burnt].", "b search actual \(day) | Η γέφυρα και η [πυρκαγιά].")
        == [["a", "b"]])
    #expect(
      further("a fine actual \(day) | The bridge was [sold].", "b search actual \(day) | Η γέφυρα και η [πυρκαγιά].")
        == [["a"], ["b"]])
  }

  /// The undated fire is told in a sentence that holds a day.
  @Test(arguments: [(11, 2, true), (12, 20, false)])
  func whatLacksADateIsDatedByItsSentence(_ month: Int, _ day: Int, _ isOne: Bool) {
    let table = EventTable(
      """
      \(english)
      a attack actual 2020-11-02 | The bridge was [burnt].
      \(greek)
      b attack actual - | Τότε η γέφυρα και η [φλόγα].
      """)
    var graph = table.graph
    let mention = graph.mentions[table["b"]]
    let date = PartialDate(year: 2020, month: month, day: day)
    graph.timexes.append(
      Timex(
        document: mention.document, span: TextSpan(Int(mention.sentence.begin), Int(mention.sentence.begin) + 8),
        kind: .date, value: .date(date), rule: RuleID(0)))
    let groups = LinkingTests.groups(table, linker.link(graph))
    #expect(groups.contains(["a", "b"]) == isOne)
  }

  @Test func eachLinkGivesItsReasons() throws {
    let table = EventTable(english + "\n" + greek)
    let graph = linker.link(table.graph)
    #expect(graph.merges.count == 3)
    #expect(graph.merges.allSatisfy { $0.features.contains([.sameType, .sameDay, .sameStory, .sharedNames]) })
    #expect(graph.merges.allSatisfy { $0.score >= 9 })
  }

  @Test func theOrderOfDocumentsChangesNothing() {
    let first = EventTable(english + "\n" + greek)
    let second = EventTable(greek + "\n" + english)
    #expect(
      LinkingTests.groups(first, linker.link(first.graph)) == LinkingTests.groups(second, linker.link(second.graph)))
  }
}
