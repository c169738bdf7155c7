import Foundation
import RandomNumbers
import ScratchFolders
import Testing

/// Whoever names the same documents in another order gets the same answers, byte for byte.
@Suite struct ShuffledInputTests {
  /// What is asked of the documents; `@` stands for them.
  static let commands = [
    "annals before election @ --format json", "annals before election @ --format markdown --explain",
    "annals after suspension @ --format json", "annals between 2018 2021 @ --format text",
    "annals during campaign @ --format json", "annals chronology @ --format json", "annals chronology @ --format text",
    "annals chronology @ --format csv", "annals conflicts @ --format json", "annals conflicts @ --format text",
  ]

  /// Documents in three languages, some of which contradict each other, and two annotated ones with conflicts.
  private static let files =
    ["kazakhstan-brief.en", "kazakhstan-bulletin.ru", "kazakhstan-digest.ar"].map { "Fixtures/briefs/\($0).txt" }
    + ["egypt-ngo-law", "kenya-vote"].flatMap { story in
      ["ar", "en", "ru"].map { "Fixtures/parallel/\(story).\($0).txt" }
    }
    + ["Fixtures/timeml/bridge.tml", "Fixtures/timeml/ferry.tml"]

  /// Two other orders of some rows: backwards, and mixed.
  private static func orders<Row>(_ rows: [Row]) -> [[Row]] {
    var random = SplitMix64(state: 0x0dde)
    var mixed = rows
    for index in mixed.indices.dropLast() { mixed.swapAt(index, random.number(index...mixed.count - 1)) }
    return [rows.reversed(), mixed]
  }

  @Test(arguments: commands) func `files in another order on the command line`(_ command: String) throws {
    func run(_ files: [String]) throws -> CommandRun {
      try CommandRun(command.replacingOccurrences(of: "@", with: files.joined(separator: " ")))
    }
    let straight = try run(Self.files)
    #expect(straight.exitCode == 0 && straight.output.count > 1000, "\(straight.errors)")
    for files in Self.orders(Self.files) {
      let other = try run(files)
      #expect(other.text == straight.text)
      #expect(other.exitCode == 0)
    }
  }

  @Test(
    arguments: commands + [
      "annals ask 'What happened before the election?' @ --format json",
      "annals ask 'Which sources contradict each other?' @ --format json",
      "annals ask 'What led to the suspension?' @ --format markdown",
    ]) func `rows of JSON Lines in another order`(_ command: String) throws
  {
    let folder = try ScratchFolder()
    let rows = try Self.files.filter { $0.hasSuffix(".txt") }.map { file in
      let text = try String(contentsOfFile: "\(CommandRun.project)/\(file)", encoding: .utf8)
      let row = ["name": (file as NSString).lastPathComponent, "text": text]
      return String(decoding: try JSONSerialization.data(withJSONObject: row, options: .sortedKeys), as: UTF8.self)
    }
    func run(_ rows: [String]) throws -> CommandRun {
      try folder.write(rows.joined(separator: "\n") + "\n", to: "rows.jsonl")
      return try CommandRun(
        command.replacingOccurrences(of: "@", with: "rows.jsonl"), folder: folder.path)
    }
    let straight = try run(rows)
    #expect(straight.exitCode == 0 && straight.output.count > 500, "\(straight.errors)")
    for rows in Self.orders(rows) { #expect(try run(rows).text == straight.text) }
  }
}
