public import Analysis
internal import EventGraph

extension AnswerWriter {
  /// The forms of an answer for people.
  public enum Form: Sendable { case text, markdown }

  /// An answer for people: what X was taken to be and why, then what is certain, likely, possible, disputed, and what
  /// did not happen. `explains` adds the statements that prove each.
  public func text(_ answer: Answer, form: Form = .text, explains: Bool = false, isColored: Bool = false) -> String {
    let page = AnswerPage(writer: self, form: form, explains: explains, style: TextStyle(isColored: isColored))
    return page.text(of: answer)
  }
}

/// Lays one answer out.
struct AnswerPage {
  let writer: AnswerWriter
  let form: AnswerWriter.Form
  let explains: Bool
  let style: TextStyle

  var graph: EventGraph { writer.graph }

  func text(of answer: Answer) -> String { head(of: answer) + lists(of: answer) + foot(of: answer) }

  func lists(of answer: Answer) -> String {
    var text = ""
    for grade in [Answer.Grade.certain, .likely] {
      let rows = answer.definite.filter { $0.grade == grade }
      text += section(grade == .certain ? "Certain" : "Likely", rows.map { ($0.event, proof($0.proof)) })
    }
    text += section("Possible", answer.possible.map { ($0.event, ["open: \($0.undecided)"]) })
    text += section("Disputed", answer.disputed.map { ($0.event, proof($0.conflict)) })
    text += section("Not known to have happened", answer.otherStatus.map { ($0, []) })
    return text
  }

  private func head(of answer: Answer) -> String {
    let line = "\(answer.relation.title) \(terms(of: answer).joined(separator: " and ")): \(answer.reading)"
    return form == .markdown ? "# \(line)\n" : style.bold(line, upTo: line.count) + "\n"
  }

  /// What each term was taken to be, and why.
  func terms(of answer: Answer) -> [String] {
    answer.chosen.map { choice in
      guard let event = choice.event else { return "\(choice.date ?? "?") (\(choice.why))" }
      let row = graph.events[event]
      let date = row.value.map { "\($0), " } ?? ""
      return
        "\(escaped(writer.label(event))) (\(date)\(row.type.name), \(graph.stableID(event)); \(escaped(choice.why)))"
    }
  }

  /// A line per event: date, type, what, where from; below it what speaks for it.
  func section(_ title: String, _ rows: [(event: ID<Event>, lines: [String])]) -> String {
    guard !rows.isEmpty else { return "" }
    var text = form == .markdown ? "\n## \(title)\n\n" : "\n\(title)\n"
    var table = TextTable()
    for row in rows {
      let event = graph.events[row.event]
      table.append([writer.date(of: row.event), event.type.name, label(event, row.event)])
    }
    let lines = table.lines
    for (index, row) in rows.enumerated() {
      let event = graph.events[row.event]
      let mention = graph.leadingMention(of: event)
      let quote = "“\(graph.quote(of: mention).shortened(to: 160))” \(graph.documents[mention.document].name)"
      if form == .markdown {
        let date = writer.date(of: row.event)
        text += "- **\(escaped(date))** \(event.type.name): \(escaped(label(event, row.event))). \(escaped(quote))\n"
        for line in row.lines { text += "  - \(escaped(line))\n" }
      } else {
        text += "  \(lines[index])\n"
        text += "    " + style.dim(quote.displayedOnOneLine) + "\n"
        for line in row.lines { text += "    - \(line.displayedOnOneLine)\n" }
      }
    }
    return text
  }

  private func label(_ event: Event, _ id: ID<Event>) -> String {
    event.status == .actual ? writer.label(id) : "\(writer.label(id)) [\(event.status.name)]"
  }

  func proof(_ claims: [ID<Claim>]) -> [String] {
    guard explains else { return [] }
    return claims.map { id in
      let claim = graph.claims[id]
      let mention = graph.mentions[claim.mention]
      let words = graph.words(claim.span, of: mention).displayedOnOneLine.shortened(to: 160)
      let about = graph.label(of: mention)
      return
        "\(graph.stableID(id)) \(about): \(graph.statement(of: claim)) “\(words)” \(graph.documents[mention.document].name)"
    }
  }

  func foot(of answer: Answer) -> String {
    var parts: [String] = []
    if answer.startedBefore > 0 { parts.append("\(answer.startedBefore) more started before it") }
    if answer.overlaps > 0 { parts.append("\(answer.overlaps) overlap it") }
    if answer.impossible > 0 { parts.append("\(answer.impossible) cannot be") }
    if answer.unrelated > 0 { parts.append("\(answer.unrelated) without any known order") }
    var text = parts.isEmpty ? "" : "\nNot listed: \(parts.joined(separator: ", ")).\n"
    let runnersUp = answer.chosen.flatMap(\.runnersUp)
    if !runnersUp.isEmpty {
      let names = runnersUp.prefix(5).map { event in
        let date = graph.events[event].value.map { " \($0)" } ?? ""
        return "\(escaped(writer.label(event)))\(date) (\(graph.stableID(event)))"
      }
      let more = runnersUp.count > 5 ? ", …" : ""
      text += "\nAlso fits: \(names.joined(separator: ", "))\(more)\n"
    }
    return text
  }

  func escaped(_ text: String) -> String {
    form == .markdown ? text.markdownEscaped : text.displayedOnOneLine
  }
}

extension Answer.Relation {
  fileprivate var title: String {
    switch self {
    case .before: "Before"
    case .after: "After"
    case .between: "Between"
    case .during: "During"
    case .near: "Near"
    }
  }
}
