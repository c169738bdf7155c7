internal import EventGraph
internal import TimeModel

/// Sound keys of the names around each mention, by which mentions in two scripts are compared.
///
/// A name is a word with a capital letter inside a sentence. A word at the start of one, or in a script without
/// capitals, is a name where it sounds like a name of another script. Names that many mentions share say nothing.
struct NameSounds {
  /// Sorted and unique keys by rank: rare ones, and all.
  private(set) var rare: [[UInt64]]
  private(set) var all: [[UInt64]]

  init(of graph: EventGraph, order: CanonicalOrder, vocabulary: Vocabulary, sounds: SoundTable, timexes: TimexSpans) {
    rare = Array(repeating: [], count: order.mentions.count)
    all = rare
    let languages = Set(graph.documents.map { $0.language ?? "" })
    guard languages.count > 1, !sounds.isEmpty else { return }
    var certain: [UInt64: Set<String>] = [:]
    var words: [[(keys: [UInt64], isCertain: Bool)]] = []
    words.reserveCapacity(order.mentions.count)
    var cache: [Int32: [UInt64]] = [:]
    for id in order.mentions {
      let mention = graph.mentions[id]
      let document = graph.documents[mention.document]
      var row: [(keys: [UInt64], isCertain: Bool)] = []
      for word in vocabulary.words(of: id, around: mention.trigger, reach: 24) where !word.isNumber && !word.isStop {
        guard word.letters >= 3, !word.span.overlaps(mention.trigger), !timexes.overlap(word.span, in: mention.document)
        else { continue }
        let isOpening = word.span.begin <= mention.sentence.begin + 3
        let keys = cache[word.stem] ?? sounds.keys(of: Array(vocabulary.stems[Int(word.stem)].unicodeScalars))
        cache[word.stem] = keys
        guard !keys.isEmpty else { continue }
        let (isCased, isCapital) = Self.letterCase(document.text, Int(word.span.begin))
        if isCased && !isCapital { continue }
        let isCertain = isCapital && !isOpening
        row.append((keys, isCertain))
        if isCertain { for key in keys { certain[key, default: []].insert(document.language ?? "") } }
      }
      words.append(row)
    }
    var count: [UInt64: Int] = [:]
    for (rank, row) in words.enumerated() {
      let language = graph.documents[graph.mentions[order.mentions[rank]].document].language ?? ""
      var keys: [UInt64] = []
      for (found, isCertain) in row {
        keys += found.filter { key in isCertain || certain[key].map { $0.contains { $0 != language } } ?? false }
      }
      all[rank] = keys.sortedUnique()
      for key in all[rank] { count[key, default: 0] += 1 }
    }
    let (few, many) = (max(4, words.count / 100), max(12, words.count / 12))
    for rank in all.indices {
      rare[rank] = all[rank].filter { count[$0, default: 0] <= few }
      all[rank].removeAll { count[$0, default: 0] > many }
    }
  }

  /// Whether the scalar at an offset belongs to a script with capitals, and is one.
  private static func letterCase(_ text: [UInt8], _ offset: Int) -> (isCased: Bool, isCapital: Bool) {
    guard let scalar = String(decoding: text[offset..<min(text.count, offset + 4)], as: UTF8.self).unicodeScalars.first
    else { return (false, false) }
    return (scalar.properties.isCased, scalar.properties.isUppercase)
  }
}

/// How much two documents tell of the same: of what days, of which countries.
struct StoryTable {
  /// Hashes of the widest places that a document tells of most, by document.
  private(set) var countries: [[UInt64]]
  /// Hashes of all places that a document tells of, with those that hold them; nil where they are too few to compare.
  private var places: [Set<UInt64>?]
  /// Sound keys of all names that a document tells of.
  private var names: [Set<UInt64>]
  private var coincidences: [UInt64: Int] = [:]

  private static let fewPlaces = 3

  /// More documents of one day and country say nothing about two of them.
  private static let crowd = 24

  init(features: [MentionFeatures], documents: Int) {
    var counts: [[UInt64: Int]] = Array(repeating: [:], count: documents)
    var places: [Set<UInt64>?] = Array(repeating: [], count: documents)
    var names: [Set<UInt64>] = Array(repeating: [], count: documents)
    for row in features {
      names[Int(row.document.index)].formUnion(row.names)
      guard let place = row.place else { continue }
      counts[Int(row.document.index)][place.wider.last ?? place.key, default: 0] += 1
      places[Int(row.document.index)]?.formUnion([place.key] + place.wider)
    }
    self.names = names
    self.places = places.map { ($0?.count ?? 0) < Self.fewPlaces ? nil : $0 }
    countries = counts.map { places in
      let total = places.values.reduce(0, +)
      return places.filter { $0.value * 4 >= total }.map(\.key).sorted()
    }
    // Days of which both tell something, each counted once: types differ between languages more than days do.
    var byDay: [Int: [UInt64: [Int32]]] = [:]
    for row in features {
      guard row.isDated, let day = row.startDay else { continue }
      let document = row.document.index
      for country in countries[Int(document)] + [0] where byDay[day.number]?[country]?.last != document {
        byDay[day.number, default: [:]][country, default: []].append(document)
      }
    }
    for (_, lists) in byDay {
      var pairs: Set<UInt64> = []
      for (_, list) in lists where list.count > 1 && list.count <= Self.crowd {
        for (position, first) in list.enumerated() {
          for second in list[(position + 1)...] where first != second { pairs.insert(Self.key(first, second)) }
        }
      }
      for pair in pairs { coincidences[pair, default: 0] += 1 }
    }
  }

  private static func key(_ a: Int32, _ b: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
  }

  /// How many days both documents tell of.
  func coincidences(_ a: ID<Document>, _ b: ID<Document>) -> Int {
    coincidences[Self.key(a.index, b.index), default: 0]
  }

  /// Whether two documents tell of some place alike, or of several names that sound alike; true where one tells of
  /// hardly any place.
  func shareScene(_ a: ID<Document>, _ b: ID<Document>) -> Bool {
    guard let one = places[Int(a.index)], let other = places[Int(b.index)] else { return true }
    if !one.isDisjoint(with: other) { return true }
    let (few, many) = (names[Int(a.index)], names[Int(b.index)])
    return few.lazy.filter(many.contains).prefix(Self.fewNames).count == Self.fewNames
  }

  private static let fewNames = 4
}
