internal import EventGraph
internal import LanguagePacks

extension Passage {
  /// Whether a year only tells which text is meant ("the constitution of 2012"): where owners follow, it stands right
  /// behind a noun for a text that has no article. Behind its verb such a noun may as well be what came out that year.
  ///
  /// In other languages the year of a title ("the Special Powers Act, 1974").
  ///
  /// Time constant but for the triggers looked through.
  func isNameOfText(_ date: Found, _ view: WordView) -> Bool {
    if isYearOfTitle(date, view) { return true }
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

  /// "The Local Administration Act 2016", "the Special Powers Act, 1974": a year alone behind a capitalised noun for a
  /// text, in the middle of a name, with nothing but a comma between.
  func isYearOfTitle(_ date: Found, _ view: WordView) -> Bool {
    guard view.packs.languages[view.language].wordOrder == .subjectFirst, date.kind == .date, date.lead == nil,
      date.tokens.count == 1, tokens[date.tokens.lowerBound].digits == 4
    else { return false }
    var owner = date.tokens.lowerBound - 1
    if owner > 0, tokens[owner].kind == .sign, tokens[owner].value == 0x2c { owner -= 1 }
    guard owner > 0, tokens[owner].entry >= 0, tokens[owner].flags.contains(.capital), view.has(tokens[owner], .thing)
    else { return false }
    return tokens[owner - 1].kind == .word && tokens[owner - 1].flags.contains(.capital)
  }
}
