internal import EventGraph
internal import LanguagePacks

/// Who made a text or held a meeting that a phrase of the clause names: its subject.
extension RoleFinder {
  /// "By a ruling of 8 February the court freed them", "the commission blamed the army in its report".
  mutating func addAuthor() {
    guard !found.contains(where: { $0.role == .agent }) else { return }
    switch walk.order {
    case .subjectFirst: addAuthorInFront()
    case .byCase: addAuthorByCase()
    case .verbFirst: break
    }
  }

  private mutating func addAuthorInFront() {
    guard frame.isAuthored || frame.isMeeting else { return }
    let start = walk.phrase(at: trigger.head).map { walk.phrases[$0].tokens.lowerBound } ?? trigger.tokens.lowerBound
    let lead = start - 1
    guard lead >= walk.sentence.lowerBound, walk.parts[lead].part == .preposition,
      let preposition = walk.parts[lead].preposition, [.in, .by, .at, .with, .on, .during].contains(preposition)
    else { return }
    let isOwned = walk.parts[start].part == .determiner && walk.parts[start].features.contains(.genitive)
    // Whoever meets need not be who acts.
    guard frame.isAuthored || isOwned else { return }
    let before = lead - 1
    let opensClause =
      before < walk.sentence.lowerBound
      || [.hard, .comma, .coordinator, .date, .bracket].contains(walk.parts[before].part)
    if opensClause, let subject = subjectBehind() { return addAgents(subject) }
    guard isOwned else { return }
    var index = before
    while index >= walk.sentence.lowerBound, walk.parts[index].part != .hard {
      if [.verb, .auxiliary].contains(walk.parts[index].part) {
        if let subject = walk.subject(before: index), walk.phrases[subject.index].namesSomebody {
          addAgents(subject.index)
        }
        return
      }
      index -= 1
    }
    guard
      let subject = walk.phrases.lastIndex(where: {
        $0.tokens.upperBound <= lead && $0.lead == nil && !$0.isApposed && $0.namesSomebody
      })
    else { return }
    addAgents(subject)
  }

  /// The subject of the clause that the phrase of the trigger opens: the first phrase of somebody that no preposition
  /// leads, with a verb behind it.
  private func subjectBehind() -> Int? {
    var index = behind
    while index < walk.sentence.upperBound, index - behind < 24 {
      if let number = walk.phrase(at: index) {
        let phrase = walk.phrases[number]
        index = phrase.extent.upperBound
        if phrase.lead != nil || phrase.isApposed || phrase.isJoined || phrase.isPossessive { continue }
        guard phrase.namesSomebody || phrase.kind == .place else { return nil }
        let end = min(walk.sentence.upperBound, index + 16)
        let next = (index..<max(index, end)).first { [.verb, .auxiliary, .hard].contains(walk.parts[$0].part) }
        return next.map { walk.parts[$0].part != .hard } ?? false ? number : nil
      }
      switch walk.parts[index].part {
      case .hard, .relative, .subordinator, .auxiliary: return nil
      // "held on 5 May": what describes the noun, and no verb of the clause.
      case .verb, .participle:
        guard walk.parts[index].features.contains(.past) || walk.parts[index].features.contains(.passive),
          index + 1 < walk.sentence.upperBound, [.preposition, .date].contains(walk.parts[index + 1].part)
        else { return nil }
        index += 1
      default: index += 1
      }
    }
    return nil
  }

  /// "In its decision of 5 May the court obliged them", in the locative or the instrumental.
  private mutating func addAuthorByCase() {
    let open = trigger.features.intersection(NounPhraseBuilding.cases)
    let lead = walk.phrase(at: trigger.head).flatMap { walk.phrases[$0].lead }
    let isMeans = lead == nil && open.contains(.instrumental) && !open.contains(.nominative)
    guard frame.isAuthored, isMeans || lead == .in && open.contains(.locative), !trigger.isVerb else { return }
    func subject(_ indices: some Sequence<Int>) -> Int?? {
      for index in indices {
        switch walk.parts[index].part {
        case .hard, .relative, .subordinator: return nil
        case .verb where walk.parts[index].features.isDisjoint(with: [.infinitive, .gerund, .passive, .reflexive]):
          return .some(subjectByCase(of: index, walk.parts[index].features))
        default: continue
        }
      }
      return nil
    }
    let front = subject(stride(from: trigger.tokens.lowerBound - 1, through: walk.sentence.lowerBound, by: -1))
    guard let number = front ?? subject(behind..<walk.sentence.upperBound) ?? nil, walk.phrases[number].namesSomebody
    else { return }
    addAgents(number)
  }
}
