internal import EventGraph
internal import LanguagePacks

/// Clauses that a semicolon parts from the dated one.
extension SharedDatePass {
  /// "On 8 July the army shelled the market; nine people were injured": a main verb of the past behind one semicolon goes
  /// on with the day, unless it tells of what has been done or not done since, or says something.
  func tellsOn(
    _ verb: Passage.Trigger, behind giver: Passage.Trigger, _ between: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Bool {
    guard verb.isVerb, verb.head > giver.head, verb.type.family != "speech",
      verb.type != giver.type || verb.type.family == "violence",
      let sign = between.last(where: { passage.tokens[$0].isSemicolon }),
      !between.dropLast(between.upperBound - sign).contains(where: { passage.tokens[$0].isSemicolon }),
      passage.borders[verb.head] - passage.borders[sign] < 0.9,
      verb.head > sign + 1 || !verb.features.contains(.participle) || verb.features.contains(.short)
    else { return false }
    var isPast = !verb.features.isDisjoint(with: [.past, .short])
    for index in sign + 1..<verb.head {
      let token = passage.tokens[index]
      guard token.entry >= 0 else { continue }
      if view.has(token, .negation) { return false }
      isPast = isPast || view.has(token, .auxiliary) && view.features(token).contains(.past)
    }
    return isPast && !passage.isPerfect(verb.head, behind: sign, view)
  }

  /// Whether a semicolon stands between a verb and what it has its date from, in front of it.
  func tellsOnBehindSemicolon(_ verb: Passage.Trigger, _ giver: Passage.Trigger, _ passage: Passage) -> Bool {
    verb.isVerb && giver.head < verb.head
      && (giver.head..<verb.head).contains { passage.tokens[$0].isSemicolon }
  }
}

extension Passage {
  /// "And has requested asylum", "no appeal is lodged": an auxiliary of the present behind a token, close in front of a verb
  /// that it makes a perfect or a passive of, so that what it tells has been done since, at no time that is named.
  func isPerfect(_ verb: Int, behind index: Int, _ view: WordView) -> Bool {
    (max(index + 1, verb - 4)..<max(index + 1, verb)).contains {
      guard tokens[$0].entry >= 0, view.has(tokens[$0], .auxiliary) || view.has(tokens[$0], .lightVerb) else {
        return false
      }
      let features = view.features(tokens[$0])
      return features.contains(.present) && features.isDisjoint(with: [.past, .participle])
        && borders[verb] - borders[$0] < 0.5
    }
  }
}
