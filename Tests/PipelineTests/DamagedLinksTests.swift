import EventGraph
import Foundation
import LanguagePacks
import Linking
import RandomNumbers
import Readers
import Testing

@testable import CaseStore
@testable import Pipeline

/// Links that a case keeps and that are damaged are passed over: the case is linked anew, and answers stay what they are.
@Suite struct DamagedLinksTests {
  private let scratch: ScratchCase
  private var pipeline: Pipeline { scratch.pipeline }
  private var path: String { scratch.path }
  private var key: String { "\(Linker.version) \(pipeline.readerName)" }

  init() throws { scratch = try ScratchCase() }

  private func graph() async throws -> EventGraph {
    try await pipeline.graph(of: DocumentReader(inputs: [path])) { _ in }
  }

  private func stored() throws -> [UInt8] {
    try CaseFile(path, .reading).access { db in
      try CaseStatement(db, "SELECT rows FROM linking").first { Array($0.bytes(0)) } ?? []
    }
  }

  private func store(_ bytes: [UInt8]) throws {
    try CaseFile(path, .writing).write { db in
      try CaseStatement(db, "INSERT OR REPLACE INTO linking (id, key, rows) VALUES (1, ?, ?)")
        .run(.text(key), .blob(bytes))
    }
  }

  /// What the file gives for a question about arrests; nil where the whole case is to be read.
  private func part() throws -> CasePart? {
    var lists = NameLists(rules: pipeline.packs.rules, places: pipeline.packs.lexicon.names)
    let arrest = try #require(EventType("arrest"))
    return try CasePart.read(
      CaseFile(path, .reading), key: key, EventSelection(kinds: [.init(types: [arrest])]), &lists)
  }

  /// Three documents, of which the case keeps links; a question about arrests reads a part of them.
  private func prepare() async throws -> (graph: EventGraph, bytes: [UInt8]) {
    _ = try await pipeline.add(DocumentReader(inputs: [ScratchCase.briefs]), to: path) { _ in }
    let graph = try await graph()
    #expect(graph.merges.count > 10)
    #expect(try part() != nil)
    return (graph, try stored())
  }

  private func expectSame(_ one: EventGraph, _ other: EventGraph) {
    #expect(one.events == other.events)
    #expect(one.actors == other.actors)
    #expect(one.merges == other.merges)
    #expect(one.mentions == other.mentions)
    #expect(one.participants == other.participants)
  }

  @Test func `a block that was cut, lengthened or changed is made anew`() async throws {
    let (first, whole) = try await prepare()
    var damaged: [[UInt8]] = [[], [LinkCoder.version], [LinkCoder.version - 1] + whole.dropFirst(), whole + [0]]
    damaged += [1, 8, 9, 16, 17, whole.count / 2, whole.count - 1].map { Array(whole[..<$0]) }
    // The length of the links, greater and less than it is.
    for delta: UInt8 in [1, 0xff, 0x80] {
      var bytes = whole
      bytes[9] &+= delta
      damaged.append(bytes)
    }
    var random = SplitMix64(state: 5)
    for _ in 0..<30 {
      var bytes = whole
      bytes[random.number(9...bytes.count - 1)] ^= UInt8(1 << random.number(0...7))
      damaged.append(bytes)
    }
    for (number, bytes) in damaged.enumerated() {
      try store(bytes)
      #expect(try part() == nil, "block \(number)")
      let again = try await graph()
      expectSame(again, first)
      #expect(try stored() == whole, "block \(number) is kept anew")
    }
  }

  @Test func `links and an index that do not belong to the rows are passed over`() async throws {
    let (first, whole) = try await prepare()
    let (links, index) = try whole.withUnsafeBytes { bytes in
      let parts = try LinkCoder.parts(of: bytes)
      var lengths = RowDecoder(parts.links)
      var decoder = RowDecoder(parts.index)
      return (Array(parts.links), try decoder.index(lengths.linkLengths()))
    }
    func sealed(_ change: (inout LinkIndex) -> Void) -> [UInt8] {
      var index = index
      change(&index)
      var encoder = RowEncoder()
      encoder.index(index)
      return LinkCoder.sealed(links, encoder.bytes)
    }
    #expect(sealed { _ in } == whole)
    let wrong = [
      sealed { $0.pieces.removeLast() }, sealed { $0.pieces.removeFirst() }, sealed { $0.documents.removeLast() },
      sealed { $0.pieces[0].counts.mentions += 1 }, sealed { $0.pieces[0].counts.mentions -= 1 },
      sealed { $0.pieces[0].marks.mentions.removeAll() }, sealed { $0.events.removeAll() },
      sealed { $0.columns.types.removeLast() }, sealed { $0.pieces[0].id += 1 << 20 },
    ]
    for (number, bytes) in wrong.enumerated() {
      try store(bytes)
      #expect(try part() == nil, "index \(number)")
      // Where all is read, the links alone are asked.
      expectSame(try await graph(), first)
    }
    // Links of one event less than there are mentions for.
    try store(LinkCoder.sealed(Array(links.dropLast()), []))
    expectSame(try await graph(), first)
    #expect(try stored() == whole)
  }

  @Test func `links outlive no row of a piece`() async throws {
    let (_, whole) = try await prepare()
    try CaseFile(path, .writing).write { db in
      try CaseStatement(db, "DELETE FROM piece WHERE id = (SELECT max(id) FROM piece)").run()
    }
    #expect(try stored().isEmpty)
    // Even if something puts them back, they are of other rows.
    try store(whole)
    #expect(try part() == nil)
    let less = try await graph()
    #expect(less.mentions.allSatisfy { $0.event.map { less.events.indices.contains(Int($0.index)) } ?? false })
    #expect(try stored() != whole)
  }
}
