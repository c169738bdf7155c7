internal import TimeModel

extension TimelineDrawing {
  /// The same events on an even scale, joined to the segments above by trapezoids. Nothing for an even chart.
  ///
  /// - Returns: the bottom of what was drawn.
  mutating func drawOverview(top: Double) -> Double {
    guard scale.segments.count > 1 else { return top + 4 }
    let even = TimeScale(from: scale.first, to: scale.end, left: plotLeft, right: plotRight)
    let (stripTop, stripBottom) = (top + 26, top + 56)
    for (index, segment) in scale.segments.enumerated() {
      let colour = index.isMultiple(of: 2) ? palette.strip : palette.strongStrip
      let (left, right) = (even.x(startOf: segment.first), even.x(startOf: segment.end))
      scene.backdrop.append(
        .area(
          [Point(segment.left, top), Point(segment.right, top), Point(right, stripTop), Point(left, stripTop)],
          fill: colour))
      fill(Box(left: left, top: stripTop, right: right, bottom: stripBottom), colour)
    }
    drawOverviewTicks(even, bottom: stripBottom)
    drawOverviewMarks(even, top: stripTop)
    if let flag = model.flag {
      let x = even.x(middleOf: flag.earliest)
      rule(Point(x, stripTop - 4), Point(x, stripBottom + 4), palette.accent, 1.4)
    }
    write(
      wording.text("overview.title"), at: Point(20, stripTop + 11.9), size: 10.5, bold: true, colour: palette.text)
    write(wording.text("overview.description"), at: Point(20, stripTop + 26.2), size: 9, colour: palette.mutedText)
    return stripBottom + 18
  }

  private mutating func drawOverviewTicks(_ even: TimeScale, bottom: Double) {
    let density = even.segments[0].pointsPerDay
    let ticks = TickUnit.smallest(atLeast: 14, pointsPerDay: density, from: TickUnit.all.filter { $0 != .days(1) })
    for day in ticks.ticks(from: even.first, to: even.end) {
      let x = even.x(startOf: day)
      rule(Point(x, bottom - 6), Point(x, bottom), palette.strongGrid, 0.8)
    }
    let coarse = TickUnit.all.filter { $0.approximateDays >= 30 }
    let named = TickUnit.smallest(atLeast: 130, pointsPerDay: density, from: coarse)
    var lastRight = -Double.infinity
    for day in [even.first] + named.ticks(from: even.first, to: even.end) {
      let civil = day.civil
      let text: String
      if case .years = named {
        text = wording.year(civil.year)
      } else {
        text = wording.axisMonth(civil.month, year: civil.year)
      }
      let width = metrics.width(text, size: 9)
      let x = even.x(startOf: day)
      let isFirst = day == even.first
      let left = isFirst ? x : x - width / 2
      guard left > lastRight + 10, left + width <= labelRight else { continue }
      lastRight = left + width
      write(
        text, at: Point(x, bottom + 12.2), anchor: isFirst ? .start : .middle, size: 9, colour: palette.mutedText)
    }
  }

  /// A row for each lane; what touches in one colour is drawn as one.
  private mutating func drawOverviewMarks(_ even: TimeScale, top: Double) {
    let step = min(4.4, 26 / Double(max(model.lanes.count, 1)))
    for (index, lane) in model.lanes.enumerated() {
      let y = top + 3 + Double(index) * step
      var bands: [(colour: Colour, half: Double, spans: [(left: Double, right: Double)])] = []
      for item in lane.items where !item.isAlternative {
        let colour = palette.family(item.family)
        let left: Double
        let right: Double
        switch item.extent {
        case .day(let day):
          left = even.x(middleOf: day) - 1.6
          right = left + 3.2
        default:
          left = even.x(startOf: item.extent.firstDay)
          right = max(even.x(startOf: item.extent.lastDay.advanced(by: 1)), left + 3.2)
        }
        let half = right - left > 3.3 ? 1.1 : 1.6
        if let band = bands.firstIndex(where: { $0.colour == colour && $0.half == half }) {
          bands[band].spans.append((left, right))
        } else {
          bands.append((colour, half, [(left, right)]))
        }
      }
      for band in bands {
        for span in Self.joined(band.spans) {
          fill(Box(left: span.left, top: y - band.half, right: span.right, bottom: y + band.half), band.colour)
        }
      }
    }
  }

  /// Spans that overlap or touch as one, from left to right. O(*n* log *n*).
  static func joined(_ spans: [(left: Double, right: Double)]) -> [(left: Double, right: Double)] {
    var result: [(left: Double, right: Double)] = []
    for span in spans.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
      if let last = result.last, span.left <= last.right {
        result[result.count - 1].right = max(last.right, span.right)
      } else {
        result.append(span)
      }
    }
    return result
  }
}
