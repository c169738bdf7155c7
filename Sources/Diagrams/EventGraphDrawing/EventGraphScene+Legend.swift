internal import EventGraph

extension EventGraphScene {
  /// The kinds of links and nodes that occur.
  ///
  /// - Returns: the bottom of what was drawn.
  mutating func drawLegend(top: Double) -> Double {
    let wording = input.wording
    var (x, y) = (28.0, top)
    func room(_ width: Double) {
      if x > 28, x + width > scene.width - 20 { (x, y) = (28, y + 22) }
    }
    func write(_ text: String, bold: Bool = false) {
      x += self.write(
        text, x: x, y: y + 3.4, size: bold ? 10.5 : 10, bold: bold, colour: palette.text)
    }

    let kinds = occurringKinds
    if !kinds.isEmpty {
      write(wording.text("links.title"), bold: true)
      x += 24
    }
    for (kind, key) in kinds {
      let words = wording.text(key)
      room(54 + metrics.width(words, size: 10))
      sample(style(of: kind), x: x, y: y)
      x += 48
      write(words)
      x += 26
    }
    if model.hasHubs {
      let words = wording.text("link.all")
      room(54 + metrics.width(words, size: 10))
      hubSample(x: x, y: y)
      x += 48
      write(words)
      x += 26
    }
    x += 10
    let families = occurringFamilies
    room(120)
    write(wording.text("nodes.title"), bold: true)
    x += 24
    for family in families {
      let words = wording.text("family.\(family)")
      room(24 + metrics.width(words, size: 10))
      let colour = palette.family(family)
      swatch(x, y, fill: colour.faded(48).over(palette.paper), line: Stroke(colour, 2), sign: .sign(ofFamily: family))
      x += 20
      write(words)
      x += 22
    }
    for (count, key, fill, line) in [
      (model.counts.actors, "node.actor", palette.actor, palette.mutedText),
      (model.counts.documents, "node.document", palette.note, palette.noteLine),
    ] where count > 0 {
      let words = wording.text(key)
      room(24 + metrics.width(words, size: 10))
      swatch(x, y, fill: fill, line: Stroke(line, 1.3), isOval: key == "node.actor")
      x += 20
      write(words)
      x += 22
    }
    return y + 8
  }

  private var occurringKinds: [(EventGraphModel.EdgeKind, String)] {
    let present = Set(model.edges.map(\.kind))
    var kinds: [(EventGraphModel.EdgeKind, String)] = [
      (.earlier, "link.earlier"), (.earlierThanChosen, "link.earlier-than-chosen"),
      (.participates, "link.participates"), (.reports, "link.reports"), (.conflict, "link.conflict"),
    ]
    // Stated relations carry their words; the legend explains the line once for each kind.
    kinds += Relation.Kind.allCases.map { (.stated($0), "link.\($0.name)") }
    return kinds.filter { present.contains($0.0) }
  }

  private var occurringFamilies: [String] {
    let present = Set(
      model.nodes.compactMap { node -> String? in
        switch node.kind {
        case .event(let family, _, _), .otherDate(let family): family
        default: nil
        }
      })
    return Taxonomy.families.filter(present.contains)
  }

  private mutating func sample(_ style: (stroke: Stroke, start: Link.Arrow, end: Link.Arrow), x: Double, y: Double) {
    let end = style.end == .filled || style.end == .open ? x + 34 : x + 38
    scene.backdrop.append(.line([Point(x, y), Point(end, y)], style.stroke))
    var solid = style.stroke
    solid.dash = .solid
    switch style.end {
    case .filled, .open:
      let head = [Point(x + 41, y), Point(x + 34, y - 3), Point(x + 34, y + 3)]
      scene.backdrop.append(
        .area(head, fill: style.end == .filled ? style.stroke.colour : palette.paper, line: solid))
    case .tee:
      for edge in [x, x + 38] { scene.backdrop.append(.line([Point(edge, y - 4), Point(edge, y + 4)], solid)) }
    case .none: break
    }
  }

  /// Two lines into a point, two out of it.
  private mutating func hubSample(x: Double, y: Double) {
    let stroke = style(of: .earlier).stroke
    for shift in [-5.0, 5] {
      scene.backdrop.append(.line([Point(x, y + shift), Point(x + 17, y)], stroke))
      scene.backdrop.append(.line([Point(x + 17, y), Point(x + 33, y + shift)], stroke))
      let head = [Point(x + 40, y + shift), Point(x + 33, y + shift - 3), Point(x + 33, y + shift + 3)]
      scene.backdrop.append(.area(head, fill: stroke.colour, line: stroke))
    }
    scene.marks.append(
      Mark(
        "legend\(scene.marks.count)", role: .legend, shape: .circle,
        box: Box(centre: Point(x + 17, y), width: 7, height: 7), fill: .plain(palette.order)))
  }

  private mutating func swatch(
    _ x: Double, _ y: Double, fill: Colour, line: Stroke, isOval: Bool = false, sign: Mark.Shape? = nil
  ) {
    let box = Box(left: x - 1, top: y - 6, right: x + 15, bottom: y + 6)
    scene.marks.append(
      Mark(
        "legend\(scene.marks.count)", role: .legend, shape: isOval ? .ellipse : .box, box: box, fill: .plain(fill),
        line: line))
    if let sign {
      scene.marks.append(
        Mark(
          "legend\(scene.marks.count)", role: .legend, shape: sign,
          box: Box(centre: box.centre, width: 9, height: 9), fill: .plain(line.colour)))
    }
  }
}
