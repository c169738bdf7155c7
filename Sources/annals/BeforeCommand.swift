internal import ArgumentParser
internal import EventGraph

/// `annals before`.
struct BeforeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "before",
    abstract: "Say what ended before X started, with proof.",
    discussion: """
      X is words for a type of event in any language, an event's id (e…), a date (EDTF), or words of the text.

      Examples:
        annals before election documents/
        annals before "the referendum" report.txt --explain
        annals before 2021-01-10 documents/ --format json --type arrest
      """)

  @Argument(help: "An event or a date.")
  var x: Word

  @OptionGroup var input: InputOptions
  @OptionGroup var query: QueryOptions

  func run() async throws {
    try await query.answer(.before, [.x: x.text], input.declared, input.inputs)
  }
}
