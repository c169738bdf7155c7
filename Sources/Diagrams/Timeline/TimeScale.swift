internal import TimeModel

/// Maps days to the page: one or more segments, each true to scale in itself.
struct TimeScale: Hashable, Sendable {
  struct Segment: Hashable, Sendable {
    var first: Day
    /// The day behind the last.
    var end: Day
    /// Page coordinates of the start of `first` and of `end`, in points.
    var left: Double
    var right: Double

    var days: Int { end.number - first.number }
    var pointsPerDay: Double { (right - left) / Double(max(days, 1)) }

    func x(_ day: Double) -> Double { left + (day - Double(first.number)) * pointsPerDay }
  }

  /// In order, without gaps; never empty.
  let segments: [Segment]

  /// One segment from edge to edge.
  init(from first: Day, to end: Day, left: Double, right: Double) {
    segments = [Segment(first: first, end: end, left: left, right: right)]
  }

  /// - Precondition: at least one segment.
  init(segments: [Segment]) {
    precondition(!segments.isEmpty, "a scale has a segment")
    self.segments = segments
  }

  var first: Day { segments[0].first }
  var end: Day { segments[segments.count - 1].end }
  var left: Double { segments[0].left }
  var right: Double { segments[segments.count - 1].right }

  /// The page coordinate of the moment a day begins; clamped to the scale. O(segments).
  func x(startOf day: Day) -> Double { x(Double(day.number)) }

  /// The page coordinate of noon.
  func x(middleOf day: Day) -> Double { x(Double(day.number) + 0.5) }

  private func x(_ day: Double) -> Double {
    if day <= Double(first.number) { return left }
    for segment in segments where day < Double(segment.end.number) { return segment.x(day) }
    return right
  }

  /// The whole calendar units round some days: months, or years for longer times, so that the axis starts and ends at a
  /// tick. For a few weeks the days themselves with one day of air.
  static func calendarFrame(_ first: Day, _ last: Day) -> (first: Day, end: Day) {
    let days = last.number - first.number
    let (start, end) = (first.civil, last.civil)
    if days > 366 * 40 {
      return (Day(year: start.year, month: 1, day: 1), Day(year: end.year + 1, month: 1, day: 1))
    }
    if days > 75 {
      return (
        Day(year: start.year, month: start.month, day: 1),
        Day(year: end.year, month: end.month + 1, day: 1, normalizingMonth: true)
      )
    }
    let air = max(1, days / 20)
    return (first.advanced(by: -air), last.advanced(by: 1 + air))
  }
}
