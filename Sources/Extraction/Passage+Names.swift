internal import EventGraph
internal import LanguagePacks

extension Passage {
  /// Whether a year only tells which text is meant ("the constitution of 2012"): where owners follow, it stands right
  /// behind a noun for a text that has no article. Behind its verb such a noun may as well be what came out that year.
  ///
  /// Time constant but for the triggers looked through.
  func isNameOfText(_ date: Found, _ view: WordView) -> Bool {
    let owner = date.tokens.lowerBound - 1
    guard view.packs.languages[view.language].wordOrder == .verbFirst, date.kind == .date, date.lead == nil, owner > 0,
      tokens[owner].entry >= 0, view.has(tokens[owner], .thing),
      !tokens[owner].clitics.contains(.definite), !view.features(tokens[owner]).contains(.definite),
      date.tokens.allSatisfy({ index in
        let token = tokens[index]
        return token.kind == .number ? token.digits == 4 : view.has(token, .unit)
      })
    else { return false }
    return !triggers.contains { $0.head == owner || $0.isVerb && $0.head == owner - 1 }
  }
}
