public import TimeModel

/// What a network says about "A ended before B started".
public enum OrderVerdict: Hashable, Sendable {
  /// True in every dating.
  case definite
  /// False in every dating.
  case impossible
  /// True in some datings and false in others; the bound that would decide.
  case possible(Undecided)
  /// Definite or impossible only by grace of a claim that takes part in a contradiction.
  case disputed
  /// Possible, but no constraint connects the two, and of one of them nothing is known.
  case unrelated
}

/// The bound that keeps "A before B" open: were it better known, the verdict could be definite.
public struct Undecided: Hashable, Sendable {
  public enum Bound: UInt8, Hashable, Sendable {
    /// The event may have ended as late as `known`; before it is certain only if it ended before `limit`.
    case latestEnd
    /// The event may have started as early as `known`; after it is certain only if it started after `limit`.
    case earliestStart
  }

  public var event: Int32
  public var bound: Bound
  /// The propagated bound; not finite if there is none.
  public var known: Day
  /// The other event's bound that it would have to stay clear of; not finite if there is none.
  public var limit: Day

  public init(event: Int32, bound: Bound, known: Day, limit: Day) {
    self.event = event
    self.bound = bound
    self.known = known
    self.limit = limit
  }
}
