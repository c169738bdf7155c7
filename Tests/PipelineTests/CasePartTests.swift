import Analysis
import CaseStore
import EventGraph
import Exchange
import Foundation
import Linking
import RandomNumbers
import Readers
import Review
import ScratchFolders
import Testing
import TimeModel

@testable import Pipeline

/// Answers from a part of a case are the very bytes of those from the whole.
@Suite struct CasePartTests {
  private let scratch: ScratchCase
  private var folder: ScratchFolder { scratch.folder }
  private var pipeline: Pipeline { scratch.pipeline }
  private var path: String { scratch.path }

  init() throws { scratch = try ScratchCase() }

  private func add() async throws {
    _ = try await pipeline.add(DocumentReader(inputs: [folder.path + "/docs"]), to: path) { _ in }
  }

  private func whole() async throws -> EventGraph {
    try await pipeline.graph(of: DocumentReader(inputs: [path])) { _ in }
  }

  /// A document of sentences that date, order, anchor and contradict events, some of which other documents tell too.
  private func write(_ number: Int, _ random: inout SplitMix64, paragraphs: Int = 1) throws {
    let months = ["January", "February", "March", "April", "May", "June"]
    let cities = ["Almaty", "Astana", "Minsk"]
    func day() -> String { "\(random.number(1...28)) \(random.pick(months)) \(random.number(2019...2021))" }
    var text = "Report of \(day())\n\n"
    for _ in 0..<random.number(2...7) {
      let city = random.pick(cities)
      text += random.pick([
        "On \(day()) police arrested \(random.number(2...9)) people in \(city).",
        "After the arrest the court fined the bureau.",
        "On \(day()) the court fined the bureau of \(city).",
        "The parliamentary election was held on 10 January \(random.number(2019...2021)).",
        "On election day the police arrested two observers in \(city).",
        "Before the election the inspectorate suspended the bureau for three months.",
        "The bureau was suspended on \(day()) for three months.",
        "In \(random.pick(months)) \(random.number(2019...2021)) a protest took place in \(city) because the court fined an activist.",
        "In response to the arrest the mission issued a statement on \(day()).",
        "The bureau will be fined on \(day()).",
        "Police did not arrest anyone on \(day()).",
        "The protest led to the arrest of an activist in \(city).",
      ])
      text += random.chance(3) ? "\n\n" : " "
    }
    if paragraphs > 1 { text = Array(repeating: text, count: paragraphs).joined(separator: "\n\n") }
    try folder.write(text, to: "docs/\(number).txt")
  }

  private struct Asked: Sendable {
    var intent: Question.Intent
    var words: [Question.Slot: String]
    var pick = Question.Pick.all
    var filter: @Sendable (inout EventFilter) -> Void = { _ in }
  }

  private static let questions: [Asked] = {
    func types(_ names: String...) -> @Sendable (inout EventFilter) -> Void {
      { $0.types = Set(names.map { EventType($0)! }) }
    }
    return [
      Asked(intent: .before, words: [.x: "2020-03-01"], filter: types("arrest")),
      Asked(intent: .after, words: [.x: "2020-03"], filter: types("fine", "suspension")),
      Asked(intent: .between, words: [.x: "2019-06-01", .y: "2020-12"], filter: types("arrest")),
      Asked(intent: .during, words: [.x: "2020"], filter: types("suspension")),
      Asked(intent: .during, words: [.x: "2020-05/2020-08"], filter: { $0.from = Day(year: 2020, month: 5, day: 1) }),
      Asked(intent: .before, words: [.x: "election"], filter: types("protest")),
      Asked(intent: .after, words: [.x: "arrest"], filter: types("statement")),
      Asked(intent: .before, words: [.x: "2020-06-15", .span: "90 days"], filter: types("fine")),
      Asked(intent: .near, words: [.x: "2020-02-10", .span: "30 days"], filter: types("arrest")),
      Asked(intent: .before, words: [.x: "2021-06-01"], pick: .last, filter: types("arrest")),
      Asked(intent: .before, words: [.x: "2020-06-15", .type: "fines"]),
      Asked(intent: .before, words: [.x: "2020-06-15"], filter: { $0.families = ["politics"] }),
      Asked(intent: .before, words: [.x: "2021-06-15"], filter: { $0.statuses = [.planned, .negated] }),
      Asked(
        intent: .after, words: [.x: "2019-06-15"],
        filter: {
          $0.types = [EventType("arrest")!]
          $0.places = ["Almaty"]
        }),
      Asked(
        intent: .before, words: [.x: "2020-12-31"],
        filter: {
          $0.to = Day(year: 2019, month: 12, day: 31)
          $0.actors = ["court"]
        }),
    ]
  }()

  /// What is printed about a question, in every form, on a graph.
  private func printed(_ asked: Asked, _ question: Question, _ graph: EventGraph, _ terms: [String]) -> [String] {
    var filter = EventFilter(folding: pipeline.folding)
    asked.filter(&filter)
    let reasoning = pipeline.reasoning(on: graph, terms: terms, filter: filter)
    do {
      let answers = try reasoning.answers(to: question)
      let writer = AnswerWriter(graph, reasoning.chronology)
      return answers.flatMap { answer in
        [
          answer.headline, String(decoding: writer.json(answer.answer), as: UTF8.self),
          writer.text(answer.answer, explains: true), writer.text(answer.answer, form: .markdown, explains: true),
        ]
      }
    } catch {
      return ["\(error)"]
    }
  }

  /// Compares part and whole for all questions; returns how many were answered by a part, and how many lists were not
  /// empty.
  private func compare(_ whole: EventGraph, named ids: [String] = []) -> (parts: Int, filled: Int) {
    var (parts, filled) = (0, 0)
    var asked = Self.questions
    for id in ids {
      asked.append(
        Asked(intent: .before, words: [.x: id], filter: { $0.types = [EventType("arrest")!, EventType("fine")!] }))
    }
    for asked in asked {
      let question = Question(intent: asked.intent, words: asked.words, pick: asked.pick)
      let terms = question.words.sorted { $0.key < $1.key }.map(\.value)
      var filter = EventFilter(folding: pipeline.folding)
      asked.filter(&filter)
      guard let need = pipeline.part(for: question, pipeline.options(terms: terms, filter: filter)),
        let part = pipeline.graph(of: [path], need)
      else { continue }
      parts += 1
      #expect(part.documents == whole.documents.count && part.timexes == whole.timexes.count)
      let expected = printed(asked, question, whole, terms)
      let found = printed(asked, question, part.graph, terms)
      #expect(found == expected, "\(asked.intent) \(asked.words)")
      if expected.contains(where: { $0.contains("“") }) { filled += 1 }
    }
    return (parts, filled)
  }

  @Test(arguments: 1...6)
  func `random cases answer in part as they do whole, through every change`(_ seed: Int) async throws {
    var random = SplitMix64(state: UInt64(seed))
    for number in 0..<40 { try write(number, &random) }
    try await add()
    var (parts, filled) = (0, 0)
    for _ in 0..<4 {
      let graph = try await whole()
      let ids = (0..<4).map { _ in "\(graph.stableID(ID<Event>(random.number(0...graph.events.count - 1))))" }
      let result = compare(graph, named: ids)
      parts += result.parts
      filled += result.filled
      // Documents change and go; nothing is kept of what was.
      switch random.number(0...2) {
      case 0: try write(random.number(0...39), &random)
      case 1: try write(100 + random.number(0...9), &random)
      default:
        let names = try CaseFile(path, .reading).documents().map(\.name)
        #expect(try CaseFile(path, .writing).remove([random.pick(names)], folding: pipeline.folding).isEmpty)
      }
      try await add()
      #expect(compare(graph).parts == 0)
    }
    #expect(parts > 30 && filled > 20)
  }

  @Test func `a document of several pieces is read in part`() async throws {
    var random = SplitMix64(state: 3)
    for number in 0..<30 { try write(number, &random) }
    // More than one piece: 4 MB.
    let filler = String(repeating: "Nothing of note was said. ", count: 100)
    var text = ""
    for number in 0..<40 {
      text += "On \(1 + number % 28) March 2020 police arrested \(2 + number) people in Almaty.\n\n"
      text += String(repeating: filler + "\n\n", count: 42)
    }
    #expect(text.utf8.count > 4 << 20)
    try folder.write(text, to: "docs/long.txt")
    try await add()
    let graph = try await whole()
    let result = compare(graph)
    #expect(result.parts > 5 && result.filled > 3)
  }

  @Test func `an analyst's change is made on the whole`() async throws {
    var random = SplitMix64(state: 5)
    for number in 0..<30 { try write(number, &random) }
    try await add()
    let graph = try await whole()
    #expect(compare(graph).parts > 5)
    let event = EventReference(graph.stableID(ID<Event>(0)))
    func record(_ decision: ReviewChange.Decision) throws {
      _ = try CaseFile(path, .writing).record { _ in
        [ReviewChange(decision, at: "2026-01-05", author: "A", reason: "", number: 0)]
      }
    }
    try record(.reject(event))
    #expect(compare(graph).parts == 0)
    try record(.undo(1))
    #expect(compare(try await whole()).parts > 5)
  }

  @Test func `other inputs, damaged links and files without any are read whole`() async throws {
    var random = SplitMix64(state: 9)
    for number in 0..<30 { try write(number, &random) }
    try await add()
    let need = try #require(
      pipeline.part(
        for: Question(intent: .before, words: [.x: "2020-03-01"]),
        {
          var filter = EventFilter()
          filter.types = [EventType("arrest")!]
          return pipeline.options(terms: ["2020-03-01"], filter: filter)
        }()))
    #expect(pipeline.graph(of: [path], need) == nil)
    _ = try await whole()
    #expect(pipeline.graph(of: [path], need) != nil)
    #expect(pipeline.graph(of: [path, path], need) == nil)
    #expect(pipeline.graph(of: [folder.path + "/docs/1.txt"], need) == nil)
    #expect(pipeline.graph(of: [folder.path + "/none.annals"], need) == nil)
    let other = try Pipeline(packFolders: [])
    #expect(other.graph(of: [path], need) != nil)
  }
}
