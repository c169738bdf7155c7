import Analysis
import EventGraph
import Foundation
import Pipeline
import Testing
import TimeModel

/// The questions of Fixtures/questions, each against the readings that it allows.
@Suite struct QuestionReadingTests {
  /// With the packs in the folder that ANNALS_PACKS names, for trials of their texts without a build.
  private static let pipeline = try? Pipeline(
    packFolders: ProcessInfo.processInfo.environment["ANNALS_PACKS"].map { [$0] } ?? [])

  /// Sets whose rows are counted and never listed, so that no rule is made for one of them.
  private static let unread: Set<String> = ["check", "held"]

  /// Of every language: rows that may be read and tuned on, and rows that are only counted.
  struct Row: CustomStringConvertible {
    var id: String
    var set: String
    var question: String
    var readings: [Reading]
    var description: String { "\(id) \(question)" }
  }

  /// An intent and its slots, in the words of the files.
  struct Reading: Equatable {
    var intent: String
    var slots: [String: String]
  }

  /// The least share of each set that is read rightly.
  struct Floors {
    var language: String
    var work, check, more, later, fresh, held: Double
  }

  @Test(arguments: [
    Floors(language: "en", work: 0.97, check: 0.65, more: 0.96, later: 0.96, fresh: 0.95, held: 0.74),
    Floors(language: "ru", work: 0.95, check: 0.67, more: 0.95, later: 0.95, fresh: 0.93, held: 0.88),
    Floors(language: "ar", work: 0.95, check: 0.58, more: 0.95, later: 0.96, fresh: 0.9, held: 0.83),
  ])
  func `questions are read as people mean them`(_ floors: Floors) throws {
    let language = floors.language
    let pipeline = try #require(Self.pipeline)
    let rows = try Self.rows(language)
    var right: [String: Int] = [:]
    var total: [String: Int] = [:]
    // Rows to refuse, and those of them that were understood all the same.
    var refusals: [String: Int] = [:]
    var answered: [String: Int] = [:]
    for row in rows {
      let found = Self.reading(of: row.question, pipeline)
      let isRight = row.readings.contains { Self.agrees(found, $0, pipeline) }
      total[row.set, default: 0] += 1
      if row.readings.contains(where: { $0.intent == "refuse" }) {
        refusals[row.set, default: 0] += 1
        if !isRight { answered[row.set, default: 0] += 1 }
      }
      if isRight {
        right[row.set, default: 0] += 1
      } else if !Self.unread.contains(row.set), ProcessInfo.processInfo.environment["ANNALS_QUESTIONS"] != nil {
        print("\(row.id)\t\(row.question)\n\tfound \(found)\n\twanted \(row.readings)")
      }
    }
    for (set, floor) in [
      ("work", floors.work), ("check", floors.check), ("more", floors.more), ("later", floors.later),
      ("fresh", floors.fresh), ("held", floors.held),
    ] {
      let (read, all) = (right[set, default: 0], total[set, default: 0])
      let wrong = "\(answered[set, default: 0]) of \(refusals[set, default: 0])"
      print("questions \(language): \(set) \(read) of \(all); to refuse, and understood \(wrong)")
      #expect(all > 0 && Double(read) >= floor * Double(all), "\(set): \(read) of \(all)")
    }
  }

  private static func rows(_ language: String) throws -> [Row] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Fixtures/questions/\(language).tsv")
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let intents = fields[4].components(separatedBy: " || ")
      let slots = fields.count > 5 ? fields[5].components(separatedBy: " || ") : [""]
      let readings = intents.enumerated().map { index, intent in
        Reading(intent: intent, slots: Self.slots(slots.indices.contains(index) ? slots[index] : slots.last ?? ""))
      }
      return Row(id: fields[0], set: fields[1], question: fields[3], readings: readings)
    }
  }

  private static func slots(_ text: String) -> [String: String] {
    var slots: [String: String] = [:]
    for part in text.components(separatedBy: "; ") {
      guard let equals = part.firstIndex(of: "=") else { continue }
      slots[String(part[..<equals])] = String(part[part.index(after: equals)...])
    }
    return slots
  }

  /// What the program reads, in the words of the files.
  private static func reading(of text: String, _ pipeline: Pipeline) -> Reading {
    guard let question = pipeline.readings(of: text).first else { return Reading(intent: "refuse", slots: [:]) }
    var slots: [String: String] = [:]
    for (slot, words) in question.words { slots[slot == .other ? "actor2" : slot.rawValue] = words }
    let terms = pipeline.termReadings(question.words.map(\.value), language: question.language)
    if let span = slots["span"] { slots["span"] = terms[span]?.duration.map { "\($0)" } ?? span }
    if let period = slots.removeValue(forKey: "period") {
      let date = terms[period]?.date ?? period
      if question.intent == .gap {
        let ends = date.components(separatedBy: "/")
        (slots["from"], slots["to"]) = (ends[0], ends.last ?? "")
      } else {
        slots["date"] = date
      }
    }
    return Reading(intent: intent(question), slots: slots)
  }

  private static func intent(_ question: Question) -> String {
    switch question.intent {
    case .before where question.certainty == .possible: "possible-before"
    case .after where question.certainty == .possible: "possible-after"
    case .before where question.words[.span] != nil: "within-before"
    case .after where question.words[.span] != nil: "within-after"
    case .before, .after: (question.pick == .all ? "" : "\(question.pick.rawValue)-") + question.intent.rawValue
    case .between: question.words[.type] == nil ? "between" : "type-between"
    case .during: "during"
    case .howLong: "elapsed"
    case .ledTo: "led-to"
    case .order: "did-before"
    case .orderAfter: "did-after"
    case .whereabouts: "where-at"
    case .undated: "uncertain"
    case .contradictions: "contradictions"
    case .office: "office-at"
    case .knowledge: "could-know"
    case .gap: "longest-gap"
    case .near: "same-time"
    case .chronology: question.words[.actor] == nil ? "chronology" : "chronology-of"
    case .asOf: "as-known"
    case .precursors: "precedes"
    case .dependence: "what-if"
    case .when: "when"
    }
  }

  /// Whether two readings are one: dates as EDTF where the file has them so, spans by their length.
  private static func agrees(_ found: Reading, _ wanted: Reading, _ pipeline: Pipeline) -> Bool {
    var found = found
    if wanted.intent == "overlapping", found.intent == "during" { found.intent = "overlapping" }
    if wanted.intent == "overlapping", found.intent.hasSuffix("between") { found.intent = "overlapping" }
    if wanted.slots["from"] != nil, found.slots["from"] == nil { found.slots = withEnds(found.slots, pipeline) }
    guard found.intent == wanted.intent, Set(found.slots.keys) == Set(wanted.slots.keys) else { return false }
    return wanted.slots.allSatisfy { name, value in
      let own = found.slots[name]!
      if name == "span" { return days(own) == days(value) }
      return own == value
    }
  }

  private static func withEnds(_ slots: [String: String], _ pipeline: Pipeline) -> [String: String] {
    var slots = slots
    let x = slots.removeValue(forKey: "x") ?? ""
    let y = slots.removeValue(forKey: "y")
    let terms = pipeline.termReadings([x, y ?? x])
    func date(_ term: String) -> String { terms[term]?.date ?? term }
    let ends = date(x).components(separatedBy: "/")
    slots["from"] = ends[0]
    slots["to"] = y.map(date) ?? ends.last
    return slots
  }

  private static func days(_ span: String) -> String {
    switch span {
    case "PT48H": "P2D"
    case "P1W": "P7D"
    case "P2W": "P14D"
    case "PT24H": "P1D"
    default: span
    }
  }
}
