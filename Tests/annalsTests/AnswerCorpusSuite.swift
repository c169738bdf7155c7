import Foundation
import Testing

private let sharedFolder = ProcessInfo.processInfo.environment["ANNALS_SHARED"]

/// Questions about the two corpus documents, against answers that were read from their texts by hand
/// (Fixtures/corpus-answers.tsv: ids, offsets and verdicts, no text), where `ANNALS_SHARED` names their folder.
@Suite(.enabled(if: sharedFolder != nil, "ANNALS_SHARED does not name the folder of the corpus"))
struct AnswerCorpusSuite {
  struct Case: CustomStringConvertible, Sendable {
    var documents: String
    var question: String
    var rows: [Row]
    var description: String { "\(question) (\(documents))" }
  }

  struct Row: Sendable {
    /// `x`, `definite`, `possible`, `disputed`; `absent` is in none of the last three; `cause` is among the stated
    /// causes.
    var list: String
    var document: String
    var begin: Int
    var id: String
  }

  @Test(arguments: cases)
  func `an answer says what the texts say`(_ value: Case) throws {
    let folder = try #require(sharedFolder) + "/corpus"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
      value.documents == "both" || name.hasSuffix(".\(value.documents).txt")
    }
    let inputs = names.sorted().map { "'\(folder)/\($0)'" }.joined(separator: " ")
    let run = try CommandRun("annals ask '\(value.question)' \(inputs) --format json")
    let answers = try run.text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(run.exitCode == 0, "\(run.errors)")
    let listed = Dictionary(
      uniqueKeysWithValues: ["definite", "possible", "disputed"].map { ($0, Self.events(answers, in: $0)) })
    let causes = answers.flatMap { $0["sections"] as? [[String: Any]] ?? [] }.filter {
      ["causes", "causesOfOthers"].contains($0["key"] as? String)
    }
    .flatMap { $0["rows"] as? [[String: Any]] ?? [] }.compactMap { $0["event"] as? [String: Any] }
    for row in value.rows {
      let isMet: ([String: Any]) -> Bool = { event in
        event["id"] as? String == row.id
          && (row.list == "x"
            || Self.mentions(event).contains { $0.0.contains(".\(row.document).") && $0.1 == row.begin })
      }
      switch row.list {
      case "x":
        let chosen = answers.flatMap { $0["events"] as? [[String: Any]] ?? [] }
        #expect(chosen.contains(where: isMet), "\(row.id) is X")
      case "cause": #expect(causes.contains(where: isMet), "\(row.id) is a stated cause")
      case "absent":
        #expect(!listed.values.joined().contains { $0["id"] as? String == row.id }, "\(row.id) is not listed")
      default:
        let found = listed.filter { $0.value.contains(where: isMet) }.keys.sorted()
        #expect(found == [row.list], "\(row.id) at \(row.begin)")
      }
    }
  }

  private static func events(_ answers: [[String: Any]], in list: String) -> [[String: Any]] {
    answers.flatMap { $0[list] as? [[String: Any]] ?? [] }.compactMap { $0["event"] as? [String: Any] }
  }

  private static func mentions(_ event: [String: Any]) -> [(String, Int)] {
    (event["mentions"] as? [[String: Any]] ?? []).map { ($0["document"] as? String ?? "", $0["begin"] as? Int ?? -1) }
  }

  /// A case for each wording; rows without documents and questions go on with those above.
  static let cases: [Case] = {
    let path = CommandRun.project + "/Fixtures/corpus-answers.tsv"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    var groups: [(documents: String, questions: [String], rows: [Row])] = []
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if !fields[0].isEmpty { groups.append((fields[0], fields[1].components(separatedBy: " | "), [])) }
      groups[groups.count - 1].rows.append(
        Row(list: fields[2], document: fields[3], begin: Int(fields[4]) ?? -1, id: fields[5]))
    }
    return groups.flatMap { group in
      group.questions.map { Case(documents: group.documents, question: $0, rows: group.rows) }
    }
  }()
}
