internal import EventGraph
internal import LanguagePacks

/// Subjects in front of a clause that describes them, by case.
extension RoleFinder {
  /// "The monk, whom the police were watching, asked for asylum": right behind the comma that closes a clause about a
  /// noun, the verb is that noun's.
  func subjectOverClause(of verb: Int, _ features: Features) -> Int? {
    var close = verb - 1
    while close >= walk.sentence.lowerBound, [.adverb, .negation, .auxiliary, .date].contains(walk.parts[close].part) {
      close -= 1
    }
    guard close > walk.sentence.lowerBound, walk.parts[close].part == .comma else { return nil }
    var open = close - 1
    while open > walk.sentence.lowerBound, close - open < 24, walk.parts[open].part != .hard {
      if walk.parts[open].part == .comma, opensClause(at: open + 1, before: close) {
        guard let nearest = walk.phrase(at: open - 1) else { return nil }
        var owner = nearest
        // Over the genitives and the phrases of prepositions that hang on it.
        while owner > 0, !isSubject(owner, features, strictly: false),
          walk.phrases[owner].tokens.lowerBound - walk.phrases[owner - 1].tokens.upperBound <= 1
        {
          owner -= 1
        }
        owner = walk.phrases[owner].isJoined || walk.phrases[owner].isApposed ? walk.first(ofList: owner) : owner
        return isSubject(owner, features, strictly: false) ? owner : nil
      }
      open -= 1
    }
    return nil
  }

  /// A relative pronoun, behind two words at most, or a long participle.
  private func opensClause(at start: Int, before close: Int) -> Bool {
    for index in start..<min(start + 3, close) {
      let word = walk.parts[index]
      if word.part == .relative { return true }
      let isLong = word.features.contains(.participle) && !word.features.contains(.short)
      if isLong, word.part == .participle || word.part == .adjective || word.part == .verb { return index - start <= 1 }
      if word.part == .verb || word.part == .comma { return false }
    }
    return false
  }
}
