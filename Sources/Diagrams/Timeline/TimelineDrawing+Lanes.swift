internal import EventGraph
internal import TimeModel

extension TimelineDrawing {
  /// Rows of all lanes together that a page should not exceed, and those of one lane.
  private static let (pageRows, laneRows) = (112, 40)

  /// Decides what every lane shows, and sets the boxes of the lanes.
  mutating func layOutLanes() -> [LaneContents] {
    var prepared: [(lane: TimelineLane, placed: [LaneContents.Placed], counts: [CountMark])] = []
    for (index, lane) in model.lanes.enumerated() {
      let (shown, counts) = CountMark.aggregate(lane.items, scale: scale)
      otherDatesLeftOut += lane.items.count - shown.count - counts.map(\.items.count).reduce(0, +)
      var placed = shown.map { self.placed($0) }
      // A lane with room for words shows its crowds as marks among the others, with what they are.
      let isCrowd = lane.items.count > CountMark.crowd
      if !isCrowd { placed += counts.indices.map { self.placed(counts[$0], name: "n\(index)-\($0)") } }
      prepared.append((lane, placed, isCrowd ? counts : []))
    }
    var limit = Self.laneRows
    var result: [LaneContents] = []
    repeat {
      let packing = RowPacking(
        left: laneLeft + 6, right: labelRight, line: flagX, limit: limit)
      result = prepared.map { lane, placed, counts in
        var contents = LaneContents(lane: lane, placed: placed, counts: counts, packing: packing)
        let (places, rows, thinRows) = packing.places(of: placed.map(\.entry))
        for index in places.indices { contents.placed[index].place = places[index] }
        (contents.rows, contents.thinRows) = (rows, thinRows)
        contents.hasDispute = placed.contains { $0.item.isAlternative }
        return contents
      }
      limit -= limit > 8 ? 4 : 1
    } while limit > 1 && result.map(\.rows).reduce(0, +) > Self.pageRows
    if result.map(\.rows).reduce(0, +) > Rowing.roomyRows {
      for index in result.indices { result[index].rowing = .tight }
    }
    var top = lanesTop
    for contents in result {
      laneBoxes.append(Box(left: 0, top: top, right: scene.width, bottom: top + contents.height))
      top += contents.height
    }
    lanesBottom = top
    return result
  }

  private mutating func placed(_ item: TimelineItem) -> LaneContents.Placed {
    let texts = model.texts(of: item)
    let label = texts.label == "\u{a0}" ? 0 : metrics.width(texts.label, size: 11)
    let short = texts.shortLabel.map { metrics.width($0, size: 11) }
    let date = metrics.width(texts.date, size: 9)
    var (left, right) = markEdges(item.extent)
    if let effect = item.effect {
      let edges = spanEdges(effect)
      (left, right) = (min(left, edges.left), max(right, edges.right))
    }
    let entry = RowPacking.Entry(
      left: left, right: right, labelWidth: max(label, date), shortWidth: short.map { max($0, date) },
      isBar: right - left >= 72, importance: item.importance)
    return LaneContents.Placed(
      item: item, texts: texts, place: RowPacking.Place(row: 0, side: nil), entry: entry, labelWidth: label,
      shortWidth: short, dateWidth: date)
  }

  /// A crowd as one mark with its number inside; its label says what most of it is ("fine × 8, arrest × 4").
  private mutating func placed(_ crowd: CountMark, name: String) -> LaneContents.Placed {
    var item = crowd.items[0]
    item.effect = nil
    item.importance = 50
    let date = Wording.joined([crowd.range(wording), wording.count("events", crowd.items.count)])
    let label = crowd.label(wording)
    let texts = MarkTexts(
      name: name, label: label, date: date, tooltip: Wording.joined([date, label], separator: " \u{2014} "))
    let labelWidth = metrics.width(label, size: 11)
    let dateWidth = metrics.width(date, size: 9)
    let half = max(9, metrics.width("\(crowd.items.count)", size: 9) / 2 + 5)
    let x = (crowd.left + crowd.right) / 2
    let entry = RowPacking.Entry(
      left: x - half, right: x + half, labelWidth: max(labelWidth, dateWidth), isBar: false,
      importance: item.importance)
    return LaneContents.Placed(
      item: item, texts: texts, crowd: crowd, place: RowPacking.Place(row: 0, side: nil), entry: entry,
      labelWidth: labelWidth, dateWidth: dateWidth)
  }

  /// Left and right edge of the mark of an extent.
  func markEdges(_ extent: TimeExtent) -> (left: Double, right: Double) {
    func atLeast(_ width: Double, _ left: Double, _ right: Double) -> (left: Double, right: Double) {
      let missing = max(0, width - (right - left)) / 2
      return (left - missing, right + missing)
    }
    switch extent {
    case .day(let day):
      let x = scale.x(middleOf: day)
      return (x - 4.5, x + 4.5)
    case .days(let first, let last):
      return atLeast(7, scale.x(startOf: first), scale.x(startOf: last.advanced(by: 1)))
    case .window(let first, let last):
      return atLeast(14, scale.x(startOf: first), scale.x(startOf: last.advanced(by: 1)))
    case .span(let edges):
      let edges = spanEdges(edges)
      return (edges.left, edges.right)
    }
  }

  /// The four corners of a bar: where it fades in, where it is certain, where it fades out. Open sides fade to the end
  /// of the chart on the right, over a short way on the left.
  func spanEdges(_ edges: SpanEdges) -> (left: Double, coreLeft: Double, coreRight: Double, right: Double) {
    var coreLeft = scale.x(startOf: edges.from)
    var coreRight = scale.x(startOf: edges.to)
    var left = edges.earliest.map { scale.x(startOf: $0) } ?? max(scale.left, coreLeft - 60)
    var right = edges.latest.map { scale.x(startOf: $0) } ?? scale.right
    let missing = max(0, 10 - (right - left)) / 2
    (left, right) = (left - missing, right + missing)
    (coreLeft, coreRight) = (min(max(coreLeft, left), right), max(min(coreRight, right), left))
    return (left, coreLeft, max(coreLeft, coreRight), right)
  }

  /// Bands, the wash left of X, and the titles.
  mutating func drawLaneGrounds() {
    for (index, box) in laneBoxes.enumerated() { fill(box, index.isMultiple(of: 2) ? palette.band : palette.paper) }
    if let flagX, let flag = model.flag {
      for (index, box) in laneBoxes.enumerated() {
        fill(
          Box(left: laneLeft, top: box.top, right: flagX, bottom: box.bottom),
          index.isMultiple(of: 2) ? palette.bandWash : palette.wash)
      }
      let open = scale.x(startOf: flag.latest.advanced(by: 1))
      if flag.latest > flag.earliest {
        fill(Box(left: flagX, top: lanesTop, right: open, bottom: lanesBottom), palette.openWash)
      }
    }
    for (lane, box) in zip(model.lanes, laneBoxes) {
      let colour = lane.family.map(palette.family) ?? palette.neutral
      fill(Box(left: 0, top: box.top, right: 5, bottom: box.bottom), colour)
      let lines = fitted(lane.title, size: 12.5, bold: true, width: laneLeft - 28)
      let description = lane.description.isEmpty ? [] : fitted(lane.description, size: 9.5, width: laneLeft - 28)
      let height = Double(lines.count) * 15.5 + Double(description.count) * 12.5
      var y = (box.top + box.bottom) / 2 - height / 2 + 11
      for line in lines {
        write(line, at: Point(20, y), size: 12.5, bold: true, colour: palette.text)
        y += 15.5
      }
      y -= 0.5
      for line in description {
        write(line, at: Point(20, y), size: 9.5, colour: palette.mutedText)
        y += 12.5
      }
    }
  }

  /// At most two lines that fit into a width, broken at spaces; what is too long ends in an ellipsis.
  mutating func fitted(_ text: String, size: Double, bold: Bool = false, width: Double) -> [String] {
    let text = PlainLabel(text).lines[0]
    // Asked first and for the whole text, so that what is measured does not depend on what was measured before.
    let whole = metrics.width(text, size: size, bold: bold)
    if whole <= width { return [text] }
    let perCharacter = whole / Double(max(text.count, 1))
    let room = max(4, Int(width / perCharacter * 0.94))
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= room {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
    let cut = lines.count > 2
    return lines.prefix(2).enumerated().map { index, line in
      if line.count > room { return line.prefix(room - 1) + "\u{2026}" }
      return index == 1 && cut ? line.prefix(room - 1) + "\u{2026}" : line
    }
  }

  /// The ground that a label stands on.
  func ground(lane: Int, x: Double) -> Colour {
    if let flagX, x < flagX { return lane.isMultiple(of: 2) ? palette.bandWash : palette.wash }
    return lane.isMultiple(of: 2) ? palette.band : palette.paper
  }
}
