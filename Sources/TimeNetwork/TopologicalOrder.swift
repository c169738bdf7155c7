/// The points that constraints touch, each before all that its edges lead to.
///
/// Kahn, "Topological sorting of large networks", 1962, with a stack: a point follows its last predecessor at once, so
/// that points near each other in time (and in number, where events are numbered in time) stand near each other.
struct TopologicalOrder {
  let points: [Int32]

  /// Nil where edges form a cycle. An edge leads from each start to its end. O(*V* + *E*).
  init?(_ edges: PointEdges) {
    let count = edges.starts.count - 1
    var touched = 0
    points = [Int32](unsafeUninitializedCapacity: count) { points, filled in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { open in
        // How many edges lead to each point from points that have no place yet; -1 for points that need none.
        for point in open.indices {
          let isTouched = edges.isTouched[point >> 1]
          touched += isTouched ? 1 : 0
          open.initializeElement(at: point, to: isTouched ? Int32(point & 1) : -1)
        }
        for step in edges.steps { open[Int(step.position)] += 1 }
        var stack: [Int32] = []
        for first in 0..<Int32(count) where open[Int(first)] == 0 {
          var next: Int32? = first
          while let point = next {
            open[Int(point)] = -1
            points[filled] = point
            filled += 1
            for edge in edges.range(Int(point)) {
              let target = edges.steps[edge].position
              open[Int(target)] -= 1
              if open[Int(target)] == 0 { stack.append(target) }
            }
            if point & 1 == 0 {
              open[Int(point) + 1] -= 1
              if open[Int(point) + 1] == 0 { stack.append(point + 1) }
            }
            next = stack.popLast()
          }
        }
      }
    }
    if points.count < touched { return nil }
  }
}
