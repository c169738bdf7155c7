internal import EventGraph
internal import LanguagePacks

/// What a verb of saying tells of: "said that police had arrested …", "reported the arrest", "…, the mayor said".
extension RelationReader {
  /// What happened by the account of a verb of saying, and what a condemnation is about; nothing that is only announced
  /// or asked for. Whether it is told as having happened is for its status to say.
  func told(by speech: Int) -> [Found] {
    let trigger = passage.triggers[speech]
    guard trigger.isVerb, let kind = Speech(trigger.type), isPredicate(speech) else { return [] }
    let start = trigger.head + 1
    let isDenial = view.has(passage.tokens[trigger.head], .denial)
    let discloses = trigger.rule >= 0 && view.packs.triggers[trigger.rule].discloses
    var events: [Int]
    if let opening = content(behind: start) {
      guard kind != .reaction else { return [] }
      events = predicates(behind: opening)
    } else if discloses, let found = disclosed(before: speech) {
      events = found
    } else {
      // "Denied the report": what is denied as a noun may be a text.
      events = isDenial ? [] : nouns(of: kind, behind: start)
      if events.isEmpty, kind != .reaction, !isDenial { events = quoted(around: speech) ?? bareClause(behind: start) }
    }
    events.removeAll { $0 == speech || isSpeech($0) && kind == .reaction }
    let words = trigger.isJoined ? trigger.tokens : trigger.head..<trigger.head + 1
    return events.map {
      Found(
        kind: kind == .reaction ? .respondsTo : .reports, from: speech, to: $0, cue: words,
        speech: isDenial ? .denies : discloses ? .discloses : .tells)
    }
  }

  /// "The death of the prisoner became known", "as became known, a court fined the paper": what stands in front of a verb of
  /// becoming known, or behind the aside that it is.
  private func disclosed(before speech: Int) -> [Int]? {
    let start = passage.triggers[speech].tokens.lowerBound
    if let noun = triggers.last(where: { head($0) < start && !heads($0) && !isSpeech($0) }),
      passage.borders[start] - passage.borders[head(noun)] < Self.clause
    {
      return [noun]
    }
    guard start == sentence.lowerBound + 1, passage.tokens[sentence.lowerBound].kind == .word,
      let comma = (head(speech)..<sentence.upperBound).first(where: { parts[$0].part == .comma })
    else { return nil }
    return predicates(behind: comma + 1)
  }

  /// What lies between a noun and the verb of its clause: less than a border of clauses.
  private static let clause: Float = 0.9

  /// What a verb of saying does with what it names.
  private enum Speech {
    case statement, report, announcement, reaction

    init?(_ type: EventType) {
      switch type.name {
      case "statement": self = .statement
      case "report": self = .report
      case "announcement": self = .announcement
      case "condemnation": self = .reaction
      default: return nil
      }
    }
  }

  /// Whether a verb of saying is one of its clause: no gerund, and no participle that describes a noun ("a previously
  /// announced plan").
  private func isPredicate(_ speech: Int) -> Bool {
    let trigger = passage.triggers[speech]
    if trigger.features.contains(.gerund) { return false }
    if trigger.features.contains(.participle), !trigger.features.contains(.short) { return false }
    return parts[trigger.head].part != .participle && parts[trigger.head].part != .adjective
  }

  private func isSpeech(_ event: Int) -> Bool { passage.triggers[event].type.family == "speech" }

  // MARK: Clauses

  /// Behind the conjunction of what is said ("that"), over whom it is said to, and when.
  private func content(behind start: Int) -> Int? {
    for index in start..<max(start, sentence.upperBound) {
      // It may be part of a longer trigger ("it emerged that"), which hides it from the parts of the sentence.
      if let sense = view.sense(passage.tokens[index], .subordinator) {
        // A relative word with a case stands for a noun ("who").
        return sense.value == 1 || sense.value == 0 && sense.features.isDisjoint(with: Self.cases) ? index + 1 : nil
      }
      switch parts[index].part {
      case .hard, .verb, .auxiliary, .coordinator: return nil
      default:
        if triggers.contains(where: { head($0) == index && passage.triggers[$0].isVerb }) { return nil }
      }
    }
    return nil
  }

  private static let cases: Features = [.nominative, .genitive, .dative, .accusative, .instrumental, .locative]

  /// The predicate of a clause that is told, and those that "and" joins to it.
  private func predicates(behind start: Int) -> [Int] {
    guard let events = rightEvents(behind: start) else { return [] }
    // A noun alone may be the subject of anything: "said that the talks failed".
    return events.filter { heads($0) && passage.borders[head($0)] - passage.borders[start - 1] < Self.told }
  }

  /// The most borders between a conjunction and a predicate of its clause.
  private static let told: Float = 3

  /// "The governor said police detained a smuggler": where the language leaves the conjunction out.
  private func bareClause(behind start: Int) -> [Int] {
    guard order == .subjectFirst, start < sentence.upperBound else { return [] }
    guard let event = rightEvents(behind: start)?.first, passage.triggers[event].isVerb else { return [] }
    var hasSubject = false
    for index in start..<max(start, head(event)) {
      switch parts[index].part {
      case .noun, .name: hasSubject = hasSubject || parts[index].kind != .time
      case .pronoun: hasSubject = true
      case .adjective, .determiner, .number, .date, .bound, .quote, .adverb, .auxiliary, .joint: break
      case .preposition where hasSubject || parts[min(index + 1, sentence.upperBound - 1)].part == .date: break
      default: return []
      }
    }
    return hasSubject ? [event] : []
  }

  /// What stands before "…, the mayor said": a sign, a subject and the verb of saying, and at most a time behind it.
  private func quoted(around speech: Int) -> [Int]? {
    let verb = head(speech)
    guard let sign = (sentence.lowerBound..<verb).last(where: { isSign($0) }), verb - sign <= Self.subject,
      sign > sentence.lowerBound,
      !triggers.contains(where: { head($0) > sign && $0 != speech && passage.triggers[$0].isVerb }),
      !(sign + 1..<verb).contains(where: {
        [.coordinator, .relative, .subordinator, .verb, .participle].contains(parts[$0].part)
          || passage.tokens[$0].clitics.contains(.withConjunction)
      })
    else { return nil }
    // Over quotation marks and dashes between what is said and who says so.
    var end = sign
    while end > sentence.lowerBound, isSign(end - 1) || parts[end - 1].part == .quote { end -= 1 }
    return leftEvent(before: end, overComma: true).map { heads($0) ? [$0] : [] }
  }

  /// The most tokens of a subject in front of its verb of saying.
  private static let subject = 9

  private func isSign(_ index: Int) -> Bool {
    switch parts[index].part {
    case .comma: true
    case .hard: passage.tokens[index].kind == .sign && passage.tokens[index].value != 0x3b
    default: false
    }
  }

  // MARK: Nouns

  /// "Reported the killing", "told of the arrest", "condemned the shelling and the killing".
  private func nouns(of kind: Speech, behind start: Int) -> [Int] {
    var index = start
    while index < sentence.upperBound, index - start < Self.addressee {
      switch parts[index].part {
      case .date, .adverb: index += 1
      case .preposition where index + 1 < sentence.upperBound && parts[index + 1].part == .date: index += 1
      case .preposition:
        // An announcement of something may come before it.
        guard parts[index].preposition == .about, kind != .announcement || !hasSubject(before: start) else { return [] }
        guard let noun = noun(from: index + 1, .links), !passage.triggers[noun].isVerb else { return [] }
        return joined(to: noun)
      case .noun, .name, .determiner, .adjective, .number, .participle, .pronoun, .bound, .quote:
        if let noun = noun(from: index, .links), !passage.triggers[noun].isVerb, isObject(noun, of: kind) {
          return joined(to: noun)
        }
        guard order != .subjectFirst || kind == .statement else { return [] }
        index += 1
      default: return []
      }
    }
    return []
  }

  /// The most tokens between a verb of saying and what it is about: the subject behind it, and when.
  private static let addressee = 8

  private func isObject(_ noun: Int, of kind: Speech) -> Bool {
    let isPrepositional = passage.tokens[head(noun)].clitics.contains(.withPreposition)
    switch kind {
    case .reaction: return order != .byCase || !passage.triggers[noun].features.contains(.instrumental)
    case .report: return order == .subjectFirst || isPrepositional
    // "Announced the start", but "informed of a death" where a preposition is written with its noun.
    case .statement, .announcement: return isPrepositional
    }
  }

  private func hasSubject(before index: Int) -> Bool {
    (sentence.lowerBound..<index).contains {
      (parts[$0].part == .noun || parts[$0].part == .name) && parts[$0].kind != .time
        && parts[$0].features.contains(.nominative)
    }
  }
}
