internal import EventGraph

/// The rows of documents as they come in, to be joined in an order that the inputs have no part in.
///
/// What follows from a graph may depend on the order of its rows where nothing else decides, such as which of two
/// contradictions is found first. So documents are joined by name, as those of a folder are read.
struct DocumentParts {
  private var parts: [EventGraph] = []

  mutating func append(_ rows: EventGraph, isContinuation: Bool) {
    if isContinuation, !parts.isEmpty {
      parts[parts.count - 1].appendContinuation(rows)
    } else {
      parts.append(rows)
    }
  }

  /// Joins all parts behind `graph`, and lets go of each as it is joined.
  ///
  /// - Parameter asTheyCame: for rows that others name by their numbers, as the links of a case do.
  /// - Complexity: O(rows), and O(*d* log *d*) for *d* documents.
  mutating func join(to graph: inout EventGraph, asTheyCame: Bool) {
    var order = Array(parts.indices)
    if !asTheyCame {
      order.sort { left, right in
        guard let a = parts[left].documents.first, let b = parts[right].documents.first else { return left < right }
        return a.name == b.name ? left < right : a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
      }
    }
    graph.reserve(for: parts)
    for part in order {
      graph.append(parts[part])
      parts[part] = EventGraph()
    }
    parts = []
  }
}
