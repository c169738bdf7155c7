public import TimeModel

/// Events with bounds and constraints between their points, each resting on claims; knows nothing of texts.
///
/// Events are numbered from 0. A claim is an opaque number; a row of the network that rests on several claims needs all
/// of them and falls with any. Two sources that date one event are two calls of `add(_:of:claims:)`: bounds of
/// several rows are intersected, and where they contradict each other `propagated()` reports it.
public struct TimeNetwork: Sendable {
  public let eventCount: Int
  /// Trust of each claim, by number; a claim beyond the end is stated, plain, original and of document 0. Among equals
  /// the greater number is trusted less.
  public var trust: [Trust]
  /// Claims whose rows do not count.
  public internal(set) var withdrawn: Set<Int32> = []

  var statements: [BoundStatement] = []
  var differences: [StoredDifference] = []
  /// Claims of all rows, sorted and unique within a row.
  var claims: [Int32] = []

  /// One row that bounds an event.
  struct BoundStatement: Sendable {
    var bounds: TimeBounds
    var event: Int32
    var claims: ClaimRange
  }

  /// One constraint, without its claims.
  struct StoredDifference: Sendable {
    var from: Int32
    var to: Int32
    var minimum: Int
    var claims: ClaimRange
  }

  /// A run of `claims`.
  struct ClaimRange: Sendable {
    var begin: Int32
    var end: Int32
    var indices: Range<Int> { Int(begin)..<Int(end) }
    var isEmpty: Bool { begin == end }
  }

  /// A network of events of which nothing is known yet, beyond start ≤ end.
  public init(eventCount: Int, trust: [Trust] = []) {
    precondition(eventCount >= 0 && eventCount < 1 << 29, "the number of events fits 29 bits")
    self.eventCount = eventCount
    self.trust = trust
  }

  /// A network of events with bounds that need no proof (they rest on no claim).
  public init(events: [TimeBounds], trust: [Trust] = []) {
    self.init(eventCount: events.count, trust: trust)
    statements.reserveCapacity(events.count)
    for (event, bounds) in events.enumerated() { add(bounds, of: Int32(event), claims: []) }
  }

  /// A network of events with one statement each, whose bounds rest on the given claims.
  public init(events: [(bounds: TimeBounds, claims: [Int32])], trust: [Trust] = []) {
    self.init(eventCount: events.count, trust: trust)
    statements.reserveCapacity(events.count)
    for (event, input) in events.enumerated() { add(input.bounds, of: Int32(event), claims: input.claims) }
  }

  /// States that the points of `event` lie within `bounds`; sides without a bound state nothing.
  public mutating func add(_ bounds: TimeBounds, of event: Int32, claims: [Int32]) {
    precondition(event >= 0 && event < eventCount, "the event is one of the network")
    guard bounds.isBounded else { return }
    statements.append(BoundStatement(bounds: bounds, event: event, claims: append(claims)))
  }

  /// As `add(_:of:claims:)`, for one claim.
  public mutating func add(_ bounds: TimeBounds, of event: Int32, claim: Int32) {
    precondition(event >= 0 && event < eventCount, "the event is one of the network")
    guard bounds.isBounded else { return }
    let begin = Int32(self.claims.count)
    self.claims.append(claim)
    statements.append(BoundStatement(bounds: bounds, event: event, claims: ClaimRange(begin: begin, end: begin + 1)))
  }

  public mutating func add(_ difference: Difference) {
    let points = 0..<Int32(eventCount * 2)
    precondition(
      points.contains(difference.from.index) && points.contains(difference.to.index),
      "both points are of events of the network")
    let minimum = min(max(difference.minimum, -Difference.limit), Difference.limit)
    differences.append(
      StoredDifference(
        from: difference.from.index, to: difference.to.index, minimum: minimum, claims: append(difference.claims)))
  }

  /// This network without the rows that rest on any of `claims`.
  public func without(_ claims: some Sequence<Int32>) -> TimeNetwork {
    var copy = self
    copy.withdrawn.formUnion(claims)
    return copy
  }

  /// This network with only the rows that rest on no other claims than these.
  public func only(_ named: some Sequence<Int32>) -> TimeNetwork {
    let kept = Set(named)
    return without(claims.filter { !kept.contains($0) })
  }

  private mutating func append(_ added: [Int32]) -> ClaimRange {
    let begin = claims.count
    if added.count < 2 {
      claims.append(contentsOf: added)
    } else {
      var last: Int32?
      for claim in added.sorted() where claim != last {
        claims.append(claim)
        last = claim
      }
    }
    return ClaimRange(begin: Int32(begin), end: Int32(claims.count))
  }
}

extension TimeNetwork {
  /// Whether `left` is trusted less than `right`.
  func trustsLess(_ left: Int32, _ right: Int32) -> Bool {
    let (a, b) = (trust(of: left), trust(of: right))
    return a == b ? left > right : a < b
  }

  func trust(of claim: Int32) -> Trust {
    claim >= 0 && claim < trust.count ? trust[Int(claim)] : Trust()
  }

  /// The least trusted claim of a row; nil if it rests on none.
  func weakestClaim(of range: ClaimRange) -> Int32? {
    claims[range.indices].min(by: trustsLess)
  }

  /// Whether a row with claims `left` is trusted more than one with claims `right`.
  func trustsMore(_ left: ClaimRange, _ right: ClaimRange) -> Bool {
    guard let weakestRight = weakestClaim(of: right) else { return false }
    guard let weakestLeft = weakestClaim(of: left) else { return true }
    return trustsLess(weakestRight, weakestLeft)
  }
}
