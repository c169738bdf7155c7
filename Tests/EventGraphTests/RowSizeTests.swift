import EventGraph
import Testing
import TimeModel

@Suite struct RowSizeTests {
  private static let mention = Mention(
    document: ID(0), trigger: TextSpan(3, 5), sentence: TextSpan(0, 9), type: .other, rule: RuleID(0))

  @Test func `an optional field of a row keeps what it is given, the first row and the empty span too`() {
    var mention = Self.mention
    #expect(mention.place == nil && mention.anchor == nil && mention.reportedBy == nil)
    mention.place = ID(0)
    mention.anchor = ID(Int(Int32.max))
    mention.reportedBy = TextSpan(0, 0)
    #expect(mention.place == ID(0) && mention.anchor == ID(Int(Int32.max)) && mention.reportedBy == TextSpan(0, 0))
    #expect(mention != Self.mention)
    (mention.place, mention.anchor, mention.reportedBy) = (nil, nil, nil)
    #expect(mention == Self.mention)
  }

  /// What an event takes in memory; `annals-bench event-memory` measures the whole.
  @Test func `rows are as small as they were made`() {
    #expect(MemoryLayout<Compact<ID<Mention>>>.size == 4)
    #expect(MemoryLayout<Compact<TextSpan>>.size == 8)
    #expect(MemoryLayout<Mention>.stride <= 200)
    #expect(MemoryLayout<Timex>.stride <= 168)
    #expect(MemoryLayout<Participant>.stride <= 24)
    #expect(MemoryLayout<Claim>.stride <= 32)
  }

  @Test func `a graph that knows what will come takes room for that alone`() {
    var piece = EventGraph()
    piece.documents = [Document(name: "a", text: [])]
    piece.mentions = Array(repeating: Self.mention, count: 1100)
    var graph = EventGraph()
    graph.reserve(for: [piece, piece])
    let room = graph.mentions.capacity
    #expect((2200..<2400).contains(room))
    graph.append(piece)
    graph.append(piece)
    #expect(graph.mentions.count == 2200 && graph.mentions.capacity == room)
  }
}
