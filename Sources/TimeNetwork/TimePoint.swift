/// The start or the end of one event of a `TimeNetwork`.
public struct TimePoint: Hashable, Comparable, Sendable {
  /// Twice the event's number, and one more for its end.
  let index: Int32

  init(index: Int32) { self.index = index }

  public static func start(of event: Int32) -> TimePoint { TimePoint(index: event * 2) }
  public static func end(of event: Int32) -> TimePoint { TimePoint(index: event * 2 + 1) }

  /// The event that this point belongs to.
  public var event: Int32 { index >> 1 }
  public var isEnd: Bool { index & 1 == 1 }

  public static func < (left: TimePoint, right: TimePoint) -> Bool { left.index < right.index }
}

/// A constraint between two points: `to - from >= minimum`, in days.
///
/// "A ended before B started" is `Difference(from: .end(of: a), to: .start(of: b), minimum: 1)`; "B lasted at most
/// 90 days" is `Difference(from: .end(of: b), to: .start(of: b), minimum: -90)`.
public struct Difference: Hashable, Sendable {
  public var from: TimePoint
  public var to: TimePoint
  /// Days; cut to ±2^40 (three billion years).
  public var minimum: Int
  /// The claims that it rests on, all of them; empty for what needs no proof.
  public var claims: [Int32]

  public init(from: TimePoint, to: TimePoint, minimum: Int, claims: [Int32] = []) {
    self.from = from
    self.to = to
    self.minimum = min(max(minimum, -Difference.limit), Difference.limit)
    self.claims = claims
  }

  static let limit = 1 << 40

  /// `first` ended before `second` started.
  public static func before(_ first: Int32, _ second: Int32, claims: [Int32] = []) -> Difference {
    Difference(from: .end(of: first), to: .start(of: second), minimum: 1, claims: claims)
  }
}
