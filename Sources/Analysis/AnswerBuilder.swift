internal import EventGraph
internal import TimeModel
internal import TimeNetwork

/// Judges every event against one X (or X and Y).
struct AnswerBuilder {
  private let reasoning: Reasoning
  private let judgement: Judgement
  private let relation: Answer.Relation
  private var terms: [String]
  private var chosen: [Answer.Choice]
  /// Numbers in the network of the chosen occurrences (for `during` of their states), and what they are called.
  private var nodes: [Int32] = []
  private var names: [String]
  private let days: Int?
  /// The number of the moment or period that `days` sets from X.
  private var window: Int32?

  private var graph: EventGraph { reasoning.graph }
  private var evidence: EvidenceNetwork { reasoning.evidence }

  init(
    _ reasoning: Reasoning, _ relation: Answer.Relation, _ terms: [String], _ chosen: [Answer.Choice], days: Int? = nil
  ) {
    self.days = relation == .near ? days ?? 0 : days
    self.reasoning = reasoning
    self.relation = relation
    self.terms = terms
    self.chosen = chosen
    var network = reasoning.evidence.network
    var hasDates = false
    for (index, choice) in chosen.enumerated() {
      if let event = choice.event {
        let state = relation == .during ? reasoning.evidence.state[Int(event.index)] : nil
        nodes.append(state ?? event.index)
      } else {
        let slot = reasoning.evidence.slots[index]
        if let date = choice.date.flatMap({ DateTerm($0) }) { network.add(date.bounds, of: slot, claims: []) }
        nodes.append(slot)
        hasDates = true
      }
    }
    names = zip(chosen, nodes).map { choice, node in
      guard let event = choice.event else { return choice.date ?? "" }
      let label = reasoning.graph.label(of: event).quoted
      return node == event.index ? label : "the state that \(label) left"
    }
    if let days = self.days {
      // The second slot is free, because what asks for days has one term.
      let slot = reasoning.evidence.slots[1]
      for constraint in Self.window(slot, days, relation, around: nodes[0]) { network.add(constraint) }
      window = slot
      hasDates = true
    }
    judgement = hasDates ? Judgement(network, reasoning.evidence.doubtful) : reasoning.judgement
    if relation == .between, judgement.order.verdict(nodes[1], before: nodes[0]) == .definite {
      nodes.reverse()
      names.reverse()
      self.terms.reverse()
      self.chosen.reverse()
    }
  }

  func answer() -> Answer {
    var answer = Answer(relation: relation, terms: terms, chosen: chosen)
    answer.days = days
    let tests = self.tests()
    let itself = Set(chosen.compactMap(\.event))
    // Chosen events that did not happen support nothing definite.
    let unreal = chosen.compactMap(\.event).first { graph.events[$0].status != .actual }
    for entry in reasoning.chronology.entries where !itself.contains(entry.event) && reasoning.isListed(entry.event) {
      let event = entry.event
      let node = relation == .during ? evidence.state[Int(event.index)] ?? event.index : event.index
      let verdicts = tests.map { $0.verdicts[Int(node)] }
      guard graph.events[event].status == .actual else {
        let fits = verdicts.allSatisfy { $0 != .unrelated && $0 != .impossible }
        if fits { answer.otherStatus.append(event) }
        continue
      }
      if verdicts.contains(.impossible) {
        answer.impossible += 1
      } else if verdicts.contains(.disputed) {
        answer.disputed.append(Answer.Disputed(event: event, conflict: conflict(of: node, tests)))
      } else if verdicts.contains(.unrelated) {
        answer.unrelated += 1
      } else if verdicts.allSatisfy({ $0 == .definite }) {
        if let unreal {
          let text = "\(graph.label(of: unreal).quoted) is only \(graph.events[unreal].status.name)"
          answer.possible.append(Answer.Possible(event: event, undecided: text))
        } else {
          answer.definite.append(definite(event, node, tests))
        }
      } else {
        answer.possible.append(Answer.Possible(event: event, undecided: undecided(verdicts)))
      }
      if relation == .before || relation == .after, days == nil { count(event, verdicts, &answer) }
    }
    return answer
  }
}

extension AnswerBuilder {
  /// One condition that an event must meet, with the verdict of each number of the network.
  private struct Test {
    var verdicts: [OrderVerdict]
    /// The orders that the verdict rests on: the event before or after a chosen one.
    var isBefore: Bool
    var node: Int32
    /// Whether the condition is that the order is impossible (for `during`).
    var isNegated: Bool
  }

  private func tests() -> [Test] {
    func before(_ node: Int32) -> Test {
      let verdicts = judgement.order.verdicts(before: node)
      let fine = reasoning.moments?.verdicts(before: node)
      return Test(verdicts: finest(verdicts, fine), isBefore: true, node: node, isNegated: false)
    }
    func after(_ node: Int32) -> Test {
      let verdicts = judgement.order.verdicts(after: node)
      let fine = reasoning.moments?.verdicts(after: node)
      return Test(verdicts: finest(verdicts, fine), isBefore: false, node: node, isNegated: false)
    }
    switch relation {
    case .before: return [before(nodes[0])] + (window.map { [after($0)] } ?? [])
    case .after: return [after(nodes[0])] + (window.map { [before($0)] } ?? [])
    case .between: return [after(nodes[0]), before(nodes[1])]
    case .during, .near:
      let node = window ?? nodes[0]
      // Two occurrences overlap exactly where neither ended before the other started.
      return [before(node), after(node)].map { test in
        var test = test
        test.isNegated = true
        test.verdicts = test.verdicts.map { $0 == .definite ? .impossible : $0 == .impossible ? .definite : $0 }
        return test
      }
    }
  }

  /// What sets a moment (or, for `near`, a period) so many days from X.
  private static func window(_ slot: Int32, _ days: Int, _ relation: Answer.Relation, around x: Int32) -> [Difference] {
    func fixed(_ from: TimePoint, _ to: TimePoint, _ days: Int) -> [Difference] {
      [Difference(from: from, to: to, minimum: days), Difference(from: to, to: from, minimum: -days)]
    }
    let (start, end) = (TimePoint.start(of: slot), TimePoint.end(of: slot))
    return switch relation {
    case .before: fixed(start, end, 0) + fixed(end, .start(of: x), days + 1)
    case .after: fixed(start, end, 0) + fixed(.end(of: x), start, days + 1)
    case .near: fixed(start, .start(of: x), days) + fixed(.end(of: x), end, days)
    case .between, .during: []
    }
  }

  /// Verdicts by days, and by moments where the days leave them open.
  private func finest(_ days: [OrderVerdict], _ moments: [OrderVerdict]?) -> [OrderVerdict] {
    guard let moments else { return days }
    return zip(days, moments).map { $0.0.isOpen && !$0.1.isOpen ? $0.1 : $0.0 }
  }

  private func definite(_ event: ID<Event>, _ node: Int32, _ tests: [Test]) -> Answer.Definite {
    var claims: [Int32] = []
    var isCertain = true
    for test in tests {
      let (first, second) = test.isBefore ? (node, test.node) : (test.node, node)
      let order = judgement.order
      let proof =
        test.isNegated
        ? order.undisputed?.refutation(first, before: second) ?? order.core.refutation(first, before: second)
        : order.proof(first, before: second)
      let fine =
        test.isNegated
        ? reasoning.moments?.core.refutation(first, before: second) : reasoning.moments?.proof(first, before: second)
      for claim in proof ?? fine ?? [] where !claims.contains(claim) { claims.append(claim) }
      let expected: OrderVerdict = test.isNegated ? .impossible : .definite
      if judgement.certain.verdict(first, before: second) != expected,
        reasoning.moments?.verdict(first, before: second) != expected
      {
        isCertain = false
      }
    }
    return Answer.Definite(event: event, grade: isCertain ? .certain : .likely, proof: evidence.claims(claims))
  }

  private func conflict(of node: Int32, _ tests: [Test]) -> [ID<Claim>] {
    let disputes = tests.flatMap { test in
      test.isBefore
        ? judgement.order.disputes(node, before: test.node) : judgement.order.disputes(test.node, before: node)
    }
    let claims = disputes.flatMap { judgement.order.contradictions[$0].claims }
    guard claims.isEmpty, let moments = reasoning.moments else { return evidence.claims(claims) }
    let fine = tests.flatMap { test in
      test.isBefore ? moments.disputes(node, before: test.node) : moments.disputes(test.node, before: node)
    }
    return evidence.claims(fine.flatMap { moments.contradictions[$0].claims })
  }

  /// What the other readings of the relation would add: events that only started before X, and those that overlap it.
  private func count(_ event: ID<Event>, _ verdicts: [OrderVerdict], _ answer: inout Answer) {
    guard verdicts != [.definite] else { return }
    let own = judgement.order.core.bounds(of: event.index)
    let x = judgement.order.core.bounds(of: nodes[0])
    let starts = relation == .before ? own.latestStart < x.earliestStart : own.earliestEnd > x.latestEnd
    if starts { answer.startedBefore += 1 }
    if own.latestStart <= x.earliestEnd && x.latestStart <= own.earliestEnd { answer.overlaps += 1 }
  }
}

extension AnswerBuilder {
  /// Which bound would settle a possible order, in English.
  private func undecided(_ verdicts: [OrderVerdict]) -> String {
    verdicts.compactMap { verdict -> String? in
      guard case .possible(let open) = verdict else { return nil }
      let name = name(of: open.event)
      let isEnd = open.bound == .latestEnd
      let known = interval(judgement.order.core.bounds(of: open.event), end: isEnd)
      let point = "the \(isEnd ? "end" : "start") of \(name)"
      let state = "\(point) is \(known.map { "known only as \($0)" } ?? "unknown")"
      guard open.limit.isFinite else { return state }
      let side = isEnd ? "before" : "after"
      if relation == .during || relation == .near {
        return "\(state); whether it lies \(side) \(open.limit) would settle it"
      }
      return "\(state); \(isEnd ? "a latest end" : "an earliest start") \(side) \(open.limit) would settle it"
    }.joined(separator: "; and ")
  }

  private func interval(_ bounds: TimeBounds, end: Bool) -> String? {
    let (first, last) = end ? (bounds.earliestEnd, bounds.latestEnd) : (bounds.earliestStart, bounds.latestStart)
    guard first.isFinite || last.isFinite else { return nil }
    return DayRange(first, last).description
  }

  private func name(of node: Int32) -> String {
    if let index = nodes.firstIndex(of: node) { return names[index] }
    if node == window, let days {
      return "the \(days) days \(relation == .near ? "around" : relation.name) \(names[0])"
    }
    if Int(node) < graph.events.count { return graph.label(of: ID(Int(node))).quoted }
    let event = evidence.state.firstIndex(of: node)
    return event.map { "the state that \(graph.label(of: ID($0)).quoted) left" } ?? "the date"
  }
}

extension String {
  fileprivate var quoted: String { "‹\(self)›" }
}
