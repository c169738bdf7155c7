/// Strongly connected groups of a graph, last in topological order first.
///
/// Tarjan, "Depth-first search and linear graph algorithms", 1972; without recursion. O(*V* + *E*).
struct StrongComponents {
  /// Nodes, group by group.
  private(set) var nodes: [Int32] = []
  private var starts: [Int32] = [0]

  var count: Int { starts.count - 1 }

  func members(ofGroup group: Int) -> Range<Int> { Int(starts[group])..<Int(starts[group + 1]) }

  /// `edges[starts[n]..<starts[n + 1]]` are the edges from node *n*.
  init(starts edgeStarts: [Int32], edges: [WeightedEdge]) {
    let nodeCount = edgeStarts.count - 1
    nodes.reserveCapacity(nodeCount)
    var indexes = [Int32](repeating: -1, count: nodeCount)
    var lowest = indexes
    var isOpen = [Bool](repeating: false, count: nodeCount)
    var open: [Int32] = []
    var calls: [(node: Int32, nextEdge: Int32)] = []
    var counter: Int32 = 0

    for first in 0..<Int32(nodeCount) where indexes[Int(first)] < 0 {
      calls.append((first, edgeStarts[Int(first)]))
      while let (node, nextEdge) = calls.last {
        let n = Int(node)
        if indexes[n] < 0 {
          indexes[n] = counter
          lowest[n] = counter
          counter += 1
          open.append(node)
          isOpen[n] = true
        }
        if nextEdge < edgeStarts[n + 1] {
          calls[calls.count - 1].nextEdge += 1
          let target = edges[Int(nextEdge)].to
          if indexes[Int(target)] < 0 {
            calls.append((target, edgeStarts[Int(target)]))
          } else if isOpen[Int(target)] {
            lowest[n] = min(lowest[n], indexes[Int(target)])
          }
          continue
        }
        calls.removeLast()
        if let caller = calls.last { lowest[Int(caller.node)] = min(lowest[Int(caller.node)], lowest[n]) }
        if lowest[n] == indexes[n] {
          while let member = open.popLast() {
            isOpen[Int(member)] = false
            nodes.append(member)
            if member == node { break }
          }
          starts.append(Int32(nodes.count))
        }
      }
    }
  }
}
