public import EventGraph
public import TimeModel

/// Events in the order that the evidence supports, with propagated bounds.
public struct Chronology: Sendable {
  public struct Entry: Hashable, Sendable {
    public var event: ID<Event>
    /// Bounds after propagation over stated orders; at least as tight as the event's own.
    public var bounds: TimeBounds

    public init(event: ID<Event>, bounds: TimeBounds) {
      self.event = event
      self.bounds = bounds
    }
  }

  /// Sorted by earliest start, latest end, explicit rank, finer precision first, id.
  public var entries: [Entry]
  /// Runs of entries whose order among themselves is unknown; only groups of two and more.
  public var groups: [[ID<Event>]]

  public init(entries: [Entry], groups: [[ID<Event>]]) {
    self.entries = entries
    self.groups = groups
  }
}
