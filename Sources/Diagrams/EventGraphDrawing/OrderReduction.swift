internal import Analysis
internal import EventGraph
internal import TimeModel

/// The definite order of some events, without what follows from the rest of it.
enum OrderReduction {
  /// Everything in `before` is definitely earlier than everything in `after`, with nothing definitely between.
  struct Step: Hashable, Sendable {
    var before: [ID<Event>]
    var after: [ID<Event>]
  }

  /// The order as steps, in the order of their later events; each event is in the `after` of one step at most.
  ///
  /// A is definitely before B exactly when the latest end of A lies before the earliest start of B. Such an order is an
  /// interval order: A is next to B unless some C before B starts after A has ended, and the latest start among all C
  /// before B decides that for every A. Events of one earliest start have the same neighbours, so that a day of twelve
  /// events after a day of ten is one step and not 120 pairs.
  ///
  /// - Complexity: O(*n* log *n* + events in steps) for *n* entries.
  static func steps(_ entries: [Chronology.Entry]) -> [Step] {
    let ended = entries.enumerated().filter { $0.element.bounds.latestEnd.isFinite }
      .sorted { ($0.element.bounds.latestEnd, $0.offset) < ($1.element.bounds.latestEnd, $1.offset) }
    // lastStarts[k]: the latest earliest start among the k that end first.
    var lastStarts: [Day] = [.unboundedPast]
    for (_, entry) in ended { lastStarts.append(max(lastStarts[lastStarts.count - 1], entry.bounds.earliestStart)) }
    /// How many end before a day.
    func count(endingBefore day: Day) -> Int {
      var (low, high) = (0, ended.count)
      while low < high {
        let middle = (low + high) / 2
        if ended[middle].element.bounds.latestEnd < day { low = middle + 1 } else { high = middle }
      }
      return low
    }

    var steps: [Step] = []
    var rows: [Day: Int] = [:]
    for later in entries where later.bounds.earliestStart.isFinite {
      let start = later.bounds.earliestStart
      if let row = rows[start] {
        steps[row].after.append(later.event)
        continue
      }
      let total = count(endingBefore: start)
      if total == 0 { continue }
      let first = count(endingBefore: lastStarts[total])
      let before = ended[first..<total].sorted { $0.offset < $1.offset }.map(\.element.event)
      rows[start] = steps.count
      steps.append(Step(before: before, after: [later.event]))
    }
    return steps
  }

  /// The steps as pairs "definitely earlier, later".
  static func pairs(_ entries: [Chronology.Entry]) -> [(ID<Event>, ID<Event>)] {
    steps(entries).flatMap { step in step.after.flatMap { later in step.before.map { ($0, later) } } }
  }
}
