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
    /// Words of the question that the event matches, weighted: type 6, each further word of a type's phrase and each
    /// further phrase for that type 2, trigger and names 4 (3 by their sound), surroundings and events of the same
    /// sentence 1; 1 more where the type is called by that word ("campaign" is an election campaign rather than a
    /// policy).
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

  static func trimmed(_ text: String) -> String {
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
    let own = query.phrases.firstIndex { $0.types.contains(event.type) }
    if let own {
      let phrase = query.phrases[own]
      quality += event.type.name.split(separator: "-").contains { $0 == phrase.text } ? 7 : 6
      quality += 2 * (phrase.words.count - 1)
      reasons.append("type word ‹\(phrase.text)›")
    }
    // Words that name a type count only through it, once it fits.
    let words = own == nil ? query.allWords : query.words
    let found = matches(of: words, names: query.names, in: event)
    quality += found.quality
    if !found.words.isEmpty { reasons.append("words ‹\(found.words.joined(separator: " "))›") }
    if let own {
      // "The signing of the agreement": the other words say what was signed.
      let others = query.phrases.enumerated().filter { $0.offset != own }.map(\.element)
      quality += others.reduce(0) { $0 + worth(of: $1, beside: event) }
    }
    // Numbers alone name nothing: a day that no calendar has must not find what happened on others.
    let names = found.words.contains { $0.unicodeScalars.first?.properties.numericType == nil }
    guard own != nil || names && found.words.count * 2 > words.count else { return nil }
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

  /// What a phrase for a type adds to an event that another phrase fits.
  private func worth(of phrase: LookupQuery.Phrase, beside event: Event) -> Int {
    if phrase.types.contains(event.type) { return 2 }
    let direct = matches(of: phrase.words.map { SoughtWord($0, options.folding) }, names: [], in: event).quality
    if direct >= 4 { return 4 }
    for id in event.mentions {
      let mention = graph.mentions[id]
      for participant in graph.participants(of: mention) {
        let words = graph.words(participant.span, of: mention)
        if !options.folding.known(words).types.isDisjoint(with: phrase.types) { return 4 }
      }
    }
    if direct > 0 { return direct }
    return event.mentions.contains { isBeside($0, phrase.types) } ? 1 : 0
  }

  /// Whether another mention of the same sentence is of one of some types. Mentions stand in the order of their text.
  private func isBeside(_ id: ID<Mention>, _ types: [EventType]) -> Bool {
    let mention = graph.mentions[id]
    func isThere(_ index: Int) -> Bool? {
      guard graph.mentions.indices.contains(index) else { return nil }
      let other = graph.mentions[index]
      guard other.document == mention.document, other.sentence == mention.sentence else { return nil }
      return types.contains(other.type)
    }
    for step in [-1, 1] {
      var index = Int(id.index) + step
      while let isOne = isThere(index) {
        if isOne { return true }
        index += step
      }
    }
    return false
  }

  /// Which words an event's mentions hold: 4 each in trigger, participants, actors and place (3 by their sound in
  /// another script), 1 around the trigger. Words for a body or place also match its name in another language.
  private func matches(
    of words: [SoughtWord], names known: [LookupQuery.Name], in event: Event
  ) -> (quality: Int, words: [String]) {
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
      for name in known {
        let places = words.indices.filter { best[$0] < 4 && name.words.contains(words[$0].text) }
        if places.isEmpty { continue }
        let isNamed = named.contains { span in
          options.folding.known(graph.words(span, of: mention)).name(anyOf: [name.name])
        }
        if isNamed { for index in places { best[index] = 4 } }
      }
    }
    return (best.reduce(0, +), zip(words, best).filter { $0.1 > 0 }.map(\.0.text))
  }

  private func note(_ words: [SoughtWord], in span: TextSpan, _ text: [UInt8], worth: Int, _ best: inout [Int]) {
    var found: [String] = []
    options.folding.forEachWord(in: text, span) { _, folded in
      guard words.contains(where: { $0.mayAgree(with: folded, bySound: worth > 1) }) else { return }
      found.append(String(decoding: folded, as: UTF8.self))
    }
    for (index, word) in words.enumerated() where best[index] < worth {
      if found.contains(where: { Folding.areForms($0, word.text) }) {
        best[index] = worth
      } else if worth > 1, best[index] < worth - 1, found.contains(where: { word.sounds(like: $0, options.folding) }) {
        best[index] = worth - 1
      }
    }
  }
}

/// A term, taken apart: phrases for types, a date, and the words that are left.
struct LookupQuery {
  /// A word or phrase that names types.
  struct Phrase {
    var text: String
    var words: [String]
    var types: [EventType]
  }

  /// A body or place by the name that all languages share, and the folded words that stand for it.
  struct Name {
    var name: String
    var words: Set<String>
  }

  private(set) var phrases: [Phrase] = []
  private(set) var date: DateTerm?
  /// Content words that name no type.
  private(set) var words: [SoughtWord] = []
  /// Content words, with those that name types.
  private(set) var allWords: [SoughtWord] = []
  private(set) var names: [Name] = []

  /// The types that phrases name.
  var types: Set<EventType> { Set(phrases.flatMap(\.types)) }

  init(_ term: String, _ options: Reasoning.Options) {
    let folding = options.folding
    var rest: [Substring] = []
    if let reading = options.terms[term], let found = DateTerm(reading.date ?? "") {
      date = found
      rest = [reading.rest[...]]
    }
    for part in date == nil ? term.split(whereSeparator: \.isWhitespace) : [] {
      let bare = part.trimmingPunctuation
      if date == nil, let found = DateTerm(bare) { date = found } else { rest.append(part) }
    }
    let text = rest.joined(separator: " ")
    var words = folding.words(of: text)[...]
    while let word = words.first {
      if let match = options.typeWords.match(words) {
        let parts = Array(words.prefix(match.length))
        phrases.append(Phrase(text: parts.joined(separator: " "), words: parts, types: match.types))
        allWords += parts.map { SoughtWord($0, folding) }
        words = words.dropFirst(match.length)
        continue
      }
      words = words.dropFirst()
      if folding.stopWords.contains(word) || word.unicodeScalars.count < 3 { continue }
      self.words.append(SoughtWord(word, folding))
      allWords.append(SoughtWord(word, folding))
    }
    for known in folding.known(text).names {
      names.append(Name(name: known.name, words: Set(folding.words(of: known.words))))
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
