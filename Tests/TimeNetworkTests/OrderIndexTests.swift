import RandomNumbers
import Testing
import TimeModel
import TimeNetwork

/// Counts and lists against verdicts one by one, where the small problems of `PropertyTests` do not reach.
@Suite struct OrderIndexTests {
  /// What an index says of every event, and the verdicts that it has to agree with.
  private func check(_ network: TimeNetwork) {
    let core = network.propagated()
    let index = OrderIndex(core)
    for event in core.events {
      let others = core.events.filter { $0 != event }
      let before = others.map { core.verdict($0, before: event) }
      let after = others.map { core.verdict(event, before: $0) }
      #expect(index.countDefinitelyBefore(event) == before.count { $0 == .definite })
      #expect(index.countImpossiblyBefore(event) == before.count { $0 == .impossible })
      #expect(index.countDefinitelyAfter(event) == after.count { $0 == .definite })
      #expect(index.countImpossiblyAfter(event) == after.count { $0 == .impossible })
    }
  }

  @Test(arguments: [20, 24, 25, 60]) func `many orders on one event are all counted, each other event once`(
    _ count: Int32
  ) {
    // All within one year, so that only the orders tell; each stated twice, and once more through a middle event.
    let year = TimeBounds(actWithin: Day(number: 0), Day(number: 364))
    var network = TimeNetwork(events: [TimeBounds](repeating: year, count: Int(count) + 2))
    for other in 0..<count {
      network.add(.before(other, count, claims: [other]))
      network.add(Difference(from: .end(of: other), to: .start(of: count), minimum: 0, claims: [other]))
      network.add(.before(other, count + 1, claims: [other]))
    }
    network.add(.before(count + 1, count, claims: [count]))
    #expect(OrderIndex(network.propagated()).countDefinitelyBefore(count) == Int(count) + 1)
    check(network)
  }

  @Test func `chains, and events on both sides of them, are counted as the verdicts say`() {
    var random = SplitMix64(state: 0x1dec)
    for _ in 0..<40 {
      let count = random.number(20...60)
      var network = TimeNetwork(eventCount: count)
      for event in 0..<Int32(count) where !random.chance(4) {
        let first = random.number(0...40)
        network.add(
          TimeBounds(actWithin: Day(number: first), Day(number: first + random.number(0...30))), of: event,
          claim: event)
      }
      for row in 0..<Int32(random.number(10...120)) {
        let (a, b) = (random.number(0...count - 1), random.number(0...count - 1))
        if a == b { continue }
        network.add(
          Difference(
            from: .end(of: Int32(min(a, b))), to: .start(of: Int32(max(a, b))), minimum: random.number(0...1),
            claims: [Int32(count) + row]))
      }
      check(network)
    }
  }

  @Test func `days beyond 32 bits are reasoned over as near ones are`() {
    var random = SplitMix64(state: 0xfa4)
    var consistent = 0
    for _ in 0..<3000 {
      let problem = RandomProblem(&random, events: 2...5, spans: 1...9, constraints: 0...8)
      let near = TimeOrder(problem.network())
      let offset = 1 << 40
      var far = problem
      for row in far.rows.indices {
        guard let bounds = far.rows[row].bounds else { continue }
        far.rows[row].bounds = TimeBounds(
          earliestStart: bounds.earliestStart.advanced(by: offset),
          latestStart: bounds.latestStart.advanced(by: offset),
          earliestEnd: bounds.earliestEnd.advanced(by: offset), latestEnd: bounds.latestEnd.advanced(by: offset))
      }
      let order = TimeOrder(far.network())
      #expect(order.contradictions.isEmpty == near.contradictions.isEmpty)
      // Which of several contradictions is found first hangs on the days' numbers.
      guard near.contradictions.isEmpty else { continue }
      consistent += 1
      let (index, nearIndex) = (OrderIndex(order.core), OrderIndex(near.core))
      for a in near.core.events {
        #expect(order.core.bounds(of: a).earliestStart == near.core.bounds(of: a).earliestStart.advanced(by: offset))
        #expect(order.core.bounds(of: a).latestEnd == near.core.bounds(of: a).latestEnd.advanced(by: offset))
        #expect(index.countDefinitelyBefore(a) == nearIndex.countDefinitelyBefore(a))
        #expect(index.possiblyBefore(a, count: 9) == nearIndex.possiblyBefore(a, count: 9))
        for b in near.core.events { #expect(order.proof(a, before: b) == near.proof(a, before: b)) }
      }
    }
    #expect(consistent > 150)
  }
}
