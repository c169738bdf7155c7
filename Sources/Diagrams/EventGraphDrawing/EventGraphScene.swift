internal import EventGraph

/// One drawing of an event graph in the making.
struct EventGraphScene {
  let model: EventGraphModel
  let input: ChartInput
  let options: EventGraphOptions
  let palette: Palette
  var metrics: LabelMetrics
  var scene: Scene

  /// Where the graph starts under title and subtitle.
  static let top = 84.0
  static let side = 30.0

  init(_ model: EventGraphModel, _ input: ChartInput, _ options: EventGraphOptions, _ metrics: LabelMetrics) {
    self.model = model
    self.input = input
    self.options = options
    self.metrics = metrics
    palette = options.theme.palette
    scene = Scene(
      width: 0, height: 0, title: "", summary: "", language: input.wording.language, paper: palette.paper)
  }

  private var wording: Wording { input.wording }

  /// Nodes are as wide as their words and as high as two lines.
  private mutating func size(of node: EventGraphModel.Node) -> (width: Double, height: Double) {
    let words = node.lines.map { metrics.width($0, size: 11) }.max() ?? 0
    let height = node.lines.count > 1 ? 36.0 : 30
    return switch node.kind {
    case .actor: (max(54, words * 1.18 + 20), 36)
    case .document: (words + 26, height)
    default: (words + 22, height)
    }
  }

  mutating func layoutDOT() -> [UInt8] {
    var writer = DOTWriter()
    writer.open("layout")
    writer.defaults(
      "graph",
      [
        (.rankdir, .word("LR")), (.nodesep, .drawing("0.28")), (.ranksep, .drawing("0.55")), (.nslimit, .number(1)),
        (.nslimit1, .number(1)), (.splines, .word("true")),
      ])
    writer.defaults(
      "node",
      [
        (.fixedsize, .word("true")), (.shape, .word("box")), (.label, .word("")),
      ])
    writer.defaults("edge", [(.arrowsize, .drawing("0.65"))])
    for node in model.nodes {
      let (width, height) = size(of: node)
      let shape: StaticWord = node.kind == .actor ? "ellipse" : "box"
      writer.node(
        node.name,
        [
          (.shape, .word(shape)), (.width, .drawing(Scene.inches(width))), (.height, .drawing(Scene.inches(height))),
        ])
    }
    for (node, event) in model.columns { writer.sameRank([node, event]) }
    let columns = Set(model.columns.flatMap { [[$0.0, $0.1], [$0.1, $0.0]] })
    for (index, edge) in model.edges.enumerated() {
      var attributes: [(DOTAttribute, DOTValue)] = [(.key, .name("l\(index)"))]
      switch edge.kind {
      case .earlier, .earlierThanChosen: attributes.append((.weight, .number(3)))
      // Within a column a link keeps its ends close together; across columns it must not move them.
      case _ where columns.contains([edge.from, edge.to]): attributes.append((.weight, .number(8)))
      default: attributes.append((.constraint, .word("false")))
      }
      switch edge.kind {
      case .earlier, .earlierThanChosen, .reports: break
      case .participates: attributes.append((.dir, .word("none")))
      case .conflict:
        attributes += [(.dir, .word("both")), (.arrowhead, .word("tee")), (.arrowtail, .word("tee"))]
      case .stated: break
      }
      writer.edge(edge.from, edge.to, attributes)
    }
    for (index, pair) in model.hiddenOrder.enumerated() {
      writer.edge(pair.0, pair.1, [(.key, .name("h\(index)")), (.style, .word("invis"))])
    }
    writer.close()
    return writer.bytes
  }

  mutating func draw(_ layout: EventGraphLayout) {
    func place(_ point: Point) -> Point { Point(point.x + Self.side, Self.top + layout.height - point.y) }
    drawTitle()
    var boxes: [Box] = []
    for node in model.nodes {
      let (width, height) = size(of: node)
      guard let centre = layout.nodes[node.name].map(place) else { continue }
      let box = Box(centre: centre, width: width, height: height)
      boxes.append(box)
      scene.marks.append(mark(node, box))
    }
    for (index, edge) in model.edges.enumerated() {
      if let drawn = layout.edges["l\(index)"] { scene.links.append(link(edge, drawn, place)) }
    }
    for (index, edge) in model.edges.enumerated() {
      guard case .stated(let kind) = edge.kind else { continue }
      let words = wording.text("link.\(kind.name)")
      let width = metrics.width(words, size: 9) + 2
      guard let path = layout.edges["l\(index)"]?.path.map(place) else { continue }
      let box = EdgeLabel.box(width: width, height: 11, on: path, others: scene.links, keepingClearOf: boxes)
      boxes.append(box)
      scene.marks.append(
        Mark(
          "l\(index)-t", role: .label, shape: .box, box: box, fill: .plain(palette.paper),
          words: Mark.Words([words], size: 9, colour: palette.accent)))
    }
    scene.width = max(scene.width, layout.width + 2 * Self.side, 900)
    let bottom = drawLegend(top: Self.top + layout.height + 30)
    scene.height = bottom + 20
  }

  private mutating func drawTitle() {
    let counts = model.counts
    let parts = [
      "events": wording.count("events", counts.events), "actors": wording.count("actors", counts.actors),
      "documents": wording.count("documents", counts.documents),
    ]
    scene.title = options.title ?? wording.text("graph.title")
    scene.summary = wording.text("graph.summary", parts)
    var figures = [parts["events"] ?? ""]
    if counts.actors > 0 { figures.append(parts["actors"] ?? "") }
    if counts.documents > 0 { figures.append(parts["documents"] ?? "") }
    if counts.conflicts > 0 { figures.append(wording.count("conflicts", counts.conflicts)) }
    figures.append(wording.text("graph.subtitle"))
    let subtitle = options.subtitle ?? Wording.joined(figures)
    let title = write(scene.title, x: 28, y: 34, size: 19, bold: true, colour: palette.text)
    let line = subtitle.isEmpty ? 0 : write(subtitle, x: 28, y: 56, size: 10.5, colour: palette.mutedText)
    scene.width = max(title, line) + 60
  }

  @discardableResult
  mutating func write(
    _ text: String, x: Double, y: Double, size: Double, bold: Bool = false, colour: Colour
  ) -> Double {
    let width = metrics.width(text, size: size, bold: bold)
    scene.backdrop.append(.text(TextRun(text, at: Point(x, y), size: size, bold: bold, colour: colour, width: width)))
    return width
  }

  private func mark(_ node: EventGraphModel.Node, _ box: Box) -> Mark {
    let (shape, fill, line, words): (Mark.Shape, Colour, Stroke, Colour)
    let tint: UInt8 = options.theme == .light ? 20 : 46
    switch node.kind {
    case .event(let family, let isChosen, let isActual):
      let colour = palette.family(family)
      shape = .roundedBox
      fill = isChosen ? colour : colour.faded(tint)
      line = Stroke(colour, isChosen ? 2.2 : 1.3, isActual ? .solid : .dotted)
      words = isChosen ? palette.paper : palette.text
    case .otherDate(let family):
      let colour = palette.family(family)
      (shape, fill, line, words) = (.roundedBox, colour.faded(tint), Stroke(colour, 1.3, .dashed), palette.text)
    case .actor:
      (shape, fill, line, words) = (.ellipse, palette.actor, Stroke(palette.mutedText, 1.3), palette.text)
    case .document:
      (shape, fill, line, words) = (.note, palette.note, Stroke(palette.noteLine, 1.3), palette.text)
    }
    return Mark(
      node.name, role: .event, shape: shape, box: box, fill: .plain(fill), line: line,
      words: Mark.Words(node.lines, size: 11, colour: words), tooltip: node.tooltip, url: node.url)
  }

  private func link(
    _ edge: EventGraphModel.Edge, _ drawn: EventGraphLayout.Edge, _ place: (Point) -> Point
  ) -> Link {
    let style = style(of: edge.kind)
    return Link(
      from: edge.from, to: edge.to, path: drawn.path.map(place), startTip: drawn.startTip.map(place),
      endTip: drawn.endTip.map(place), stroke: style.stroke, startArrow: style.start, endArrow: style.end,
      tooltip: edge.tooltip)
  }

  func style(of kind: EventGraphModel.EdgeKind) -> (stroke: Stroke, start: Link.Arrow, end: Link.Arrow) {
    switch kind {
    case .earlier: (Stroke(palette.order, 1.3), .none, .filled)
    case .earlierThanChosen: (Stroke(palette.text, 2), .none, .filled)
    case .participates: (Stroke(palette.mutedText, 1.6, .dotted), .none, .none)
    case .reports: (Stroke(palette.report, 1, .dashed), .none, .open)
    case .conflict: (Stroke(palette.conflict, 2), .tee, .tee)
    case .stated: (Stroke(palette.accent, 1.5), .none, .filled)
    }
  }
}
