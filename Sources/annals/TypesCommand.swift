internal import ArgumentParser
internal import EventGraph
internal import Exchange

/// `annals types`.
struct TypesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "types",
    abstract: "List the event types, by family.",
    discussion: """
      Examples:
        annals types
        annals types --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "text or json (JSON Lines).")
  var format = Format.text

  func run() {
    switch format {
    case .text: StandardOutput.write(TaxonomyWriter.text)
    case .json: StandardOutput.write(TaxonomyWriter.json)
    }
  }
}
