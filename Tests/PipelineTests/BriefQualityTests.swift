import EventGraph
import Foundation
import Pipeline
import Readers
import Testing
import TimeModel

/// Quality is a number in the suite: figures of the three briefs against their gold, by the rules of the event scorer.
/// A figure below its floor fails. The floors lie a little below what was measured, and only ever rise.
@Suite struct BriefQualityTests {
  struct Floor: Sendable {
    var brief: String
    var timexValue: Double
    var eventDated: Double
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures").path

  @Test(arguments: [
    Floor(brief: "kazakhstan-bulletin.ru", timexValue: 0.92, eventDated: 0.85),
    Floor(brief: "kazakhstan-digest.ar", timexValue: 0.92, eventDated: 0.85),
    Floor(brief: "kazakhstan-brief.en", timexValue: 0.92, eventDated: 0.85),
  ])
  func figuresHoldTheirFloors(floor: Floor) async throws {
    let gold = try BriefGold(path: "\(Self.folder)/gold/\(floor.brief).gold.jsonl")
    let pipeline = try Pipeline()
    var graph: EventGraph?
    try await pipeline.extract(DocumentReader(inputs: ["\(Self.folder)/briefs/\(floor.brief).txt"])) { extracted in
      if case .piece(_, let rows) = extracted { graph = rows }
    }
    let read = try #require(graph)
    let timex = gold.timexValue(read)
    let dated = gold.eventDated(read)
    #expect(timex >= floor.timexValue, "\(floor.brief): timex value F1 \(timex)")
    #expect(dated >= floor.eventDated, "\(floor.brief): event dated F1 \(dated)")
  }

  @Test func theScorerPunishesMissesAndFalseAlarms() throws {
    let gold = try BriefGold(path: "\(Self.folder)/gold/kazakhstan-brief.en.gold.jsonl")
    #expect(gold.timexValue(EventGraph()) == 0)
    #expect(gold.eventDated(EventGraph()) == 0)
  }
}

/// The gold of one brief, and the two headline figures.
struct BriefGold {
  private struct Row: Decodable {
    var layer: String
    var spans: [[Int]]?
    var values: [String]?
    var types: [String]?
    var optional: Bool?
    var undated: Bool?
  }

  private var timexes: [Row] = []
  private var events: [Row] = []

  init(path: String) throws {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
      if row.layer == "timex" { timexes.append(row) }
      if row.layer == "event" { events.append(row) }
    }
  }

  /// What was found: its span in scalars, its value, its type.
  private struct Found {
    var begin: Int
    var end: Int
    var value: String
    var type: String?
  }

  func timexValue(_ graph: EventGraph) -> Double {
    guard let document = graph.documents.first else { return 0 }
    let offsets = ScalarOffsets(of: document.text)
    let found = graph.timexes.map { timex in
      let value: String =
        switch timex.value {
        case .date(let date)?: "\(date)"
        case .range(let start, let end)?: "\(MentionValue.interval(start, end))"
        case .within(let first, let last)?: "\(MentionValue.within(first, last))"
        case .duration(let period)?, .set(let period)?: "\(period)"
        case .recurring(let recurrence)?: "\(recurrence.period)"
        case .vague?, nil: ""
        }
      return Found(
        begin: offsets.scalarOffset(at: Int(timex.span.begin)), end: offsets.scalarOffset(at: Int(timex.span.end)),
        value: value)
    }
    return figure(found, timexes) { row, found in Self.canonical(row.values ?? []).contains(Self.canonical(found.value))
    }
  }

  func eventDated(_ graph: EventGraph) -> Double {
    guard let document = graph.documents.first else { return 0 }
    let offsets = ScalarOffsets(of: document.text)
    let found = graph.mentions.filter { $0.value != nil }.map { mention in
      Found(
        begin: offsets.scalarOffset(at: Int(mention.trigger.begin)),
        end: offsets.scalarOffset(at: Int(mention.trigger.end)), value: "\(mention.value!)", type: mention.type.name)
    }
    return figure(found, events) { row, found in
      row.undated != true && (row.types ?? []).contains(found.type ?? "")
        && Self.canonical(row.values ?? []).contains(Self.canonical(found.value))
    }
  }

  /// F1 of greedy one-to-one pairing: right pairs first. Optional rows count neither way; a further right mention of a row
  /// that is already paired is no false alarm.
  private func figure(_ found: [Found], _ rows: [Row], _ isRight: (Row, Found) -> Bool) -> Double {
    func overlaps(_ row: Row, _ found: Found) -> Bool {
      (row.spans ?? []).contains { $0[0] < found.end && found.begin < $0[1] }
    }
    var taken = Set<Int>()
    var right = 0
    var wrong = 0
    var rest: [Found] = []
    for item in found {
      if let row = rows.indices.first(where: {
        !taken.contains($0) && overlaps(rows[$0], item) && isRight(rows[$0], item)
      }) {
        taken.insert(row)
        if rows[row].optional != true { right += 1 }
      } else if !rows.contains(where: { overlaps($0, item) && isRight($0, item) }) {
        rest.append(item)
      }
    }
    for item in rest where !rows.contains(where: { overlaps($0, item) && $0.optional == true && $0.undated != true }) {
      wrong += 1
    }
    let missed = rows.indices.filter { !taken.contains($0) && rows[$0].optional != true && rows[$0].undated != true }
      .count
    let total = 2 * right + wrong + missed
    return total == 0 ? 0 : 2 * Double(right) / Double(total)
  }

  private static func canonical(_ values: [String]) -> [String] { values.map { canonical($0) } }

  private static func canonical(_ value: String) -> String {
    value.filter { !"?~%".contains($0) }.split(separator: "/", omittingEmptySubsequences: false)
      .map { $0 == ".." ? "" : String($0) }.joined(separator: "/")
  }
}
