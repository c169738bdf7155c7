internal import Analysis
internal import ArgumentParser
internal import EventGraph
internal import Exchange
internal import Pipeline
internal import Readers

/// `annals extract`.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print what is read from documents: dated expressions, events, relations.",
    discussion: """
      Prints JSON Lines: a row per document, then its rows by offset (docs/formats.md). Offsets count Unicode scalars.

      Examples:
        annals extract report.txt
        annals extract documents/ --dct 2021-02-17 > rows.jsonl
        cat corpus.jsonl | annals extract - --jsonl | grep '"layer":"event"'
        annals extract old.txt --encoding windows-1251
        annals extract archive.jsonl --timexes-only > timexes.jsonl
      """)

  @Flag(help: "Time expressions alone: many times faster. A date named through an event (\"election day\") gets no value.")
  var timexesOnly = false

  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  func run() async throws {
    let pipeline = try input.declared.pipeline()
    var report = RunReport()
    var writer = ExtractionWriter()
    var bytes = 0
    let filter = filter.filter(
      folding: self.filter.actor.isEmpty && self.filter.place.isEmpty ? .caseOnly : pipeline.folding)
    try await pipeline.extract(input.reader(), timexesOnly: timexesOnly) { extracted in
      report.receive(extracted)
      guard case .piece(let piece, let graph) = extracted else { return }
      if !filter.documents.isEmpty, !filter.documents.contains(piece.document.name) { return }
      if piece.index == 0 { writer.write(graph.documents[0]) }
      writer.writeRows(
        of: graph, scalarOffset: piece.scalarOffset, keeping: filter.isEmpty ? nil : filter.mentions(of: graph))
      StandardOutput.write(writer.take())
      bytes += piece.document.text.count
      Console.progress("\(report.documents) documents, \(bytes >> 20) MB")
    }
    StandardOutput.flush()
    try report.finish()
  }
}
