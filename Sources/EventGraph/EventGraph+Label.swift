extension EventGraph {
  /// The most characters that a label has.
  public static var labelLimit: Int { 40 }

  /// A short name for a mention, made of its own words: the trigger and its first target, else the place, in the
  /// language of the document.
  ///
  /// Words that stand together are quoted as they stand ("suspended the bureau"), else joined by a colon. O(length of
  /// the words).
  public func label(of mention: Mention) -> String {
    let trigger = words(mention.trigger, of: mention).displayedOnOneLine
    guard let other = labelSpan(of: mention) else { return trigger.cut(to: EventGraph.labelLimit) }
    let whole = mention.trigger.union(other)
    let gap = Int(whole.end - whole.begin) - mention.trigger.range.count - other.range.count
    if gap <= 12 {
      let phrase = words(whole, of: mention).displayedOnOneLine
      if phrase.count <= EventGraph.labelLimit { return phrase }
    }
    if other.overlaps(mention.trigger) { return words(whole, of: mention).displayedOnOneLine.cut(to: EventGraph.labelLimit) }
    return "\(trigger): \(words(other, of: mention).displayedOnOneLine)".cut(to: EventGraph.labelLimit)
  }

  /// The label of an event's first mention.
  public func label(of event: Event) -> String { label(of: mentions[event.mentions[0]]) }

  private func labelSpan(of mention: Mention) -> TextSpan? {
    let target = participants(of: mention).first { $0.role == .target && !mention.trigger.contains($0.span) }
    if let target { return target.span.range.count > 120 ? target.head : target.span }
    return place(of: mention)?.span
  }
}

extension String {
  /// At most `limit` characters, cut between words where one ends in the second half, with an ellipsis.
  fileprivate func cut(to limit: Int) -> String {
    guard count > limit else { return self }
    let kept = prefix(limit - 1)
    let half = index(startIndex, offsetBy: limit / 2)
    if let space = kept.lastIndex(of: " "), space > half { return kept[..<space] + "…" }
    return kept + "…"
  }
}
