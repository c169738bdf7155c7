internal import EventGraph
internal import TimeModel

extension EventGraph {
  /// The mention that shows an event best: dated and with a target or place, else dated, else the first.
  func leadingMention(of event: Event) -> Mention {
    let rows = event.mentions.map { mentions[$0] }
    let dated = rows.filter { $0.value != nil }
    return dated.first { $0.place != nil || !$0.participants.isEmpty } ?? dated.first ?? rows[0]
  }

  /// The name of an event's place: that of the gazetteer, else the words.
  func placeName(of event: Event) -> String? {
    for mention in event.mentions.lazy.map({ mentions[$0] }) {
      guard let place = place(of: mention) else { continue }
      return place.name.map(name) ?? words(place.span, of: mention).displayedOnOneLine
    }
    return nil
  }

  /// Those who take part, each once, as the mentions name them.
  func participantNames(of event: Event) -> [String] {
    var names: [String] = []
    var actors: Set<ID<Actor>> = []
    for mention in event.mentions.lazy.map({ mentions[$0] }) {
      for participant in participants(of: mention) {
        if let actor = participant.actor, !actors.insert(actor).inserted { continue }
        let name = words(participant.span, of: mention).displayedOnOneLine
        if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }

  func countText(of event: Event) -> String? {
    event.mentions.lazy.compactMap { count(of: mentions[$0]) }.first.map(\.range)
  }

  /// Names of the documents that mention an event, each once.
  func documentNames(of event: Event) -> [String] {
    var names: [String] = []
    for mention in event.mentions {
      let name = documents[mentions[mention].document].name
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The sentence that says it, on one line.
  func quote(of mention: Mention) -> String { words(mention.sentence, of: mention).displayedOnOneLine }
}

extension TimeBounds {
  /// What is known of an event without a value of its own, for a person: `before 2021-01-10`, `2020-05-01/2020-06-30`.
  var summary: String {
    switch (earliestStart.isFinite, latestEnd.isFinite) {
    case (true, true): earliestStart == latestEnd ? "\(earliestStart)" : "\(earliestStart)/\(latestEnd)"
    case (true, false): "from \(earliestStart)"
    case (false, true): "until \(latestEnd)"
    case (false, false): "undated"
    }
  }
}
