internal import Analysis
internal import ArgumentParser
internal import Diagrams
internal import EventGraph
internal import Exchange
internal import Pipeline

/// `annals chronology`.
struct ChronologyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chronology",
    abstract: "List what happened, in order; events whose order is unknown stand as a group.",
    discussion: """
      Examples:
        annals chronology documents/
        annals chronology documents/ --from 2021 --family liberty
        annals chronology report.txt --format csv -o events.csv
        annals chronology documents/ --format html -o chronicle.html
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, csv, json, html }

  @OptionGroup var input: InputOptions
  @OptionGroup var filter: FilterOptions

  @Option(help: "text, markdown, csv, json, or html: a page with a chart.")
  var format = Format.text

  @Option(name: .shortAndLong, help: "A file for the result, instead of standard output.", completion: .file())
  var output: String?

  func run() async throws {
    let inputs = try await LinkedInputs(input.declared, input.inputs)
    if inputs.graph.documents.isEmpty { return try inputs.report.finish() }
    let reasoning = inputs.pipeline.reasoning(on: inputs.graph)
    let filter = filter.filter(folding: inputs.pipeline.folding)
    let shown = filter.shown(of: inputs.graph)
    let writer = ChronologyWriter(reasoning.chronology, of: inputs.graph, showing: shown)
    let bytes =
      switch format {
      case .text: Array(writer.text(isColored: Console.isColored && output == nil).utf8)
      case .markdown: Array(writer.markdown.utf8)
      case .csv: Array(writer.csv.utf8)
      case .json: writer.json
      case .html: try await page(inputs.pipeline, reasoning, shown)
      }
    if let output { try OutputFile.write(bytes, to: output) } else { StandardOutput.write(bytes) }
    StandardOutput.flush()
    try inputs.report.finish()
  }

  /// The chronology as a page, with its timeline above it.
  private func page(_ pipeline: Pipeline, _ reasoning: Reasoning, _ shown: Set<ID<Event>>?) async throws -> [UInt8] {
    do {
      let input = try pipeline.chartInput(reasoning, showing: shown, keepsUndated: true)
      return try await pipeline.timeline(input, TimelineOptions()).bytes(as: .html)
    } catch let error as ChartError {
      throw Failure(output ?? "html", error.description)
    }
  }
}
