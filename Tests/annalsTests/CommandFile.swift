import Foundation

/// A file of recorded commands, `Fixtures/commands/*.md`. Each block of three backticks is one command:
///
/// ```
/// % annals edtf -
/// 2021-05
/// ^D
/// {"edtf":"2021-05",…}
/// 2> what goes to standard error
/// => 1
/// ```
/// The line after `%` is shell; input up to `^D`; then standard output, standard error and the exit code (0 if absent).
struct CommandFile {
  struct Block {
    /// Lines of the file that the block holds, without its fences.
    var lines: Range<Int>
    var command: String
    var input: String
    var expected: [String]
  }

  let path: String
  private(set) var lines: [String]

  static let folder = CommandRun.project + "/Fixtures/commands"

  static var all: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }

  init(name: String) throws {
    path = CommandFile.folder + "/" + name
    lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  var blocks: [Block] {
    var blocks: [Block] = []
    var start: Int?
    for (index, line) in lines.enumerated() where line == "```" {
      guard let first = start else {
        start = index + 1
        continue
      }
      start = nil
      guard first < index, lines[first].hasPrefix("% ") else { continue }
      let end = lines[first..<index].firstIndex(of: "^D") ?? index
      let input = lines[(first + 1)..<end].map { $0 + "\n" }.joined()
      blocks.append(
        Block(
          lines: first..<index, command: String(lines[first].dropFirst(2)), input: input,
          expected: Array(lines[min(end + 1, index)..<index])))
    }
    return blocks
  }

  /// What a block should hold after `^D`, by running it.
  static func actual(_ block: Block) throws -> [String] {
    let run = try CommandRun(block.command, input: Array(block.input.utf8))
    var lines = run.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    lines += run.errors.split(separator: "\n").map { "2> \($0)" }
    if run.exitCode != 0 { lines.append("=> \(run.exitCode)") }
    return lines
  }

  /// Replaces what is recorded by what the commands do now.
  mutating func accept() throws {
    for block in blocks.reversed() {
      let input = block.input.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
      lines.replaceSubrange(
        block.lines, with: ["% " + block.command] + input + ["^D"] + (try CommandFile.actual(block)))
    }
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
