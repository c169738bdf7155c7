import EventGraph
import Testing
import TimeModel

@Suite struct TextSpanTests {
  @Test func scalarOffsetsAgreeWithACountFromTheStart() {
    let text = String(repeating: "aé한🙂\u{301} ", count: 200)
    let bytes = Array(text.utf8)
    let offsets = ScalarOffsets(of: bytes)
    var scalars = 0
    for offset in bytes.indices {
      if bytes[offset] & 0xc0 != 0x80 {
        #expect(offsets.scalarOffset(at: offset) == scalars)
        scalars += 1
      }
    }
    #expect(offsets.scalarOffset(at: bytes.count) == scalars)
    #expect(ScalarOffsets(of: []).scalarOffset(at: 0) == 0)
  }

  @Test(arguments: [
    (TextSpan(0, 3), TextSpan(3, 5), false), (TextSpan(0, 4), TextSpan(3, 5), true),
    (TextSpan(3, 5), TextSpan(0, 9), true),
  ])
  func halfOpenSpansOverlapOnlyInside(a: TextSpan, b: TextSpan, expected: Bool) {
    #expect(a.overlaps(b) == expected)
    #expect(b.overlaps(a) == expected)
  }
}

@Suite struct TaxonomyTests {
  @Test func thereAreSixtyTypesAndOther() {
    #expect(Taxonomy.types.count == 61)
    #expect(Set(Taxonomy.types.map(\.name)).count == 61)
    #expect(Taxonomy.families.count == 13)
    #expect(EventType.other.name == "other")
  }

  @Test func namesLeadToTypesAndBack() {
    for type in EventType.all { #expect(EventType(type.name) == type) }
    #expect(EventType("elections") == nil)
  }

  @Test func onlyKnownTypesLeaveEffects() {
    #expect(EventType.all.filter(\.leavesEffect).count == 13)
    #expect(EventType("suspension")!.leavesEffect)
    #expect(!EventType("statement")!.leavesEffect)
  }
}

@Suite struct AppendTests {
  private func graph(_ name: String) -> EventGraph {
    var graph = EventGraph(rules: ["xx/r"], names: ["Here"])
    graph.documents = [Document(name: name, text: Array("some words here".utf8))]
    graph.timexes = [
      Timex(
        document: ID(0), span: TextSpan(0, 4), kind: .date, value: nil, rule: RuleID(0), anchor: ID(0),
        parts: RowRange(0, 1))
    ]
    graph.timexParts = [TimexPart(span: TextSpan(0, 4), value: .init(year: 2020))]
    graph.mentionTimexes = [ID(0)]
    graph.participants = [Participant(role: .agent, span: TextSpan(5, 10), head: TextSpan(5, 10))]
    graph.places = [PlaceMention(span: TextSpan(11, 15), name: NameID(0))]
    graph.counts = [Count(min: 1, max: nil, span: TextSpan(0, 4))]
    graph.mentions = [
      Mention(
        document: ID(0), trigger: TextSpan(0, 4), sentence: TextSpan(0, 15), type: .other, timexes: RowRange(0, 1),
        participants: RowRange(0, 1), place: ID(0), count: ID(0), anchor: ID(0), rule: RuleID(0), key: 7)
    ]
    graph.relations = [Relation(kind: .after, from: ID(0), to: ID(0), span: TextSpan(0, 4), rule: RuleID(0))]
    graph.claims = [
      Claim(kind: .participant, mention: ID(0), span: TextSpan(5, 10), row: 0),
      Claim(kind: .order, mention: ID(0), span: TextSpan(0, 4), row: 0),
    ]
    return graph
  }

  @Test func everyIDMovesBehindTheRowsThatWereThere() {
    var all = graph("a")
    all.append(graph("b"))
    let second = all.mentions[1]
    #expect(all.document(of: second).name == "b")
    #expect(second.anchor == ID(1) && second.place == ID(1) && second.count == ID(1))
    #expect(all.timexes(of: second) == [ID(1)])
    #expect(all.timexes[1].anchor == ID(1) && all.timexes[1].parts.indices == 1..<2)
    #expect(all.participants(of: second).count == 1)
    #expect(all.relations[1].from == ID(1))
    #expect(all.claims[2].row == 1 && all.claims[3].row == 1 && all.claims[3].mention == ID(1))
    #expect(all.name(second.rule) == "xx/r")
  }
}
