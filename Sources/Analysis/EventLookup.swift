internal import EventGraph
internal import TimeModel

/// Finds the event that a question means: by id, by date, by a word for its type, or by words of its text.
struct EventLookup {
  private let graph: EventGraph
  private let options: Reasoning.Options
  private let isListed: (ID<Event>) -> Bool
  /// How many mentions are said to lie within each event.
  private var parts: [ID<Event>: Int] = [:]

  /// How well an event fits, and how it ranks among those that fit as well.
  struct Candidate {
    var event: ID<Event>
    /// Words of the question that the event matches, weighted: type 6, trigger and names 4, surroundings 1; 1 more where
    /// the type is called by that word ("campaign" is an election campaign rather than a policy).
    var quality: Int
    var isActual: Bool
    var precision: Int
    /// Mentions, two for each further source, and what is said to lie within the event.
    var support: Int
    var importance: Int
    var why: String
  }

  init(_ reasoning: Reasoning) {
    graph = reasoning.graph
    options = reasoning.options
    let hidden = reasoning.options.withoutDocuments
    let graph = reasoning.graph
    for relation in graph.relations where relation.kind == .during || relation.kind == .partOf {
      if let whole = graph.mentions[relation.to].event { parts[whole, default: 0] += 1 }
    }
    isListed = { event in
      hidden.isEmpty || !graph.events[event].mentions.allSatisfy { hidden.contains(graph.mentions[$0].document) }
    }
  }

  /// The choices for a term: one where one event clearly fits best, several of equal rank otherwise, none if nothing
  /// fits.
  ///
  /// - Complexity: O(words around mentions); O(mentions) for an id.
  func choices(for term: String) -> [Answer.Choice] {
    let term = EventLookup.trimmed(term)
    if let id = StableID(term), let event = event(of: id) {
      return [Answer.Choice(event: event, why: id.kind == .event ? "event id" : "mention id")]
    }
    if let date = DateTerm(term) { return [Answer.Choice(event: nil, date: date.text, why: "date")] }
    let query = LookupQuery(term, options)
    if let date = query.date, query.allWords.isEmpty {
      return [Answer.Choice(event: nil, date: date.text, why: "date ‹\(term)›")]
    }
    let candidates = graph.events.indices.lazy.map { ID<Event>($0) }.filter(isListed)
      .compactMap { candidate($0, query) }.sorted(by: precedes)
    guard let best = candidates.first else { return [] }
    // Fitting as well, as certain and as precise: then an event that others mention far more often is meant.
    let equals = candidates.prefix {
      $0.quality == best.quality && $0.isActual == best.isActual && $0.precision == best.precision
        && $0.support * 3 >= best.support * 2
    }
    return equals.prefix(EventLookup.mostChoices).map { candidate in
      Answer.Choice(
        event: candidate.event, why: candidate.why,
        runnersUp: candidates.lazy.map(\.event).filter { $0 != candidate.event }.prefix(EventLookup.mostRunnersUp).map {
          $0
        })
    }
  }

  static let mostChoices = 8
  static let mostRunnersUp = 10

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }

  private func event(of id: StableID) -> ID<Event>? {
    switch id.kind {
    case .event, .mention: graph.mentions.first { $0.key == id.hash }?.event
    default: nil
    }
  }

  private func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
    if a.quality != b.quality { return a.quality > b.quality }
    if a.isActual != b.isActual { return a.isActual }
    if a.precision != b.precision { return a.precision > b.precision }
    if a.support != b.support { return a.support > b.support }
    if a.importance != b.importance { return a.importance > b.importance }
    let (first, second) = (graph.stableID(a.event), graph.stableID(b.event))
    return first == second ? a.event < b.event : first < second
  }
}

extension EventLookup {
  /// How an event fits the query; nil if it does not.
  private func candidate(_ id: ID<Event>, _ query: LookupQuery) -> Candidate? {
    let event = graph.events[id]
    if let date = query.date {
      guard event.value != nil, event.time.intersection(date.bounds.asHull).isConsistent else { return nil }
    }
    var quality = 0
    var reasons: [String] = []
    let typeWord = query.types[event.type]
    if let typeWord {
      quality += event.type.name.split(separator: "-").contains { $0 == typeWord } ? 7 : 6
      reasons.append("type word ‹\(typeWord)›")
    }
    // Words that name a type count only through it, once it fits.
    let words = typeWord == nil ? query.allWords : query.words
    let found = matches(of: words, in: event)
    quality += found.quality
    if !found.words.isEmpty { reasons.append("words ‹\(found.words.joined(separator: " "))›") }
    // Numbers alone name nothing: a day that no calendar has must not find what happened on others.
    let names = found.words.contains { $0.unicodeScalars.first?.properties.numericType == nil }
    guard typeWord != nil || names && found.words.count * 2 > words.count else { return nil }
    if let date = query.date {
      if date.bounds.contains(event.time) { quality += 4 }
      reasons.append("date ‹\(date.text)›")
    }
    return Candidate(
      event: id, quality: quality, isActual: event.status == .actual, precision: event.precision,
      support: event.mentions.count + 2 * (event.sources - 1) + parts[id, default: 0],
      importance: graph.importance(of: id),
      why: reasons.joined(separator: ", "))
  }

  /// Which words an event's mentions hold: 4 each in trigger, participants, actors and place, 1 around the trigger.
  private func matches(of words: [String], in event: Event) -> (quality: Int, words: [String]) {
    if words.isEmpty { return (0, []) }
    var best = [Int](repeating: 0, count: words.count)
    for id in event.mentions {
      let mention = graph.mentions[id]
      let text = graph.documents[mention.document].text
      var named = [mention.trigger] + graph.participants(of: mention).map(\.span)
      if let place = graph.place(of: mention) { named.append(place.span) }
      note(words, in: mention.sentence.near(mention.trigger, by: 160, text), text, worth: 1, &best)
      for span in named { note(words, in: span, text, worth: 4, &best) }
      let names =
        graph.participants(of: mention).compactMap { $0.actor.map { graph.actors[$0].name } }
        + (graph.place(of: mention)?.name.map { [graph.name($0)] } ?? [])
      for name in names { note(words, in: TextSpan(0, name.utf8.count), Array(name.utf8), worth: 4, &best) }
    }
    return (best.reduce(0, +), zip(words, best).filter { $0.1 > 0 }.map(\.0))
  }

  private func note(_ words: [String], in span: TextSpan, _ text: [UInt8], worth: Int, _ best: inout [Int]) {
    var found: [String] = []
    options.folding.forEachWord(in: text, span) { _, folded in
      guard words.contains(where: { $0.utf8.first == folded.first }) else { return }
      found.append(String(decoding: folded, as: UTF8.self))
    }
    for (index, word) in words.enumerated() where best[index] < worth {
      if found.contains(where: { Folding.areForms($0, word) }) { best[index] = worth }
    }
  }
}

/// A term, taken apart: type words, a date, and the words that are left.
struct LookupQuery {
  /// The word that names each type.
  var types: [EventType: String] = [:]
  var date: DateTerm?
  /// Content words that name no type.
  var words: [String] = []
  /// Content words, with those that name types.
  var allWords: [String] = []

  init(_ term: String, _ options: Reasoning.Options) {
    var rest: [Substring] = []
    if let reading = options.terms[term], let found = DateTerm(reading.date ?? "") {
      date = found
      rest = [reading.rest[...]]
    }
    for part in date == nil ? term.split(whereSeparator: \.isWhitespace) : [] {
      let bare = part.trimmingPunctuation
      if date == nil, let found = DateTerm(bare) { date = found } else { rest.append(part) }
    }
    var words = options.folding.words(of: rest.joined(separator: " "))[...]
    while let word = words.first {
      if let match = options.typeWords.match(words) {
        let phrase = words.prefix(match.length).joined(separator: " ")
        for type in match.types where types[type] == nil { types[type] = phrase }
        allWords += words.prefix(match.length)
        words = words.dropFirst(match.length)
        continue
      }
      words = words.dropFirst()
      if options.folding.stopWords.contains(word) || word.unicodeScalars.count < 3 { continue }
      self.words.append(word)
      allWords.append(word)
    }
  }
}

extension Substring {
  fileprivate var trimmingPunctuation: Substring {
    var rest = self
    while let last = rest.last, last.isPunctuation, last != "." { rest = rest.dropLast() }
    return rest
  }
}

extension TextSpan {
  /// The part of this span within `reach` bytes of another, cut at word boundaries of ASCII spaces.
  func near(_ other: TextSpan, by reach: Int, _ text: [UInt8]) -> TextSpan {
    var low = max(Int(begin), Int(other.begin) - reach)
    var high = min(Int(end), Int(other.end) + reach)
    while low > Int(begin), text[low - 1] != 0x20 { low -= 1 }
    while high < Int(end), text[high] != 0x20 { high += 1 }
    return TextSpan(low, max(low, high))
  }
}

extension TimeBounds {
  /// The days from the earliest start to the latest end, as a range for an occurrence within.
  var asHull: TimeBounds { TimeBounds(actWithin: earliestStart, latestEnd) }

  /// Whether an occurrence certainly lies within these bounds.
  func contains(_ other: TimeBounds) -> Bool {
    earliestStart <= other.earliestStart && other.latestEnd <= latestEnd
  }
}
