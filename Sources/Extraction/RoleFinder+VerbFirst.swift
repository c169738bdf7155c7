internal import EventGraph
internal import LanguagePacks

extension RoleFinder {
  /// The verb stands first: the phrase behind it acts, the next is acted on, unless the subject stands in front.
  mutating func findVerbFirst() {
    let features = trigger.features
    let next = walk.following(behind, limit: 2)
    let front = front(of: trigger.tokens.lowerBound)
    if isUndergone { return addObjects(front?.index ?? next.first) }
    let isPassive = features.contains(.passive) && !features.contains(.active) || isMarkedPassive
    // "whom the police arrested him": the pronoun behind the verb is whom it befell.
    let hasPronoun = features.contains(.withPronoun)
    if isPassive || features.contains(.participle) {
      if let target = front?.index ?? next.first {
        addObjects(target)
      } else if features.contains(.plural), let topic {
        add(frame.object(topic), topic)
      } else {
        addObliqueObject()
      }
      addAgents(walk.following(behind, with: [.by]))
      return
    }
    if hasPronoun {
      addSubjects(front.flatMap { $0.isRelative ? nil : $0.index } ?? next.first)
      if let antecedent = relativeAntecedent() {
        addObjects(antecedent)
      } else if let topic {
        add(frame.object(topic), topic)
      }
      return
    }
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
      addObjects(next.first)
      if next.isEmpty { addObliqueObject() }
      return
    }
    guard let first = next.first else {
      if isJoined, let topic { add(frame.subject(topic), topic) }
      return addObliqueObject()
    }
    // "and confiscated their computers": whoever acted before acts on.
    let isThing = [.unknown, .site, .thing].contains(walk.phrases[first].kind)
    if isJoined, isThing, !frame.isTextual, next.count == 1, !frame.befalls || walk.phrases[first].kind != .number,
      let topic,
      !frame.subjectSuffers
    {
      add(frame.subject(topic), topic)
      addObjects(first)
      return
    }
    if frame.subjectSuffers {
      addObjects(first)
    } else if frame.befalls, isAlone(next), walk.following(behind, with: [.from, .about, .on, .against]) == nil {
      addObjects(first)
      addAgents(walk.following(behind, with: [.by]))
    } else {
      addSubjects(first)
      if next.count > 1 { addObjects(next[1]) } else { addObliqueObject() }
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
        index = start - 1
        if phrase.lead != nil || phrase.isJoined || phrase.isApposed { continue }
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
