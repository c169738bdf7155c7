internal import EventGraph
internal import LanguagePacks

/// Spans that run until an event.
extension SentenceAttachment {
  /// "From 2015 until its dissolution in 2021": a date that a span runs from, up to what stands behind "until", is none of
  /// that.
  func beginsSpan(_ date: Int, upTo head: Int) -> Bool {
    guard head - tokens(date).upperBound <= Self.reachOfSpan,
      let until = passage.untilBehind(passage.found[date], before: head, view)
    else { return false }
    return border(until, head) < 0.9
  }

  /// Most words from a date to what its span runs until.
  private static var reachOfSpan: Int { 8 }
}

extension Passage {
  /// The word for "until" right behind a date that a span runs from, or behind it and a conjunction.
  func untilBehind(_ date: Found, before end: Int, _ view: WordView) -> Int? {
    guard date.kind == .date || date.isSince, date.lead == .from || date.lead == .since else { return nil }
    var index = date.tokens.upperBound
    if index < end, view.has(tokens[index], .coordinator) { index += 1 }
    guard index < end, let found = view.match(.preposition, in: tokens, at: index, before: end) else { return nil }
    let preposition = Preposition.allCases[Int(found.value)]
    return preposition == .until || preposition == .to ? index : nil
  }
}
