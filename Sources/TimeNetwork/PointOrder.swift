/// The tables of a `PointGraph`, made in one go from the rows of a network.
///
/// Rows come in any order, and each look at a table by one of their points is a look at memory far away. So they are
/// sorted by the point that they lead from at once, and all that follows runs over points, whose neighbours are near.
struct PointOrder {
  private(set) var points: [Int32] = []
  private(set) var positions: [Int32] = []
  private(set) var componentStarts: [Int32] = [0]
  private(set) var groupBits: [UInt64] = []
  private(set) var outStarts: [Int32] = [0]
  private(set) var outSteps: [PointGraph.Step] = []
  private(set) var inStarts: [Int32] = [0]
  private(set) var inSteps: [PointGraph.Step] = []
  private(set) var hasLoops = false
  private(set) var hasNegative = false

  init(_ network: TimeNetwork, isActive: [Bool]) {
    precondition(network.differences.count < 1 << 30, "the number of constraints fits 30 bits")
    guard isActive.contains(true) else { return }
    let edges = pointEdges(network, isActive)
    let components = PointOrder.components(edges)
    if let order = TopologicalOrder(edges) {
      place(order, components: components)
    } else {
      place(StrongComponents(edges), components: components)
    }
    positions = [Int32](unsafeUninitializedCapacity: network.eventCount * 2) { buffer, filled in
      buffer.update(repeating: -1)
      for (position, point) in points.enumerated() { buffer[Int(point)] = Int32(position) }
      filled = buffer.count
    }
    fill(edges)
  }

  /// The rows by the points that they lead from, in their order.
  private mutating func pointEdges(_ network: TimeNetwork, _ isActive: [Bool]) -> PointEdges {
    var isTouched = [Bool](repeating: false, count: network.eventCount)
    var starts = [Int32](repeating: 0, count: network.eventCount * 2 + 1)
    var count = 0
    for row in network.differences.indices where isActive[row] {
      let difference = network.differences[row]
      isTouched[Int(difference.from >> 1)] = true
      isTouched[Int(difference.to >> 1)] = true
      starts[Int(difference.from) + 1] += 1
      count += 1
      if difference.from == difference.to { hasLoops = true }
      if difference.minimum < 0 { hasNegative = true }
    }
    for point in 1..<starts.count { starts[point] += starts[point - 1] }
    let steps = [PointGraph.Step](unsafeUninitializedCapacity: count) { buffer, filled in
      var next = starts
      next.withUnsafeMutableBufferPointer { next in
        for row in network.differences.indices where isActive[row] {
          let difference = network.differences[row]
          let from = Int(difference.from)
          buffer[Int(next[from])] = PointGraph.Step(position: difference.to, row: row, minimum: difference.minimum)
          next[from] += 1
        }
      }
      filled = count
    }
    return PointEdges(isTouched: isTouched, starts: starts, steps: steps)
  }

  /// The smallest event of each event's weakly connected component (union by smallest, path halving).
  private static func components(_ edges: PointEdges) -> [Int32] {
    var parents = edges.isTouched.indices.map { Int32($0) }
    parents.withUnsafeMutableBufferPointer { parents in
      func root(_ event: Int32) -> Int32 {
        var event = event
        while parents[Int(event)] != event {
          parents[Int(event)] = parents[Int(parents[Int(event)])]
          event = parents[Int(event)]
        }
        return event
      }
      for point in 0..<parents.count * 2 {
        for edge in edges.range(point) {
          let (a, b) = (root(Int32(point >> 1)), root(edges.steps[edge].position >> 1))
          if a != b { parents[Int(max(a, b))] = min(a, b) }
        }
      }
      // Parents are smaller than their children, so that one pass in order reaches every root.
      for event in parents.indices { parents[event] = parents[Int(parents[event])] }
    }
    return parents
  }

  /// Gives the points their positions: by component, in it in topological order.
  private mutating func place(_ order: TopologicalOrder, components: [Int32]) {
    var next = firstPositions(order.points, components)
    points = [Int32](unsafeUninitializedCapacity: order.points.count) { buffer, filled in
      for point in order.points {
        let component = Int(components[Int(point >> 1)])
        buffer[Int(next[component])] = point
        next[component] += 1
      }
      filled = order.points.count
    }
  }

  /// Gives the points their positions: by component, in it by groups in topological order, in a group by number.
  private mutating func place(_ order: StrongComponents, components: [Int32]) {
    let count = order.nodes.count
    var next = firstPositions(order.nodes, components)
    var bits = [UInt64](repeating: 0, count: (count + 63) / 64)
    points = [Int32](unsafeUninitializedCapacity: count) { buffer, filled in
      // Groups come out last first.
      for group in (0..<order.count).reversed() {
        for (number, node) in order.nodes[order.members(ofGroup: group)].sorted().enumerated() {
          let component = Int(components[Int(node >> 1)])
          let position = Int(next[component])
          next[component] += 1
          buffer[position] = node
          if number == 0 { bits[position >> 6] |= 1 << UInt64(position & 63) }
        }
      }
      filled = count
    }
    // Loops alone make no group of more than one point.
    groupBits = order.count < count ? bits : []
  }

  /// First position of each component, by its smallest event.
  private mutating func firstPositions(_ points: [Int32], _ components: [Int32]) -> [Int32] {
    var next = [Int32](repeating: 0, count: components.count)
    for point in points { next[Int(components[Int(point >> 1)])] += 1 }
    var begin: Int32 = 0
    for component in next.indices where next[component] > 0 {
      let size = next[component]
      next[component] = begin
      begin += size
      componentStarts.append(begin)
    }
    return next
  }

  /// Lists the steps from and to each position, in the order of rows.
  private mutating func fill(_ edges: PointEdges) {
    let (points, positions) = (points, positions)
    var inNext = [Int32](repeating: 0, count: points.count + 1)
    var starts = inNext
    outSteps = [PointGraph.Step](unsafeUninitializedCapacity: edges.steps.count) { buffer, filled in
      for (position, point) in points.enumerated() {
        for edge in edges.range(Int(point)) {
          var step = edges.steps[edge]
          step.position = positions[Int(step.position)]
          inNext[Int(step.position) + 1] += 1
          buffer[filled] = step
          filled += 1
        }
        starts[position + 1] = Int32(filled)
      }
    }
    outStarts = starts
    for position in points.indices { inNext[position + 1] += inNext[position] }
    inStarts = inNext
    inSteps = [PointGraph.Step](unsafeUninitializedCapacity: edges.steps.count) { buffer, filled in
      for position in points.indices {
        for edge in Int(starts[position])..<Int(starts[position + 1]) {
          let to = Int(outSteps[edge].position)
          buffer[Int(inNext[to])] = PointGraph.Step(position: Int32(position), code: outSteps[edge].code)
          inNext[to] += 1
        }
      }
      filled = edges.steps.count
      for position in points.indices {
        let range = Int(inStarts[position])..<Int(inStarts[position + 1])
        if range.count > 1 { buffer[range].sort { $0.code < $1.code } }
      }
    }
  }
}

/// Constraints between points by the point that they lead from, in the order of rows.
struct PointEdges {
  /// Whether a constraint touches each event.
  var isTouched: [Bool]
  /// First of `steps` for each point, and their number at the end.
  var starts: [Int32]
  /// With the point that each leads to in the place of its position.
  var steps: [PointGraph.Step]

  @inline(__always)
  func range(_ point: Int) -> Range<Int> { Int(starts[point])..<Int(starts[point + 1]) }
}
