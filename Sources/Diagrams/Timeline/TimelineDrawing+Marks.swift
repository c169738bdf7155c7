internal import EventGraph
internal import TimeModel

extension TimelineDrawing {
  /// Draws the marks of all lanes in the order of time, which is the order that a screen reader reads them in.
  mutating func drawLanes(_ contents: [LaneContents]) {
    var jobs: [(lane: Int, placed: LaneContents.Placed)] = []
    for (lane, contents) in contents.enumerated() { jobs += contents.placed.map { (lane, $0) } }
    let order = jobs.indices.sorted { left, right in
      let (one, two) = (jobs[left].placed.item.extent, jobs[right].placed.item.extent)
      return (one.firstDay, one.lastDay, left) < (two.firstDay, two.lastDay, right)
    }
    for index in order {
      let (lane, placed) = jobs[index]
      let (contents, top) = (contents[lane], laneBoxes[lane].top)
      let rowTop: Double
      if placed.place.side == nil {
        let thinTop = top + 6 + Double(contents.rows) * contents.rowing.height
        // So that the mark, drawn under the top of a row, lands in the middle of its thin row.
        rowTop = thinTop + (Double(placed.place.row) + 0.5) * LaneContents.thinRowHeight - contents.rowing.centre
      } else {
        rowTop = top + Double(placed.place.row) * contents.rowing.height
      }
      draw(placed, lane: lane, rowTop: rowTop, contents)
    }
    for (lane, contents) in contents.enumerated() { drawCounts(contents.counts, lane: lane) }
  }

  private mutating func draw(
    _ placed: LaneContents.Placed, lane: Int, rowTop: Double, _ contents: LaneContents
  ) {
    let (item, texts) = (placed.item, placed.texts)
    let rowing = contents.rowing
    let isBelow = placed.place.side == .below
    let centre = rowTop + (isBelow ? rowing.barCentre : rowing.centre)
    if let crowd = placed.crowd {
      drawCrowd(crowd, texts, centre: Point((placed.entry.left + placed.entry.right) / 2, centre), lane: lane)
    } else {
      drawMark(item, texts, centre: centre, lane: lane)
    }
    guard let side = placed.place.side else { return }
    let (labelBase, dateBase) =
      isBelow
      ? (rowTop + rowing.barLabelBase, rowTop + rowing.barDateBase)
      : (rowTop + rowing.labelBase, rowTop + rowing.dateBase)
    let gap = RowPacking.labelGap
    let isShort = placed.place.isShort
    let (x, anchor): (Double, TextRun.Anchor) =
      switch side {
      case .right: (placed.entry.right + gap, .start)
      case .left: (placed.entry.left - gap, .end)
      case .below: (contents.packing.labelLeftBelow((isShort ? placed.entry.shortened : nil) ?? placed.entry), .start)
      }
    let dateColour = item.isAlternative ? palette.family(item.family) : palette.mutedText
    if placed.labelWidth > 0 {
      label(
        texts.name + "-t", (isShort ? texts.shortLabel : nil) ?? texts.label, x: x, base: labelBase, anchor: anchor,
        size: 11, width: (isShort ? placed.shortWidth : nil) ?? placed.labelWidth, colour: palette.text, lane: lane)
    }
    label(
      texts.name + "-d", texts.date, x: x, base: dateBase, anchor: anchor, size: 9, width: placed.dateWidth,
      colour: dateColour, lane: lane)
  }

  private mutating func label(
    _ name: String, _ text: String, x: Double, base: Double, anchor: TextRun.Anchor, size: Double, width: Double,
    colour: Colour, lane: Int
  ) {
    let left = anchor == .end ? x - width : x
    // The renderer sets the base line of a single line a quarter of its size under the middle of its box.
    let middle = base - size * 0.25
    let box = Box(left: left, top: middle - size * 0.63, right: left + width, bottom: middle + size * 0.63)
    var fill = Mark.Fill.plain(ground(lane: lane, x: box.centre.x))
    if let flagX, box.left < flagX, flagX < box.right {
      // The ground changes under the label: each side is laid in its own colour.
      var (before, after) = (box, box)
      (before.right, after.left) = (flagX, flagX)
      for (suffix, part) in [("-l", before), ("-r", after)] {
        scene.marks.append(
          Mark(
            name + suffix, role: .part, shape: .box, box: part,
            fill: .plain(ground(lane: lane, x: part.centre.x))))
      }
      fill = .none
    }
    scene.marks.append(
      Mark(
        name, role: .label, shape: .box, box: box, fill: fill,
        words: Mark.Words([text], size: size, colour: colour, anchor: anchor)))
  }

  private mutating func drawMark(_ item: TimelineItem, _ texts: MarkTexts, centre y: Double, lane: Int) {
    let colour = palette.family(item.family)
    if item.isAlternative {
      legend.conflict = true
      let edges = markEdges(item.extent)
      let x = (edges.left + edges.right) / 2
      add(
        texts, .diamond, Box(centre: Point(x, y), width: 13, height: 13), .plain(ground(lane: lane, x: x)),
        line: Stroke(colour, 1.8))
      return
    }
    if let effect = item.effect { drawEffect(item, effect, named: texts.name, y: y, colour: colour) }
    let edges = markEdges(item.extent)
    switch item.extent {
    case .day:
      legend.day = true
      let x = (edges.left + edges.right) / 2
      drawDot(item, texts, x: x, y: y, colour: colour, lane: lane)
    case .days:
      legend.days = true
      drawSolid(item, texts, left: edges.left, right: edges.right, y: y, colour: colour, lane: lane)
    case .window:
      legend.partial = true
      let middle = (edges.left + edges.right) / 2
      // The halves overlap a little, so that no seam shows; pale ones would show the overlap.
      let overlap = item.isActual ? 0.2 : 0
      let corners = (edges.left, middle - overlap, middle + overlap, edges.right)
      drawBar(item, texts, corners, y: y, colour: colour)
      for (x, inwards) in [(edges.left, 3.0), (edges.right, -3.0)] {
        scene.backdrop.append(
          .line(
            [Point(x + inwards, y - 6.5), Point(x, y - 6.5), Point(x, y + 6.5), Point(x + inwards, y + 6.5)],
            Stroke(colour, 1.4)))
      }
    case .span(let span):
      let corners = spanEdges(span)
      if span.latest == nil || span.earliest == nil { legend.open = true } else { legend.state = true }
      drawBar(item, texts, corners, y: y, colour: colour)
    }
  }

  private mutating func drawDot(
    _ item: TimelineItem, _ texts: MarkTexts, x: Double, y: Double, colour: Colour, lane: Int
  ) {
    let box = Box(centre: Point(x, y), width: 9, height: 9)
    let ground = ground(lane: lane, x: x)
    if item.isActual {
      add(texts, .circle, box, .plain(colour), line: Stroke(ground, 1.4))
    } else {
      legend.status = true
      add(texts, .circle, box, .plain(ground), line: Stroke(colour, 1.6))
    }
  }

  private mutating func drawSolid(
    _ item: TimelineItem, _ texts: MarkTexts, left: Double, right: Double, y: Double, colour: Colour, lane: Int
  ) {
    let box = Box(left: left, top: y - 4.5, right: right, bottom: y + 4.5)
    if item.isActual {
      add(texts, .box, box, .plain(colour))
    } else {
      legend.status = true
      add(texts, .box, box, .plain(ground(lane: lane, x: left)), line: Stroke(colour, 1.6))
    }
  }

  /// What an act leaves: a thinner bar behind its mark.
  private mutating func drawEffect(
    _ item: TimelineItem, _ effect: SpanEdges, named name: String, y: Double, colour: Colour
  ) {
    let corners = spanEdges(effect)
    guard corners.right - corners.left > 12 else { return }
    legend.effect = true
    addBar(name + "-f", item, corners, y: y, height: 5, colour: colour)
  }

  private mutating func drawBar(
    _ item: TimelineItem, _ texts: MarkTexts, _ corners: (Double, Double, Double, Double), y: Double, colour: Colour
  ) {
    if !item.isActual { legend.status = true }
    addBar(texts.name, item, corners, y: y, height: 9, colour: colour)
    // The event itself, over the whole bar and invisible: carries tooltip, address and id, and is what links end at.
    let box = Box(left: corners.0, top: y - 4.5, right: corners.3, bottom: y + 4.5)
    let isBracketed = if case .window = item.extent { true } else { false }
    add(texts, .box, box, .none, line: item.isActual || isBracketed ? nil : Stroke(colour, 1.2, .dashed))
  }

  private mutating func addBar(
    _ name: String, _ item: TimelineItem, _ corners: (Double, Double, Double, Double), y: Double, height: Double,
    colour: Colour
  ) {
    let faint = colour.faded(12)
    let strength: UInt8 = item.isActual ? 255 : 90
    let full = colour.faded(strength)
    func part(_ suffix: String, _ left: Double, _ right: Double, _ fill: Mark.Fill) {
      guard right - left > 0.05 else { return }
      scene.marks.append(
        Mark(
          name + suffix, role: .part, shape: .box,
          box: Box(left: left, top: y - height / 2, right: right, bottom: y + height / 2), fill: fill))
    }
    part("-a", corners.0, corners.1, .gradient(faint, full))
    part("-b", corners.1, corners.2, .plain(full))
    part("-c", corners.2, corners.3, .gradient(full, faint))
  }

  private mutating func add(
    _ texts: MarkTexts, _ shape: Mark.Shape, _ box: Box, _ fill: Mark.Fill, line: Stroke? = nil
  ) {
    scene.marks.append(
      Mark(
        texts.name, role: .event, shape: shape, box: box, fill: fill, line: line, tooltip: texts.tooltip,
        url: texts.url))
  }

  /// Several events as one mark with their number.
  private mutating func drawCrowd(_ crowd: CountMark, _ texts: MarkTexts, centre: Point, lane: Int) {
    legend.count = true
    let count = crowd.items.count
    let colour = model.lanes[lane].family.map(palette.family) ?? palette.neutral
    let half = max(9, metrics.width("\(count)", size: 9) / 2 + 5)
    scene.marks.append(
      Mark(
        texts.name, role: .event, shape: .roundedBox,
        box: Box(centre: centre, width: 2 * half, height: 15), fill: .plain(ground(lane: lane, x: centre.x)),
        line: Stroke(colour, 1.8), words: Mark.Words(["\(count)"], size: 9, colour: palette.text),
        tooltip: texts.tooltip, members: crowd.members))
  }

  /// Columns for what lies too close, higher for more; their numbers where there is room.
  private mutating func drawCounts(_ counts: [CountMark], lane: Int) {
    guard let most = counts.map(\.items.count).max() else { return }
    legend.count = true
    let base = laneBoxes[lane].bottom - 8
    let family = model.lanes[lane].family.map(palette.family) ?? palette.neutral
    let byNumber = counts.indices.sorted { (counts[$1].items.count, $0) < (counts[$0].items.count, $1) }
    var numbered: [(left: Double, right: Double)] = []
    for index in byNumber {
      let mark = counts[index]
      let share = Logarithm.natural(Double(mark.items.count + 1)) / Logarithm.natural(Double(most + 1))
      let height = 3 + 19 * share
      let x = (mark.left + mark.right) / 2
      let range = mark.range(wording)
      let total = wording.count("events", mark.items.count)
      scene.marks.append(
        Mark(
          "n\(lane)-\(index)", role: .event, shape: .box,
          box: Box(left: mark.left + 0.5, top: base - height, right: mark.right - 0.5, bottom: base),
          fill: .plain(family.faded(150)), tooltip: "\(range) \u{2014} \(total)", members: mark.members))
      let number = "\(mark.items.count)"
      let width = metrics.width(number, size: 8)
      let room = (left: x - width / 2 - 2, right: x + width / 2 + 2)
      let fits = room.left > laneLeft && room.right < labelRight
      if fits, numbered.allSatisfy({ $0.right <= room.left || room.right <= $0.left }) {
        numbered.append(room)
        write(number, at: Point(x, base - height - 3), anchor: .middle, size: 8, colour: palette.mutedText)
      }
    }
  }
}
