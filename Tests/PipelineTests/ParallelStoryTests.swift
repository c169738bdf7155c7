import EventGraph
import Foundation
import Pipeline
import Readers
import Testing

/// Links across languages, against the gold of stories that are told in three languages: how many pairs of rows that are one
/// occurrence are linked, and how many linked pairs are one. The floors lie a little below what was measured.
@Suite struct ParallelStoryTests {
  struct Floor: Sendable {
    var stories: [String]
    var precision: Double
    var recall: Double
  }

  /// Six stories are for checking only (Fixtures/parallel/README.md): nobody reads their errors.
  @Test(arguments: [
    Floor(
      stories: ["egypt-ngo-law", "hong-kong", "kenya-vote", "memorial-case", "sri-lanka-uprising"], precision: 0.97,
      recall: 0.84),
    Floor(stories: ["bangsamoro-peace", "nicaragua-church"], precision: 0.91, recall: 0.72),
    Floor(stories: ["altiplano-mine"], precision: 0.98, recall: 0.95),
    Floor(stories: ["beirut-port"], precision: 0.97, recall: 0.65),
    Floor(stories: ["georgia-agents"], precision: 0.94, recall: 0.62),
    Floor(stories: ["belarus-vote"], precision: 0.90, recall: 0.57),
    Floor(stories: ["venezuela-vote"], precision: 0.79, recall: 0.49),
    Floor(stories: ["tigray-peace"], precision: 0.87, recall: 0.57),
    Floor(stories: ["senegal-vote"], precision: 0.94, recall: 0.68),
    Floor(stories: ["colombia-peace"], precision: 0.90, recall: 0.60),
  ])
  func `rows of one occurrence are linked across languages`(_ floor: Floor) async throws {
    let pipeline = try Pipeline()
    var sum = LinkFigures()
    for story in floor.stories {
      let figures = try await LinkFigures(story: story, pipeline)
      print("links across languages, \(story): \(figures)")
      sum.add(figures)
    }
    #expect(sum.precision >= floor.precision, "\(sum)")
    #expect(sum.recall >= floor.recall, "\(sum)")
  }
}

/// Pairs of gold rows in two languages.
struct LinkFigures: CustomStringConvertible {
  /// Pairs that are one occurrence; those of them with a mention on both sides.
  private(set) var pairs = 0
  private(set) var found = 0
  /// Pairs with mentions of one event; those of them that are one occurrence.
  private(set) var linked = 0
  private(set) var right = 0

  var precision: Double { Double(right) / Double(max(1, linked)) }
  var recall: Double { Double(right) / Double(max(1, pairs)) }
  var description: String {
    "\(pairs) pairs, \(found) with a mention on both sides, \(linked) linked, \(right) of them rightly"
  }

  init() {}

  init(story: String, _ pipeline: Pipeline) async throws {
    let folder = BriefQualityTests.folder + "/parallel"
    let names = ["en", "ru", "ar"].map { "\(story).\($0)" }
    let graph = try await pipeline.graph(of: DocumentReader(inputs: names.map { "\(folder)/\($0).txt" })) { _ in }
    let versions = try names.map { name in
      let lines = try String(contentsOfFile: "\(folder)/\(name).gold.jsonl", encoding: .utf8).split(separator: "\n")
      let index = try #require(graph.documents.firstIndex { $0.name == "\(name).txt" })
      let offsets = ScalarOffsets(of: graph.documents[index].text)
      let mentions = graph.mentions.filter { Int($0.document.index) == index }.compactMap { mention in
        mention.event.map { event in
          (
            offsets.scalarOffset(at: Int(mention.trigger.begin)), offsets.scalarOffset(at: Int(mention.trigger.end)),
            event
          )
        }
      }
      return try lines.map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }.filter { $0.layer == "event" }
        .map { row in
          let spans = row.spans ?? []
          let events = mentions.filter { begin, end, _ in spans.contains { begin < $0[1] && $0[0] < end } }.map(\.2)
          return (world: row.world, events: Set(events))
        }
    }
    for (index, one) in versions.enumerated() {
      for other in versions[(index + 1)...] {
        for first in one { for second in other { add(first, second) } }
      }
    }
  }

  private typealias Telling = (world: String?, events: Set<ID<Event>>)

  private mutating func add(_ one: Telling, _ other: Telling) {
    let isOne = one.world == other.world
    if isOne { pairs += 1 }
    if isOne, !one.events.isEmpty, !other.events.isEmpty { found += 1 }
    guard !one.events.isDisjoint(with: other.events) else { return }
    linked += 1
    if isOne { right += 1 }
  }

  mutating func add(_ other: LinkFigures) {
    pairs += other.pairs
    found += other.found
    linked += other.linked
    right += other.right
  }

  private struct Row: Decodable {
    var layer: String
    var spans: [[Int]]?
    var world: String?
  }
}
