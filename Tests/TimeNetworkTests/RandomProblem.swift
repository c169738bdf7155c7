import RandomNumbers
import TimeModel
import TimeNetwork

/// A small random network, as rows that a test can leave out, and enumeration of its datings.
struct RandomProblem: CustomStringConvertible {
  struct Row {
    var bounds: TimeBounds?
    var event: Int32 = 0
    var difference: Difference?
    var claims: [Int32]
  }

  var eventCount: Int
  /// Bounds and constraints are within ± this.
  var span: Int
  var rows: [Row] = []
  var trust: [Trust] = []

  /// Events with a bound at each side two times in three (the others are open or unknown), sometimes with a second
  /// source, and constraints between any of their points; small enough for enumeration if nothing else is asked for.
  init(
    _ random: inout SplitMix64, events: ClosedRange<Int> = 2...3, spans: ClosedRange<Int> = 1...2,
    constraints: ClosedRange<Int> = 0...3
  ) {
    eventCount = random.number(events)
    span = random.number(spans)
    var claim: Int32 = 0
    func claims() -> [Int32] {
      defer { claim += 1 }
      if random.chance(8) && claim > 0 { return [Int32(random.number(0...Int(claim))), claim] }
      return random.chance(12) ? [] : [claim]
    }
    for event in 0..<Int32(eventCount) {
      for _ in 0..<(random.chance(4) ? 2 : 1) {
        func bound(_ none: Day) -> Day { random.chance(3) ? none : Day(number: random.number(-span...span)) }
        let bounds = TimeBounds(
          earliestStart: bound(.unboundedPast), latestStart: bound(.unboundedFuture),
          earliestEnd: bound(.unboundedPast), latestEnd: bound(.unboundedFuture))
        rows.append(Row(bounds: bounds, event: event, claims: claims()))
      }
    }
    for _ in 0..<random.number(constraints) {
      func point() -> TimePoint {
        let event = Int32(random.number(0...eventCount - 1))
        return random.chance(2) ? .start(of: event) : .end(of: event)
      }
      let claims = claims()
      rows.append(
        Row(
          difference: Difference(from: point(), to: point(), minimum: random.number(-span...span), claims: claims),
          claims: claims))
    }
    trust = (0..<claim).map { _ in
      Trust(isInferred: random.chance(3), isQualified: random.chance(3), document: Int32(random.number(0...2)))
    }
  }

  func network(_ isIncluded: (Row) -> Bool = { _ in true }) -> TimeNetwork {
    var network = TimeNetwork(eventCount: eventCount, trust: trust)
    for row in rows where isIncluded(row) {
      if let bounds = row.bounds { network.add(bounds, of: row.event, claims: row.claims) }
      if let difference = row.difference { network.add(difference) }
    }
    return network
  }

  var description: String {
    rows.map { row in
      if let bounds = row.bounds {
        let parts = [bounds.earliestStart, bounds.latestStart, bounds.earliestEnd, bounds.latestEnd]
        return
          "e\(row.event) [\(parts.map { $0.isFinite ? "\($0.number)" : "-" }.joined(separator: " "))] \(row.claims)"
      }
      guard let d = row.difference else { return "" }
      func name(_ point: TimePoint) -> String { "\(point.isEnd ? "end" : "start")\(point.event)" }
      return "\(name(d.to)) - \(name(d.from)) >= \(d.minimum) \(row.claims)"
    }.joined(separator: "; ")
  }
}

extension RandomProblem {
  /// Greatest distance from 0 of a value that can matter: bounds lie within `span`, three constraints move at most
  /// `span` each, and a strict order one more.
  var reach: Int { span * 4 + 1 }

  /// Whether some dating of all points within ±`reach` fits the included rows and `extra` constraints and `fixed`
  /// points, by trying them all; a branch ends where a row is broken.
  func hasDating(
    first events: [Int32] = [], extra: [Difference] = [], low fixedLow: [Int: Int] = [:],
    high fixedHigh: [Int: Int] = [:],
    _ isIncluded: (Row) -> Bool = { _ in true }
  ) -> Bool {
    let count = eventCount * 2
    // The points of `events` come first, so that a contradiction between them is met early.
    var order = events.map(Int.init)
    order += (0..<eventCount).filter { !order.contains($0) }
    func index(_ point: TimePoint) -> Int { order.firstIndex(of: Int(point.event))! * 2 + (point.isEnd ? 1 : 0) }
    func index(_ point: Int) -> Int { order.firstIndex(of: point / 2)! * 2 + point % 2 }

    var low = [Int](repeating: -reach, count: count)
    var high = [Int](repeating: reach, count: count)
    var constraints = (0..<eventCount).map { (from: $0 * 2, to: $0 * 2 + 1, minimum: 0) }
    for row in rows where isIncluded(row) {
      if let bounds = row.bounds {
        let start = index(TimePoint.start(of: row.event))
        if bounds.earliestStart.isFinite { low[start] = max(low[start], bounds.earliestStart.number) }
        if bounds.latestStart.isFinite { high[start] = min(high[start], bounds.latestStart.number) }
        if bounds.earliestEnd.isFinite { low[start + 1] = max(low[start + 1], bounds.earliestEnd.number) }
        if bounds.latestEnd.isFinite { high[start + 1] = min(high[start + 1], bounds.latestEnd.number) }
      }
      if let difference = row.difference {
        constraints.append((index(difference.from), index(difference.to), difference.minimum))
      }
    }
    for difference in extra { constraints.append((index(difference.from), index(difference.to), difference.minimum)) }
    for (point, value) in fixedLow { low[index(point)] = max(low[index(point)], value) }
    for (point, value) in fixedHigh { high[index(point)] = min(high[index(point)], value) }
    if constraints.contains(where: { $0.from == $0.to && $0.minimum > 0 }) { return false }
    let checks = (0..<count).map { point in
      constraints.filter { max($0.from, $0.to) == point && $0.from != $0.to }
    }
    var values = [Int](repeating: 0, count: count)
    func assign(_ point: Int) -> Bool {
      if point == count { return true }
      var (from, to) = (low[point], high[point])
      for check in checks[point] {
        if check.to == point {
          from = max(from, values[check.from] + check.minimum)
        } else {
          to = min(to, values[check.to] - check.minimum)
        }
      }
      guard from <= to else { return false }
      for value in from...to {
        values[point] = value
        if assign(point + 1) { return true }
      }
      return false
    }
    return assign(0)
  }
}
