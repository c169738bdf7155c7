internal import ArgumentParser
internal import EventGraph

/// `annals after`.
struct AfterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "after",
    abstract: "Say what started after X ended, with proof.",
    discussion: """
      X is words for a type of event in any language, an event's id (e…), a date (EDTF), or words of the text.

      Examples:
        annals after election documents/
        annals after "the referendum" report.txt --explain
        annals after 2021-01-10 documents/ --format json --type arrest
      """)

  @Argument(help: "An event or a date.")
  var x: Word

  @OptionGroup var input: InputOptions
  @OptionGroup var query: QueryOptions

  func run() async throws {
    try await query.answer(.after, [.x: x.text], input.declared, input.inputs)
  }
}
