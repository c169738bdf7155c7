internal import EventGraph
internal import TimeModel
internal import TimeNetwork

extension QuestionSolver {
  /// Before, after, between, during, near: the lists, or what of them was asked for.
  func lists(_ relation: Answer.Relation, _ chosen: [Answer.Choice]) -> QuestionAnswer {
    let days = question.words[.span].flatMap { all.options.terms[$0]?.days }
    var stem = stem(relation, chosen, "")
    var answer = reasoning.answer(relation, stem.answer.terms, chosen, days: days)
    switch question.certainty {
    case .any: break
    case .certain: (answer.possible, answer.disputed, answer.otherStatus) = ([], [], [])
    case .possible: (answer.definite, answer.otherStatus) = ([], [])
    }
    if question.pick != .all { keepNearest(&answer) }
    stem.headline = headline(answer)
    stem.answer = answer
    stem.hasLists = true
    return stem
  }

  /// Keeps, of the certain events, those with no other certain one between them and X (or, for the first before and the
  /// last after, between them and the beginning or end), and of the others those that could lie still nearer.
  private func keepNearest(_ answer: inout Answer) {
    let isLast = question.pick == .last
    /// Whether `a` is certainly out of the running because of `b`.
    func gives(_ a: ID<Event>, wayTo b: ID<Event>) -> Bool {
      isLast
        ? order.verdict(a.index, before: b.index) == .definite : order.verdict(b.index, before: a.index) == .definite
    }
    let certain = answer.definite.map(\.event)
    let best = certain.filter { event in !certain.contains { $0 != event && gives(event, wayTo: $0) } }
    answer.definite.removeAll { !best.contains($0.event) }
    let others = { (event: ID<Event>) in best.contains { gives(event, wayTo: $0) } }
    answer.possible.removeAll { others($0.event) }
    answer.disputed.removeAll { others($0.event) }
    answer.otherStatus = []
  }

  private func headline(_ answer: Answer) -> String {
    let number = answer.definite.count
    if question.pick != .all {
      let word = question.pick == .last ? "last" : "first"
      let rest = answer.possible.count + answer.disputed.count
      let more = rest == 0 ? "" : " \(rest) that \(rest == 1 ? "is" : "are") not certain may be \(word) instead."
      switch number {
      case 0 where rest == 0: return "No event that fits is known to be one of them."
      case 0: return "No event is certainly the \(word)." + more
      case 1: return "The \(word) is \(name(answer.definite[0].event))." + more
      default:
        return "The order of the \(word) \(number) is not known: any of them may be the \(word)." + more
      }
    }
    var parts: [String] = []
    if question.certainty != .possible { parts.append("\(number) certain or likely") }
    if question.certainty != .certain {
      parts.append("\(answer.possible.count) possible")
      if !answer.disputed.isEmpty { parts.append("\(answer.disputed.count) disputed") }
    }
    if number + answer.possible.count + answer.disputed.count == 0 { return "No event that fits is known." }
    return parts.joined(separator: ", ") + "."
  }
}

extension QuestionSolver {
  /// The number of a chosen event in the network; a date that the question names becomes one of its slots.
  private func judged(_ chosen: [Answer.Choice]) -> (nodes: [Int32], judgement: Judgement) {
    var network = all.evidence.network
    var hasDate = false
    let nodes = chosen.enumerated().map { index, choice -> Int32 in
      if let event = choice.event { return event.index }
      let slot = all.evidence.slots[index]
      if let date = choice.date.flatMap({ DateTerm($0) }) { network.add(date.bounds, of: slot, claims: []) }
      hasDate = true
      return slot
    }
    return (nodes, hasDate ? Judgement(network, all.evidence.doubtful) : all.judgement)
  }

  /// Least and most days from the end of the earlier to the start of the later.
  func howLong(_ given: [Answer.Choice]) -> QuestionAnswer {
    var chosen = given
    var (nodes, judgement) = judged(chosen)
    if judgement.order.verdict(nodes[1], before: nodes[0]) == .definite {
      nodes.reverse()
      chosen.reverse()
    }
    let days = judgement.order.core.days(from: .end(of: nodes[0]), to: .start(of: nodes[1]))
    let (from, to) = (name(chosen[0]), name(chosen[1]))
    let length: String
    switch (days.least, days.most) {
    case (let least?, let most?) where least == most: length = "\(least) \(least == 1 ? "day" : "days")"
    case (let least?, let most?): length = "between \(least) and \(most) days"
    case (let least?, nil): length = "at least \(least) days"
    case (nil, let most?): length = "at most \(most) days"
    case (nil, nil): length = "an unknown time"
    }
    let isSwapped = chosen[0].event != given[0].event || chosen[0].date != given[0].date
    var result = stem(.between, chosen, "From the end of \(from) to the start of \(to): \(length).")
    if isSwapped { result.answer.terms.reverse() }
    if days.least == nil || days.least! < 1, days.most == nil || days.most! > 0 {
      result.headline += " It is not certain that the first ended before the second started."
    }
    if days.least == nil, days.most == nil { result.isAnswered = false }
    result.facts = [.init("leastDays", days.least), .init("mostDays", days.most)]
    let proof = judgement.order.proof(nodes[0], before: nodes[1]).map(all.evidence.claims)
    result.sections = [
      .init(
        "terms", "Dates", chosen.compactMap(\.event).map { .init(event: $0, note: nil, claims: dateClaims($0)) })
    ]
    if let proof, !proof.isEmpty, chosen.contains(where: { $0.event == nil || graph.events[$0.event!].value == nil }) {
      result.sections.append(.init("proof", "Order", [.init(claims: proof)]))
    }
    return result
  }

  /// Yes, no or open: whether X ended before Y started (or the other way round), with the proof.
  func whetherBefore(_ chosen: [Answer.Choice]) -> QuestionAnswer {
    let (nodes, judgement) = judged(chosen)
    let isAfter = question.intent == .orderAfter
    let (first, second) = isAfter ? (nodes[1], nodes[0]) : (nodes[0], nodes[1])
    let days = judgement.order.verdict(first, before: second)
    // Annotated documents tell more than days do.
    let fine = days.isOpen ? all.moments.flatMap { $0.verdict(first, before: second).isOpen ? nil : $0 } : nil
    let order = fine ?? judgement.order
    let verdict = order.verdict(first, before: second)
    let (x, y) = (name(chosen[0]), name(chosen[1]))
    let claim = isAfter ? "\(x) started after \(y) ended" : "\(x) ended before \(y) started"
    let unreal = chosen.compactMap(\.event).first { graph.events[$0].status != .actual }
    var result = stem(isAfter ? .after : .before, chosen, "")
    var word = "open"
    var proof: [Int32] = []
    switch verdict {
    case .definite:
      let isCertain = fine != nil || judgement.certain.verdict(first, before: second) == .definite
      word = isCertain ? "yes" : "likely"
      result.headline = (isCertain ? "Yes: " : "Likely: ") + claim + "."
      proof = order.proof(first, before: second) ?? []
    case .impossible:
      word = "no"
      let reversed = order.verdict(second, before: first) == .definite
      let contrary =
        reversed
        ? (isAfter ? "\(x) ended before \(y) started" : "\(x) started after \(y) ended")
        : "the two overlap or lie on one day"
      result.headline = "No: \(contrary)."
      proof =
        (reversed ? order.proof(second, before: first) : nil)
        ?? order.core.refutation(first, before: second) ?? []
    case .disputed:
      word = "disputed"
      result.headline = "Disputed: whether \(claim) hangs on statements that contradict each other."
      let disputes = order.disputes(first, before: second)
      proof = disputes.flatMap { order.contradictions[$0].claims }
    case .possible(let open):
      let event = Int(open.event) < graph.events.count ? "‹\(graph.label(of: ID(Int(open.event))))›" : "the date"
      let isEnd = open.bound == .latestEnd
      result.headline = "Open: it is possible that \(claim), and not certain."
      if open.limit.isFinite {
        result.headline +=
          " \(isEnd ? "A latest end" : "An earliest start") of \(event) \(isEnd ? "before" : "after") \(open.limit)"
          + " would settle it."
      }
    case .unrelated:
      result.headline = "Open: nothing in the texts orders the two."
    }
    if let unreal {
      word = "not-actual"
      result.headline += " But \(name(unreal)) is only \(graph.events[unreal].status.name)."
    }
    result.facts = [.init("verdict", .text(word))]
    let claims = all.evidence.claims(proof)
    if !claims.isEmpty {
      result.sections.append(
        .init(
          word == "disputed" ? "conflict" : "proof", word == "disputed" ? "What contradicts" : "Proof",
          [.init(claims: claims)]))
    }
    result.sections.append(.init("terms", "The two", chosen.compactMap(\.event).map { .init(event: $0) }))
    result.isAnswered = word != "open"
    return result
  }

  /// Whether X came before Y, so that it could be known when Y was done.
  func knowledge(_ chosen: [Answer.Choice]) -> QuestionAnswer {
    var result = whetherBefore(chosen)
    let actor = term(.actor)
    guard case .text(let verdict) = result.facts.first?.value else { return result }
    let (word, start) =
      switch verdict {
      case "yes": ("yes", "Yes, by the order of events ‹\(actor)› could have known: ")
      case "likely": ("likely", "Likely, by the order of events ‹\(actor)› could have known: ")
      case "no": ("no", "No, unless it was known before it happened: ")
      default: (verdict, "")
      }
    let head = result.headline
    let cut = head.firstIndex(of: ":").map { head[head.index(after: $0)...].drop { $0 == " " } } ?? head[...]
    result.headline = start.isEmpty ? head : start + cut
    result.headline += " No text is taken to say who knew what; only the order is judged."
    result.facts = [.init("verdict", .text(word))]
    result.answer.relation = .before
    var filter = EventFilter(folding: all.options.filter.folding)
    filter.actors = [actor]
    let part = chosen.compactMap(\.event).filter { filter.passes($0, graph) }
    if !part.isEmpty {
      result.sections.append(.init("participation", "‹\(actor)› takes part in", part.map { .init(event: $0) }))
    }
    return result
  }

  /// When X happened: its bounds and what each source says.
  func when(_ choice: Answer.Choice) -> QuestionAnswer {
    guard let event = choice.event else { return stem(.during, [choice], "\(choice.date ?? "") is a date.") }
    let row = graph.events[event]
    let time = bounds(event)
    var result = stem(.during, [choice], "")
    result.facts = boundFacts(time)
    let claims = dateClaims(event)
    if row.value == nil, !time.isBounded {
      result.headline = "The texts do not say when ‹\(graph.label(of: event))› happened."
      result.isAnswered = false
    } else {
      result.headline = "‹\(graph.label(of: event))›: \(row.value.map { "\($0)" } ?? earliestAndLatest(time))."
    }
    let conflicts = all.conflicts(of: event).filter { $0.kind == .date }
    if !conflicts.isEmpty { result.headline += " The sources contradict each other." }
    result.sections = [.init("dates", "Statements of its date", [.init(event: event, claims: claims)])]
    return result
  }

  func boundFacts(_ time: TimeBounds) -> [QuestionAnswer.Fact] {
    func fact(_ key: String, _ day: Day) -> QuestionAnswer.Fact {
      .init(key, day.isFinite ? .text("\(day)") : .unknown)
    }
    return [fact("earliest", time.earliestStart), fact("latest", time.latestEnd)]
  }

  func earliestAndLatest(_ time: TimeBounds) -> String {
    switch (time.earliestStart.isFinite, time.latestEnd.isFinite) {
    case (true, true): "earliest \(time.earliestStart), latest \(time.latestEnd)"
    case (true, false): "earliest \(time.earliestStart), no latest date"
    case (false, true): "no earliest date, latest \(time.latestEnd)"
    case (false, false): "no earliest and no latest date"
    }
  }
}
