import EventGraph
import Extraction
import Foundation
import Testing
import TimeModel

/// Which date belongs to which trigger: sentences of `Fixtures/attachment`, by class of difficulty and language.
///
/// A class holds as many of its sentences as its floor says, or more; floors only rise.
@Suite struct DateOwnershipTests {
  struct Floor: Sendable, CustomTestStringConvertible {
    var kind: String
    var english: Int
    var russian: Int
    var arabic: Int

    var testDescription: String { kind }
  }

  @Test(arguments: [
    Floor(kind: "background", english: 8, russian: 7, arabic: 7),
    Floor(kind: "relative", english: 7, russian: 7, arabic: 5),
    Floor(kind: "entry", english: 5, russian: 7, arabic: 6),
    Floor(kind: "offset", english: 5, russian: 6, arabic: 5),
    Floor(kind: "saying", english: 8, russian: 7, arabic: 6),
    Floor(kind: "apposition", english: 7, russian: 6, arabic: 6),
    Floor(kind: "several", english: 5, russian: 8, arabic: 5),
    Floor(kind: "light", english: 7, russian: 9, arabic: 9),
    Floor(kind: "fronted", english: 3, russian: 4, arabic: 2),
    Floor(kind: "operative", english: 2, russian: 5, arabic: 3),
    Floor(kind: "own", english: 7, russian: 7, arabic: 5),
    Floor(kind: "gerund", english: 5, russian: 8, arabic: 5),
    Floor(kind: "frame", english: 8, russian: 8, arabic: 8),
    Floor(kind: "describes", english: 7, russian: 7, arabic: 5),
    Floor(kind: "when", english: 5, russian: 6, arabic: 3),
    Floor(kind: "semicolon", english: 10, russian: 7, arabic: 4),
    Floor(kind: "joined", english: 6, russian: 5, arabic: 5),
    Floor(kind: "sameday", english: 6, russian: 5, arabic: 4),
    Floor(kind: "over", english: 6, russian: 6, arabic: 5),
    Floor(kind: "scheduled", english: 18, russian: 16, arabic: 11),
    Floor(kind: "compared", english: 7, russian: 5, arabic: 5),
    Floor(kind: "until", english: 6, russian: 6, arabic: 5),
    Floor(kind: "stories", english: 5, russian: 6, arabic: 6),
    Floor(kind: "result", english: 7, russian: 6, arabic: 10),
    Floor(kind: "within", english: 5, russian: 5, arabic: 7),
    Floor(kind: "plan", english: 5, russian: 4, arabic: 4),
    Floor(kind: "behindafter", english: 8, russian: 6, arabic: 7),
    Floor(kind: "beforeclause", english: 6, russian: 5, arabic: 6),
    Floor(kind: "termasked", english: 6, russian: 5, arabic: 6),
    Floor(kind: "chained", english: 7, russian: 6, arabic: 5),
    Floor(kind: "tallied", english: 6, russian: 6, arabic: 6),
    Floor(kind: "hoursapart", english: 5, russian: 6, arabic: 5),
  ])
  func everyTriggerKeepsItsOwnDate(floor: Floor) throws {
    for (language, least) in [("en", floor.english), ("ru", floor.russian), ("ar", floor.arabic)] {
      let cases = try Sentence.all(of: floor.kind, in: language)
      #expect(cases.count >= 6, "\(language): too few sentences of class \(floor.kind)")
      let wrong = try cases.compactMap { sentence in
        try sentence.faults().first.map { "\(sentence.text): \($0)" }
      }
      #expect(cases.count - wrong.count >= least, "\(language): \(wrong.joined(separator: "\n"))")
    }
  }

  /// Classes that only Arabic sentences were written for.
  @Test(arguments: [
    ("decided", 15), ("names", 23), ("opening", 11), ("record", 7), ("purpose", 5), ("said", 8),
    ("continuing", 5), ("object", 10), ("overrelative", 4), ("cited", 5), ("opened", 4), ("attribute", 4),
  ])
  func arabicTriggersKeepTheirOwnDate(kind: String, least: Int) throws {
    let cases = try Sentence.all(of: kind, in: "ar")
    #expect(cases.count >= 6)
    let wrong = try cases.compactMap { sentence in try sentence.faults().first.map { "\(sentence.text): \($0)" } }
    #expect(cases.count - wrong.count >= least, "\(wrong.joined(separator: "\n"))")
  }

  /// Classes that only English sentences were written for.
  @Test(arguments: [
    ("bare", 3), ("unlisted", 14), ("beyond", 9), ("quoted", 10), ("learned", 9), ("premodified", 5), ("aftermath", 6),
    ("title", 6), ("content", 8), ("attributive", 9), ("same", 4), ("overrelative", 10), ("present", 9), ("bound", 3),
    ("ownverb", 4),
  ])
  func englishTriggersKeepTheirOwnDate(kind: String, least: Int) throws {
    let cases = try Sentence.all(of: kind, in: "en")
    #expect(cases.count >= 6)
    let wrong = try cases.compactMap { sentence in try sentence.faults().first.map { "\(sentence.text): \($0)" } }
    #expect(cases.count - wrong.count >= least, "\(wrong.joined(separator: "\n"))")
  }

  /// Classes that only Russian sentences were written for.
  @Test(arguments: [("unlisted", 12), ("carried", 9), ("genitive", 8), ("ground", 10), ("oneact", 10)])
  func russianTriggersKeepTheirOwnDate(kind: String, least: Int) throws {
    let cases = try Sentence.all(of: kind, in: "ru")
    #expect(cases.count >= 10)
    let wrong = try cases.compactMap { sentence in try sentence.faults().first.map { "\(sentence.text): \($0)" } }
    #expect(cases.count - wrong.count >= least, "\(wrong.joined(separator: "\n"))")
  }

  @Test func aWrongDateIsAFault() throws {
    let right = try #require(Sentence("saying\t2021-12-01\tPolice ⟦arrested|2021-06-03⟧ him on 3 June 2021."))
    let wrong = try #require(Sentence("saying\t2021-12-01\tPolice ⟦arrested|2021-06-04⟧ him on 3 June 2021."))
    let extra = try #require(Sentence("saying\t2021-12-01\tPolice arrested him on 3 June 2021."))
    #expect(try right.faults().isEmpty)
    #expect(try wrong.faults().count == 1)
    #expect(try extra.faults().count == 1)
  }
}

/// One line of `Fixtures/attachment`: `class <tab> creation time <tab> text`; see the README there.
private struct Sentence {
  struct Mark {
    var span: Range<Int>
    var word: String
    /// Accepted values of each row; "-" accepts none. Empty: anything goes.
    var values: [[String]]
    var status: String?
  }

  var kind: String
  var created: PartialDate?
  var language = "en"
  var text = ""
  var marks: [Mark] = []

  /// Nil for comments and empty lines.
  init?(_ line: String) {
    let fields = line.components(separatedBy: "\t")
    guard !line.hasPrefix("#"), fields.count == 3 else { return nil }
    kind = fields[0]
    let day = fields[1].split(separator: "-").compactMap { Int($0) }
    if day.count == 3 { created = PartialDate(year: day[0], month: day[1], day: day[2]) }
    for part in fields[2].replacingOccurrences(of: "¶", with: "\n\n").components(separatedBy: "⟧") {
      let halves = part.components(separatedBy: "⟦")
      text += halves[0]
      guard halves.count == 2 else { continue }
      var alternatives = halves[1].components(separatedBy: "|")
      let word = alternatives.removeFirst()
      let begin = text.utf8.count
      text += word
      var status: String?
      if let last = alternatives.last, let at = last.firstIndex(of: "@") {
        status = String(last[last.index(after: at)...])
        alternatives[alternatives.count - 1] = String(last[..<at])
      }
      let values = alternatives == ["?"] ? [] : alternatives.map { $0.components(separatedBy: "~") }
      marks.append(Mark(span: begin..<text.utf8.count, word: word, values: values, status: status))
    }
  }

  static func all(of kind: String, in language: String) throws -> [Sentence] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/attachment/\(language).tsv").path
    return try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n").compactMap { line in
      guard var sentence = Sentence(line), sentence.kind == kind else { return nil }
      sentence.language = language
      return sentence
    }
  }

  /// What is wrong with the rows of the text: marked words without their dates, and dates on words that are not marked.
  func faults() throws -> [String] {
    var document = Document(name: "text", text: Array(text.utf8), language: language)
    document.created = created
    let graph = Extractor(packs: try #require(Embedded.packs)).extract(document)
    var faults: [String] = []
    for mark in marks where !mark.values.isEmpty {
      let rows = graph.mentions.filter { overlaps($0, mark) }
      let dates = rows.compactMap { $0.value.map { "\($0)" } }
      var left = dates
      var isWrong = false
      for accepted in mark.values {
        if let found = left.firstIndex(where: { accepted.contains($0) }) {
          left.remove(at: found)
        } else if !accepted.contains("-") {
          isWrong = true
        }
      }
      let hasStatus =
        mark.status.map { status in !rows.isEmpty && rows.allSatisfy { "\($0.status)" == status } } ?? true
      if isWrong || !left.isEmpty || !hasStatus {
        faults.append("\(mark.word) has \(rows.map { "\($0.value.map { "\($0)" } ?? "no date"), \($0.status)" })")
      }
    }
    for mention in graph.mentions where mention.value != nil && !marks.contains(where: { overlaps(mention, $0) }) {
      faults.append("\(mention.type.name) at \(mention.trigger.begin) has \(mention.value.map { "\($0)" } ?? "")")
    }
    return faults
  }

  private func overlaps(_ mention: Mention, _ mark: Mark) -> Bool {
    Int(mention.trigger.begin) < mark.span.upperBound && mark.span.lowerBound < Int(mention.trigger.end)
  }
}
