internal import EventGraph
internal import LanguagePacks

extension SentenceAttachment {
  /// "This month's presidential election", "Sunday's vote": the noun that a date in the possessive dates.
  func possessed(by date: Int) -> Int? {
    let end = tokens(date).upperBound
    // Elsewhere what is taken off a word is no mark of possession.
    guard packs.languages[passage.language].wordOrder == .subjectFirst,
      passage.tokens[end - 1].flags.contains(.stripped)
    else { return nil }
    for index in end..<min(sentence.upperBound, end + Self.reachOfPossessive) {
      if let noun = triggers.first(where: { trigger($0).head == index }) { return trigger(noun).isVerb ? nil : noun }
      let token = passage.tokens[index]
      guard token.kind == .word, view.preposition(token) == nil, !view.has(token, .coordinator),
        !view.has(token, .auxiliary)
      else { return nil }
    }
    return nil
  }

  /// Words of a phrase up to its noun.
  private static var reachOfPossessive: Int { 4 }
}
