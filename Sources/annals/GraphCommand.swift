internal import Analysis
internal import ArgumentParser
internal import Diagrams
internal import EventGraph
internal import Pipeline

/// `annals graph`.
struct GraphCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw events, actors and documents and what joins them, left to right in time.",
    discussion: """
      A solid arrow is a definite order; events that overlap have no arrow. A few events are laid out by the order of
      what happened; more stand in columns of months or years, up to 3,000: narrow a larger graph with --around or the
      filters.

      Examples:
        annals graph documents/ -o graph.svg
        annals graph documents/ -o graph.png --around election --depth 2
        annals graph documents/ -o graph.html --layout columns
        annals graph documents/ -o graph.dot --family civic --family liberty
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var chart: ChartOptions
  @OptionGroup var filter: FilterOptions

  @Option(help: "Only what is near this event: joined by order, actors, relations or conflicts.")
  var around: Word?

  @Option(help: "How many steps from it, 1 to 20.")
  var depth = 1

  @Option(help: "dot is by order (300 events at most), columns by date (3,000); auto takes dot for a few.")
  var layout = Choice(EventGraphOptions.Layout.auto)

  func validate() throws {
    guard (1...20).contains(depth) else { throw ValidationError("--depth is a number from 1 to 20") }
  }

  func run() async throws {
    let inputs = try await LinkedInputs(input.declared, input.inputs)
    if inputs.graph.documents.isEmpty { return try inputs.report.finish() }
    let reasoning = inputs.pipeline.reasoning(on: inputs.graph, terms: around.map { [$0.text] } ?? [])
    let filter = filter.filter(folding: inputs.pipeline.folding)
    do {
      var answer: Answer?
      if let around {
        answer = reasoning.before(around.text).first
        guard answer?.chosen.first?.event != nil else {
          return try inputs.report.finish(withoutAnswer: "no event in these documents fits “\(around.text)”")
        }
      }
      var data = try inputs.pipeline.chartInput(
        reasoning, showing: filter.shown(of: inputs.graph), before: answer,
        locale: chart.locale?.code, keepsUndated: false)
      if let centre = answer?.chosen.first?.event { data = data.keeping(data.neighbourhood(of: centre, depth: depth)) }
      let options = EventGraphOptions(
        title: chart.title?.text, theme: chart.theme.value, direction: chart.direction.value,
        layout: layout.value)
      Console.progress("drawing \(data.chronology.entries.count) events")
      try await chart.write(inputs.pipeline.eventGraph(data, options))
    } catch let error as ChartError {
      throw Failure("--locale", error.description)
    } catch let error as DiagramError {
      throw Failure("graph", error.description)
    }
    try inputs.report.finish()
  }
}
