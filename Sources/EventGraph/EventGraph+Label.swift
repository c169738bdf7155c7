extension EventGraph {
  /// A short name for a mention, made of its own words: the trigger and its first target, else the place, in the
  /// language of the document; at most `limit` characters.
  ///
  /// Words that stand together are quoted as they stand ("suspended the bureau"), else joined by a colon. O(length of
  /// the words).
  public func label(of mention: Mention, limit: Int = 40) -> String {
    func trigger() -> String { words(mention.phrase, of: mention).displayedOnOneLine }
    guard let other = labelAddition(of: mention), !mention.phrase.contains(other) else {
      return trigger().cut(to: limit)
    }
    let whole = mention.phrase.union(other)
    let gap = whole.range.count - mention.phrase.range.count - other.range.count
    let phrase = gap <= 24 ? words(whole, of: mention).displayedOnOneLine : nil
    if let phrase, phrase.utf8.count <= limit || phrase.count <= limit || other.overlaps(mention.phrase) {
      return phrase.cut(to: limit)
    }
    return "\(trigger()): \(words(other, of: mention).displayedOnOneLine)".cut(to: limit)
  }

  /// What a label adds to the trigger: the first target, else the place.
  public func labelAddition(of mention: Mention) -> TextSpan? {
    let target = participants(of: mention).first { $0.role == .target && !mention.trigger.contains($0.span) }
    if let target { return target.span.range.count > 120 ? target.head : target.span }
    return place(of: mention)?.span
  }
}

extension String {
  /// At most `limit` characters, cut between words where one ends in the second half, with an ellipsis.
  public func cut(to limit: Int) -> String {
    // A character is of one scalar at least: counting those is cheap.
    guard utf8.count > limit, unicodeScalars.count > limit else { return self }
    if unicodeScalars.allSatisfy(\.isCharacterOfItsOwn) { return cutByScalars(to: limit) }
    guard count > limit else { return self }
    let kept = prefix(limit - 1)
    let half = index(startIndex, offsetBy: limit / 2)
    if let space = kept.lastIndex(of: " "), space > half { return kept[..<space] + "…" }
    return kept + "…"
  }

  /// The same where every scalar is a character, which is far cheaper to tell.
  private func cutByScalars(to limit: Int) -> String {
    let scalars = unicodeScalars
    let half = scalars.index(startIndex, offsetBy: limit / 2)
    let kept = self[..<scalars.index(half, offsetBy: limit - 1 - limit / 2)]
    if let space = kept.unicodeScalars.lastIndex(of: " "), space > half { return kept[..<space] + "…" }
    return kept + "…"
  }
}

extension Unicode.Scalar {
  /// Whether no scalar beside it can be part of its character: letters, digits and signs of the languages at hand,
  /// without marks and joiners.
  fileprivate var isCharacterOfItsOwn: Bool {
    switch value {
    case 0x20...0x7e, 0xa0...0xac, 0xae...0x2ff, 0x400...0x482, 0x48a...0x52f, 0x60c...0x60f, 0x61b, 0x61f...0x64a,
      0x660...0x66f, 0x2010...0x2027:
      true
    default: false
    }
  }
}
