/// The rules of one language as one deterministic automaton over symbols, the equivalence classes of tokens under
/// all predicates of the rules.
///
/// Subset construction (Rabin, Scott 1959) over the Thompson machines of all rules: the number of rules costs nothing
/// while matching. Finding a match is leftmost-longest, then the first rule; captures come from a second pass of the
/// winning machine over its match.
public struct Automaton: Sendable {
  /// Symbols; 0 starts no rule and continues none.
  private(set) var symbolCount = 1
  /// `states × symbolCount` next states; 0 is dead, 1 the start.
  private(set) var transitions: [UInt16] = []
  /// Rule that a state accepts, -1 for none.
  private(set) var accepts: [Int16] = []
  /// Whether a symbol starts any rule.
  private(set) var starts: [Bool] = []
  /// Base symbol (before the glued flag) of each word table entry: as it is, capitalised, behind a stripped article,
  /// both.
  private(set) var wordSymbols: [UInt8] = []
  /// Base symbol of each number of 1 to 4 digits: `numberBase[digits] + value`; then of longer ones.
  private(set) var numberSymbols: [UInt8] = []
  private(set) var longNumberSymbol: UInt8 = 0
  /// Base symbols of words that no rule names: lower case, capitalised; and of other signs.
  private(set) var unknownSymbols: [UInt8] = [0, 0, 0]
  /// Base symbol × glued → symbol.
  private(set) var combined: [UInt8] = []
  let program: [Instruction]
  let entryPoints: [Int]
  let predicates: [TokenPredicate]

  static let numberBase = [0, 0, 10, 110, 1110]
  static let numberLimit = 11_110

  /// - Throws: a message when the rules need more than 255 symbols or 65,535 states.
  init(
    program: [Instruction], entryPoints: [Int], predicates: [TokenPredicate], table: WordTable, language: Int
  ) throws(PatternParser.Failure) {
    self.program = program
    self.entryPoints = entryPoints
    self.predicates = predicates
    let tester = PredicateTester(predicates: predicates, language: language)

    // 1. Base symbols: tokens that all predicates treat alike, glued or not.
    var signatures = SymbolSet(predicates.count)
    _ = signatures.symbol(of: tester.none)
    unknownSymbols[0] = signatures.number(of: tester.signature(word: false, capital: false))
    unknownSymbols[1] = signatures.number(of: tester.signature(word: true, capital: true))
    unknownSymbols[2] = signatures.number(of: tester.signature(word: true, capital: false))
    // Index 0 is for signs, 1 for capitalised and 2 for other unknown words.
    numberSymbols = Array(repeating: 0, count: Self.numberLimit)
    // Numbers between two borders of the rules' ranges are alike.
    let borders = tester.numberBorders
    for digits in 1...4 {
      var symbol: UInt8 = 0
      for value in 0..<Self.power(digits) {
        if value == 0 || borders.contains(Int32(value)) {
          symbol = signatures.number(of: tester.signature(number: Int32(value), digits: digits))
        }
        numberSymbols[Self.numberBase[digits] + value] = symbol
      }
    }
    longNumberSymbol = signatures.number(of: tester.signature(number: 100_000, digits: 6))
    wordSymbols.reserveCapacity(table.count * 4)
    for entry in 0..<table.count {
      let bytes = Array(table.text[Int(table.entries[entry].textBegin)...].prefix(Int(table.entries[entry].textLength)))
      let senses = table.senses(of: entry)
      guard tester.isNamed(bytes, senses) else {
        // Most words are triggers and names that no date rule asks for.
        let isWord = tester.isWord(bytes)
        let (small, large) = (unknownSymbols[isWord ? 2 : 0], unknownSymbols[isWord ? 1 : 0])
        wordSymbols += [small, large, small, large]
        continue
      }
      for article in [Features(), .definite] {
        for capital in [false, true] {
          wordSymbols.append(
            signatures.number(of: 
              tester.signature(entry: bytes, senses: senses, capital: capital, article: article)))
        }
      }
    }

    try signatures.check()

    // 2. Symbols: base symbol and glued flag, merged again where no predicate tells them apart.
    var final = SymbolSet(predicates.count)
    _ = final.symbol(of: tester.none)
    combined = Array(repeating: 0, count: signatures.count * 2)
    for base in 0..<signatures.count {
      for glued in [false, true] {
        var bits = signatures.bits[base]
        if !glued { tester.removeGlued(&bits) }
        combined[base * 2 + (glued ? 1 : 0)] = final.number(of: bits)
      }
    }
    try final.check()
    symbolCount = final.count

    // 3. Subset construction.
    try determinize(final.bits)
  }

  private static func power(_ digits: Int) -> Int { [1, 10, 100, 1000, 10_000][digits] }

  private mutating func determinize(_ symbols: [[UInt64]]) throws(PatternParser.Failure) {
    var numbers: [[Int32]: Int] = [:]
    var pending: [[Int32]] = []
    func closure(_ seeds: [Int]) -> [Int32] {
      var seen: Set<Int> = []
      var stack = seeds
      var kept: [Int32] = []
      while let pc = stack.popLast() {
        guard seen.insert(pc).inserted else { continue }
        switch program[pc] {
        case .token, .match: kept.append(Int32(pc))
        case .split(let first, let second):
          stack.append(first)
          stack.append(second)
        case .jump(let target): stack.append(target)
        case .save: stack.append(pc + 1)
        }
      }
      return kept.sorted()
    }
    func number(_ set: [Int32]) throws(PatternParser.Failure) -> UInt16 {
      if set.isEmpty { return 0 }
      if let known = numbers[set] { return UInt16(known) }
      let state = pending.count + 1
      guard state < 0xffff else { throw PatternParser.Failure(message: "the rules need more than 65,535 states") }
      numbers[set] = state
      pending.append(set)
      return UInt16(state)
    }
    transitions = Array(repeating: 0, count: symbolCount)
    accepts = [-1]
    _ = try number(closure(entryPoints))
    var done = 0
    while done < pending.count {
      let set = pending[done]
      done += 1
      var accept = Int16.max
      for case .match(let rule) in set.map({ program[Int($0)] }) { accept = min(accept, Int16(rule)) }
      accepts.append(accept == .max ? -1 : accept)
      // Targets by predicate, so that each symbol only unites what it satisfies.
      var byPredicate: [(predicate: Int, target: Int)] = []
      for pc in set {
        if case .token(let predicate) = program[Int(pc)] { byPredicate.append((predicate, Int(pc) + 1)) }
      }
      var row = Array(repeating: UInt16(0), count: symbolCount)
      var cache: [[Int]: UInt16] = [:]
      for symbol in 1..<max(symbolCount, 1) {
        var targets: [Int] = []
        for item in byPredicate where symbols[symbol][item.predicate >> 6] >> UInt64(item.predicate & 63) & 1 == 1 {
          targets.append(item.target)
        }
        if targets.isEmpty { continue }
        if let known = cache[targets] {
          row[symbol] = known
        } else {
          let next = try number(closure(targets))
          cache[targets] = next
          row[symbol] = next
        }
      }
      transitions += row
    }
    if pending.isEmpty {  // no rules: a start state that goes nowhere
      transitions += Array(repeating: 0, count: symbolCount)
      accepts.append(-1)
    }
    starts = (0..<symbolCount).map { transitions[symbolCount + $0] != 0 }
  }
}

/// Distinct predicate signatures, numbered in order of appearance; 0 is the empty one.
private struct SymbolSet {
  private(set) var bits: [[UInt64]] = []
  private var numbers: [[UInt64]: Int] = [:]

  init(_ predicates: Int) {}

  var count: Int { bits.count }

  mutating func symbol(of signature: [UInt64]) -> Int {
    if let known = numbers[signature] { return known }
    numbers[signature] = bits.count
    bits.append(signature)
    return bits.count - 1
  }

  mutating func number(of signature: [UInt64]) -> UInt8 {
    UInt8(clamping: symbol(of: signature))
  }

  /// A byte names a kind of token while the table is built, and in each token.
  func check() throws(PatternParser.Failure) {
    guard count <= 255 else {
      throw PatternParser.Failure(
        message: "the rules tell \(count) kinds of token apart, at most 255 will do; use fewer literals")
    }
  }
}

/// Which predicates hold for a token, as a bit set.
struct PredicateTester {
  private let predicates: [TokenPredicate]
  private let language: Int
  private let gluedMask: [UInt64]
  private let literals: [[UInt8]: [Int]]
  private let senses: [ClassID: [Int]]
  private let words: [UInt64]
  private let capitals: [UInt64]
  private let anything: [UInt64]
  private let numbers: [Int]
  /// Raw values of the classes in `senses`.
  private let named: Set<Int>

  init(predicates: [TokenPredicate], language: Int) {
    self.predicates = predicates
    self.language = language
    let width = (predicates.count + 63) / 64
    var glued = Array(repeating: UInt64(0), count: width)
    var words = glued
    var capitals = glued
    var anything = glued
    var literals: [[UInt8]: [Int]] = [:]
    var senses: [ClassID: [Int]] = [:]
    var numbers: [Int] = []
    for (index, predicate) in predicates.enumerated() {
      let bit = UInt64(1) << UInt64(index & 63)
      if predicate.glued { glued[index >> 6] |= bit }
      switch predicate.base {
      case .word: words[index >> 6] |= bit
      case .capital: capitals[index >> 6] |= bit
      case .any: anything[index >> 6] |= bit
      case .literal(let bytes): literals[bytes, default: []].append(index)
      case .sense(let kind, _, _): senses[kind, default: []].append(index)
      case .number: numbers.append(index)
      }
    }
    (gluedMask, self.words, self.capitals, self.anything) = (glued, words, capitals, anything)
    (self.literals, self.senses, self.numbers) = (literals, senses, numbers)
    named = Set(senses.keys.map { Int($0.rawValue) })
  }

  var none: [UInt64] { Array(repeating: 0, count: gluedMask.count) }

  func removeGlued(_ bits: inout [UInt64]) {
    for index in bits.indices { bits[index] &= ~gluedMask[index] }
  }

  private func union(_ bits: inout [UInt64], _ other: [UInt64]) {
    for index in bits.indices { bits[index] |= other[index] }
  }

  func signature(word: Bool, capital: Bool) -> [UInt64] {
    var bits = anything
    if word { union(&bits, words) }
    if capital { union(&bits, capitals) }
    return bits
  }

  /// The values at which a number may begin to satisfy other predicates than the one below it.
  var numberBorders: Set<Int32> {
    var borders: Set<Int32> = []
    for index in numbers {
      guard case .number(let range, _) = predicates[index].base else { continue }
      borders.insert(range.lowerBound)
      if range.upperBound < .max { borders.insert(range.upperBound + 1) }
    }
    return borders
  }

  func signature(number value: Int32, digits: Int) -> [UInt64] {
    var bits = anything
    for index in numbers {
      if case .number(let range, let wanted) = predicates[index].base, range.contains(value),
        wanted == 0 || wanted == digits
      {
        bits[index >> 6] |= 1 << UInt64(index & 63)
      }
    }
    return bits
  }

  /// Whether any predicate may tell the word apart from unknown ones.
  func isNamed(_ bytes: [UInt8], _ known: ArraySlice<Sense>) -> Bool {
    known.contains { Int($0.language) == language && named.contains(Int($0.kind.rawValue)) } || literals[bytes] != nil
  }

  func isWord(_ bytes: [UInt8]) -> Bool {
    bytes[0] >= 0x80 ? !isSign(bytes) : (0x61...0x7a).contains(bytes[0])
  }

  func signature(
    entry bytes: [UInt8], senses known: ArraySlice<Sense>, capital: Bool, article: Features
  ) -> [UInt64] {
    let isWord = isWord(bytes)
    var bits = signature(word: isWord, capital: isWord && capital)
    for index in literals[bytes] ?? [] { bits[index >> 6] |= 1 << UInt64(index & 63) }
    for sense in known where Int(sense.language) == language && (capital || !sense.needsCapital) {
      for index in senses[sense.kind] ?? [] where predicates[index].accepts(sense, behind: article) {
        bits[index >> 6] |= 1 << UInt64(index & 63)
      }
    }
    return bits
  }

  private func isSign(_ bytes: [UInt8]) -> Bool {
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return true }
    return CharacterTable.kind(of: scalar) != .letter
  }
}

extension TokenPredicate {
  /// Whether the predicate holds for a sense; an article that was stripped off the word (`.definite`) counts as the
  /// form's own, and a form without any is indefinite.
  func accepts(_ sense: Sense, behind article: Features) -> Bool {
    guard case .sense(let kind, let values, let features) = base, kind == sense.kind else { return false }
    guard values.isEmpty || values.contains(where: { $0.contains(sense.value) }) else { return false }
    let known = sense.features.union(article)
    return known.union(known.contains(.definite) ? [] : .indefinite).isSuperset(of: features)
  }
}
