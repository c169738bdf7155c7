/// Finds places for the words of edges: beside nodes and other words, with as few other lines under them as can be.
struct EdgeLabel {
  private struct Cell: Hashable {
    var x: Int
    var y: Int
  }

  /// Points of paths with the number of their link, and boxes, by the cell of the page they lie in.
  private var points: [Cell: [(point: Point, link: Int)]] = [:]
  private var boxes: [Cell: [Box]] = [:]
  private static let side = 48.0

  /// - Complexity: O(links + boxes).
  init(links: [Link], keepingClearOf boxes: [Box]) {
    for (index, link) in links.enumerated() {
      for point in Self.points(of: link.path) { points[Self.cell(point), default: []].append((point, index)) }
    }
    for box in boxes { add(box) }
  }

  /// A box on the path of a link, as near to its middle as it finds room; taken from then on.
  ///
  /// - Parameter link: the number of the link, whose own line may lie under the words.
  /// - Complexity: O(samples of the path × what lies near them).
  mutating func place(width: Double, height: Double, on path: [Point], link: Int) -> Box {
    let samples = Self.points(of: path)
    let middle = samples.count / 2
    guard let centre = samples.isEmpty ? path.first : samples[middle] else {
      return Box(centre: Point(0, 0), width: width, height: height)
    }
    let order = samples.indices.sorted { (abs($0 - middle), $0) < (abs($1 - middle), $1) }
    var best: (cost: Int, box: Box) = (.max, Box(centre: centre, width: width, height: height))
    for index in order {
      let box = Box(centre: samples[index], width: width, height: height)
      let distance = abs(index - middle)
      // Farther from the middle nothing can be cheaper than what stands free.
      if distance >= best.cost { break }
      let cost = cost(of: box, link: link) + distance
      if cost < best.cost { best = (cost, box) }
    }
    add(best.box)
    return best.box
  }

  /// A label on a node is the worst, one over a foreign line is bad, one off the middle is hardly anything.
  private func cost(of box: Box, link: Int) -> Int {
    var (nodes, lines) = (0, 0)
    for cell in Self.cells(of: box) {
      nodes += (boxes[cell] ?? []).count { $0.overlaps(box) }
      lines += (points[cell] ?? []).count {
        $0.link != link && box.contains(Box(centre: $0.point, width: 0, height: 0))
      }
    }
    return 1_000 * nodes + 20 * lines
  }

  private mutating func add(_ box: Box) {
    for cell in Self.cells(of: box) { boxes[cell, default: []].append(box) }
  }

  private static func cell(_ point: Point) -> Cell {
    Cell(x: Int((point.x / side).rounded(.down)), y: Int((point.y / side).rounded(.down)))
  }

  private static func cells(of box: Box) -> [Cell] {
    let (first, last) = (cell(Point(box.left, box.top)), cell(Point(box.right, box.bottom)))
    return (first.x...last.x).flatMap { x in (first.y...last.y).map { Cell(x: x, y: $0) } }
  }

  /// Twelve points on each piece of a Bezier path.
  private static func points(of path: [Point]) -> [Point] {
    var result: [Point] = []
    var start = 0
    while start + 3 < path.count {
      for step in 0..<12 {
        let t = Double(step) / 12
        let u = 1 - t
        let (a, b, c, d) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        let (p, q, r, s) = (path[start], path[start + 1], path[start + 2], path[start + 3])
        result.append(Point(a * p.x + b * q.x + c * r.x + d * s.x, a * p.y + b * q.y + c * r.y + d * s.y))
      }
      start += 3
    }
    return result
  }
}
