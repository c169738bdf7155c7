/// The order of a network's events: verdicts with disputes, and their proofs.
public struct TimeOrder: Sendable {
  /// What holds once the least trusted claim of each contradiction is withdrawn.
  public let core: Propagation
  /// What holds once all claims of all contradictions are withdrawn; nil if there are none (the same as `core`).
  public let undisputed: Propagation?

  /// - Complexity: that of `TimeNetwork.propagated()`, twice if there are contradictions.
  public init(_ network: TimeNetwork) {
    core = network.propagated()
    undisputed = core.contradictions.isEmpty ? nil : core.withoutContestedClaims()
  }

  public var contradictions: [Contradiction] { core.contradictions }

  /// "`first` ended before `second` started".
  public func verdict(_ first: Int32, before second: Int32) -> OrderVerdict {
    let verdict = core.verdict(first, before: second)
    guard let undisputed, verdict == .definite || verdict == .impossible else { return verdict }
    return undisputed.verdict(first, before: second) == verdict ? verdict : .disputed
  }

  /// The verdicts of "each event before `event`", by event; of the event itself `impossible`.
  ///
  /// - Complexity: O(*n* + *k*) for *n* events and the *k* constraints of the event's component.
  public func verdicts(before event: Int32) -> [OrderVerdict] {
    verdicts(event) { propagation in
      let surroundings = Propagation.Surroundings(of: event, in: propagation)
      return { other in propagation.verdict(other, before: event) { surroundings.paths(from: other) } }
    }
  }

  /// The verdicts of "`event` before each event", by event; of the event itself `impossible`.
  ///
  /// - Complexity: as `verdicts(before:)`.
  public func verdicts(after event: Int32) -> [OrderVerdict] {
    verdicts(event) { propagation in
      let surroundings = Propagation.Surroundings(of: event, in: propagation)
      return { other in propagation.verdict(event, before: other) { surroundings.paths(to: other) } }
    }
  }

  private func verdicts(
    _ event: Int32, judging judge: (Propagation) -> (Int32) -> OrderVerdict
  ) -> [OrderVerdict] {
    let inCore = judge(core)
    guard let undisputed else { return core.events.map(inCore) }
    let outsideDisputes = judge(undisputed)
    return core.events.map { other in
      let verdict = inCore(other)
      guard verdict == .definite || verdict == .impossible else { return verdict }
      return outsideDisputes(other) == verdict ? verdict : .disputed
    }
  }

  /// The claims that prove a definite verdict of "`first` before `second`", in the order of the argument, as few rows
  /// as possible; free of contested claims where the verdict is not disputed. Nil if the core does not say so.
  public func proof(_ first: Int32, before second: Int32) -> [Int32]? {
    undisputed?.proof(first, before: second) ?? core.proof(first, before: second)
  }

  /// The contradictions that the verdict on "`first` before `second`" hangs on, as indexes into `contradictions`: those
  /// with a claim in the core's proof that it is definite or impossible.
  public func disputes(_ first: Int32, before second: Int32) -> [Int] {
    let proof = core.proof(first, before: second) ?? core.refutation(first, before: second) ?? []
    return contradictions.indices.filter { contradictions[$0].claims.contains(where: proof.contains) }
  }
}

extension Propagation {
  /// Claims that take part in a contradiction.
  public var contestedClaims: Set<Int32> { Set(contradictions.flatMap(\.claims)) }

  /// What holds without any claim that takes part in a contradiction.
  public func withoutContestedClaims() -> Propagation { network.without(contestedClaims).propagated() }
}
