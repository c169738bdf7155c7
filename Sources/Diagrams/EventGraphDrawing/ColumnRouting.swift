/// Ways along the free gaps of a page of columns, for the lines of an event graph.
struct ColumnRouting {
  /// Where a line begins or ends.
  struct Port {
    var point: Point
    /// Centre of the row that it stands in.
    var row: Double
    /// The gap between columns that it opens to: its number, counted from the left of the first column.
    var gutter: Int
    /// For a node in a band above or below the rows: the line in the gap beside the band.
    var bandLine: Double?
  }

  /// Middle of each gap between columns.
  var gutters: [Double]
  /// Half the distance between two rows: the middle of the gap lies there, above and below the centre of a row.
  var halfRow: Double

  /// Corner points of the way between two ports. `track` (any number) moves it a little beside others in the same gaps.
  func corners(_ from: Port, _ to: Port, track: Int) -> [Point] {
    let across = Double((track % 7 + 7) % 7 - 3) * 4
    let along = Double((track / 7 % 5 + 5) % 5 - 2) * 2
    let (x1, x2) = (gutters[from.gutter] + across, gutters[to.gutter] + across)
    var corners = [from.point]
    if let line = from.bandLine {
      corners += [Point(from.point.x, line + along), Point(x2, line + along)]
    } else if let line = to.bandLine {
      corners += [Point(x1, from.point.y), Point(x1, line + along), Point(to.point.x, line + along)]
      return corners + [to.point]
    } else if from.gutter == to.gutter {
      corners += [Point(x1, from.point.y)]
    } else {
      let gap = to.row + (from.row < to.row ? -halfRow : halfRow) + along
      corners += [Point(x1, from.point.y), Point(x1, gap), Point(x2, gap)]
    }
    return corners + [Point(x2, to.point.y), to.point]
  }

  /// A Bezier path with round corners through corner points; `radius` in points.
  static func path(through corners: [Point], radius: Double = 6) -> [Point] {
    var points: [Point] = []
    for point in corners where points.last != point { points.append(point) }
    guard points.count > 1 else { return corners.first.map { [$0, $0, $0, $0] } ?? [] }
    var path = [points[0]]
    func line(to end: Point) {
      let start = path[path.count - 1]
      path += [
        Point(start.x + (end.x - start.x) / 3, start.y + (end.y - start.y) / 3),
        Point(start.x + (end.x - start.x) * 2 / 3, start.y + (end.y - start.y) * 2 / 3), end,
      ]
    }
    for index in points.indices.dropFirst().dropLast() {
      let (before, corner, after) = (points[index - 1], points[index], points[index + 1])
      let (first, second) = (distance(before, corner), distance(corner, after))
      let cut = min(radius, first / 2, second / 2)
      let start = toward(corner, before, cut)
      let end = toward(corner, after, cut)
      line(to: start)
      // Two thirds of the way to the corner: the cubic form of a parabola that touches both sides.
      path += [
        Point(start.x + (corner.x - start.x) * 2 / 3, start.y + (corner.y - start.y) * 2 / 3),
        Point(end.x + (corner.x - end.x) * 2 / 3, end.y + (corner.y - end.y) * 2 / 3), end,
      ]
    }
    line(to: points[points.count - 1])
    return path
  }

  private static func distance(_ a: Point, _ b: Point) -> Double { abs(a.x - b.x) + abs(a.y - b.y) }

  private static func toward(_ from: Point, _ to: Point, _ length: Double) -> Point {
    let whole = distance(from, to)
    if whole == 0 { return from }
    return Point(from.x + (to.x - from.x) * length / whole, from.y + (to.y - from.y) * length / whole)
  }
}
