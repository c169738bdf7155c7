internal import EventGraph

/// Finds which participants are one actor.
///
/// A spelling's key are the classes of its words (so that inflected forms meet), without numbers. Inside a document an
/// acronym in brackets, or one made of the first letters of exactly one longer name, stands for that name, and so does
/// a capitalised last word that ends exactly one name of two or three capitalised words and is no place. Across documents the same key is the same actor; an
/// acronym in brackets carries over where all documents that explain it agree.
struct ActorLinker {
  private let graph: EventGraph
  private let order: CanonicalOrder
  private let vocabulary: Vocabulary
  /// Classes of the words of places.
  private let places: Set<Int32>

  init(graph: EventGraph, order: CanonicalOrder, vocabulary: Vocabulary) {
    (self.graph, self.order, self.vocabulary) = (graph, order, vocabulary)
    var places: Set<Int32> = []
    for id in order.mentions {
      guard let place = graph.place(of: graph.mentions[id]) else { continue }
      places.formUnion(vocabulary.words(of: id, in: place.span).lazy.map(\.stem))
    }
    self.places = places
  }

  /// One participant as it is spelled.
  private struct Spelling {
    var participant: Int
    var document: ID<Document>
    /// Classes of the words outside brackets.
    var key: [Int32]
    /// Class of a single word in brackets.
    var alias: Int32?
    /// First letters of the words, folded.
    var initials: [Unicode.Scalar]
    /// The spelling is one word in capitals.
    var isAcronym: Bool
    /// The spelling is one word with a capital first letter.
    var isName: Bool
    /// The spelling is two or three words, all with a capital first letter.
    var isFullName: Bool
    var letters: [Unicode.Scalar]
  }

  func link(_ graph: inout EventGraph) {
    let spellings = self.spellings()
    var keys = spellings.map(\.key)
    let explained = explainedAcronyms(spellings)
    var start = 0
    while start < spellings.count {
      var end = start
      while end < spellings.count, spellings[end].document == spellings[start].document { end += 1 }
      resolve(spellings[start..<end], explained, &keys)
      start = end
    }

    var actors: [[Int32]: ID<Actor>] = [:]
    graph.actors = []
    for index in graph.participants.indices { graph.participants[index].actor = nil }
    for (spelling, key) in zip(spellings, keys) where !key.isEmpty {
      let name = self.graph.documents[spelling.document].words(graph.participants[spelling.participant].span)
      if let known = actors[key] {
        if Self.isBetter(name, than: graph.actors[known].name) { graph.actors[known].name = name }
        graph.participants[spelling.participant].actor = known
      } else {
        let id = ID<Actor>(graph.actors.count)
        actors[key] = id
        graph.actors.append(Actor(name: name, key: key.map { vocabulary.stems[Int($0)] }.joined(separator: " ")))
        graph.participants[spelling.participant].actor = id
      }
    }
  }

  /// The longest spelling, then the first in byte order.
  private static func isBetter(_ name: String, than other: String) -> Bool {
    if name.utf8.count != other.utf8.count { return name.utf8.count > other.utf8.count }
    return name.utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension ActorLinker {
  /// All participants in canonical order of their mentions.
  private func spellings() -> [Spelling] {
    order.mentions.flatMap { id in
      let mention = graph.mentions[id]
      // What is neither agent nor target is a thing, not an actor.
      return mention.participants.indices.filter { graph.participants[$0].role != .other }.map {
        spelling($0, mention.document)
      }
    }
  }

  private func spelling(_ participant: Int, _ document: ID<Document>) -> Spelling {
    let text = graph.documents[document].text
    let span = graph.participants[participant].span
    let bracket = Self.bracket(in: text, span)
    var key: [Int32] = []
    var inside: [Int32] = []
    var initials: [Unicode.Scalar] = []
    var single: TextSpan?
    var capitalised = 0
    for word in vocabulary.words(ofParticipant: participant) where !word.isNumber {
      if let bracket, bracket.overlaps(word.span) {
        inside.append(word.stem)
      } else {
        single = key.isEmpty ? word.span : nil
        key.append(word.stem)
        if let first = Self.letters(text, word.span).first {
          initials.append(Self.lower(first))
          if first.properties.isUppercase { capitalised += 1 }
        }
      }
    }
    let letters = single.map { Self.letters(text, $0) } ?? []
    let capitals = letters.prefix { $0.properties.isUppercase }.count
    return Spelling(
      participant: participant, document: document, key: key, alias: inside.count == 1 ? inside[0] : nil,
      initials: initials, isAcronym: letters.count >= 2 && capitals == letters.count, isName: capitals >= 1,
      isFullName: (2...3).contains(key.count) && capitalised == key.count, letters: letters.map(Self.lower))
  }

  /// The inside of the last round brackets of a span.
  private static func bracket(in text: [UInt8], _ span: TextSpan) -> TextSpan? {
    guard let close = text[span.range].lastIndex(of: UInt8(ascii: ")")),
      let open = text[span.range.lowerBound..<close].lastIndex(of: UInt8(ascii: "("))
    else { return nil }
    return TextSpan(open + 1, close)
  }

  private static func letters(_ text: [UInt8], _ span: TextSpan) -> [Unicode.Scalar] {
    Array(String(decoding: text[span.range], as: UTF8.self).unicodeScalars)
  }

  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }
}

extension ActorLinker {
  /// Names of acronyms that some document explains in brackets and no other explains differently.
  private func explainedAcronyms(_ spellings: [Spelling]) -> [Int32: [Int32]] {
    var names: [Int32: [Int32]] = [:]
    var disputed: Set<Int32> = []
    for spelling in spellings where spelling.key.count > 1 {
      guard let alias = spelling.alias else { continue }
      if let known = names[alias], known != spelling.key { disputed.insert(alias) }
      names[alias] = names[alias] ?? spelling.key
    }
    for alias in disputed { names[alias] = nil }
    return names
  }

  /// Gives short spellings of one document the key of the longer name that they stand for.
  private func resolve(_ spellings: ArraySlice<Spelling>, _ explained: [Int32: [Int32]], _ keys: inout [[Int32]]) {
    var byAlias: [Int32: Candidates] = [:]
    var byInitials: [[Unicode.Scalar]: Candidates] = [:]
    var byLast: [Int32: Candidates] = [:]
    for spelling in spellings where spelling.key.count > 1 {
      if let alias = spelling.alias { byAlias[alias, default: Candidates()].add(spelling.key) }
      byInitials[spelling.initials, default: Candidates()].add(spelling.key)
      if spelling.isFullName, let last = spelling.key.last { byLast[last, default: Candidates()].add(spelling.key) }
    }
    for (index, spelling) in zip(spellings.indices, spellings) where spelling.key.count == 1 {
      let word = spelling.key[0]
      if let name = byAlias[word]?.only ?? explained[word] {
        keys[index] = name
      } else if spelling.isAcronym, let name = byInitials[spelling.letters]?.only {
        keys[index] = name
      } else if spelling.isName, !spelling.isAcronym, !places.contains(word), let name = byLast[word]?.only {
        keys[index] = name
      }
    }
  }

  /// Names that a short spelling may stand for; usable only while there is one.
  private struct Candidates {
    private var name: [Int32]?
    private var isAmbiguous = false
    var only: [Int32]? { isAmbiguous ? nil : name }

    mutating func add(_ key: [Int32]) {
      if let name, name != key { isAmbiguous = true }
      name = name ?? key
    }
  }
}
