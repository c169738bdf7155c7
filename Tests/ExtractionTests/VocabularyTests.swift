import EventGraph
import Extraction
import Foundation
import Testing
import TimeModel

/// The vocabulary of events: sentences of `Fixtures/triggers`, by language, odd rows and even ones apart.
///
/// Even rows only check: the test prints no row of theirs. Floors only rise, ceilings only fall.
@Suite struct VocabularyTests {
  struct Floor: Sendable, CustomTestStringConvertible {
    var language: String
    var isOdd: Bool
    /// Rows of a type with a mention on marked words; with one of that type and date anywhere in the sentence.
    var found: Int
    var told: Int
    /// Traps with a mention of some type of the taxonomy, at most.
    var trapped: Int

    var testDescription: String { "\(language), \(isOdd ? "odd" : "even") rows" }
  }

  @Test(arguments: [
    Floor(language: "en", isOdd: true, found: 229, told: 230, trapped: 7),
    Floor(language: "en", isOdd: false, found: 216, told: 200, trapped: 11),
    Floor(language: "ru", isOdd: true, found: 223, told: 227, trapped: 0),
    Floor(language: "ru", isOdd: false, found: 209, told: 196, trapped: 8),
    Floor(language: "ar", isOdd: true, found: 118, told: 119, trapped: 0),
    Floor(language: "ar", isOdd: false, found: 111, told: 96, trapped: 2),
  ])
  func sentencesTellTheirEvents(floor: Floor) throws {
    let rows = try Row.all(in: floor.language).filter { ($0.number % 2 == 1) == floor.isOdd }
    let extractor = Extractor(packs: try #require(Embedded.packs))
    let results = rows.map { ($0, $0.read(by: extractor)) }
    let events = results.filter { !$0.0.isTrap }
    let found = events.count { $0.1.isFound }
    let told = events.count { $0.1.isTold }
    let trapped = results.count { $0.0.isTrap && $0.1.isTrapped }
    let missed = floor.isOdd ? events.filter { !$0.1.isTold }.map(\.0.text).joined(separator: "\n") : ""
    #expect(found >= floor.found, "\(floor.testDescription): found \(found) of \(events.count)")
    #expect(told >= floor.told, "\(floor.testDescription): told \(told) of \(events.count)\n\(missed)")
    #expect(trapped <= floor.trapped, "\(floor.testDescription): \(trapped) traps are read as events")
  }

  @Test func anotherTypeOrDateIsNoSuccess() throws {
    let extractor = Extractor(packs: try #require(Embedded.packs))
    let outcome = { (line: String) throws in try #require(Row(line, number: 1, language: "en")).read(by: extractor) }
    let text = "Police ⟦arrested⟧ him on 3 June 2021."
    #expect(try outcome("arrest\t2021-06-03\t\(text)").isTold)
    #expect(try !outcome("arrest\t2021-06-04\t\(text)").isTold)
    #expect(try !outcome("release\t2021-06-03\t\(text)").isTold)
    #expect(try !outcome("arrest\t2021-06-03\t⟦Snow⟧ fell on the town.").isFound)
    #expect(try outcome("none\t-\tPolice arrested him on 3 June 2021.").isTrapped)
  }
}

/// One line of `Fixtures/triggers`: `type <tab> date <tab> text`; see the README there.
private struct Row {
  struct Outcome {
    var isFound = false
    var isTold = false
    var isTrapped = false
  }

  /// From 1, comments not counted.
  var number: Int
  var language: String
  var type: String
  var dates: [String]
  var text = ""
  var marks: [Range<Int>] = []

  var isTrap: Bool { type == "none" }

  /// Nil for comments and empty lines.
  init?(_ line: String, number: Int, language: String) {
    let fields = line.components(separatedBy: "\t")
    guard !line.hasPrefix("#"), fields.count == 3 else { return nil }
    self.number = number
    self.language = language
    type = fields[0]
    dates = fields[1].components(separatedBy: "~")
    for part in fields[2].components(separatedBy: "⟧") {
      let halves = part.components(separatedBy: "⟦")
      text += halves[0]
      guard halves.count == 2 else { continue }
      let begin = text.utf8.count
      text += halves[1]
      marks.append(begin..<text.utf8.count)
    }
  }

  static func all(in language: String) throws -> [Row] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/triggers/\(language).tsv").path
    let lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    return lines.enumerated().compactMap { Row($0.element, number: $0.offset + 1, language: language) }
  }

  func read(by extractor: Extractor) -> Outcome {
    var document = Document(name: "text", text: Array(text.utf8), language: language)
    document.created = PartialDate(year: 2023, month: 12, day: 1)
    let mentions = extractor.extract(document).mentions
    return Outcome(
      isFound: mentions.contains { mention in
        marks.contains { Int(mention.trigger.begin) < $0.upperBound && $0.lowerBound < Int(mention.trigger.end) }
      },
      isTold: mentions.contains { mention in
        mention.type.name == type && mention.value.map { dates.contains("\($0)") } == true
      },
      isTrapped: mentions.contains { $0.type.name != "other" })
  }
}
