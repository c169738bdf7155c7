public import EventGraph

extension EventGraph {
  /// A short name of an event: the one that an analyst gave it, else one in the words of its text, those of the mention
  /// that says most.
  ///
  /// At most `limit` characters. The text is as untrusted as the document it comes from, but on one line and without
  /// control characters.
  public func label(of event: ID<Event>, limit: Int = 40) -> String {
    if let given = events[event].label { return given.displayedOnOneLine.cut(to: limit) }
    return label(of: mentions[labelMention(of: event)], limit: limit)
  }

  /// Who did what to whom, for drawings: the name that an analyst gave, else the words of the mention that says most, as
  /// `headline(of:limit:)` of a mention makes them. At most `limit` characters, as untrusted as the document.
  public func headline(of event: ID<Event>, limit: Int = 64) -> String {
    if let given = events[event].label { return given.displayedOnOneLine.cut(to: limit) }
    return headline(of: mentions[labelMention(of: event)], limit: limit)
  }

  /// The mention that says most of what the event is taken to be: with its very date and a target or place, else with
  /// its date, else dated, else the first.
  private func labelMention(of event: ID<Event>) -> ID<Mention> {
    let rows = events[event].mentions
    let exact = rows.filter { mentions[$0].value != nil && mentions[$0].value == events[event].value }
    let dated = exact.isEmpty ? rows.filter { mentions[$0].value != nil } : exact
    return dated.first { labelAddition(of: mentions[$0]) != nil } ?? dated.first ?? rows[0]
  }
}
