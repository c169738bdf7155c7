internal import EventGraph
internal import TimeModel

/// One event in one lane, before it has a place on the page.
struct TimelineItem: Sendable {
  /// Row of `EventGraph.events`.
  var event: ID<Event>
  /// Unique in the chart.
  var name: String
  var extent: TimeExtent
  /// The state that the act leaves.
  var effect: SpanEdges?
  var label: String
  /// For crowded places; nil where the label is short as it is.
  var shortLabel: String?
  /// The line under the label.
  var date: String
  var family: String
  /// The type's name in the taxonomy.
  var type: String
  /// Whether the text says that it happened.
  var isActual: Bool
  /// A date that another source gives for the event; drawn apart and linked to it.
  var isAlternative = false
  var importance: Double
  var tooltip: String
  var url: SafeURL?
  /// For a mark that stands for several events: how many. Else nil.
  var count: Int?
  /// The events of such a mark, by their printed ids.
  var members: [String] = []
}

/// A link from a disputed date to the event's own mark, both by name.
struct DisputedDate: Sendable {
  var alternative: String
  var main: String
  var tooltip: String
}

/// A lane and what is in it.
struct TimelineLane: Sendable {
  var title: String
  var description: String
  /// The colour of its left edge; nil for lanes that are no families.
  var family: String?
  var items: [TimelineItem]
}

/// Where X stands and what is before it.
struct BeforeFlag: Sendable {
  /// The earliest and latest day on which X may start.
  var earliest: Day
  var latest: Day
  var event: ID<Event>?
  var words: String
  var definite: Int
  var possible: Int
  var disputed: Int
  var later: Int
}
