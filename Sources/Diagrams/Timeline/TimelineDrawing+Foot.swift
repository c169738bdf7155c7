internal import EventGraph

extension TimelineDrawing {
  /// One line, or more where they are needed, that explains what occurs and nothing else.
  ///
  /// - Returns: the bottom of what was drawn.
  mutating func drawLegend(top: Double) -> Double {
    var y = top + 34
    write(wording.text("legend.title"), at: Point(28, y + 3), size: 10.5, bold: true, colour: palette.text)
    var x = plotLeft - 4
    for (index, entry) in legendEntries().enumerated() {
      let width = metrics.width(entry.words, size: 10)
      if x > plotLeft, x + entry.room + 8 + width > scene.width - 20 {
        x = plotLeft - 4
        y += 22
      }
      draw(entry.sample, name: "legend\(index)", left: x, y: y)
      write(entry.words, at: Point(x + entry.room + 8, y + 2), size: 10, colour: palette.text)
      x += entry.room + 8 + width + 28
    }
    return y + 10
  }

  private enum Sample {
    case dot, ring, square, brackets, state, open, effect, diamond, column, wash, slashes, family(String)
  }

  private func legendEntries() -> [(sample: Sample, room: Double, words: String)] {
    var entries: [(Sample, Double, String)] = []
    if legend.day { entries.append((.dot, 9, wording.text("legend.day"))) }
    if legend.days { entries.append((.square, 7, wording.text("legend.days"))) }
    if legend.partial { entries.append((.brackets, 36, wording.text("legend.partial"))) }
    if legend.state { entries.append((.state, 60, wording.text("legend.state"))) }
    if legend.open { entries.append((.open, 50, wording.text("legend.open"))) }
    if legend.effect { entries.append((.effect, 50, wording.text("legend.effect"))) }
    if legend.status { entries.append((.ring, 9, wording.text("legend.status"))) }
    if legend.conflict { entries.append((.diamond, 13, wording.text("legend.conflict"))) }
    if legend.count { entries.append((.column, 24, wording.text("legend.count"))) }
    if model.flag != nil { entries.append((.wash, 26, wording.text("legend.before"))) }
    if scale.segments.count > 1 { entries.append((.slashes, 12, wording.text("legend.break"))) }
    if !model.hasFamilyLanes {
      let present = Set(model.lanes.flatMap { $0.items.map(\.family) })
      for family in Taxonomy.families where present.contains(family) {
        entries.append((.family(family), 9, wording.text("family.\(family)")))
      }
    }
    return entries
  }

  private mutating func draw(_ sample: Sample, name: String, left: Double, y: Double) {
    let colour = palette.neutral
    let faint = colour.faded(12)
    func mark(_ suffix: String, _ shape: Mark.Shape, _ box: Box, _ fill: Mark.Fill, _ line: Stroke? = nil) {
      scene.marks.append(Mark(name + suffix, role: .legend, shape: shape, box: box, fill: fill, line: line))
    }
    func bar(_ from: Double, _ to: Double, height: Double = 9) -> Box {
      Box(left: left + from, top: y - height / 2, right: left + to, bottom: y + height / 2)
    }
    switch sample {
    case .dot: mark("", .circle, bar(0, 9), .plain(colour))
    case .family(let family): mark("", .circle, bar(0, 9), .plain(palette.family(family)))
    case .ring: mark("", .circle, bar(0, 9), .plain(palette.paper), Stroke(colour, 1.6))
    case .square: mark("", .box, bar(0, 7), .plain(colour))
    case .brackets:
      mark("a", .box, bar(0, 18), .gradient(faint, colour))
      mark("b", .box, bar(18, 36), .gradient(colour, faint))
      for (x, inwards) in [(left, 3.0), (left + 36, -3.0)] {
        scene.backdrop.append(
          .line(
            [Point(x + inwards, y - 6.5), Point(x, y - 6.5), Point(x, y + 6.5), Point(x + inwards, y + 6.5)],
            Stroke(colour, 1.4)))
      }
    case .state:
      mark("a", .box, bar(0, 25), .gradient(faint, colour))
      mark("b", .box, bar(25, 35), .plain(colour))
      mark("c", .box, bar(35, 60), .gradient(colour, faint))
    case .open: mark("", .box, bar(0, 50), .gradient(colour, faint))
    case .effect:
      mark("a", .box, bar(4, 50, height: 5), .gradient(colour, faint))
      mark("b", .circle, bar(0, 9), .plain(colour), Stroke(palette.paper, 1.4))
    case .diamond: mark("", .diamond, bar(0, 13, height: 13), .plain(palette.paper), Stroke(colour, 1.8))
    case .column:
      for (index, height) in [7.0, 13].enumerated() {
        let from = left + Double(index) * 12
        mark(
          "\(index)", .box, Box(left: from + 0.5, top: y + 6 - height, right: from + 11.5, bottom: y + 6),
          .plain(colour.faded(150)))
      }
    case .wash: fill(bar(0, 26, height: 14), palette.bandWash, line: Stroke(palette.accent, 1.4))
    case .slashes:
      for shift in [0.0, 6] {
        rule(Point(left + shift, y + 6), Point(left + shift + 4, y - 7), palette.accent, 1.4)
      }
    }
  }

  /// Lines of sources that are kept apart.
  private static let sourceLimit = 12

  /// How many of the sources are listed by number.
  static func sourcesShown(of count: Int) -> Int { count > sourceLimit ? sourceLimit - 1 : count }

  /// The numbered sources, in two columns where they fit.
  mutating func drawSources(top: Double) -> Double {
    let sources = model.sources.sorted { $0.value < $1.value }
    guard !sources.isEmpty else { return top }
    var y = top + 20
    write(wording.text("sources.title"), at: Point(28, y), size: 10.5, bold: true, colour: palette.text)
    let shown = sources.prefix(Self.sourcesShown(of: sources.count))
    let left = plotLeft - 4
    let columns = shown.count > 3 ? 2.0 : 1.0
    let column = (scene.width - 28 - left) / columns
    let perColumn = (shown.count + Int(columns) - 1) / Int(columns)
    for (index, (document, number)) in shown.enumerated() {
      let x = left + Double(index / perColumn) * column
      let line = y + Double(index % perColumn) * 14
      write("\(number)", at: Point(x, line), size: 9, bold: true, colour: palette.text)
      write(sourceLine(document, width: column - 44), at: Point(x + 18, line), size: 9, colour: palette.mutedText)
    }
    y += Double(perColumn - 1) * 14
    if sources.count > shown.count {
      y += 14
      write(
        wording.count("sources.more", sources.count - shown.count), at: Point(left + 18, y), size: 9,
        colour: palette.mutedText)
    }
    return y
  }

  /// Title, who published it, when, and where it can be read; cut to its column.
  private mutating func sourceLine(_ id: ID<Document>, width: Double) -> String {
    let document = model.input.graph.documents[id]
    var parts = [TimelineModel.cut(model.input.sourceName(id), to: 110)]
    if let source = document.source, !source.isEmpty, source != parts[0] { parts.append(TimelineModel.cut(source)) }
    if let created = document.created { parts.append(wording.date(created)) }
    if let url = document.url.flatMap({ SafeURL($0) }) { parts.append(TimelineModel.cut(url.text, to: 70)) }
    let text = Wording.joined(parts)
    let room = metrics.width(text, size: 9)
    if room <= width { return text }
    return TimelineModel.cut(text, to: max(10, Int(Double(text.count) * width / room * 0.94)))
  }
}
