internal import EventGraph
internal import LanguagePacks

/// Participles that stand in front of the clause whose subject they share, where the subject stands first.
extension RoleFinder {
  /// Words that are looked through for the comma that ends what opens a sentence, and for the verb behind its subject.
  private static let reach = 24

  /// "Arrested in May, the editor died", "after closing the school, the council": the subject behind the comma of a
  /// participle that opens its sentence.
  ///
  /// - Complexity: O(1): at most 60 words are looked at.
  func frontedSubject() -> Int? {
    let features = trigger.features
    guard features.contains(.passive) || features.contains(.gerund) || features.contains(.participle), opensSentence
    else { return nil }
    var index = behind
    while index < walk.sentence.upperBound, index - behind < Self.reach {
      switch walk.parts[index].part {
      case .verb, .auxiliary, .relative, .subordinator, .hard: return nil
      case .comma:
        index += 1
        if index < walk.sentence.upperBound, let number = walk.phrase(at: index), isClauseSubject(number) {
          return number
        }
      default: index += 1
      }
    }
    return nil
  }

  /// Nothing stands in front but a date, a preposition that governs the form, or an auxiliary of its own.
  private var opensSentence: Bool {
    var index = trigger.tokens.lowerBound - 1
    while index >= walk.sentence.lowerBound {
      switch walk.parts[index].part {
      case .auxiliary, .preposition, .date, .adverb, .negation, .comma, .other, .bracket: index -= 1
      case .hard: return true
      default: return false
      }
    }
    return true
  }

  private func isClauseSubject(_ number: Int) -> Bool {
    let phrase = walk.phrases[number]
    guard phrase.lead == nil, !phrase.isPossessive, phrase.isActorLike || phrase.kind == .site,
      phrase.number == nil || phrase.kind != .number
    else { return false }
    let start = phrase.extent.upperBound
    let end = min(walk.sentence.upperBound, start + Self.reach)
    return (start..<max(start, end)).first {
      [.verb, .auxiliary, .hard].contains(walk.parts[$0].part)
    }.map { walk.parts[$0].part != .hard } ?? false
  }

  mutating func addFrontedPassive(_ subject: Int) {
    addObjects(subject)
    addAgents(walk.following(behind, with: [.by], within: 8))
  }

  mutating func addFronted(_ subject: Int, _ next: [Int]) {
    addSubjects(subject)
    if !frame.subjectSuffers { addObjects(next.first) }
  }
}
