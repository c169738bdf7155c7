internal import EventGraph
internal import TimeModel

/// One drawing of a timeline in the making. The parts of the page are drawn top to bottom, each by an extension.
struct TimelineDrawing {
  let model: TimelineModel
  let palette: Palette
  var metrics: LabelMetrics
  var scene: Scene

  /// Bounds of the time axis, and the edge between lane titles and lanes.
  let plotLeft = 206.0
  let plotRight: Double
  let laneLeft = 198.0
  /// Labels may stand up to here.
  var labelRight: Double { scene.width - 14 }
  var scale: TimeScale
  /// Top of the first lane.
  var lanesTop = 150.0
  var lanesBottom = 150.0
  /// Top and bottom of each lane.
  var laneBoxes: [Box] = []
  /// Where X stands; nil without X.
  var flagX: Double?
  var legend = LegendNeeds()
  /// Other dates of events that are only counted.
  var otherDatesLeftOut = 0

  /// What the legend must explain: only what occurs.
  struct LegendNeeds {
    var day = false
    var days = false
    var partial = false
    var state = false
    var open = false
    var effect = false
    var status = false
    var count = false
    var conflict = false
  }

  init(_ model: TimelineModel, _ metrics: LabelMetrics) {
    self.model = model
    self.metrics = metrics
    palette = model.options.theme.palette
    let width = max(900, model.options.width)
    plotRight = width - 36
    let (first, end) = TimeScale.calendarFrame(model.firstDay, model.lastDay)
    if model.options.scale == .piecewise {
      // An event that stands in several lanes, or has several dates, counts once.
      var seen: Set<ID<Event>> = []
      let days = model.lanes.flatMap(\.items).filter { !$0.isAlternative && seen.insert($0.event).inserted }
        .map(\.extent.typicalDay)
      scale = TimeScale.piecewise(days, from: first, to: end, left: plotLeft, right: plotRight)
    } else {
      scale = TimeScale(from: first, to: end, left: plotLeft, right: plotRight)
    }
    scene = Scene(
      width: width, height: 0, title: "", summary: "", language: model.input.wording.language, paper: palette.paper)
  }

  var wording: Wording { model.input.wording }

  mutating func draw() {
    lanesTop = model.flag == nil ? 112 : 150
    if let flag = model.flag {
      flagX =
        flag.earliest == flag.latest
        ? scale.x(middleOf: flag.earliest) : max(scale.x(startOf: flag.earliest), scale.left)
    }
    let contents = layOutLanes()
    drawTitle()
    drawLaneGrounds()
    drawGrid()
    drawAxis()
    drawScaleCaptions()
    drawFlag()
    drawLanes(contents)
    drawDisputes()
    var bottom = drawOverview(top: lanesBottom + 48)
    bottom = drawLegend(top: bottom)
    bottom = drawSources(top: bottom)
    scene.height = bottom + 18
  }

  private mutating func drawTitle() {
    let title =
      model.options.title
      ?? (model.flag.map { wording.text("timeline.before.title", ["before": $0.words]) }
        ?? wording.text("timeline.title"))
    let range = wording.range(PartialDate(model.firstDay), PartialDate(model.lastDay))
    let parts = [
      "range": range, "events": wording.count("events", model.events.count),
      "sources": wording.count("sources", model.sources.count),
    ]
    scene.title = title
    scene.summary = wording.text("timeline.summary", parts)
    write(title, at: Point(28, 35.8), size: 21, bold: true, colour: palette.text)
    var subtitle = wording.text("timeline.subtitle", parts)
    if scale.segments.count > 1 { subtitle += " \u{a0}\u{b7} \u{a0}" + wording.text("scale.changed") }
    // Where not every dispute is drawn, how many there are is said.
    if otherDatesLeftOut > 0 {
      let disputed = Set(model.disputes.map(\.main.event)).count
      subtitle += " \u{a0}\u{b7} \u{a0}" + wording.count("conflicts", disputed)
    }
    if model.undated > 0 { subtitle += " \u{a0}\u{b7} \u{a0}" + wording.count("undated", model.undated) }
    let line = model.options.subtitle ?? subtitle
    if !line.isEmpty { write(line, at: Point(28, 61.7), size: 11.5, colour: palette.mutedText) }
  }

  // MARK: Primitives

  /// Writes a line of text and returns its width.
  @discardableResult
  mutating func write(
    _ text: String, at base: Point, anchor: TextRun.Anchor = .start, size: Double, bold: Bool = false, colour: Colour
  ) -> Double {
    let width = metrics.width(text, size: size, bold: bold)
    scene.backdrop.append(
      .text(TextRun(text, at: base, anchor: anchor, size: size, bold: bold, colour: colour, width: width)))
    return width
  }

  mutating func fill(_ box: Box, _ colour: Colour, line: Stroke? = nil) {
    scene.backdrop.append(
      .area(
        [
          Point(box.left, box.top), Point(box.right, box.top), Point(box.right, box.bottom),
          Point(box.left, box.bottom),
        ], fill: colour, line: line))
  }

  mutating func rule(_ from: Point, _ to: Point, _ colour: Colour, _ width: Double) {
    scene.backdrop.append(.line([from, to], Stroke(colour, width)))
  }
}
