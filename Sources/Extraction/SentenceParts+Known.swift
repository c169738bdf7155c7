internal import EventGraph
internal import LanguagePacks

extension SentenceParts {
  /// What the lists say; nil if they say nothing that matters here.
  mutating func known(_ index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Int? {
    let tokens = passage.tokens
    let token = tokens[index]
    let mask = token.mask
    func match(_ known: KnownClass) -> (value: Int32, length: Int, features: Features)? {
      view.match(known, in: tokens, at: index, before: sentence.upperBound)
    }
    // Longer names first: they hide prepositions and verbs inside.
    if mask.contains(.phrase), let length = phrase(index, sentence, passage, view) { return length }
    if !mask.isDisjoint(with: [.clause, .preposition, .status, .verbal, .attribution]) {
      words[index].isWhere = view.has(token, .whereabouts)
      if view.has(token, .adverb) || view.has(token, .idiom) && !isOwned(index, sentence, passage, view) {
        words[index].part = .adverb
        words[index].features = token.clitics
        // The thing in a fixed expression: whoever stands beside it is no object of the verb.
        if view.has(token, .idiom) { words[index].kind = .thing }
        return 1
      }
      if let sense = view.sense(token, .subordinator) {
        words[index].part = sense.value == 0 ? .relative : .subordinator
        words[index].features = sense.features.union(token.clitics)
        // Where "that" of a clause and "who" stand in one class, only what is a pronoun too has an antecedent.
        if sense.value == 0, view.packs.languages[view.language].wordOrder == .verbFirst,
          !view.has(token, .pronoun), !token.clitics.contains(.withPreposition)
        {
          words[index].part = .subordinator
        }
        return 1
      }
      if view.packs.languages[view.language].wordOrder != .verbFirst,
        CountRange.isRange(at: index, before: sentence.upperBound, tokens, view)
      {
        words[index].part = .bound
        return 3
      }
      if let bound = match(.bound), index + bound.length < sentence.upperBound,
        isNumber(index + bound.length, sentence, passage, view)
      {
        words[index].part = .bound
        words[index].features = token.clitics
        return bound.length
      }
      if view.has(token, .coordinator) {
        words[index].part = .coordinator
        return 1
      }
      if let preposition = view.preposition(token) ?? marker(token, view) {
        // A preposition with a pronoun written together is a phrase of its own.
        let hasPronoun =
          token.clitics.contains(.withPronoun) || view.features(token).contains(.withPronoun)
        (words[index].part, words[index].preposition) = (hasPronoun ? .pronoun : .preposition, preposition)
        return 1
      }
      if view.has(token, .pronoun), !isPossessive(index, sentence, passage, view) {
        words[index].part = .pronoun
        words[index].features = view.features(token)
        return 1
      }
      if let determiner = view.sense(token, .determiner) {
        (words[index].part, words[index].features) = (.determiner, determiner.features)
        return 1
      }
      if view.has(token, .auxiliary) {
        words[index].part = .auxiliary
        words[index].features = view.features(token)
        return 1
      }
      if view.has(token, .negation) {
        words[index].part = .negation
        return 1
      }
    }
    if !mask.isDisjoint(with: [.entity]), let length = entity(index, match) { return length }
    if mask.contains(.number) {
      if let number = match(.vagueNumber) ?? match(.cardinal) ?? match(.multiplier) {
        words[index].part = .number
        words[index].features = number.features
        words[index].value = view.has(token, .multiplier) ? 1000 : number.value
        return number.length
      }
      if view.has(token, .ordinal) {
        words[index].part = .adjective
        words[index].features = view.features(token)
        return 1
      }
      if let bound = match(.bound) {
        words[index].part = .adverb
        return bound.length
      }
    }
    if view.has(token, .measure) || view.has(token, .unit) || view.has(token, .month) || view.has(token, .weekday)
      || view.has(token, .season)
    {
      (words[index].part, words[index].kind) = (.noun, .time)
      words[index].features = view.features(token)
      return 1
    }
    let features = view.features(token).union(token.clitics)
    // A finite form of a verb takes no article: the word is a name that looks like one.
    if token.clitics.contains(.definite),
      features.contains(.verb) || view.has(token, .pastForm) || view.has(token, .verb),
      features.isDisjoint(with: [.noun, .participle, .adjective, .infinitive, .gerund])
    {
      return nil
    }
    if features.contains(.verb), !features.contains(.noun) || mask.contains(.verbal) {
      let isAttribute = features.contains(.participle) && !features.contains(.short) && !features.contains(.past)
      words[index].part = isAttribute ? .participle : .verb
      words[index].features = features
      return 1
    }
    if !features.isDisjoint(with: [.infinitive, .gerund]) {
      (words[index].part, words[index].features) = (.verb, features)
      return 1
    }
    if view.has(token, .pastForm) || view.has(token, .lightVerb) || view.has(token, .verb) {
      (words[index].part, words[index].features) = (.verb, features.union(.verb))
      return 1
    }
    if mask.contains(.attribution), view.has(token, .attribution) {
      (words[index].part, words[index].preposition) = (.preposition, .about)
      return 1
    }
    if features.contains(.noun) {
      (words[index].part, words[index].kind) = (.noun, view.has(token, .trigger) ? .event : .unknown)
      words[index].features = features
      return 1
    }
    if features.contains(.adjective) || features.contains(.participle) {
      (words[index].part, words[index].features) = (.adjective, features)
      return 1
    }
    if !mask.isDisjoint(with: [.signal]) {
      words[index].part = .adverb
      return 1
    }
    return nil
  }

  /// "The office was searched": with an article of its own the noun of an idiom names what it is.
  private func isOwned(_ index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool {
    guard index > sentence.lowerBound, view.packs.languages[view.language].wordOrder == .subjectFirst,
      passage.tokens[index].mask.contains(.entity), view.has(passage.tokens[index], .organisation)
    else { return false }
    // "The mayor's office", "the human rights office": behind a noun that it belongs to.
    let before = words[index - 1]
    return view.has(passage.tokens[index - 1], .determiner) || before.part == .name
      || before.part == .noun && !before.isTrigger
  }

  /// Whether a word that is a pronoun and a determiner ("her") has a noun behind it to determine.
  private func isPossessive(_ index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool {
    guard view.packs.languages[view.language].wordOrder == .subjectFirst, view.has(passage.tokens[index], .determiner),
      sentence.contains(index + 1)
    else { return false }
    let next = passage.tokens[index + 1]
    guard next.kind == .word, words[index + 1].part != .date else { return next.kind == .number }
    return ![.preposition, .coordinator, .subordinator, .auxiliary, .adverb, .determiner, .pronoun].contains {
      view.has(next, $0)
    }
  }

  private func marker(_ token: Token, _ view: WordView) -> Preposition? {
    view.sense(token, .marker).map { Preposition.allCases[Int($0.value)] }
  }

  /// Several words that mean one thing.
  private mutating func phrase(_ index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Int? {
    var best: (length: Int, known: KnownClass, features: Features, value: Int32)?
    for phrase in view.packs.phrases(
      in: passage.tokens, at: index, before: sentence.upperBound, language: view.language)
    {
      guard phrase.length > 1, let known = KnownClass(rawValue: Int(phrase.kind.rawValue)) else { continue }
      switch known {
      case .actor, .place, .organisation, .person, .thing, .placeNoun, .preposition, .attribution, .subordinator,
        .vagueNumber, .cardinal,
        .bound, .modifier, .coordinator, .measure, .pronoun, .idiom:
        // Nothing is taken whose inside is a trigger or a date.
        guard (index..<index + phrase.length).allSatisfy({ words[$0].part != .date && !words[$0].isTrigger }) else {
          continue
        }
        if known == .bound {
          let next = index + phrase.length
          guard next < sentence.upperBound, isNumber(next, sentence, passage, view) else { continue }
        }
        let rank = phrase.length
        if best == nil || rank > best!.length {
          best = (
            phrase.length, known,
            view.headFeatures(passage.tokens[index + phrase.head]).union(passage.tokens[index].clitics),
            phrase.value
          )
        }
      default: continue
      }
    }
    guard let best else { return nil }
    words[index].features = best.features
    switch best.known {
    case .actor: (words[index].part, words[index].kind) = (.name, .actor)
    case .place: (words[index].part, words[index].kind, words[index].name) = (.name, .place, best.value)
    case .organisation: (words[index].part, words[index].kind) = (.noun, .organisation)
    case .person: (words[index].part, words[index].kind) = (.noun, .person)
    case .thing: (words[index].part, words[index].kind) = (.noun, .thing)
    case .placeNoun: (words[index].part, words[index].kind) = (.noun, .site)
    case .preposition:
      words[index].part = .preposition
      words[index].preposition = Preposition.allCases[Int(best.value)]
    case .attribution: (words[index].part, words[index].preposition) = (.preposition, .about)
    case .subordinator: words[index].part = best.value == 0 ? .relative : .subordinator
    case .coordinator: words[index].part = .coordinator
    case .vagueNumber, .cardinal: (words[index].part, words[index].value) = (.number, best.value)
    case .bound: words[index].part = .bound
    case .pronoun: words[index].part = .pronoun
    case .measure: words[index].part = .adverb
    default: words[index].part = best.features.contains(.adjective) ? .adjective : .adverb
    }
    return best.length
  }

  private mutating func entity(
    _ index: Int, _ match: (KnownClass) -> (value: Int32, length: Int, features: Features)?
  ) -> Int? {
    words[index].isSite = match(.placeNoun) != nil
    for (known, kind) in Self.entities {
      guard let found = match(known) else { continue }
      words[index].features = found.features
      words[index].kind = kind
      words[index].part = known == .actor || known == .place ? .name : .noun
      if known == .place { words[index].name = found.value }
      return found.length
    }
    if let name = match(.givenName) {
      // As what no list holds: only a name, whatever stands around it.
      words[index].features = name.features
      (words[index].part, words[index].kind, words[index].isGuess) = (.name, .name, true)
      return name.length
    }
    if let modifier = match(.modifier) {
      words[index].part = modifier.features.isDisjoint(with: [.adjective, .participle]) ? .adverb : .adjective
      words[index].features = modifier.features
      // "the Ministry of the Interior": with an article of its own the word names which one it is.
      if words[index].part == .adverb, modifier.features.contains(.definite), index > 0,
        words[index - 1].part == .noun, [.organisation, .person].contains(words[index - 1].kind)
      {
        words[index].part = .adjective
      }
      return modifier.length
    }
    if let adjective = match(.placeAdjective) {
      (words[index].part, words[index].features) = (.adjective, adjective.features.union(.adjective))
      return adjective.length
    }
    return nil
  }

  private static let entities: [(KnownClass, NounPhrase.Kind)] = [
    (.actor, .actor), (.place, .place), (.organisation, .organisation), (.person, .person), (.title, .person),
    (.placeNoun, .site), (.thing, .thing),
  ]

  private func isNumber(_ index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool {
    let token = passage.tokens[index]
    if token.kind == .number { return true }
    if token.mask.contains(.number), view.has(token, .cardinal) || view.has(token, .vagueNumber) { return true }
    return token.mask.contains(.phrase)
      && view.match(.cardinal, in: passage.tokens, at: index, before: sentence.upperBound) != nil
  }
}
