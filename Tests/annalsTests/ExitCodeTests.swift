import Foundation
import ScratchFolders
import Testing

@Suite struct ExitCodeTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("Выборы прошли 10 января 2021 года.\n", to: "good.txt")
    try folder.write("", to: "empty.txt")
    try folder.write("Никаких дат здесь нет.\n", to: "undated.txt")
    try folder.write("%PDF-1.7\n", to: "bad.txt")
  }

  @Test(arguments: [
    "annals extract empty.txt", "annals extract undated.txt", "annals extract /dev/null", "annals --help",
    "annals extract --help", "annals --version", "annals types", "annals languages",
    "annals --generate-completion-script bash", "annals --generate-completion-script zsh",
  ])
  func `done is 0`(_ line: String) throws {
    let run = try CommandRun(line, folder: folder.path)
    #expect(run.exitCode == 0 && !run.errors.contains("rror"))
  }

  @Test(arguments: ["annals extract empty.txt", "annals extract undated.txt"])
  func `a document without any date is no error, and a note says so`(_ line: String) throws {
    let run = try CommandRun(line, folder: folder.path)
    #expect(run.errors.contains("annals: note: "))
    #expect(run.text.split(separator: "\n").count == 1, "the row of the document")
  }

  @Test(arguments: [
    ("annals extract missing.txt", "missing.txt: no such file or folder"),
    ("annals extract /dev/zero", "/dev/zero: is a device"),
    ("annals extract bad.txt", "bad.txt: is a PDF file"),
    ("annals extract --packs no-such-folder good.txt", "no-such-folder: no such folder"),
    ("annals extract --packs . good.txt", "holds no language pack"),
    ("annals types > /dev/full", "standard output: no space left"),
    ("printf '{\"name\":' | annals extract - --jsonl", "standard input:1: no JSON"),
  ])
  func `a bad input or output is 2, with one line that says which and why`(_ line: String, _ reason: String) throws {
    let run = try CommandRun(line, folder: folder.path)
    #expect(run.exitCode == 2)
    let errors = run.errors.split(separator: "\n").filter { !$0.hasPrefix("annals: note: ") }
    #expect(errors.count == 1 && errors[0].hasPrefix("annals: ") && errors[0].contains(reason), "\(run.errors)")
  }

  @Test func `one bad document among many is reported and the rest are processed`() throws {
    let run = try CommandRun("annals extract good.txt bad.txt missing.txt undated.txt", folder: folder.path)
    #expect(run.exitCode == 2)
    let documents = run.text.split(separator: "\n").filter { $0.contains("\"layer\":\"document\"") }
    #expect(documents.count == 2)
    #expect(run.errors.split(separator: "\n").filter { !$0.contains("note") }.count == 2)
  }

  @Test(arguments: [
    "annals extract", "annals no-such-command", "annals extract --no-such-option good.txt",
    "annals extract --dct yesterday good.txt", "annals extract --encoding klingon good.txt",
    "annals extract --language русский good.txt", "annals types --format yaml",
  ])
  func `wrong usage is 64, in one line`(_ line: String) throws {
    let run = try CommandRun(line, folder: folder.path)
    #expect(run.exitCode == 64 && run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").count == 1 && run.errors.hasPrefix("annals: "))
  }

  @Test func `a reader that closes the pipe ends the program quietly`() throws {
    let big = String(repeating: "{\"name\":\"a\",\"text\":\"x\"}\n", count: 20_000)
    try folder.write(big, to: "many.jsonl")
    let run = try CommandRun("annals extract many.jsonl | head -n 1", folder: folder.path)
    #expect(run.exitCode == 0 && run.errors.isEmpty)
  }

  @Test func `control characters of names do not reach the terminal`() throws {
    let run = try CommandRun("annals extract \"$(printf 'a\\033[31m\\nb')\"", folder: folder.path)
    #expect(run.exitCode == 2 && !run.errors.contains("\u{1B}"))
    #expect(run.errors == "annals: a\\u{1B}[31m\\u{A}b: no such file or folder\n")
  }
}
