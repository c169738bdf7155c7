internal import EventGraph
internal import LanguagePacks

/// What the words around a trigger say of a form that is noun and verb.
extension Passage.Trigger {
  /// The trigger as noun or verb, as far as its sentence tells which of the two it is.
  func settled(_ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Passage.Trigger {
    switch view.packs.languages[view.language].wordOrder {
    case .verbFirst: settledVerbFirst(passage, sentence, view)
    case .subjectFirst: settledSubjectFirst(passage, sentence, view)
    case .byCase: self
    }
  }

  /// "To arrest X" is a verb, "the arrest of X" and "the storming of X" are nouns, and what "of" leads hangs on them.
  private func settledSubjectFirst(_ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Passage.Trigger {
    var result = self
    let tokens = passage.tokens
    func isOf(_ index: Int) -> Bool {
      index < sentence.upperBound && view.preposition(tokens[index]) == .of
    }
    func isPreposition(_ index: Int, _ wanted: Preposition) -> Bool {
      view.preposition(tokens[index]) == wanted
        || view.sense(tokens[index], .marker).map {
          Preposition.allCases[Int($0.value)] == wanted
        } ?? false
    }
    // "murder of", "adoption of the law" as words of a trigger: the noun alone is the event.
    if !isVerb, let of = self.tokens.first(where: { $0 > head && isOf($0) }) {
      result.tokens = self.tokens.lowerBound..<of
    }
    // ", killing six passengers", "accused of killing": a form in -ing with an object of its own behind a comma or a
    // preposition.
    if !isVerb, self.tokens.count == 1, isGoingOn(view.features(tokens[head])), head > sentence.lowerBound,
      tokens[head - 1].kind == .sign && tokens[head - 1].value == 0x2c || view.preposition(tokens[head - 1]) != nil,
      !isOf(head + 1),
      opensObject(head + 1, passage, sentence, view)
        || head + 1 < sentence.upperBound
          && view.match(.bound, in: tokens, at: head + 1, before: sentence.upperBound) != nil
    {
      result.features = [.verb, .gerund]
      return result
    }
    if isEntry(passage, sentence, view), opensObject(head + 1, passage, sentence, view) {
      result.features = [.verb, .present, .active]
      return result
    }
    guard self.tokens.count == 1, !features.contains(.past), view.features(tokens[head]).contains(.infinitive) else {
      return result
    }
    var before = head - 1
    while before >= sentence.lowerBound, view.has(tokens[before], .adverb) || view.has(tokens[before], .modifier) {
      before -= 1
    }
    guard before >= sentence.lowerBound else { return result }
    if !isVerb, isPreposition(before, .to), !isOf(head + 1),
      opensObject(head + 1, passage, sentence, view) || isWill(before - 1, passage, sentence, view)
    {
      result.features.remove(.noun)
      result.features.formUnion([.verb, .infinitive])
    } else if isVerb, features.isDisjoint(with: .participle),
      view.has(tokens[before], .determiner) || tokens[before].clitics.contains(.genitive)
    {
      result.features = [.noun, .singular]
    }
    return result
  }

  /// "7 April – The court sentences X", "Rebels attack the town": a form that may be a present one, where nothing but a
  /// noun phrase of at most six words stands between it and the date or sign that opens an entry.
  private func isEntry(_ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    let own = view.features(passage.tokens[head])
    guard !isVerb, tokens.count == 1, own.contains(.verb), own.contains(.present) || own.contains(.infinitive),
      head > sentence.lowerBound
    else { return false }
    var index = head - 1
    guard
      [KnownClass.person, .organisation, .actor, .title].contains(where: { view.has(passage.tokens[index], $0) })
        || passage.tokens[index].flags.contains(.capital)
    else { return false }
    while index >= sentence.lowerBound, head - index <= 6 {
      let token = passage.tokens[index]
      if token.kind == .sign {
        let isDash = [0x2013, 0x2014, 0x3a].contains(token.value)
        return isDash && index > sentence.lowerBound && passage.found.contains { $0.tokens.contains(index - 1) }
      }
      if token.kind == .number || view.preposition(token) != nil && view.preposition(token) != .of { return false }
      index -= 1
    }
    return false
  }

  private func isGoingOn(_ features: Features) -> Bool {
    features.contains(.gerund) || features.isSuperset(of: [.participle, .present])
  }

  /// A word that begins the object of a verb.
  private func opensObject(_ first: Int, _ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    // "to release immediately all prisoners".
    var index = first
    while index < sentence.upperBound, index - first < 2, passage.tokens[index].kind == .word,
      view.has(passage.tokens[index], .adverb) || view.has(passage.tokens[index], .modifier)
    {
      index += 1
    }
    guard index < sentence.upperBound else { return false }
    let token = passage.tokens[index]
    guard token.kind == .word else { return token.kind == .number }
    if passage.found.contains(where: { $0.tokens.contains(index) }) { return false }
    return view.has(token, .determiner) || view.has(token, .pronoun) || view.has(token, .person)
      || view.has(token, .organisation) || view.has(token, .cardinal) || token.flags.contains(.capital)
  }

  /// "Plans to strike", "is to report": a word that says that an act is wanted, or an auxiliary.
  private func isWill(_ index: Int, _ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    guard index >= sentence.lowerBound else { return false }
    let token = passage.tokens[index]
    let classes: [KnownClass] = [.plan, .demand, .failure, .hypothesis, .auxiliary]
    return classes.contains { view.has(token, $0) }
  }

  /// Without written vowels many verbs look like their noun of action: the verb, where it opens its clause.
  private func settledVerbFirst(_ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Passage.Trigger {
    // With an article it is no verb.
    if features.contains(.definite), features.contains(.verb), features.isDisjoint(with: [.participle, .noun]) {
      var noun = self
      noun.features.remove(.verb)
      noun.features.insert(.noun)
      return noun
    }
    guard features.isSuperset(of: [.noun, .verb]), features.isDisjoint(with: [.definite, .withPreposition]),
      tokens.count == 1,
      opensClause(passage, sentence, view), !hasVerbBehind(passage, sentence, view)
    else { return self }
    var verb = self
    verb.features.remove(.noun)
    return verb
  }

  /// "The shelling of the town killed ten": another verb follows with nothing between that opens a clause, so that the form
  /// in front of it is the noun.
  private func hasVerbBehind(_ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    for index in head + 1..<max(head + 1, min(sentence.upperBound, head + 8)) {
      let token = passage.tokens[index]
      if token.kind == .sign || token.clitics.contains(.withConjunction) || view.has(token, .coordinator)
        || view.sense(token, .subordinator) != nil
      {
        return false
      }
      let features = view.features(token)
      if features.contains(.verb), !features.isDisjoint(with: [.past, .present]),
        features.isDisjoint(with: [.noun, .adjective, .participle]), !token.clitics.contains(.definite),
        !passage.found.contains(where: { $0.tokens.contains(index) })
      {
        return true
      }
    }
    return false
  }

  /// Nothing or a date stands in front in the sentence, or a word that a finite verb follows.
  private func opensClause(_ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    var index = head - 1
    func isDate(_ index: Int) -> Bool { passage.found.contains { $0.tokens.contains(index) } }
    while index >= sentence.lowerBound,
      isDate(index) || index + 1 < head && isDate(index + 1) && view.preposition(passage.tokens[index]) != nil
    {
      index -= 1
    }
    guard index >= sentence.lowerBound else { return true }
    let token = passage.tokens[index]
    if token.kind == .sign { return token.value == 0x3a || features.contains(.withConjunction) }
    return view.has(token, .auxiliary) || view.has(token, .negation) || view.has(token, .earlier)
      || view.sense(token, .subordinator)?.value == 0 && view.has(token, .pronoun)
      // A particle that stands before verbs only.
      || view.sense(token, .hypothesis)?.features.contains(.present) ?? false
  }
}
