public import EventGraph

extension EventGraph {
  /// A short name of an event in the words of its text: that of the mention that says most.
  ///
  /// At most `limit` characters. The text is as untrusted as the document it comes from, but on one line and without
  /// control characters.
  public func label(of event: ID<Event>, limit: Int = 40) -> String {
    label(of: mentions[labelMention(of: event)], limit: limit)
  }

  /// The mention that says most: dated and with a target or place, else dated, else the first.
  private func labelMention(of event: ID<Event>) -> ID<Mention> {
    let rows = events[event].mentions
    let dated = rows.filter { mentions[$0].value != nil }
    return dated.first { labelAddition(of: mentions[$0]) != nil } ?? dated.first ?? rows[0]
  }
}
