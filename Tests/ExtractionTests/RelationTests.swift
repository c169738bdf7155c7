import EventGraph
import Extraction
import Foundation
import Testing

/// Relations that words state: sentences of `Fixtures/relations`, by class and language.
///
/// A class holds as many of its sentences as its floor says, or more; floors only rise.
@Suite struct RelationTests {
  struct Floor: Sendable, CustomTestStringConvertible {
    var kind: String
    var least: [String: Int]

    var testDescription: String { kind }
  }

  @Test(arguments: [
    Floor(kind: "noun", least: ["en": 11, "ru": 10, "ar": 11, "uk": 3]),
    Floor(kind: "clause", least: ["en": 5, "ru": 5, "ar": 3, "uk": 1]),
    Floor(kind: "cause", least: ["en": 6, "ru": 6, "ar": 6, "uk": 2]),
    Floor(kind: "result", least: ["en": 7, "ru": 7, "ar": 5, "uk": 1]),
    Floor(kind: "passive", least: ["en": 7, "ru": 5, "ar": 2]),
    Floor(kind: "response", least: ["en": 4, "ru": 4, "ar": 4, "uk": 0]),
    Floor(kind: "linking", least: ["en": 3, "ru": 2, "ar": 3]),
    Floor(kind: "anaphor", least: ["en": 4, "ru": 4, "ar": 3, "uk": 1]),
    Floor(kind: "other", least: ["en": 2, "ru": 0, "ar": 0]),
    Floor(kind: "check", least: ["en": 10, "ru": 11, "ar": 10]),
    Floor(kind: "report", least: ["en": 10, "ru": 10, "ar": 8]),
    Floor(kind: "reaction", least: ["en": 3, "ru": 2, "ar": 3]),
    Floor(kind: "silence", least: ["en": 5, "ru": 5, "ar": 4]),
    Floor(kind: "report-check", least: ["en": 4, "ru": 6, "ar": 4]),
    Floor(kind: "trap", least: ["en": 8, "ru": 8, "ar": 6, "uk": 1]),
  ])
  func `words state a relation and its direction`(floor: Floor) throws {
    for (language, least) in floor.least.sorted(by: { $0.key < $1.key }) {
      let cases = try RelationSentence.all(of: floor.kind, in: language)
      #expect(!cases.isEmpty, "\(language): no sentence of class \(floor.kind)")
      let wrong = try cases.filter { try !$0.isRight() }
      if ProcessInfo.processInfo.environment["ANNALS_RELATIONS"] != nil {
        for sentence in wrong where !sentence.kind.hasSuffix("check") {
          print("\(language) \(sentence.kind)\t\(sentence.text)\n\tfound \(try sentence.found())")
          print("\twanted \(sentence.readings)")
        }
      }
      print("relations \(language) \(floor.kind): \(cases.count - wrong.count) of \(cases.count)")
      #expect(cases.count - wrong.count >= least, "\(language): \(wrong.map(\.text).joined(separator: "\n"))")
    }
  }

  @Test func `a relation that is turned round is a fault`() throws {
    let right = try #require(RelationSentence("noun\tPolice ⟦1:arrested⟧ him after the ⟦2:protest⟧.\t1 after 2"))
    let turned = try #require(RelationSentence("noun\tPolice ⟦1:arrested⟧ him after the ⟦2:protest⟧.\t2 after 1"))
    let none = try #require(RelationSentence("noun\tPolice ⟦1:arrested⟧ him after the ⟦2:protest⟧.\t"))
    #expect(try right.isRight())
    #expect(try !turned.isRight())
    #expect(try !none.isRight())
  }
}

/// One line of `Fixtures/relations`; see the README there.
private struct RelationSentence {
  var kind: String
  var language = "en"
  var text = ""
  /// Byte ranges of the marked words, by their names.
  var marks: [(name: String, span: Range<Int>)] = []
  /// Each a set of "1 after 2".
  var readings: [Set<String>] = []

  /// Nil for comments and empty lines.
  init?(_ line: String) {
    let fields = line.components(separatedBy: "\t")
    guard !line.hasPrefix("#"), fields.count == 3 else { return nil }
    kind = fields[0]
    for part in fields[1].components(separatedBy: "⟧") {
      let halves = part.components(separatedBy: "⟦")
      text += halves[0]
      guard halves.count == 2, let colon = halves[1].firstIndex(of: ":") else { continue }
      let begin = text.utf8.count
      text += halves[1][halves[1].index(after: colon)...]
      marks.append((String(halves[1][..<colon]), begin..<text.utf8.count))
    }
    readings = fields[2].components(separatedBy: "||").map { reading in
      Set(
        reading.components(separatedBy: ";").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty })
    }
  }

  static func all(of kind: String, in language: String) throws -> [RelationSentence] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/relations/\(language).tsv").path
    return try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n").compactMap { line in
      guard var sentence = RelationSentence(line), sentence.kind == kind else { return nil }
      sentence.language = language
      return sentence
    }
  }

  /// Whether this sentence asks for what verbs of saying tell of; the others do not.
  private var asksForSpeech: Bool { ["report", "reaction", "silence", "report-check"].contains(kind) }

  /// The relations that the program finds; "?" stands for a trigger that is not marked.
  func found() throws -> Set<String> {
    let document = Document(name: "text", text: Array(text.utf8), language: language)
    let graph = Extractor(packs: try #require(Embedded.packs)).extract(document)
    func name(_ id: ID<Mention>) -> String {
      let trigger = graph.mentions[id].trigger
      return marks.first { Int(trigger.begin) < $0.span.upperBound && $0.span.lowerBound < Int(trigger.end) }?.name
        ?? "?"
    }
    func words(of source: TextSpan?) -> String? {
      source.map { " by " + String(decoding: document.text[Int($0.begin)..<Int($0.end)], as: UTF8.self) }
    }
    // "Said" without a date is no row, but says who says so.
    let unrelated = graph.mentions.indices.filter { row in
      asksForSpeech && graph.mentions[row].reportedBy != nil && !graph.relations.contains { $0.to == ID(row) }
        && graph.mentions[row].status == .actual
    }
    let relations = graph.relations.filter { asksForSpeech || !isOfSpeech($0, graph) }
    return Set(
      relations.map { relation in
        let source = relation.kind == .reports ? words(of: graph.mentions[relation.to].reportedBy) : nil
        return "\(name(relation.from)) \(relation.kind.name) \(name(relation.to))\(source ?? "")"
      } + unrelated.map { "1 reports \(name(ID($0)))\(words(of: graph.mentions[$0].reportedBy) ?? "")" })
  }

  /// Whether the words of a relation are one of its events.
  private func isOfSpeech(_ relation: Relation, _ graph: EventGraph) -> Bool {
    let trigger = graph.mentions[relation.from].trigger
    return relation.kind == .reports || relation.kind == .respondsTo && relation.span == trigger
  }

  func isRight() throws -> Bool { readings.contains(try found()) }
}
