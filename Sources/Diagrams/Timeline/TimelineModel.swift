internal import Analysis
internal import EventGraph
internal import TimeModel

/// A timeline before anything has a place: which events, in which lanes, when, and what is said about them.
struct TimelineModel: Sendable {
  let input: ChartInput
  let options: TimelineOptions
  /// Without the empty ones.
  var lanes: [TimelineLane] = []
  var disputes: [DisputedDate] = []
  var flag: BeforeFlag?
  /// Distinct events that are drawn.
  var events: [ID<Event>] = []
  /// Events without a date.
  var undated = 0
  /// Whether the lanes tell the families apart.
  var hasFamilyLanes: Bool { options.lanes == .family && input.ownLanes.isEmpty }
  var sources: [ID<Document>: Int] = [:]
  /// Day of the first and last thing drawn.
  var firstDay = Day(number: 0)
  var lastDay = Day(number: 0)

  /// Marks by the hash of the id of their event.
  private var copies: [UInt64: Int32] = [:]
  /// The bounds that are printed for events that state no date.
  private(set) var inferredBounds: [ID<Event>: TimeBounds] = [:]
  /// Whose place before or after X is only possible, or disputed.
  private(set) var possible: Set<ID<Event>> = []
  private(set) var disputed: Set<ID<Event>> = []

  init(_ input: ChartInput, _ options: TimelineOptions) {
    self.input = input
    self.options = options
    let dated = input.chronology.entries.compactMap { entry in Self.extent(of: entry, in: input).map { (entry, $0) } }
    undated = input.chronology.entries.count - dated.count
    events = dated.map(\.0.event)
    sources = input.sourceNumbers(of: events)
    if let before = input.before, before.relation == .before {
      possible = Set(before.possible.map(\.event))
      disputed = Set(before.disputed.map(\.event))
      flag = BeforeFlag(before, input)
    }
    let conflicting = Self.disputedDates(input)
    var grouping = LaneGrouping(input, options.lanes, events: events)
    for (entry, extent) in dated {
      if input.graph.events[entry.event].value == nil { inferredBounds[entry.event] = entry.bounds }
      for lane in grouping.lanes(of: entry.event) {
        let item = item(entry, extent, disputes: conflicting[entry.event] != nil)
        grouping.add(item, to: lane)
        var number = 1
        for claim in conflicting[entry.event] ?? [] {
          guard let alternative = alternative(to: item, claim, number: number) else { continue }
          number += 1
          grouping.add(alternative, to: lane)
          disputes.append(DisputedDate(alternative: alternative, main: item))
        }
      }
    }
    lanes = grouping.finished()
    let extents = lanes.flatMap { $0.items.map(\.extent) }
    firstDay = extents.map(\.firstDay).min() ?? Day(year: 2000, month: 1, day: 1)
    lastDay = max(extents.map(\.lastDay).max() ?? firstDay, firstDay)
    if let flag {
      firstDay = min(firstDay, flag.earliest)
      lastDay = max(lastDay, flag.earliest)
    }
  }

  /// Nil for what has no date: no value, and no propagated bounds within a year of each other.
  private static func extent(of entry: Chronology.Entry, in input: ChartInput) -> TimeExtent? {
    let event = input.graph.events[entry.event]
    if event.value != nil { return TimeExtent(event.time) ?? TimeExtent(entry.bounds) }
    let (first, last) = (entry.bounds.earliestStart, entry.bounds.latestEnd)
    guard first.isFinite, last.isFinite, last.number - first.number <= 400 else { return nil }
    return TimeExtent(entry.bounds)
  }

  private mutating func item(_ entry: Chronology.Entry, _ extent: TimeExtent, disputes: Bool) -> TimelineItem {
    let event = input.graph.events[entry.event]
    // Counted by the printed id and not by the row: two rows of one id would else have marks of one name.
    let copy = copies[input.graph.stableID(entry.event).hash, default: 0] + 1
    copies[input.graph.stableID(entry.event).hash] = copy
    return TimelineItem(
      event: entry.event, copy: copy, extent: extent, effect: event.effect.flatMap { SpanEdges($0) }, type: event.type,
      isActual: event.status == .actual, isDisputed: disputes,
      importance: Importance.of(event) + (disputes ? 2 : 0) + (flag?.event == entry.event ? 100 : 0))
  }

  /// The mark of a date that a claim gives and that is not the event's own; nil where it is, or is no date.
  private func alternative(to item: TimelineItem, _ claim: ID<Claim>, number: Int) -> TimelineItem? {
    let mention = input.graph.mentions[input.graph.claims[claim].mention]
    guard let extent = TimeExtent(mention.time), extent != item.extent, mention.value != nil else { return nil }
    var result = item
    result.alternative = TimelineItem.Alternative(claim: claim, number: Int32(number))
    result.extent = extent
    result.effect = nil
    return result
  }

  /// Date claims of date conflicts by event, each date of each source once.
  private static func disputedDates(_ input: ChartInput) -> [ID<Event>: [ID<Claim>]] {
    var result: [ID<Event>: [ID<Claim>]] = [:]
    for conflict in input.conflicts where conflict.kind == .date {
      var seen: Set<TimeBounds> = []
      for claim in conflict.claims where input.graph.claims[claim].kind == .date {
        let mention = input.graph.mentions[input.graph.claims[claim].mention]
        guard let event = mention.event, conflict.events.contains(event), seen.insert(mention.time).inserted else {
          continue
        }
        result[event, default: []].append(claim)
      }
    }
    return result
  }
}
