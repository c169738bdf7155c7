internal import EventGraph
internal import LanguagePacks

/// Who is meant where verbs stand first and name nobody.
extension RoleFinder {
  /// Who is meant by a verb that names nobody: who was spoken of before in the sentence, else the nearest before the verb
  /// whose gender and number fit, else who was spoken of last.
  mutating func addDropped(_ role: (NounPhrase) -> Participant.Role?) {
    // A word of no list may be no verb.
    guard trigger.rule >= 0,
      trigger.tokens.count == 1 || frame.befalls || frame.isEmergency, let phrase = dropped()
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
      let verb = walk.parts[index].features
      // "attacked and killed ten and fled": what stands behind a plural is its object.
      let isOwn = front != nil || verb.isDisjoint(with: [.plural, .dual]) || verb.contains(.singular)
      guard let number, isOwn, front != nil || canAct(number, verb) else { continue }
      let phrase = walk.phrases[number]
      guard phrase.head < trigger.head, [.person, .name, .actor, .organisation].contains(phrase.kind),
        phrase.fits(trigger.features)
      else { continue }
      return phrase
    }
    return nil
  }

  /// "passed a sentence of imprisonment of the activist": whom the measure hangs on, behind a preposition of its own.
  mutating func addSentenced() {
    guard frame.sentences || frame.isRuling, !found.contains(where: { $0.role == .target }) else { return }
    var index = behind
    while index + 1 < walk.sentence.upperBound, index - behind <= 14 {
      let word = walk.parts[index]
      if [.verb, .hard, .relative, .subordinator].contains(word.part) { return }
      let isMeasure = word.isSite || word.kind == .event || word.kind == .thing
      if word.part == .noun, word.features.contains(.withPreposition) && isMeasure || word.kind == .thing {
        if word.features.contains(.withPronoun), let sufferer { return add(.target, sufferer) }
        let start = index + 1
        let kind = walk.parts[start].kind
        let isOwn = word.features.isDisjoint(with: [.absolute, .definite])
        guard isOwn, [.person, .name].contains(kind) || walk.parts[start].isGuess || walk.parts[start].part == .number
        else {
          // "passed a sentence | of imprisonment": another measure follows.
          if word.features.contains(.withPreposition) { return }
          index += 1
          continue
        }
        guard let number = walk.phrase(at: start) else { return }
        var phrase = walk.phrases[number]
        guard phrase.head < start else { return addObjects(number) }
        (phrase.tokens, phrase.head, phrase.kind) = (start..<phrase.tokens.upperBound, start, .person)
        (phrase.lead, phrase.extent) = (nil, start..<phrase.extent.upperBound)
        return add(.target, phrase)
      }
      index += 1
    }
  }

  /// "Was lifted | the ban | by the minister": who did it stands behind the words for "by".
  func isDoneBySomebody(_ front: Front?, _ next: [Int]) -> Bool {
    guard trigger.features.contains(.past), frame.befalls || frame.isTextual || frame.isOfThings,
      front == nil ? next.count == 1 : next.isEmpty && !(front?.isRelative ?? false),
      let maker = walk.following(behind, with: [.by], within: 12)
    else { return false }
    return walk.phrases[maker].namesSomebody
  }

  /// Somebody else is named by a preposition; behind a date it may say where it was ("from a market") and nothing of who
  /// acted.
  func hasOther(_ leads: [Preposition], behind first: Int) -> Bool {
    guard let other = walk.following(behind, with: leads) else { return false }
    let phrase = walk.phrases[other]
    let isApart = phrase.tokens.lowerBound - walk.phrases[first].tokens.upperBound > 1
    return !isApart || ![.place, .site].contains(walk.parts[phrase.tokens.lowerBound].kind)
  }

  /// Whom an act befell last, or who was spoken of last, whichever is nearer.
  var lastPerson: NounPhrase? {
    let known = lastKnownPerson
    if let known, walk.sentence.contains(known.head) { return known }
    // Who is only named in the sentence: "The photographer: a court fined him".
    let named = walk.phrases.last {
      $0.tokens.upperBound <= trigger.tokens.lowerBound && $0.number == nil && !$0.isJoined
        && ($0.kind == .person || $0.kind == .name)
    }
    return named ?? known
  }

  private var lastKnownPerson: NounPhrase? {
    guard let topic, [.person, .name].contains(topic.kind) else { return sufferer }
    guard let sufferer else { return topic }
    return sufferer.head > topic.head ? sufferer : topic
  }
}
