internal import EventGraph
internal import TimeModel

/// Sound keys of the names around each mention, by which mentions in two scripts are compared.
///
/// A name is a word with a capital letter inside a sentence. A word at the start of one, or in a script without
/// capitals, is a name where it sounds like a name of another script. Names that many mentions share say nothing.
struct NameSounds {
  /// Names by rank, in the order of their keys, each key once.
  private(set) var all: [[SoundedName]]

  init(of graph: EventGraph, order: CanonicalOrder, vocabulary: Vocabulary, sounds: SoundTable, timexes: TimexSpans) {
    all = Array(repeating: [], count: order.mentions.count)
    let languages = Set(graph.documents.map { $0.language ?? "" })
    guard languages.count > 1, !sounds.isEmpty else { return }
    var certain: [UInt64: Set<String>] = [:]
    var words: [[(keys: [UInt64], name: SoundedName, isCertain: Bool)]] = []
    words.reserveCapacity(order.mentions.count)
    var cache: [Int32: [UInt64]] = [:]
    for id in order.mentions {
      let mention = graph.mentions[id]
      let document = graph.documents[mention.document]
      let participants = graph.participants(of: mention)
      var row: [(keys: [UInt64], name: SoundedName, isCertain: Bool)] = []
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
        let takesPart = participants.contains { $0.span.overlaps(word.span) }
        row.append((keys, SoundedName(key: 0, word: word.stem, isParticipant: takesPart), isCertain))
        if isCertain { for key in keys { certain[key, default: []].insert(document.language ?? "") } }
      }
      words.append(row)
    }
    var count: [UInt64: Int] = [:]
    for (rank, row) in words.enumerated() {
      let language = graph.documents[graph.mentions[order.mentions[rank]].document].language ?? ""
      var names: [SoundedName] = []
      for (found, name, isCertain) in row {
        for key in found where isCertain || certain[key].map({ $0.contains { $0 != language } }) ?? false {
          names.append(SoundedName(key: key, word: name.word, isParticipant: name.isParticipant))
        }
      }
      names.sort { ($0.key, $0.isParticipant ? 0 : 1, $0.word) < ($1.key, $1.isParticipant ? 0 : 1, $1.word) }
      for name in names where all[rank].last?.key != name.key { all[rank].append(name) }
      for name in all[rank] { count[name.key, default: 0] += 1 }
    }
    let many = max(12, words.count / 12)
    for rank in all.indices { all[rank].removeAll { count[$0.key, default: 0] > many } }
  }

  /// Whether the scalar at an offset belongs to a script with capitals, and is one.
  private static func letterCase(_ text: [UInt8], _ offset: Int) -> (isCased: Bool, isCapital: Bool) {
    guard let scalar = String(decoding: text[offset..<min(text.count, offset + 4)], as: UTF8.self).unicodeScalars.first
    else { return (false, false) }
    return (scalar.properties.isCased, scalar.properties.isUppercase)
  }
}

/// One reading of a name: a name that can be read in two ways has two, of one word.
struct SoundedName {
  var key: UInt64
  /// The class of the word.
  var word: Int32
  /// Whether it names someone who takes part.
  var isParticipant = false
}
