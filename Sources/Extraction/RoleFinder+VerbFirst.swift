internal import EventGraph
internal import LanguagePacks

extension RoleFinder {
  /// The verb stands first: the phrase behind it acts, the next is acted on, unless the subject stands in front.
  mutating func findVerbFirst() {
    let features = trigger.features
    if trigger.isAttribute { return findOfAttribute() }
    let next = walk.following(behind, limit: 2)
    let front = front(of: trigger.tokens.lowerBound)
    if isUndergone { return addSufferers(front?.index ?? next.first) }
    let isPassive = features.contains(.passive) && !features.contains(.active) || isMarkedPassive
    if isPassive || features.contains(.participle) { return findOfPassive(front, next) }
    if features.contains(.withPronoun) { return findOfPronoun(front, next) }
    // In front of its subject a verb stands in the singular: a plural has its subject in front, or leaves it out.
    if features.contains(.plural), !features.contains(.singular), features.contains(.masculine) {
      if let front { addSubjects(front.index) } else { addDropped(frame.subject) }
      if !frame.subjectSuffers { addObjects(next.first) }
      if next.isEmpty { addObliqueObject() }
      return
    }
    findOfActive(front, next)
    if frame.befalls, !found.contains(where: { $0.role == .target }) { addVictim() }
  }

  private mutating func findOfActive(_ front: Front?, _ next: [Int]) {
    let isNamed = next.first.map { ![.event, .thing, .unknown].contains(walk.phrases[$0].kind) } ?? false
    if frame.subjectSuffers, !isNamed, let victims = phraseBehindIdiom() { return addObjects(victims) }
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
      walk.following(behind, with: [.from, .about, .on, .against]) == nil
    {
      addObjects(first)
      addAgents(walk.following(behind, with: [.by]))
    } else {
      addSubjects(first)
      if next.count > 1 { addObjects(next[1]) } else { addObliqueObject() }
    }
  }

  private mutating func findOfPassive(_ front: Front?, _ next: [Int]) {
    let isPlural = trigger.features.contains(.plural) && !trigger.features.contains(.singular)
    // "was laid hands on X": what the verb's own preposition leads is its object.
    if frame.befalls, behind < walk.sentence.upperBound, walk.parts[behind].part == .preposition,
      [.on, .against].contains(walk.parts[behind].preposition)
    {
      addObliqueObject()
      if !found.isEmpty { return }
    }
    if let target = front?.index ?? (isPlural ? nil : next.first) {
      addObjects(target)
    } else {
      addObliqueObject()
      if found.isEmpty, frame.befalls || frame.appoints { addDropped(frame.object) }
    }
    addAgents(walk.following(behind, with: [.by]))
  }

  /// "whom the police arrested (him)": the pronoun behind the verb is whom it befell.
  private mutating func findOfPronoun(_ front: Front?, _ next: [Int]) {
    let subject = front.flatMap { $0.isRelative ? nil : $0.index } ?? next.first
    if let subject { addSubjects(subject) } else if isJoined { addDropped(frame.subject) }
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

  // MARK: What is left out

  /// Who is meant by a verb that names nobody: who was spoken of before in the sentence, else the nearest before the verb
  /// whose gender and number fit, else who was spoken of last.
  mutating func addDropped(_ role: (NounPhrase) -> Participant.Role?) {
    // A word of no list may be no verb.
    guard trigger.rule >= 0,
      trigger.tokens.count == 1 || frame.befalls, let phrase = dropped()
    else { return }
    add(role(phrase), phrase)
  }

  private func dropped() -> NounPhrase? {
    let features = trigger.features
    if let subject = subjectOfVerbBefore() { return subject }
    if let topic, walk.sentence.contains(topic.head), topic.head < trigger.head, topic.fits(features) { return topic }
    let nearest = walk.phrases.last {
      $0.tokens.upperBound <= trigger.head && $0.lead == nil && !$0.isApposed && $0.fits(features)
        && [.person, .name, .actor, .organisation].contains($0.kind)
    }
    return nearest ?? topic.flatMap { $0.fits(features) ? $0 : nil }
  }

  /// The subject of the nearest verb before that stands in no clause of its own behind a noun.
  private func subjectOfVerbBefore() -> NounPhrase? {
    var index = trigger.tokens.lowerBound - 1
    while index >= walk.sentence.lowerBound {
      defer { index -= 1 }
      switch walk.parts[index].part {
      case .hard: return nil
      case .verb: break
      default: continue
      }
      let front = front(of: index)
      if front?.isRelative ?? false { continue }
      let number = front?.index ?? walk.following(index + 1, limit: 1).first
      guard let number else { continue }
      let phrase = walk.phrases[number]
      guard phrase.head < trigger.head, [.person, .name, .actor, .organisation].contains(phrase.kind),
        phrase.fits(trigger.features)
      else { continue }
      return phrase
    }
    return nil
  }

  /// Whom an act befell last, or who was spoken of last, whichever is nearer.
  private var lastPerson: NounPhrase? {
    guard let topic, [.person, .name].contains(topic.kind) else { return sufferer }
    guard let sufferer else { return topic }
    return sufferer.head > topic.head ? sufferer : topic
  }

  /// The words of a fixed expression stand in the clause: whoever stands beside the verb is no object of it.
  private var hasIdiom: Bool { idiom() != nil }

  private func idiom() -> Int? {
    var index = behind
    while index < walk.sentence.upperBound, index - behind <= 8 {
      let word = walk.parts[index]
      if word.part == .adverb, word.kind == .thing { return index }
      if [.verb, .hard, .comma, .relative, .subordinator].contains(word.part) { return nil }
      index += 1
    }
    return nil
  }

  /// "took the lives of a hundred people".
  private func phraseBehindIdiom() -> Int? {
    guard let idiom = idiom() else { return nil }
    var index = idiom + 1
    while index < walk.sentence.upperBound, index - idiom <= 4 {
      if let number = walk.phrase(at: index) {
        return walk.phrases[number].lead == nil || walk.phrases[number].lead == .of ? number : nil
      }
      guard [.adverb, .bound, .preposition].contains(walk.parts[index].part) else { return nil }
      index += 1
    }
    return nil
  }

  /// "a sentence was passed on X": whom a preposition names.
  private mutating func addVictim() {
    guard let number = walk.following(behind, with: [.on, .against], within: 10) else { return }
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

  private mutating func addObliqueObject() {
    guard frame.befalls || frame.isMutual || frame.isTextual else { return }
    guard let number = walk.following(behind, with: [.from, .about, .on, .against, .in], within: 10) else { return }
    switch walk.phrases[number].kind {
    case .person, .organisation, .actor, .name, .number, .pronoun: addObjects(number)
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
    guard [.person, .organisation, .thing, .document, .unknown, .site].contains(phrase.kind) else {
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
