/// The rules of one language as one deterministic automaton over symbols, made by `AutomatonBuilder`.
///
/// Finding a match is leftmost-longest, then the first rule; captures come from a second pass of the winning machine
/// over its match.
struct Automaton: Sendable {
  /// One step of a compiled pattern; see `Instruction`.
  struct Step: BitwiseCopyable {
    enum Operation: UInt32, BitwiseCopyable { case token, split, jump, save, match }
    /// As a number: an enum would leave bytes of an image undefined.
    private let code: UInt32
    let first: Int32
    let second: Int32

    var operation: Operation { Operation(rawValue: code)! }

    init(_ operation: Operation, _ first: Int, _ second: Int = 0) {
      (code, self.first, self.second) = (operation.rawValue, Int32(first), Int32(second))
    }
  }

  /// What a predicate on senses asks for; `values` of `valueRanges`, pairs of bounds.
  struct CaptureSense: BitwiseCopyable {
    var features: Features
    var valuesBegin: UInt32
    var valuesCount: UInt16
    var kind: UInt16
  }

  /// Where a run stands: a row of transitions, and the rule that it has matched.
  struct Place {
    let bits: UInt32

    init(bits: UInt32) { self.bits = bits }
    /// - Parameter accepts: -1 for none.
    init(row: UInt16, accepts: Int16) { bits = UInt32(row) | UInt32(accepts + 1) << 16 }

    @inline(__always) var row: Int { Int(bits & 0xffff) }
    /// The rule that is matched here, -1 for none.
    @inline(__always) var accepts: Int { Int(bits &>> 16) &- 1 }
  }

  let symbolCount: Int
  /// Where every run begins.
  let start: Place
  /// Words below this entry have base symbols of their own.
  let namedCount: Int32
  /// Rows of transitions; see `AutomatonBuilder.addRows`.
  private let live: Table<UInt64>
  private let ranks: Table<UInt32>
  /// 1 for rows where words must be known that `Token.isUnread` puts off.
  private let readers: Table<UInt8>
  private let targets: Table<UInt32>
  /// Numbers of 64 bits in a row.
  private let rowWidth: Int
  private let starting: Table<UInt8>
  private let openers: Table<UInt8>
  /// Bit for each way (as in `variant`) in which a word, or a sign, that no rule names begins one all the same.
  private let unknownOpeners: UInt8
  private let unknownSignOpeners: UInt8
  private let wordSymbols: Table<UInt16>
  private let numberSymbols: Table<UInt16>
  private let combined: Table<UInt16>
  private let unknownSign: UInt16
  private let unknownCapital: UInt16
  private let unknownWord: UInt16
  private let longNumber: UInt16
  let steps: Table<Step>
  let entryPoints: Table<Int32>
  private let signatures: Table<UInt64>
  private let signatureWidth: Int
  private let captureSenses: Table<CaptureSense>
  /// Begin of the senses of rule × slot in `captureSenses`, and one more.
  private let captureStarts: Table<UInt32>
  private let valueRanges: Table<Int32>

  init(_ image: PackImage, language: Int, settings: inout ImageReader) {
    symbolCount = settings.integer()
    rowWidth = Self.words(of: symbolCount)
    start = Place(row: UInt16(settings.integer()), accepts: -1)
    signatureWidth = settings.integer()
    unknownSign = UInt16(settings.integer())
    unknownCapital = UInt16(settings.integer())
    unknownWord = UInt16(settings.integer())
    longNumber = UInt16(settings.integer())
    live = image.table(.live, language: language, of: UInt64.self)
    readers = image.table(.readers, language: language, of: UInt8.self)
    ranks = image.table(.ranks, language: language, of: UInt32.self)
    targets = image.table(.targets, language: language, of: UInt32.self)
    starting = image.table(.starts, language: language, of: UInt8.self)
    openers = image.table(.openers, language: language, of: UInt8.self)
    wordSymbols = image.table(.wordSymbols, language: language, of: UInt16.self)
    numberSymbols = image.table(.numberSymbols, language: language, of: UInt16.self)
    combined = image.table(.combined, language: language, of: UInt16.self)
    steps = image.table(.instructions, language: language, of: Step.self)
    entryPoints = image.table(.entryPoints, language: language, of: Int32.self)
    signatures = image.table(.signatures, language: language, of: UInt64.self)
    captureSenses = image.table(.captureSenses, language: language, of: CaptureSense.self)
    captureStarts = image.table(.captureRanges, language: language, of: UInt32.self)
    valueRanges = image.table(.valueRanges, language: language, of: Int32.self)
    namedCount = Int32(wordSymbols.count / 4)
    var (words, signs): (UInt8, UInt8) = (0, 0)
    for variant in 0..<8 {
      let (base, glued) = (variant & 2 != 0 ? unknownCapital : unknownWord, variant & 1)
      if starting[Int(combined[Int(base) * 2 + glued])] != 0 { words |= 1 << UInt8(variant) }
      if starting[Int(combined[Int(unknownSign) * 2 + glued])] != 0 { signs |= 1 << UInt8(variant) }
    }
    (unknownOpeners, unknownSignOpeners) = (words, signs)
  }

  /// Numbers of 64 bits that hold a bit for each symbol.
  static func words(of symbolCount: Int) -> Int { (symbolCount + 63) / 64 }

  @inline(__always)
  func symbol(of token: Token) -> Int {
    let base: UInt16
    if token.kind == .number {
      base = token.digits <= 4 ? numberSymbols.base[Self.base(Int(token.digits)) + Int(token.value)] : longNumber
    } else if token.entry >= 0, token.entry < namedCount {
      base =
        wordSymbols.base[
          Int(token.entry) * 4 + Self.variant(token) >> 1]
    } else if token.kind == .word {
      base = token.flags.contains(.capital) ? unknownCapital : unknownWord
    } else {
      base = unknownSign
    }
    return Int(combined.base[Int(base) * 2 + (token.flags.contains(.glued) ? 1 : 0)])
  }

  @inline(__always)
  private static func base(_ digits: Int) -> Int {
    switch digits {
    case 1: 0
    case 2: 10
    case 3: 110
    default: 1110
    }
  }

  /// How a word stands there: behind a stripped article, capitalised, glued.
  @inline(__always)
  private static func variant(_ token: Token) -> Int {
    Int(token.clitics.rawValue &>> 21) & 4 | Int(token.flags.rawValue) & 2 | Int(token.flags.rawValue) & 1
  }

  /// Whether a match may begin with a token: the question that is asked of every one, and nearly always denied.
  @inline(__always)
  func mayBegin(_ token: Token) -> Bool {
    if token.kind == .number { return true }
    let isNamed = UInt32(bitPattern: token.entry) < UInt32(bitPattern: namedCount)
    let unknown = token.kind == .word ? unknownOpeners : unknownSignOpeners
    // The first row is read for nothing where no rule names the word: cheaper than to guess whether one does.
    let row = openers.base[isNamed ? Int(token.entry) : 0]
    return (isNamed ? row : unknown) &>> UInt8(truncatingIfNeeded: Self.variant(token)) & 1 != 0
  }

  /// The place behind the first token of a match; nil where none may begin.
  @inline(__always)
  func begin(_ token: Token) -> Place? {
    guard mayBegin(token) else { return nil }
    let symbol = symbol(of: token)
    return starting.base[symbol] == 0 ? nil : next(start, symbol)
  }

  /// The place behind one more token; nil where no rule goes on.
  @inline(__always)
  func next(_ place: Place, _ symbol: Int) -> Place? {
    let word = place.row &* rowWidth &+ symbol &>> 6
    let bits = live.base[word]
    let bit = UInt64(1) &<< UInt64(truncatingIfNeeded: symbol & 63)
    if bits & bit == 0 { return nil }
    return Place(bits: targets.base[Int(ranks.base[word]) &+ (bits & (bit &- 1)).nonzeroBitCount])
  }

  /// Whether the way on from a place may hang on a word that was not looked up yet.
  @inline(__always)
  func mustRead(_ token: Token, at place: Place) -> Bool {
    token.flags.intersection([.unread, .unnamed]) == .unread && readers.base[place.row] != 0
  }

  /// Whether a predicate holds for the tokens of a symbol.
  @inline(__always)
  func holds(_ predicate: Int32, _ symbol: Int) -> Bool {
    signatures.base[symbol * signatureWidth + Int(predicate >> 6)] >> UInt64(predicate & 63) & 1 == 1
  }

  /// The value of the first token of a capture that has one: the number, or the sense that the rule's predicates name.
  func value(
    of range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>, rule: Int, slot: Int, lexicon: Lexicon, language: Int
  ) -> Int {
    let position = rule * RuleMatch.captureLimit + slot
    let wanted = Int(captureStarts[position])..<Int(captureStarts[position + 1])
    for token in range.lazy.map({ tokens[$0] }) {
      if token.kind == .number { return Int(token.value) }
      guard token.entry >= 0 else { continue }
      let article = token.clitics.intersection(.definite)
      for index in wanted {
        let predicate = captureSenses[index]
        let sense = lexicon.first(token, language) { accepts($0, predicate, behind: article) }
        if let sense { return Int(sense.value) }
      }
    }
    return Int.min
  }

  private func accepts(_ sense: Sense, _ wanted: CaptureSense, behind article: Features) -> Bool {
    guard sense.kind.rawValue == wanted.kind else { return false }
    if wanted.valuesCount > 0 {
      var fits = false
      for pair in 0..<Int(wanted.valuesCount) {
        let position = Int(wanted.valuesBegin) + 2 * pair
        if valueRanges[position] <= sense.value, sense.value <= valueRanges[position + 1] { fits = true }
      }
      if !fits { return false }
    }
    return TokenPredicate.accepts(sense.features, behind: article, wanted.features)
  }
}
