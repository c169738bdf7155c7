/// Several words in a row that mean one thing.
struct LexiconPhrase {
  var language: Int
  /// Lexeme numbers (senses of class `#part`), two or more.
  var parts: [Int32]
  /// Index of the word that is the head.
  var head: Int
  var kind: ClassID
  var value: Int32

  /// What the word that begins it is marked with.
  var marks: SenseMask {
    let number = Int(kind.rawValue)
    return number < KnownClass.allCases.count ? KnownClass.allCases[number].phraseMarks : .phrase
  }
}

/// Everything that the packs of one set share: the character table, all word forms, phrases, names.
///
/// A class, though nothing of it changes: it keeps the image that its tables lie in.
public final class Lexicon: Sendable {
  /// A phrase; its parts lie in `phraseParts`.
  struct Phrase: BitwiseCopyable {
    var partsBegin: UInt32
    var value: Int32
    var kind: ClassID
    var partsCount: UInt8
    var language: UInt8
    var head: UInt32
  }

  let image: PackImage
  let characters: CharacterTable
  /// The same for the tokenizer.
  let cells: Table<CharacterTable.Cell>
  let clitics: Clitics
  let table: WordTable
  /// Canonical names of places and actors.
  public let names: [String]
  let phrases: Table<Phrase>
  let phraseParts: Table<Int32>
  /// Phrases by their first lexeme and, of one lexeme, by their second: begin of each first lexeme's in `phraseOrder`,
  /// and one more.
  let phraseStarts: Table<UInt32>
  let phraseOrder: Table<UInt32>
  /// The second lexeme of each phrase in `phraseOrder`: searched without a look at the phrases themselves.
  let phraseSeconds: Table<Int32>

  init(_ image: PackImage, notes: inout ImageReader) {
    self.image = image
    characters = CharacterTable(image)
    cells = image.table(.characters, of: CharacterTable.Cell.self)
    clitics = Clitics(
      prefixes: image.table(.prefixes, of: Clitics.Affix.self),
      suffixes: image.table(.suffixes, of: Clitics.Affix.self), languages: UInt32(notes.integer()))
    table = WordTable(image)
    names = image.texts(.nameBytes, .nameOffsets).strings
    phrases = image.table(.phrases, of: Phrase.self)
    phraseParts = image.table(.phraseParts, of: Int32.self)
    phraseStarts = image.table(.phraseStarts, of: UInt32.self)
    phraseOrder = image.table(.phraseOrder, of: UInt32.self)
    phraseSeconds = image.table(.phraseSeconds, of: Int32.self)
  }

  /// Writes phrases with their order by first lexeme.
  static func write(_ phrases: [LexiconPhrase], lexemes: Int, to image: inout PackImageWriter) {
    var parts: [Int32] = []
    var rows: [Phrase] = []
    var byFirst: [[UInt32]] = Array(repeating: [], count: lexemes)
    for (index, phrase) in phrases.enumerated() {
      rows.append(
        Phrase(
          partsBegin: UInt32(parts.count), value: phrase.value, kind: phrase.kind,
          partsCount: UInt8(clamping: phrase.parts.count), language: UInt8(phrase.language), head: UInt32(phrase.head)))
      parts += phrase.parts
      byFirst[Int(phrase.parts[0])].append(UInt32(index))
    }
    var starts: [UInt32] = [0]
    var order: [UInt32] = []
    for list in byFirst {
      order += list.sorted { (phrases[Int($0)].parts[1], $0) < (phrases[Int($1)].parts[1], $1) }
      starts.append(UInt32(order.count))
    }
    image.add(.phrases, rows)
    image.add(.phraseParts, parts)
    image.add(.phraseStarts, starts)
    image.add(.phraseOrder, order)
    image.add(.phraseSeconds, order.map { phrases[Int($0)].parts[1] })
  }

  /// All senses of a token's word, of every language.
  public func senses(of token: Token) -> Senses {
    Senses(slice: token.entry >= 0 ? table.senses(of: Int(token.entry)) : table.senses[0..<0])
  }

  /// The first sense of a token's word in one language for which `test` holds; forms with a capital letter count for
  /// capitalised tokens only. The inner loop of everything that looks at words.
  @inline(__always)
  func first(_ token: Token, _ language: Int, _ test: (Sense) -> Bool) -> Sense? {
    guard token.entry >= 0 else { return nil }
    let row = table.entries.base[Int(token.entry)]
    var index = Int(row.sensesBegin)
    let end = index + Int(row.sensesCount)
    while index < end {
      let sense = table.senses.base[index]
      if Int(sense.language) == language, !sense.needsCapital || token.flags.contains(.capital), test(sense) {
        return sense
      }
      index += 1
    }
    return nil
  }

  /// Calls `body` with each sense that a token's word has in a language, whatever its letters look like.
  @inline(__always)
  func forEachSense(_ token: Token, _ language: Int, _ body: (Sense) -> Void) {
    let row = table.entries.base[Int(token.entry)]
    var index = Int(row.sensesBegin)
    let end = index + Int(row.sensesCount)
    while index < end {
      let sense = table.senses.base[index]
      if Int(sense.language) == language { body(sense) }
      index += 1
    }
  }

  /// Places in `phraseOrder` of the phrases with a first lexeme.
  @inline(__always)
  func phrases(beginningWith lexeme: Int32) -> (begin: Int, end: Int) {
    (Int(phraseStarts[Int(lexeme)]), Int(phraseStarts[Int(lexeme) + 1]))
  }

  /// The first place in `phraseOrder` between two others whose phrase has at least this second lexeme.
  @inline(__always)
  func firstPhrase(from begin: Int, to end: Int, second: Int32) -> Int {
    var (low, high) = (begin, end)
    while low < high {
      let middle = (low + high) / 2
      if phraseSeconds[middle] < second { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first sense of a class; a look at the token's marks spares most looks into the table.
  public func sense(of token: Token, _ known: KnownClass, language: Int) -> Sense? {
    guard token.mask.isSuperset(of: known.marks) else { return nil }
    let kind = known.id
    return first(token, language) { $0.kind == kind }
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

  /// Points for the language of a text: two for each language in whose alphabet a word lies, three more where it is
  /// among the frequent words; returns the number of words.
  ///
  /// - Parameter points: one place per language, at least 32 of them.
  /// - Complexity: O(tokens); allocates nothing.
  public func countWords(of tokens: ArraySlice<Token>, points: inout InlineArray<32, Int32>) -> Int {
    var words = 0
    // Neighbours are mostly of one alphabet: runs of equal masks are counted together.
    var mask: UInt32 = 0
    var run: Int32 = 0
    func add(_ languages: UInt32, _ value: Int32) {
      var rest = languages
      while rest != 0 {
        points[rest.trailingZeroBitCount] &+= value
        rest &= rest &- 1
      }
    }
    tokens.withUnsafeBufferPointer { tokens in
      for token in tokens where token.kind == .word {
        words += 1
        if token.languages != mask {
          add(mask, 2 * run)
          (mask, run) = (token.languages, 0)
        }
        run += 1
        let common = table.commonLanguages(of: token.entry)
        if common != 0 { add(common, 3) }
      }
    }
    add(mask, 2 * run)
    return words
  }

  /// A word or phrase as the tokenizer folds it, words joined by blanks; the key under which queries and names meet.
  public func folded(_ text: some StringProtocol) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == "\t" }
      .map { String(decoding: characters.fold($0), as: UTF8.self) }.joined(separator: " ")
  }
}

/// The senses of one word.
public struct Senses: RandomAccessCollection {
  fileprivate var slice: Slice<Table<Sense>>

  public var startIndex: Int { slice.startIndex }
  public var endIndex: Int { slice.endIndex }
  public subscript(index: Int) -> Sense { slice[index] }
}

/// Which groups of classes a word has senses in: a quick look before the others.
public struct SenseMask: OptionSet, Sendable, BitwiseCopyable {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
  @inlinable public static var trigger: SenseMask { SenseMask(rawValue: 1) }
  @inlinable public static var signal: SenseMask { SenseMask(rawValue: 2) }
  @inlinable public static var entity: SenseMask { SenseMask(rawValue: 4) }
  /// Begins a phrase.
  @inlinable public static var phrase: SenseMask { SenseMask(rawValue: 8) }
  /// Begins a phrase that tells the direction of a clause; few of those that begin a phrase do.
  @inlinable public static var tensePhrase: SenseMask { SenseMask(rawValue: 16) }
  @inlinable public static var other: SenseMask { SenseMask(rawValue: 32) }
  /// Tells the direction of a clause: a tense, a word of planning.
  @inlinable public static var tense: SenseMask { SenseMask(rawValue: 64) }
  /// Ends a sentence, or keeps a stop from ending one.
  @inlinable public static var abbreviation: SenseMask { SenseMask(rawValue: 128) }
  @inlinable public static var preposition: SenseMask { SenseMask(rawValue: 256) }

  /// Status of an event: negation, failure, demand, hypothesis, plan.
  @inlinable public static var status: SenseMask { SenseMask(rawValue: 512) }
  /// Joins or opens clauses.
  @inlinable public static var clause: SenseMask { SenseMask(rawValue: 1024) }
  /// Number words, and what stands before numbers.
  @inlinable public static var number: SenseMask { SenseMask(rawValue: 2048) }
  /// Auxiliaries and light verbs.
  @inlinable public static var verbal: SenseMask { SenseMask(rawValue: 4096) }
  @inlinable public static var attribution: SenseMask { SenseMask(rawValue: 8192) }
  /// Places and adjectives of places.
  @inlinable public static var place: SenseMask { SenseMask(rawValue: 16384) }
  /// Words that conditions of triggers ask for.
  @inlinable public static var condition: SenseMask { SenseMask(rawValue: 32768) }

  static func of(_ sense: Sense) -> SenseMask {
    let tense: SenseMask = sense.features.isDisjoint(with: [.past, .future]) ? [] : .tense
    guard Int(sense.kind.rawValue) < KnownClass.allCases.count else { return tense.union(.other) }
    return tense.union(KnownClass.allCases[Int(sense.kind.rawValue)].marks)
  }
}

extension KnownClass {
  /// What a word is marked with that begins a phrase of this class.
  public var phraseMarks: SenseMask {
    switch self {
    case .plan, .pastForm, .futureForm: [.phrase, .tensePhrase]
    default: .phrase
    }
  }

  /// What every word with a sense of this class is marked with.
  var marks: SenseMask {
    switch self {
    case .trigger: .trigger
    case .plan: [.signal, .status, .tense]
    case .pastForm, .futureForm: [.other, .tense]
    case .abbreviation: [.signal, .abbreviation]
    case .preposition: [.signal, .preposition]
    case .negation, .failure, .demand, .hypothesis: [.signal, .status]
    case .exception, .comparison: .signal
    case .subordinator, .coordinator: [.signal, .clause]
    case .bound, .vagueNumber, .nameNumber: [.signal, .number]
    case .attribution: [.signal, .attribution]
    case .signal: .signal
    case .person, .organisation, .thing, .title, .modifier, .actor, .placeNoun, .givenName: .entity
    case .place, .placeAdjective: [.entity, .place]
    case .part: .phrase
    case .condition: .condition
    case .cardinal, .multiplier, .ordinal: [.other, .number]
    case .auxiliary, .lightVerb, .verb, .pronoun, .determiner, .marker, .adverb, .idiom, .undergo, .control,
      .whereabouts, .scheduling:
      [.other, .verbal]
    default: .other
    }
  }
}
