public import EventGraph
internal import TimeModel

/// Prints how a row came about: its rule, its words, and the rows it rests on, down to sentences of the sources.
public struct ExplanationWriter: Sendable {
  private let graph: EventGraph
  private let passages: Passages

  public init(_ graph: EventGraph) {
    self.graph = graph
    passages = Passages(graph)
  }

  /// The derivation of one row; nil if the graph has none of that id.
  public func text(_ id: StableID) -> String? {
    switch id.kind {
    case .timex: row(graph.timexes) { $0.key == id.hash }.map { timex($0) }
    case .mention: row(graph.mentions) { $0.key == id.hash }.map { mention($0) }
    case .event:
      graph.event(named: id).map { event($0) }
    case .relation: row(graph.relations) { $0.key == id.hash }.map { relation($0) }
    case .claim: row(graph.claims) { $0.key == id.hash }.map { claim($0) }
    case .conflict: nil
    }
  }

  private func row<Row>(_ rows: [Row], where fits: (Row) -> Bool) -> ID<Row>? {
    rows.firstIndex(where: fits).map { ID($0) }
  }

  private func lines(_ fields: [(String, String?)]) -> String {
    var table = TextTable()
    for case (let name, let value?) in fields { table.append(["  " + name, value]) }
    return table.lines.joined(separator: "\n") + "\n"
  }

  private func place(_ span: TextSpan, _ document: ID<Document>) -> String {
    let (begin, end) = passages.scalars(span, in: document)
    return "\(graph.documents[document].name.displayedOnOneLine) \(begin)–\(end)"
  }

  private func quoted(_ span: TextSpan, _ document: ID<Document>) -> String {
    "“\(graph.documents[document].words(span).displayedOnOneLine)” (\(place(span, document)))"
  }

  private func timex(_ id: ID<Timex>) -> String {
    let timex = graph.timexes[id]
    let created = graph.documents[timex.document].created.map { "\($0)" } ?? "not known"
    let basis =
      switch timex.basis {
      case .stated: "stated by the words"
      case .created: "completed from the creation time of the document (\(created))"
      case .pastTense: "completed from the creation time of the document (\(created)), backwards: past tense"
      case .futureTense: "completed from the creation time of the document (\(created)), forwards: future tense"
      case .alone: "completed from the creation time of the document (\(created)), forwards: no clause around it"
      case .narrative: "completed from the last date of the narrative"
      case .anchor: "resolved through an event"
      case .none: "not resolved"
      }
    let anchor = timex.anchor.map { "\(graph.stableID($0)) \(quoted(graph.mentions[$0].trigger, timex.document))" }
    return "\(graph.stableID(id)) time expression\n"
      + lines([
        ("words", quoted(timex.span, timex.document)), ("kind", timex.kind.name), ("value", timex.edtf),
        ("calendar", timex.source.map { "\($0)" }),
        ("basis", basis), ("through", anchor), ("rule", graph.name(timex.rule)),
        ("sentence", sentence(around: timex).map { "“\($0)”" }),
      ])
  }

  /// The sentence of a mention that holds the timex, else the line of the text.
  private func sentence(around timex: Timex) -> String? {
    let mention = graph.mentions.first { $0.document == timex.document && $0.sentence.contains(timex.span) }
    if let mention { return graph.quote(of: mention) }
    let text = graph.documents[timex.document].text
    let begin = text[..<timex.span.range.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let end = text[timex.span.range.upperBound...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    return String(decoding: text[begin..<end], as: UTF8.self).displayedOnOneLine.shortened(to: 400)
  }

  private func mention(_ id: ID<Mention>) -> String {
    let mention = graph.mentions[id]
    let document = mention.document
    var fields: [(String, String?)] = [
      ("trigger", quoted(mention.trigger, document)),
      ("type", "\(mention.type.name) (\(mention.type.family))"),
      ("status", mention.status.name + (mention.statusCue.map { ", by " + quoted($0, document) } ?? "")),
      ("value", mention.value.map { "\($0)" + (mention.stated ? ", stated" : ", inferred") }),
      ("bounds", mention.time.isBounded ? mention.time.summary : nil),
      ("effect", mention.effect.map(\.summary)),
      ("reported by", mention.reportedBy.map { quoted($0, document) }),
      ("place", graph.place(of: mention).map { quoted($0.span, document) }),
      ("count", graph.count(of: mention).map { "\($0.range) " + quoted($0.span, document) }),
      ("duration", graph.duration(of: mention).map { "\($0.period) " + quoted($0.span, document) }),
    ]
    for participant in graph.participants(of: mention) {
      fields.append((participant.role.name, quoted(participant.span, document)))
    }
    fields += [
      ("date through", mention.anchor.map { "\(graph.stableID($0)) \(quoted(graph.mentions[$0].trigger, document))" }),
      ("rule", graph.name(mention.rule)),
      ("event", mention.event.map { "\(graph.stableID($0))" }),
    ]
    fields += graph.reviews.filter { $0.event != nil && $0.event == mention.event }.map { ("", line(of: $0)) }
    fields += [
      ("sentence", "“\(graph.quote(of: mention))”")
    ]
    var text = "\(graph.stableID(id)) mention of an event\n" + lines(fields)
    for timex in graph.timexes(of: mention) { text += self.timex(timex) }
    return text
  }

  private func event(_ id: ID<Event>) -> String {
    let event = graph.events[id]
    var text = "\(graph.stableID(id)) event\n"
    text += lines([
      ("type", "\(event.type.name) (\(event.type.family))"), ("status", event.status.name),
      ("value", event.value.map { "\($0)" }), ("bounds", event.time.isBounded ? event.time.summary : nil),
      ("effect", event.effect.map(\.summary)), ("sources", "\(event.sources)"),
      ("mentions", event.mentions.map { "\(graph.stableID($0))" }.joined(separator: " ")),
      ("claims", event.claims.isEmpty ? nil : event.claims.map { "\(graph.stableID($0))" }.joined(separator: " ")),
    ])
    for reason in graph.merges where reason.event == id {
      text += "  merged \(graph.stableID(reason.first)) with \(graph.stableID(reason.second)): "
      text += "\(reason.features.names.joined(separator: ", ")) (score \(reason.score))\n"
    }
    for mark in graph.reviews where mark.event == id { text += "  \(line(of: mark))\n" }
    for mention in event.mentions { text += self.mention(mention) }
    return text
  }

  /// `review 3: rejected (A. Analyst, 2026-01-05; the words are a quotation)`
  private func line(of mark: ReviewMark) -> String {
    let reason = mark.reason.isEmpty ? "" : "; \(mark.reason)"
    return "review \(mark.number): \(mark.says) (\(mark.author), \(mark.at)\(reason))".displayedOnOneLine
  }

  private func relation(_ id: ID<Relation>) -> String {
    let relation = graph.relations[id]
    let document = graph.mentions[relation.from].document
    return "\(graph.stableID(id)) relation\n"
      + lines([
        ("kind", relation.kind.name), ("words", quoted(relation.span, document)), ("rule", graph.name(relation.rule)),
        ("from", "\(graph.stableID(relation.from)) “\(graph.label(of: graph.mentions[relation.from]))”"),
        ("to", "\(graph.stableID(relation.to)) “\(graph.label(of: graph.mentions[relation.to]))”"),
        ("sentence", "“\(graph.quote(of: graph.mentions[relation.from]))”"),
      ])
  }

  private func claim(_ id: ID<Claim>) -> String {
    let claim = graph.claims[id]
    return "\(graph.stableID(id)) claim\n"
      + lines([
        ("says", graph.statement(of: claim)),
        ("words", quoted(claim.span, graph.mentions[claim.mention].document)),
      ]) + mention(claim.mention)
  }
}
