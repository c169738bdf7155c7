internal import ArgumentParser
internal import EventGraph

/// `annals during`.
struct DuringCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "during",
    abstract: "Say what went on at some time of X, or of the state that X left.",
    discussion: """
      X is words for a type of event in any language, an event's id (e…), a date (EDTF), or words of the text.

      Examples:
        annals during suspension documents/
        annals during "the referendum" report.txt --explain
        annals during 2021-01-10 documents/ --format json --type arrest
      """)

  @Argument(help: "An event or a date.")
  var x: Word

  @OptionGroup var input: InputOptions
  @OptionGroup var query: QueryOptions

  func run() async throws {
    try await query.answer(.during, [.x: x.text], input.declared, input.inputs)
  }
}
