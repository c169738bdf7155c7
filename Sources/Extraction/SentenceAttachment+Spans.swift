internal import EventGraph
internal import LanguagePacks

/// Spans that run until an event.
extension SentenceAttachment {
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
