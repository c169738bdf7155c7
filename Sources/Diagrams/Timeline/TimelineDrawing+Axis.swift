internal import TimeModel

extension TimelineDrawing {
  /// The steps of a segment: where lines stand, and where they are named.
  private func steps(of segment: TimeScale.Segment) -> (ticks: TickUnit, labels: TickUnit) {
    let density = segment.pointsPerDay
    // Weeks do not nest in months: their lines need more air than those of other steps.
    let finest = TickUnit.smallest(atLeast: 9, pointsPerDay: density)
    let ticks = finest == .weeks && density * 7 < 24 ? TickUnit.months(1) : finest
    let minimum: [(TickUnit, Double)] = TickUnit.all.map { unit in
      switch unit {
      case .days: (unit, 18)
      case .weeks: (unit, 30)
      case .months(1): (unit, 34)
      case .months: (unit, 44)
      case .years: (unit, 46)
      }
    }
    let labels = minimum.first { $0.0.approximateDays * density >= $0.1 }?.0 ?? .years(10_000_000)
    return (ticks, labels)
  }

  /// Fine lines at ticks, stronger ones where a month of days or a year of months begins.
  mutating func drawGrid() {
    for segment in scale.segments {
      let (ticks, _) = steps(of: segment)
      let days = ticks.ticks(from: segment.first, to: segment.end)
      for day in days where !isStrong(day, under: ticks) {
        gridLine(scale.x(startOf: day), palette.grid, 0.6)
      }
      for day in strongDays(of: segment, under: ticks) { gridLine(scale.x(startOf: day), palette.strongGrid, 0.9) }
    }
  }

  private mutating func gridLine(_ x: Double, _ colour: Colour, _ width: Double) {
    rule(Point(x, lanesTop), Point(x, lanesBottom), colour, width)
  }

  private func isStrong(_ day: Day, under ticks: TickUnit) -> Bool {
    let civil = day.civil
    switch ticks {
    case .days, .weeks: return civil.day == 1
    case .months: return civil.day == 1 && civil.month == 1
    case .years: return false
    }
  }

  private func strongDays(of segment: TimeScale.Segment, under ticks: TickUnit) -> [Day] {
    switch ticks {
    case .days, .weeks: TickUnit.months(1).ticks(from: segment.first, to: segment.end)
    case .months: TickUnit.years(1).ticks(from: segment.first, to: segment.end)
    case .years: []
    }
  }

  mutating func drawAxis() {
    let y = lanesBottom
    rule(Point(laneLeft, y), Point(plotRight + 8, y), palette.axis, 1.2)
    var labels: [AxisLabel] = []
    for segment in scale.segments {
      let (ticks, named) = steps(of: segment)
      for day in ticks.ticks(from: segment.first, to: segment.end) {
        let x = scale.x(startOf: day)
        rule(Point(x, y), Point(x, y + (isStrong(day, under: ticks) ? 8 : 4)), palette.axis, 1)
      }
      labels += axisLabels(of: segment, ticks: ticks, named: named)
    }
    drawLabels(labels, base: y + 17.1)
    drawYears(base: y)
    for (segment, x) in zip(scale.segments.dropFirst(), scale.segments.dropFirst().map(\.left)) {
      _ = segment
      for shift in [-5.0, 1.0] {
        rule(Point(x + shift, y + 7), Point(x + shift + 4, y - 7), palette.accent, 1.4)
      }
    }
  }

  private struct AxisLabel {
    var text: String
    var x: Double
    var anchor: TextRun.Anchor
    var bold: Bool
    var isDay: Bool
    /// Lower is kept first.
    var rank: Int
  }

  private func axisLabels(of segment: TimeScale.Segment, ticks: TickUnit, named: TickUnit) -> [AxisLabel] {
    var labels: [AxisLabel] = []
    switch named {
    case .days, .weeks:
      for day in TickUnit.months(1).ticks(from: segment.first, to: segment.end) {
        labels.append(monthLabel(day, bold: true, rank: 0))
      }
      for day in named.ticks(from: segment.first, to: segment.end) where day.civil.day > 1 {
        labels.append(
          AxisLabel(
            text: "\(day.civil.day)", x: scale.x(startOf: day), anchor: .middle, bold: false, isDay: true, rank: 2))
      }
    case .months:
      for day in named.ticks(from: segment.first, to: segment.end) {
        let isYear = day.civil.month == 1
        labels.append(monthLabel(day, bold: isYear, rank: isYear ? 0 : 1))
      }
    case .years:
      for day in named.ticks(from: segment.first, to: segment.end) {
        labels.append(
          AxisLabel(
            text: wording.year(day.civil.year), x: scale.x(startOf: day) + 2, anchor: .start, bold: true, isDay: false,
            rank: 0))
      }
    }
    return labels
  }

  private func monthLabel(_ day: Day, bold: Bool, rank: Int) -> AxisLabel {
    AxisLabel(
      text: wording.text("month.short.\(day.civil.month)"), x: scale.x(startOf: day) + (bold ? 2 : 0), anchor: .start,
      bold: bold, isDay: false, rank: rank)
  }

  /// Labels by rank as long as they are clear of each other.
  private mutating func drawLabels(_ labels: [AxisLabel], base: Double) {
    var taken: [Box] = []
    let ranked = labels.indices.sorted { (labels[$0].rank, $0) < (labels[$1].rank, $1) }
    for index in ranked {
      let label = labels[index]
      let colour = label.isDay ? palette.mutedText : palette.text
      let width = metrics.width(label.text, size: 9.5, bold: label.bold)
      let run = TextRun(
        label.text, at: Point(label.x, base), anchor: label.anchor, size: 9.5, bold: label.bold, colour: colour,
        width: width)
      var room = run.box
      (room.left, room.right) = (room.left - 3, room.right + 3)
      guard room.right <= scene.width, !taken.contains(where: { $0.overlaps(room) }) else { continue }
      taken.append(room)
      scene.backdrop.append(.text(run))
    }
  }

  /// The years under the months; not under segments whose own labels are years.
  private mutating func drawYears(base y: Double) {
    let monthly = scale.segments.filter {
      if case .years = steps(of: $0).labels { return false }
      return true
    }
    guard let first = monthly.first, let last = monthly.last else { return }
    for year in first.first.civil.year...max(first.first.civil.year, last.end.advanced(by: -1).civil.year) {
      let (start, end) = (Day(year: year, month: 1, day: 1), Day(year: year + 1, month: 1, day: 1))
      guard monthly.contains(where: { $0.first < end && start < $0.end }) else { continue }
      let (left, right) = (scale.x(startOf: max(start, first.first)), scale.x(startOf: min(end, last.end)))
      let text = wording.year(year)
      let width = metrics.width(text, size: 12, bold: true)
      guard right - left > 8 else { continue }
      rule(Point(left + 2, y + 27), Point(right - 2, y + 27), palette.strongGrid, 0.8)
      guard right - left >= width + 6 else { continue }
      write(
        text, at: Point((left + right) / 2, y + 38.6), anchor: .middle, size: 12, bold: true, colour: palette.text)
    }
  }

  /// "1 month = 56 pt" over each segment, so that nobody takes the breaks for time.
  mutating func drawScaleCaptions() {
    for segment in scale.segments {
      let perMonth = segment.pointsPerDay * 30.436875
      let (key, points) =
        perMonth > 600
        ? ("scale.day", segment.pointsPerDay)
        : perMonth < 6 ? ("scale.year", segment.pointsPerDay * 365.2425) : ("scale.month", perMonth)
      let number = points >= 9.95 ? "\(Int(points.rounded()))" : DOTWriter.text((points * 10).rounded() / 10)
      let text = wording.text(key, ["n": number])
      let width = metrics.width(text, size: 8.5)
      let x = segment.left + 5
      rule(
        Point(segment.left + 3, lanesTop - 4), Point(segment.right - 3, lanesTop - 4), palette.strongGrid, 0.8)
      if width <= segment.right - segment.left - 8, !flagCovers(x, x + width) {
        write(text, at: Point(x, lanesTop - 10.7), size: 8.5, colour: palette.mutedText)
      }
    }
  }

  /// The line of X runs through the captions.
  private func flagCovers(_ left: Double, _ right: Double) -> Bool {
    flagX.map { left - 3 < $0 && $0 < right + 3 } ?? false
  }
}
