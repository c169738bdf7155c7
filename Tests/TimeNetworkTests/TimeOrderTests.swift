import Testing
import TimeModel
import TimeNetwork

@Suite struct TimeOrderTests {
  private func act(_ first: Int, _ last: Int) -> TimeBounds {
    TimeBounds(actWithin: Day(number: first), Day(number: last))
  }

  @Test func `dates alone order what does not overlap, and name the bound that would decide the rest`() {
    let order = TimeOrder(TimeNetwork(events: [(act(1, 1), [10]), (act(5, 9), [11]), (act(7, 7), [12])]))
    #expect(order.verdict(0, before: 2) == .definite)
    #expect(order.proof(0, before: 2) == [10, 12])
    #expect(order.verdict(2, before: 0) == .impossible)
    #expect(
      order.verdict(1, before: 2)
        == .possible(Undecided(event: 1, bound: .latestEnd, known: Day(number: 9), limit: Day(number: 7))))
    #expect(
      order.verdict(2, before: 1)
        == .possible(Undecided(event: 1, bound: .earliestStart, known: Day(number: 5), limit: Day(number: 7))))
    #expect(order.verdict(1, before: 1) == .impossible)
  }

  @Test func `a stated order bounds events without a date, and its claims stand in the proof`() {
    var network = TimeNetwork(events: [(act(10, 12), [1]), (.unbounded, [2]), (.unbounded, [3]), (act(20, 20), [4])])
    network.add(.before(0, 1, claims: [5]))
    network.add(.before(1, 2, claims: [6]))
    let order = TimeOrder(network)
    #expect(order.core.bounds(of: 2).earliestStart == Day(number: 12))
    #expect(order.verdict(0, before: 2) == .definite)
    #expect(order.proof(0, before: 2) == [5, 6])
    #expect(order.verdict(2, before: 0) == .impossible)
    #expect(order.verdict(2, before: 3) != .definite)
    #expect(order.proof(2, before: 3) == nil)
  }

  @Test func `what nothing connects and nothing dates is unrelated`() {
    var network = TimeNetwork(eventCount: 3)
    network.add(act(1, 2), of: 0, claim: 1)
    #expect(TimeOrder(network).verdict(0, before: 1) == .unrelated)
    #expect(TimeOrder(network).verdict(1, before: 2) == .unrelated)
    network.add(Difference(from: .end(of: 1), to: .start(of: 2), minimum: 0, claims: [2]))
    guard case .possible = TimeOrder(network).verdict(1, before: 2) else {
      Issue.record("a constraint connects the two, though it is not strict")
      return
    }
  }

  @Test func `of sources that contradict each other the least trusted gives way, and what hangs on it is disputed`() {
    // 0 is dated by two sources, the second a copy; 1 lies between the two dates.
    var network = TimeNetwork(eventCount: 2, trust: [Trust(), Trust(isCopy: true), Trust()])
    network.add(act(10, 10), of: 0, claim: 0)
    network.add(act(12, 12), of: 0, claim: 1)
    network.add(act(11, 11), of: 1, claim: 2)
    let order = TimeOrder(network)
    #expect(
      order.contradictions
        == [Contradiction(claims: [0, 1], withdrawn: 1, events: [0], includesConstraint: false)])
    #expect(order.core.bounds(of: 0) == act(10, 10))
    #expect(order.core.verdict(0, before: 1) == .definite)
    #expect(order.verdict(0, before: 1) == .disputed)
    #expect(order.verdicts(before: 1) == [.disputed, .impossible])
    #expect(order.disputes(0, before: 1) == [0])
  }

  @Test(
    arguments: [
      ([Trust(isInferred: true), Trust(isQualified: true)], 0), ([Trust(), Trust(isQualified: true)], 1),
      ([Trust(isCopy: true), Trust(isQualified: true)], 1), ([Trust(document: 3), Trust(isCopy: true)], 1),
      ([Trust(document: 3), Trust(document: 1)], 0), ([Trust(), Trust()], 1),
    ] as [([Trust], Int32)])
  func `trust falls with inference, qualifier, copy, later document and number`(_ trust: [Trust], _ loser: Int32) {
    var network = TimeNetwork(eventCount: 1, trust: trust)
    network.add(act(10, 10), of: 0, claim: 0)
    network.add(act(12, 12), of: 0, claim: 1)
    #expect(network.propagated().contradictions.map(\.withdrawn) == [loser])
  }

  @Test func `a circle of stated orders is one minimal contradiction without any date`() {
    var network = TimeNetwork(eventCount: 4)
    for (claim, pair) in [(0, 1), (1, 2), (2, 0), (2, 3)].enumerated() {
      network.add(.before(Int32(pair.0), Int32(pair.1), claims: [Int32(claim)]))
    }
    let core = network.propagated()
    #expect(
      core.contradictions
        == [Contradiction(claims: [0, 1, 2], withdrawn: 2, events: [0, 1, 2], includesConstraint: true)])
    #expect(core.verdict(0, before: 3) == .definite)
    #expect(core.withoutContestedClaims().verdict(0, before: 3) == .unrelated)
  }

  @Test func `a proof takes the fewest rows that suffice`() {
    // The chain 0 < 1 < 2 bounds 2 most tightly, but its own date proves it later than 3.
    var network = TimeNetwork(events: [(act(50, 50), [0]), (act(40, 60), [1]), (act(30, 70), [2]), (act(1, 1), [3])])
    network.add(.before(0, 1, claims: [4]))
    network.add(.before(1, 2, claims: [5]))
    let core = network.propagated()
    #expect(core.bounds(of: 2).earliestStart == Day(number: 52))
    #expect(core.proof(3, before: 2) == [3, 2])
    #expect(core.proof(0, before: 2) == [4, 5])
  }

  @Test func `a grade can be told by leaving out doubtful claims`() {
    var network = TimeNetwork(events: [(act(1, 1), [0]), (act(5, 5), [1])])
    network.add(.before(0, 1, claims: [2]))
    #expect(network.without([1]).propagated().verdict(0, before: 1) == .definite)
    #expect(network.without([1, 2]).propagated().verdict(0, before: 1) != .definite)
  }

  @Test func `days at the ends of the axis overflow nothing`() {
    let ends = [Int.min + 1, Int.max - 1]
    var network = TimeNetwork(eventCount: 4)
    for (event, day) in ends.enumerated() { network.add(act(day, day), of: Int32(event), claim: Int32(event)) }
    for event in Int32(0)...2 { network.add(.before(event, event + 1, claims: [event + 2])) }
    network.add(Difference(from: .start(of: 3), to: .start(of: 0), minimum: .max, claims: [9]))
    network.add(Difference(from: .start(of: 0), to: .end(of: 3), minimum: .min, claims: [10]))
    let order = TimeOrder(network)
    #expect(!order.contradictions.isEmpty)
    #expect(order.core.verdict(0, before: 1) == .definite)
    #expect(OrderIndex(order.core).countDefinitelyBefore(1) >= 1)
  }

  @Test func `the nearest events come first`() {
    let index = OrderIndex(TimeNetwork(events: [act(1, 1), act(9, 9), act(3, 4), act(5, 5), act(7, 8)]).propagated())
    #expect(index.nearestBefore(3, count: 5) == [2, 0])
    #expect(index.nearestAfter(3, count: 1) == [4])
    #expect(index.nearestAfter(1, count: 5).isEmpty)
  }

  @Test func `a long chain of orders is propagated and proven end to end`() {
    let count: Int32 = 20_000
    var network = TimeNetwork(eventCount: Int(count))
    network.add(act(0, 0), of: 0, claim: 0)
    // Added in an order that favours no direction.
    for step in 0..<count - 1 {
      let event = Int32((Int(step) * 7919) % Int(count - 1))
      network.add(.before(event, event + 1, claims: [event + 1]))
    }
    let core = network.propagated()
    #expect(core.bounds(of: count - 1).earliestStart == Day(number: Int(count - 1)))
    #expect(core.verdict(0, before: count - 1) == .definite)
    #expect(core.proof(0, before: count - 1)?.count == Int(count - 1))
    #expect(core.proof(5, before: 8) == [6, 7, 8])
  }
}
