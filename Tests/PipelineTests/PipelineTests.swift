import Analysis
import EventGraph
import LanguagePacks
import Readers
import ScratchFolders
import Testing
import TimeModel

@testable import Pipeline

@Suite struct PipelineTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try MiniPack.write(to: folder.path + "/packs")
  }

  private func pipeline(width: Int? = nil) throws -> Pipeline {
    try Pipeline(packFolders: [folder.path + "/packs"], width: width)
  }

  static func paragraph(_ number: Int) -> String {
    "Police arrested \(number) people in Almaty on \(number % 28 + 1) January 2021. The election – was held on 10 February 2021.\n\n"
  }

  @Test(arguments: [1, 2, 7])
  func `what comes out has the order of the inputs, whatever runs at once`(_ width: Int) async throws {
    let lines = (0..<200).map { number in
      number % 10 == 3
        ? "{broken"
        : "{\"name\":\"d\(number)\",\"text\":\"\(String(repeating: "On 1 January 2021 police arrested. ", count: number % 7 * 40))\"}"
    }
    let file = try folder.write(lines.joined(separator: "\n"), to: "many.jsonl")
    var seen: [String] = []
    try await pipeline(width: width).extract(DocumentReader(inputs: [file])) { extracted in
      switch extracted {
      case .piece(let piece, let graph):
        seen.append(piece.document.name)
        #expect(graph.documents[0].name == piece.document.name)
      case .failure(let error): seen.append("line \(error.line ?? 0)")
      case .note, .changes, .links: break
      }
    }
    #expect(seen == (0..<200).map { $0 % 10 == 3 ? "line \($0 + 1)" : "d\($0)" })
  }

  @Test(arguments: [1, 2, 7])
  func `documents in batches, long ones in pieces between them, keep their order and their rows`(_ width: Int)
    async throws
  {
    func paragraphs(_ number: Int) -> Int { number % 9 == 4 ? 40 : number % 4 }
    let lines = (0..<600).map { number in
      let text = (0..<paragraphs(number)).map(PipelineTests.paragraph).joined()
      return "{\"name\":\"d\(number)\",\"text\":\"\(text.replacing("\n", with: "\\n"))\"}"
    }
    let file = try folder.write(lines.joined(separator: "\n"), to: "many.jsonl")
    let options = ReadOptions(wholeLimit: 2000, pieceLimit: 2000)
    var names: [String] = []
    var mentions: [Int] = []
    var longest = 0
    try await pipeline(width: width).extract(DocumentReader(inputs: [file], options: options)) { extracted in
      guard case .piece(let piece, let graph) = extracted else { return }
      if piece.index == 0 {
        names.append(piece.document.name)
        mentions.append(0)
      }
      #expect(piece.document.name == names.last && graph.documents[0].name == names.last)
      mentions[mentions.count - 1] += graph.mentions.count
      longest = max(longest, piece.index)
    }
    #expect(names == (0..<600).map { "d\($0)" })
    #expect(mentions == (0..<600).map { 2 * paragraphs($0) })
    #expect(longest > 1, "long documents came in pieces")
  }

  @Test func `a document read in pieces has the rows of one read whole`() async throws {
    let text = "17 February 2021\n\n" + (0..<60).map(PipelineTests.paragraph).joined()
    let file = try folder.write(text, to: "a.txt")
    let pipeline = try pipeline()
    let whole = try await pipeline.graph(of: DocumentReader(inputs: [file])) { _ in }
    let options = ReadOptions(wholeLimit: 1000, pieceLimit: 1000)
    let pieces = try await pipeline.graph(of: DocumentReader(inputs: [file], options: options)) { _ in }
    #expect(pieces.documents.count == 1 && pieces.documents[0].text == whole.documents[0].text)
    #expect(pieces.documents[0].created == PartialDate(year: 2021, month: 2, day: 17))
    #expect(pieces.timexes.count == 121 && pieces.mentions.count == 120)
    #expect(pieces.timexes.map(\.span) == whole.timexes.map(\.span))
    #expect(pieces.timexes.map(\.value) == whole.timexes.map(\.value))
    #expect(pieces.mentions.map(\.trigger) == whole.mentions.map(\.trigger))
    #expect(pieces.mentions.map(\.sentence) == whole.mentions.map(\.sentence))
    #expect(pieces.mentions.map(\.value) == whole.mentions.map(\.value))
    #expect(pieces.places.map(\.span) == whole.places.map(\.span))
    #expect(pieces.participants.map(\.span) == whole.participants.map(\.span))
    #expect(pieces.claims.map(\.span) == whole.claims.map(\.span))
    #expect(Set(pieces.mentions.map(\.key)).count == pieces.mentions.count, "ids stay apart across pieces")
  }

  @Test func `the creation time at the head reaches dates without a year in later pieces`() async throws {
    let filler = String(repeating: "Nothing of note.\n\n", count: 100)
    let file = try folder.write("17 February 2016\n\n" + filler + "Police arrested him on 3 January.\n", to: "a.txt")
    let options = ReadOptions(wholeLimit: 500, pieceLimit: 500)
    let graph = try await pipeline().graph(of: DocumentReader(inputs: [file], options: options)) { _ in }
    #expect(graph.timexes.last?.value == .date(PartialDate(year: 2016, month: 1, day: 3)))
  }

  @Test func `cancelling ends the work`() async throws {
    let lines = (0..<5000).map { "{\"name\":\"d\($0)\",\"text\":\"On 1 January 2021 police arrested.\"}" }
    let file = try folder.write(lines.joined(separator: "\n"), to: "many.jsonl")
    let pipeline = try pipeline()
    let task = Task {
      var count = 0
      try await pipeline.extract(DocumentReader(inputs: [file])) { _ in
        count += 1
        if count == 10 { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `failures and notes reach the caller and the rest is joined`() async throws {
    let good = try folder.write(PipelineTests.paragraph(1), to: "a.txt")
    var failures: [String] = []
    let graph = try await pipeline().graph(of: DocumentReader(inputs: [folder.path + "/no.txt", good])) { extracted in
      if case .failure(let error) = extracted { failures.append(error.reason) }
    }
    #expect(failures == ["no such file or folder"])
    #expect(graph.documents.map(\.name) == ["a.txt"] && graph.events.count == 2)
  }

  @Test func `a query may name a type by any trigger word of the packs`() async throws {
    let file = try folder.write(PipelineTests.paragraph(1), to: "a.txt")
    let pipeline = try pipeline()
    let graph = try await pipeline.graph(of: DocumentReader(inputs: [file])) { _ in }
    let answer = try #require(pipeline.reasoning(on: graph, terms: ["elections"]).before("elections").first)
    #expect(answer.definite.map { graph.events[$0.event].type.name } == ["arrest"])
  }

  @Test func `what was not understood is told`() async throws {
    let file = try folder.write("Хабар жоқ екен.\n\nPolice arrested him on 3 January 2021.\n", to: "a.txt")
    var gaps: [Gap] = []
    let pipeline = try pipeline()
    try await pipeline.extract(DocumentReader(inputs: [file])) { extracted in
      if case .piece(_, let graph) = extracted { gaps += pipeline.gaps(in: graph) }
    }
    #expect(
      gaps.contains(Gap(kind: .unknownLanguage, span: TextSpan(0, "Хабар жоқ екен.".utf8.count)))
        || pipeline.packs.languages.count > 1)
    #expect(!gaps.contains { $0.kind == .unattachedDate })
  }
}

@Suite struct PackFolderTests {
  @Test func `one pack and a folder of packs are both read`() throws {
    let folder = try ScratchFolder()
    try MiniPack.write(to: folder.path)
    let paths = MiniPack.files.keys.map { "en/\($0)" }.sorted()
    #expect(try PackFolder.files(at: folder.path).map(\.path) == paths)
    #expect(try PackFolder.files(at: folder.path + "/en").map(\.path) == paths)
    #expect(try PackFolder.files(at: folder.path + "/en/").map(\.path) == paths)
  }

  @Test func `a folder without a pack, and no folder, are errors that name it`() throws {
    let folder = try ScratchFolder()
    #expect(throws: PackError(file: folder.path, line: 0, message: "holds no language pack (no pack.tsv)")) {
      try PackFolder.files(at: folder.path)
    }
    #expect(throws: PackError(file: folder.path + "/x", line: 0, message: "no such folder")) {
      try PackFolder.files(at: folder.path + "/x")
    }
  }

  @Test func `the proof of a pack names the example that fails`() throws {
    let folder = try ScratchFolder()
    try MiniPack.write(to: folder.path)
    #expect(try PackCheck(folder: folder.path).failures.isEmpty)
    let rules = MiniPack.files["timex.rules"]!.replacing("2021  =>  2021-12-17", with: "2021  =>  2021-12-18")
    try MiniPack.write(to: folder.path, replacing: ["timex.rules": rules])
    let check = try PackCheck(folder: folder.path)
    #expect(check.failures.count == 1 && check.failures[0].hasPrefix("en/timex.rules:4: "))
    #expect(check.languages == ["en"])
  }
}
