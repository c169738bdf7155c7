internal import EventGraph
internal import LanguagePacks

extension SentenceAttachment {
  /// "This month's presidential election", "Sunday's vote", "a 27 September raid": the noun that a date in the possessive
  /// dates, or one between an article and its noun.
  func possessed(by date: Int) -> Int? {
    let end = tokens(date).upperBound
    guard packs.languages[view.language].wordOrder == .subjectFirst, describesNoun(date) else { return nil }
    let start = isComma(end) ? end + 1 : end
    for index in start..<min(sentence.upperBound, start + Self.reachOfPossessive) {
      if let noun = triggers.first(where: { trigger($0).head == index }) { return isNoun(noun) ? noun : nil }
      let token = passage.tokens[index]
      guard token.kind == .word, view.preposition(token) == nil, !view.has(token, .coordinator),
        !view.has(token, .auxiliary)
      else { return nil }
    }
    return nil
  }

  /// "The election of 2019 went by": the noun right in front of a year or month that hangs on it, whatever verb carries the
  /// noun.
  func genitiveOwner(of date: Int) -> Int? {
    guard packs.languages[view.language].wordOrder == .byCase, describesNoun(date) else { return nil }
    return triggers.first {
      !trigger($0).isVerb && trigger($0).features.isDisjoint(with: .verb) && !isNamed($0)
        && trigger($0).tokens.upperBound == tokens(date).lowerBound
    }
  }

  /// Behind an article a form that may be a verb of the present is a noun.
  private func isNoun(_ index: Int) -> Bool {
    !trigger(index).isVerb || trigger(index).features.isDisjoint(with: [.past, .participle, .passive])
  }

  /// Whether a noun behind a date, known or not, is what the date tells of.
  func describesNoun(_ date: Int) -> Bool { passage.describesNoun(passage.found[date], sentence, view) }

  /// Words of a phrase up to its noun.
  private static var reachOfPossessive: Int { 4 }
}

extension Passage {
  /// Whether a date is a possessive, or a day, month or year right behind an article with a word behind it ("Friday's
  /// profits", "a May 23 ruling", "the Dec. 21, 1988, bombing"). Behind a weekday or a unit the phrase may as well be over
  /// ("the next day police …").
  func describesNoun(_ date: Found, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    let extent = date.tokens
    if view.packs.languages[view.language].wordOrder == .byCase { return isGenitive(date, sentence, view) }
    // Elsewhere what is taken off a word is no mark of possession.
    guard view.packs.languages[view.language].wordOrder == .subjectFirst, extent.upperBound < sentence.upperBound else {
      return false
    }
    if tokens[extent.upperBound - 1].flags.contains(.stripped) { return true }
    guard date.lead == nil, date.kind == .date, extent.lowerBound > sentence.lowerBound,
      view.has(tokens[extent.lowerBound - 1], .determiner),
      extent.contains(where: { tokens[$0].kind == .number }),
      !extent.contains(where: { view.has(tokens[$0], .unit) || view.has(tokens[$0], .ordinal) })
    else { return false }
    let next = tokens[extent.upperBound]
    if next.kind == .word { return true }
    return extent.count > 1 && next.kind == .sign && next.value == 0x2c && extent.upperBound + 1 < sentence.upperBound
      && tokens[extent.upperBound + 1].kind == .word
  }

  /// "The laureate of the prize of 2012" where nouns have cases: a year or a month in the genitive, without a preposition
  /// and a day, right behind a noun. It tells when nothing happened but what the noun may name.
  private func isGenitive(_ date: Found, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    let extent = date.tokens
    guard date.lead == nil, date.kind == .date, extent.lowerBound > sentence.lowerBound,
      extent.contains(where: { view.features(tokens[$0]).contains(.genitive) }),
      extent.allSatisfy({
        let token = tokens[$0]
        return token.kind == .number ? token.digits == 4 : view.has(token, .month) || view.has(token, .unit)
      })
    else { return false }
    let noun = tokens[extent.lowerBound - 1]
    guard noun.kind == .word, view.preposition(noun) == nil, !view.has(noun, .pastForm), !view.has(noun, .coordinator),
      !found.contains(where: { $0.tokens.contains(extent.lowerBound - 1) })
    else { return false }
    let before = tokens[max(sentence.lowerBound, extent.lowerBound - 2)]
    // "No earlier than", "in the course of", "nine months of".
    if view.has(before, .negation) || view.has(noun, .unit) { return false }
    let opens =
      extent.lowerBound - 2 >= sentence.lowerBound
      ? view.match(.preposition, in: tokens, at: extent.lowerBound - 2, before: extent.lowerBound)?.length : nil
    if opens == 2 { return false }
    let features = view.features(noun)
    return features.contains(.noun) || features.isEmpty
  }
}
