internal import EventGraph
internal import LanguagePacks

/// Who is named beside those that a clause is about.
extension RoleFinder {
  /// "Was detained together with his wife": it befell both.
  ///
  /// - Complexity: O(1): at most 14 words behind the verb are looked at.
  mutating func addCompany() {
    guard frame.befalls, found.contains(where: { $0.role == .target }) else { return }
    let other = walk.order == .subjectFirst ? joinedBehind() ?? company : company
    guard let other else { return }
    let phrase = walk.phrases[other]
    let open = phrase.features.intersection(NounPhraseBuilding.cases)
    guard [.person, .name].contains(phrase.kind), open.isEmpty || open.contains(.instrumental) || phrase.number != nil
    else { return }
    for var each in walk.list(other) {
      // How many came along is no number of the act.
      each.number = nil
      add(.target, each)
    }
  }

  private var company: Int? { walk.following(behind, with: [.with], within: 14) }

  /// What a conjunction of several words joins to nothing in front of it: "on 3 May along with two students".
  private func joinedBehind() -> Int? {
    var index = behind
    while index < walk.sentence.upperBound, index - behind < 14 {
      switch walk.parts[index].part {
      case .adverb, .date, .comma: index += 1
      case .preposition where index + 1 < walk.sentence.upperBound && walk.parts[index + 1].part == .date: index += 1
      case .coordinator:
        guard index + 1 < walk.sentence.upperBound, walk.parts[index + 1].part == .coordinator else { return nil }
        while index < walk.sentence.upperBound, [.coordinator, .bound].contains(walk.parts[index].part) { index += 1 }
        return index < walk.sentence.upperBound ? walk.phrase(at: index) : nil
      default: return nil
      }
    }
    return nil
  }

  /// "The court found that the poll was void and called on": a verb of saying right behind a conjunction goes on with who
  /// spoke in front of what was said, unless somebody stands there who could speak.
  ///
  /// - Complexity: O(1): at most 40 words in front are looked at.
  func speaker(over subject: Int?) -> Int? {
    let before = trigger.tokens.lowerBound - 1
    guard frame.isSpoken, !frame.isIntransitive, before > walk.sentence.lowerBound,
      walk.parts[before].part == .coordinator, !(subject.map { walk.phrases[$0].namesSomebody } ?? false)
    else { return nil }
    var index = before - 1
    while index > walk.sentence.lowerBound, before - index < 40, walk.parts[index].part != .subordinator {
      if walk.parts[index].part == .hard { return nil }
      if walk.parts[index].part == .relative, walk.parts[index - 1].part == .verb { break }
      index -= 1
    }
    guard [.subordinator, .relative].contains(walk.parts[index].part) else { return nil }
    var verb = index - 1
    while verb > walk.sentence.lowerBound, [.date, .adverb, .preposition].contains(walk.parts[verb].part) { verb -= 1 }
    guard walk.parts[verb].part == .verb, let spoke = walk.subject(before: verb)?.index,
      walk.phrases[spoke].namesSomebody
    else { return nil }
    return spoke
  }
}
