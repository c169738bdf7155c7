internal import EventGraph
internal import LanguagePacks

extension RoleFinder {
  /// The verb stands first: the phrase behind it acts, the next is acted on, unless the subject stands in front.
  mutating func findVerbFirst() {
    let features = trigger.features
    if trigger.isAttribute { return findOfAttribute() }
    let next = walk.following(behind, limit: 2)
    var front = front(of: trigger.tokens.lowerBound)
    // "an ambush (that) took the lives of five": an event suffers nothing.
    if let subject = front, frame.subjectSuffers || frame.namesVictims && subject.isRelative,
      walk.phrases[subject.index].kind == .event
    {
      front = nil
    }
    if isUndergone { return addSufferers(front?.index ?? next.first) }
    if let victims = victimsOfOutcome(next) { return addObjects(victims) }
    // A form of both voices is passive where one phrase alone stands by, and no body that could act.
    let isEither = features.contains(.active)
    let hasActor = front != nil || next.count > 1 || next.first.map { isBody($0) } ?? false
    let isPassive =
      features.contains(.passive) && !(isEither && hasActor) || isMarkedPassive
      || isMarkedPresent && isDone(front, next) || isDoneBySomebody(front, next)
    if isPassive || features.contains(.participle) { return findOfPassive(front, next) }
    // ", accusing it of", ", killing six": a participle that goes on with the subject of its verb.
    if features.contains(.gerund) {
      addDropped(frame.subject)
      return addObjects(next.first)
    }
    if features.contains(.withPronoun) { return findOfPronoun(front, next) }
    // In front of its subject a verb stands in the singular: a plural has its subject in front, or leaves it out.
    if !features.isDisjoint(with: [.plural, .dual]), !features.contains(.singular) {
      if let front { addSubjects(front.index) } else { addDropped(frame.subject) }
      if !frame.subjectSuffers { addObjects(next.first) }
      if next.isEmpty { addObliqueObject() }
      if frame.befalls, !found.contains(where: { $0.role == .target }) {
        addOwnerOfIdiom()
        addVictim()
      }
      return
    }
    // "sentenced | to the imprisonment of the leader": whom the measure names, before any other object.
    if frame.sentences {
      addSentenced()
      if !found.isEmpty { return addSubjects(front?.index ?? next.first) }
    }
    // "and met ten prisoners": of two that act in common the subject is whoever acted before.
    if isJoined, frame.isMutual, !frame.isTextual, front == nil, next.count == 1, isSomebody(next[0]),
      walk.following(behind, with: [.with, .between]) == nil,
      topic.map({ $0.fits(features) && walk.sentence.contains($0.head) }) ?? false
    {
      addDropped(frame.subject)
      return addAgents(next[0])
    }
    findOfActive(front, next)
    if found.contains(where: { $0.role == .target }) { return }
    if frame.befalls { addOwnerOfIdiom() }
    if frame.befalls || frame.isAimed || hasInnerObject(next) { addVictim() }
    if frame.isReceived { addReceiver() }
    // "directed | the prosecutor | at the activist | a charge".
    if frame.accuses, !found.contains(where: { $0.role == .target }),
      let other = walk.following(behind, with: [.to], within: 10), isSomebody(other)
    {
      addObjects(other)
    }
    if frame.isRuling { addSentenced() }
  }

  private mutating func findOfActive(_ front: Front?, _ next: [Int]) {
    let isSomeone = next.first.map { ![.event, .thing, .unknown].contains(walk.phrases[$0].kind) } ?? false
    if frame.subjectSuffers, !isSomeone, let victims = phraseBehindIdiom() { return addObjects(victims) }
    if let front, front.isRelative, next.isEmpty || frame.subjectSuffers || frame.befalls && isAlone(next) {
      // Without written vowels "who was arrested" and "who arrested" look the same.
      if frame.befalls, next.isEmpty { addObjects(front.index) } else { addSubjects(front.index) }
      if !frame.befalls || !next.isEmpty { addObjects(next.first) }
      return
    }
    if let front, front.isRelative, !frame.befalls, !isResumed {
      // A pronoun would stand for an object that is left out: what the pronoun stands for is the subject.
      addSubjects(front.index)
      if !frame.subjectSuffers { addObjects(next.first) }
      return
    }
    // "The channel, the ministry stopped | its broadcast": a pronoun on the object says that it is what stands in front.
    if let front, !front.isRelative, next.count > 1, isSomebody(next[0]), canAct(next[0], trigger.features),
      walk.parts[walk.phrases[next[1]].head].features.contains(.withPronoun)
    {
      addSubjects(next[0])
      return addObjects(front.index)
    }
    if let front, !front.isRelative {
      addSubjects(front.index)
      if !frame.subjectSuffers { addObjects(next.first) }
      if next.isEmpty { addObliqueObject() }
      return
    }
    guard let first = next.first else {
      addObliqueObject()
      let isUnknown = frame.befalls && found.isEmpty && !hasIdiom
      if found.isEmpty || isJoined { addDropped(isUnknown ? frame.object : frame.subject) }
      return
    }
    if !canAct(first, trigger.features) {
      // "the decoration | the activist received": the object may stand in front of the subject.
      if next.count > 1, !frame.subjectSuffers, canAct(next[1], trigger.features), isSomebody(next[1]) {
        addSubjects(next[1])
      } else if !frame.subjectSuffers {
        addDropped(frame.subject)
      }
      return addObjects(first)
    }
    // "it says that it killed 20": behind a pronoun the verb names its object only.
    if next.count == 1, hasPronounInFront, !frame.subjectSuffers {
      addDropped(frame.subject)
      return addObjects(first)
    }
    // "was set | the freedom of | five of them": what stands behind the noun of the expression is its object.
    if frame.befalls, next.count == 1, let idiom = idiom(), idiom == behind, walk.phrases[first].head > idiom {
      return addObjects(first)
    }
    // "militants who are thought to belong to X killed | 132 civilians": the object stands behind the clause of the subject.
    if next.count == 1, !frame.subjectSuffers, let object = objectBehindClause(of: first) {
      addSubjects(first)
      return addObjects(object)
    }
    // "and confiscated their computers": whoever acted before acts on.
    let isThing = [.unknown, .site, .thing].contains(walk.phrases[first].kind)
    if isJoined, isThing, !frame.isTextual, next.count == 1, topic != nil, !frame.subjectSuffers {
      addDropped(frame.subject)
      addObjects(first)
      return
    }
    if frame.subjectSuffers {
      addObjects(first)
    } else if frame.befalls, !hasIdiom, isAlone(next),
      !hasOther(isCounted(first) ? [.on, .against] : [.from, .about, .on, .against], behind: first)
    {
      addObjects(first)
      addAgents(walk.following(behind, with: [.by]))
    } else {
      addSubjects(first)
      if next.count > 1 {
        if !hasInnerObject(next) { addObjects(next[1]) }
      } else {
        addObliqueObject()
      }
    }
  }

  /// A present form that may be passive is, where one phrase alone stands by and is no body: "the trade was frozen".
  private func isDone(_ front: Front?, _ next: [Int]) -> Bool {
    guard frame.befalls || frame.isTextual || frame.isOfThings, front == nil ? next.count == 1 : next.isEmpty else {
      return false
    }
    return (front?.index ?? next.first).map { !isBody($0) || frame.befalls } ?? false
  }

  private func isBody(_ index: Int) -> Bool {
    [.organisation, .actor].contains(walk.phrases[index].kind)
  }

  private func isCounted(_ index: Int) -> Bool { walk.phrases[index].number != nil }

  /// Whether a phrase behind a verb can be its subject: it agrees in gender, and no ending says that it is an object.
  func canAct(_ index: Int, _ verb: Features) -> Bool {
    let phrase = walk.phrases[index]
    let features = walk.parts[phrase.head].features
    let isObject = features.contains(.accusative) && !features.contains(.nominative) && phrase.number == nil
    return !isObject && (phrase.kind == .event || phrase.fits(verb))
  }

  /// Where the ending says that a phrase is the subject: the object, by its ending or its number, behind a clause that
  /// describes the subject.
  private func objectBehindClause(of subject: Int) -> Int? {
    let phrase = walk.phrases[subject]
    guard walk.parts[phrase.head].features.contains(.nominative), phrase.tokens.upperBound < walk.sentence.upperBound,
      [.verb, .relative].contains(walk.parts[phrase.tokens.upperBound].part)
    else { return nil }
    var last = phrase.tokens.upperBound
    for number in subject + 1..<walk.phrases.count {
      let other = walk.phrases[number]
      if (last..<other.tokens.lowerBound).contains(where: { walk.parts[$0].part == .hard }) { return nil }
      last = other.tokens.upperBound
      let features = walk.parts[other.head].features
      let isObject = other.number != nil || features.contains(.accusative) && !features.contains(.nominative)
      if isObject, other.lead == nil, !other.isJoined, isSomebody(number) || other.kind == .number { return number }
    }
    return nil
  }

  private func isSomebody(_ index: Int) -> Bool {
    [.person, .organisation, .actor, .name].contains(walk.phrases[index].kind)
  }

  /// "that it", written in one word, in front of the verb.
  private var hasPronounInFront: Bool {
    var index = trigger.tokens.lowerBound - 1
    while index >= walk.sentence.lowerBound, [.adverb, .auxiliary, .negation].contains(walk.parts[index].part) {
      index -= 1
    }
    return index >= walk.sentence.lowerBound && walk.parts[index].part == .subordinator
      && walk.parts[index].features.contains(.withPronoun)
  }

  private mutating func findOfPassive(_ front: Front?, _ phrases: [Int]) {
    let isPlural = trigger.features.contains(.plural) && !trigger.features.contains(.singular)
    // "was laid hands on X": what the verb's own preposition leads is its object.
    var next = behind
    while next < walk.sentence.upperBound, walk.parts[next].isTrigger, walk.parts[next].part == .adverb { next += 1 }
    if frame.befalls, next < walk.sentence.upperBound, walk.parts[next].part == .preposition,
      [.on, .against].contains(walk.parts[next].preposition)
    {
      addObliqueObject()
      if !found.isEmpty { return }
    }
    // "X, and a sentence was passed on him": the pronoun right behind is whom it befell.
    if frame.befalls, front == nil, next < walk.sentence.upperBound, walk.parts[next].part == .pronoun,
      let pronoun = walk.phrase(at: next)
    {
      addObjects(pronoun)
      if !found.isEmpty { return addAgents(walk.following(behind, with: [.by])) }
    }
    if let target = front?.index ?? (isPlural ? nil : phrases.first) {
      addObjects(target)
    } else {
      addObliqueObject()
      if found.isEmpty, frame.befalls || frame.appoints { addDropped(frame.object) }
    }
    addAgents(walk.following(behind, with: [.by]))
  }

  /// "whom the police arrested (him)": the pronoun behind the verb is whom it befell.
  private mutating func findOfPronoun(_ front: Front?, _ next: [Int]) {
    let isPlural = trigger.features.contains(.plural) && !trigger.features.contains(.singular)
    // "The reporter, the police arrested (him)": who stands behind acts, and the pronoun stands for who stands in front.
    if let front, !front.isRelative, !isPlural, let first = next.first, isSomebody(first),
      canAct(first, trigger.features), frame.befalls
    {
      addSubjects(first)
      return addObjects(front.index)
    }
    let subject = front.flatMap { $0.isRelative ? nil : $0.index } ?? (isPlural ? nil : next.first)
    if let subject { addSubjects(subject) } else if isJoined || isPlural { addDropped(frame.subject) }
    if let antecedent = relativeAntecedent() ?? front.flatMap({ $0.isRelative ? $0.index : nil }) {
      return addObjects(antecedent)
    }
    if let meant = frame.befalls ? lastPerson ?? topic : topic, !found.contains(where: { $0.phrase.head == meant.head })
    {
      add(frame.object(meant), meant)
    }
  }

  /// "the agreement signed in May": a participle behind its noun.
  private mutating func findOfAttribute() {
    let isPassive = trigger.features.contains(.passive)
    if var owner = walk.owner(ofParticiple: trigger.tokens.lowerBound) {
      // "the white book of the government, published": over what hangs on the noun and cannot agree.
      while owner > 0, !walk.phrases[owner].fits(trigger.features), walk.phrases[owner].lead != nil,
        walk.phrases[owner].tokens.lowerBound - walk.phrases[owner - 1].tokens.upperBound <= 1
      {
        owner -= 1
      }
      let phrase = walk.phrases[owner]
      add(isPassive ? frame.object(phrase) : frame.subject(phrase), phrase)
    }
    addAgents(walk.following(behind, with: isPassive ? [.by, .from] : [.by], within: 4))
  }

  private mutating func addSufferers(_ index: Int?) {
    if let index { addObjects(index) } else { addDropped(frame.object) }
  }

  /// "Raided | the police | its office": whom a thing or a site belongs to, where a pronoun says so.
  func owner(of phrase: NounPhrase) -> NounPhrase? {
    guard frame.befalls, [.site, .thing, .unknown].contains(phrase.kind),
      walk.parts[phrase.head].features.contains(.withPronoun), !walk.parts[phrase.head].isGuess
    else { return nil }
    guard let topic, topic.head < trigger.head, !found.contains(where: { $0.phrase.head == topic.head }) else {
      return nil
    }
    return topic
  }

  /// "a sentence was passed on X": whom a preposition names.
  private mutating func addVictim() {
    guard let number = walk.following(behind, with: [.on, .against], within: 20) else { return addSentenced() }
    switch walk.phrases[number].kind {
    case .person, .organisation, .actor, .name, .number, .pronoun, .unknown: addObjects(number)
    case .site where frame.isLocated: addObjects(number)
    default: break
    }
  }

  /// The verb goes on from the one before, by a conjunction of its own.
  private var isJoined: Bool {
    let before = trigger.tokens.lowerBound - 1
    return trigger.features.contains(.withConjunction)
      || before >= walk.sentence.lowerBound && walk.parts[before].part == .coordinator
  }

  /// One phrase only stands behind the verb, and it names people, not a body that acts.
  private func isAlone(_ next: [Int]) -> Bool {
    guard next.count == 1 else { return next.isEmpty }
    let kind = walk.phrases[next[0]].kind
    return kind == .person || kind == .name || kind == .number || kind == .unknown
  }

  /// "fired | the police | tear gas | at the marchers": the thing that belongs to the words of the trigger.
  private func hasInnerObject(_ next: [Int]) -> Bool {
    next.count > 1 && walk.phrases[next[1]].tokens.upperBound <= trigger.tokens.upperBound
  }

  /// "set (their) freedom", "closed (his) case": the pronoun on the noun of the expression.
  private mutating func addOwnerOfIdiom() {
    guard let idiom = idiom(), walk.parts[idiom].features.contains(.withPronoun), let meant = lastPerson ?? topic else {
      return
    }
    add(frame.object(meant), meant)
  }

  /// Whom a preposition names that is written together with the noun: "awarded a prize to two reporters".
  private mutating func addReceiver() {
    let receiver = walk.phrases.indices.first {
      let phrase = walk.phrases[$0]
      return phrase.head > trigger.head && phrase.features.contains(.withPreposition) && isSomebody($0)
    }
    if let receiver { addObjects(receiver) }
  }

  private mutating func addObliqueObject() {
    guard frame.befalls || frame.isMutual || frame.isTextual else { return }
    guard let number = walk.following(behind, with: [.from, .about, .on, .against, .in], within: 10) else { return }
    // "three of the members": a part names no other.
    if walk.phrases[number].lead == .from, number > 0, walk.phrases[number - 1].kind == .number,
      walk.phrases[number].tokens.lowerBound - walk.phrases[number - 1].tokens.upperBound == 1
    {
      return
    }
    switch walk.phrases[number].kind {
    // "opened fire in the university": a body's house.
    case .organisation where walk.phrases[number].lead == .in && walk.parts[walk.phrases[number].head].isSite: break
    case .person, .organisation, .actor, .name, .number, .pronoun:
      if frame.isMutual { addAgents(number) } else { addObjects(number) }
    case .thing, .document, .event: if frame.isTextual { addObjects(number) }
    case .site:
      if frame.isLocated, frame.befalls, walk.phrases[number].lead == .on { addObjects(number) }
    default: break
    }
  }

  /// A pronoun in the relative clause stands for its antecedent: "whom the police arrested (upon them)".
  private var isResumed: Bool {
    var index = behind
    while index < walk.sentence.upperBound, index - behind <= 8 {
      switch walk.parts[index].part {
      case .pronoun: return true
      case .verb, .hard, .comma, .relative, .subordinator: return false
      default:
        if walk.parts[index].features.contains(.withPronoun) { return true }
        index += 1
      }
    }
    return false
  }

  private func relativeAntecedent() -> Int? {
    var index = trigger.tokens.lowerBound - 1
    while index >= walk.sentence.lowerBound, trigger.head - index <= 12 {
      if walk.parts[index].part == .relative { return walk.antecedent(of: index) }
      if walk.parts[index].part == .verb || walk.parts[index].part == .hard { return nil }
      index -= 1
    }
    return nil
  }
}
