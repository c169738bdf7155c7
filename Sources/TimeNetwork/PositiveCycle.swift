/// Edge of a difference graph: value(to) ≥ value(from) + weight.
struct WeightedEdge: Sendable {
  var from: Int32
  var to: Int32
  var weight: Int
  var source: Source
}

/// The edges of one cycle of positive total weight, which no values can satisfy; nil if there is none.
///
/// Bellman-Ford from all nodes at once; the graph of best predecessors is searched for a cycle after each round, which
/// ends a search with a cycle early (Cherkassky and Goldberg, "Negative-cycle detection algorithms", 1999).
///
/// - Complexity: O(*VE*) at worst; a few rounds of O(*V* + *E*) in practice.
func positiveCycle(nodeCount: Int, edges: [WeightedEdge]) -> [WeightedEdge]? {
  var values = [Int](repeating: 0, count: nodeCount)
  var predecessors = [Int32](repeating: -1, count: nodeCount)
  while true {
    var changed = false
    for (number, edge) in edges.enumerated() {
      let (sum, overflows) = values[Int(edge.from)].addingReportingOverflow(edge.weight)
      if overflows && edge.weight < 0 { continue }
      let value = overflows ? Int.max : sum
      if value > values[Int(edge.to)] {
        values[Int(edge.to)] = value
        predecessors[Int(edge.to)] = Int32(number)
        changed = true
      }
    }
    if !changed { return nil }
    if let cycle = cycle(in: predecessors, edges) { return cycle }
  }
}

/// A cycle in the graph of best predecessors, in the direction of its edges.
private func cycle(in predecessors: [Int32], _ edges: [WeightedEdge]) -> [WeightedEdge]? {
  var walks = [Int32](repeating: -1, count: predecessors.count)
  for first in 0..<predecessors.count where walks[first] < 0 {
    var node = first
    while walks[node] < 0, predecessors[node] >= 0 {
      walks[node] = Int32(first)
      node = Int(edges[Int(predecessors[node])].from)
    }
    guard predecessors[node] >= 0, walks[node] == Int32(first) else {
      if walks[node] < 0 { walks[node] = Int32(first) }
      continue
    }
    var found: [WeightedEdge] = []
    var current = node
    repeat {
      let edge = edges[Int(predecessors[current])]
      found.append(edge)
      current = Int(edge.from)
    } while current != node
    return found.reversed()
  }
  return nil
}
