/// The points that constraints touch, in an order in which most edges lead forward, with the edges between them.
///
/// Positions number the touched points: component by component, inside a component strongly connected groups in
/// topological order. Start ≤ end of each touched event is an edge as well. Room for later: labels (GRAIL) over the
/// groups would answer reachability in large components without the sweep of `distance(from:to:)`.
struct PointGraph: Sendable {
  /// Point at each position.
  private(set) var points: [Int32] = []
  /// Position of each point, -1 for points that no constraint touches; empty if no point is touched.
  private(set) var positions: [Int32] = []
  /// Component of each position.
  private(set) var components: [Int32] = []
  /// First position of each group, and the number of points at the end.
  private(set) var groupStarts: [Int32] = [0]
  /// Group of each position.
  private(set) var groups: [Int32] = []

  /// Edges by their origin's position; `outStarts` has one entry more than there are positions.
  private(set) var outStarts: [Int32] = [0]
  private(set) var outEdges: [WeightedEdge] = []
  /// Edges by their target's position.
  private(set) var inStarts: [Int32] = [0]
  private(set) var inEdges: [WeightedEdge] = []

  /// Whether no edge has a negative weight and no group holds a cycle.
  private(set) var isForward = true

  var isEmpty: Bool { points.isEmpty }
  var groupCount: Int { groupStarts.count - 1 }

  func positions(ofGroup group: Int) -> Range<Int> { Int(groupStarts[group])..<Int(groupStarts[group + 1]) }

  /// Indexes into `outEdges` of the edges from a position.
  func outRange(_ position: Int) -> Range<Int> { Int(outStarts[position])..<Int(outStarts[position + 1]) }

  /// Indexes into `inEdges` of the edges to a position.
  func inRange(_ position: Int) -> Range<Int> { Int(inStarts[position])..<Int(inStarts[position + 1]) }

  func position(of point: TimePoint) -> Int? {
    guard !positions.isEmpty else { return nil }
    let position = positions[Int(point.index)]
    return position < 0 ? nil : Int(position)
  }

  /// The position range of a position's component.
  func componentRange(of position: Int) -> Range<Int> {
    let component = components[position]
    var (low, high) = (0, position)
    while low < high {
      let middle = (low + high) / 2
      if components[middle] < component { low = middle + 1 } else { high = middle }
    }
    let begin = low
    (low, high) = (position, components.count)
    while low < high {
      let middle = (low + high) / 2
      if components[middle] <= component { low = middle + 1 } else { high = middle }
    }
    return begin..<low
  }

  /// Whether a group is more than one point without an edge to itself.
  func mayHoldCycle(_ group: Int) -> Bool {
    let range = positions(ofGroup: group)
    if range.count > 1 { return true }
    return outRange(range.lowerBound).contains { outEdges[$0].to == outEdges[$0].from }
  }

  /// The graph of the differences whose entry in `isActive` is true.
  ///
  /// - Complexity: O(*n* + *m*) for *n* events and *m* differences.
  init(_ network: TimeNetwork, isActive: [Bool]) {
    var isTouched = [Bool](repeating: false, count: isActive.contains(true) ? network.eventCount : 0)
    if isTouched.isEmpty { return }
    for (row, difference) in network.differences.enumerated() where isActive[row] {
      isTouched[Int(difference.from >> 1)] = true
      isTouched[Int(difference.to >> 1)] = true
    }
    positions = [Int32](repeating: -1, count: network.eventCount * 2)
    for event in isTouched.indices where isTouched[event] {
      positions[event * 2] = Int32(points.count)
      positions[event * 2 + 1] = Int32(points.count + 1)
      points.append(Int32(event * 2))
      points.append(Int32(event * 2 + 1))
    }
    var edges = stride(from: Int32(0), to: Int32(points.count), by: 2).map {
      WeightedEdge(from: $0, to: $0 + 1, weight: 0, source: .implicit)
    }
    for (row, difference) in network.differences.enumerated() where isActive[row] {
      edges.append(
        WeightedEdge(
          from: positions[Int(difference.from)], to: positions[Int(difference.to)], weight: difference.minimum,
          source: .difference(row)))
    }
    (outStarts, outEdges) = PointGraph.sorted(edges, count: points.count) { $0.from }
    renumber(&edges)
    (outStarts, outEdges) = PointGraph.sorted(edges, count: points.count) { $0.from }
    (inStarts, inEdges) = PointGraph.sorted(edges, count: points.count) { $0.to }
    isForward = groupCount == points.count && edges.allSatisfy { $0.weight >= 0 && $0.from != $0.to }
  }

  /// Edges bucketed by a node, in their old order within a node, and the first of each bucket.
  private static func sorted(
    _ edges: [WeightedEdge], count: Int, by node: (WeightedEdge) -> Int32
  ) -> ([Int32], [WeightedEdge]) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for edge in edges { starts[Int(node(edge)) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var next = starts
    var result = edges
    for edge in edges {
      result[Int(next[Int(node(edge))])] = edge
      next[Int(node(edge))] += 1
    }
    return (starts, result)
  }

  /// Brings points, edges and positions from the order of events into that of components and groups.
  private mutating func renumber(_ edges: inout [WeightedEdge]) {
    let order = StrongComponents(starts: outStarts, edges: outEdges)
    let component = PointGraph.components(count: points.count, edges)
    // Groups come out last first; a stable sort by component, by counting, keeps their topological order inside each.
    func componentOf(_ group: Int) -> Int { Int(component[Int(order.nodes[order.members(ofGroup: group).lowerBound])]) }
    var next = [Int32](repeating: 0, count: points.count + 1)
    for group in 0..<order.count { next[componentOf(group) + 1] += 1 }
    for index in 1..<next.count { next[index] += next[index - 1] }
    var sortedGroups = [Int32](repeating: 0, count: order.count)
    for group in (0..<order.count).reversed() {
      let component = componentOf(group)
      sortedGroups[Int(next[component])] = Int32(group)
      next[component] += 1
    }
    var newNumber = [Int32](repeating: 0, count: points.count)
    var newPoints: [Int32] = []
    newPoints.reserveCapacity(points.count)
    components.reserveCapacity(points.count)
    groups.reserveCapacity(points.count)
    groupStarts.reserveCapacity(order.count + 1)
    func append(_ node: Int32, _ number: Int) {
      newNumber[Int(node)] = Int32(newPoints.count)
      newPoints.append(points[Int(node)])
      components.append(component[Int(node)])
      groups.append(Int32(number))
    }
    for (number, group) in sortedGroups.enumerated() {
      let members = order.members(ofGroup: Int(group))
      if members.count == 1 {
        append(order.nodes[members.lowerBound], number)
      } else {
        for node in order.nodes[members].sorted() { append(node, number) }
      }
      groupStarts.append(Int32(newPoints.count))
    }
    points = newPoints
    for (position, point) in points.enumerated() { positions[Int(point)] = Int32(position) }
    for index in edges.indices {
      edges[index].from = newNumber[Int(edges[index].from)]
      edges[index].to = newNumber[Int(edges[index].to)]
    }
  }

  /// The smallest node of each node's weakly connected component (union by smallest, path halving).
  private static func components(count: Int, _ edges: [WeightedEdge]) -> [Int32] {
    var parents = (0..<Int32(count)).map { $0 }
    for edge in edges {
      let (a, b) = (root(of: edge.from, &parents), root(of: edge.to, &parents))
      if a != b { parents[Int(max(a, b))] = min(a, b) }
    }
    // Parents are smaller than their children, so that one pass in order reaches every root.
    for node in parents.indices { parents[node] = parents[Int(parents[node])] }
    return parents
  }

  private static func root(of node: Int32, _ parents: inout [Int32]) -> Int32 {
    var node = node
    while parents[Int(node)] != node {
      parents[Int(node)] = parents[Int(parents[Int(node)])]
      node = parents[Int(node)]
    }
    return node
  }
}
