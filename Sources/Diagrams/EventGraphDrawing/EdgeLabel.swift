/// Where the words of an edge stand.
enum EdgeLabel {
  /// A box on the path: as near to its middle as it finds room beside nodes and other words, and with as few other
  /// paths under it as can be.
  ///
  /// - Complexity: O(samples × (boxes + points of the other paths)).
  static func box(
    width: Double, height: Double, on path: [Point], others: [Link], keepingClearOf boxes: [Box]
  ) -> Box {
    let samples = points(of: path)
    guard !samples.isEmpty else { return Box(centre: Point(0, 0), width: width, height: height) }
    let foreign = others.filter { $0.path != path }.flatMap { points(of: $0.path) }
    let middle = samples.count / 2
    let order = samples.indices.sorted { (abs($0 - middle), $0) < (abs($1 - middle), $1) }
    var best: (cost: Int, box: Box)?
    for index in order {
      let box = Box(centre: samples[index], width: width, height: height)
      // A label on a node is the worst, one over a foreign line is bad, one off the middle is hardly anything.
      let cost =
        1_000 * boxes.count { $0.overlaps(box) } + 20
        * foreign.count { box.contains(Box(centre: $0, width: 0, height: 0)) }
        + abs(index - middle)
      if cost < best?.cost ?? .max { best = (cost, box) }
    }
    return best?.box ?? Box(centre: samples[middle], width: width, height: height)
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
