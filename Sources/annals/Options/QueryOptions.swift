internal import Analysis
internal import ArgumentParser
internal import EventGraph
internal import Exchange
internal import Pipeline

/// What the commands that ask for an order have in common.
struct QueryOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

  @OptionGroup var filter: FilterOptions

  @Option(help: "text, markdown or json (a line per answer).")
  var format = Format.text

  @Flag(help: "Show the statements that prove each answer.")
  var explain = false

  @Option(help: "Of several events only the first or the last: all, first or last.")
  var pick = Choice(Question.Pick.all)

  @Option(help: "Only answers that are certain or likely, or only those that are not: any, certain or possible.")
  var only = Choice(Question.Certainty.any)

  @Option(help: "Not further from X than this: \"30 days\", \"48 hours\" (before and after only).")
  var within: Word?

  @Option(help: "Answer without this claim (c…).")
  var without: [ClaimID] = []

  @Option(help: "Answer without what this document says.")
  var withoutDocument: [Word] = []

  /// What follows from the inputs, for questions that use `terms`; nil after a note where a claim or document that it is
  /// to do without is none of them.
  func reasoning(
    _ inputs: LinkedInputs, _ declared: DeclaredOptions, terms: [String], language: String? = nil
  ) throws -> Reasoning? {
    let folding = inputs.folding
    let graph = inputs.graph
    var claims: Set<ID<Claim>> = []
    for wanted in without {
      guard let row = graph.claims.firstIndex(where: { $0.key == wanted.id.hash }) else {
        try inputs.report.finish(withoutAnswer: "no claim \(wanted.id) in these documents")
        return nil
      }
      claims.insert(ID(row))
    }
    var documents: Set<ID<Document>> = []
    for wanted in withoutDocument {
      guard let row = graph.documents.firstIndex(where: { $0.name == wanted.text }) else {
        try inputs.report.finish(withoutAnswer: "no document \(wanted.text) among the inputs")
        return nil
      }
      documents.insert(ID(row))
    }
    return inputs.pipeline.reasoning(
      on: graph, terms: terms, language: language, asked: declared.dct?.date, withoutClaims: claims,
      withoutDocuments: documents,
      filter: filter.filter(folding: folding), folding: folding)
  }

  /// What of the inputs a question needs, in place of all of them; nil where that is not known.
  func part(
    of inputs: [Word], _ declared: DeclaredOptions, _ pipeline: Pipeline, for question: Question, _ terms: [String],
    language: String? = nil
  ) -> LinkedInputs? {
    // Which claims and documents there are is asked of the whole.
    guard without.isEmpty, withoutDocument.isEmpty, inputs.count == 1 else { return nil }
    let folding = pipeline.folding
    let options = pipeline.options(
      terms: terms, language: language, asked: declared.dct?.date, filter: filter.filter(folding: folding),
      folding: folding)
    return LinkedInputs(inputs, pipeline, pipeline.part(for: question, options), folding)
  }

  private func inputs(
    _ inputs: [Word], _ declared: DeclaredOptions, _ pipeline: Pipeline, for question: Question, _ terms: [String]
  ) async throws -> LinkedInputs {
    guard var part = part(of: inputs, declared, pipeline, for: question, terms) else {
      return try await LinkedInputs(declared, inputs, pipeline)
    }
    part.announce()
    return part
  }

  /// Asks and prints one of the queries of order.
  func answer(
    _ intent: Question.Intent, _ words: [Question.Slot: String], _ declared: DeclaredOptions, _ inputs: [Word]
  ) async throws {
    var question = Question(intent: intent, words: words, pick: pick.value, certainty: only.value)
    question.words[.span] = within?.text
    let terms = question.words.sorted { $0.key < $1.key }.map(\.value)
    let pipeline = try declared.pipeline()
    let inputs = try await self.inputs(inputs, declared, pipeline, for: question, terms)
    let graph = inputs.graph
    guard let reasoning = try reasoning(inputs, declared, terms: terms) else { return }
    if let within, reasoning.options.terms[within.text]?.days == nil {
      throw ValidationError("--within is a length of time: 30 days, 48 hours, two weeks")
    }
    let answers: [Answer]
    do {
      answers = try reasoning.answers(to: question).map(\.answer)
    } catch {
      guard case .nothingFits(let missing) = error else { return }
      return try inputs.report.finish(
        withoutAnswer: QuestionFailure.nothingFits(missing).explanation(inputs.pipeline, declared))
    }
    let writer = AnswerWriter(graph, reasoning.chronology)
    for (index, answer) in answers.enumerated() {
      switch format {
      case .json: StandardOutput.write(writer.json(answer))
      case .text, .markdown:
        if index > 0 { StandardOutput.write("\n") }
        let form: AnswerWriter.Form = format == .markdown ? .markdown : .text
        StandardOutput.write(
          writer.text(answer, form: form, explains: explain, isColored: Console.isColored && format == .text))
      }
    }
    StandardOutput.flush()
    try inputs.report.finish()
  }
}

/// The printed id of a claim.
struct ClaimID: ExpressibleByArgument {
  var id: StableID

  init?(argument: String) {
    guard let id = StableID(argument), id.kind == .claim else { return nil }
    self.id = id
  }
}
