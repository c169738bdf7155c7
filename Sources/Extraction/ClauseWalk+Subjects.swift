internal import EventGraph
internal import LanguagePacks

/// Subjects that stand far from their verb, where the subject stands first.
extension ClauseWalk {
  /// Words that are looked through between a verb and what its clause began with.
  private static let reach = 30

  /// "Nobody had been charged": a negation in front of the verb that opens its clause is the subject.
  func standsForNobody(_ index: Int) -> Bool {
    guard index + 1 < sentence.upperBound, parts[index + 1].part == .auxiliary else { return false }
    guard index > sentence.lowerBound else { return true }
    return [.comma, .hard, .coordinator, .subordinator, .date].contains(parts[index - 1].part)
  }

  /// "(to) arrest": the sign of the infinitive stands in front.
  func isInfinitive(_ verb: Int) -> Bool { infinitiveSign(of: verb) != nil }

  func infinitiveSign(of verb: Int) -> Int? {
    var index = verb - 1
    while index >= sentence.lowerBound, [.adverb, .negation].contains(parts[index].part) { index -= 1 }
    guard index >= sentence.lowerBound, parts[index].part == .preposition, parts[index].preposition == .to else {
      return nil
    }
    return index
  }

  /// "The officer who shot the boy resigned": what stands right behind the first verb of a relative clause is its object,
  /// and the verb that follows goes on with the clause outside.
  func isObjectOfRelative(_ number: Int, _ token: Int) -> Bool {
    guard phrases[number].tokens.lowerBound == token, token > sentence.lowerBound else { return false }
    var index = token - 2
    while index > sentence.lowerBound, [.adverb, .auxiliary, .negation].contains(parts[index].part) { index -= 1 }
    return index >= sentence.lowerBound && parts[index].part == .relative && parts[token - 1].part == .verb
  }

  /// "Released five people accused of theft": a form that may be passive, with no object of its own behind it, describes
  /// the noun in front, which is the object of the verb before.
  func isDescribed(behind verb: Int) -> Bool {
    guard parts[verb].part == .verb, parts[verb].features.isSuperset(of: [.past, .passive]) else { return false }
    var index = verb + 1
    while index < sentence.upperBound, parts[index].part == .adverb || phraseAt[index] < 0 && parts[index].isTrigger {
      index += 1
    }
    guard index < sentence.upperBound else { return true }
    return [.preposition, .date, .comma, .hard, .bracket].contains(parts[index].part)
  }

  /// "Urges them to free all prisoners and to ratify the pact": the infinitive that one behind a conjunction or a comma
  /// stands beside.
  func parallelInfinitive(before verb: Int) -> Int? {
    guard var index = infinitiveSign(of: verb).map({ $0 - 1 }) else { return nil }
    var isJoined = false
    while index >= sentence.lowerBound, [.coordinator, .comma].contains(parts[index].part) {
      isJoined = true
      index -= 1
    }
    guard isJoined else { return nil }
    while index > sentence.lowerBound, verb - index < Self.reach, parts[index].part != .hard {
      if parts[index].part == .verb, isInfinitive(index) { return index }
      index -= 1
    }
    return nil
  }

  /// "Upon ratifying": a preposition governs the form.
  func isGoverned(_ verb: Int) -> Bool {
    verb > sentence.lowerBound && parts[verb - 1].part == .preposition
  }

  /// The relative pronoun of the clause whose first verb this is, where nothing closes the clause between.
  func openRelative(before verb: Int) -> Int? {
    var index = verb - 1
    while index >= sentence.lowerBound, verb - index < Self.reach {
      switch parts[index].part {
      case .relative: return index
      case .verb, .hard, .subordinator, .coordinator: return nil
      default: index -= 1
      }
    }
    return nil
  }

  /// "Anna Petri, 33, a reporter with the daily, was": with a comma right in front of the verb, the subject stands before
  /// what the commas enclose, unless that has a verb of its own.
  ///
  /// - Complexity: O(1): at most 60 words are looked at.
  func ownerOverBrackets(before verb: Int) -> Int? {
    var close = verb - 1
    while close >= sentence.lowerBound, [.auxiliary, .adverb, .negation].contains(parts[close].part) { close -= 1 }
    guard close > sentence.lowerBound, parts[close].part == .comma, !isInfinitive(verb) else { return nil }
    if let owner = ownerOverRelative(before: close) { return owner }
    for _ in 0..<3 {
      guard let open = opening(of: close), let nearest = phrase(at: open - 1) else { return nil }
      if phrases[nearest].kind == .number, phrases[nearest].tokens.count == 1 {
        let before = phrases[nearest].tokens.lowerBound - 1
        guard before > sentence.lowerBound else { return nil }
        // The age between two commas.
        if parts[before].part == .comma {
          close = open
          continue
        }
      }
      return owner(of: nearest)
    }
    return nil
  }

  /// "Bishop Rusk, who had refused to board the flight, was": the phrase that a relative clause between two commas is about.
  private func ownerOverRelative(before close: Int) -> Int? {
    var index = close - 1
    var hasVerb = false
    while index > sentence.lowerBound, close - index < Self.reach {
      switch parts[index].part {
      case .relative:
        guard hasVerb, !parts[index].isWhere, parts[index - 1].part == .comma else { return nil }
        return antecedent(of: index)
      case .verb, .auxiliary: hasVerb = true
      case .comma, .hard: return nil
      default: break
      }
      index -= 1
    }
    return nil
  }

  /// The comma that opens what this one closes; nil where a verb stands between them.
  private func opening(of close: Int) -> Int? {
    var index = close - 1
    while index > sentence.lowerBound, close - index < Self.reach {
      switch parts[index].part {
      case .comma: return index + 1 < close ? index : nil
      case .hard, .verb, .auxiliary, .relative, .subordinator, .participle: return nil
      default: index -= 1
      }
    }
    return nil
  }

  /// The phrase that others hang on, if no verb governs it and no preposition leads it.
  private func owner(of nearest: Int) -> Int? {
    var owner = nearest
    while owner > 0, phrases[owner].lead != nil {
      let gap = phrases[owner - 1].tokens.upperBound..<phrases[owner].tokens.lowerBound
      guard gap.count <= 2, gap.allSatisfy({ parts[$0].part == .preposition }) else { return nil }
      owner -= 1
    }
    owner = phrases[owner].isApposed ? first(ofList: owner) : owner
    guard phrases[owner].lead == nil, !phrases[owner].isPossessive else { return nil }
    return governor(before: phrases[owner].tokens.lowerBound - 1) == nil ? owner : nil
  }
}
