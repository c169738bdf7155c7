internal import LanguagePacks

/// Finds lines that name a year for what stands below them.
enum YearHeadings {
  /// Most words of such a line.
  private static let words = 8

  /// The year with which a line of a few words without a verb ends, or which is all that it says.
  static func heading(
    in sentence: Range<Int>, _ passage: inout Passage, _ view: WordView, _ text: [UInt8]
  ) -> YearHeading? {
    let end = sentence.upperBound
    guard end == passage.tokens.count || passage.tokens[end].flags.contains(.newline), sentence.count <= 2 * words
    else {
      return nil
    }
    // No array is made: every line that may be a heading comes here.
    guard sentence.count(where: { passage.tokens[$0].kind != .sign }) <= words else { return nil }
    // "the year 2021", "of the year 2021": a word for years is no other content.
    let found = sentence.last { passage.tokens[$0].kind != .sign && !view.has(passage.tokens[$0], .unit) }
    guard let last = found else { return nil }
    let token = passage.tokens[last]
    guard token.kind == .number, (1500...2200).contains(token.value), token.end - token.begin >= 4,
      !isGlued(last, passage.tokens)
    else { return nil }
    passage.complete(sentence, view, text)
    var isBare = true
    for index in sentence.lowerBound..<last {
      let other = passage.tokens[index]
      if other.kind == .sign || view.has(other, .unit) || view.preposition(other) != nil { continue }
      isBare = false
      // Another number makes a day, a range or the number of a document of it; a verb makes a sentence of it.
      if other.kind == .number || view.has(other, .month) || view.has(other, .nameNumber) || view.has(other, .season)
        || view.has(other, .pastForm) || view.has(other, .auxiliary)
      {
        return nil
      }
      let features = view.features(other)
      if features.contains(.verb), features.isDisjoint(with: [.noun, .participle]) { return nil }
    }
    return YearHeading(year: Int(token.value), isBare: isBare)
  }

  private static func isGlued(_ index: Int, _ tokens: [Token]) -> Bool {
    func isPart(_ sign: Int, _ glued: Int) -> Bool {
      tokens.indices.contains(sign) && tokens.indices.contains(glued) && tokens[glued].flags.contains(.glued)
        && tokens[sign].kind == .sign && ![0x2c, 0x3a, 0x2e, 0x60c].contains(tokens[sign].value)
    }
    return isPart(index - 1, index) || isPart(index + 1, index + 1)
  }
}
