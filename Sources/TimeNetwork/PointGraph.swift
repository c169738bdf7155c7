/// The points that constraints touch, in an order in which most edges lead forward, with the edges between them.
///
/// Positions number the touched points: component by component, inside a component strongly connected groups in
/// topological order. Start ≤ end of each touched event is an edge as well, which is stored nowhere: it is the first
/// from a start and the first to an end.
struct PointGraph: Sendable {
  /// One constraint, as seen from one of its two points.
  struct Step: Sendable {
    /// Position of the other point.
    var position: Int32
    /// Four times the row of `differences`, and 0 or 1 for a minimum of as many days, 2 for any other.
    var code: UInt32
  }

  /// Point at each position.
  let points: [Int32]
  /// Position of each point, -1 for points that no constraint touches; empty if no point is touched.
  let positions: [Int32]
  /// First position of each component, and the number of points at the end.
  private let componentStarts: [Int32]
  /// A bit for each position that a group begins at; empty if every position is a group of its own.
  private let groupBits: [UInt64]
  /// Steps by their origin's position; `outStarts` has one entry more than there are positions.
  private let outStarts: [Int32]
  private let outSteps: [Step]
  /// Steps by their target's position, in the order of rows.
  private let inStarts: [Int32]
  private let inSteps: [Step]
  /// The rows of the network, shared with it.
  private let differences: [TimeNetwork.StoredDifference]
  private let hasLoops: Bool
  /// Whether no edge has a negative weight and no group holds a cycle.
  let isForward: Bool

  var isEmpty: Bool { points.isEmpty }
  /// Whether any group is more than one point without an edge to itself.
  var mayHoldCycles: Bool { hasLoops || !groupBits.isEmpty }

  /// The graph of the differences whose entry in `isActive` is true.
  ///
  /// - Complexity: O(*n* + *m*) for *n* events and *m* differences; about 32 bytes a touched event and 16 a difference.
  init(_ network: TimeNetwork, isActive: [Bool]) {
    let order = PointOrder(network, isActive: isActive)
    points = order.points
    positions = order.positions
    componentStarts = order.componentStarts
    groupBits = order.groupBits
    outStarts = order.outStarts
    outSteps = order.outSteps
    inStarts = order.inStarts
    inSteps = order.inSteps
    hasLoops = order.hasLoops
    isForward = groupBits.isEmpty && !order.hasLoops && !order.hasNegative
    differences = network.differences
  }

  func position(of point: TimePoint) -> Int? {
    guard !positions.isEmpty else { return nil }
    let position = positions[Int(point.index)]
    return position < 0 ? nil : Int(position)
  }

  /// The position range of a position's component. O(log *c*) for *c* components.
  func componentRange(of position: Int) -> Range<Int> {
    var (low, high) = (0, componentStarts.count - 1)
    // The last component that begins at or before the position.
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(componentStarts[middle]) <= position { low = middle } else { high = middle }
    }
    return Int(componentStarts[low])..<Int(componentStarts[low + 1])
  }

  /// The positions of a position's group. O(1), and O(*k*) more for a group of *k* points.
  func groupRange(of position: Int) -> Range<Int> {
    if groupBits.isEmpty { return position..<position + 1 }
    var first = position
    while !beginsGroup(first) { first -= 1 }
    var end = position + 1
    while end < points.count, !beginsGroup(end) { end += 1 }
    return first..<end
  }

  private func beginsGroup(_ position: Int) -> Bool { groupBits[position >> 6] >> UInt64(position & 63) & 1 == 1 }

  /// Whether a group is more than one point without an edge to itself.
  func mayHoldCycle(_ group: Range<Int>) -> Bool {
    if group.count > 1 { return true }
    return hasLoops && steps(from: group.lowerBound).contains { Int($0.position) == group.lowerBound }
  }
}

extension PointGraph {
  /// The constraints from a position, without start ≤ end.
  @inline(__always)
  func steps(from position: Int) -> ArraySlice<Step> {
    outSteps[Int(outStarts[position])..<Int(outStarts[position + 1])]
  }

  /// The constraints to a position, without start ≤ end.
  @inline(__always)
  func steps(to position: Int) -> ArraySlice<Step> {
    inSteps[Int(inStarts[position])..<Int(inStarts[position + 1])]
  }

  /// The position of the end of the event whose start stands at a position; nil for ends.
  @inline(__always)
  func end(ofStartAt position: Int) -> Int? {
    let point = points[position]
    return point & 1 == 0 ? Int(positions[Int(point) + 1]) : nil
  }

  /// The position of the start of the event whose end stands at a position; nil for starts.
  @inline(__always)
  func start(ofEndAt position: Int) -> Int? {
    let point = points[position]
    return point & 1 == 1 ? Int(positions[Int(point) - 1]) : nil
  }

  /// Calls `body` for each edge from a position, start ≤ end first.
  @inline(__always)
  func forEachEdge(from position: Int, _ body: (_ to: Int, _ weight: Int, _ source: Source) -> Void) {
    if let end = end(ofStartAt: position) { body(end, 0, .implicit) }
    for step in steps(from: position) { body(Int(step.position), weight(step), step.source) }
  }

  /// Calls `body` for each edge to a position, start ≤ end first.
  @inline(__always)
  func forEachEdge(to position: Int, _ body: (_ from: Int, _ weight: Int, _ source: Source) -> Void) {
    if let start = start(ofEndAt: position) { body(start, 0, .implicit) }
    for step in steps(to: position) { body(Int(step.position), weight(step), step.source) }
  }

  @inline(__always)
  func weight(_ step: Step) -> Int {
    let kind = step.code & 3
    return kind < 2 ? Int(kind) : differences[Int(step.code >> 2)].minimum
  }
}

extension PointGraph.Step {
  @inline(__always)
  init(position: Int32, row: Int, minimum: Int) {
    self.position = position
    code = UInt32(row) << 2 | (minimum == 0 ? 0 : minimum == 1 ? 1 : 2)
  }

  var source: Source { .difference(Int(code >> 2)) }
}
