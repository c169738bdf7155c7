public import TimeModel

/// What a network implies once contradicting claims are withdrawn: the propagated bounds of its events.
public struct Propagation: Sendable {
  public let network: TimeNetwork
  /// Contradictions in the order in which they were found; empty if the network is consistent.
  public let contradictions: [Contradiction]
  let values: StoredBounds
  let graph: PointGraph
  /// Rows of `statements` that count, by event; made for proofs.
  let statementsByEvent: StatementIndex

  /// The bounds of an event that all claims that still count imply; at least as tight as its own. O(1).
  public func bounds(of event: Int32) -> TimeBounds { values.bounds(of: Int(event)) }

  public var events: Range<Int32> { 0..<Int32(network.eventCount) }
}

extension TimeNetwork {
  /// Propagates bounds over the constraints, and withdraws claims until the rest is consistent.
  ///
  /// The result depends only on the rows, their order and the claims' trust.
  /// - Complexity: O(*n* + *m*) for *n* events and *m* constraints a round; a round settles all contradictions that
  ///   share no claim, and one more finds none. Constraints that form cycles cost Bellman-Ford inside the cycle's
  ///   group.
  public func propagated() -> Propagation {
    var search = ContradictionSearch(self)
    let (bounds, graph) = search.run()
    return Propagation(
      network: self, contradictions: search.found, values: StoredBounds(bounds), graph: graph,
      statementsByEvent: StatementIndex(self, search.activeStatements))
  }
}

/// Rows of `statements` by event.
struct StatementIndex: Sendable {
  private let starts: [Int32]
  /// The rows; empty where they stand by event as it is, and all of them count.
  private let rows: [Int32]

  /// - Complexity: O(*n* + *r*) for *r* rows; four bytes an event, and as many a row unless rows stand by event already.
  init(_ network: TimeNetwork, _ isActive: [Bool]) {
    var starts = [Int32](repeating: 0, count: network.eventCount + 1)
    var isSorted = true
    var last: Int32 = 0
    for row in network.statements.indices {
      let event = network.statements[row].event
      isSorted = isSorted && isActive[row] && event >= last
      last = event
      if isActive[row] { starts[Int(event) + 1] += 1 }
    }
    for event in 0..<network.eventCount { starts[event + 1] += starts[event] }
    self.starts = starts
    if isSorted {
      rows = []
      return
    }
    rows = [Int32](unsafeUninitializedCapacity: Int(starts[network.eventCount])) { buffer, filled in
      var next = starts
      for row in network.statements.indices where isActive[row] {
        let event = Int(network.statements[row].event)
        buffer[Int(next[event])] = Int32(row)
        next[event] += 1
      }
      filled = buffer.count
    }
  }

  /// Calls `body` for each row of an event, in their order.
  @inline(__always)
  func forEach(of event: Int32, _ body: (Int) -> Void) {
    for place in Int(starts[Int(event)])..<Int(starts[Int(event) + 1]) { body(rows.isEmpty ? place : Int(rows[place])) }
  }
}
