import Foundation
import RandomNumbers
import Testing
import TimeModel
import TimeNetwork

/// Every verdict on small random problems against enumeration of all datings.
@Suite struct PropertyTests {
  /// `ANNALS_PROPERTY_CASES` sets the number of problems.
  static let caseCount = ProcessInfo.processInfo.environment["ANNALS_PROPERTY_CASES"].flatMap { Int($0) } ?? 20_000

  @Test func `verdicts, bounds and conflicts equal enumeration of all datings`() {
    var random = SplitMix64(state: 0x5eed)
    var inconsistent = 0
    var counts = [0, 0, 0, 0, 0]
    for number in 0..<PropertyTests.caseCount {
      let problem = RandomProblem(&random)
      guard let failure = check(problem, &inconsistent, &counts) else { continue }
      Issue.record("problem \(number): \(failure): \(problem)")
      return
    }
    // A generator that never reaches a verdict would prove nothing.
    #expect(inconsistent > PropertyTests.caseCount / 20)
    #expect(counts.allSatisfy { $0 > PropertyTests.caseCount / 100 })
  }

  /// What is wrong with the network's view of a problem; nil if nothing is.
  private func check(_ problem: RandomProblem, _ inconsistent: inout Int, _ counts: inout [Int]) -> String? {
    let order = TimeOrder(problem.network())
    let isConsistent = problem.hasDating()
    if order.contradictions.isEmpty != isConsistent { return "consistency" }
    if !isConsistent { inconsistent += 1 }
    if let failure = checkContradictions(of: problem, order) { return failure }

    // Rows that the core keeps, and those that no contradiction touches; rows without claims cannot be told apart here.
    if order.contradictions.contains(where: { $0.withdrawn == nil }) { return nil }
    let withdrawn = Set(order.contradictions.compactMap(\.withdrawn))
    let contested = order.core.contestedClaims
    let inCore = { (row: RandomProblem.Row) in withdrawn.isDisjoint(with: row.claims) }
    let undisputed = { (row: RandomProblem.Row) in contested.isDisjoint(with: row.claims) }
    if !problem.hasDating(inCore) { return "the core is inconsistent" }

    for a in 0..<Int32(problem.eventCount) {
      if let failure = checkBounds(of: a, problem, order.core, inCore) { return failure }
      for b in 0..<Int32(problem.eventCount) where a != b {
        let expected = verdict(a, b, problem, inCore)
        let core = order.core.verdict(a, before: b)
        if kind(core) != expected { return "\(a) before \(b): \(core)" }
        let final = order.verdict(a, before: b)
        var known = expected
        if expected < 2 && verdict(a, b, problem, undisputed) != expected { known = 3 }
        let finalKind = kind(final)
        if finalKind != known { return "\(a) before \(b), disputes weighed: \(final)" }
        counts[final == .unrelated ? 4 : finalKind] += 1
        if let failure = checkProofs(a, b, problem, order.core, expected) { return failure }
        if order.verdicts(before: b)[Int(a)] != final || order.verdicts(after: a)[Int(b)] != final {
          return "\(a) before \(b): bulk verdicts differ from the single one"
        }
      }
    }
    return checkCounts(problem, order.core)
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

  private func verdict(
    _ a: Int32, _ b: Int32, _ problem: RandomProblem, _ isIncluded: (RandomProblem.Row) -> Bool
  ) -> Int {
    let notBefore = Difference(from: .start(of: b), to: .end(of: a), minimum: 0)
    if !problem.hasDating(first: [a, b], extra: [notBefore], isIncluded) { return 0 }
    return problem.hasDating(first: [a, b], extra: [.before(a, b)], isIncluded) ? 2 : 1
  }

  private func checkBounds(
    of event: Int32, _ problem: RandomProblem, _ core: Propagation, _ inCore: (RandomProblem.Row) -> Bool
  ) -> String? {
    let bounds = core.bounds(of: event)
    for (isEnd, low, high) in [
      (0, bounds.earliestStart, bounds.latestStart), (1, bounds.earliestEnd, bounds.latestEnd),
    ] {
      let point = Int(event) * 2 + isEnd
      let least = low.isFinite ? low.number : -problem.reach
      let most = high.isFinite ? high.number : problem.reach
      if low.isFinite && problem.hasDating(first: [event], high: [point: least - 1], inCore) { return "lower bound" }
      if high.isFinite && problem.hasDating(first: [event], low: [point: most + 1], inCore) { return "upper bound" }
      if low.isFinite && !problem.hasDating(first: [event], low: [point: least], high: [point: least], inCore) {
        return "loose lower bound of \(event)"
      }
      if high.isFinite && !problem.hasDating(first: [event], low: [point: most], high: [point: most], inCore) {
        return "loose upper bound of \(event)"
      }
    }
    return nil
  }

  /// Each contradiction's claims have no dating, and all but any one of them have.
  private func checkContradictions(of problem: RandomProblem, _ order: TimeOrder) -> String? {
    // Rows without claims always take part; where they contradict each other, enumeration cannot tell claims apart.
    guard problem.hasDating({ $0.claims.isEmpty }) else {
      return order.contradictions.contains { $0.withdrawn == nil } ? nil : "rows without claims are not reported"
    }
    var withdrawn: Set<Int32> = []
    for contradiction in order.contradictions {
      guard let loser = contradiction.withdrawn else { return "rows without claims are blamed" }
      let claims = Set(contradiction.claims)
      if !withdrawn.isDisjoint(with: claims) { return "a withdrawn claim is blamed again" }
      func isPossible(_ claims: Set<Int32>) -> Bool { problem.hasDating { claims.isSuperset(of: $0.claims) } }
      if isPossible(claims) { return "no contradiction: \(contradiction.claims)" }
      for claim in claims where !isPossible(claims.subtracting([claim])) {
        return "not minimal without \(claim): \(contradiction.claims)"
      }
      let trusts = contradiction.claims.map { (problem.trust[Int($0)], $0) }
      let least = trusts.min { $0.0 == $1.0 ? $0.1 > $1.1 : $0.0 < $1.0 }
      if least?.1 != loser { return "\(loser) is not the least trusted of \(contradiction.claims)" }
      withdrawn.insert(loser)
    }
    return nil
  }

  /// A proof's claims alone prove the verdict.
  private func checkProofs(
    _ a: Int32, _ b: Int32, _ problem: RandomProblem, _ core: Propagation, _ expected: Int
  ) -> String? {
    let proofs = [core.proof(a, before: b), core.refutation(a, before: b)]
    for (kind, proof) in proofs.enumerated() {
      if (proof != nil) != (kind == expected) { return "\(a) before \(b): proof \(kind) for verdict \(expected)" }
      guard let proof else { continue }
      if Set(proof).count != proof.count { return "a proof repeats a claim" }
      let claims = Set(proof)
      if verdict(a, b, problem, { claims.isSuperset(of: $0.claims) }) != expected {
        return "\(a) before \(b): \(proof) prove nothing"
      }
    }
    return nil
  }

  private func checkCounts(_ problem: RandomProblem, _ core: Propagation) -> String? {
    let index = OrderIndex(core)
    let events = 0..<Int32(problem.eventCount)
    for x in events {
      let before = events.filter { $0 != x }.map { core.verdict($0, before: x) }
      let after = events.filter { $0 != x }.map { core.verdict(x, before: $0) }
      // By bounds alone; what paths decide is in the list too.
      let open = before.indices.filter { index in
        let other = core.bounds(of: events.filter { $0 != x }[index])
        return other.latestEnd >= core.bounds(of: x).earliestStart && other.earliestEnd < core.bounds(of: x).latestStart
      }.map { events.filter { $0 != x }[$0] }
      if Set(index.possiblyBefore(x, count: 9)) != Set(open) { return "possible before \(x)" }
      if index.possiblyBefore(x, count: 1).count != min(1, open.count) { return "possible before \(x), cut" }
      func count(_ verdict: OrderVerdict, _ verdicts: [OrderVerdict]) -> Int { verdicts.count { $0 == verdict } }
      if index.countDefinitelyBefore(x) != count(.definite, before) { return "count before \(x)" }
      if index.countDefinitelyAfter(x) != count(.definite, after) { return "count after \(x)" }
      if index.countImpossiblyBefore(x) != count(.impossible, before) { return "count not before \(x)" }
      if index.countImpossiblyAfter(x) != count(.impossible, after) { return "count not after \(x)" }
    }
    return nil
  }
}
