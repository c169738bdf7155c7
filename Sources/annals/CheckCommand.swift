internal import ArgumentParser
internal import EventGraph
internal import Exchange
internal import Pipeline
internal import Readers

/// `annals check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Show what was not understood.",
    discussion: """
      Lists dates that no event was given, paragraphs in a language without a pack, and undecodable bytes, each with its
      line. What is listed is no error of the document.

      Examples:
        annals check report.txt
        annals check documents/ --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var input: InputOptions

  @Option(help: "text or json (JSON Lines).")
  var format = Format.text

  func run() async throws {
    let pipeline = try input.declared.pipeline()
    var report = RunReport()
    var writer = GapWriter()
    try await pipeline.extract(input.reader()) { extracted in
      guard case .piece(let piece, let graph) = extracted else {
        report.receive(extracted)
        return
      }
      report.receive(extracted, withoutNotes: true)
      if piece.index == 0 { writer.begin() }
      for note in piece.document.notes { writer.note(note, in: graph.documents[0], isJSON: format == .json) }
      let gaps = pipeline.gaps(in: graph).map { gap in
        (span: gap.span, kind: gap.kind == .unattachedDate ? GapWriter.Kind.unattachedDate : .unknownLanguage)
      }
      writer.write(gaps, in: graph.documents[0], scalarOffset: piece.scalarOffset, isJSON: format == .json)
      StandardOutput.write(writer.take())
    }
    StandardOutput.flush()
    try report.finish()
  }
}
