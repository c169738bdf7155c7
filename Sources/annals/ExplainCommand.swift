internal import ArgumentParser
internal import EventGraph
internal import Exchange
internal import Pipeline

/// `annals explain`.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how one row came about, down to the rule and the words.",
    discussion: """
      The id is one that another command printed: t… a dated expression, m… a mention, e… an event, r… a relation,
      c… a claim. Give the same inputs and options.

      What an analyst decided about an event of a case is shown with it.

      Examples:
        annals explain e0123456789abcdef documents/
        annals explain m0123456789abcdef press.annals
      """)

  @Argument(help: "The id of a row.")
  var id: RowID

  @OptionGroup var input: InputOptions

  func run() async throws {
    let inputs = try await LinkedInputs(input.declared, input.inputs, keepingRejected: true)
    guard let text = ExplanationWriter(inputs.graph).text(id.id) else {
      return try inputs.report.finish(withoutAnswer: "no row \(id.id) in these documents")
    }
    StandardOutput.write(text)
    StandardOutput.flush()
    try inputs.report.finish()
  }
}

/// A printed id.
struct RowID: ExpressibleByArgument {
  var id: StableID

  init?(argument: String) {
    guard let id = StableID(argument) else { return nil }
    self.id = id
  }
}
