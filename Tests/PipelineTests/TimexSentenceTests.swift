import EventGraph
import Exchange
import Extraction
import Foundation
import LanguagePacks
import Testing
import TimeModel

/// Time expressions in ordinary use: sentences of `Fixtures/timex`, with extent, value and type as TimeML has them.
///
/// As many expressions of a language are right as its floor says, or more; floors only rise.
@Suite struct TimexSentenceTests {
  @Test(arguments: [
    ("en", 66, 77), ("ru", 44, 48), ("ar", 41, 47), ("en-2", 69, 80), ("ru-2", 59, 66), ("ar-2", 50, 62),
  ])
  func expressionsAreReadAsMarked(file: String, least: Int, marked: Int) throws {
    let sentences = try MarkedSentence.all(in: file)
    let wrong = try sentences.flatMap { try $0.faults() }
    #expect(sentences.reduce(0) { $0 + $1.marks.count } == marked)
    #expect(marked - wrong.count >= least, "\(file): \(wrong.joined(separator: "\n"))")
  }

  /// Small stories, in which years are left out: a pilcrow begins a paragraph.
  @Test(arguments: [("en-story", 68, 70), ("ru-story", 47, 48), ("ar-story", 37, 40)])
  func datesOfStoriesAreReadAsMarked(file: String, least: Int, marked: Int) throws {
    let sentences = try MarkedSentence.all(in: file)
    let wrong = try sentences.flatMap { try $0.faults() }
    #expect(sentences.reduce(0) { $0 + $1.marks.count } == marked)
    #expect(marked - wrong.count >= least, "\(file): \(wrong.joined(separator: "\n"))")
  }

  @Test func aWrongMarkIsAFault() throws {
    func faults(_ mark: String) throws -> Int {
      try #require(MarkedSentence("2014-03-12\tHe left \(mark) again.", language: "en")).faults().count
    }
    #expect(try faults("on ⟦3 May 2013|2013-05-03|DATE⟧") == 0)
    #expect(try faults("on ⟦3 May 2013|2013-05-04|DATE⟧") == 1)
    #expect(try faults("on ⟦3 May 2013|2013-05-03|TIME⟧") == 1)
    #expect(try faults("on 3 ⟦May 2013|2013-05-03|DATE⟧") == 1)
    #expect(try faults("⟦again|2013|DATE⟧") == 1)
  }
}

/// One line of `Fixtures/timex`: `creation time <tab> text`; see the README there.
private struct MarkedSentence {
  struct Mark {
    var span: Range<Int>
    var word: String
    var values: [String]
    var type: String
  }

  var created: PartialDate
  var language: String
  var text = ""
  var marks: [Mark] = []

  /// Nil for comments and empty lines.
  init?(_ line: String, language: String) {
    let fields = line.components(separatedBy: "\t")
    let day = fields[0].split(separator: "-").compactMap { Int($0) }
    guard fields.count == 2, day.count == 3 else { return nil }
    created = PartialDate(year: day[0], month: day[1], day: day[2])
    self.language = language
    for part in fields[1].replacingOccurrences(of: "¶", with: "\n\n").components(separatedBy: "⟧") {
      let halves = part.components(separatedBy: "⟦")
      text += halves[0]
      guard halves.count == 2 else { continue }
      let fields = halves[1].components(separatedBy: "|")
      guard fields.count == 3 else { return nil }
      let begin = text.utf8.count
      text += fields[0]
      marks.append(
        Mark(
          span: begin..<text.utf8.count, word: fields[0], values: fields[1].components(separatedBy: "~"),
          type: fields[2]))
    }
  }

  private static let packs: PackSet? = try? PackSet.embedded()

  /// What is wrong with the marked expressions: no row, another extent, value or type.
  func faults() throws -> [String] {
    var document = Document(name: "text", text: Array(text.utf8), language: language)
    document.created = created
    let graph = Extractor(packs: try #require(MarkedSentence.packs)).extract(document)
    var rows: [(span: TextSpan, reading: TIMEX3, value: String)] = []
    for timex in graph.timexes {
      rows.append((timex.span, TIMEX3(timex), timex.edtf ?? ""))
      for part in graph.timexParts[timex.parts.indices] { rows.append((part.span, TIMEX3(part.value), "")) }
    }
    return marks.compactMap { mark in
      let near = rows.filter { Int($0.span.begin) < mark.span.upperBound && mark.span.lowerBound < Int($0.span.end) }
      let isRight = near.contains { row in
        if mark.values == ["?"] { return isAt(mark, row.span) }
        if mark.values.contains(where: { $0.contains("/") && $0 == row.value }) { return isAt(mark, row.span) }
        return isAt(mark, row.span) && mark.values.contains(row.reading.value ?? "")
          && (mark.type == "?" || mark.type == row.reading.type.rawValue)
      }
      if isRight { return nil }
      return "\(mark.word) in \(text): \(near.map { "\($0.span) \($0.reading.value ?? "")" })"
    }
  }

  private func isAt(_ mark: Mark, _ span: TextSpan) -> Bool {
    Int(span.begin) == mark.span.lowerBound && Int(span.end) == mark.span.upperBound
  }

  /// The sentences of a file, whose name begins with the language (`en-2`).
  static func all(in file: String) throws -> [MarkedSentence] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/timex/\(file).tsv").path
    return try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
      .compactMap { MarkedSentence($0, language: String(file.prefix(2))) }
  }
}
