import RandomNumbers
import Testing
import TimeModel
import TimeNetwork

/// Networks of up to six events against an oracle of longest paths.
@Suite struct PathOracleTests {
  /// A tenth of the problems of `PropertyTests` where `ANNALS_PROPERTY_CASES` asks for many.
  static let caseCount = min(PropertyTests.caseCount, max(20_000, PropertyTests.caseCount / 10))

  @Test func `verdicts, bounds, proofs and conflicts of six events equal longest paths`() {
    var random = SplitMix64(state: 0xbe11)
    var inconsistent = 0
    var repeated = 0
    var counts = [0, 0, 0, 0, 0]
    for number in 0..<PathOracleTests.caseCount {
      let problem = RandomProblem(&random, events: 2...6, spans: 1...12, constraints: 0...9)
      let order = TimeOrder(problem.network())
      if !order.contradictions.isEmpty { inconsistent += 1 }
      if order.contradictions.count > 1 { repeated += 1 }
      guard let failure = check(problem, order, &counts) else { continue }
      Issue.record("problem \(number): \(failure): \(problem)")
      return
    }
    // A generator that never reaches a verdict would prove nothing.
    #expect(inconsistent > PathOracleTests.caseCount / 10)
    #expect(repeated > PathOracleTests.caseCount / 50)
    #expect(counts.allSatisfy { $0 > PathOracleTests.caseCount / 100 })
  }

  /// What is wrong with the network's view of a problem; nil if nothing is.
  private func check(_ problem: RandomProblem, _ order: TimeOrder, _ counts: inout [Int]) -> String? {
    if order.contradictions.isEmpty != LongestPaths(problem).isConsistent { return "consistency" }
    if let failure = checkContradictions(of: problem, order) { return failure }
    if order.contradictions.contains(where: { $0.withdrawn == nil }) { return nil }

    let withdrawn = Set(order.contradictions.compactMap(\.withdrawn))
    let contested = order.core.contestedClaims
    let inCore = { (row: RandomProblem.Row) in withdrawn.isDisjoint(with: row.claims) }
    let undisputed = { (row: RandomProblem.Row) in contested.isDisjoint(with: row.claims) }
    guard let core = LongestPaths(problem, inCore).distances else { return "the core is inconsistent" }
    guard let calm = LongestPaths(problem, undisputed).distances else { return "what is undisputed is inconsistent" }
    guard let paths = LongestPaths(problem, withBounds: false, inCore).distances else { return "constraints alone" }

    for a in 0..<Int32(problem.eventCount) {
      if let failure = checkBounds(of: a, order.core, core[0], core) { return failure }
      for b in 0..<Int32(problem.eventCount) where a != b {
        let expected = verdict(a, b, core)
        let plain = order.core.verdict(a, before: b)
        if kind(plain) != expected { return "\(a) before \(b): \(plain)" }
        if expected == 2, (plain == .unrelated) != isUnrelated(a, b, paths, core) { return "\(a), \(b): \(plain)" }
        let final = order.verdict(a, before: b)
        let isDisputed = expected < 2 && verdict(a, b, calm) != expected
        if kind(final) != (isDisputed ? 3 : expected) { return "\(a) before \(b), disputes weighed: \(final)" }
        counts[final == .unrelated ? 4 : kind(final)] += 1
        if let failure = checkProofs(a, b, problem, order.core, expected) { return failure }
      }
    }
    let index = OrderIndex(order.core)
    for x in 0..<Int32(problem.eventCount) {
      let others = (0..<Int32(problem.eventCount)).filter { $0 != x }
      let before = others.map { verdict($0, x, core) }
      let after = others.map { verdict(x, $0, core) }
      if index.countDefinitelyBefore(x) != before.count(where: { $0 == 0 }) { return "count before \(x)" }
      if index.countDefinitelyAfter(x) != after.count(where: { $0 == 0 }) { return "count after \(x)" }
      if index.countImpossiblyBefore(x) != before.count(where: { $0 == 1 }) { return "count not before \(x)" }
      if index.countImpossiblyAfter(x) != after.count(where: { $0 == 1 }) { return "count not after \(x)" }
    }
    return nil
  }

  /// 0 definite, 1 impossible, 2 possible or unrelated, 3 disputed.
  private func kind(_ verdict: OrderVerdict) -> Int {
    switch verdict {
    case .definite: 0
    case .impossible: 1
    case .possible, .unrelated: 2
    case .disputed: 3
    }
  }

  /// By the distances between the two points, the way through the time origin included.
  private func verdict(_ a: Int32, _ b: Int32, _ distances: [[Int?]]) -> Int {
    let (end, start) = (LongestPaths.node(.end(of: a)), LongestPaths.node(.start(of: b)))
    if let least = distances[end][start], least >= 1 { return 0 }
    if let least = distances[start][end], least >= 0 { return 1 }
    return 2
  }

  private func isUnrelated(_ a: Int32, _ b: Int32, _ paths: [[Int?]], _ core: [[Int?]]) -> Bool {
    let nodes = { (event: Int32) in [LongestPaths.node(.start(of: event)), LongestPaths.node(.end(of: event))] }
    let areConnected = nodes(a).contains { x in nodes(b).contains { paths[x][$0] != nil || paths[$0][x] != nil } }
    let isBounded = { (event: Int32) in nodes(event).contains { core[0][$0] != nil || core[$0][0] != nil } }
    return !areConnected && !(isBounded(a) && isBounded(b))
  }

  private func checkBounds(of event: Int32, _ core: Propagation, _ lower: [Int?], _ distances: [[Int?]]) -> String? {
    let bounds = core.bounds(of: event)
    for (point, low, high) in [
      (TimePoint.start(of: event), bounds.earliestStart, bounds.latestStart),
      (.end(of: event), bounds.earliestEnd, bounds.latestEnd),
    ] {
      let node = LongestPaths.node(point)
      if (low.isFinite ? low.number : nil) != lower[node] { return "lower bound of \(event)" }
      if (high.isFinite ? high.number : nil) != distances[node][0].map({ -$0 }) { return "upper bound of \(event)" }
    }
    return nil
  }

  /// Each contradiction is real, minimal and blamed on its least trusted claim, and none is left when all are settled.
  private func checkContradictions(of problem: RandomProblem, _ order: TimeOrder) -> String? {
    guard LongestPaths(problem, { $0.claims.isEmpty }).isConsistent else {
      return order.contradictions.contains { $0.withdrawn == nil } ? nil : "rows without claims are not reported"
    }
    for contradiction in order.contradictions {
      let claims = Set(contradiction.claims)
      func isPossible(_ claims: Set<Int32>) -> Bool {
        LongestPaths(problem) { claims.isSuperset(of: $0.claims) }.isConsistent
      }
      if isPossible(claims) { return "no contradiction: \(contradiction.claims)" }
      for claim in claims where !isPossible(claims.subtracting([claim])) {
        return "not minimal without \(claim): \(contradiction.claims)"
      }
      let least = contradiction.claims.min { left, right in
        let (a, b) = (problem.trust[Int(left)], problem.trust[Int(right)])
        return a == b ? left > right : a < b
      }
      if least != contradiction.withdrawn { return "the least trusted of \(contradiction.claims) is \(least ?? -1)" }
    }
    return nil
  }

  /// A proof's claims alone prove the verdict.
  private func checkProofs(
    _ a: Int32, _ b: Int32, _ problem: RandomProblem, _ core: Propagation, _ expected: Int
  ) -> String? {
    for (kind, proof) in [core.proof(a, before: b), core.refutation(a, before: b)].enumerated() {
      if (proof != nil) != (kind == expected) { return "\(a) before \(b): proof \(kind) for verdict \(expected)" }
      guard let proof else { continue }
      let claims = Set(proof)
      guard let distances = LongestPaths(problem, { claims.isSuperset(of: $0.claims) }).distances,
        verdict(a, b, distances) == expected
      else { return "\(a) before \(b): \(proof) prove nothing" }
    }
    return nil
  }
}
