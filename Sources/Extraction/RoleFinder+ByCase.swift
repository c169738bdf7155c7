internal import EventGraph
internal import LanguagePacks

extension RoleFinder {
  /// Subject and object by their cases, wherever they stand in the clause.
  mutating func findByCase() {
    let features = trigger.features
    let isLong = features.contains(.participle) && !features.contains(.short)
    if isLong { return findOfParticiple() }
    if features.contains(.passive) {
      if let subject = subjectByCase(of: trigger.head, features) {
        addObjects(subject)
      } else {
        addLeftOut(frame.object)
      }
      addInstrumentalAgent()
      addCompany()
      addOpposedByCase()
      return
    }
    if !features.isDisjoint(with: [.infinitive, .gerund]) {
      let ordered = features.contains(.infinitive) ? orderedByCase() : nil
      if !frame.isIntransitive { addObjects(objectByCase(except: ordered)) }
      if let ordered {
        addSubjects(ordered)
      } else if !isDemanded, let subject = walk.subject(before: trigger.tokens.lowerBound) {
        addSubjectIfAnimate(subject.index)
      }
      return
    }
    let subject = subjectByCase(of: trigger.head, features)
    if isUndergone || frame.isReceived && features.isDisjoint(with: .passive) && !hasReceiver(except: subject) {
      return addObjects(subject)
    }
    // "claimed the lives of seven": what hangs on the noun of the expression, right behind it.
    if frame.subjectSuffers, trigger.tokens.count > 1, let victims = walk.following(behind, limit: 1).first,
      walk.phrases[victims].isActorLike, isUnjoined(victims, behind: behind - 1),
      walk.phrases[victims].features.contains(.genitive), !walk.phrases[victims].features.contains(.nominative)
    {
      return addObjects(victims)
    }
    let object = features.contains(.reflexive) || frame.subjectSuffers ? nil : objectByCase(except: subject)
    // "300,000 miners are on strike": a number has one form in both cases, and what is no object acts.
    if frame.isIntransitive, subject == nil, let object { return addSubjects(object) }
    // "was detained, charged and tried": verbs without a subject share whom they befall.
    if subject == nil, object == nil, frame.befalls, features.contains(.plural), features.isDisjoint(with: .reflexive),
      let sufferer, isInReach(sufferer)
    {
      return add(frame.object(sufferer), sufferer)
    }
    // "three of its members were taken away": a number has one form in both cases, and bodies do this to people.
    if let subject, object == nil, frame.befalls, walk.phrases[subject].number != nil,
      features.isDisjoint(with: .reflexive), features.contains(.plural)
    {
      return addObjects(subject)
    }
    // "— said Orlo": right behind a verb of saying, a name that has no cases speaks.
    if frame.isSpoken, subject == nil, let object, walk.phrases[object].tokens.lowerBound == behind,
      [.name, .person].contains(walk.phrases[object].kind), before(limit: 1).isEmpty
    {
      return addSubjects(object)
    }
    if subject == nil, object == nil { addLeftOut(frame.subject) } else { addSubjects(subject) }
    addObjects(object)
    if frame.refuses, object == nil { addObjects(datives()) }
    if frame.isAimed || object == nil { addOpposedByCase() }
    if frame.isSearch, !found.contains(where: { $0.role == .target && $0.phrase.isActorLike }) { addSearched() }
    guard frame.befalls, features.isDisjoint(with: .reflexive) else { return }
    if object == nil { return addObliqueByCase() }
    // "opened a case against three states": not the thing, but whom it is against.
    if let object, !walk.phrases[object].isActorLike || walk.phrases[object].kind == .unknown,
      let other = walk.following(behind, with: [.against], within: 6),
      [.person, .organisation, .actor, .name, .number].contains(walk.phrases[other].kind)
    {
      for each in walk.list(other) { add(.target, each) }
    }
  }

  /// "(He) was fined", "(she) died": a verb in the singular that names nobody goes on with who was spoken of before, where
  /// one alone fits it: gender and number agree, and no other phrase of the clause could be meant.
  private mutating func addLeftOut(_ role: (NounPhrase) -> Participant.Role?) {
    let features = trigger.features
    guard let topic, trigger.rule >= 0, features.contains(.past), features.contains(.singular),
      !features.contains(.plural), features.isDisjoint(with: [.neuter, .reflexive]),
      [.person, .name, .actor, .organisation].contains(topic.kind), topic.fits(features),
      topic.features.contains(.singular), topic.head < trigger.head,
      !(before(limit: 4) + walk.following(behind, limit: 3)).contains(where: { walk.phrases[$0].isActorLike })
    else { return }
    add(role(topic), topic)
  }

  /// "was refused (to) the activist": somebody in the dative beside the verb.
  private func datives() -> Int? {
    (walk.following(behind, limit: 2) + before(limit: 3)).first { number in
      let open = walk.phrases[number].features.intersection(NounPhraseBuilding.cases)
      return walk.phrases[number].namesSomebody && open.contains(.dative) && !open.contains(.nominative)
    }
  }

  /// "They carried out searches at (the homes of) activists", "at the activist's they took computers".
  private mutating func addSearched() {
    let behind = walk.following(behind, with: [.at], within: 8)
    let first = walk.phrases.firstIndex { $0.lead == .at && $0.tokens.upperBound <= trigger.tokens.lowerBound }
    for number in [behind, first] {
      guard let number, walk.phrases[number].namesSomebody else { continue }
      return addObjects(number)
    }
  }

  /// "Against the director | a case was opened", "used gas against the marchers": whom a preposition names on either side,
  /// where nobody else is whom it befell.
  private mutating func addOpposedByCase() {
    guard frame.befalls || frame.isAimed, !found.contains(where: { $0.role == .target }) else { return }
    var front: Int?
    var index = trigger.tokens.lowerBound - 1
    while index >= walk.sentence.lowerBound, front == nil, trigger.head - index <= 12 {
      if [.verb, .relative, .subordinator, .hard].contains(walk.parts[index].part) { break }
      if let number = walk.phrase(at: index), walk.phrases[number].lead == .against { front = number }
      index -= 1
    }
    guard let number = walk.following(behind, with: [.against], within: 8) ?? front,
      [.person, .organisation, .actor, .name, .number].contains(walk.phrases[number].kind)
    else { return }
    for each in walk.list(number) { add(.target, each) }
  }

  /// "Sent the government into retirement", "took him into custody": the object of the verb in front of the preposition.
  mutating func addHeldByCase() {
    guard frame.befalls || frame.appoints, !found.contains(where: { $0.role == .target }) else { return }
    let before = trigger.tokens.lowerBound - 1
    guard before > walk.sentence.lowerBound, walk.parts[before].part == .preposition,
      let number = walk.phrase(at: before - 1), walk.phrases[number].lead == nil,
      let verb = walk.governor(before: walk.phrases[number].tokens.lowerBound - 1), !walk.parts[verb].isTrigger
    else { return }
    let open = walk.phrases[number].features.intersection(NounPhraseBuilding.cases)
    guard walk.phrases[number].isActorLike, open.isEmpty || open.contains(.accusative) else { return }
    addObjects(number)
    if !found.contains(where: { $0.role == .agent }), let subject = subjectByCase(of: verb, walk.parts[verb].features),
      subject != number
    {
      addSubjects(subject)
    }
  }

  /// "The court obliged the police to release": the object of the verb that governs an infinitive does what it says.
  private func orderedByCase() -> Int? {
    var index = trigger.tokens.lowerBound - 1
    while index >= walk.sentence.lowerBound, [.adverb, .negation, .date].contains(walk.parts[index].part) { index -= 1 }
    guard index >= walk.sentence.lowerBound, let number = walk.phrase(at: index) else { return nil }
    let phrase = walk.phrases[number]
    let open = phrase.features.intersection(NounPhraseBuilding.cases)
    guard phrase.lead == nil, [.person, .organisation, .actor, .name, .place, .pronoun].contains(phrase.kind),
      !open.isDisjoint(with: [.accusative, .dative]),
      walk.governor(before: phrase.tokens.lowerBound - 1) != nil
    else { return nil }
    return number
  }

  /// "opened fire at the column", "attacked the convoy" where the verb takes a preposition.
  private mutating func addObliqueByCase() {
    guard let number = walk.following(behind, with: [.on, .against, .until], within: 10) else { return }
    let phrase = walk.phrases[number]
    let isPerson = [.person, .organisation, .actor, .name, .number].contains(phrase.kind)
    guard isPerson || frame.isLocated && phrase.kind == .unknown else { return }
    let open = phrase.features.intersection(NounPhraseBuilding.cases)
    guard phrase.lead != .on || open.isEmpty || open.contains(.accusative) else { return }
    for each in walk.list(number) { add(.target, each) }
  }

  /// Somebody is named whom it is given to.
  private func hasReceiver(except subject: Int?) -> Bool {
    (walk.following(behind, limit: 3) + before(limit: 3)).contains { number in
      let open = walk.phrases[number].features.intersection(NounPhraseBuilding.cases)
      return number != subject && walk.phrases[number].isActorLike && open.contains(.dative)
        && !open.contains(.nominative)
    }
  }

  /// In the sentence, in front of the verb.
  private func isInReach(_ phrase: NounPhrase) -> Bool {
    walk.sentence.contains(phrase.head) && phrase.head < trigger.head
  }

  private mutating func addSubjectIfAnimate(_ index: Int) {
    guard [.person, .organisation, .actor, .name, .place].contains(walk.phrases[index].kind) else { return }
    addSubjects(index)
  }

  private mutating func findOfParticiple() {
    let isPassive = trigger.features.contains(.passive)
    var owner: Int?
    let before = trigger.tokens.lowerBound - 1
    if before >= walk.sentence.lowerBound, walk.parts[before].part == .comma {
      owner = walk.owner(ofParticiple: trigger.tokens.lowerBound)
    } else {
      // "The agreement signed in May" may stand with its participle in front: the noun follows in the same case.
      let mine = trigger.features.intersection(NounPhraseBuilding.cases)
      var index = behind
      while index < walk.sentence.upperBound, index - behind <= 10, owner == nil {
        if let number = walk.phrase(at: index) {
          let open = walk.phrases[number].features.intersection(NounPhraseBuilding.cases)
          if walk.phrases[number].lead == nil, open.isEmpty || !open.isDisjoint(with: mine) || mine.isEmpty {
            owner = number
          }
          index = walk.phrases[number].tokens.upperBound
          continue
        }
        if [.verb, .hard, .comma, .relative, .subordinator].contains(walk.parts[index].part) { break }
        index += 1
      }
    }
    if isPassive {
      if let owner { addObject(listed: owner) }
      addInstrumentalAgent()
    } else {
      if let owner { addSubject(listed: owner) }
      addObjects(objectByCase(except: owner))
    }
  }

  private mutating func addObject(listed owner: Int) { add(frame.object(walk.phrases[owner]), walk.phrases[owner]) }
  private mutating func addSubject(listed owner: Int) { add(frame.subject(walk.phrases[owner]), walk.phrases[owner]) }

  private mutating func addInstrumentalAgent() {
    for number in walk.following(behind, limit: 4) + before(limit: 4) {
      let phrase = walk.phrases[number]
      let open = phrase.features.intersection(NounPhraseBuilding.cases)
      if open == .instrumental, phrase.isActorLike, phrase.kind != .unknown, !isEnclosed(phrase) {
        // "declared president": what someone becomes is in the same case.
        if frame.appoints, phrase.kind == .person { continue }
        return addAgents(number)
      }
    }
  }

  /// "The teacher, kidnapped by rebels, was freed": in front of the trigger, a comma cuts off the agent of another verb.
  private func isEnclosed(_ phrase: NounPhrase) -> Bool {
    phrase.head < trigger.head
      && (phrase.tokens.upperBound..<trigger.tokens.lowerBound).contains { walk.parts[$0].part == .comma }
  }

  /// Phrases of the clause in front of the trigger, the nearest first.
  private func before(limit: Int) -> [Int] { phrases(before: trigger.tokens.lowerBound, limit: limit).phrases }

  private func phrases(before token: Int, limit: Int) -> (phrases: [Int], verb: Int?, relative: Int?) {
    var result: [Int] = []
    var index = token - 1
    while index >= walk.sentence.lowerBound, result.count < limit {
      if let number = walk.phrase(at: index) {
        index = walk.phrases[number].tokens.lowerBound - 1
        if walk.phrases[number].lead == nil, !walk.phrases[number].isJoined, !walk.phrases[number].isApposed {
          result.append(number)
        }
        continue
      }
      switch walk.parts[index].part {
      case .verb: return (result, index, nil)
      case .relative: return (result, nil, index)
      case .subordinator, .hard: return (result, nil, nil)
      default: index -= 1
      }
    }
    return (result, nil, nil)
  }

  /// The nominative of the clause that agrees with the verb; where there is none, that of the verb before.
  func subjectByCase(of verb: Int, _ features: Features, depth: Int = 0) -> Int? {
    var front = phrases(before: verb, limit: 6)
    if front.phrases.contains(where: { isOfInserted($0, before: verb) }) { (front.phrases, front.verb) = ([], nil) }
    let back = walk.following(verb + 1, limit: 3)
    if depth == 0, let subject = subjectOverClause(of: verb, features) { return subject }
    if let relative = front.relative {
      // The pronoun's own case tells what it is in its clause.
      let open = walk.parts[relative].features.intersection(NounPhraseBuilding.cases)
      if let subject = front.phrases.first(where: { isSubject($0, features, strictly: true) }) { return subject }
      let takesNone = features.contains(.passive) || features.contains(.reflexive) || frame.subjectSuffers
      if !open.contains(.nominative), let subject = back.first(where: { isSubject($0, features, strictly: !takesNone) })
      {
        return subject
      }
      return open.isEmpty || open.contains(.nominative) ? walk.antecedent(of: relative) : nil
    }
    // A verb that takes no object leaves no doubt about a form that is nominative and accusative.
    let isFree =
      features.contains(.passive) || features.contains(.reflexive) || frame.subjectSuffers
      || isUndergone && verb == trigger.head
    // "died 28 people": a number right behind a verb without an object counts its subject.
    if frame.subjectSuffers && isUnjoined(back.first, behind: verb)
      || isFree && walk.phrases.indices.contains(back.first ?? -1)
        && walk.phrases[back[0]].tokens.lowerBound == verb + 1,
      let counted = back.first, walk.phrases[counted].number != nil, isSubject(counted, features, strictly: false)
    {
      return counted
    }
    // "condemned the acts of the opposition and said": right behind a conjunction the subject is that of the verb before,
    // rather than what hangs on its object.
    if let other = front.verb, depth < 4, goesOn(verb), agrees(features, walk.parts[other].features),
      let shared = subjectByCase(of: other, walk.parts[other].features, depth: depth + 1)
    {
      return shared
    }
    if let subject = front.phrases.first(where: { isSubject($0, features, strictly: !isFree) }) {
      return subject
    }
    if let subject = back.first(where: { isSubject($0, features, strictly: !isFree) }) { return subject }
    if let other = front.verb, depth < 4, isShared(from: other, to: verb) {
      if let shared = subjectByCase(of: other, walk.parts[other].features, depth: depth + 1) { return shared }
    }
    if front.verb == nil, let subject = front.phrases.first(where: { isSubject($0, features, strictly: false) }) {
      return subject
    }
    return nil
  }

  /// Whether a phrase may be the subject of a verb form; strictly, where its form is no accusative as well.
  func isSubject(_ number: Int, _ verb: Features, strictly: Bool) -> Bool {
    let phrase = walk.phrases[number]
    guard phrase.lead == nil else { return false }
    let open = phrase.features.intersection(NounPhraseBuilding.cases)
    guard open.isEmpty || open.contains(.nominative) else { return false }
    if strictly, open.isEmpty || open.contains(.accusative), phrase.kind != .pronoun {
      // A body's name looks the same in both cases; it acts rather than not.
      guard [.organisation, .actor, .name, .person].contains(phrase.kind), phrase.head < trigger.head,
        !hasVerb(before: phrase)
      else { return false }
    }
    let isList = number + 1 < walk.phrases.count && walk.phrases[number + 1].isJoined
    let hasNumber = phrase.number != nil
    if verb.contains(.plural), !verb.contains(.singular), phrase.features.contains(.singular),
      !phrase.features.contains(.plural), !isList, !hasNumber
    {
      return false
    }
    if verb.contains(.singular), !verb.contains(.plural), phrase.features.contains(.plural),
      !phrase.features.contains(.singular), !hasNumber
    {
      return false
    }
    let genders: Features = [.masculine, .feminine, .neuter]
    if verb.contains(.past), verb.contains(.singular), !verb.intersection(genders).isEmpty,
      !phrase.features.intersection(genders).isEmpty, phrase.features.contains(.singular), !hasNumber,
      verb.intersection(genders).isDisjoint(with: phrase.features), phrase.kind != .person
    {
      return false
    }
    return true
  }

  /// The accusative of the clause, or the genitive of a living thing, which looks the same; the nearest behind, then in
  /// front.
  private mutating func objectByCase(except subject: Int?) -> Int? {
    if let relative = phrases(before: trigger.tokens.lowerBound, limit: 6).relative {
      let open = walk.parts[relative].features.intersection(NounPhraseBuilding.cases)
      if open.contains(.accusative), !open.contains(.nominative) || subject != nil,
        let antecedent = walk.antecedent(of: relative), antecedent != subject
      {
        return antecedent
      }
    }
    let first = subject.map { walk.first(ofList: $0) }
    for number in walk.following(objects, limit: 4) + before(limit: 3) where number != subject && number != first {
      let phrase = walk.phrases[number]
      let open = phrase.features.intersection(NounPhraseBuilding.cases)
      if open.isEmpty || open.contains(.accusative) || phrase.number != nil && open.contains(.nominative) {
        return number
      }
      // "claimed the lives of seven": what hangs on the noun of a fixed expression.
      if trigger.tokens.count > 1, frame.namesVictims, open.contains(.genitive), phrase.isActorLike,
        phrase.tokens.lowerBound >= behind
      {
        return number
      }
      if open.contains(.dative), phrase.kind == .person || phrase.kind == .name || phrase.kind == .organisation,
        frame.befalls, !open.contains(.instrumental)
      {
        return number
      }
    }
    return nil
  }
}
