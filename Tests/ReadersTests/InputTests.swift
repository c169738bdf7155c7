import EventGraph
import Foundation
import ScratchFolders
import Testing
import TimeModel

@testable import Readers

@Suite struct InputTests {
  @Test func `a folder is walked in byte order, hidden and foreign files are passed over`() throws {
    let folder = try ScratchFolder()
    for name in [
      "b.txt", "a/z.md", "a.txt", "a/b/c.text", "README", ".hidden.txt", ".git/x.txt", "p.png", "q.csv", "Я.txt",
    ] {
      try folder.write(name, to: name)
    }
    try folder.write(#"{"name":"line","text":"x"}"#, to: "d.jsonl")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/loop", withDestinationPath: folder.path)
    let readings = DocumentReader(inputs: [folder.path]).all()
    #expect(
      readings.pieces.map(\.document.name) == ["README", "a.txt", "a/b/c.text", "a/z.md", "b.txt", "line", "Я.txt"])
    #expect(readings.notes == ["\(folder.path): 2 files passed over (.csv, .png)"])
    #expect(readings.failures.isEmpty)
  }

  @Test(arguments: [
    ("%PDF-1.7 x", "a PDF file"), ("PK\u{3}\u{4}xx", "a ZIP archive (or a DOCX, ODT, EPUB file)"),
    ("SQLite format 3\u{0}xx", "an SQLite database"),
  ])
  func `a binary file is refused with a reason and the rest is read`(_ content: String, _ kind: String) throws {
    let folder = try ScratchFolder()
    let bad = try folder.write(content, to: "a.txt")
    try folder.write("text", to: "b.txt")
    let readings = DocumentReader(inputs: [folder.path]).all()
    #expect(readings.failures.map { $0.hasPrefix("\(bad): is \(kind)") } == [true])
    #expect(readings.pieces.map(\.document.name) == ["b.txt"])
  }

  @Test func `machine data without a signature is refused`() throws {
    let folder = try ScratchFolder()
    var state: UInt64 = 1
    let noise = (0..<4000).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let file = try folder.write(noise, to: "noise")
    #expect(DocumentReader(inputs: [file]).all().failures.first?.hasPrefix("\(file): is binary data") == true)
  }

  @Test func `missing files and devices are errors with place and reason`() throws {
    let folder = try ScratchFolder()
    let missing = folder.path + "/no\u{1B}[31m\nthing.txt"
    let failures = DocumentReader(inputs: [missing, "/dev/zero", folder.path + "/x/y.txt"]).all().failures
    #expect(
      failures == [
        folder.path + "/no\\u{1B}[31m\\u{A}thing.txt: no such file or folder", "/dev/zero: is a device, not a document",
        folder.path + "/x/y.txt: no such file or folder",
      ])
  }

  @Test func `the same name twice gets a number`() throws {
    let folder = try ScratchFolder()
    let first = try folder.write("1", to: "x/a.txt")
    let second = try folder.write("2", to: "y/a.txt")
    let other = try folder.write("3", to: "z/a.txt#2")
    #expect(
      DocumentReader(inputs: [first, second, other, first]).pieces.map(\.document.name) == [
        "a.txt", "a.txt#2", "a.txt#2#2", "a.txt#3",
      ])
  }

  @Test func `declared language and creation time reach the document`() throws {
    let folder = try ScratchFolder()
    let file = try folder.write("x", to: "a.txt")
    let options = ReadOptions(language: "ru", created: PartialDate(year: 2021, month: 2))
    let document = try #require(DocumentReader(inputs: [file], options: options).pieces.first?.document)
    #expect(document.language == "ru" && document.created == PartialDate(year: 2021, month: 2))
  }

  @Test(
    arguments: [
      ("2021", "2021"), ("2021-02", "2021-02"), ("2021-02-17", "2021-02-17"), ("20210217", "2021-02-17"),
      ("2021-02-17T10:30:00Z", "2021-02-17"), ("2012-08-10T17:10", "2012-08-10"), ("2012-08-10 17:10", "2012-08-10"),
      ("2021-02-29", nil), ("2021-13", nil), ("17.02.2021", nil), ("202102", nil), ("", nil), ("2021-02-17T", nil),
      ("2021-02-17T10:99", nil), ("2021-02-17x", nil),
    ] as [(String, String?)])
  func `a creation time is a day, month, year or time of day`(_ text: String, _ expected: String?) {
    #expect(PartialDate(declared: text).map { "\($0)" } == expected)
  }

  @Test func `a pipe longer than memory allows comes out whole`() throws {
    let folder = try ScratchFolder()
    let line = "Выборы прошли 10 января 2021 года.\n"
    let count = ByteSource.memoryLimit / line.utf8.count + 1000
    let text = Array(String(repeating: line, count: count).utf8)
    let file = try folder.write(text, to: "a.txt")
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "cat '\(file)' > '\(pipe)'"]
    try writer.run()
    defer { writer.waitUntilExit() }
    let descriptor = open(pipe, O_RDONLY)
    defer { close(descriptor) }
    let pieces = DocumentReader(inputs: ["/dev/fd/\(descriptor)"]).pieces
    #expect(pieces.flatMap(\.document.text) == text)
  }
}
