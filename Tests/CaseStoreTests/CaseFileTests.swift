import EventGraph
import EventTables
import Foundation
import RandomNumbers
import Readers
import Review
import ScratchFolders
import Testing
import TimeModel

@testable import CaseStore

/// A case in a folder of its own, with documents made by hand.
private struct ScratchCase {
  let folder: ScratchFolder
  let path: String
  let folding = Folding()

  init() throws {
    folder = try ScratchFolder()
    path = folder.path + "/case.annals"
  }

  /// A document with one event; the text and the hash follow from the words.
  func piece(_ name: String, _ words: String) -> (DocumentPiece, EventGraph) {
    var graph = EventTable("# a.txt 2021-02-17 en\nvote election actual 2021-01-10 | The [election] of \(words).")
      .graph
    graph.documents[0].name = name
    graph.documents[0].sha256 = "sha of \(words)"
    return (DocumentPiece(document: graph.documents[0]), graph)
  }

  func writer(_ file: CaseFile) throws -> CaseWriter {
    try CaseWriter(file, folding: folding, reader: "test", rules: ["test/table/row"], places: [])
  }

  func add(_ documents: (name: String, words: String)...) throws {
    let writer = try writer(CaseFile(path, .creating))
    for document in documents {
      let (piece, graph) = piece(document.name, document.words)
      try writer.append(piece, graph, SourceNote())
    }
    try writer.commit()
  }

  var names: [String] {
    get throws { try CaseFile(path, .reading).documents().map(\.name) }
  }

  func found(_ query: String, exact: Bool = false) throws -> [String] {
    guard let query = SearchQuery(query, folding: folding, isExact: exact) else { return ["no query"] }
    return try CaseFile(path, .reading).search(query, folding: folding).map(\.document)
  }
}

@Suite struct CaseFileTests {
  private let scratch: ScratchCase

  init() throws { scratch = try ScratchCase() }

  @Test func `documents come back with their rows, in the order of their adding`() throws {
    try scratch.add(("b.txt", "Monday"), ("a.txt", "Tuesday"))
    try scratch.add(("0.txt", "Friday"))
    let file = try CaseFile(scratch.path, .reading)
    var lists = NameLists(rules: ["another/rule"], places: [])
    let rows = try RowReader(file, &lists)
    #expect(lists.rules == ["another/rule", "test/table/row"], "names that are known stay where they are")
    let reader = try CaseReader(file)
    for (name, words) in [("b.txt", "Monday"), ("a.txt", "Tuesday"), ("0.txt", "Friday")] {
      let stored = try #require(try reader.next())
      #expect(stored.piece.isWhole && stored.piece.document.name == name)
      let graph = try rows.graph(of: stored)
      var expected = scratch.piece(name, words).1
      #expect(stored.piece.document.text == expected.documents[0].text)
      for index in expected.mentions.indices { expected.mentions[index].rule = RuleID(1) }
      expectSameRows(graph, expected)
    }
    #expect(try reader.next() == nil)
  }

  @Test func `unchanged documents are known by hash and declaration, changed ones replaced in their place`() throws {
    try scratch.add(("a.txt", "Monday"), ("b.txt", "Tuesday"))
    let writer = try scratch.writer(CaseFile(scratch.path, .writing))
    #expect(writer.standing(of: scratch.piece("a.txt", "Monday").0.document) == .unchanged)
    #expect(writer.standing(of: scratch.piece("a.txt", "Sunday").0.document) == .changed)
    #expect(writer.standing(of: scratch.piece("c.txt", "Monday").0.document) == .new)
    var declared = scratch.piece("a.txt", "Monday").0.document
    declared.created = PartialDate(year: 2020)
    #expect(writer.standing(of: declared) == .changed)
    try scratch.add(("a.txt", "Sunday"))
    #expect(try scratch.names == ["a.txt", "b.txt"])
    #expect(try scratch.found("Monday").isEmpty && scratch.found("Sunday") == ["a.txt"])
  }

  @Test func `removing takes rows, text and words out of the file`() throws {
    try scratch.add(("a.txt", "Monday"), ("b.txt", "Zanzibar"))
    let file = try CaseFile(scratch.path, .writing)
    #expect(try file.remove(["b.txt", "none"], folding: scratch.folding) == ["none"])
    #expect(try scratch.names.count == 2, "all or nothing")
    #expect(try file.remove(["b.txt"], folding: scratch.folding).isEmpty)
    #expect(try scratch.names == ["a.txt"] && scratch.found("zanzibar").isEmpty && scratch.found("monday") == ["a.txt"])
    let bytes = try String(decoding: Data(contentsOf: URL(fileURLWithPath: scratch.path)), as: UTF8.self).lowercased()
    #expect(!bytes.contains("zanzibar") && bytes.contains("monday"))
  }

  @Test func `a document that fails in its middle leaves what was there`() throws {
    try scratch.add(("a.txt", "Monday"))
    let writer = try scratch.writer(CaseFile(scratch.path, .writing))
    var (piece, graph) = scratch.piece("a.txt", "Sunday")
    piece.isLast = false
    try writer.append(piece, graph, SourceNote())
    try writer.abandonDocument()
    (piece, graph) = scratch.piece("b.txt", "Friday")
    try writer.append(piece, graph, SourceNote())
    try writer.commit()
    #expect(try scratch.names == ["a.txt", "b.txt"])
    #expect(try scratch.found("monday") == ["a.txt"] && scratch.found("sunday").isEmpty)
  }

  @Test func `a document of many pieces is one document`() throws {
    let writer = try scratch.writer(CaseFile(scratch.path, .creating))
    for index in 0..<5 {
      var (piece, graph) = scratch.piece("long.txt", "part\(index)")
      (piece.index, piece.isLast) = (index, index == 4)
      (piece.utf8Offset, piece.scalarOffset) = (index * 100, index * 90)
      graph.documents[0].sha256 = "whole"
      try writer.append(piece, graph, SourceNote())
    }
    try writer.commit()
    let file = try CaseFile(scratch.path, .reading)
    let document = try #require(try file.documents().first)
    #expect(document.mentions == 5)
    let reader = try CaseReader(file)
    var last: [Bool] = []
    while let stored = try reader.next() { last.append(stored.piece.isLast) }
    #expect(last == [false, false, false, false, true])
    #expect(try scratch.found("part0 part4") == ["long.txt"], "words may stand in different pieces")
    #expect(try scratch.found("part0 part7", exact: true).isEmpty)
  }

  /// The index against the texts, after documents of all lengths were added, replaced and removed in any order.
  @Test(arguments: 0..<6)
  func `the index finds what a look through all texts finds`(_ seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let vocabulary = (0..<40).map { "w\($0)x" }
    var texts: [String: [String]] = [:]
    for round in 0..<6 {
      let writer = try scratch.writer(CaseFile(scratch.path, .creating))
      for number in 0..<30 where Bool.random(using: &random) {
        let name = "\(number).txt"
        // Some fill a shelf, some come in pieces, one of those is given up in its middle.
        let isLong = number % 7 == 3
        let parts = (0..<(isLong ? Int.random(in: 2...4, using: &random) : 1)).map { _ in
          (0..<Int.random(in: 1...3, using: &random)).map { _ in vocabulary.randomElement(using: &random)! }
        }
        let isGivenUp = isLong && Bool.random(using: &random)
        let padding = number % 5 == 0 ? String(repeating: " the same words again", count: 3500) : ""
        for (index, words) in parts.enumerated() {
          var (piece, graph) = scratch.piece(name, words.joined(separator: " ") + padding)
          (piece.index, piece.isLast) = (index, index == parts.count - 1 && !isGivenUp)
          graph.documents[0].sha256 = "\(round)"
          try writer.append(piece, graph, SourceNote())
        }
        if isGivenUp { try writer.abandonDocument() } else { texts[name] = parts.flatMap { $0 } }
        if Int.random(in: 0..<6, using: &random) == 0 { try writer.commit() }
      }
      try writer.commit()
      let gone = texts.keys.sorted().filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
      #expect(try CaseFile(scratch.path, .writing).remove(gone, folding: scratch.folding).isEmpty)
      for name in gone { texts[name] = nil }
      for _ in 0..<10 {
        let wanted = [vocabulary.randomElement(using: &random)!, vocabulary.randomElement(using: &random)!]
        let expected = texts.filter { text in wanted.allSatisfy { text.value.contains($0) } }.keys.sorted()
        #expect(try scratch.found(wanted.joined(separator: " "), exact: true).sorted() == expected)
      }
    }
  }

  @Test(arguments: [
    ("elections", ["a.txt", "b.txt"]), ("ELECTION", ["a.txt", "b.txt"]), ("monday", ["a.txt"]), ("mon*", ["a.txt"]),
    ("m*", ["a.txt"]), ("\"election of monday\"", ["a.txt"]), ("\"monday election\"", []), ("monday friday", []),
    ("election friday", ["b.txt"]), ("O'Brien", ["b.txt"]), ("\"", ["no query"]), ("*", ["no query"]),
    ("", ["no query"]),
    ("'; DROP TABLE piece; --", []), ("election OR nothing", []), ("monday NOT friday", []), ("words : monday", []),
    ("NEAR(monday)", []), ("\"unclosed monday", []), ("{monday}", ["a.txt"]), ("^monday", ["a.txt"]),
    ("monday\u{0}", ["a.txt"]), ("%", ["no query"]), ("mon%", []), ("_onday", []), ("-monday", ["a.txt"]),
  ])
  func `a query is words, and everything else in it is data`(_ query: String, _ documents: [String]) throws {
    try scratch.add(("a.txt", "Monday"), ("b.txt", "Friday by O'Brien"))
    #expect(try scratch.found(query) == documents)
  }

  @Test func `an index of another folding is not used, and made anew by the next writer`() throws {
    try scratch.add(("a.txt", "Monday"))
    let other = Folding(mapping: ["M": "N", "m": "n"])
    let file = try CaseFile(scratch.path, .writing)
    let query = try #require(SearchQuery("nonday", folding: other, isExact: true))
    #expect(try file.search(query, folding: other).map(\.document) == ["a.txt"])
    _ = try CaseWriter(file, folding: other, reader: "test", rules: [], places: [])
    #expect(try CaseIndex.isCurrent(file, other))
    #expect(try file.search(query, folding: other).map(\.document) == ["a.txt"])
  }

  @Test(arguments: [
    "'; DROP TABLE document; --", "\"quoted\" \\ name", "% _ * ?", "a\u{0}b.txt", "\u{1B}[31m\u{202E}\n", "\u{FFFD}",
    String(repeating: "long", count: 250_000),
  ])
  func `hostile names and words are data and nothing else`(_ name: String) throws {
    try scratch.add((name, "x\u{0}y '\"; Monday"), ("plain", "Friday"))
    #expect(try scratch.names == [name, "plain"])
    #expect(try scratch.found("monday") == [name])
    let file = try CaseFile(scratch.path, .writing)
    let change = ReviewChange(.alias(name: name, others: [name + name]), at: name, author: name, reason: name)
    #expect(try file.record { _ in [change] }.map(\.number) == [1])
    var expected = change
    expected.number = 1
    #expect(try file.changes() == [expected])
    #expect(try file.remove([name], folding: scratch.folding).isEmpty)
    #expect(try scratch.names == ["plain"])
  }
}

@Suite struct CaseProblemTests {
  private let scratch: ScratchCase

  init() throws { scratch = try ScratchCase() }

  private func reason(_ access: CaseFile.Access = .reading, _ path: String? = nil) -> String {
    do throws(CaseError) {
      _ = try CaseFile(path ?? scratch.path, access).documents()
      return "opened"
    } catch {
      return error.reason
    }
  }

  @Test func `what is no case is told apart`() throws {
    #expect(reason() == "no such file or folder")
    try scratch.folder.write("", to: "case.annals")
    #expect(reason().hasPrefix("is empty"))
    #expect(reason(.creating) == "opened", "an empty file becomes a case")
    for text in [
      "x", "no database, and longer than a header of one hundred bytes " + String(repeating: "x", count: 99),
    ] {
      try scratch.folder.write(text, to: "case.annals")
      #expect(reason() == "is no case file" && reason(.creating) == "is no case file")
    }
    #expect(reason(.reading, scratch.folder.path) == "is a folder, no case file")
    #expect(reason(.creating, scratch.folder.path + "/none/x.annals").hasPrefix("cannot be made: no such"))
    #expect(scratch.folder.names == ["case.annals"], "nothing is left behind")
  }

  @Test func `a foreign, newer or cut-off database is refused and left as it is`() throws {
    try scratch.add(("a.txt", "Monday"))
    let whole = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
    func changed(_ change: (inout Data) -> Void) throws -> String {
      var bytes = whole
      change(&bytes)
      try bytes.write(to: URL(fileURLWithPath: scratch.path))
      defer { #expect(try! Data(contentsOf: URL(fileURLWithPath: scratch.path)) == bytes) }
      return reason(.creating)
    }
    #expect(try changed { $0[70] ^= 1 }.contains("another program"))
    #expect(try changed { $0[62] = 9 }.contains("newer version"))
    #expect(try changed { $0.removeLast(5000) }.contains("cut off"))
    #expect(try changed { $0 = $0.prefix(60) }.contains("ends after"))
    for page in 1..<whole.count / 4096 {
      let outcome = try changed { bytes in
        for offset in page * 4096..<page * 4096 + 64 { bytes[offset] = 0xa5 }
      }
      #expect(outcome == "opened" || outcome.contains("damaged"), "\(outcome)")
    }
    #expect(try changed { _ in } == "opened")
  }

  @Test func `two writers of changes do not lose one`() throws {
    try scratch.add(("a.txt", "Monday"))
    let first = try CaseFile(scratch.path, .writing)
    let second = try CaseFile(scratch.path, .writing)
    let change = ReviewChange(.undo(1), at: "2026-01-05", author: "A", reason: "")
    _ = try first.record { _ in [change] }
    let recorded = try second.record { known in
      #expect(known.count == 1)
      return [change, change]
    }
    #expect(recorded.map(\.number) == [2, 3])
    #expect(throws: CancellationError.self) { try first.record { _ in throw CancellationError() } }
    #expect(try first.changes().count == 3)
  }
}

@Suite struct SourceTableTests {
  private func table(_ text: String) -> SourceTable { SourceTable(Array(text.utf8), place: "s.csv") }

  @Test func `columns come in any order, quoted and with a mark at the start`() throws {
    let table = table(
      "\u{FEFF}Date,document,TITLE,reliability\r\n2021-02-17,a.txt,\"He said \"\"no\"\",\ntwice\",B2\r\n,b.txt,,\n")
    #expect(table.errors.isEmpty && table.notes.isEmpty)
    let row = try #require(table.rows["a.txt"])
    #expect(row.source.title == "He said \"no\",\ntwice" && row.source.reliability == "B2")
    #expect(row.published == PartialDate(year: 2021, month: 2, day: 17) && row.line == 2)
    #expect(try #require(table.rows["b.txt"]).line == 4)
  }

  @Test(arguments: ["document;url\na;b", "document\turl\na\tb"])
  func `semicolons and tabs separate where there is no comma`(_ text: String) {
    #expect(table(text).rows["a"]?.source.url == "b")
  }

  @Test(arguments: [
    ("", "s.csv: is empty: its first line names columns"),
    ("title\nx", "s.csv:1: no column “document” with the names of documents"),
    ("document,title\na", "s.csv:2: 1 fields, and the first line has 2"),
    ("document,date\na,soon", "s.csv:2: “soon” is no date: a day, month or year (2021-02-17)"),
    ("document,date\na,2021-02-30", "s.csv:2: “2021-02-30” is no date: a day, month or year (2021-02-17)"),
    ("document,url\na,x\na,y", "s.csv:3: “a” stands on line 2 already"),
    ("document,url\n,y", "s.csv:2: no document is named"),
    ("document,url\n\"a,y", "s.csv:2: a quotation mark is not closed"),
    ("document,url\na\"b,y", "s.csv:2: a quotation mark inside a plain field"),
    ("document,url\n\"a\"b,y", "s.csv:2: text after a closing quotation mark"),
    ("document,document\na,b", "s.csv:1: the column “document” comes twice"),
  ])
  func `an error names its line`(_ text: String, _ error: String) {
    #expect(table(text).errors.map(\.description) == [error])
  }

  @Test func `errors of several lines are all told, and columns without use noted`() {
    let table = table("document,mood,date\na,x,1\nb,x,2021\nc,x\nd,x,2")
    #expect(table.errors.map(\.place) == ["s.csv:2", "s.csv:4", "s.csv:5"])
    #expect(table.notes == ["s.csv:1: columns that are not used: “mood”"])
    #expect(SourceTable([0x64, 0xff], place: "s.csv").errors.first?.reason == "is no UTF-8")
  }
}

@Suite struct ChangeLinesTests {
  private let export = """
    {"layer":"change","number":4,"kind":"alias","at":"2026-01-05","author":"A","name":"x","alias":["y"]}
    {"layer":"change","number":5,"kind":"undo","at":"2026-01-05","author":"A","reason":"slip","change":"4"}

    """

  @Test func `an undo names the number that its change has in the new case`() {
    let lines = ChangeLines(Array(export.utf8), place: "c.jsonl")
    #expect(lines.errors.isEmpty && lines.changes.map(\.number) == [4, 5])
    let (new, known) = lines.changes(behind: [])
    #expect(known == 0 && new.map(\.decision) == [.alias(name: "x", others: ["y"]), .undo(1)])
  }

  @Test func `a replay that is repeated changes nothing`() {
    let lines = ChangeLines(Array(export.utf8), place: "c.jsonl")
    var before = lines.changes(behind: []).new
    for index in before.indices { before[index].number = index + 1 }
    #expect(lines.changes(behind: before).new.isEmpty)
    let other = ReviewChange(.alias(name: "z", others: ["w"]), at: "2026-01-01", author: "B", reason: "", number: 1)
    let (new, known) = lines.changes(behind: [other])
    #expect(known == 0 && new.last?.decision == .undo(2))
  }

  @Test(arguments: [
    ("{", "c.jsonl:1: no JSON: a key in quotation marks is missing (column 2)"),
    ("[]", "c.jsonl:1: the line is no object"),
    ("{\"number\":1}", "c.jsonl:1: “kind” is missing"),
    ("{\"number\":0,\"kind\":\"undo\"}", "c.jsonl:1: “number” is no number from 1"),
    (
      "{\"number\":1,\"kind\":\"undo\",\"at\":\"x\",\"author\":\"y\",\"change\":\"1\"}",
      "c.jsonl:1: undoes 1, which does not stand before it"
    ),
    (
      "{\"number\":1,\"kind\":\"accept\",\"at\":\"x\",\"author\":\"y\",\"event\":[1]}",
      "c.jsonl:1: “event” holds something else than strings"
    ),
    ("{\"number\":1,\"kind\":\"drop\",\"at\":\"x\",\"author\":\"y\"}", "c.jsonl:1: “drop” is no kind of change"),
  ])
  func `an error names its line`(_ line: String, _ error: String) {
    #expect(ChangeLines(Array(line.utf8), place: "c.jsonl").errors.map(\.description) == [error])
  }
}
