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
      As TimeML each document is a file of its own: with -o FOLDER as NAME.tml, else one document on standard output.

      Examples:
        annals extract report.txt
        annals extract documents/ --dct 2021-02-17 > rows.jsonl
        cat corpus.jsonl | annals extract - --jsonl | grep '"layer":"event"'
        annals extract old.txt --encoding windows-1251
        annals extract report.txt --format timeml > report.tml
        annals extract documents/ --format timeml -o annotated/
        annals extract archive.jsonl --timexes-only > timexes.jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, timeml }

  @Option(help: "jsonl or timeml.")
  var format = Format.jsonl

  @Option(
    name: .shortAndLong, help: "timeml: the folder that the documents are written into; it is made if it is missing.",
    completion: .directory)
  var output: String?

  @Flag(help: "Time expressions alone, many times faster; dates named through an event (election day) get no value.")
  var timexesOnly = false

  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  func validate() throws {
    if output != nil, format != .timeml {
      throw ValidationError("-o is for --format timeml; rows go to standard output")
    }
  }

  func run() async throws {
    if format == .timeml { return try await writeTimeML() }
    let pipeline = try input.declared.pipeline()
    var report = RunReport()
    var writer = ExtractionWriter()
    var bytes = 0
    let filter = filter(pipeline)
    try await pipeline.extract(input.reader(), timexesOnly: timexesOnly) { extracted in
      report.receive(extracted)
      guard case .piece(let piece, let graph) = extracted else { return }
      if !filter.documents.isEmpty, !filter.documents.contains(piece.document.name) { return }
      if piece.index == 0 { writer.write(graph.documents[0]) }
      writer.writeRows(
        of: graph, scalarOffset: piece.scalarOffset, keeping: filter.isEmpty ? nil : filter.mentions(of: graph))
      writer.take { StandardOutput.write($0) }
      bytes += piece.document.text.count
      Console.progress("\(report.documents) documents, \(bytes >> 20) MB")
    }
    StandardOutput.flush()
    try report.finish()
  }

  private func filter(_ pipeline: Pipeline) -> EventFilter {
    filter.filter(folding: filter.actor.isEmpty && filter.place.isEmpty ? nil : pipeline.folding)
  }

  private func writeTimeML() async throws {
    let pipeline = try input.declared.pipeline()
    let filter = filter(pipeline)
    var report = RunReport()
    var output = try TimeMLOutput(folder: output)
    try await pipeline.extract(input.reader(), timexesOnly: timexesOnly) { extracted in
      report.receive(extracted)
      guard case .piece(let piece, let graph) = extracted else { return }
      if !filter.documents.isEmpty, !filter.documents.contains(piece.document.name) { return }
      if piece.index == 0 { try output.begin(graph.documents[0]) }
      output.append(graph, keeping: filter.isEmpty ? nil : filter.mentions(of: graph))
      if piece.isLast { output.end() }
      Console.progress("\(report.documents) documents")
    }
    output.finish()
    StandardOutput.flush()
    try report.finish()
    if output.failures > 0 { throw ExitCode(2) }
  }
}
