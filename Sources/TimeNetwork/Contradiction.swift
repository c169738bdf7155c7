/// Claims that cannot all hold: a cycle of rows that asks a point to lie after itself.
public struct Contradiction: Hashable, Sendable {
  /// Sorted; minimal: without any one of them the contradiction vanishes. Empty if rows without claims contradict
  /// each other.
  public var claims: [Int32]
  /// The least trusted of the claims, whose rows no longer count; nil if rows without claims contradict each other (the
  /// last of them no longer counts).
  public var withdrawn: Int32?
  /// The events on the cycle, sorted.
  public var events: [Int32]
  /// Whether a constraint between points takes part, or only bounds do.
  public var includesConstraint: Bool

  public init(claims: [Int32], withdrawn: Int32?, events: [Int32], includesConstraint: Bool) {
    self.claims = claims
    self.withdrawn = withdrawn
    self.events = events
    self.includesConstraint = includesConstraint
  }
}
