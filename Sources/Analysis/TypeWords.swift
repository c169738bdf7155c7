public import EventGraph

/// Words and phrases of every language that name event types ("election", "vote" → election); filled from the packs.
public struct TypeWords: Sendable {
  /// Types by the folded phrase.
  private var types: [String: [EventType]] = [:]
  /// Single words by their first four letters, for inflected forms.
  private var byBeginning: [String: [String]] = [:]
  /// Words of the longest phrase.
  private var longest = 1

  /// Only the English names in the taxonomy itself ("election", "penalty lifted").
  public init(folding: Folding = .caseOnly) {
    self.init(EventType.all.dropLast().map { ($0.name, $0) }, folding: folding)
  }

  /// - Parameter words: phrases in any case, with the type they name; a phrase may name several.
  public init(_ words: some Sequence<(phrase: String, type: EventType)>, folding: Folding) {
    for (phrase, type) in words {
      let parts = folding.words(of: phrase)
      let key = parts.joined(separator: " ")
      guard !key.isEmpty, !types[key, default: []].contains(type) else { continue }
      if types[key] == nil, parts.count == 1 { byBeginning[Self.beginning(key), default: []].append(key) }
      types[key, default: []].append(type)
      longest = max(longest, parts.count)
    }
    for key in byBeginning.keys { byBeginning[key]?.sort() }
  }

  private static func beginning(_ word: String) -> String {
    String(String.UnicodeScalarView(word.unicodeScalars.prefix(4)))
  }

  /// The types that the longest phrase at the start of `words` names, and how many words that phrase has.
  ///
  /// A word that stands in no list matches as an inflected form of one that does (`Folding.areForms`).
  func match(_ words: ArraySlice<String>) -> (types: [EventType], length: Int)? {
    for length in stride(from: min(longest, words.count), to: 0, by: -1) {
      if let found = types[words.prefix(length).joined(separator: " ")] { return (found, length) }
    }
    guard let word = words.first else { return nil }
    let near = (byBeginning[Self.beginning(word)] ?? []).filter { Folding.areForms($0, word) }
    // The closest form: the one with the longest shared beginning.
    let best = near.max { Self.shared($0, word) < Self.shared($1, word) }
    return best.flatMap { types[$0] }.map { ($0, 1) }
  }

  /// All types that words of a text name, in the order of the taxonomy.
  public func types(in text: String, folding: Folding) -> [EventType] {
    var words = folding.words(of: text)[...]
    var found: Set<EventType> = []
    while !words.isEmpty {
      let match = match(words)
      found.formUnion(match?.types ?? [])
      words = words.dropFirst(match?.length ?? 1)
    }
    return found.sorted()
  }

  private static func shared(_ left: String, _ right: String) -> Int {
    zip(left.unicodeScalars, right.unicodeScalars).prefix { $0 == $1 }.count
  }
}
