internal import EventGraph
internal import LanguagePacks

/// Which dates of the clauses around a trigger are its own.
extension SentenceAttachment {
  /// "Had said that they might be held in June": a date behind "that" is of what is said, not of the saying.
  func isSaidAbout(_ date: Int, by candidate: Passage.Trigger) -> Bool {
    // "Ruled that it would lose its seat in September", where a word that opens nothing else opens what is ruled.
    let isRuled = candidate.type.family == "justice" && packs.languages[view.language].wordOrder == .byCase
    guard candidate.isVerb, candidate.type.family == "speech" || isRuled else { return false }
    return (candidate.tokens.upperBound..<max(candidate.tokens.upperBound, tokens(date).lowerBound)).contains {
      view.sense(passage.tokens[$0], .subordinator)?.value == 1
    }
  }

  /// "We lost it in May," she said; "said that it expects a profit for the third quarter": what stands in quotation marks,
  /// and what a result is for, is of no time at which somebody speaks.
  func isQuoted(_ date: Int, from candidate: Passage.Trigger) -> Bool {
    guard candidate.isVerb, candidate.type.family == "speech",
      packs.languages[view.language].wordOrder == .subjectFirst
    else { return false }
    let extent = tokens(date)
    if passage.found[date].lead == .for, candidate.head < extent.lowerBound { return true }
    if candidate.head < extent.lowerBound ? opensContent(behind: candidate) : isSaidLast(candidate, behind: extent) {
      return true
    }
    let between =
      candidate.head < extent.lowerBound ? candidate.head..<extent.lowerBound : extent.upperBound..<candidate.head
    return !between.count { passage.tokens[$0].isQuotationMark }.isMultiple(of: 2)
  }

  /// "Extended the mandate of the mechanism created in May": a form of the past that no lexicon of triggers knows, right in
  /// front of a date, has it, where no conjunction ties it to the verb before.
  func isOfOtherVerb(_ date: Int, than candidate: Passage.Trigger) -> Bool {
    if packs.languages[view.language].wordOrder == .verbFirst { return isOfVerbOfWhat(date, behind: candidate) }
    guard packs.languages[view.language].wordOrder == .subjectFirst, candidate.isVerb else { return false }
    var verb = tokens(date).lowerBound - 1
    if verb > candidate.head, view.preposition(passage.tokens[verb]) != nil { verb -= 1 }
    // "Handed over in May".
    if verb > candidate.head + 1, !view.has(passage.tokens[verb], .verb), view.has(passage.tokens[verb], .adverb) {
      verb -= 1
    }
    guard verb >= candidate.tokens.upperBound + 1,
      view.has(passage.tokens[verb], .verb) || view.has(passage.tokens[verb], .pastForm),
      view.features(passage.tokens[verb]).contains(.past) || view.has(passage.tokens[verb], .pastForm),
      !view.has(passage.tokens[verb], .lightVerb),
      !view.has(passage.tokens[verb], .auxiliary), !view.has(passage.tokens[verb - 1], .determiner),
      !triggers.contains(where: { trigger($0).tokens.contains(verb) })
    else { return false }
    // "Announced a school, to be built in May": behind its own auxiliary no conjunction ties it to the verb in front.
    if view.has(passage.tokens[verb - 1], .auxiliary) { return true }
    return !(candidate.tokens.upperBound..<verb).contains {
      view.has(passage.tokens[$0], .coordinator) || passage.tokens[$0].kind == .sign
    }
  }

  /// Where verbs come first, "the truth of what happened on 3 May": a finite verb that no lexicon of triggers knows, right in
  /// front of a date, has it, or passes it on to the noun that it carries.
  private func isOfVerbOfWhat(_ date: Int, behind candidate: Passage.Trigger) -> Bool {
    guard candidate.isVerb else { return false }
    var verb = tokens(date).lowerBound - 1
    if verb > candidate.head, view.preposition(passage.tokens[verb]) != nil { verb -= 1 }
    return verb >= candidate.tokens.upperBound && passage.isFinite(verb, view)
      && !passage.tokens[verb].clitics.contains(.definite) && !view.has(passage.tokens[verb], .auxiliary)
      && opensClauseOfItsOwn(verb)
      && !triggers.contains { trigger($0).tokens.contains(verb) }
  }

  /// Whether a verb stands behind "what", "that" or a conjunction, and not right behind the noun that it tells more of.
  private func opensClauseOfItsOwn(_ verb: Int) -> Bool {
    guard verb > sentence.lowerBound else { return false }
    let before = passage.tokens[verb - 1]
    return passage.tokens[verb].clitics.contains(.withConjunction) || view.has(before, .adverb)
      || view.has(before, .negation) || view.sense(before, .subordinator) != nil
  }

  /// "Villagers who had survived the massacre travelled to the capital on 2 May": a finite verb behind the relative clause
  /// that a trigger stands in, and in front of the date.
  func isOverMain(_ candidate: Passage.Trigger, _ date: Int) -> Bool {
    let begin = tokens(date).lowerBound
    guard
      let clause = embedded.clauses.last(where: { !$0.isParticiple && $0.tokens.contains(candidate.head) }),
      clause.tokens.upperBound < begin
    else { return false }
    if isClosedBefore(date, clause.tokens) { return true }
    return (clause.tokens.upperBound..<begin).contains { index in
      passage.isFinite(index, view) && !embedded.clauses.contains { $0.tokens.contains(index) }
    }
  }

  /// "On 3 February the governor, who had resisted calls to go, handed in his resignation": a trigger in a clause that a comma
  /// closes, with the verb of the sentence behind it, has no part in a date in front.
  func isInAside(_ candidate: Passage.Trigger, behind date: Int) -> Bool {
    embedded.clauses.contains { clause in
      let end = clause.tokens.upperBound
      return clause.tokens.contains(candidate.head) && clause.tokens.lowerBound > tokens(date).upperBound
        && isComma(clause.tokens.lowerBound - 1) && end < sentence.upperBound && isComma(end)
        && (end..<sentence.upperBound).contains { index in
          passage.isFinite(index, view) && !embedded.clauses.contains { $0.tokens.contains(index) }
        }
    }
  }

  /// Where verbs come first, "the council elected in 2009 resumed its work in May": a participle with an article that has a
  /// date in its phrase takes none behind it.
  func isDatedAttribute(_ candidate: Passage.Trigger, before date: Int) -> Bool {
    guard packs.languages[view.language].wordOrder == .verbFirst, candidate.features.contains(.participle),
      passage.tokens[candidate.head].clitics.contains(.definite)
    else { return false }
    return embedded.clauses.contains { clause in
      clause.isParticiple && clause.tokens.lowerBound == candidate.head
        && passage.found.contains { clause.tokens.contains($0.tokens.lowerBound) }
        && !clause.tokens.contains(tokens(date).lowerBound)
    }
  }

  /// Where verbs come first: "was arrested, the editor, who heads the paper, on 3 May": a date right behind the comma that
  /// closes a relative clause, with the verb of the sentence in front of the comma that opens it.
  private func isClosedBefore(_ date: Int, _ clause: Range<Int>) -> Bool {
    guard packs.languages[view.language].wordOrder == .verbFirst, clause.lowerBound > sentence.lowerBound,
      isComma(clause.lowerBound - 1), clause.upperBound < sentence.upperBound, isComma(clause.upperBound)
    else { return false }
    let begin = tokens(date).lowerBound
    let isClose = border(clause.upperBound, begin) < 0.3 && begin - clause.upperBound <= Self.placeAndDate
    return isClose && predicates.contains { trigger($0).head < clause.lowerBound && dates[$0] == nil }
  }

  /// Most tokens from a comma to the date behind it, with a place between.
  private static var placeAndDate: Int { 6 }

  /// "Has fed 3,000 families since May and says that it needs more": a verb of saying in the present, behind a date whose
  /// clause has a verb of its own, tells of now.
  func isSaidNow(_ candidate: Passage.Trigger, behind date: Int) -> Bool {
    let begin = tokens(date).lowerBound
    guard packs.languages[view.language].wordOrder == .subjectFirst, candidate.isVerb,
      candidate.type.family == "speech", candidate.features.contains(.present),
      candidate.features.isDisjoint(with: [.past, .participle, .gerund]), candidate.head > begin
    else { return false }
    return (sentence.lowerBound..<begin).contains {
      passage.isFinite($0, view) || view.has(passage.tokens[$0], .futureForm)
    }
  }

  /// "Urged the state to publish the list by 31 December": the day by which something is to be done is of no verb that
  /// asks for it, where the infinitive of what is asked for stands between, and of none that demands.
  func isAskedFor(by candidate: Passage.Trigger, _ date: Int) -> Bool {
    let begin = tokens(date).lowerBound
    guard packs.languages[view.language].wordOrder == .subjectFirst, candidate.isVerb,
      candidate.type.family == "speech", [.by, .before].contains(passage.found[date].lead),
      candidate.tokens.upperBound < begin
    else { return false }
    // "Called for the capture of the town before 1 May".
    if candidate.type.name == "demand" { return true }
    return (candidate.tokens.upperBound..<begin).contains {
      view.preposition(passage.tokens[$0]) == .to && $0 + 1 < begin
        && view.features(passage.tokens[$0 + 1]).contains(.infinitive)
    }
  }

  /// "Said net income in the third quarter jumped": right behind a verb that has no object but what is said, its content
  /// begins with a noun.
  private func opensContent(behind verb: Passage.Trigger) -> Bool {
    let next = verb.tokens.upperBound
    guard view.has(passage.tokens[verb.head], .saying), next < sentence.upperBound, next == verb.head + 1 else {
      return false
    }
    let token = passage.tokens[next]
    // "…, said the mayor": behind a sign the noun may be who says it.
    if verb.head > sentence.lowerBound, passage.tokens[verb.head - 1].kind == .sign { return view.has(token, .pronoun) }
    if token.kind == .number { return !passage.found.contains { $0.tokens.contains(next) } }
    return token.kind == .word && !passage.found.contains { $0.tokens.contains(next) }
      && (view.has(token, .determiner) || view.has(token, .pronoun) || view.has(token, .person)
        || view.has(token, .organisation) || token.flags.contains(.capital))
  }

  /// "The car was found in December, investigators said.": a verb of saying that closes the sentence behind a comma and its
  /// subject has no part in the dates of the clause in front.
  private func isSaidLast(_ verb: Passage.Trigger, behind date: Range<Int>) -> Bool {
    guard sentence.upperBound - verb.tokens.upperBound <= 2,
      let comma = (date.upperBound..<verb.head).last(where: { isComma($0) }), verb.head - comma <= 7
    else { return false }
    return (sentence.lowerBound..<comma).contains {
      view.has(passage.tokens[$0], .verb) || view.has(passage.tokens[$0], .pastForm)
        || view.has(passage.tokens[$0], .auxiliary)
    }
  }

  /// "On 31 March, after a three-day battle, the harbour fell": a noun behind "after", "before" or "about" has a time of its
  /// own, whatever stands in front of them.
  func isBeyond(_ candidate: Passage.Trigger, _ date: Int) -> Bool {
    guard packs.languages[view.language].wordOrder != .verbFirst else { return false }
    let start = candidate.tokens.lowerBound
    for index in stride(from: start - 1, through: max(tokens(date).upperBound, start - Self.reachOfBeyond), by: -1) {
      let token = passage.tokens[index]
      if token.kind == .sign && !token.flags.contains(.glued) || triggers.contains(where: { trigger($0).head == index })
      {
        return false
      }
      guard let preposition = view.preposition(token), preposition != .of else { continue }
      return [.after, .before, .about].contains(preposition)
    }
    return false
  }

  /// "Wound the firm up, so as to begin work in May": whether a clause of purpose opens between a candidate and a date
  /// behind it, where nouns have cases and such a clause ends with its comma.
  func isPurpose(_ date: Int, of candidate: Passage.Trigger) -> Bool {
    guard packs.languages[view.language].wordOrder == .byCase else { return false }
    let between = candidate.head + 1..<max(candidate.head + 1, tokens(date).lowerBound)
    guard let opening = between.last(where: { isComma($0) }), opening + 1 < between.upperBound else { return false }
    return (opening + 1..<between.upperBound).contains { index in
      packs.lexicon.senses(of: passage.tokens[index]).contains {
        Int($0.language) == view.language && $0.kind == KnownClass.subordinator.id && $0.value == Self.purpose
      }
    }
  }

  /// "On 23 May they made the plane land, in order to arrest two": a clause of purpose between a date and a verb behind it.
  func isPurposeBehind(_ date: Int, _ candidate: Passage.Trigger) -> Bool {
    guard packs.languages[view.language].wordOrder == .byCase, candidate.isVerb else { return false }
    let between = tokens(date).upperBound..<max(tokens(date).upperBound, candidate.head)
    return between.contains { index in
      isComma(index - 1)
        && packs.lexicon.senses(of: passage.tokens[index]).contains {
          Int($0.language) == view.language && $0.kind == KnownClass.subordinator.id && $0.value == Self.purpose
        }
    }
  }

  /// The value of a subordinator that opens a clause of purpose.
  private static var purpose: Int32 { 4 }

  /// Most tokens from "after" to the noun behind it.
  private static var reachOfBeyond: Int { 6 }

  /// Whether "before" opens the clause of a verb whose form is the present's ("before the ministry announces", told of
  /// what it did): it says nothing of when the text was written.
  func isBehindBefore(_ candidate: Passage.Trigger) -> Bool {
    let start = candidate.tokens.lowerBound
    guard packs.languages[view.language].wordOrder == .verbFirst, start - sentence.lowerBound >= 2,
      view.sense(passage.tokens[start - 1], .subordinator)?.value == 0
    else { return false }
    return view.match(.signal, in: passage.tokens, at: start - 2, before: start)?.value == Signal.before.rawValue
  }

  /// "Before the meeting, which will take place in Brussels on 17 July": a relative clause of a noun that has no verb but
  /// one that carries the noun tells when it happens.
  func isHeldThere(_ candidate: Passage.Trigger, _ date: Int) -> Bool {
    guard !candidate.isVerb else { return false }
    let begin = tokens(date).lowerBound
    return embedded.clauses.contains { clause in
      !clause.isParticiple && clause.tokens.contains(begin) && clause.events.last == candidate.head
        && !triggers.contains { clause.tokens.contains(trigger($0).head) }
        && clause.tokens.contains { view.has(passage.tokens[$0], .lightVerb) }
    }
  }
}
