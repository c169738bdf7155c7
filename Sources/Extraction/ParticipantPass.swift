internal import EventGraph
internal import LanguagePacks

/// Gives each trigger its participants, place and count, by the order of words, voice and case.
///
/// A sentence is cut into noun phrases once; each trigger then walks from itself over phrases and verbs. `ClauseWalk`
/// finds subjects and objects, `RoleFrame` says what they are to an act of a type.
struct ParticipantPass {
  let packs: PackSet

  struct Result {
    var participants: [(role: Participant.Role, tokens: Range<Int>, head: Int)] = []
    var place: (tokens: Range<Int>, name: Int32?)?
    var count: (min: Int, max: Int?, tokens: Range<Int>)?
  }

  private var parts = SentenceParts()
  private var chunker = NounPhraseChunker(order: .subjectFirst)
  private var sentence = 0..<0
  /// Who was spoken of last, for pronouns and for verbs without a subject.
  private var topic: NounPhrase?
  private var thing: NounPhrase?
  /// Whom something befell last.
  private var sufferer: NounPhrase?
  private var isTopicNew = false

  init(packs: PackSet) { self.packs = packs }

  /// - Parameter parts: of the passage, as far as relations needed them.
  mutating func begin(_ passage: Passage, _ parts: consuming SentenceParts) {
    self.parts = parts
    self.parts.rewind()
    chunker = NounPhraseChunker(order: packs.languages[passage.language].wordOrder)
    chunker.reset(passage)
    sentence = 0..<0
    (topic, thing, sufferer, isTopicNew) = (nil, nil, nil, false)
  }

  mutating func result(
    for trigger: Passage.Trigger, in sentence: Range<Int>, _ passage: Passage, _ text: UnsafeBufferPointer<UInt8>
  ) -> Result {
    let view = WordView(packs: packs, language: passage.language)
    if sentence != self.sentence {
      // Whom the sentence before names first, if nothing there said who acted.
      if !isTopicNew, let named = chunker.phrases.first(where: { [.person, .name, .actor].contains($0.kind) }) {
        topic = named
      }
      isTopicNew = false
      self.sentence = sentence
      parts.readForParticipants(sentence, passage, view, text, order: chunker.order)
      chunker.read(sentence, parts, passage)
    }
    let walk = ClauseWalk(
      order: chunker.order, sentence: sentence, parts: parts, phrases: chunker.phrases, phraseAt: chunker.phraseAt)
    let rule = trigger.rule >= 0 ? packs.triggers[trigger.rule] : nil
    let frame = RoleFrame(type: trigger.type, order: chunker.order, agent: rule?.agent, target: rule?.target)
    var trigger = trigger.settled(passage, sentence, view)
    // What heads a clause without a rule has the features of its word.
    if trigger.rule < 0 { trigger.features.formUnion(view.features(passage.tokens[trigger.head])) }
    if let verb = governing(trigger, passage, view) { trigger.features = verb }
    var roles = RoleFinder(walk: walk, frame: frame, trigger: trigger, topic: topic, thing: thing)
    roles.sufferer = sufferer
    roles.isMarkedPassive =
      trigger.features.contains(.past) && view.isMarkedPassive(passage.tokens[trigger.head], text)
    roles.isDemanded =
      chunker.order == .byCase && trigger.features.contains(.infinitive) && isDemanded(trigger, passage, view)
    roles.undergoing = trigger.isVerb ? nil : undergoing(trigger, passage, view)
    roles.ordering = trigger.isVerb || chunker.order != .verbFirst ? nil : ordering(trigger, passage, view)
    roles.making = trigger.isVerb || chunker.order == .verbFirst ? nil : making(trigger, passage, view)
    roles.isMarkedPresent =
      trigger.features.contains(.present) && view.isMarkedPassive(passage.tokens[trigger.head], text)
    let isPredicate = chunker.order == .subjectFirst && !trigger.isVerb && isPredicate(trigger)
    if isPredicate { roles.makePassive() }
    roles.isUndergone =
      trigger.isVerb && !frame.isMutual && !frame.isSpoken && view.has(passage.tokens[trigger.head], .undergo)
    let isAttribute = chunker.order == .verbFirst && trigger.isAttribute
    if trigger.isVerb || isPredicate || isAttribute {
      roles.findOfVerb()
    } else {
      roles.findOfNoun(lightVerb(of: trigger, passage, view))
    }
    var result = Result()
    for wanted in [Participant.Role.agent, .target, .other] {
      for (role, phrase) in roles.found where role == wanted {
        result.participants.append((role, phrase.extent, phrase.head))
      }
    }
    if let place = PlacePass(
      view: view, tokens: passage.tokens, sentence: sentence, parts: parts, order: chunker.order, frame: frame
    )
    .place(of: trigger, chunker.phrases, chunker.phraseAt) {
      result.place = (place.tokens, place.name)
    }
    let counts = CountPass(view: view, tokens: passage.tokens, sentence: sentence)
    // Where somebody is named whom it befell, how many acted is no count of it.
    let isDone = roles.found.contains {
      $0.role == .target && [.person, .name, .organisation, .actor, .place, .number].contains($0.phrase.kind)
    }
    for role in [Participant.Role.target, .agent] where result.count == nil && (role == .target || !isDone) {
      for found in roles.found where found.role == role && sentence.contains(found.phrase.head) {
        guard let count = counts.count(of: found.phrase) ?? collective(found.phrase).flatMap({ counts.count(of: $0) })
        else { continue }
        result.count = (count.min, count.max, count.tokens)
        break
      }
    }
    if result.count == nil, frame.namesVictims, !trigger.isVerb,
      let phrase = tally(of: trigger), let count = counts.count(of: phrase)
    {
      result.count = (count.min, count.max, count.tokens)
    }
    if let spoken = roles.newTopic { (topic, isTopicNew) = (spoken, true) }
    if let other = roles.newThing { thing = other }
    let isPerson = { (phrase: NounPhrase) in phrase.kind == .person || phrase.kind == .name }
    if let other = roles.found.last(where: { $0.role == .target && isPerson($0.phrase) }) { sufferer = other.phrase }
    return result
  }

  /// "A group of 50 students": the people that a word for many is made of.
  private func collective(_ phrase: NounPhrase) -> NounPhrase? {
    guard phrase.number == nil, phrase.kind == .unknown || phrase.kind == .organisation,
      phrase.features.isDisjoint(with: [.plural, .definite]) || phrase.features.contains(.singular)
    else { return nil }
    // Bodies that have members at all times stand with the article: "the union of 5,000 members".
    let isKnown = parts[phrase.tokens.lowerBound].features.contains(.definite)
    let next = phrase.tokens.upperBound
    guard !isKnown, next < sentence.upperBound, parts[next].part == .preposition, parts[next].preposition == .of else {
      return nil
    }
    let members = chunker.phrases.first { $0.tokens.lowerBound > next && $0.tokens.lowerBound - next <= 4 }
    guard let members, members.lead == .of, members.number != nil,
      members.kind == .person || phrase.hasDeterminer && [.unknown, .number].contains(members.kind)
    else { return nil }
    return members
  }

  /// "12 cases of arrest", "the number of the dead had reached 95": the number that stands with a noun of victims.
  private func tally(of trigger: Passage.Trigger) -> NounPhrase? {
    let phraseAt = chunker.phraseAt
    func phrase(_ index: Int) -> NounPhrase? { phraseAt[index] >= 0 ? chunker.phrases[Int(phraseAt[index])] : nil }
    var before = trigger.tokens.lowerBound - 1
    if before > sentence.lowerBound, parts[before].preposition == .of { before -= 1 }
    if before >= sentence.lowerBound, let cases = phrase(before), cases.number != nil, cases.kind == .unknown,
      cases.tokens.upperBound == before + 1
    {
      return cases
    }
    var index = trigger.tokens.upperBound
    var hasVerb = false
    while index < sentence.upperBound, index - trigger.tokens.upperBound <= 10 {
      if let next = phrase(index) {
        if next.kind == .number { return hasVerb && next.lead != .in ? next : nil }
        // Over the place and the people that hang on the noun, not over what the verb is about.
        if hasVerb { return nil }
        index = next.tokens.upperBound
        continue
      }
      switch parts[index].part {
      case .verb: hasVerb = true
      case .hard where index == trigger.tokens.upperBound: hasVerb = true
      case .auxiliary, .adverb, .preposition, .bound, .date, .comma: break
      default: return nil
      }
      index += 1
    }
    return nil
  }

  /// A verb that demands stands right in front of the infinitive.
  private func isDemanded(_ trigger: Passage.Trigger, _ passage: Passage, _ view: WordView) -> Bool {
    var index = trigger.tokens.lowerBound - 1
    while index >= sentence.lowerBound, parts[index].part == .adverb || parts[index].part == .date { index -= 1 }
    return index >= sentence.lowerBound && view.has(passage.tokens[index], .demand)
  }

  /// "was cut down": a word right behind an auxiliary is no noun, whatever its form.
  private func isPredicate(_ trigger: Passage.Trigger) -> Bool {
    var index = trigger.tokens.lowerBound - 1
    while index >= sentence.lowerBound, [.adverb, .negation].contains(parts[index].part) { index -= 1 }
    return index >= sentence.lowerBound && parts[index].part == .auxiliary
  }

  /// The verb beside a noun that says that its subject suffers what the noun names: up to six words before it, up to eight
  /// behind it, with no other noun of an event between.
  private func undergoing(_ trigger: Passage.Trigger, _ passage: Passage, _ view: WordView) -> Int? {
    func search(_ indices: some Sequence<Int>) -> Int? {
      for index in indices {
        if parts[index].part == .hard || parts[index].part == .relative { return nil }
        if view.has(passage.tokens[index], .undergo) { return index }
        if parts[index].part == .verb || parts[index].isTrigger && index != trigger.head { return nil }
      }
      return nil
    }
    return search(stride(from: trigger.head - 1, through: max(sentence.lowerBound, trigger.head - 8), by: -1))
      ?? search(trigger.head + 1..<max(trigger.head + 1, min(sentence.upperBound, trigger.head + 9)))
  }

  /// The features that the words of a trigger leave open: of "resigned (into retirement)" the finite verb in it, of a verb
  /// that a pack names in a phrase those of its form.
  private func governing(_ trigger: Passage.Trigger, _ passage: Passage, _ view: WordView) -> Features? {
    guard trigger.tokens.count > 1 else { return nil }
    switch chunker.order {
    case .byCase:
      let own = view.features(passage.tokens[trigger.tokens.lowerBound])
      let isFinite = own.contains(.verb) && !own.isDisjoint(with: [.past, .present])
      return !trigger.isVerb && trigger.head > trigger.tokens.lowerBound && isFinite ? own : nil
    case .subjectFirst:
      guard trigger.features == .verb else { return nil }
      let own = view.features(passage.tokens[trigger.head])
      return own.isSuperset(of: [.verb, .past, .passive]) && own.isDisjoint(with: [.infinitive, .noun]) ? own : nil
    case .verbFirst: return nil
    }
  }

  /// Whoever says, asks for or blames an act does not do it.
  private static let spoken = [
    EventType("statement"), EventType("condemnation"), EventType("demand"), EventType("report"),
  ]

  /// The verb in front of a noun of action whose subject does what the noun names: "decided | the council | on the closing
  /// of", up to ten words before it.
  private func ordering(_ trigger: Passage.Trigger, _ passage: Passage, _ view: WordView) -> Int? {
    guard trigger.features.isDisjoint(with: [.definite, .withConjunction]) else { return nil }
    var index = trigger.tokens.lowerBound - 1
    while index >= sentence.lowerBound, trigger.head - index <= 10 {
      switch parts[index].part {
      case .verb:
        let token = passage.tokens[index]
        if [.control, .lightVerb, .plan].contains(where: { view.has(token, $0) }) { return index }
        guard trigger.features.contains(.withPreposition) else { return nil }
        return passage.triggers.contains { $0.head == index && Self.spoken.contains($0.type) } ? nil : index
      case .hard, .relative, .subordinator: return nil
      default: index -= 1
      }
    }
    return nil
  }

  /// "The visit that the envoy paid": the verb of the clause behind a relative pronoun right behind a noun, where it only
  /// says that the act was done.
  private func making(_ trigger: Passage.Trigger, _ passage: Passage, _ view: WordView) -> Int? {
    var index = trigger.tokens.upperBound
    while index < sentence.upperBound, index - trigger.tokens.upperBound < 2, parts[index].part == .comma { index += 1 }
    guard index < sentence.upperBound, parts[index].part == .relative, !parts[index].isWhere else { return nil }
    let end = min(sentence.upperBound, index + 8)
    guard let verb = (index + 1..<max(index + 1, end)).first(where: { parts[$0].part == .verb }),
      !parts[verb].isTrigger, view.has(passage.tokens[verb], .lightVerb) || view.has(passage.tokens[verb], .control)
    else { return nil }
    return verb
  }

  private func lightVerb(of trigger: Passage.Trigger, _ passage: Passage, _ view: WordView) -> Int? {
    LightVerbs.verb(of: trigger, passage, sentence, view)
  }
}
