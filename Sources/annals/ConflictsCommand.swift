internal import Analysis
internal import ArgumentParser
internal import Exchange
internal import Pipeline

/// `annals conflicts`.
struct ConflictsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Show where sources or statements contradict each other.",
    discussion: """
      Each conflict is a minimal set of claims: without any one of them the contradiction is gone.

      Examples:
        annals conflicts documents/
        annals conflicts a.txt b.txt --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  @Option(help: "text or json.")
  var format = Format.text

  func run() async throws {
    let inputs = try await LinkedInputs(input.declared, input.inputs)
    let reasoning = inputs.pipeline.reasoning(on: inputs.graph)
    let filter = filter.filter(folding: inputs.pipeline.folding)
    let conflicts = reasoning.conflicts().filter { conflict in
      filter.isEmpty || conflict.events.contains { filter.passes($0, inputs.graph) }
    }
    let writer = ConflictWriter(conflicts, of: reasoning)
    switch format {
    case .text: StandardOutput.write(writer.text)
    case .json: StandardOutput.write(writer.json)
    }
    StandardOutput.flush()
    if conflicts.isEmpty, format == .text { Console.note("no contradiction was found") }
    try inputs.report.finish()
  }
}
