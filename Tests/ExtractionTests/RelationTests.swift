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
    Floor(kind: "trap", least: ["en": 8, "ru": 8, "ar": 6, "uk": 1]),
  ])
  func `words state a relation and its direction`(floor: Floor) throws {
    for (language, least) in floor.least.sorted(by: { $0.key < $1.key }) {
      let cases = try RelationSentence.all(of: floor.kind, in: language)
      #expect(!cases.isEmpty, "\(language): no sentence of class \(floor.kind)")
      let wrong = try cases.filter { try !$0.isRight() }
      if ProcessInfo.processInfo.environment["ANNALS_RELATIONS"] != nil {
        for sentence in wrong {
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

  /// The relations that the program finds; "?" stands for a trigger that is not marked. "Reports" is not asked for here.
  func found() throws -> Set<String> {
    let document = Document(name: "text", text: Array(text.utf8), language: language)
    let graph = Extractor(packs: try #require(Embedded.packs)).extract(document)
    func name(_ id: ID<Mention>) -> String {
      let trigger = graph.mentions[id].trigger
      return marks.first { Int(trigger.begin) < $0.span.upperBound && $0.span.lowerBound < Int(trigger.end) }?.name
        ?? "?"
    }
    return Set(
      graph.relations.filter { $0.kind != .reports }.map { "\(name($0.from)) \($0.kind.name) \(name($0.to))" })
  }

  func isRight() throws -> Bool { readings.contains(try found()) }
}
