internal import EventGraph
internal import TimeModel

/// One event in one lane, before it has a place on the page. Holds no text, so that a hundred thousand of them are cheap:
/// `TimelineModel.texts(of:)` makes the texts of those that are drawn each.
struct TimelineItem: Sendable {
  /// Row of `EventGraph.events`.
  var event: ID<Event>
  /// From 1: an event that stands in several lanes has a mark in each.
  var copy: Int32
  var extent: TimeExtent
  /// The state that the act leaves.
  var effect: SpanEdges?
  var type: EventType
  /// Whether the text says that it happened.
  var isActual: Bool
  /// Whether sources give it other dates as well.
  var isDisputed: Bool
  /// A date that another source gives for the event: by which claim, and the number of such a date, from 1. Drawn apart
  /// and linked to the event.
  var alternative: Alternative?
  var importance: Double

  struct Alternative: Sendable {
    var claim: ID<Claim>
    var number: Int32
  }

  var isAlternative: Bool { alternative != nil }
  var family: String { type.family }
}

/// What a mark of a timeline is called and what is written beside it.
struct MarkTexts: Sendable {
  /// Unique in the chart.
  var name: String
  var label: String
  /// For crowded places; nil where the label is short as it is.
  var shortLabel: String?
  /// The line under the label.
  var date: String
  var tooltip: String
  var url: SafeURL?
}

/// A link from a disputed date to the event's own mark.
struct DisputedDate: Sendable {
  var alternative: TimelineItem
  var main: TimelineItem
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
