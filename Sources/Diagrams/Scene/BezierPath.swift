/// Paths of cubic pieces that share their ends: 1 + 3*n* control points for *n* pieces.
enum BezierPath {
  /// The same path in shorter pieces, so that no control point leaves `page` where the path itself stays on it.
  ///
  /// Graphviz reckons the size of a page from control points: a wide bow would leave an empty strip behind it.
  /// Pieces are halved up to four times (de Casteljau). O(*n*).
  static func kept(on page: Box, _ path: [Point]) -> [Point] {
    guard path.count > 3 else { return path }
    var result = [path[0]]
    for first in stride(from: 0, to: path.count - 3, by: 3) {
      append(Array(path[first...first + 3]), on: page, halvings: 4, to: &result)
    }
    return result
  }

  private static func append(_ piece: [Point], on page: Box, halvings: Int, to path: inout [Point]) {
    func isOn(_ point: Point) -> Bool { page.contains(Box(centre: point, width: 0, height: 0)) }
    if halvings == 0 || (isOn(piece[1]) && isOn(piece[2])) {
      path += piece[1...]
      return
    }
    func middle(_ a: Point, _ b: Point) -> Point { Point((a.x + b.x) / 2, (a.y + b.y) / 2) }
    let (start, bend, end) = (middle(piece[0], piece[1]), middle(piece[1], piece[2]), middle(piece[2], piece[3]))
    let (before, after) = (middle(start, bend), middle(bend, end))
    let half = middle(before, after)
    append([piece[0], start, before, half], on: page, halvings: halvings - 1, to: &path)
    append([half, after, end, piece[3]], on: page, halvings: halvings - 1, to: &path)
  }
}
