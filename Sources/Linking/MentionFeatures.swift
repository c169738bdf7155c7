internal import EventGraph
internal import TimeModel

/// What a mention is compared by.
struct MentionFeatures {
  /// The place in the canonical order.
  var rank = 0
  var mention: ID<Mention>
  var document: ID<Document>
  /// The document, or the one that it is a copy of.
  var source: ID<Document>
  /// Names are compared within one language only.
  var language: String?
  var sentence: TextSpan
  var trigger: TextSpan
  var type: EventType
  var status: Status
  /// Class of the first word of the trigger; -1 if it has none.
  var triggerStem: Int32
  /// Stems of the rare content words around the trigger, sorted and unique.
  var words: [Int32]
  /// Those of `words` that belong to no participant: where an actor is shared, its words are not counted again.
  var plainWords: [Int32]
  /// Actors with a name, sorted and unique; `rareActors` are those that few mentions share.
  var actors: [ID<Actor>]
  var rareActors: [ID<Actor>]
  /// Actors with the role of a target, sorted and unique.
  var targets: [ID<Actor>]
  /// Names around it by their sound, in the order of their keys.
  var names: [SoundedName] = []
  /// Meanings of the words of the trigger, and of those around it, each sorted and unique.
  var meanings: [Int32] = []
  var meaningsAround: [Int32] = []
  /// The days of which its sentence tells, in the order of the text, at most four.
  var daysOfSentence: [Int32] = []
  /// The day of which the text told last before the sentence.
  var dayBefore: Int32?
  /// Whether its trigger was given a date beside another one: one of the two may belong to a verb that nobody knew.
  var isTwin = false
  var place: Place?
  var count: Count?
  var period: Period?
  /// Whether anything but the creation time dates it.
  var isDated: Bool
  var isStated: Bool
  /// Whether the words hold a time expression that could not be resolved ("the last election"): such a mention names
  /// some other occurrence than the one the document is about.
  var hasVagueTime: Bool
  var time: TimeBounds

  /// A place by its name in the gazetteer, with the wider places that hold it; else by its words.
  struct Place {
    /// A hash of the name.
    var key: UInt64
    /// Hashes of the wider places, the nearest first.
    var wider: [UInt64]
    /// Whether the gazetteer has it: else its words are those of one language.
    var isKnown: Bool
  }

  /// The day of the start, where it is known to the day.
  var startDay: Day? {
    time.earliestStart == time.latestStart && time.earliestStart.isFinite ? time.earliestStart : nil
  }
}

extension MentionFeatures {
  /// Words on each side of a trigger that count as its surroundings.
  static let reach = 10

  /// Features of all mentions, by rank in the canonical order.
  static func all(
    of graph: EventGraph, order: CanonicalOrder, vocabulary: Vocabulary, sounds: SoundTable, meanings: MeaningTable,
    widerPlaces: [String: String]
  ) -> [MentionFeatures] {
    let timexes = TimexSpans(of: graph)
    let names = NameSounds(of: graph, order: order, vocabulary: vocabulary, sounds: sounds, timexes: timexes)
    var features = order.mentions.map { id in
      MentionFeatures(id, graph, order, vocabulary, timexes, widerPlaces)
    }
    keepRare(&features)
    if Set(graph.documents.map(\.language)).count > 1 {
      addMeanings(&features, vocabulary, meanings)
      addDaysAround(&features, graph)
    }
    for rank in features.indices.dropFirst() {
      let (one, other) = (features[rank - 1], features[rank])
      guard one.document == other.document, one.trigger == other.trigger, one.isDated, other.isDated else { continue }
      (features[rank - 1].isTwin, features[rank].isTwin) = (true, true)
    }
    for rank in features.indices { (features[rank].rank, features[rank].names) = (rank, names.all[rank]) }
    return features
  }

  private init(
    _ id: ID<Mention>, _ graph: EventGraph, _ order: CanonicalOrder, _ vocabulary: Vocabulary, _ timexes: TimexSpans,
    _ widerPlaces: [String: String]
  ) {
    let row = graph.mentions[id]
    mention = id
    document = row.document
    source = order.source[Int(row.document.index)]
    language = graph.documents[row.document].language
    sentence = row.sentence
    trigger = row.trigger
    type = row.type
    status = row.status
    triggerStem = vocabulary.words(of: id, in: row.trigger).first?.stem ?? -1
    let stem = triggerStem
    let around = vocabulary.words(of: id, around: row.trigger, reach: MentionFeatures.reach).filter { word in
      word.letters >= 4 && !word.isNumber && !word.isStop && word.stem != stem && !word.span.overlaps(row.trigger)
        && !timexes.overlap(word.span, in: row.document)
    }
    let participants = graph.participants(of: row)
    words = around.lazy.map(\.stem).sortedUnique()
    plainWords = around.lazy.filter { word in !participants.contains { $0.span.overlaps(word.span) } }.map(\.stem)
      .sortedUnique()
    actors = participants.compactMap(\.actor).sortedUnique()
    rareActors = actors
    targets = participants.filter { $0.role == .target }.compactMap(\.actor).sortedUnique()
    place = graph.place(of: row).map { Place($0, graph, row, widerPlaces) }
    count = graph.count(of: row)
    period = graph.duration(of: row)?.period
    let isDisclosed = row.isDisclosed
    isDated = row.value != nil && !isDisclosed
    isStated = row.stated
    hasVagueTime = row.value == nil && !row.timexes.isEmpty
    time = row.time
    // The day of the news only bounds what became known.
    if isDisclosed { (time.earliestStart, time.earliestEnd) = (.unboundedPast, .unboundedPast) }
  }

  /// Words and actors that many mentions share say nothing: kept are words of at most 3 mentions or 2 % of them, actors of
  /// 3 or 1 %; copies are not counted.
  private static func keepRare(_ features: inout [MentionFeatures]) {
    var words: [Int32: Int] = [:]
    var actors: [ID<Actor>: Int] = [:]
    var originals = 0
    for row in features where row.document == row.source {
      originals += 1
      for word in row.words { words[word, default: 0] += 1 }
      for actor in row.actors { actors[actor, default: 0] += 1 }
    }
    let (wordLimit, actorLimit) = (max(3, originals / 50), max(3, originals / 100))
    for index in features.indices {
      features[index].words.removeAll { words[$0, default: 0] > wordLimit }
      features[index].plainWords.removeAll { words[$0, default: 0] > wordLimit }
      features[index].rareActors.removeAll { actors[$0, default: 0] > actorLimit }
    }
  }
}

extension MentionFeatures.Place {
  init(_ place: PlaceMention, _ graph: EventGraph, _ mention: Mention, _ widerPlaces: [String: String]) {
    let name = place.name.map(graph.name) ?? graph.words(place.span, of: mention)
    key = Self.hash(name)
    isKnown = place.name != nil
    wider = []
    var seen: Set<String> = [name]
    var next = widerPlaces[name]
    while let name = next, seen.insert(name).inserted {
      wider.append(Self.hash(name))
      next = widerPlaces[name]
    }
  }

  private static func hash(_ name: String) -> UInt64 {
    var hash = FNV1a()
    hash.combine(name.utf8)
    return hash.hash
  }

  /// Whether one place is the other or holds it.
  func agrees(with other: Self) -> Bool {
    key == other.key || wider.contains(other.key) || other.wider.contains(key)
  }
}

/// Spans of the time expressions of each document, for a test whether a word belongs to one.
struct TimexSpans {
  private var spans: [[TextSpan]]

  init(of graph: EventGraph) {
    spans = Array(repeating: [], count: graph.documents.count)
    for timex in graph.timexes { spans[Int(timex.document.index)].append(timex.span) }
    for index in spans.indices { spans[index].sort() }
  }

  func overlap(_ span: TextSpan, in document: ID<Document>) -> Bool {
    let row = spans[Int(document.index)]
    var (low, high) = (0, row.count)
    while low < high {
      let middle = (low + high) / 2
      if row[middle].end <= span.begin { low = middle + 1 } else { high = middle }
    }
    return low < row.count && row[low].overlaps(span)
  }
}

extension Sequence where Element: Comparable {
  func sortedUnique() -> [Element] {
    var result: [Element] = []
    for element in sorted() where element != result.last { result.append(element) }
    return result
  }
}
