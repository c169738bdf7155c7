import EventGraph
import EventTables
import Linking
import Testing
import TimeModel

@testable import Review

/// A linked graph of three documents: an election told by two of them, a fine, an arrest with a date in dispute.
private struct Story {
  let table: EventTable
  let graph: EventGraph
  let linker = Linker()

  init() {
    table = EventTable(
      """
      # a.txt 2021-02-17 en
      vote election actual 2021-01-10 | The [election] was held in {Kazakhstan}.
      fine fine actual 2021-01-25 | <agent:The inspectorate> [fined] <target:the Bureau>.
      stop suspension actual 2020-01-25 P3M< | <target:Echo> was [suspended].
      # b.txt 2021-03-01 en
      poll election actual 2021-01-10 | The [election] of January in {Kazakhstan}.
      jail arrest actual 2021-02-03 | [Arrest] of <target:the editor>.
      """)
    graph = linker.link(table.graph)
  }

  func id(_ name: String) -> StableID { graph.stableID(table[name]) }

  func event(_ name: String) -> EventReference {
    let event = graph.mentions[table[name]].event!
    return EventReference(
      graph.stableID(event), mentions: graph.events[event].mentions.map { graph.mentions[$0].key })
  }

  func mention(_ name: String) -> UInt64 { graph.mentions[table[name]].key }

  func applied(_ decisions: [ReviewChange.Decision], keepingRejected: Bool = false) -> EventGraph {
    log(decisions).applied(to: graph, name: "case (review)", linker: linker, keepingRejected: keepingRejected)
  }

  func log(_ decisions: [ReviewChange.Decision]) -> ReviewLog {
    ReviewLog(
      decisions.enumerated().map { index, decision in
        ReviewChange(decision, at: "2026-01-05", author: "M. Ruiz", reason: "seen", number: index + 1)
      })
  }
}

extension EventGraph {
  fileprivate func event(of hash: UInt64) throws -> Event {
    let id = try #require(event(named: StableID(.mention, hash)))
    return events[id]
  }

  fileprivate func marks(on hash: UInt64) throws -> [String] {
    let id = try #require(event(named: StableID(.mention, hash)))
    return reviews.filter { $0.event == id }.map(\.says)
  }
}

@Suite struct ReviewTests {
  private let story = Story()

  private func edit(_ fields: (String, String)...) throws -> ReviewChange.Decision {
    try ReviewChange.Decision(
      kind: "edit", [.init("event", "\(story.event("stop"))")] + fields.map { .init($0.0, $0.1) })
  }

  @Test func `the story is linked as the tests assume`() {
    #expect(story.graph.events.count == 4)
    #expect(story.event("vote") == story.event("poll"))
  }

  @Test func `no change leaves the graph as it is`() {
    let graph = story.applied([])
    #expect(graph.events == story.graph.events && graph.reviews.isEmpty)
    let undone = story.applied([.reject(story.event("fine")), .undo(1)])
    #expect(undone.events == story.graph.events && undone.mentions == story.graph.mentions)
  }

  @Test func `an accepted event is marked and nothing else`() throws {
    let graph = story.applied([.accept(story.event("fine"))])
    #expect(graph.events == story.graph.events)
    #expect(try graph.marks(on: story.mention("fine")) == ["accepted"])
  }

  @Test func `a rejected event is gone with its claims and relations, and kept on demand`() throws {
    let graph = story.applied([.reject(story.event("vote"))])
    #expect(graph.events.count == 3 && graph.event(named: story.id("vote")) == nil)
    #expect(graph.event(named: story.id("poll")) == nil)
    #expect(graph.claims.allSatisfy { graph.mentions.indices.contains(Int($0.mention.index)) })
    #expect(graph.claims.count < story.graph.claims.count)
    let kept = story.applied([.reject(story.event("vote"))], keepingRejected: true)
    #expect(try kept.marks(on: story.mention("vote")) == ["rejected"])
  }

  @Test func `a rejected mention leaves the others`() throws {
    let one = EventReference(StableID(.mention, story.mention("vote")), mentions: [story.mention("vote")])
    let graph = story.applied([.reject(one)])
    #expect(graph.event(named: story.id("vote")) == nil)
    #expect(try graph.event(of: story.mention("poll")).mentions.count == 1)
  }

  @Test func `what is rejected are the mentions that were seen`() throws {
    // The other document was added later: the change knows one mention.
    let seen = EventReference(StableID(.event, story.mention("vote")), mentions: [story.mention("vote")])
    let graph = story.applied([.reject(seen)])
    #expect(graph.event(named: story.id("poll")) != nil)
  }

  @Test func `an edited date takes the place of the source's, whose claim stays`() throws {
    let graph = story.applied([try edit(("date", "2021-01-25"))])
    let event = try graph.event(of: story.mention("stop"))
    #expect(event.value == .date(PartialDate(year: 2021, month: 1, day: 25)))
    #expect(event.time == TimeBounds(actWithin: PartialDate(year: 2021, month: 1, day: 25)))
    #expect(event.effect?.earliestStart == Day(year: 2021, month: 1, day: 25), "the suspension moves with its date")
    #expect(event.sources == 1, "an edit is no further source")
    #expect(graph.mentions[event.mentions[0]].key == story.mention("stop"), "the id stays")
    #expect(event.claims.filter { graph.claims[$0].kind == .date }.count == 2)
    #expect(try graph.marks(on: story.mention("stop")) == ["date 2021-01-25, was 2020-01-25"])
    let mention = graph.mentions[try #require(event.mentions.last)]
    #expect(graph.words(mention.sentence, of: mention) == "Echo was suspended; 2021-01-25; reason: seen")
    #expect(graph.document(of: mention).name == "case (review)")
  }

  @Test func `an edited date holds against those of events that are merged later`() throws {
    let graph = story.applied([
      try edit(("date", "2021-01-26")), .merge([story.event("stop"), story.event("fine")]),
    ])
    let event = try graph.event(of: story.mention("fine"))
    #expect(event.value == .date(PartialDate(year: 2021, month: 1, day: 26)))
    let reference = graph.reference(to: try #require(graph.event(named: story.event("stop").id)), named: 7)
    #expect(reference.mentions.sorted() == [story.mention("stop"), story.mention("fine")].sorted())
  }

  @Test func `the last of two edits holds`() throws {
    let graph = story.applied([try edit(("date", "2021-01-25")), try edit(("date", "2022-05"), ("label", "Silence"))])
    let event = try graph.event(of: story.mention("stop"))
    #expect(event.value == .date(PartialDate(year: 2022, month: 5)) && event.label == "Silence")
  }

  @Test func `type, status and participants are edited`() throws {
    let graph = story.applied([
      try edit(
        ("type", "ban"), ("status", "planned"), ("participant", "agent=The Ministry"), ("without-participant", "echo"))
    ])
    let event = try graph.event(of: story.mention("stop"))
    #expect(event.type.name == "ban" && event.status == .planned)
    let names = event.mentions.flatMap { id in
      graph.participants(of: graph.mentions[id]).map { graph.words($0.span, of: graph.mentions[id]) }
    }
    #expect(names == ["The Ministry"])
    #expect(event.claims.filter { graph.claims[$0].kind == .participant }.count == 1)
  }

  @Test func `merged events answer to the ids of both`() throws {
    let graph = story.applied([.merge([story.event("fine"), story.event("stop")])])
    #expect(graph.events.count == 3)
    #expect(graph.event(named: story.event("fine").id) == graph.event(named: story.event("stop").id))
  }

  @Test func `a split event keeps its id, and the part has its own`() throws {
    let graph = story.applied([.split(story.event("vote"), mentions: [story.mention("poll")])])
    #expect(graph.events.count == 5)
    #expect(graph.event(named: story.id("vote")) != graph.event(named: story.id("poll")))
    #expect(graph.merges.allSatisfy { graph.mentions[$0.first].event == graph.mentions[$0.second].event })
  }

  @Test func `a split that leaves nothing is none`() {
    let all = [story.mention("vote"), story.mention("poll")]
    #expect(story.applied([.split(story.event("vote"), mentions: all)]).events.count == 4)
  }

  @Test func `an added event has words, a claim and an id that later changes can name`() throws {
    let added = try ReviewChange.Decision(
      kind: "add",
      [
        .init("type", "search"), .init("label", "Search of the office"), .init("date", "2021-02-01/2021-02-02"),
        .init("source", "interview"), .init("participant", "agent=police"), .init("place", "Almaty"),
      ])
    let key = ReviewLog.key(ofAdded: story.log([added]).changes[0])
    let graph = story.applied([added, .accept(EventReference(StableID(.event, key)))])
    let event = try graph.event(of: key)
    #expect(event.sources == 1 && event.label == "Search of the office" && event.type.name == "search")
    let mention = graph.mentions[event.mentions[0]]
    #expect(
      graph.words(mention.sentence, of: mention)
        == "Search of the office; 2021-02-01/2021-02-02; agent: police; place: Almaty; source: interview")
    #expect(
      event.claims.map { graph.words(graph.claims[$0].span, of: mention) } == [
        "2021-02-01/2021-02-02", "Almaty", "police",
      ])
    #expect(try graph.marks(on: key) == ["added by hand, source: interview", "accepted"])
  }

  @Test func `names of one actor meet`() throws {
    let graph = story.applied([.alias(name: "The Bureau of Rights", others: ["the bureau", "Echo"])])
    let actors = graph.participants.filter { $0.role == .target }.compactMap(\.actor).map { graph.actors[$0].name }
    #expect(actors.filter { $0 == "The Bureau of Rights" }.count == 2)
  }

  @Test func `changes about rows that are gone are orphans and change nothing`() throws {
    let gone = EventReference(StableID(.event, 1), mentions: [2])
    let decisions: [ReviewChange.Decision] = [
      .reject(gone), .accept(gone), .merge([gone, story.event("fine")]), .split(gone, mentions: [3]),
      .reject(EventReference(StableID(.event, 1), mentions: [story.mention("fine")])),
    ]
    let log = story.log(decisions)
    let keys = Set(story.graph.mentions.map(\.key))
    let states = log.changes.map { log.state(of: $0, keys.contains) }
    for state in states.dropLast() {
      guard case .orphan = state else { Issue.record("\(state)"); continue }
    }
    #expect(states.last == .partly(missing: [StableID(.event, 1)]))
    #expect(story.applied(Array(decisions.dropLast())).events.count == 4)
    #expect(story.applied(decisions).events.count == 3, "another mention leads to the event")
  }

  @Test func `an undo can be undone`() {
    let log = story.log([.reject(story.event("fine")), .undo(1), .undo(2)])
    #expect(log.inForce.map(\.number) == [1] && log.undone == [2])
    #expect(story.log([.reject(story.event("fine")), .undo(1), .undo(2), .undo(3)]).inForce.isEmpty)
  }

  @Test func `decisions come back from their fields`() throws {
    let decisions: [ReviewChange.Decision] = [
      .accept(story.event("vote")), .reject(story.event("fine")), .merge([story.event("vote"), story.event("fine")]),
      .split(story.event("vote"), mentions: [story.mention("poll")]), .undo(3),
      .alias(name: "A'; DROP TABLE change; --", others: ["\"b\"", "%_*", "c\u{0}d"]),
      try edit(("type", "ban"), ("date", "2020-05~/.."), ("label", "x"), ("participant", "other=a=b")),
    ]
    for decision in decisions {
      #expect(try ReviewChange.Decision(kind: decision.kind, decision.fields) == decision)
    }
  }

  @Test(arguments: [
    ("edit", [("event", "e0000000000000001")]), ("edit", [("event", "t0000000000000001"), ("label", "x")]),
    ("accept", []), ("accept", [("event", "e0000000000000001"), ("label", "x")]),
    ("merge", [("event", "e0000000000000001")]), ("undo", [("change", "0")]), ("undo", [("change", "x")]),
    ("add", [("type", "arrest"), ("label", "x")]), ("add", [("type", "klingon"), ("label", "x"), ("source", "y")]),
    ("edit", [("event", "e0000000000000001"), ("date", "soon")]), ("drop", []),
    ("edit", [("event", "e0000000000000001"), ("date", "{2020,2021}")]),
    ("edit", [("event", "e0000000000000001"), ("participant", "judge=x")]),
    ("edit", [("event", "e0000000000000001"), ("type", "ban"), ("type", "fine")]), ("alias", [("name", "x")]),
  ])
  func `what makes no sense is refused with a reason`(_ kind: String, _ fields: [(String, String)]) {
    #expect(throws: ReviewError.self) {
      try ReviewChange.Decision(kind: kind, fields.map { .init($0.0, $0.1) })
    }
  }

  @Test(arguments: [
    ("2021-01-25", "2021-01-25"), ("2020-05~", "2020-05~"), ("199X", "199X"), ("18XX", "18XX"), ("2013/..", "2013/.."),
    ("../2021-01-09", "../2021-01-09"), ("[2015-12-21..2020-03-01]", "[2015-12-21..2020-03-01]"),
    ("2001-21", "2001-21"),
    ("2020-34", "2020-34"), ("2020-40", "2020-40"), ("-0043", "-0043"),
  ])
  func `a date is kept as it is given`(_ text: String, _ printed: String) throws {
    let date = try ReviewDate(text)
    #expect("\(date.value)" == printed && date.bounds.isConsistent && date.bounds.isBounded)
  }
}
