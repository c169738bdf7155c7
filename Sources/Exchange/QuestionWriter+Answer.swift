public import Analysis
internal import EventGraph

extension QuestionWriter {
  /// An answer for people: the sentence, what the terms were taken to be, the lists and sections.
  public func text(
    _ result: QuestionAnswer, _ writer: AnswerWriter, form: AnswerWriter.Form = .text, explains: Bool = false,
    isColored: Bool = false
  ) -> String {
    let style = TextStyle(isColored: isColored)
    let page = AnswerPage(writer: writer, form: form, explains: explains, style: style)
    let line = page.escaped(result.headline)
    var text = form == .markdown ? "\n**\(line)**\n" : "\n" + style.bold(line, upTo: line.count) + "\n"
    let terms = page.terms(of: result.answer)
    for (word, term) in zip(result.answer.terms, terms) {
      text +=
        form == .markdown ? "\n‹\(word.markdownEscaped)› is \(term)\n" : "  ‹\(word.displayedOnOneLine)› is \(term)\n"
    }
    if result.hasLists { text += page.lists(of: result.answer) }
    for section in result.sections {
      // Where statements are the answer, they are always shown; under events only on demand.
      let isProof =
        section.rows.allSatisfy { $0.event == nil } || section.key == "contradictions" || section.key == "dates"
      let shown = AnswerPage(writer: writer, form: form, explains: explains || isProof, style: style)
      text += shown.section(section)
    }
    let foot = page.foot(of: result.answer)
    return text + foot
  }

  /// One line of JSON: the members of an answer, the question, the sentence, figures and sections (docs/formats.md).
  public func json(_ result: QuestionAnswer, _ writer: AnswerWriter) -> [UInt8] {
    let graph = writer.graph
    var json = JSONWriter()
    json.object { json in
      let reading = result.hasLists ? nil : understood
      writer.members(
        of: result.answer, relation: result.hasLists ? nil : question.intent.rawValue, reading: reading, &json)
      json.object("question") { members(&$0) }
      json.member("answer", result.headline)
      json.member("answered", result.isAnswered)
      json.object("facts") { json in
        for fact in result.facts {
          json.key(fact.key)
          switch fact.value {
          case .text(let text): json.string(text)
          case .number(let number): json.integer(number)
          case .unknown: json.null()
          }
        }
      }
      json.array("sections", result.sections) { json, section in
        json.object { json in
          json.member("key", section.key)
          json.member("title", section.title)
          json.array("rows", section.rows) { json, row in
            json.object { json in
              if let event = row.event { json.object("event") { $0.members(of: event, in: writer.passages) } }
              json.member("note", row.note)
              json.array("claims", row.claims) { $0.string("\(graph.stableID($1))") }
            }
          }
        }
      }
      let listed = result.answer.definite.flatMap(\.proof) + result.answer.disputed.flatMap(\.conflict)
      writer.passages.claims(listed + result.sections.flatMap { $0.rows.flatMap(\.claims) }, &json)
    }
    json.newline()
    return json.bytes
  }
}

extension AnswerPage {
  /// A section of an answer: events with remarks, or statements alone.
  func section(_ section: QuestionAnswer.Section) -> String {
    var text = ""
    var isFirst = true
    // Rows with and without an event alternate rarely; a run of events makes one table.
    var run: [(event: ID<Event>, lines: [String])] = []
    func close() {
      guard !run.isEmpty || (section.rows.isEmpty && isFirst) else { return }
      text += isFirst ? self.section(section.title, run) : self.section("", run)
      isFirst = false
      run = []
    }
    if section.rows.isEmpty {
      return form == .markdown ? "\n## \(escaped(section.title))\n" : "\n\(escaped(section.title))\n"
    }
    for row in section.rows {
      let claims = proof(row.claims)
      if let event = row.event {
        run.append((event, (row.note.map { [$0] } ?? []) + claims))
        continue
      }
      close()
      if isFirst { text += form == .markdown ? "\n## \(escaped(section.title))\n\n" : "\n\(escaped(section.title))\n" }
      isFirst = false
      for line in (row.note.map { [$0] } ?? []) + claims {
        text += form == .markdown ? "- \(escaped(line))\n" : "  - \(line.displayedOnOneLine)\n"
      }
    }
    close()
    return text
  }
}
