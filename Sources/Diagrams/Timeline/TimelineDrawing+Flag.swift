extension TimelineDrawing {
  /// The flag of X: its words on the side that has room, what is before it at its left, what is later at its right.
  mutating func drawFlag() {
    guard let flag = model.flag, let x = flagX else { return }
    let (top, bottom) = (lanesTop - 48, lanesTop - 26)
    rule(Point(x, bottom), Point(x, lanesBottom + 8), palette.accent, 1.8)

    let before = countLines(flag)
    let later = flag.later > 0 ? wording.count("after.count", flag.later) : ""
    let wordsWidth = metrics.width(flag.words, size: 11, bold: true) + 17
    let beforeWidth = before.map { metrics.width($0.text, size: 11, bold: $0.bold) }.reduce(0, +) + 40
    let laterWidth = later.isEmpty ? 0 : metrics.width(later, size: 11) + 12
    let base = bottom - 7.2
    // The flag flies to the left, where "before" is, unless it and its counts do not fit there.
    let fliesLeft = x - wordsWidth - 9 - beforeWidth > 8 || x + wordsWidth + 9 + laterWidth > scene.width - 8
    let tip = fliesLeft ? x - wordsWidth : x + wordsWidth
    let point = fliesLeft ? tip - 9 : tip + 9
    scene.backdrop.append(
      .area(
        [
          Point(tip, top), Point(x, top), Point(x, bottom), Point(tip, bottom), Point(point, (top + bottom) / 2),
        ], fill: palette.accent))
    write(
      flag.words, at: Point((tip + x) / 2, base), anchor: .middle, size: 11, bold: true, colour: palette.accentText)

    var end = fliesLeft ? point - 7 : x - 8
    for part in before.reversed() {
      end -= write(
        part.text, at: Point(end, base), anchor: .end, size: 11, bold: part.bold,
        colour: part.bold ? palette.accent : palette.mutedText)
      end -= 10
    }
    if !later.isEmpty {
      write(later, at: Point(fliesLeft ? x + 8 : point + 7, base), size: 11, colour: palette.mutedText)
    }
  }

  /// The certain count in bold, then what is only possible and what is disputed.
  private func countLines(_ flag: BeforeFlag) -> [(text: String, bold: Bool)] {
    var lines = [(wording.count("before.count", flag.definite), true)]
    if flag.possible > 0 { lines.append((wording.count("before.possible", flag.possible), false)) }
    if flag.disputed > 0 { lines.append((wording.count("before.disputed", flag.disputed), false)) }
    return lines
  }

  /// Dashed links between a disputed date and the event's own, along the bottom of the lane.
  mutating func drawDisputes() {
    if model.disputes.isEmpty { return }
    let marks = Dictionary(scene.marks.lazy.map { ($0.name, $0) }) { first, _ in first }
    for dispute in model.disputes {
      let (alternative, main) = (model.name(of: dispute.alternative), model.name(of: dispute.main))
      guard let from = marks[alternative], let to = marks[main],
        let lane = laneBoxes.firstIndex(where: { $0.top <= from.box.centre.y && from.box.centre.y <= $0.bottom })
      else { continue }
      let bottom = laneBoxes[lane].bottom - 5
      let start = Point(from.box.centre.x, from.box.bottom)
      // Met at the left end, from the outside; from below where the label stands at the left.
      let isBar = marks[main + "-t"].map { $0.box.right > to.box.left } ?? true
      let end = isBar ? Point(to.box.left, to.box.centre.y) : Point(to.box.centre.x, to.box.bottom)
      let turn = isBar ? end.x - 11 : end.x
      let sign: Double = start.x <= turn ? 1 : -1
      let radius = min(16, abs(turn - start.x) / 2)
      var path = [start, Point(start.x, (start.y + bottom) / 2), Point(start.x, bottom)]
      path += [Point(start.x + sign * radius, bottom)]
      let third = (turn - start.x) / 3
      path += [
        Point(start.x + third, bottom), Point(turn - third, bottom), Point(turn - sign * radius, bottom),
      ]
      path += [Point(turn, bottom), Point(turn, (bottom + end.y) / 2), Point(turn, isBar ? end.y + 14 : end.y)]
      if isBar { path += [Point(turn, end.y + 4), Point(turn + 3, end.y), end] }
      scene.links.append(
        Link(
          from: alternative, to: main, path: path,
          stroke: Stroke(palette.family(dispute.main.family), 1.1, .dashed), tooltip: model.tooltip(of: dispute)))
    }
  }
}
