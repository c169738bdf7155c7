internal import EventGraph
public import LanguagePacks
internal import TimeModel

/// Runs the examples of packs: each rule must find what its `+` lines say and nothing in its `-` lines.
public struct PackProof: Sendable {
  public struct Failure: Sendable, CustomStringConvertible {
    public let example: PackExample
    public let message: String

    public var description: String { "\(example.file):\(example.line): \(message)" }
  }

  private let extractor: Extractor

  public init(packs: PackSet) {
    extractor = Extractor(packs: packs)
  }

  /// The examples that fail, in their order.
  public func failures(of examples: [PackExample]) -> [Failure] {
    examples.compactMap { example in check(example).map { Failure(example: example, message: $0) } }
  }

  /// Why an example fails; nil if it holds.
  public func check(_ example: PackExample) -> String? {
    var document = Document(name: "example", text: Array(example.text.utf8), language: example.language)
    if let pack = extractor.packs.language(example.language) {
      document.created = pack.exampleCreated.flatMap { PartialDate(iso: $0) }
    }
    switch example.expectation {
    case .question(let words): return checkQuestion(words, example)
    case .noQuestion:
      let isUnderstood = extractor.packs.readings(of: example.text).first?.rule == example.rule
      return isUnderstood ? "the rule understands it" : nil
    default: break
    }
    let graph = extractor.extract(document)
    switch example.expectation {
    case .question, .noQuestion: return nil
    case .noTimex:
      let wrong = graph.timexes.first { graph.name($0.rule) == example.rule }
      return wrong.map { "the rule finds «\(document.words($0.span))»" }
    case .timex(let value): return checkTimex(value, example, graph, document)
    case .noMention(let type):
      let wrong = graph.mentions.first { $0.type.name == type }
      return wrong.map { "\(type) is found at «\(document.words($0.trigger))»" }
    case .mention(let type):
      let marked = TextSpan(example.marked.lowerBound, example.marked.upperBound)
      let isMarked = example.marked.count < example.text.utf8.count
      let found = graph.mentions.contains { $0.type.name == type && (!isMarked || $0.trigger.overlaps(marked)) }
      if found { return nil }
      let all = graph.mentions.map { "\($0.type.name) «\(document.words($0.trigger))»" }.joined(separator: ", ")
      return "no \(type) at the marks; found: \(all.isEmpty ? "nothing" : all)"
    }
  }

  private func checkQuestion(_ words: String?, _ example: PackExample) -> String? {
    guard let reading = extractor.packs.readings(of: example.text).first else { return "nothing understands it" }
    let found = reading.words.sorted { $0.key < $1.key }.map { "\($0.key.rawValue) = \($0.value)" }
      .joined(separator: "; ")
    guard reading.rule == example.rule else { return "understood by \(reading.rule): \(found)" }
    guard let words else { return nil }
    return found == words ? nil : "understood with \(found)"
  }

  private func checkTimex(_ value: String?, _ example: PackExample, _ graph: EventGraph, _ document: Document)
    -> String?
  {
    let marked = TextSpan(example.marked.lowerBound, example.marked.upperBound)
    if value == "none" {
      return graph.timexes.first { $0.span.overlaps(marked) }.map { "found «\(document.words($0.span))»" }
    }
    guard let timex = graph.timexes.first(where: { $0.span == marked && graph.name($0.rule) == example.rule }) else {
      let all = graph.timexes.map { "«\(document.words($0.span))» by \(graph.name($0.rule))" }.joined(separator: ", ")
      return "no timex of the rule over the example; found: \(all.isEmpty ? "nothing" : all)"
    }
    guard let value else { return nil }
    let printed = timex.edtf ?? (timex.kind == .vague ? "vague" : "nothing")
    return printed == value ? nil : "value \(printed), expected \(value)"
  }
}

extension Timex {
  /// The value as EDTF, as an ISO 8601 duration, or nil.
  var edtf: String? {
    switch value {
    case .date(let date)?: "\(date)"
    case .range(let start, let end)?: "\(MentionValue.interval(start, end))"
    case .within(let first, let last)?:
      "\(source?.granularity == .day ? MentionValue.within(first, last) : MentionValue.interval(first, last))"
    case .duration(let period)?, .set(let period)?: "\(period)"
    case .recurring(let recurrence)?: "\(recurrence.period)"
    case .vague?, nil: nil
    }
  }
}

extension PartialDate {
  /// An ISO date of day, month or year precision.
  init?(iso: String) {
    let parts = iso.split(separator: "-").map { Int($0) }
    switch parts.count {
    case 1: if let year = parts[0] { self.init(year: year) } else { return nil }
    case 2: if let year = parts[0], let month = parts[1] { self.init(year: year, month: month) } else { return nil }
    case 3:
      guard let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
      self.init(year: year, month: month, day: day)
    default: return nil
    }
  }
}
