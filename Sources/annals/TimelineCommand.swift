internal import Analysis
internal import ArgumentParser
internal import Diagrams
internal import EventGraph
internal import Pipeline

/// `annals timeline`.
struct TimelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Draw a timeline to scale, with what is uncertain and disputed.",
    discussion: """
      Events stand in lanes by family, actor, place or source. Months and years are bars, not points; dates on which
      sources disagree are hollow and joined.

      Examples:
        annals timeline documents/ -o chart.svg
        annals timeline documents/ -o chart.png --before election --theme dark
        annals timeline documents/ -o chronicle.html
        annals timeline documents/ -o chart.svg --lane-file lanes.txt --locale ar --direction rtl
        annals timeline documents/ -o chart.pdf --lanes source --from 2020 --locale ru
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var chart: ChartOptions
  @OptionGroup var filter: FilterOptions

  @Option(help: "family, actor, place or source.")
  var lanes = Choice(TimelineOptions.Lanes.family)

  @Option(
    help: "A file with lanes of your own, one a line: TITLE | family=civic; type=fine. Takes the place of --lanes.",
    completion: .file(), transform: { ArgumentText.reveal($0) })
  var laneFile: String?

  @Option(help: "piecewise gives busy times more room, with marked breaks; uniform is one scale.")
  var scale = Choice(TimelineOptions.Scale.piecewise)

  @Option(help: "Mark an event or date and tell what is before it.")
  var before: Word?

  func run() async throws {
    let inputs = try await LinkedInputs(input.declared, input.inputs)
    if inputs.graph.documents.isEmpty { return try inputs.report.finish() }
    let reasoning = inputs.pipeline.reasoning(on: inputs.graph, terms: before.map { [$0.text] } ?? [])
    let filter = filter.filter(folding: inputs.pipeline.folding)
    var answer: Answer?
    if let before {
      answer = reasoning.before(before.text).first
      if answer == nil {
        return try inputs.report.finish(withoutAnswer: "no event in these documents fits “\(before.text)”")
      }
    }
    let lanes = try laneFile.map { file in
      try LaneFile(path: file, text: InputText.read(file), folding: inputs.pipeline.folding).lanes
    }
    let options = TimelineOptions(
      title: chart.title?.text, lanes: self.lanes.value, scale: scale.value, theme: chart.theme.value,
      direction: chart.direction.value)
    do {
      var data = try inputs.pipeline.chartInput(
        reasoning, showing: filter.shown(of: inputs.graph), before: answer,
        locale: chart.locale?.code, keepsUndated: true)
      data.ownLanes = (lanes ?? []).map {
        ChartInput.OwnLane(
          title: $0.title, description: $0.description, events: Set($0.filter.events(of: inputs.graph)))
      }
      Console.progress("drawing \(data.chronology.entries.count) events")
      try await chart.write(inputs.pipeline.timeline(data, options))
    } catch let error as ChartError {
      throw Failure("--locale", error.description)
    }
    try inputs.report.finish()
  }
}
