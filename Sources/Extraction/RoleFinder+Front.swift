internal import EventGraph
internal import LanguagePacks

/// The subject in front of its verb, where verbs stand first.
extension RoleFinder {
  struct Front {
    var index: Int
    var isRelative: Bool
  }

  /// A subject in front of a verb: behind a conjunction of its own, an auxiliary, a date, at the start of the sentence or
  /// of a clause without another verb, or the phrase that a relative pronoun stands for.
  func front(of verb: Int) -> Front? {
    var index = verb - 1
    if walk.parts[verb].features.contains(.withConjunction) { return nil }
    while index >= walk.sentence.lowerBound {
      if let number = walk.phrase(at: index) {
        let phrase = walk.phrases[number]
        let start = phrase.tokens.lowerBound
        let isRight = index == phrase.tokens.upperBound - 1 && isAdjacent(phrase, verb)
        index = start - 1
        let isOpening = phrase.lead == nil && !phrase.isJoined && opensClause(before: index)
        if isRight, !isOpening, isIndefinite(phrase), phrase.lead == nil || phrase.tokens.count == 1 {
          return Front(index: number, isRelative: true)
        }
        // "Brigade 911": a number that names the phrase in front.
        let isNumbering = phrase.kind == .number && index >= walk.sentence.lowerBound && walk.phrase(at: index) != nil
        if phrase.lead != nil || phrase.isJoined || phrase.isApposed || isNumbering { continue }
        guard index >= walk.sentence.lowerBound else { return Front(index: number, isRelative: false) }
        if walk.parts[start].features.contains(.withConjunction) { return Front(index: number, isRelative: false) }
        switch walk.parts[index].part {
        case .auxiliary, .relative, .subordinator, .hard: return Front(index: number, isRelative: false)
        default: return opensClause(before: index) ? Front(index: number, isRelative: false) : nil
        }
      }
      switch walk.parts[index].part {
      case .relative: return walk.antecedent(of: index).map { Front(index: $0, isRelative: true) }
      case .adverb, .auxiliary, .negation, .date, .preposition, .bound, .other, .bracket: index -= 1
      default: return nil
      }
    }
    return nil
  }

  /// Nothing but an auxiliary stands between a phrase and a verb.
  private func isAdjacent(_ phrase: NounPhrase, _ verb: Int) -> Bool {
    (phrase.tokens.upperBound..<verb).allSatisfy { walk.parts[$0].part == .auxiliary }
  }

  /// "students (who) demonstrated": behind a noun without an article a clause needs no pronoun.
  private func isIndefinite(_ phrase: NounPhrase) -> Bool {
    guard [.person, .organisation, .thing, .document, .unknown, .site, .event].contains(phrase.kind) else {
      return false
    }
    let last = walk.parts[phrase.tokens.upperBound - 1]
    let definite: Features = [.definite, .withPronoun]
    return last.part != .name && last.features.isDisjoint(with: definite)
      && walk.parts[phrase.head].features.isDisjoint(with: definite)
      && !(last.isGuess && phrase.tokens.count > 1)
  }

  /// Nothing but dates, adverbs and what prepositions lead stands between the start of the clause and a token.
  private func opensClause(before token: Int) -> Bool {
    var index = token
    while index >= walk.sentence.lowerBound {
      if let number = walk.phrase(at: index) {
        guard walk.phrases[number].lead != nil else { return false }
        index = walk.phrases[number].tokens.lowerBound - 1
        continue
      }
      switch walk.parts[index].part {
      case .hard, .comma: return true
      case .adverb, .date, .preposition, .bound, .other, .bracket: index -= 1
      default: return false
      }
    }
    return true
  }
}
