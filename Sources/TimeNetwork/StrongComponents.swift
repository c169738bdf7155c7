/// Strongly connected groups of the points that constraints touch, last in topological order first, for graphs with
/// cycles (`TopologicalOrder` is faster where there are none).
///
/// An edge leads from each start to its end, before all others of the start. Tarjan,
/// "Depth-first search and linear graph algorithms", 1972; without recursion. O(*V* + *E*).
struct StrongComponents {
  /// Points, group by group.
  private(set) var nodes: [Int32] = []
  /// First of each group, and the number of nodes at the end; empty if every node is a group of its own.
  private var starts: [Int32] = []
  private(set) var count = 0

  func members(ofGroup group: Int) -> Range<Int> {
    starts.isEmpty ? group..<group + 1 : Int(starts[group])..<Int(starts[group + 1])
  }

  /// What is known of a node: its number in the order of discovery (-1 before it, the greatest once its group is known),
  /// and the least number that it reaches.
  private struct Mark {
    var index: Int32
    var lowest: Int32
  }

  init(_ edges: PointEdges) {
    let nodeCount = edges.starts.count - 1
    var starts: [Int32] = [0]
    nodes = [Int32](unsafeUninitializedCapacity: nodeCount) { nodes, filled in
      withUnsafeTemporaryAllocation(of: Mark.self, capacity: nodeCount) { marks in
        marks.initialize(repeating: Mark(index: -1, lowest: 0))
        var open: [Int32] = []
        var calls: [(node: Int32, nextEdge: Int32)] = []
        var counter: Int32 = 0
        for first in 0..<Int32(nodeCount) where edges.isTouched[Int(first >> 1)] && marks[Int(first)].index < 0 {
          var (node, nextEdge) = (first, Int32(0))
          var isNew = true
          while true {
            let n = Int(node)
            if isNew {
              marks[n] = Mark(index: counter, lowest: counter)
              counter += 1
              open.append(node)
              // The edge before the first leads from a start to its end.
              nextEdge = edges.starts[n] - (node & 1 == 0 ? 1 : 0)
              isNew = false
            }
            var lowest = marks[n].lowest
            let end = edges.starts[n + 1]
            let begin = edges.starts[n]
            var child: Int32 = -1
            while nextEdge < end {
              let target = nextEdge < begin ? node + 1 : edges.steps[Int(nextEdge)].position
              nextEdge += 1
              let index = marks[Int(target)].index
              if index < 0 {
                child = target
                break
              }
              // Nodes of a finished group have the greatest index.
              lowest = min(lowest, index)
            }
            marks[n].lowest = lowest
            if child >= 0 {
              calls.append((node, nextEdge))
              node = child
              isNew = true
              continue
            }
            if lowest == marks[n].index {
              while let member = open.popLast() {
                marks[Int(member)].index = .max
                nodes[filled] = member
                filled += 1
                if member == node { break }
              }
              starts.append(Int32(filled))
            }
            guard let caller = calls.popLast() else { break }
            (node, nextEdge) = caller
            marks[Int(node)].lowest = min(marks[Int(node)].lowest, lowest)
          }
        }
      }
    }
    count = starts.count - 1
    if count < nodes.count { self.starts = starts }
  }
}
