public import EventGraph

/// A minimal set of claims that cannot all be true: without any one of them the contradiction vanishes.
public struct Conflict: Hashable, Sendable {
  public enum Kind: UInt8, Hashable, Sendable { case date, count, place, agent, duration, order }

  public var kind: Kind
  public var events: [ID<Event>]
  public var claims: [ID<Claim>]
  /// The claim that reasoning withdrew, the least trusted one.
  public var withdrawn: ID<Claim>?
  /// The hash of the printed id.
  public var key: UInt64

  public init(kind: Kind, events: [ID<Event>], claims: [ID<Claim>], withdrawn: ID<Claim>?, key: UInt64) {
    self.kind = kind
    self.events = events
    self.claims = claims
    self.withdrawn = withdrawn
    self.key = key
  }
}
