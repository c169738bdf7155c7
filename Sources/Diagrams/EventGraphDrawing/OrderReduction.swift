internal import Analysis
internal import EventGraph
internal import TimeModel

/// The definite order of some events, without what follows from the rest of it.
enum OrderReduction {
  /// Pairs "definitely earlier, later" with nothing definitely between them, in the order of the entries.
  ///
  /// A is definitely before B exactly when the latest end of A lies before the earliest start of B. Such an order is an
  /// interval order, so one pass is enough: A is next to B unless some C before B starts after A has ended, and the
  /// latest start among all C before B decides that for every A.
  ///
  /// - Complexity: O(*n*²) for *n* entries, *n* ≤ 300.
  static func pairs(_ entries: [Chronology.Entry]) -> [(ID<Event>, ID<Event>)] {
    var result: [(ID<Event>, ID<Event>)] = []
    for later in entries where later.bounds.earliestStart.isFinite {
      let before = entries.filter {
        $0.event != later.event && $0.bounds.latestEnd.isFinite && $0.bounds.latestEnd < later.bounds.earliestStart
      }
      let lastStart = before.map(\.bounds.earliestStart).max() ?? .unboundedPast
      for entry in before where entry.bounds.latestEnd >= lastStart { result.append((entry.event, later.event)) }
    }
    return result
  }
}
