internal import EventGraph
internal import LanguagePacks

/// Dates that are of one noun alone, or of no event that is told.
extension SentenceAttachment {
  /// "The October 2023 attack": the noun that a date behind an article stands in front of, where nouns have what describes
  /// them in front.
  func attributed(by date: Int) -> Int? {
    let extent = tokens(date)
    guard packs.languages[view.language].wordOrder == .subjectFirst, passage.found[date].lead == nil,
      passage.found[date].offset == nil, passage.found[date].anchor == nil, extent.lowerBound > sentence.lowerBound,
      view.has(passage.tokens[extent.lowerBound - 1], .determiner),
      // "The third-quarter report": the time that it covers.
      !extent.contains(where: { view.has(passage.tokens[$0], .unit) })
    else { return nil }
    for index in extent.upperBound..<max(extent.upperBound, min(sentence.upperBound, extent.upperBound + 5)) {
      if let noun = triggers.first(where: { trigger($0).head == index }) { return isNoun(noun) ? noun : nil }
      let token = passage.tokens[index]
      guard token.kind == .word, view.preposition(token) == nil, !view.has(token, .coordinator),
        !view.has(token, .auxiliary), !view.has(token, .determiner), !view.has(token, .subordinator)
      else { return nil }
    }
    return nil
  }

  /// Behind an article a form that may be a verb of the present is a noun.
  private func isNoun(_ index: Int) -> Bool {
    !trigger(index).isVerb || trigger(index).features.isDisjoint(with: [.past, .participle, .passive])
  }

  /// "From 2015 until its dissolution in 2021": a date that a span runs from, up to what stands behind "until", is none of
  /// that.
  func beginsSpan(_ date: Int, upTo head: Int) -> Bool {
    var index = tokens(date).upperBound
    guard index < head, head - index <= Self.reachOfSpan,
      passage.found[date].kind == .date || passage.found[date].isSince, let lead = passage.found[date].lead,
      lead == .from || lead == .since
    else { return false }
    if view.has(passage.tokens[index], .coordinator) { index += 1 }
    guard index < head, border(index, head) < 0.9,
      let found = view.match(.preposition, in: passage.tokens, at: index, before: head + 1),
      case let preposition = Preposition.allCases[Int(found.value)]
    else { return false }
    return preposition == .until || preposition == .to
  }

  /// Most words from a date to what its span runs until.
  private static var reachOfSpan: Int { 8 }
}
