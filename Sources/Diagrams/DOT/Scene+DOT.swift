extension Scene {
  /// The scene as one self-contained DOT graph: `neato -n2` draws it as Annals does, byte for byte.
  ///
  /// Positions are absolute, so it must be laid out with `nop2` (`neato -n2`); the backdrop travels in `_background`.
  ///
  /// - Parameter boldIsAName: for drawings in this process. libgraphviz loses about 200 bytes with each text under the
  ///   flag for bold; a bold font asked for by its name costs nothing, and `Graphviz` draws both alike. In a file the
  ///   flag is right: `neato` would write the name into its SVG, where no viewer knows it.
  /// - Complexity: O(marks + links + backdrop).
  public func dot(boldIsAName: Bool = false) -> [UInt8] {
    var drawing = XDotWriter(height: height, boldIsAName: boldIsAName)
    drawing.draw(.area([Point(0, 0), Point(width, 0), Point(width, height), Point(0, height)], fill: paper))
    for item in backdrop { drawing.draw(item) }

    var writer = DOTWriter()
    writer.open("annals")
    writer.defaults(
      "graph",
      [
        (.background, .drawing(drawing.text)), (.bgcolor, .colour(paper)), (.notranslate, .word("true")),
        (.outputorder, .word("edgesfirst")), (.pad, .number(0)), (.splines, .word("line")),
      ])
    writer.defaults(
      "node",
      [
        (.fixedsize, .word("shape")), (.fontname, .word(DOTWriter.fontName)), (.fontsize, .number(11)),
        (.label, .word("")), (.margin, .number(0)), (.style, .word("filled")),
      ])
    for mark in marks { write(mark, to: &writer) }
    for (index, link) in links.enumerated() { write(link, key: "l\(index)", to: &writer) }
    writer.close()
    return writer.bytes
  }

  private func write(_ mark: Mark, to writer: inout DOTWriter) {
    var attributes: [(DOTAttribute, DOTValue)] = [
      (.shape, .word(mark.shape.word)), (.pos, .drawing(text(mark.box.centre))),
      (.width, .drawing(Self.inches(mark.box.width))), (.height, .drawing(Self.inches(mark.box.height))),
    ]
    var styles = mark.shape == .roundedBox ? "rounded" : ""
    switch mark.fill {
    case .none: attributes.append((.fillcolor, .word("transparent")))
    case .plain(let colour): attributes.append((.fillcolor, .colour(colour)))
    case .gradient(let from, let to): attributes.append((.fillcolor, .gradient(from, to)))
    }
    styles += styles.isEmpty ? "filled" : ",filled"
    if let line = mark.line {
      attributes.append((.color, .colour(line.colour)))
      attributes.append((.penwidth, .number(line.width)))
      switch line.dash {
      case .solid: break
      case .dashed: styles += ",dashed"
      case .dotted: styles += ",dotted"
      }
    } else {
      attributes.append((.color, .word("transparent")))
      attributes.append((.penwidth, .number(0)))
    }
    if styles != "filled" { attributes.append((.style, .drawing(styles))) }
    if let words = mark.words {
      attributes.append((.label, .label(PlainLabel(lines: words.lines), words.anchor)))
      attributes.append((.fontcolor, .colour(words.colour)))
      if words.size != 11 { attributes.append((.fontsize, .number(words.size))) }
    }
    if !mark.tooltip.isEmpty { attributes.append((.tooltip, .tooltip(PlainLabel(mark.tooltip)))) }
    if let url = mark.url { attributes.append((.url, .url(url))) }
    // So that a page can find everything that belongs to an event: `e…`, `e…-t`, `e…-2-d`.
    if mark.role != .legend { attributes.append((.id, .name(mark.name))) }
    writer.node(mark.name, attributes)
  }

  private func write(_ link: Link, key: String, to writer: inout DOTWriter) {
    var path = ""
    if let tip = link.startTip { path += "s,\(text(tip)) " }
    if let tip = link.endTip { path += "e,\(text(tip)) " }
    path += link.path.map(text).joined(separator: " ")
    var attributes: [(DOTAttribute, DOTValue)] = [
      (.key, .name(key)), (.pos, .drawing(path)), (.color, .colour(link.stroke.colour)),
      (.penwidth, .number(link.stroke.width)), (.dir, .word(link.direction)), (.arrowhead, .word(link.endArrow.word)),
      (.arrowtail, .word(link.startArrow.word)), (.arrowsize, .number(0.65)),
    ]
    switch link.stroke.dash {
    case .solid: break
    case .dashed: attributes.append((.style, .word("dashed")))
    case .dotted: attributes.append((.style, .word("dotted")))
    }
    if !link.tooltip.isEmpty { attributes.append((.tooltip, .tooltip(PlainLabel(link.tooltip)))) }
    writer.edge(link.from, link.to, attributes)
  }

  private func text(_ point: Point) -> String { "\(DOTWriter.text(point.x)),\(DOTWriter.text(height - point.y))" }

  /// Sizes of nodes are inches; more decimals than elsewhere, so that a point stays exact to a thousandth.
  static func inches(_ points: Double) -> String {
    let millionths = Int((max(points, 0.01) / 72 * 1_000_000).rounded())
    var digits = String(millionths % 1_000_000)
    while digits.utf8.count < 6 { digits = "0" + digits }
    return "\(millionths / 1_000_000).\(digits)"
  }
}

extension Mark.Shape {
  fileprivate var word: StaticWord {
    switch self {
    case .circle: "circle"
    case .box, .roundedBox: "box"
    case .diamond: "diamond"
    case .ellipse: "ellipse"
    case .note: "note"
    case .triangle: "triangle"
    case .invertedTriangle: "invtriangle"
    case .pentagon: "pentagon"
    case .hexagon: "hexagon"
    case .star: "star"
    case .parallelogram: "parallelogram"
    case .trapezium: "trapezium"
    case .house: "house"
    case .invertedHouse: "invhouse"
    }
  }
}

extension Link {
  fileprivate var direction: StaticWord {
    switch (startArrow != .none, endArrow != .none) {
    case (false, false): "none"
    case (true, false): "back"
    case (false, true): "forward"
    case (true, true): "both"
    }
  }
}

extension Link.Arrow {
  fileprivate var word: StaticWord {
    switch self {
    case .none: "none"
    case .filled: "normal"
    case .open: "onormal"
    case .tee: "tee"
    }
  }
}
