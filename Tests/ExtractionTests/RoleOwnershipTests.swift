import EventGraph
import Extraction
import Foundation
import Testing
import TimeModel

/// Who does what to whom, where and how many: sentences of `Fixtures/participants`, by language and set.
///
/// A set holds as many of its marks as its floor says, or more; floors only rise.
@Suite struct RoleOwnershipTests {
  struct Floor: Sendable, CustomTestStringConvertible {
    var name: String
    var language: String
    /// Marks that hold, less what is wrong.
    var least: Int

    var testDescription: String { name }
  }

  @Test(arguments: [
    Floor(name: "en", language: "en", least: 226), Floor(name: "ru", language: "ru", least: 180),
    Floor(name: "en-2", language: "en", least: 64), Floor(name: "ru-2", language: "ru", least: 40),
    Floor(name: "en-3", language: "en", least: 73), Floor(name: "ru-3", language: "ru", least: 43),
    Floor(name: "ar", language: "ar", least: 90), Floor(name: "en-4", language: "en", least: 50),
    Floor(name: "ru-4", language: "ru", least: 51), Floor(name: "ar-2", language: "ar", least: 54),
    Floor(name: "en-5", language: "en", least: 103),
    Floor(name: "ru-5", language: "ru", least: 60), Floor(name: "ar-3", language: "ar", least: 79),
    Floor(name: "en-6", language: "en", least: 136), Floor(name: "ru-6", language: "ru", least: 77),
    Floor(name: "ar-4", language: "ar", least: 45), Floor(name: "en-pronouns", language: "en", least: 18),
    Floor(name: "en-7", language: "en", least: 113), Floor(name: "ru-7", language: "ru", least: 44),
    Floor(name: "ar-5", language: "ar", least: 60),
  ])
  func everyTriggerHasItsParticipants(floor: Floor) throws {
    var (right, wrong) = (0, [String]())
    for sentence in try MarkedSentence.all(of: floor.name) {
      let result = try sentence.judged(language: floor.language)
      right += result.right
      wrong += result.wrong.map { "\(sentence.text): \($0)" }
    }
    #expect(right - wrong.count >= floor.least, "\(floor.name): \(right) right\n\(wrong.joined(separator: "\n"))")
  }

  @Test func aWrongRoleIsAFault() throws {
    let right = try #require(MarkedSentence("x\tOn 3 June 2021 police ⟦arrested|a:police; t:men; n:4⟧ four men."))
    let wrong = try #require(MarkedSentence("x\tOn 3 June 2021 police ⟦arrested|t:police; in:June⟧ four men."))
    #expect(try right.judged(language: "en").right == 3 && right.judged(language: "en").wrong.isEmpty)
    #expect(try wrong.judged(language: "en").right == 0 && wrong.judged(language: "en").wrong.count == 5)
  }
}

/// One line of `Fixtures/participants`: `class <tab> text`; see the README there.
private struct MarkedSentence {
  struct Mark {
    var span: Range<Int>
    var word: String
    /// Key and value of each mark.
    var fields: [(key: String, value: String)]
  }

  var text = ""
  var marks: [Mark] = []

  /// Nil for comments and empty lines.
  init?(_ line: String) {
    let columns = line.components(separatedBy: "\t")
    guard !line.hasPrefix("#"), columns.count == 2 else { return nil }
    for part in columns[1].components(separatedBy: "⟧") {
      let halves = part.components(separatedBy: "⟦")
      text += halves[0]
      guard halves.count == 2, let bar = halves[1].firstIndex(of: "|") else { continue }
      let word = String(halves[1][..<bar])
      let begin = text.utf8.count
      text += word
      let fields = halves[1][halves[1].index(after: bar)...].components(separatedBy: "; ").compactMap { field in
        field.firstIndex(of: ":").map { (String(field[..<$0]), String(field[field.index(after: $0)...])) }
      }
      if !fields.isEmpty { marks.append(Mark(span: begin..<text.utf8.count, word: word, fields: fields)) }
    }
  }

  static func all(of set: String) throws -> [MarkedSentence] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/participants/\(set).tsv").path
    return try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n").compactMap {
      MarkedSentence($0)
    }
  }

  /// Marks that hold, and what is wrong: marks that do not, and what is extracted and marked nowhere. A trigger that is
  /// not found has all its marks wrong.
  func judged(language: String) throws -> (right: Int, wrong: [String]) {
    var document = Document(name: "text", text: Array(text.utf8), language: language)
    document.created = PartialDate(year: 2021, month: 12, day: 1)
    let graph = Extractor(packs: try #require(Embedded.packs)).extract(document)
    var (right, wrong) = (0, [String]())
    for mark in marks {
      let mention = graph.mentions.first {
        Int($0.trigger.begin) < mark.span.upperBound && mark.span.lowerBound < Int($0.trigger.end)
      }
      guard let mention else {
        wrong += mark.fields.map { "\(mark.word): no \($0.key):\($0.value)" }
        continue
      }
      var left = Array(graph.participants(of: mention))
      for field in mark.fields where ["a", "t", "o"].contains(field.key) {
        let heads = field.value.components(separatedBy: "~")
        let found = left.firstIndex { participant in
          participant.role.name.hasPrefix(field.key) && heads.contains { document.words(participant.span).contains($0) }
        }
        if let found {
          right += 1
          left.remove(at: found)
        } else {
          wrong.append("\(mark.word): no \(field.key):\(field.value)")
        }
      }
      wrong += left.map { "\(mark.word): \($0.role.name) \(document.words($0.span))" }
      let place = graph.place(of: mention).map { document.words($0.span) }
      check(mark, "in", place, &right, &wrong) { $1.contains($0) }
      let count = graph.count(of: mention)
      let bounds = count.map { "\($0.min)..\($0.max.map { "\($0)" } ?? "")" }
      check(mark, "n", bounds, &right, &wrong) { value, _ in value == "?" || count.map { states($0, value) } ?? false }
    }
    return (right, wrong)
  }

  private func check(
    _ mark: Mark, _ key: String, _ found: String?, _ right: inout Int, _ wrong: inout [String],
    _ isRight: (String, String) -> Bool
  ) {
    let wanted = mark.fields.first { $0.key == key }?.value
    switch (wanted, found) {
    case ("?", _), (nil, nil): break
    case (let wanted?, let found?) where isRight(wanted, found): right += 1
    case (let wanted, let found): wrong.append("\(mark.word): \(key) \(found ?? "none"), not \(wanted ?? "none")")
    }
  }

  /// "At least 3", "more than 3", "up to 3" and "fewer than 3" all agree with 3; a range needs both its ends.
  private func states(_ count: Count, _ value: String) -> Bool {
    let ends = value.components(separatedBy: "..").compactMap { Int32($0) }
    if ends.count == 2 { return count.min == ends[0] && count.max == ends[1] }
    guard let number = ends.first else { return false }
    if count.min == number || count.max == number { return true }
    return count.max == nil && count.min == number + 1 || count.min == 0 && count.max == number - 1
  }
}
