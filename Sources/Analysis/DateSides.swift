internal import EventGraph
internal import TimeModel

/// The dates that the mentions of one event state: those that agree with the first (of the earliest document), and those
/// that contradict them.
struct DateSides {
  struct Row {
    var mention: ID<Mention>
    var time: TimeBounds
    /// The date claim, with those of the anchors it rests on.
    var claims: [Int32]
  }

  private(set) var agreeing: [Row] = []
  private(set) var contrary: [Row] = []
  /// What the agreeing dates leave together.
  private(set) var settled = TimeBounds.unbounded
  /// What is left whichever side is right.
  private(set) var hull = TimeBounds.unbounded

  init(_ event: Event, _ graph: EventGraph, _ claims: ClaimIndex, isCounted: (ID<Mention>, [Int32]) -> Bool) {
    for id in event.mentions where graph.mentions[id].value != nil {
      let row = Row(mention: id, time: graph.mentions[id].time, claims: claims.dates(of: id, graph))
      guard isCounted(id, row.claims) else { continue }
      hull = agreeing.isEmpty && contrary.isEmpty ? row.time : hull.hull(row.time)
      let both = settled.intersection(row.time)
      if both.isConsistent {
        settled = both
        agreeing.append(row)
      } else {
        contrary.append(row)
      }
    }
  }
}
