import CaseStore
import EventGraph
import Foundation
import Linking
import Readers
import ScratchFolders
import Testing

@testable import Pipeline

/// A case that keeps what linking made of it gives what it gave without.
@Suite struct KeptLinksTests {
  private let scratch: ScratchCase
  private var folder: ScratchFolder { scratch.folder }
  private var pipeline: Pipeline { scratch.pipeline }
  private var path: String { scratch.path }

  init() throws { scratch = try ScratchCase() }

  private func add(_ inputs: String...) async throws {
    _ = try await pipeline.add(DocumentReader(inputs: inputs), to: path) { _ in }
  }

  private func graph(_ inputs: String..., with pipeline: Pipeline? = nil) async throws -> EventGraph {
    try await (pipeline ?? self.pipeline).graph(of: DocumentReader(inputs: inputs)) { _ in }
  }

  /// The rows of the case linked as its file says; nil where it says nothing.
  private func kept(of graph: EventGraph) throws -> EventGraph? {
    var rows = graph
    (rows.events, rows.actors, rows.merges) = ([], [], [])
    for index in rows.mentions.indices { rows.mentions[index].event = nil }
    for index in rows.participants.indices { rows.participants[index].actor = nil }
    let file = try CaseFile(path, .reading)
    return try CaseLinks(file, key: "\(Linker.version) \(pipeline.readerName)", documents: rows.documents.count)?
      .linked(rows)
  }

  private func expectSame(_ one: EventGraph, _ other: EventGraph) {
    #expect(one.events == other.events)
    #expect(one.actors == other.actors)
    #expect(one.merges == other.merges)
    #expect(one.mentions == other.mentions)
    #expect(one.participants == other.participants)
  }

  @Test func `the kept links are those that linking makes`() async throws {
    try await add(ScratchCase.briefs)
    let first = try await graph(path)
    #expect(first.merges.count > 10 && first.actors.count > 10)
    expectSame(try #require(try kept(of: first)), first)
    let second = try await graph(path)
    expectSame(second, first)
    expectSame(second, try await graph(ScratchCase.briefs))
  }

  @Test func `a change of a document throws them away`() async throws {
    try folder.write("On 5 May 2020 police arrested two people.\n", to: "a.txt")
    try folder.write("On 5 May 2020 police arrested two people in all.\n", to: "b.txt")
    try await add(folder.path + "/a.txt", folder.path + "/b.txt")
    let first = try await graph(path)
    #expect(try kept(of: first) != nil)
    try folder.write("On 7 May 2020 police arrested six people.\n", to: "b.txt")
    try await add(folder.path + "/a.txt", folder.path + "/b.txt")
    #expect(try kept(of: first) == nil)
    expectSame(try await graph(path), try await graph(folder.path + "/a.txt", folder.path + "/b.txt"))
    let second = try await graph(path)
    #expect(try kept(of: second) != nil)
    #expect(try CaseFile(path, .writing).remove(["b.txt"], folding: pipeline.folding) == [])
    #expect(try kept(of: second) == nil)
  }

  @Test func `other documents beside the case are linked with it`() async throws {
    try await add(ScratchCase.briefs + "/kazakhstan-brief.en.txt")
    _ = try await graph(path)
    let both = try await graph(path, ScratchCase.briefs + "/kazakhstan-bulletin.ru.txt")
    expectSame(
      both,
      try await graph(
        ScratchCase.briefs + "/kazakhstan-brief.en.txt", ScratchCase.briefs + "/kazakhstan-bulletin.ru.txt"))
  }

  @Test func `a few mentions are not worth a write`() async throws {
    try await add(ScratchCase.briefs + "/kazakhstan-brief.en.txt")
    let graph = try await graph(path, with: Pipeline())
    #expect(try kept(of: graph) == nil)
  }
}
