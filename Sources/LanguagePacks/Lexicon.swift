/// Several words in a row that mean one thing.
struct LexiconPhrase: Sendable {
  var language: Int
  /// Lexeme numbers (senses of class `#part`), two or more.
  var parts: [Int32]
  /// Index of the word that is the head.
  var head: Int
  var kind: ClassID
  var value: Int32
}

/// A lexicon while packs are being compiled.
struct LexiconBuilder {
  var characters = CharacterTable()
  var clitics = Clitics()
  var table = WordTable([], mask: { _ in 0 })
  var classes = ClassNames()
  var names: [String] = []
  var phrases: [LexiconPhrase] = []
  /// Phrases by their first lexeme, longest first.
  var phrasesByFirst: [[Int32]] = []
}

/// Everything that the packs of one set share: the character table, all word forms, phrases, names.
///
/// A class, though nothing of it changes: the inner loops hand it on all the time, and a struct of a dozen arrays would
/// be retained and released a dozen times at each step.
public final class Lexicon: Sendable {
  let characters: CharacterTable
  let clitics: Clitics
  let table: WordTable
  /// Canonical names of places and actors.
  public let names: [String]
  let phrases: [LexiconPhrase]
  let phrasesByFirst: [[Int32]]

  init(_ builder: LexiconBuilder) {
    characters = builder.characters
    clitics = builder.clitics
    table = builder.table
    names = builder.names
    phrases = builder.phrases
    phrasesByFirst = builder.phrasesByFirst
  }

  /// The folded bytes of a table entry.
  func bytes(of entry: Int) -> ArraySlice<UInt8> {
    let row = table.entries[entry]
    return table.text[Int(row.textBegin)..<Int(row.textBegin) + Int(row.textLength)]
  }

  /// All senses of a token's word, of every language.
  public func senses(of token: Token) -> ArraySlice<Sense> {
    token.entry >= 0 ? table.senses(of: Int(token.entry)) : []
  }

  /// The first sense of a token's word in one language for which `test` holds; forms with a capital letter count for
  /// capitalised tokens only. The inner loop of everything that looks at words.
  @inline(__always)
  private func first(_ token: Token, _ language: Int, _ test: (Sense) -> Bool) -> Sense? {
    guard token.entry >= 0 else { return nil }
    let row = table.entries[Int(token.entry)]
    var index = Int(row.sensesBegin)
    let end = index + Int(row.sensesCount)
    while index < end {
      let sense = table.senses[index]
      if Int(sense.language) == language, !sense.needsCapital || token.flags.contains(.capital), test(sense) {
        return sense
      }
      index += 1
    }
    return nil
  }

  /// The first sense of a class.
  public func sense(of token: Token, _ kind: ClassID, language: Int) -> Sense? {
    first(token, language) { $0.kind == kind }
  }

  /// Whether the word has a sense of a class, with that value where one is given.
  public func has(_ token: Token, _ kind: ClassID, value: Int32?, language: Int) -> Bool {
    first(token, language) { $0.kind == kind && (value == nil || $0.value == value!) } != nil
  }

  /// Features of all senses, or of those of one class, together.
  public func features(of token: Token, kind: ClassID? = nil, language: Int) -> Features {
    var result: Features = []
    _ = first(token, language) { sense in
      if kind == nil || sense.kind == kind! { result.formUnion(sense.features) }
      return false
    }
    return result
  }

  /// Whether some sense has all of `wanted`, none of `without`, and at least one of `any` (where that is not empty), and
  /// is of none of the classes `except`.
  public func hasSense(
    _ token: Token, with wanted: Features, without: Features, any: Features = [], except: [ClassID] = [], language: Int
  ) -> Bool {
    first(token, language) { sense in
      sense.features.isSuperset(of: wanted) && sense.features.isDisjoint(with: without)
        && (any.isEmpty || !sense.features.isDisjoint(with: any)) && !except.contains(sense.kind)
    } != nil
  }

  /// All senses of a class, in order.
  public func senses(of token: Token, _ kind: ClassID, language: Int) -> [Sense] {
    var result: [Sense] = []
    _ = first(token, language) { sense in
      if sense.kind == kind { result.append(sense) }
      return false
    }
    return result
  }

  /// Whether the token's word has any sense beyond rule literals (a quick look before the others).
  public func mask(of token: Token) -> SenseMask {
    token.entry >= 0 ? SenseMask(rawValue: table.entries[Int(token.entry)].mask) : []
  }

  /// A word or phrase as the tokenizer folds it, words joined by blanks; the key under which queries and names meet.
  public func folded(_ text: some StringProtocol) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == "\t" }
      .map { String(decoding: characters.fold($0), as: UTF8.self) }.joined(separator: " ")
  }
}

/// Which groups of classes a word has senses in.
public struct SenseMask: OptionSet, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  public static let trigger = SenseMask(rawValue: 1)
  public static let signal = SenseMask(rawValue: 2)
  public static let entity = SenseMask(rawValue: 4)
  public static let phrase = SenseMask(rawValue: 8)
  public static let common = SenseMask(rawValue: 16)
  public static let other = SenseMask(rawValue: 32)

  static func of(_ kind: ClassID) -> SenseMask {
    guard Int(kind.rawValue) < KnownClass.allCases.count else { return .other }
    switch KnownClass.allCases[Int(kind.rawValue)] {
    case .trigger: return .trigger
    case .negation, .failure, .demand, .plan, .hypothesis, .attribution, .subordinator, .coordinator, .preposition,
      .bound, .signal, .vagueNumber, .nameNumber, .abbreviation:
      return .signal
    case .person, .organisation, .thing, .title, .modifier, .place, .actor, .placeAdjective: return .entity
    case .part: return .phrase
    case .common: return .common
    default: return .other
    }
  }
}

/// Interned names of lexicon classes and of their values.
struct ClassNames: Sendable {
  private(set) var names: [String] = KnownClass.allCases.map(\.name)
  private var values: [[String: Int]] = KnownClass.allCases.map { known in
    Dictionary(uniqueKeysWithValues: known.valueNames.enumerated().map { ($1, $0) })
  }
  private var shared: [String: Int] = [:]
  private(set) var sharedNames: [String] = []

  mutating func id(_ name: String) -> ClassID {
    if let index = names.firstIndex(of: name) { return ClassID(index) }
    names.append(name)
    values.append([:])
    return ClassID(names.count - 1)
  }

  func value(_ kind: ClassID, _ name: String) -> Int? { values[Int(kind.rawValue)][name] }

  /// The number of a value: a literal number, a known name, or a new name. Nil if the class has a closed list of
  /// names and this is none of them.
  mutating func intern(_ kind: ClassID, _ text: String) -> Int? {
    if text.isEmpty { return 0 }
    if let number = Int(text) { return number }
    let index = Int(kind.rawValue)
    let known = index < KnownClass.allCases.count ? KnownClass.allCases[index] : nil
    if let known, known.hasSharedNames {
      if let number = shared[text] { return number }
      shared[text] = sharedNames.count
      sharedNames.append(text)
      return sharedNames.count - 1
    }
    if let value = values[index][text] { return value }
    if let known, !known.valueNames.isEmpty { return nil }
    let value = values[index].count
    values[index][text] = value
    return value
  }
}
