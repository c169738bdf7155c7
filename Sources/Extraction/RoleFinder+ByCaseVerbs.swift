internal import EventGraph
internal import LanguagePacks

/// Which verb a phrase belongs to, where cases tell.
extension RoleFinder {
  /// "On 3 May, said the minister, 33 were arrested": who stands between commas behind a verb of its own.
  func isOfInserted(_ number: Int, before verb: Int) -> Bool {
    let phrase = walk.phrases[number]
    guard hasVerb(before: phrase), phrase.features.contains(.nominative) || phrase.features.isEmpty else {
      return false
    }
    let open = phrase.tokens.lowerBound - 2
    return open >= walk.sentence.lowerBound && walk.parts[open].part == .comma
      && (phrase.tokens.upperBound..<verb).contains { walk.parts[$0].part == .comma }
  }

  /// No conjunction stands between a verb and a phrase behind it: "four died and 15 were wounded".
  func isUnjoined(_ number: Int?, behind verb: Int) -> Bool {
    guard let number else { return false }
    return (verb + 1..<max(verb + 1, walk.phrases[number].tokens.lowerBound)).allSatisfy {
      walk.parts[$0].part != .coordinator
    }
  }

  func goesOn(_ verb: Int) -> Bool {
    verb > walk.sentence.lowerBound && walk.parts[verb - 1].part == .coordinator
  }

  /// Both are past, or both present, in one number and gender.
  func agrees(_ verb: Features, _ other: Features) -> Bool {
    let marks: Features = [.past, .present, .singular, .plural, .masculine, .feminine, .neuter]
    return !verb.isDisjoint(with: [.past, .present]) && verb.intersection(marks) == other.intersection(marks)
  }

  /// A conjunction or a comma between two verbs, and nothing that opens a clause of its own.
  func isShared(from other: Int, to verb: Int) -> Bool {
    (other + 1..<verb).contains { walk.parts[$0].part == .coordinator || walk.parts[$0].part == .comma }
      || other + 1 == verb
  }

  /// "seized power and dissolved": what stands right behind another verb is its object.
  func hasVerb(before phrase: NounPhrase) -> Bool {
    let index = phrase.tokens.lowerBound - 1
    return index >= walk.sentence.lowerBound && walk.parts[index].part == .verb
  }
}
