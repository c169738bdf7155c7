import EventGraph
import Exchange
import Extraction
import LanguagePacks
import TimeModel

/// What must hold for the rows of any text.
struct ExtractionCheck {
  private let extractor: Extractor

  init(packs: PackSet) { extractor = Extractor(packs: packs) }

  /// The first thing that does not hold; nil if all does.
  func problem(_ text: [UInt8]) -> String? {
    let created = PartialDate(year: 2021, month: 2, day: 17)
    let document = Document(name: "fuzz", text: text, created: text.count % 2 == 0 ? created : nil)
    let graph = extractor.extract(document)
    let rows = Self.rows(of: graph)
    if rows != Self.rows(of: extractor.extract(document)) { return "a second reading gives other rows" }
    return spanProblem(graph, text) ?? valueProblem(graph)
  }

  private static func rows(of graph: EventGraph) -> [UInt8] {
    var writer = ExtractionWriter()
    writer.writeRows(of: graph)
    var timeML = TimeMLWriter(graph.documents[0])
    timeML.append(graph)
    return writer.take() + timeML.finish()
  }

  private func spanProblem(_ graph: EventGraph, _ text: [UInt8]) -> String? {
    func isBorder(_ offset: Int32) -> Bool {
      offset == text.count || offset < text.count && text[Int(offset)] & 0xc0 != 0x80
    }
    func isGood(_ span: TextSpan) -> Bool {
      span.begin >= 0 && span.begin < span.end && span.end <= text.count && isBorder(span.begin) && isBorder(span.end)
    }
    var last: Int32 = 0
    for timex in graph.timexes {
      if !isGood(timex.span) { return "the timex \(timex.span) lies outside of the text or inside a letter" }
      if timex.span.begin < last { return "the timex \(timex.span) is out of order" }
      last = timex.span.begin
      for part in graph.timexParts[timex.parts.indices] where !isGood(part.span) || !timex.span.contains(part.span) {
        return "the part \(part.span) is not inside its timex \(timex.span)"
      }
    }
    last = 0
    for mention in graph.mentions {
      if mention.trigger.begin < last { return "the trigger \(mention.trigger) is out of order" }
      last = mention.trigger.begin
      var spans = [mention.trigger, mention.phrase, mention.sentence]
      for participant in graph.participants(of: mention) {
        spans += [participant.span, participant.head]
        if !participant.span.contains(participant.head) {
          return "the head \(participant.head) is not inside its participant \(participant.span)"
        }
      }
      spans += [
        graph.place(of: mention)?.span, graph.count(of: mention)?.span, graph.duration(of: mention)?.span,
        mention.reportedBy, mention.statusCue,
      ].compactMap { $0 }
      if let bad = spans.first(where: { !isGood($0) }) { return "a span of a mention, \(bad), is bad" }
      if !mention.sentence.contains(mention.trigger) {
        return "the trigger \(mention.trigger) lies outside its sentence"
      }
      if let effect = mention.effect, !effect.isConsistent { return "the effect \(effect) contradicts itself" }
      if !mention.time.isConsistent { return "the bounds \(mention.time) contradict themselves" }
    }
    if let bad = graph.relations.first(where: { !isGood($0.span) }) { return "the relation \(bad.span) is bad" }
    return nil
  }

  private func valueProblem(_ graph: EventGraph) -> String? {
    for timex in graph.timexes {
      let text = graph.documents[0].words(timex.span)
      switch timex.value {
      case .date, .range:
        if let value = timex.edtf, let problem = EDTFCheck.problem(ofPrinted: value) { return "«\(text)»: \(problem)" }
      default: break
      }
      if let interval = timex.interval, let problem = EDTFCheck.problem(ofPrinted: interval) {
        return "«\(text)»: \(problem)"
      }
    }
    for mention in graph.mentions {
      guard let value = mention.value.map({ "\($0)" }) else { continue }
      if let problem = EDTFCheck.problem(ofPrinted: value) {
        return "«\(graph.documents[0].words(mention.sentence))»: \(problem)"
      }
    }
    return nil
  }
}

/// What must hold for EDTF strings.
enum EDTFCheck {
  /// Of any bytes: a value that is read prints and reads again as the same.
  static func problem(_ bytes: [UInt8]) -> String? {
    guard let edtf = try? EDTF(parsing: bytes) else { return nil }
    guard let again = try? EDTF(parsing: edtf.description) else { return "prints as \(edtf), which is no EDTF" }
    if again.content != edtf.content || again.description != edtf.description {
      return "prints as \(edtf), another value"
    }
    if !edtf.bounds.isConsistent || edtf.lower ?? .unboundedPast > edtf.upper ?? .unboundedFuture {
      return "its bounds contradict themselves"
    }
    return nil
  }

  /// Of a value that was printed: it is EDTF and prints in the same way.
  static func problem(ofPrinted value: String) -> String? {
    do {
      let edtf = try EDTF(parsing: value)
      return edtf.description == value ? nil : "\(value) prints as \(edtf)"
    } catch {
      return "\(value) is no EDTF: \(error.reason)"
    }
  }
}
