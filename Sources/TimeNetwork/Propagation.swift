public import TimeModel

/// What a network implies once contradicting claims are withdrawn: the propagated bounds of its events.
public struct Propagation: Sendable {
  public let network: TimeNetwork
  /// Contradictions in the order in which they were found; empty if the network is consistent.
  public let contradictions: [Contradiction]
  let values: PropagatedBounds
  let graph: PointGraph
  let activeStatements: [Bool]
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
      network: self, contradictions: search.found, values: bounds, graph: graph,
      activeStatements: search.activeStatements, statementsByEvent: StatementIndex(self, search.activeStatements))
  }
}

/// Rows of `statements` by event.
struct StatementIndex: Sendable {
  private var starts: [Int32]
  private var rows: [Int32]

  init(_ network: TimeNetwork, _ isActive: [Bool]) {
    starts = [Int32](repeating: 0, count: network.eventCount + 1)
    for (row, statement) in network.statements.enumerated() where isActive[row] {
      starts[Int(statement.event) + 1] += 1
    }
    for event in 0..<network.eventCount { starts[event + 1] += starts[event] }
    rows = [Int32](repeating: 0, count: Int(starts[network.eventCount]))
    var next = starts
    for (row, statement) in network.statements.enumerated() where isActive[row] {
      rows[Int(next[Int(statement.event)])] = Int32(row)
      next[Int(statement.event)] += 1
    }
  }

  func rows(of event: Int32) -> ArraySlice<Int32> { rows[Int(starts[Int(event)])..<Int(starts[Int(event) + 1])] }
}
