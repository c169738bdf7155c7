import EventGraph
import EventTables
import RandomNumbers
import Testing
import TimeModel

@testable import CaseStore

/// What linking made as bytes, and back.
@Suite struct LinkCoderTests {
  /// Three mentions of two events, with every optional part of one.
  private static let linked: EventGraph = {
    var graph = EventTable(
      """
      # a.txt 2021-02-17 en
      v1 election actual 2021-01-10 | The [election] was watched by <agent:the mission>.
      s1 suspension planned 2021-01-25 | <target:The bureau> was [suspended].
      v2 election actual 2021-01 | The [vote] passed.
      """
    ).graph
    graph.actors = [Actor(name: "the mission", key: "mission"), Actor(name: "The bureau", key: "bureau")]
    graph.participants[0].actor = ID(0)
    graph.participants[1].actor = ID(1)
    let time = graph.mentions[0].time
    graph.events = [
      Event(
        mentions: [ID(0), ID(2)], type: graph.mentions[0].type, status: .actual, time: time,
        value: graph.mentions[0].value, sources: 1, claims: graph.claims.indices.map { ID($0) }.reversed()),
      Event(
        mentions: [ID(1)], type: graph.mentions[1].type, status: .planned, time: graph.mentions[1].time, value: nil,
        effect: time, end: .open),
    ]
    for (index, event) in [0, 1, 0].enumerated() { graph.mentions[index].event = ID(event) }
    graph.merges = [
      MergeReason(event: ID(0), first: ID(0), second: ID(2), score: -7, features: [.sameType, .contraryDuration])
    ]
    return graph
  }()

  private static let rows: EventGraph = {
    var graph = linked
    (graph.events, graph.actors, graph.merges) = ([], [], [])
    for index in graph.mentions.indices { graph.mentions[index].event = nil }
    for index in graph.participants.indices { graph.participants[index].actor = nil }
    return graph
  }()

  private func link(_ bytes: [UInt8], _ rows: EventGraph = rows) throws -> EventGraph {
    var graph = rows
    try bytes.withUnsafeBytes { try LinkCoder.link(&graph, by: $0) }
    return graph
  }

  @Test func `links come back as they were`() throws {
    let graph = try link(LinkCoder.bytes(of: Self.linked))
    #expect(graph.events == Self.linked.events)
    #expect(graph.actors == Self.linked.actors)
    #expect(graph.merges == Self.linked.merges)
    #expect(graph.mentions == Self.linked.mentions)
    #expect(graph.participants == Self.linked.participants)
  }

  @Test func `links of other rows are refused`() throws {
    var rows = Self.rows
    rows.mentions.removeLast()
    let bytes = LinkCoder.bytes(of: Self.linked)
    #expect(throws: RowError.self) { try link(bytes, rows) }
  }

  @Test func `damaged bytes are refused or give rows that hang together`() throws {
    let bytes = LinkCoder.bytes(of: Self.linked)
    for length in bytes.indices { #expect(throws: RowError.self) { try link(Array(bytes[..<length])) } }
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(throws: RowError.self) { try link(damaged) }
    }
    // What a wrong program has sealed.
    let links = try bytes.withUnsafeBytes { Array(try LinkCoder.parts(of: $0).links) }
    var random = SplitMix64(state: 7)
    for _ in 0..<20_000 {
      var damaged = links
      for _ in 0..<random.number(1...3) {
        damaged[random.number(0...damaged.count - 1)] = UInt8(truncatingIfNeeded: random.next())
      }
      guard let graph = try? link(LinkCoder.sealed(damaged, [])) else { continue }
      #expect(graph.mentions.allSatisfy { $0.event.map { graph.events.indices.contains(Int($0.index)) } ?? false })
      #expect(graph.events.allSatisfy { !$0.mentions.isEmpty })
      #expect(graph.participants.allSatisfy { ($0.actor?.index ?? 0) < max(1, graph.actors.count) })
    }
  }
}
