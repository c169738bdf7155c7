internal import ArgumentParser
internal import EventGraph

/// `annals between`.
struct BetweenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "between",
    abstract: "Say what started after the one of X and Y ended, and ended before the other started.",
    discussion: """
      X and Y are words for a type of event in any language, ids (e…), dates (EDTF), or words of the text.

      Examples:
        annals between election suspension documents/
        annals between 2020-12 2021-02-17 report.txt --format json
      """)

  @Argument(help: "An event or a date.")
  var x: Word

  @Argument(help: "Another.")
  var y: Word

  @OptionGroup var input: InputOptions
  @OptionGroup var query: QueryOptions

  func run() async throws {
    try await query.answer(.between, [.x: x.text, .y: y.text], input.declared, input.inputs)
  }
}
