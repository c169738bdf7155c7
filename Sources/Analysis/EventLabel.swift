public import EventGraph

extension EventGraph {
  /// A short name of an event in the words of its text: the trigger and its first target, else its place.
  ///
  /// At most `limit` characters; a longer one ends in an ellipsis. Line breaks become spaces. The text is as untrusted as
  /// the document it comes from.
  public func label(of event: ID<Event>, limit: Int = 40) -> String {
    let mention = mentions[labelMention(of: event)]
    let addition = labelAddition(of: mention)
    let whole = [words(mention.trigger, of: mention), addition.map { words($0, of: mention) }]
      .compactMap { $0 }.joined(separator: " ")
    var letters = whole.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    if letters.count > limit {
      letters = String(letters.prefix(max(1, limit - 1)))
      while let last = letters.last, last == " " || last == "," { letters.removeLast() }
      letters += "…"
    }
    return letters
  }

  /// The mention that says most: dated and with a target or place, else dated, else the first.
  private func labelMention(of event: ID<Event>) -> ID<Mention> {
    let rows = events[event].mentions
    let dated = rows.filter { mentions[$0].value != nil }
    return dated.first { labelAddition(of: mentions[$0]) != nil } ?? dated.first ?? rows[0]
  }

  private func labelAddition(of mention: Mention) -> TextSpan? {
    let target = participants(of: mention).first { $0.role == .target && !$0.span.overlaps(mention.trigger) }
    return target?.span ?? place(of: mention).map(\.span).flatMap { $0.overlaps(mention.trigger) ? nil : $0 }
  }
}
