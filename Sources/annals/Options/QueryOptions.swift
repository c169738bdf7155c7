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

  @Option(help: "Answer without this claim (c…).")
  var without: [ClaimID] = []

  @Option(help: "Answer without what this document says.")
  var withoutDocument: [Word] = []

  /// Asks and prints; `ask` gives the answers, none if nothing fits the terms.
  func answer(
    _ terms: [String], _ declared: DeclaredOptions, _ inputs: [Word], _ ask: (Reasoning) -> [Answer]
  ) async throws {
    let inputs = try await LinkedInputs(declared, inputs)
    let graph = inputs.graph
    var claims: Set<ID<Claim>> = []
    for wanted in without {
      guard let row = graph.claims.firstIndex(where: { $0.key == wanted.id.hash }) else {
        return try inputs.report.finish(withoutAnswer: "no claim \(wanted.id) in these documents")
      }
      claims.insert(ID(row))
    }
    var documents: Set<ID<Document>> = []
    for wanted in withoutDocument {
      guard let row = graph.documents.firstIndex(where: { $0.name == wanted.text }) else {
        return try inputs.report.finish(withoutAnswer: "no document \(wanted.text) among the inputs")
      }
      documents.insert(ID(row))
    }
    let reasoning = inputs.pipeline.reasoning(
      on: graph, terms: terms, withoutClaims: claims, withoutDocuments: documents,
      filter: filter.filter(folding: inputs.pipeline.folding))
    let answers = ask(reasoning)
    if answers.isEmpty {
      let missing = terms.first { reasoning.choices(for: $0).isEmpty } ?? terms[0]
      return try inputs.report.finish(withoutAnswer: "no event in these documents fits “\(missing)”")
    }
    let writer = AnswerWriter(graph)
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
