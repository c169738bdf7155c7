internal import EventGraph
internal import LanguagePacks

extension SentenceAttachment {
  /// Coordinated triggers take the date of their neighbour: the nearest before them, else the one after them.
  mutating func share() {
    for position in triggers.indices.dropFirst() {
      let index = triggers[position]
      guard dates[index] == nil, !isWeak(index), !isNamed(index) else { continue }
      var nearest: [Int]?
      for earlier in triggers[..<position].reversed() {
        guard let shared = dates[earlier] else { continue }
        // Others of the same date may lend it where the nearest cannot ("condemned on Friday, in a text adopted by all,
        // the killings, and-called on …").
        if let nearest, nearest != shared { break }
        nearest = shared
        if canShare(earlier, index, shared) {
          take(shared, from: earlier, for: index)
          break
        }
      }
    }
    for position in triggers.indices.dropFirst() where dates[triggers[position]] == nil {
      if let main = mainOfGerund(position), let shared = dates[main] {
        take(shared, from: main, for: triggers[position])
      }
    }
    // "were detained on Sunday as police broke up …": what goes on at the same time.
    for position in triggers.indices.dropFirst() {
      let index = triggers[position]
      guard dates[index] == nil, trigger(index).isVerb, let shared = dates[triggers[position - 1]],
        isMeanwhile(index, shared)
      else { continue }
      dates[index] = shared
    }
    for position in triggers.indices.dropLast().reversed() {
      let index = triggers[position]
      guard dates[index] == nil, !isWeak(index), !isNamed(index) else { continue }
      for later in triggers[(position + 1)...] {
        guard let shared = dates[later] else { continue }
        if canShare(index, later, shared) || isCause(index, of: later) || isCause(later, of: index) {
          take(shared, from: later, for: index)
        }
        break
      }
    }
  }

  /// "The court acquitted the editor, noting …": the predicate that a gerund behind a comma goes on with, over clauses that
  /// describe something; nil where another clause stands between.
  private func mainOfGerund(_ position: Int) -> Int? {
    let gerund = trigger(triggers[position])
    // "Raided the office, arresting two": right behind a comma such a form describes no noun.
    let isOpen =
      packs.languages[passage.language].wordOrder == .subjectFirst
      && gerund.features.isSuperset(of: [.participle, .present]) && isComma(max(0, gerund.head - 1))
      && (gerund.head + 1 >= sentence.upperBound || view.preposition(passage.tokens[gerund.head + 1]) != .of)
    if let other = gerundBefore(position) { return other }
    guard isOpen || gerund.isVerb && gerund.features.contains(.gerund),
      (max(sentence.lowerBound, gerund.head - 3)..<gerund.head).contains(where: { isComma($0) })
    else { return nil }
    for index in triggers[..<position].reversed() {
      let main = trigger(index)
      if embedded.clauses.contains(where: { $0.tokens.contains(main.head) && !$0.tokens.contains(gerund.head) }) {
        continue
      }
      guard LightVerbs.heads(main, passage, sentence, view) else { continue }
      let opensOther = (main.head + 1..<gerund.head).contains { token in
        guard view.has(passage.tokens[token], .subordinator) else { return false }
        return !embedded.clauses.contains { $0.tokens.contains(token) && !$0.tokens.contains(gerund.head) }
      }
      let own = (dates[index] ?? []).map { tokens($0) }
      let hasDateBetween = passage.found.contains {
        [.date, .range].contains($0.kind) && main.head < $0.tokens.lowerBound && $0.tokens.upperBound <= gerund.head
          && !own.contains($0.tokens)
      }
      return opensOther || hasDateBetween || hasSemicolon(between: main.head, gerund.head) ? nil : index
    }
    return nil
  }

  /// "Killing five and setting fire to houses": behind a conjunction a gerund goes on with the one in front.
  private func gerundBefore(_ position: Int) -> Int? {
    let gerund = trigger(triggers[position])
    let start = gerund.tokens.lowerBound
    guard position > 0, gerund.isVerb, isGerund(gerund), start > sentence.lowerBound,
      view.has(passage.tokens[start - 1], .coordinator)
    else { return nil }
    let other = trigger(triggers[position - 1])
    let between = other.head + 1..<max(other.head + 1, start)
    guard isGerund(other), dates[triggers[position - 1]] != nil, between.count <= Self.reachOfGerund,
      !between.contains(where: { passage.tokens[$0].isSemicolon || view.has(passage.tokens[$0], .subordinator) }),
      !passage.found.contains(where: { [.date, .range].contains($0.kind) && between.contains($0.tokens.lowerBound) })
    else { return nil }
    return triggers[position - 1]
  }

  private func isGerund(_ trigger: Passage.Trigger) -> Bool {
    trigger.features.contains(.gerund)
      || packs.languages[passage.language].wordOrder == .subjectFirst
        && trigger.features.isSuperset(of: [.participle, .present])
  }

  /// Most tokens between two gerunds.
  private static var reachOfGerund: Int { 14 }

  private func hasSemicolon(between first: Int, _ second: Int) -> Bool {
    (first + 1..<second).contains {
      passage.tokens[$0].isSemicolon
    }
  }

  private mutating func take(_ shared: [Int], from giver: Int, for index: Int) {
    dates[index] = shared
    if owners.contains(giver), !trigger(index).isVerb { owners.insert(index) }
  }

  /// What "after" stands in front of keeps its date from the main clause.
  private func isAfterGiven(_ giver: Passage.Trigger, _ receiver: Passage.Trigger, _ shared: [Int]) -> Bool {
    passage.isDatedBehindAfter(giver, shared, sentence, view)
      && !passage.isDatedBehindAfter(receiver, shared, sentence, view)
      && !(max(giver.head, receiver.head) - min(giver.head, receiver.head) <= 2)
      && !passage.isHarm(giver, of: receiver)
  }

  /// "Has been fined": done since, at no time that is named.
  private func isPerfect(_ trigger: Passage.Trigger) -> Bool {
    trigger.isVerb && passage.isPerfect(trigger.head, behind: sentence.lowerBound - 1, view)
  }

  /// "The bill, which had been criticised, was adopted on 2 May": what a relative clause looks back at is of
  /// no date outside it.
  private func isLookedBack(_ receiver: Passage.Trigger, from giver: Passage.Trigger) -> Bool {
    guard packs.languages[view.language].wordOrder == .subjectFirst,
      let clause = embedded.clauses.last(where: { !$0.isParticiple && $0.tokens.contains(receiver.head) }),
      !clause.tokens.contains(giver.head)
    else { return false }
    return clause.tokens.prefix { $0 < receiver.head }.contains { view.has(passage.tokens[$0], .earlier) }
  }

  /// Whether two triggers in this order share what one of them has.
  private func canShare(_ first: Int, _ second: Int, _ shared: [Int]) -> Bool {
    let (a, b) = (trigger(first), trigger(second))
    if fixed.contains(first) != fixed.contains(second) { return false }
    // A verb that its conjunction joins to the one before parts dates, and shares them all the more.
    let joined = (a.head + 1..<max(a.head + 1, b.head + 1)).count {
      ClauseBorders.isJoinedVerb(passage.tokens[$0], view)
    }
    let resumed = resumes(b, behind: a)
    let gap = border(a.head, b.head) - ClauseBorders.joinedVerb * Float(joined) - resumed
    let distance = b.head - a.head
    // A date between them closes the first one's clause.
    let hasDateBetween = passage.found.contains { found in
      found.kind != .duration && found.kind != .vague && a.head < found.tokens.lowerBound
        && found.tokens.upperBound <= b.head
    }
    guard !hasDateBetween || goesOn(b, behind: shared) || isChained(b, to: first, shared) else { return false }
    // The event that a length is counted from, and what a describing clause tells, have times of their own.
    guard
      !shared.contains(where: {
        passage.found[$0].offset != nil && tokens($0).contains(a.head) || tokens($0).contains(b.head)
      }),
      !shared.contains(where: { references[$0] != nil })
    else { return false }
    let (giver, receiver) = dates[first] == nil ? (b, a) : (a, b)
    if passage.isCountedFrom(receiver) { return false }
    if isAfterGiven(giver, receiver, shared) || shared.contains(where: { isBarred($0, from: receiver) }) {
      return false
    }
    if embedded.leaves(giver.head, to: receiver.head) || embedded.leavesParticiple(receiver.head, to: giver.head) {
      return false
    }
    if ClauseBorders.isSayingBehind(b, passage, sentence) || isLookedBack(receiver, from: giver)
      || passage.isToBeDone(giver, shared, after: receiver, sentence, view)
    {
      return false
    }
    // "Condemns the arrest on 5 May and calls for …", "called on 9 January on the authorities to release": neither what is
    // said in the present nor what is asked for is of that day.
    if receiver.isSpeechInPresent { return false }
    if shared.allSatisfy({ passage.found[$0].kind == .date && passage.found[$0].lead != .since }), !isPerfect(giver),
      isPerfect(receiver)
    {
      return false
    }
    // "To end the inquiry, to investigate every attack, and to publish by 30 June a report": the day of the last.
    if packs.languages[view.language].wordOrder == .subjectFirst, receiver.head < giver.head,
      shared.contains(where: { passage.found[$0].lead == .by }), giver.head > sentence.lowerBound,
      view.preposition(passage.tokens[giver.head - 1]) == .to,
      (receiver.head..<giver.head).contains(where: { isComma($0) })
    {
      return false
    }
    if giver.type.family == "speech", giver.head < receiver.head, receiver.features.contains(.infinitive),
      !receiver.features.contains(.past)
    {
      return false
    }
    if a.type.family == "speech", a.isVerb, a.features.contains(.present), !a.features.contains(.past) { return false }
    if isDescribed(a, by: b) { return true }
    guard resumed > 0 || !hasSubordinator(between: a.head, b.head),
      !passage.opensBefore(between: a.head, b.head, sentence, view)
    else {
      return false
    }
    switch (predicates.contains(first), predicates.contains(second)) {
    case (true, true):
      // A participle that only describes someone has no part in the story of the main verb.
      if b.features.contains(.participle), !b.features.contains(.short) { return false }
      return gap - bordersOfAsides(between: a, b) <= 2.3 && distance <= 20
    case (_, _) where b.features.contains(.verb) && passage.tokens[b.head].clitics.contains(.withConjunction):
      // "and-killed 11 … and-fled …": a conjunction written together with a verb goes on with the clause before.
      return gap <= 1.3 && distance <= 14
    case (_, false) where !a.isVerb && !b.isVerb:
      // "intimidation, arrests and fines": nothing but joints and modifiers between.
      guard gap > 0, gap <= 1.3, distance <= 4 else { return false }
      return (a.head + 1..<b.head).allSatisfy { index in
        let token = passage.tokens[index]
        return isComma(index) || view.has(token, .coordinator) || view.has(token, .modifier)
          || view.has(token, .preposition)
      }
    default: return false
    }
  }

  /// Whether a verb with its conjunction stands right behind the date that it shares ("raided the office on 5 July
  /// and-arrested its head").
  private func goesOn(_ next: Passage.Trigger, behind shared: [Int]) -> Bool {
    guard let last = shared.last, next.features.contains(.verb),
      passage.tokens[next.head].clitics.contains(.withConjunction)
    else { return false }
    let end = tokens(last).upperBound
    return end == next.head || end + 1 == next.head && isComma(end)
  }

  /// "Arrested the police, on 3 May, three reporters and-took them away": where verbs come first, one with its conjunction goes
  /// on with the verb whose own date stands between, behind the subject.
  private func isChained(_ next: Passage.Trigger, to first: Int, _ shared: [Int]) -> Bool {
    guard packs.languages[view.language].wordOrder == .verbFirst, next.features.contains(.verb),
      passage.tokens[next.head].clitics.contains(.withConjunction), dates[first] == shared
    else { return false }
    let between = trigger(first).head..<next.head
    return !passage.found.indices.contains { date in
      let found = passage.found[date]
      return found.kind != .duration && found.kind != .vague && between.contains(found.tokens.lowerBound)
        && !shared.contains(date)
    }
  }

  /// What lies in an aside between commas, with a word of place or time in front, that a verb with its conjunction stands
  /// right behind ("stormed the house, where she lived, and-led her away"), as clause borders; 0 where there is none.
  private func resumes(_ next: Passage.Trigger, behind a: Passage.Trigger) -> Float {
    guard packs.languages[view.language].wordOrder == .verbFirst, next.features.contains(.verb),
      passage.tokens[next.head].clitics.contains(.withConjunction), next.head - 1 > a.head, isComma(next.head - 1),
      let opening = (a.head + 1..<next.head - 1).last(where: { isComma($0) }),
      view.sense(passage.tokens[opening + 1], .subordinator) != nil
        || view.has(passage.tokens[opening + 1], .whereabouts)
    else { return 0 }
    return border(opening, next.head)
  }

  /// "Condemned on Friday, in a statement, the killings, and-called on": where verbs come first, the commas between two verbs,
  /// the second with its conjunction, but for one, if no other verb stands between.
  private func bordersOfAsides(between a: Passage.Trigger, _ b: Passage.Trigger) -> Float {
    guard packs.languages[view.language].wordOrder == .verbFirst,
      ClauseBorders.isJoinedVerb(passage.tokens[b.head], view),
      !(a.head + 1..<max(a.head + 1, b.head)).contains(where: { passage.isFinite($0, view) })
    else { return 0 }
    let commas = (a.head + 1..<max(a.head + 1, b.head)).count { isComma($0) }
    return ClauseBorders.comma * Float(max(0, commas - 1))
  }

  /// "as a result of clashes … died": cause and effect share a date.
  private func isCause(_ cause: Int, of effect: Int) -> Bool {
    let (a, b) = (trigger(cause), trigger(effect))
    guard !predicates.contains(cause), border(a.head, b.head) < 1.2 else { return false }
    let start = max(sentence.lowerBound, a.head - 4)
    return (start..<a.head).contains { index in
      view.match(.signal, in: passage.tokens, at: index, before: sentence.upperBound)?.value == Signal.causes.rawValue
    }
  }

  /// Whether a word of simultaneity stands between a date and a verb behind it.
  private func isMeanwhile(_ index: Int, _ shared: [Int]) -> Bool {
    let head = trigger(index).head
    guard let last = shared.last, tokens(last).upperBound < head, border(tokens(last).upperBound - 1, head) < 2.2 else {
      return false
    }
    return (max(tokens(last).upperBound, head - 4)..<head).contains { position in
      let found = view.match(.signal, in: passage.tokens, at: position, before: sentence.upperBound)?.value
      return found == Signal.during.rawValue || found == Signal.meanwhile.rawValue
    }
  }

  /// "clashes, in which 11 people died": a relative clause right behind an event noun tells of the same time.
  private func isDescribed(_ a: Passage.Trigger, by b: Passage.Trigger) -> Bool {
    guard !a.isVerb, b.isVerb, b.head - a.head <= 7 else { return false }
    for index in a.head + 1..<min(b.head, a.head + 5) {
      let token = passage.tokens[index]
      if let sense = view.sense(token, .subordinator) { return sense.value == 0 }
      guard isComma(index) || view.preposition(token) != nil else { return false }
    }
    return false
  }

  private func hasSubordinator(between a: Int, _ b: Int) -> Bool {
    (a + 1..<max(a + 1, b)).contains { view.has(passage.tokens[$0], .subordinator) }
  }
}

extension Passage {
  /// "Urged the government to ratify it by 31 December", "announced a school, to be built in September": the day of what
  /// is to be done is of no verb in front that asks for it or tells of it.
  func isToBeDone(
    _ act: Trigger, _ dates: [Int], after verb: Trigger, _ sentence: Range<Int>, _ view: WordView
  ) -> Bool {
    guard view.packs.languages[view.language].wordOrder == .subjectFirst, verb.isVerb, verb.head < act.head,
      act.head - sentence.lowerBound > 2, dates.allSatisfy({ found[$0].tokens.lowerBound > act.head })
    else { return false }
    if view.has(tokens[act.head - 1], .auxiliary) { return view.preposition(tokens[act.head - 2]) == .to }
    return verb.type.family == "speech" && view.preposition(tokens[act.head - 1]) == .to
      && dates.contains { found[$0].lead == .by }
  }
}
