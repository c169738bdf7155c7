internal import EventGraph
internal import LanguagePacks

/// Collects the participants of one trigger.
struct RoleFinder {
  let walk: ClauseWalk
  let frame: RoleFrame
  private(set) var trigger: Passage.Trigger
  /// Who was spoken of before.
  let topic: NounPhrase?
  /// Whom something befell last, for pronouns that are the object of such a verb.
  var sufferer: NounPhrase?
  /// The text or thing that was spoken of before, for pronouns that stand for no person.
  let thing: NounPhrase?
  private(set) var found: [(role: Participant.Role, phrase: NounPhrase)] = []
  /// Who is spoken of from here on.
  private(set) var newTopic: NounPhrase?
  private(set) var newThing: NounPhrase?
  /// Written with the vowel that makes it passive.
  var isMarkedPassive = false
  /// The verb of the trigger, or the one that carries it, says that its subject suffers it: "underwent", "received".
  var isUndergone = false
  /// That verb, where it is another than the trigger.
  var undergoing: Int?
  /// The verb in front of a noun whose subject does what the noun names.
  var ordering: Int?
  /// The verb of a clause about a noun whose subject does what the noun names: "the visit that the envoy paid".
  var making: Int?
  /// A present form written with the vowel that makes a past form passive: some are active.
  var isMarkedPresent = false
  /// An infinitive that is demanded: who demands it is not who does it.
  var isDemanded = false

  init(walk: ClauseWalk, frame: RoleFrame, trigger: Passage.Trigger, topic: NounPhrase?, thing: NounPhrase?) {
    (self.walk, self.frame, self.trigger) = (walk, frame, trigger)
    (self.topic, self.thing) = (topic, thing)
  }

  /// Behind the verb; where verbs stand first, its subject may stand between it and the noun of the trigger.
  var behind: Int {
    trigger.isJoined && trigger.isVerb && walk.order == .verbFirst ? trigger.head + 1 : trigger.tokens.upperBound
  }

  /// Where the object is looked for: behind the verbs that share it ("ambushed and killed him").
  private(set) lazy var objects: Int = sharedEnd()

  private func sharedEnd() -> Int {
    var end = behind
    var index = end
    while index + 1 < walk.sentence.upperBound, walk.parts[index].part == .coordinator {
      index += 1
      while index < walk.sentence.upperBound, [.adverb, .negation].contains(walk.parts[index].part) { index += 1 }
      guard index < walk.sentence.upperBound, walk.parts[index].part == .verb else { break }
      index += 1
      end = index
    }
    return end
  }

  /// Reads the trigger as a passive verb.
  mutating func makePassive() {
    trigger.features.remove(.noun)
    trigger.features.formUnion([.verb, .passive])
    trigger.features.remove(.active)
  }

  // MARK: Adding

  mutating func add(_ role: Participant.Role?, _ phrase: NounPhrase) {
    guard var role else { return }
    var phrase = phrase
    if phrase.kind == .pronoun {
      // What is passed, signed and in force is a text.
      let isText = frame.isTextual && (role != .agent || frame.isPlaceless)
      // "it condemned": a body acts, not a text.
      let isBody = role == .agent && topic.map { [.organisation, .actor].contains($0.kind) } ?? false
      let meansThing = phrase.features.contains(.neuter) && !isBody || isText && thing != nil
      guard
        let meant = meansThing
          ? thing ?? topic : phrase.features.contains(.neuter) ? topic : antecedent(of: phrase, role)
      else { return }
      phrase = meant
      // "Freed 20 prisoners and flew them abroad": the number was told of the first act.
      phrase.number = nil
      guard let own = role == .agent ? frame.subject(phrase) : frame.object(phrase) else { return }
      role = own
    }
    // "Protests in towns, among them Basra": a place does not march, nor is it marched on.
    if frame.isIntransitive, phrase.kind == .place, walk.order == .verbFirst { return }
    guard found.count < 8, !found.contains(where: { $0.phrase.head == phrase.head }) else { return }
    guard !phrase.tokens.contains(trigger.head) else { return }
    found.append((role, phrase))
    if role == .other { newThing = phrase }
    // A person is more likely to be spoken of again than a body.
    let isPerson = phrase.kind == .person || phrase.kind == .name
    if phrase.isActorLike, phrase.kind != .unknown, phrase.kind != .number, role != .other,
      newTopic == nil || isPerson && ![.person, .name].contains(newTopic!.kind)
    {
      newTopic = phrase
    }
  }

  /// Whom a pronoun stands for: who was spoken of in the sentence, else who stands first in it, else who came before.
  private func antecedent(of pronoun: NounPhrase, _ role: Participant.Role) -> NounPhrase? {
    // "the police came and accused him": whom something befell before, rather than who acts here or a body.
    if role == .target, let sufferer, !found.contains(where: { $0.phrase.head == sufferer.head }),
      topic.map({ topic in
        ![.person, .name].contains(topic.kind) || found.contains { $0.phrase.head == topic.head }
      }) ?? true
    {
      return sufferer
    }
    if let topic, walk.sentence.contains(topic.head), mayStand(pronoun, for: topic) { return topic }
    let named = walk.phrases.first {
      $0.head < pronoun.head && $0.lead == nil && ($0.kind == .person || $0.kind == .name)
        && mayStand(pronoun, for: $0)
    }
    // "He" and "she" are no body and no place.
    if named == nil, walk.order == .subjectFirst, let topic, [.organisation, .actor, .place].contains(topic.kind),
      pronoun.features.contains(.masculine) != pronoun.features.contains(.feminine), let sufferer
    {
      return sufferer
    }
    return named ?? [topic, sufferer].lazy.compactMap { $0 }.first { mayStand(pronoun, for: $0) }
  }

  /// "Lawmakers elected him": one person is not many, and does not do something to himself.
  private func mayStand(_ pronoun: NounPhrase, for phrase: NounPhrase) -> Bool {
    let isOne =
      pronoun.features.contains(.singular)
      && pronoun.features.contains(.masculine) != pronoun.features.contains(.feminine)
    let areMany = phrase.features.contains(.plural) && !phrase.features.contains(.singular)
    return !(isOne && areMany) && !found.contains { $0.phrase.head == phrase.head }
  }

  /// "Met with the bishops", where the preposition has other meanings in other cases.
  mutating func addInCompany() {
    guard walk.order == .byCase, let other = walk.following(behind, with: [.since], within: 8),
      walk.phrases[other].features.intersection(NounPhraseBuilding.cases) == .instrumental
    else { return }
    addAgents(other)
  }

  mutating func addSubjects(_ index: Int?) {
    guard let index else { return }
    for phrase in walk.list(index) { add(frame.subject(phrase), phrase) }
  }

  mutating func addObjects(_ index: Int?) {
    guard let index else { return }
    for phrase in walk.list(index) {
      if walk.order == .verbFirst, let owner = owner(of: phrase) {
        add(frame.object(owner), owner)
      } else {
        add(frame.object(phrase), phrase)
      }
    }
  }

  mutating func addAgents(_ index: Int?) {
    guard let index else { return }
    for phrase in walk.list(index) where phrase.isActorLike { add(.agent, phrase) }
  }

  // MARK: Verbs

  mutating func findOfVerb() {
    if addCountedVictims() { return }
    switch walk.order {
    case .subjectFirst: findSubjectFirst()
    case .byCase: findByCase()
    case .verbFirst: findVerbFirst()
    }
    if frame.isMutual {
      addAgents(walk.following(behind, with: [.with, .between]))
      addInCompany()
    }
    if frame.isMutual, frame.isTextual { addPair() }
    addInnerText()
  }

  /// "A treaty between Lisbon and Jakarta was signed": those behind the text that is its object.
  private mutating func addPair() {
    guard walk.order != .verbFirst, !found.contains(where: { $0.role == .agent }),
      let text = found.first(where: { $0.role == .other })?.phrase, text.head < trigger.head
    else { return }
    let pair = walk.phrases.indices.first {
      walk.phrases[$0].tokens.lowerBound >= text.tokens.upperBound && walk.phrases[$0].head < trigger.head
        && walk.phrases[$0].lead == .between
    }
    addAgents(pair)
  }

  private mutating func findSubjectFirst() {
    let features = trigger.features
    if features.contains(.passive), let number = walk.phrase(at: trigger.head), walk.phrases[number].head > trigger.head
    {
      return addDescribed(number)
    }
    let next = walk.following(objects, isAct: !frame.isSpoken && !frame.isRuling)
    if features.contains(.passive), let isReduced = isPassive(next) {
      if isReduced {
        let owner = walk.owner(ofParticiple: trigger.tokens.lowerBound)
        // "Delegates gathered at the port adopt": nobody suffers what has no object.
        if frame.isIntransitive || frame.isMeeting { addSubjects(owner) } else { addObjects(owner) }
      } else if let subject = walk.subject(before: trigger.tokens.lowerBound) {
        addObjects(subject.index)
      } else if let subject = frontedSubject() {
        addObjects(subject)
      }
      addAgents(walk.following(objects, with: [.by]))
      addCompany()
      return
    }
    if let subject = frontedSubject() {
      let isActive = features.contains(.gerund) || features.contains(.present)
      return isActive ? addFronted(subject, next) : addFrontedPassive(subject)
    }
    let subject = walk.subject(before: trigger.tokens.lowerBound)
    if isUndergone || frame.isReceived && !next.contains(where: { walk.phrases[$0].isActorLike }) {
      return addObjects(subject?.index)
    }
    // "clashes left eleven people dead": whoever stands behind suffers, not what stands in front.
    if frame.subjectSuffers, let victims = next.first,
      walk.phrases[victims].number != nil || walk.phrases[victims].kind == .number
    {
      return addObjects(victims)
    }
    addSubjects(speaker(over: subject?.index) ?? subject?.index)
    if let antecedent = subject?.antecedent, next.isEmpty {
      addObjects(antecedent)
    } else if !frame.subjectSuffers {
      addObjects(next.first)
    }
    // "caused the death of 200": the noun in the words of the trigger has its genitive.
    if frame.namesVictims || frame.befalls, trigger.tokens.count > 1, !found.contains(where: { $0.role == .target }) {
      addObjects(walk.following(behind, with: [.of], within: 4))
    }
    if found.allSatisfy({ $0.role == .agent }), frame.befalls || frame.isImposed && trigger.tokens.count > 1 {
      addObjects(walk.following(behind, with: [.on, .against], within: 5))
    }
    // "fired tear gas at marchers".
    if frame.isAimed, !found.contains(where: { $0.role == .target }),
      let other = walk.following(behind, with: [.at, .against], within: 5),
      [.person, .organisation, .number, .name].contains(walk.phrases[other].kind)
    {
      addObjects(other)
    }
  }

  /// "The detained editor": a participle between an article and its noun.
  private mutating func addDescribed(_ number: Int) {
    var phrase = walk.phrases[number]
    guard let role = frame.object(phrase) else { return }
    phrase.tokens = trigger.head + 1..<phrase.tokens.upperBound
    phrase.extent = trigger.head + 1..<phrase.extent.upperBound
    found.append((role, phrase))
  }

  /// "Adopted resolution S-32/1", "sign a truce": the words of the trigger hold the text that it brings about.
  private mutating func addInnerText() {
    guard frame.isTextual || frame.passesText, !found.contains(where: { $0.role == .other }),
      let noun = trigger.tokens.last(where: { $0 > trigger.head && walk.parts[$0].kind == .document })
    else { return }
    var end = noun + 1
    if end == trigger.tokens.upperBound, end < walk.sentence.upperBound, let number = walk.phrase(at: end),
      walk.phrases[number].lead == nil, [.name, .number, .unknown].contains(walk.phrases[number].kind)
    {
      end = walk.phrases[number].tokens.upperBound
      found.removeAll { $0.phrase.head == walk.phrases[number].head }
      // "Resolution S-32/1" is nobody who could be spoken of as such later.
      if newTopic?.head == walk.phrases[number].head {
        newTopic = found.first { $0.role != .other && $0.phrase.isActorLike }?.phrase
      }
    }
    name(
      NounPhrase(
        tokens: noun..<end, head: noun, kind: .document, features: walk.parts[noun].features, extent: noun..<end),
      .other)
  }

  /// "69 dead", "2,248 were left wounded": the number right in front counts those whom the word itself names.
  mutating func addCountedVictims() -> Bool {
    guard frame.namesVictims, let phrase = countedVictims() else { return false }
    name(phrase, .target)
    return true
  }

  /// Takes a phrase that the trigger itself stands in.
  mutating func name(_ phrase: NounPhrase, _ role: Participant.Role) {
    found.append((role, phrase))
    if role == .other, walk.order != .verbFirst { newThing = phrase }
  }

  private func countedVictims() -> NounPhrase? {
    if let number = walk.phrase(at: trigger.head) {
      var phrase = walk.phrases[number]
      guard phrase.number != nil, phrase.head == trigger.head || !trigger.isVerb else { return nil }
      phrase.kind = .person
      return phrase
    }
    let before = trigger.tokens.lowerBound - 1
    guard before >= walk.sentence.lowerBound, let number = walk.phrase(at: before),
      walk.phrases[number].kind == .number, walk.phrases[number].tokens.upperBound == trigger.tokens.lowerBound,
      trigger.tokens.count == 1, !trigger.isVerb || isVictim(number)
    else { return nil }
    var phrase = walk.phrases[number]
    phrase.tokens = phrase.tokens.lowerBound..<trigger.tokens.upperBound
    phrase.extent = phrase.tokens
    phrase.head = trigger.head
    phrase.kind = .person
    return phrase
  }

  /// A verb right behind a number names those it befell where it is a participle: nothing stands behind it that it could
  /// be done to, and no verb of its own in front makes it a predicate.
  private func isVictim(_ number: Int) -> Bool {
    let features = trigger.features
    switch walk.order {
    case .subjectFirst:
      return features.contains(.passive) && walk.following(behind, limit: 1).isEmpty
        && (walk.phrases[number].lead != nil || walk.phrases[number].isJoined)
    case .byCase: return features.contains(.participle) && !features.contains(.short)
    case .verbFirst: return false
    }
  }

  /// Whether a form that is passive or active is passive here, and if so, whether it stands behind its noun without an
  /// auxiliary; nil where it is active.
  private func isPassive(_ next: [Int]) -> Bool? {
    var index = trigger.tokens.lowerBound - 1
    while index >= walk.sentence.lowerBound, trigger.tokens.lowerBound - index <= 6 {
      switch walk.parts[index].part {
      case .auxiliary: return false
      case .adverb, .negation, .bound, .date, .adjective: index -= 1
      case .coordinator, .comma:
        // "was overthrown and replaced": the auxiliary of the verb before.
        var other = index
        while other >= walk.sentence.lowerBound, walk.parts[other].part != .hard, index - other <= 16 {
          if walk.parts[other].part == .auxiliary, next.isEmpty { return false }
          other -= 1
        }
        index = -1
      default: index = -1
      }
    }
    guard trigger.features.contains(.active) else { return true }
    if !next.isEmpty || hasOwnObject { return nil }
    let token = behind
    guard token < walk.sentence.upperBound else { return true }
    switch walk.parts[token].part {
    case .preposition, .date, .comma, .hard, .bracket: break
    default: return nil
    }
    // "Police attacked in May": a body or a person at the start of a clause acts.
    guard let owner = walk.owner(ofParticiple: trigger.tokens.lowerBound) else { return nil }
    if walk.following(behind, with: [.by], within: 8) != nil { return true }
    let front = walk.phrases[owner].tokens.lowerBound - 1
    if front >= walk.sentence.lowerBound, walk.parts[front].part == .relative { return nil }
    return frame.befalls || frame.isFounding || walk.phrases[owner].kind == .document
      || walk.phrases[owner].kind == .thing
      || hasLaterVerb ? true : nil
  }

  /// The words of the trigger hold an object: "called the election", "lost their lives".
  private var hasOwnObject: Bool { trigger.tokens.contains { $0 > trigger.head && walk.parts[$0].kind == .thing } }

  /// A finite verb follows, whose subject the participle only describes.
  private var hasLaterVerb: Bool {
    var index = behind
    while index < walk.sentence.upperBound {
      switch walk.parts[index].part {
      case .verb where walk.isInfinitive(index): index += 1
      case .verb, .auxiliary: return true
      case .relative, .subordinator, .hard, .coordinator: return false
      default: index += 1
      }
    }
    return false
  }
}
