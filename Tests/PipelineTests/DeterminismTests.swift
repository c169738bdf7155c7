import Analysis
import EventGraph
import Exchange
import Foundation
import Pipeline
import Readers
import Testing

/// The order of the inputs says nothing.
@Suite struct DeterminismTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures").path

  private static let files =
    ["kazakhstan-brief.en", "kazakhstan-bulletin.ru", "kazakhstan-digest.ar"].map { "briefs/\($0).txt" }
    + ["chronology.en", "chronology.ru", "news-wire.ru", "ngo-quarterly.ar"].map { "genres/\($0).txt" }
    + ["timeml/bridge.tml", "timeml/ferry.tml"]

  private static let questions = [
    "What happened before the 2021 election?", "What happened after the suspension of the bureau?",
    "Which events have no certain date?", "Which sources contradict each other?", "What led to the suspension?",
    "Give the chronology.",
  ]

  @Test func `documents in another order give the same answers, byte for byte`() async throws {
    let straight = try await Self.answers(Self.files)
    #expect(straight.contains("\"definite\":[{"))
    #expect(straight.contains("\"sections\":[{"))
    for turn in 1...2 {
      let shuffled = Self.files.indices.map { Self.files[($0 * 4 + turn) % Self.files.count] }
      let other = try await Self.answers(turn == 2 ? shuffled.reversed() : shuffled)
      #expect(other == straight)
    }
  }

  private static func answers(_ files: [String]) async throws -> String {
    let pipeline = try Pipeline()
    let graph = try await pipeline.graph(of: DocumentReader(inputs: files.map { "\(folder)/\($0)" })) { _ in }
    var bytes: [UInt8] = []
    for text in questions {
      let question = try #require(pipeline.readings(of: text).first)
      let reasoning = pipeline.reasoning(
        on: graph, terms: question.words.sorted { $0.key < $1.key }.map(\.value), language: question.language)
      let writer = AnswerWriter(graph)
      for answer in try reasoning.answers(to: question) {
        bytes += QuestionWriter(question, text: text).json(answer, writer)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
