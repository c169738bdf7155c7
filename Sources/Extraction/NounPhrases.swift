internal import EventGraph
internal import LanguagePacks

/// Words that name someone or something: a noun or a name with what belongs to it.
struct NounPhrase {
  enum Kind: UInt8 {
    case actor, person, organisation, name, place, site, thing, unknown, pronoun, number, event, document, time
  }

  var tokens: Range<Int>
  /// The token that heads it.
  var head: Int
  var kind: Kind
  /// Of the head, and of what stands with it in apposition.
  var features: Features
  /// The preposition in front, of the whole list where several phrases share it.
  var lead: Preposition?
  /// The number in it.
  var number: Int?
  /// Joined to the phrase before it ("police and soldiers").
  var isJoined = false
  /// Another name for the phrase before it, between commas.
  var isApposed = false
  /// Owner of the noun right behind it ("the army's assault").
  var isPossessive = false
  var hasDeterminer = false
  /// A number behind the noun names it ("resolution 71/1").
  var isNumbered = false
  /// With the phrases that hang on it ("members of the council").
  var extent: Range<Int>

  /// Persons, bodies and what may name them.
  var isActorLike: Bool {
    switch kind {
    case .actor, .person, .organisation, .name, .place, .unknown, .pronoun, .number: true
    case .site, .thing, .event, .document, .time: false
    }
  }
}

extension NounPhrase {
  /// People and bodies, as far as lists and capitals tell.
  var namesSomebody: Bool {
    switch kind {
    case .actor, .person, .organisation, .name: true
    default: false
    }
  }

  /// Whether gender and number of a verb are those of the phrase, as far as its form tells.
  func fits(_ verb: Features) -> Bool {
    let isSingular = verb.contains(.singular) && !verb.contains(.plural)
    if verb.contains(.plural), !verb.contains(.singular) {
      return number != nil || !features.contains(.singular) || features.contains(.plural) || kind == .organisation
    }
    guard isSingular, kind != .name, kind != .actor else { return true }
    if verb.contains(.feminine), !verb.contains(.masculine) {
      return !(features.contains(.masculine) && !features.contains(.feminine) && !features.contains(.plural))
    }
    if verb.contains(.masculine), !verb.contains(.feminine) {
      return !(features.contains(.feminine) && !features.contains(.masculine))
    }
    return true
  }
}

/// Cuts a sentence into noun phrases by exclusion: a phrase is what no verb, preposition, conjunction, adverb, sign or
/// date breaks. The order of words, cases and articles tell where one ends and the next begins.
struct NounPhraseChunker {
  let order: WordOrder
  private(set) var phrases: [NounPhrase] = []
  /// The phrase of each token of the sentence in hand, -1 for none.
  private(set) var phraseAt: [Int32] = []

  init(order: WordOrder) { self.order = order }

  mutating func reset(_ passage: Passage) {
    phraseAt.removeAll(keepingCapacity: true)
    phraseAt.append(contentsOf: repeatElement(-1, count: passage.tokens.count))
  }

  mutating func read(_ sentence: Range<Int>, _ parts: SentenceParts, _ passage: Passage) {
    phrases.removeAll(keepingCapacity: true)
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard let phrase = phrase(at: index, sentence, parts, passage) else {
        index += Int(parts[index].length)
        continue
      }
      if phrase.kind != .time {
        for token in phrase.tokens { phraseAt[token] = Int32(phrases.count) }
        phrases.append(phrase)
      }
      index = phrase.tokens.upperBound
    }
    link(sentence, parts, passage)
  }

  // MARK: One phrase

  private func phrase(
    at start: Int, _ sentence: Range<Int>, _ parts: SentenceParts, _ passage: Passage
  ) -> NounPhrase? {
    switch parts[start].part {
    case .noun, .name, .adjective, .determiner, .number, .quote, .participle: break
    case .pronoun:
      return NounPhrase(
        tokens: start..<start + 1, head: start, kind: .pronoun, features: parts[start].features,
        lead: parts[start].preposition ?? lead(start, sentence, parts), extent: start..<start + 1)
    default: return nil
    }
    if parts[start].part == .participle, order != .byCase || parts[start].isTrigger { return nil }
    var building = NounPhraseBuilding(
      order: order, start: start, sentence: sentence, parts: parts, tokens: passage.tokens)
    building.run()
    return building.phrase(lead: lead(start, sentence, parts))
  }

  private func lead(_ start: Int, _ sentence: Range<Int>, _ parts: SentenceParts) -> Preposition? {
    // The prefix of the first word is a preposition of its own.
    if parts[start].features.contains(.withPreposition) { return .in }
    var index = start - 1
    while index >= sentence.lowerBound, start - index <= 3 {
      switch parts[index].part {
      case .preposition: return parts[index].preposition
      case .adverb, .bound, .number, .determiner, .adjective, .quote: index -= 1
      default: return nil
      }
    }
    return nil
  }

  // MARK: What phrases have to do with each other

  private mutating func link(_ sentence: Range<Int>, _ parts: SentenceParts, _ passage: Passage) {
    if order == .subjectFirst { freeSubjects(sentence, parts) }
    guard phrases.count > 1 else { return }
    for index in 1..<phrases.count {
      let gap = phrases[index - 1].tokens.upperBound..<phrases[index].tokens.lowerBound
      if phrases[index].lead == nil, joins(gap, index, parts), !opensClause(index, sentence, parts) {
        phrases[index].isJoined = true
        phrases[index].lead = phrases[index - 1].lead
        // "the government of X and the rebels": an article of its own joins it to the first.
        if phrases[index].lead == .of, phrases[index].hasDeterminer, !phrases[index - 1].hasDeterminer, index > 1,
          phrases[index - 2].hasDeterminer,
          phrases[index - 2].tokens.upperBound + 1 == phrases[index - 1].tokens.lowerBound
        {
          phrases[index].lead = phrases[index - 2].lead
        }
      }
    }
    // "A, B and C": what is joined at the end is joined all along.
    var index = phrases.count - 2
    while index > 0 {
      let gap = phrases[index - 1].tokens.upperBound..<phrases[index].tokens.lowerBound
      if phrases[index + 1].isJoined, gap.count == 1, parts[gap.lowerBound].part == .comma,
        phrases[index].lead == nil || phrases[index].lead == phrases[index - 1].lead,
        !isAdverbial(phrases[index - 1])
          || phrases[index].kind == phrases[index - 1].kind && !isSubject(index + 1, sentence, parts)
      {
        if phrases[index].kind == .name, phrases[index - 1].kind == .person, !phrases[index].hasDeterminer {
          phrases[index].isApposed = true
        } else {
          phrases[index].isJoined = true
        }
        phrases[index].lead = phrases[index - 1].lead
        // "of A, B and C": the last was joined to B before B had a lead.
        if phrases[index].isJoined, phrases[index + 1].lead == nil { phrases[index + 1].lead = phrases[index].lead }
      }
      index -= 1
    }
    for index in stride(from: phrases.count - 1, through: 1, by: -1) {
      let gap = phrases[index - 1].tokens.upperBound..<phrases[index].tokens.lowerBound
      if phrases[index].lead == .of, gap.count == 1, parts[gap.lowerBound].part == .preposition,
        !parts[phrases[index - 1].head].isTrigger
      {
        phrases[index - 1].extent = phrases[index - 1].extent.lowerBound..<phrases[index].extent.upperBound
      }
    }
    if order == .verbFirst {
      nameBehindBodies(parts)
      nameInPairs(parts)
    }
    for index in 1..<phrases.count where isApposition(index, sentence, parts) { phrases[index].isApposed = true }
    for index in 1..<phrases.count where order != .verbFirst && isBracketed(index, sentence, parts, passage) {
      phrases[index].isApposed = true
    }
  }

  /// "The Secretary-General of (to) the United Nations António Guterres": a name right behind the body that hangs on a
  /// person names the person.
  private mutating func nameBehindBodies(_ parts: SentenceParts) {
    guard phrases.count > 2 else { return }
    for index in 2..<phrases.count {
      let (name, body, person) = (phrases[index], phrases[index - 1], phrases[index - 2])
      guard name.lead == nil, name.tokens.allSatisfy({ parts[$0].isGuess }), name.number == nil,
        parts[name.head].features.isDisjoint(with: [.definite, .withPronoun, .adjective]),
        body.tokens.upperBound == name.tokens.lowerBound, person.kind == .person,
        [.organisation, .actor, .place].contains(body.kind),
        body.tokens.lowerBound - person.tokens.upperBound <= 1,
        body.lead == .about || parts[body.tokens.lowerBound].features.contains(.withPreposition)
      else { continue }
      phrases[index].isApposed = true
    }
  }

  /// "The two reporters X and Y": names joined behind a plural only tell who they are.
  private mutating func nameInPairs(_ parts: SentenceParts) {
    for index in 1..<phrases.count where phrases[index].isJoined {
      let owner = phrases[index - 1].isApposed && index > 1 ? phrases[index - 2] : phrases[index - 1]
      let head = parts[owner.head].features
      guard owner.kind == .person, !head.isDisjoint(with: [.dual, .plural]), !head.contains(.singular),
        phrases[index - 1].tokens.contains(where: { $0 != owner.head && parts[$0].isGuess }),
        phrases[index].number == nil, phrases[index].tokens.allSatisfy({ parts[$0].isGuess }),
        parts[phrases[index].head].features.isDisjoint(with: [.definite, .withPronoun, .adjective])
      else { continue }
      (phrases[index].isApposed, phrases[index].isJoined) = (true, false)
    }
  }

  /// "In Cartagena, Santos and Londoño": what stands first says where or when, and is no part of the list.
  private func isAdverbial(_ phrase: NounPhrase) -> Bool {
    guard let lead = phrase.lead else { return false }
    return ![.by, .of, .with, .between, .against].contains(lead)
  }

  /// "In Cartagena, Santos and Londoño put their names": the list has a verb of its own.
  private func isSubject(_ index: Int, _ sentence: Range<Int>, _ parts: SentenceParts) -> Bool {
    guard order == .subjectFirst, phrases[index].extent.upperBound < sentence.upperBound else { return false }
    return [.verb, .auxiliary, .comma].contains(parts[phrases[index].extent.upperBound].part)
  }

  /// "after guerrillas hijacked a plane": before a clause of its own, a word of time is no preposition.
  private mutating func freeSubjects(_ sentence: Range<Int>, _ parts: SentenceParts) {
    for index in phrases.indices {
      guard let lead = phrases[index].lead, [.after, .before, .until, .since].contains(lead) else { continue }
      var next = phrases[index].tokens.upperBound
      while next < sentence.upperBound, [.adverb, .negation].contains(parts[next].part) { next += 1 }
      guard next < sentence.upperBound, [.verb, .auxiliary].contains(parts[next].part) else { continue }
      phrases[index].lead = nil
    }
  }

  private func joins(_ gap: Range<Int>, _ index: Int, _ parts: SentenceParts) -> Bool {
    if gap.isEmpty { return parts[gap.lowerBound].features.contains(.withConjunction) }
    return gap.count <= 3 && parts[gap.upperBound - 1].part != .comma
      && (gap.contains { parts[$0].part == .coordinator }
        || parts[gap.lowerBound].part == .bound && parts[gap.lowerBound].features.contains(.withConjunction))
      && gap.allSatisfy {
        [.coordinator, .comma, .adverb, .bound].contains(parts[$0].part) || parts[$0].part == .bracket
      }
  }

  /// "stormed the office and activists fled": the phrase behind the conjunction is the subject of another verb.
  private func opensClause(_ index: Int, _ sentence: Range<Int>, _ parts: SentenceParts) -> Bool {
    var next = phrases[index].tokens.upperBound
    while next < sentence.upperBound, [.adverb, .negation, .date].contains(parts[next].part) { next += 1 }
    // By case, only what a comma cuts off in front of the conjunction: "the ministry closed it, and the court banned it".
    let start = phrases[index].tokens.lowerBound
    let isCut = order == .byCase && (phrases[index - 1].tokens.upperBound..<start).contains { parts[$0].part == .comma }
    guard next < sentence.upperBound, [.verb, .auxiliary].contains(parts[next].part), order == .subjectFirst || isCut
    else { return false }
    var previous = phrases[index - 1].tokens.lowerBound - 1
    while previous >= sentence.lowerBound {
      switch parts[previous].part {
      case .verb, .auxiliary, .participle: return true
      case .comma, .hard, .relative, .subordinator: return false
      default: previous -= 1
      }
    }
    return false
  }

  /// "The report of Mexico (CMW/C/MEX)": what a bracket opens with only explains.
  private func isBracketed(_ index: Int, _ sentence: Range<Int>, _ parts: SentenceParts, _ passage: Passage) -> Bool {
    var before = phrases[index].tokens.lowerBound - 1
    while before > sentence.lowerBound, phrases[index].tokens.lowerBound - before <= 5 {
      if parts[before].part == .bracket { return passage.tokens[before].value == 0x28 }
      guard [.name, .noun, .other, .joint, .number].contains(parts[before].part) else { return false }
      before -= 1
    }
    return false
  }

  /// A name stands in it, or a capital does.
  private func isNamed(_ phrase: NounPhrase, _ parts: SentenceParts) -> Bool {
    phrase.kind == .name || phrase.tokens.contains { parts[$0].part == .name && parts[$0].kind != .place }
  }

  /// "Ingrid Betancourt, a candidate for the presidency, is kidnapped": the second names the first again.
  private func isApposition(_ index: Int, _ sentence: Range<Int>, _ parts: SentenceParts) -> Bool {
    let phrase = phrases[index]
    guard phrase.lead == nil, !phrase.isJoined else { return false }
    var before = phrase.tokens.lowerBound - 1
    // "X, once their negotiator,".
    while before > sentence.lowerBound, parts[before].part == .adverb, !parts[before].isTrigger { before -= 1 }
    guard before >= sentence.lowerBound, parts[before].part == .comma else { return false }
    // What it stands behind, over what hangs on that.
    guard
      let owner = phrases[max(0, index - 8)..<index].lastIndex(where: {
        // The full stop of an initial may stand between: "A. R., the mother of the missing man,".
        $0.extent.upperBound == before || $0.extent.upperBound == before - 1 && parts[before - 1].part == .joint
      }),
      phrases[owner].lead == nil || phrases[owner].lead == .by || phrases[owner].lead == .of
    else { return false }
    // "Dana Rusk, a nurse who had joined the strike, was": what follows the article describes the name in front.
    let isDescribing = order == .subjectFirst && phrase.hasDeterminer && isNamed(phrases[owner], parts)
    var next = phrase.extent.upperBound
    var isInside = false
    // "Among them was Dana Rusk, a nurse who was arrested in May": the clause goes on to the end of the sentence.
    if isDescribing, phrase.kind == .person, next < sentence.upperBound, parts[next].part == .relative { return true }
    while next < sentence.upperBound {
      switch parts[next].part {
      case .comma: return true
      case .relative where isDescribing && !isInside:
        isInside = true
        next += 1
      case _ where isInside && [.verb, .auxiliary, .negation, .subordinator].contains(parts[next].part): next += 1
      // "X, a regional leader captured in May, …".
      case .verb, .participle:
        guard isDescribing, parts[next].features.contains(.passive) || parts[next].features.contains(.past) else {
          return false
        }
        if parts[next].isTrigger, parts[next].features.contains(.passive), phrase.kind == .person { return true }
        // "an association founded by farmers": a form that is no verb of the phrase, since nothing but "by" or a place
        // follows it.
        guard next + 1 < sentence.upperBound, parts[next + 1].part == .preposition else { return false }
        isInside = true
        next += 1
      case .preposition, .noun, .name, .adjective, .determiner, .number, .joint, .bracket, .adverb, .quote: next += 1
      default: return false
      }
    }
    return false
  }
}
