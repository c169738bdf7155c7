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

  /// Nodes are as wide and as high as their words; events have the sign of their family at the left.
  mutating func size(of node: EventGraphModel.Node) -> (width: Double, height: Double) {
    let words = node.lines.map { metrics.width($0, size: 11) }.max() ?? 0
    let height = node.lines.count > 2 ? 50.0 : node.lines.count > 1 ? 36 : 30
    return switch node.kind {
    case .actor: (max(54, words * 1.18 + 20), 36)
    case .document: (words + 26, height)
    case .hub: (7, 7)
    default: (words + 22 + 2 * Self.signRoom, height)
    }
  }

  /// Left and right of the words of an event, so that they stay in the middle.
  static let signRoom = 9.0

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
    let hubs = Set(model.nodes.filter { $0.kind == .hub }.map(\.name))
    let columns = Set(model.columns.flatMap { [[$0.0, $0.1], [$0.1, $0.0]] })
    for (index, edge) in model.edges.enumerated() {
      var attributes: [(DOTAttribute, DOTValue)] = [(.key, .name("l\(index)"))]
      switch edge.kind {
      case .earlier, .earlierThanChosen:
        attributes.append((.weight, .number(3)))
        if hubs.contains(edge.to) { attributes.append((.dir, .word("none"))) }
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
    scene.width = max(scene.width, layout.width + 2 * Self.side, 900)
    var boxes = drawColumns(layout)
    for node in model.nodes {
      let (width, height) = size(of: node)
      guard let centre = layout.nodes[node.name].map(place) else { continue }
      let box = Box(centre: centre, width: width, height: height)
      boxes.append(box)
      scene.marks.append(mark(node, box))
      if case .event(let family, let isChosen, _) = node.kind { drawSign(node, family, box, isChosen: isChosen) }
    }
    let page = Box(left: 0, top: 0, right: scene.width, bottom: Self.top + layout.height + 30)
    var drawnEdges: [(index: Int, link: Int)] = []
    for (index, edge) in model.edges.enumerated() {
      guard let drawn = layout.edges["l\(index)"] else { continue }
      drawnEdges.append((index, scene.links.count))
      scene.links.append(link(edge, drawn, page, place))
    }
    let stated = drawnEdges.filter { if case .stated = model.edges[$0.index].kind { true } else { false } }
    let linkOf = Dictionary(uniqueKeysWithValues: stated.map { ($0.index, $0.link) })
    var labels = EdgeLabel(links: stated.isEmpty ? [] : scene.links, keepingClearOf: boxes)
    for (index, edge) in model.edges.enumerated() {
      guard case .stated(let kind) = edge.kind else { continue }
      let words = wording.text("link.\(kind.name)")
      // Asked also where nothing is laid out yet: what is measured must not depend on it.
      let width = metrics.width(words, size: 9) + 2
      guard let link = linkOf[index] else { continue }
      let box = labels.place(width: width, height: 11, on: scene.links[link].path, link: link)
      scene.marks.append(
        Mark(
          "l\(index)-t", role: .label, shape: .box, box: box, fill: .plain(palette.paper),
          words: Mark.Words([words], size: 9, colour: palette.accent)))
    }
    let bottom = drawLegend(top: Self.top + layout.height + 30)
    scene.height = bottom + 20
  }

  /// Bands and titles of the stretches of time; returns where the titles stand.
  private mutating func drawColumns(_ layout: EventGraphLayout) -> [Box] {
    var titles: [Box] = []
    for (index, column) in layout.columns.enumerated() {
      let (left, right) = (column.left + Self.side, column.right + Self.side)
      let (top, bottom) = (Self.top + column.titleBase - 16, Self.top + column.bottom)
      if index.isMultiple(of: 2) {
        scene.backdrop.append(
          .area(
            [Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)], fill: palette.band))
      }
      let width = metrics.width(column.title, size: 12) + 6
      let box = Box(
        centre: Point((left + right) / 2, Self.top + column.titleBase - 4), width: min(width, right - left), height: 16)
      // A label on its ground, because the lines of actors run through here and would strike it through.
      scene.marks.append(
        Mark(
          "c\(index)-t", role: .label, shape: .box, box: box,
          fill: .plain(index.isMultiple(of: 2) ? palette.band : palette.paper),
          words: Mark.Words([column.title], size: 12, colour: palette.text)))
      titles.append(box)
    }
    return titles
  }

  /// The sign of a family: what colour says, said by shape.
  private mutating func drawSign(_ node: EventGraphModel.Node, _ family: String, _ box: Box, isChosen: Bool) {
    guard let shape = Mark.Shape.sign(ofFamily: family) else { return }
    scene.marks.append(
      Mark(
        node.name + "-g", role: .part, shape: shape,
        box: Box(centre: Point(box.left + 11, box.centre.y), width: 10, height: 10),
        fill: .plain(isChosen ? palette.ink(on: palette.family(family)) : palette.family(family))))
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
    figures.append(
      wording.text(options.direction == .rightToLeft ? "graph.subtitle.rtl" : "graph.subtitle"))
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
    func tinted(_ colour: Colour) -> Colour { colour.faded(tint).over(palette.paper) }
    switch node.kind {
    case .event(let family, let isChosen, let isActual):
      let colour = palette.family(family)
      shape = .roundedBox
      fill = isChosen ? colour : tinted(colour)
      line = Stroke(colour, isChosen ? 2.2 : 1.3, isActual ? .solid : .dotted)
      words = isChosen ? palette.ink(on: colour) : palette.text
    case .otherDate(let family):
      let colour = palette.family(family)
      (shape, fill, line, words) = (.roundedBox, tinted(colour), Stroke(colour, 1.3, .dashed), palette.text)
    case .actor:
      (shape, fill, line, words) = (.ellipse, palette.actor, Stroke(palette.mutedText, 1.3), palette.text)
    case .hub:
      return Mark(node.name, role: .part, shape: .circle, box: box, fill: .plain(palette.order))
    case .document:
      (shape, fill, line, words) = (.note, palette.note, Stroke(palette.noteLine, 1.3), palette.text)
    }
    return Mark(
      node.name, role: .event, shape: shape, box: box, fill: .plain(fill), line: line,
      words: Mark.Words(node.lines, size: 11, colour: words), tooltip: node.tooltip, url: node.url)
  }

  private func link(
    _ edge: EventGraphModel.Edge, _ drawn: EventGraphLayout.Edge, _ page: Box, _ place: (Point) -> Point
  ) -> Link {
    let style = style(of: edge)
    return Link(
      from: edge.from, to: edge.to, path: BezierPath.kept(on: page, drawn.path.map(place)),
      startTip: style.start == .none ? nil : drawn.startTip.map(place),
      endTip: style.end == .none ? nil : drawn.endTip.map(place), stroke: style.stroke, startArrow: style.start,
      endArrow: style.end, tooltip: edge.tooltip)
  }

  /// As that of its kind; a line into a hub has its arrow behind the hub.
  func style(of edge: EventGraphModel.Edge) -> (stroke: Stroke, start: Link.Arrow, end: Link.Arrow) {
    var style = style(of: edge.kind)
    if edge.kind == .earlier, edge.to.hasPrefix("hub") { style.end = .none }
    return style
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
