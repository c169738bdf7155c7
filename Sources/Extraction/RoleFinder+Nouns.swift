internal import EventGraph
internal import LanguagePacks

extension RoleFinder {
  /// Participants of a noun: its owner, its genitive, who does it by which preposition, and the subject of the light verb
  /// that carries it.
  mutating func findOfNoun(_ lightVerb: Int?) {
    if addCountedVictims() { return }
    let before = trigger.tokens.lowerBound - 1
    let role: Participant.Role = frame.genitiveActs ? .agent : .target
    if before >= walk.sentence.lowerBound, let owner = walk.phrase(at: before), walk.phrases[owner].isPossessive {
      add(walk.phrases[owner].isActorLike ? role : nil, walk.phrases[owner])
    }
    // "his trial".
    let own = walk.order == .verbFirst ? dependent() : nil
    // "(with) his choosing X": where the noun has an object of its own, the pronoun acts.
    if trigger.features.contains(.withPronoun) {
      let meant = walk.order == .verbFirst && own == nil && frame.befalls ? lastPerson ?? topic : topic
      if let meant { add(own == nil ? role : .agent, meant) }
    }
    // "on a charge of X": whom the act before befell; what the charge is of is no one.
    if walk.order == .verbFirst, frame.accuses, trigger.features.contains(.withPreposition), let sufferer,
      walk.sentence.contains(sufferer.head), sufferer.head < trigger.head
    {
      return add(.target, sufferer)
    }
    let makers = walk.following(behind, with: [.by], within: 16)
    if walk.order == .verbFirst, let undergoing {
      addSufferer(of: undergoing)
      if !found.isEmpty { return addAgents(makers) }
    }
    if let dependent = walk.order == .verbFirst ? own : dependent() {
      let object = objectOfNoun(behind: dependent)
      for phrase in walk.list(dependent) {
        // "the stopping of | the broadcast of the channel": whose act it was.
        let phrase = walk.order == .verbFirst ? ownerOfAct(phrase) : phrase
        // Where another is named who did it, the genitive is whom it befell.
        let isMade = makers.map { walk.phrases[$0].isActorLike } ?? false
        let isObject = trigger.features.contains(.withPronoun) || isMade
        let role: Participant.Role = object != nil || !isObject && frame.acts(phrase, walk.order) ? .agent : .target
        // "a visit to the country": the place of what is done in common acts nowhere.
        if walk.order == .verbFirst, phrase.kind == .place, frame.isMutual { continue }
        let isActor = phrase.isActorLike || phrase.kind == .site
        if walk.order == .verbFirst, role == .target, let owner = owner(of: phrase) {
          add(.target, owner)
        } else if phrase.kind == .thing || phrase.kind == .document {
          add(walk.order == .verbFirst && role == .target ? frame.object(phrase) ?? .other : .other, phrase)
        } else if isActor {
          add(role, phrase)
        }
      }
      addObjects(object)
    }
    addAgents(makers)
    // "measures were granted by the commission".
    if makers == nil, walk.order == .subjectFirst, let number = walk.phrase(at: trigger.head),
      let verb = passiveVerb(behind: walk.phrases[number])
    {
      addAgents(walk.following(verb + 1, with: [.by], within: 10))
    }
    if walk.order == .verbFirst { addMaker() }
    if walk.order == .byCase { addInstrumental() }
    // "the release from | the writer".
    if walk.order == .verbFirst, frame.isReleased, !found.contains(where: { $0.role == .target }),
      let other = walk.following(behind, with: [.about, .from], within: 12),
      walk.phrases[other].namesSomebody || walk.phrases[other].number != nil,
      isOverDate(walk.phrases[other])
    {
      addObjects(other)
    }
    if let other = walk.following(behind, with: [.against, .on], within: 6), walk.phrases[other].isActorLike,
      walk.phrases[other].kind != .unknown || frame.befalls
    {
      add(.target, walk.phrases[other])
    } else if let other = walk.following(behind, with: [.against, .on], within: 6), walk.phrases[other].kind == .site,
      frame.isAttack
    {
      add(.target, walk.phrases[other])
    }
    // "a strike | on the factory", in the dative.
    if walk.order == .byCase, frame.isAttack, let other = walk.following(behind, with: [.until], within: 6),
      walk.phrases[other].features.contains(.dative),
      walk.phrases[other].isActorLike || walk.phrases[other].kind == .site
    {
      add(.target, walk.phrases[other])
    }
    // "searches at (the homes of) journalists".
    if walk.order == .byCase, frame.isSearch, !found.contains(where: { $0.role == .target }),
      let other = walk.following(behind, with: [.at], within: 4), walk.phrases[other].kind == .person
    {
      addObjects(other)
    }
    if let other = walk.following(behind, with: [.with, .between], within: 8) {
      // "between the government and the guerrillas": of two that act in common both are somebody.
      let isPair = frame.isMutual && walk.phrases[other].lead == .between && walk.phrases[other].namesSomebody
      for phrase in walk.list(other) where phrase.isActorLike && (phrase.kind != .unknown || isPair) {
        add(frame.isMutual ? .agent : .target, phrase)
      }
    }
    if frame.isMutual { addInCompany() }
    if walk.order == .byCase, frame.isIntransitive { addComers() }
    if walk.order == .subjectFirst { addHeld() }
    if walk.order == .byCase { addHeldByCase() }
    if undergoing == nil { addOrderer() }
    if let making {
      addAgents(
        walk.order == .byCase
          ? subjectByCase(of: making, walk.parts[making].features) : walk.subject(before: making)?.index)
    }
    addAuthor()
    if walk.order == .verbFirst { addSentenced() }
    if let undergoing { return addSufferer(of: undergoing) }
    if let lightVerb { addSubject(ofLightVerb: lightVerb) }
    addText(isCarried: lightVerb != nil)
  }

  /// "The release on 3 May of the writer": nothing but a date stands between the noun and a phrase, or hardly anything.
  private func isOverDate(_ phrase: NounPhrase) -> Bool {
    phrase.tokens.lowerBound - behind < 3
      || (behind..<phrase.tokens.lowerBound).allSatisfy {
        [.date, .preposition, .adverb].contains(walk.parts[$0].part)
      }
  }

  /// The body or person that hangs on a noun of an act, as a phrase of its own; the phrase itself where there is none.
  private func ownerOfAct(_ phrase: NounPhrase) -> NounPhrase {
    let next = phrase.head + Int(walk.parts[phrase.head].length)
    guard phrase.kind == .event, phrase.tokens.contains(next),
      [.organisation, .actor, .person, .name].contains(walk.parts[next].kind)
    else { return phrase }
    var owner = phrase
    (owner.tokens, owner.head, owner.kind) = (next..<phrase.tokens.upperBound, next, walk.parts[next].kind)
    (owner.features, owner.extent) = (walk.parts[next].features, next..<phrase.extent.upperBound)
    return owner
  }

  /// "The detention (by) the security forces (of) five activists": behind the genitive that acts stands the object of the
  /// noun.
  private func objectOfNoun(behind dependent: Int) -> Int? {
    guard walk.order == .verbFirst, !frame.isMutual, !frame.isSpoken, !frame.appoints,
      trigger.features.isDisjoint(with: .withPronoun),
      [.organisation, .actor, .person, .name, .place].contains(walk.phrases[dependent].kind)
    else { return nil }
    var last = dependent
    while last + 1 < walk.phrases.count, walk.phrases[last + 1].isJoined, walk.phrases[last + 1].kind != .event {
      last += 1
    }
    guard last + 1 < walk.phrases.count else { return nil }
    let next = walk.phrases[last + 1]
    let gap = walk.phrases[last].tokens.upperBound..<next.tokens.lowerBound
    guard next.lead == nil, !next.isApposed, gap.count <= 3,
      gap.allSatisfy({ [.date, .adverb, .bound].contains(walk.parts[$0].part) }),
      [.organisation, .actor, .person, .name, .number, .thing, .document].contains(next.kind)
        || next.kind == .unknown && walk.parts[next.head].features.contains(.withPronoun)
    else { return nil }
    return last + 1
  }

  /// "Was placed under house arrest", "flew him into internment": whom the verb in front of the preposition befalls.
  private mutating func addHeld() {
    guard frame.befalls, !found.contains(where: { $0.role == .target }) else { return }
    var index = trigger.tokens.lowerBound - 1
    while index >= walk.sentence.lowerBound, [.adjective, .determiner, .adverb].contains(walk.parts[index].part) {
      index -= 1
    }
    guard index > walk.sentence.lowerBound, walk.parts[index].part == .preposition,
      let preposition = walk.parts[index].preposition, [.in, .on, .at, .to, .from].contains(preposition)
    else { return }
    if walk.parts[index - 1].part == .verb {
      let verb = index - 1
      let isPassive = (max(walk.sentence.lowerBound, verb - 3)..<verb).contains { walk.parts[$0].part == .auxiliary }
      guard isPassive, !walk.parts[verb].isTrigger, let subject = walk.subject(before: verb), isHeld(subject.index)
      else { return }
      addObjects(subject.index)
    } else if let object = walk.phrase(at: index - 1), walk.phrases[object].lead == nil, isHeld(object),
      let verb = walk.governor(before: walk.phrases[object].tokens.lowerBound - 1), !walk.parts[verb].isTrigger
    {
      addObjects(object)
      addAgents(walk.subject(before: verb)?.index)
    }
  }

  /// "The villagers came out | to a rally", in the accusative: the subject of the verb that leads to the noun takes part.
  private mutating func addComers() {
    let before = trigger.tokens.lowerBound - 1
    guard !found.contains(where: { $0.role == .agent }), before > walk.sentence.lowerBound,
      walk.parts[before].part == .preposition, walk.parts[before].preposition == .on,
      trigger.features.contains(.accusative),
      let verb = walk.governor(before: before - 1), !walk.parts[verb].isTrigger,
      walk.parts[verb].features.isDisjoint(with: [.passive, .reflexive]),
      let subject = subjectByCase(of: verb, walk.parts[verb].features), walk.phrases[subject].namesSomebody
    else { return }
    addAgents(subject)
  }

  private func isHeld(_ phrase: Int) -> Bool {
    [.person, .name, .pronoun, .number, .organisation].contains(walk.phrases[phrase].kind)
  }

  /// "The tests that India carried out (them)", "a statement from the union": the subject of a verb whose object is the
  /// noun, and whom it comes from.
  private mutating func addMaker() {
    guard frame.genitiveActs || frame.isAttack, !found.contains(where: { $0.role == .agent }) else { return }
    var index = behind
    while index < walk.sentence.upperBound, index - behind <= 4,
      [.adjective, .relative, .adverb, .date, .comma].contains(walk.parts[index].part)
        || walk.phrase(at: index).map({ walk.phrases[$0].kind == .unknown }) ?? false
    {
      index += 1
    }
    if index < walk.sentence.upperBound, walk.parts[index].part == .verb,
      walk.parts[index].features.contains(.withPronoun),
      let first = walk.following(index + 1, limit: 1).first
    {
      return addAgents(first)
    }
    guard let source = walk.following(behind, with: [.from], within: 4),
      [.person, .organisation, .actor].contains(walk.phrases[source].kind)
    else { return }
    addAgents(source)
  }

  /// "By Emergency Order No. 3": the noun of a law, or of a pact or resolution with a name of its own, is the text too.
  private mutating func addText(isCarried: Bool) {
    guard frame.isTextIfNamed, let number = walk.phrase(at: trigger.head) else { return }
    let phrase = walk.phrases[number]
    guard phrase.kind == .document, phrase.head == trigger.head,
      frame.isText || phrase.isNumbered || isCarried || isConcluded(phrase)
    else { return }
    name(phrase, .other)
  }

  /// "The agreement was concluded", "a pact signed in July": a passive verb right behind the noun is done to it.
  private func isConcluded(_ phrase: NounPhrase) -> Bool {
    passiveVerb(behind: phrase) != nil
  }

  private func passiveVerb(behind phrase: NounPhrase) -> Int? {
    var index = phrase.extent.upperBound
    while index < walk.sentence.upperBound, [.auxiliary, .adverb, .date, .comma].contains(walk.parts[index].part) {
      index += 1
    }
    guard index < walk.sentence.upperBound, [.verb, .participle].contains(walk.parts[index].part) else { return nil }
    let features = walk.parts[index].features
    let isPassive =
      features.contains(.passive)
      || features.contains(.past) && (phrase.extent.upperBound..<index).contains { walk.parts[$0].part == .auxiliary }
    return isPassive ? index : nil
  }

  /// "The council ordered (with) the stopping of": the subject of the verb that governs the noun.
  private mutating func addOrderer() {
    guard let verb = ordering, frame.isOrdered || trigger.features.contains(.withPreposition),
      !found.contains(where: { $0.role == .agent })
    else { return }
    let next = walk.following(verb + 1, limit: 3).filter { walk.phrases[$0].tokens.upperBound <= trigger.head }
    if let first = next.first {
      // Without a preposition of its own the noun is the object: nothing but the subject stands between.
      let isLed = trigger.features.contains(.withPreposition)
      let isObject = walk.list(first).count >= next.count
      if isLed || isObject, [.organisation, .actor, .person, .name, .place].contains(walk.phrases[first].kind) {
        addAgents(first)
      }
      return
    }
    if let front = front(of: verb) { return addAgents(front.index) }
    if walk.parts[verb].features.contains(.withConjunction), let topic, topic.fits(walk.parts[verb].features) {
      add(.agent, topic)
    }
  }

  /// The subject of the verb that says that it is undergone.
  private mutating func addSufferer(of verb: Int) {
    switch walk.order {
    case .subjectFirst: if verb < trigger.head { addObjects(walk.subject(before: verb)?.index) }
    case .byCase: addObjects(subjectByCase(of: verb, walk.parts[verb].features))
    case .verbFirst:
      if let front = front(of: verb) { return addObjects(front.index) }
      let next = walk.following(verb + 1, limit: 1)
      if let first = next.first, walk.phrases[first].tokens.upperBound <= trigger.head { addObjects(first) }
    }
  }

  /// The genitive, or what "of" leads, right behind the noun.
  private func dependent() -> Int? {
    var index = behind
    while index < walk.sentence.upperBound, index - behind <= 5 {
      if let number = walk.phrase(at: index) {
        let phrase = walk.phrases[number]
        switch walk.order {
        case .subjectFirst: return phrase.lead == .of ? number : nil
        case .byCase:
          let open = phrase.features.intersection(NounPhraseBuilding.cases)
          return phrase.lead == nil && (open.isEmpty || open.contains(.genitive)) ? number : nil
        case .verbFirst: return isOwner(phrase, index) ? number : nil
        }
      }
      switch walk.parts[index].part {
      case .adverb, .preposition, .date, .bound, .number, .adjective, .determiner: index += 1
      // Without vowels a noun in between looks like a verb.
      case .verb where walk.order == .verbFirst && index == behind && !walk.parts[index].isTrigger: index += 1
      default: return nil
      }
    }
    return nil
  }

  /// Where the article tells: a noun of no list with the noun's own article is its adjective.
  private func isOwner(_ phrase: NounPhrase, _ index: Int) -> Bool {
    if phrase.lead != nil {
      return walk.parts[phrase.head].features.contains(.withPreposition) && phrase.isActorLike
        && phrase.kind != .unknown && phrase.kind != .place
    }
    guard phrase.kind == .unknown, phrase.number == nil else { return true }
    // A name of several words that no list holds.
    if phrase.tokens.count > 1, phrase.tokens.allSatisfy({ walk.parts[$0].isGuess && walk.parts[$0].part == .noun }),
      walk.parts[phrase.head].features.isDisjoint(with: [.definite, .adjective]), frame.befalls || frame.appoints
    {
      return true
    }
    let isDefinite = trigger.features.contains(.definite)
    return walk.parts[phrase.head].features.contains(.definite) != isDefinite && !isDefinite
  }

  private mutating func addInstrumental() {
    for number in walk.following(behind) {
      let open = walk.phrases[number].features.intersection(NounPhraseBuilding.cases)
      if open == .instrumental, walk.phrases[number].isActorLike { return addAgents(number) }
    }
  }

  /// "The lawyers held a strike": the noun is the object of a verb that says nothing but that it was done.
  private mutating func addSubject(ofLightVerb verb: Int) {
    guard verb < trigger.head || walk.order != .subjectFirst else { return }
    let features = walk.parts[verb].features
    switch walk.order {
    case .subjectFirst:
      var index = verb - 1
      while index >= walk.sentence.lowerBound, [.adverb, .negation].contains(walk.parts[index].part) { index -= 1 }
      let isAuxiliary = walk.parts[verb].part == .auxiliary
      if isAuxiliary || index >= walk.sentence.lowerBound && walk.parts[index].part == .auxiliary { return }
      guard let subject = walk.subject(before: verb) else { return }
      addAgents(subject.index)
    case .byCase:
      guard features.isDisjoint(with: [.passive, .reflexive]) else { return }
      addAgents(subjectByCase(of: verb, walk.parts[verb].features))
    case .verbFirst:
      guard verb < trigger.head else { return }
      if let front = front(of: verb) { return addAgents(front.index) }
      let next = walk.following(verb + 1, limit: 1)
      if let first = next.first, walk.phrases[first].tokens.upperBound <= trigger.head { addAgents(first) }
    }
  }
}
