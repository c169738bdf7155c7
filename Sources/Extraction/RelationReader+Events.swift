internal import EventGraph
internal import LanguagePacks

/// Where the events of a word of relation stand.
extension RelationReader {
  func head(_ event: Int) -> Int { passage.triggers[event].head }

  /// Whether an event heads a clause: a verb, or a noun with a light verb.
  func heads(_ event: Int, _ signal: Signal? = nil) -> Bool {
    let trigger = passage.triggers[event]
    // "Placed under arrest": a verb of the trigger in front of its noun.
    if !trigger.isVerb, trigger.tokens.lowerBound < trigger.head,
      view.features(passage.tokens[trigger.tokens.lowerBound]).contains(.verb)
    {
      return isTold(event, signal)
    }
    return isTold(event, signal) && LightVerbs.heads(trigger, passage, sentence, view)
  }

  /// Whether an event becomes a row: weak triggers do so with a date, and as what caused or answered something.
  func isTold(_ event: Int, _ signal: Signal? = nil) -> Bool {
    let trigger = passage.triggers[event]
    if trigger.rule < 0 || !view.packs.triggers[trigger.rule].isWeak || !trigger.dates.isEmpty { return true }
    return signal?.isCausal ?? false
  }

  /// Whether an event stands in a describing clause that ends before a word outside.
  func isEmbedded(_ event: Int, from index: Int) -> Bool { embedded.leaves(head(event), to: index) }

  func isLength(at index: Int) -> Bool {
    passage.found.contains { $0.tokens.contains(index) && $0.kind == .duration }
  }

  private func event(at index: Int, _ signal: Signal? = nil) -> Int? {
    triggers.first { head($0) == index && isTold($0, signal) }
  }

  // MARK: Nouns

  /// Tokens between a word of relation and its noun.
  private static let reach = 8

  /// The event noun of the phrase that starts at a token: its first, over its articles, attributes and what it is a part
  /// of ("a series of arrests").
  func noun(from start: Int, _ signal: Signal) -> Int? {
    // "Resulted in the death", where the whole is one trigger.
    if let whole = triggers.first(where: {
      passage.triggers[$0].tokens.contains(start - 1) && passage.triggers[$0].tokens.contains(start)
    }) {
      return whole
    }
    var hasNoun = false
    var index = start
    while index < sentence.upperBound, index - start < Self.reach {
      let word = parts[index]
      if let event = event(at: index, signal) {
        let trigger = passage.triggers[event]
        if trigger.isVerb {
          guard word.part == .participle else { return nil }
        } else {
          let isApart = hasNoun && passage.tokens[index].clitics.contains(.withPreposition)
          let isOther = hasNoun && order == .byCase && !trigger.features.contains(.genitive)
          return isApart || isOther ? nil : event
        }
      }
      switch word.part {
      case .noun, .name:
        if hasNoun, order == .verbFirst, passage.tokens[index].clitics.contains(.withPreposition) { return nil }
        hasNoun = hasNoun || word.kind != .time
      case .adjective, .determiner, .number, .pronoun, .joint, .date, .bound, .adverb, .participle, .quote: break
      case .preposition:
        // "Two weeks | of | the election" where the language counts so.
        guard word.preposition == .of || index > start && parts[index - 1].part == .date else { return nil }
      default: return nil
      }
      index += 1
    }
    return nil
  }

  /// An event noun with those that are joined to it in one list ("the strike, the fires and the arrests").
  func joined(to first: Int) -> [Int] {
    var result = [first]
    while result.count < 4, let last = result.last,
      let next = triggers.first(where: { head($0) > head(last) && isTold($0) && isJoined($0, to: last) })
    {
      result.append(next)
    }
    return result
  }

  private func isJoined(_ next: Int, to last: Int) -> Bool {
    let trigger = passage.triggers[next]
    guard !trigger.isVerb, head(next) - head(last) < 12 else { return false }
    var isBehindJoint = false
    for index in head(last) + 1...head(next) {
      if passage.tokens[index].clitics.contains(.withConjunction) { isBehindJoint = true }
      if index == head(next) { break }
      switch parts[index].part {
      case .comma, .coordinator: isBehindJoint = true
      case .determiner, .adjective, .number, .bound, .pronoun, .joint: break
      case .noun, .name, .date, .quote, .bracket:
        if isBehindJoint { return false }
      case .preposition:
        // Places and owners of the noun in front; behind the joint the phrase is another one.
        if isBehindJoint { return false }
      default: return false
      }
    }
    guard isBehindJoint else { return false }
    let cases: Features = [.nominative, .genitive, .dative, .accusative, .instrumental, .locative]
    let mine = passage.triggers[last].features.intersection(cases)
    if order == .byCase, !mine.isEmpty, mine.isDisjoint(with: trigger.features) { return false }
    // "Because of the strike and the protests went on": the subject of what follows.
    let end = clauseEnd(from: head(next) + 1)
    return !(head(next) + 1..<max(head(next) + 1, end)).contains {
      parts[$0].part == .verb || parts[$0].part == .auxiliary
    }
  }

  /// The subject of a verb: the outermost event noun in front of it, in its clause, that no preposition leads.
  func subjectNoun(before verb: Int, _ signal: Signal) -> Int? {
    var start = verb - 1
    if start >= sentence.lowerBound, parts[start].part == .comma { start -= 1 }
    var best: Int?
    var index = start
    walk: while index >= sentence.lowerBound {
      if let event = event(at: index, signal) {
        if passage.triggers[event].isVerb { break }
        if !isLed(index) || order == .byCase && best == nil { best = event }
      } else {
        switch parts[index].part {
        case .comma, .hard, .relative, .subordinator, .verb: break walk
        default: break
        }
      }
      index -= 1
    }
    return best
  }

  /// Whether a noun cannot be a subject: a preposition leads it, or its case is another one.
  func isOblique(_ event: Int) -> Bool {
    isLed(head(event)) || !passage.triggers[event].features.contains(.nominative)
  }

  func isNominative(_ event: Int) -> Bool { passage.triggers[event].features.contains(.nominative) }

  /// Whether a preposition leads the phrase of a noun.
  func isLed(_ noun: Int) -> Bool {
    if passage.tokens[noun].clitics.contains(.withPreposition) { return true }
    var index = noun - 1
    while index >= sentence.lowerBound {
      switch parts[index].part {
      case .adjective, .determiner, .number, .bound, .participle, .adverb, .pronoun: index -= 1
      case .preposition: return true
      default: return false
      }
    }
    return false
  }

  /// Where the verb stands first: the second event behind it, which a preposition leads or the end of the subject's
  /// phrase sets apart.
  func secondNoun(behind first: Int, _ signal: Signal) -> Int? {
    var isApart = false
    for index in head(first) + 1..<max(head(first) + 1, clauseEnd(from: head(first) + 1)) {
      let clitics = passage.tokens[index].clitics
      if parts[index].part == .preposition || clitics.contains(.withPreposition) { isApart = true }
      if let event = event(at: index, signal) {
        if passage.triggers[event].isVerb { return nil }
        if isApart { return event }
      }
      if parts[index].part == .verb { return nil }
      if clitics.contains(.definite) { isApart = true }
    }
    return nil
  }

  // MARK: Clauses

  /// The next comma, harder sign or relative clause.
  func boundary(from start: Int) -> Int {
    (start..<max(start, sentence.upperBound)).first { [.comma, .hard, .relative].contains(parts[$0].part) }
      ?? sentence.upperBound
  }

  /// Where a clause ends: at a sign or a word that opens another. A sign right at its start is passed over.
  func clauseEnd(from start: Int) -> Int {
    let first = start < sentence.upperBound && parts[start].part == .comma ? start + 1 : start
    return (first..<max(first, sentence.upperBound)).first {
      [.comma, .hard, .relative, .subordinator].contains(parts[$0].part)
    } ?? sentence.upperBound
  }

  /// What opens the clause that a word stands at the front of, over dates, lengths and adverbs; before the sentence
  /// where nothing does.
  func opening(before cue: Int) -> (index: Int, isFront: Bool) {
    var index = cue - 1
    if passage.tokens[cue].clitics.contains(.withConjunction) { return (index, true) }
    while index >= sentence.lowerBound {
      let word = parts[index]
      switch word.part {
      case .comma, .hard, .coordinator, .subordinator, .relative: return (index, true)
      case .date, .number, .adverb, .bound, .quote:
        if word.isTrigger { return (index, false) }
      case .preposition where parts[index + 1].part == .date: break
      case .noun where word.kind == .time: break
      default: return (index, false)
      }
      index -= 1
    }
    return (index, true)
  }

  /// The event of the clause in front of a word: its nearest predicate, else its first noun.
  func leftEvent(before end: Int, overComma: Bool) -> Int? {
    var noun: Int?
    var index = end - 1
    walk: while index >= sentence.lowerBound {
      if let event = event(at: index) {
        if heads(event) {
          if !isEmbedded(event, from: end) { return topic(of: event, before: end) ?? event }
        } else if !passage.triggers[event].isVerb, !isLed(index) {
          noun = event
        }
      } else {
        switch parts[index].part {
        case .hard, .subordinator: break walk
        case .relative where !isInside(index, of: end): break walk
        case .comma where !overComma || noun != nil: break walk
        default: break
        }
      }
      index -= 1
    }
    return noun
  }

  /// "Regrets the suspension of the union for …", "called for a ban because of …": what a verb of speech is about has the
  /// cause or the time behind it, not the speech.
  private func topic(of event: Int, before end: Int) -> Int? {
    guard passage.triggers[event].isVerb, passage.triggers[event].type.family == "speech" else { return nil }
    // The words of the verb itself may reach over the end.
    let start = passage.triggers[event].tokens.upperBound
    return triggers.first {
      head($0) >= start && head($0) < end && isTold($0) && !isEmbedded($0, from: end)
    }
  }

  /// Whether a relative pronoun opens a clause that has ended before a word.
  private func isInside(_ pronoun: Int, of end: Int) -> Bool {
    embedded.clauses.contains { $0.tokens.contains(pronoun) && !$0.tokens.contains(end) }
  }

  /// The predicates that a phrase in front counts for: the first behind it, and those that only "and" joins to it.
  func rightEvents(behind start: Int) -> [Int]? {
    var result: [Int] = []
    var noun: Int?
    var isJoined = false
    // "Put under arrest": what a verb without an event of its own is about.
    var isBehindVerb = false
    walk: for index in start..<max(start, sentence.upperBound) {
      if parts[index].part == .coordinator || passage.tokens[index].clitics.contains(.withConjunction) {
        isJoined = true
      }
      if let event = event(at: index) {
        if heads(event), !isEmbedded(event, from: start - 1) {
          if result.isEmpty || isJoined { result.append(event) }
          isJoined = false
        } else if !passage.triggers[event].isVerb, noun == nil, !isLed(index) || isBehindVerb {
          noun = event
        }
      } else {
        switch parts[index].part {
        case .verb: isBehindVerb = true
        case .hard: break walk
        case .date where !result.isEmpty: break walk
        case .relative where !result.isEmpty, .subordinator where !result.isEmpty: break walk
        default: break
        }
      }
    }
    if result.isEmpty { return noun.map { [$0] } }
    return result
  }

  /// What the sentence before tells last, for words that point back to it: its last predicate, else its last event.
  func mainEvent() -> Int? {
    before.triggers.last {
      let trigger = passage.triggers[$0]
      let isAttribute = trigger.features.contains(.participle) && !trigger.features.contains(.short)
      return !isAttribute && LightVerbs.heads(trigger, passage, before.sentence, view)
    } ?? before.triggers.last
  }
}
