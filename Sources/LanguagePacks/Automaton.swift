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

  let symbolCount: Int
  /// Words below this entry have base symbols of their own.
  let namedCount: Int32
  private let transitions: Table<UInt16>
  private let stateRows: Table<UInt16>
  private let accepting: Table<Int16>
  private let starting: Table<UInt8>
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
    signatureWidth = settings.integer()
    unknownSign = UInt16(settings.integer())
    unknownCapital = UInt16(settings.integer())
    unknownWord = UInt16(settings.integer())
    longNumber = UInt16(settings.integer())
    transitions = image.table(.transitions, language: language, of: UInt16.self)
    stateRows = image.table(.stateRows, language: language, of: UInt16.self)
    accepting = image.table(.accepts, language: language, of: Int16.self)
    starting = image.table(.starts, language: language, of: UInt8.self)
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
  }

  @inline(__always)
  func symbol(of token: Token) -> Int {
    let base: UInt16
    if token.kind == .number {
      base = token.digits <= 4 ? numberSymbols.base[Self.base(Int(token.digits)) + Int(token.value)] : longNumber
    } else if token.entry >= 0, token.entry < namedCount {
      base =
        wordSymbols.base[
          Int(token.entry) * 4 + (token.clitics.contains(.definite) ? 2 : 0) + (token.flags.contains(.capital) ? 1 : 0)]
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

  @inline(__always)
  func starts(_ symbol: Int) -> Bool { starting.base[symbol] != 0 }

  @inline(__always)
  func next(_ state: Int, _ symbol: Int) -> Int {
    Int(transitions.base[Int(stateRows.base[state]) * symbolCount + symbol])
  }

  /// The rule that a state accepts, -1 for none.
  @inline(__always)
  func accepts(_ state: Int) -> Int { Int(accepting.base[state]) }

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
