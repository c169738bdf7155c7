internal import EventGraph
internal import LanguagePacks

/// Walks over the phrases and verbs of a sentence: who is the subject of a verb, what is its object.
struct ClauseWalk {
  let order: WordOrder
  let sentence: Range<Int>
  let parts: SentenceParts
  let phrases: [NounPhrase]
  let phraseAt: [Int32]

  func phrase(at token: Int) -> Int? {
    phraseAt[token] >= 0 ? Int(phraseAt[token]) : nil
  }

  /// Phrases of a list that are looked at.
  private static let listed = 32

  /// A phrase with those that are joined to it, on both sides.
  func list(_ index: Int) -> [NounPhrase] {
    let low = first(ofList: index)
    var result = [phrases[low]]
    let lead = phrases[low].lead
    var high = low + 1
    while high < phrases.count, high - low < Self.listed {
      let phrase = phrases[high]
      // "the death of X and the wounding of Y": the second act has people of its own.
      if order == .verbFirst, phrase.kind == .event, phrases[low].kind != .event { break }
      if phrase.isJoined, phrase.lead == lead {
        result.append(phrase)
      } else if !phrase.isApposed, !phrase.isJoined, phrase.lead != .of || lead == .of {
        break
      }
      high += 1
    }
    return result
  }

  /// The first phrase of the list that a phrase belongs to.
  func first(ofList index: Int) -> Int {
    var low = index
    while low > 0,
      phrases[low].isJoined || phrases[low].isApposed || phrases[low].lead == .of && phrases[index].lead != .of
    {
      low -= 1
    }
    return low
  }

  /// How many verbs a subject may be shared over.
  private static let sharing = 6

  // MARK: Subject in front

  struct Subject {
    var index: Int
    /// The verb of a relative clause whose subject stands inside it: the phrase in front of the pronoun is its object.
    var antecedent: Int?
    /// Taken over from the verb before.
    var isShared = false
  }

  /// The subject in front of a verb: the nearest phrase that no preposition leads, over relative pronouns, and shared
  /// with the verb before behind a conjunction.
  func subject(before verb: Int, depth: Int = 0) -> Subject? {
    var index = verb - 1
    var commas = 0
    var isJoined = parts[verb].features.contains(.withConjunction)
    if order == .subjectFirst, depth < Self.sharing {
      if let other = parallelInfinitive(before: verb) { return subject(before: other, depth: depth + 1) }
      if let owner = ownerOverBrackets(before: verb) { return Subject(index: owner) }
    }
    while index >= sentence.lowerBound {
      if let number = phrase(at: index) {
        let phrase = phrases[number]
        index = phrase.tokens.lowerBound - 1
        if phrase.isPossessive { continue }
        if phrase.lead != nil || phrase.isApposed { continue }
        if phrase.isJoined { index = phrases[first(ofList: number)].tokens.lowerBound - 1 }
        if phrases[first(ofList: number)].lead != nil { continue }
        // "police wielding batons drove them back": the object of a participle between subject and verb.
        if order == .subjectFirst, commas == 0, !isJoined, let other = governor(before: index), depth < Self.sharing,
          parts[other].part == .participle || parts[other].features.contains(.gerund),
          let owner = subject(before: other, depth: depth + 1)
        {
          return owner
        }
        // "The lawyer who defended the miners was": a second verb is that of the noun in front of the clause; "attempting
        // to storm the ministry were": nor is the object of an infinitive the subject of what follows.
        if order == .subjectFirst, commas == 0, !isJoined, let other = governor(before: index), depth < Self.sharing,
          parts[verb].part != .participle || isGoverned(verb)
        {
          // "freed the hostages without firing": the subject of the verb before.
          if isGoverned(verb) {
            // "Urged the ministry to release": whoever is told to act acts.
            if let sign = infinitiveSign(of: verb), phrase.namesSomebody,
              (phrase.tokens.upperBound..<max(phrase.tokens.upperBound, sign)).allSatisfy({
                parts[$0].part == .date || parts[$0].part == .preposition && parts[$0 + 1].part == .date
              })
            {
              return Subject(index: number)
            }
            // "Accused the army of killing".
            if parts[verb - 1].preposition == .of, phrase.tokens.upperBound == verb - 1, phrase.namesSomebody {
              return Subject(index: number)
            }
            if let shared = subject(before: other, depth: depth + 1) { return shared }
            return Subject(index: number)
          }
          if let owner = openRelative(before: other).flatMap({ antecedent(of: $0) }) { return Subject(index: owner) }
          if isInfinitive(other) { return subject(before: other, depth: depth + 1) }
        }
        // An object of the verb before: what follows shares its subject.
        if let other = governor(before: index), depth < Self.sharing, commas > 0 || isJoined || order != .subjectFirst {
          if let shared = subject(before: other, depth: depth + 1) {
            return Subject(index: shared.index, antecedent: nil, isShared: true)
          }
          return nil
        }
        if let relative = relative(before: index) {
          return Subject(index: number, antecedent: antecedent(of: relative))
        }
        return Subject(index: number)
      }
      switch parts[index].part {
      case .relative:
        return antecedent(of: index).map { Subject(index: $0) }
      case .subordinator: return nil
      case .hard: return nil
      case .negation where order == .subjectFirst && standsForNobody(index): return nil
      case .coordinator: isJoined = true
      case .comma: commas += 1
      case .verb:
        guard depth < Self.sharing else { return nil }
        // "X, who was serving a term handed down in May, died": over the whole clause between the commas.
        if commas > 0, let relative = relativeClause(around: index), let owner = antecedent(of: relative) {
          return Subject(index: owner)
        }
        // "The activists whom police detained on 3 May were".
        if order == .subjectFirst, commas == 0, !isJoined, !isGoverned(verb), parts[verb].part == .verb,
          index + 1 < verb, parts[index + 1].part != .auxiliary,
          let owner = openRelative(before: index).flatMap({ antecedent(of: $0) })
        {
          return Subject(index: owner)
        }
        let shared = subject(before: index, depth: depth + 1)
        return shared.map { Subject(index: $0.index, antecedent: nil, isShared: true) }
      default: break
      }
      index -= 1
    }
    return nil
  }

  /// The relative pronoun, behind a comma, of the clause that a verb stands in.
  private func relativeClause(around verb: Int) -> Int? {
    var index = verb - 1
    while index > sentence.lowerBound {
      if parts[index].part == .hard { return nil }
      if parts[index].part == .relative { return parts[index - 1].part == .comma ? index : nil }
      index -= 1
    }
    return nil
  }

  /// The verb right in front of a phrase, whose object it is.
  func governor(before index: Int) -> Int? {
    var position = index
    while position >= sentence.lowerBound {
      switch parts[position].part {
      case .adverb, .date, .bound, .determiner, .negation: position -= 1
      // "declared a nationwide state of emergency": the other words of a trigger stand in front of its head.
      case .adjective where parts[position + 1].isTrigger && parts[position + 1].part == .adverb: position -= 1
      case .verb: return position
      case .participle: return parts[position].isTrigger || order == .subjectFirst ? position : nil
      default: return nil
      }
    }
    return nil
  }

  private func relative(before index: Int) -> Int? {
    guard index >= sentence.lowerBound, parts[index].part == .relative, !parts[index].isWhere else { return nil }
    return index
  }

  /// The phrase that a relative pronoun stands for: right in front of it, over a comma and a preposition of its own.
  func antecedent(of relative: Int) -> Int? {
    if parts[relative].isWhere { return nil }
    var index = relative - 1
    while index >= sentence.lowerBound, relative - index <= 5 {
      if let number = phrase(at: index) {
        // "members of the party who": what hangs on the first is passed over to it only where it names nobody.
        var owner = number
        while owner > 0, phrases[owner].lead == .of, !phrases[owner].isActorLike { owner -= 1 }
        if phrases[owner].isApposed { owner = first(ofList: owner) }
        return owner
      }
      switch parts[index].part {
      case .comma, .preposition, .adverb, .quote, .bracket, .date: index -= 1
      default: return nil
      }
    }
    return nil
  }

  /// The phrase that a participle behind it describes: "X, detained on 5 May, …", "the pact signed in July".
  func owner(ofParticiple verb: Int) -> Int? {
    var index = verb - 1
    while index >= sentence.lowerBound, verb - index <= 6 {
      if let number = phrase(at: index) {
        var owner = number
        while owner > 0, phrases[owner].lead == .of,
          phrases[owner - 1].extent.upperBound >= phrases[owner].tokens.upperBound
        {
          owner -= 1
        }
        return first(ofList: owner)
      }
      switch parts[index].part {
      case .comma, .adverb, .quote, .bracket, .date, .joint, .number: index -= 1
      default: return nil
      }
    }
    return nil
  }

  // MARK: Behind a verb

  /// Phrases behind a token without a preposition, as far as the clause goes.
  func following(_ token: Int, limit: Int = 2, isAct: Bool = false) -> [Int] {
    var result: [Int] = []
    var index = token
    var commas = 0
    while index < sentence.upperBound, result.count < limit {
      if let number = phrase(at: index) {
        let phrase = phrases[number]
        index = phrase.tokens.upperBound
        // The owner of an act, and an act that only names a day ("on polling day").
        if order == .subjectFirst, phrase.isPossessive { continue }
        if phrase.kind == .event, phrase.lead == nil, isDate(before: phrase) { continue }
        if order == .verbFirst, phrase.lead == nil, hangsOnEvent(phrase, behind: token) { continue }
        if order == .byCase, phrase.lead == nil, isGenitive(phrase, ofEventBehind: token) { continue }
        // "said protesters were beaten": the subject of a clause of its own.
        if order == .subjectFirst, phrase.lead == nil, index < sentence.upperBound,
          [.verb, .auxiliary].contains(parts[index].part), !parts[index].features.contains(.infinitive),
          !(result.isEmpty && isObjectOfRelative(number, token)),
          !(isAct && result.isEmpty && isDescribed(behind: index))
        {
          return result
        }
        if phrase.lead == nil, !phrase.isJoined, !phrase.isApposed,
          commas != 1 || !result.isEmpty || order != .subjectFirst
        {
          result.append(number)
        }
        continue
      }
      switch parts[index].part {
      case .verb, .auxiliary, .relative, .subordinator, .hard: return result
      case .participle where order != .byCase: return result
      case .coordinator where order == .subjectFirst && result.isEmpty: return result
      // "were detained, and the court …": by case, a comma in front of a conjunction opens a clause.
      case .coordinator where order == .byCase && parts[index - 1].part == .comma: return result
      case .preposition where order == .subjectFirst && result.isEmpty: return result
      case .comma: commas += 1
      default: break
      }
      index += 1
    }
    return result
  }

  /// "called for the release of prisoners": the genitive of a noun of action is no phrase of the verb.
  private func hangsOnEvent(_ phrase: NounPhrase, behind token: Int) -> Bool {
    let before = phrase.tokens.lowerBound - 1
    guard before >= token, parts[before].isTrigger, parts[before].part == .noun else { return false }
    return parts[before].features.isDisjoint(with: [.definite, .absolute])
  }

  /// "Told of the arrest of 12 people": what is counted behind a noun of action that a preposition leads hangs on it.
  private func isGenitive(_ phrase: NounPhrase, ofEventBehind token: Int) -> Bool {
    let before = phrase.tokens.lowerBound - 1
    guard phrase.number != nil, before >= token, parts[before].isTrigger, parts[before].part == .noun,
      let event = self.phrase(at: before)
    else { return false }
    return phrases[event].lead != nil
  }

  private func isDate(before phrase: NounPhrase) -> Bool {
    let before = phrase.tokens.lowerBound - 1
    return before >= sentence.lowerBound && parts[before].part == .date
  }

  /// The first phrase behind a token with one of these prepositions, as far as the clause goes.
  func following(_ token: Int, with leads: [Preposition], within reach: Int = 24) -> Int? {
    var index = token
    while index < min(sentence.upperBound, token + reach) {
      if let number = phrase(at: index) {
        if let lead = phrases[number].lead, leads.contains(lead), !phrases[number].isJoined { return number }
        index = phrases[number].tokens.upperBound
        continue
      }
      switch parts[index].part {
      // The second half of a trigger of two words: "laid | hands on".
      case .verb where index == token && parts[index].isTrigger && order == .verbFirst: index += 1
      case .verb, .relative, .subordinator, .hard: return nil
      default: index += 1
      }
    }
    return nil
  }
}
