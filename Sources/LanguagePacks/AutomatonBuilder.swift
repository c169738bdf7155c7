/// Makes the rules of one language one deterministic automaton over symbols, the equivalence classes of tokens under
/// all predicates of the rules.
///
/// Subset construction (Rabin, Scott 1959) over the Thompson machines of all rules: the number of rules costs nothing
/// while matching (`Automaton`).
struct AutomatonBuilder {
  /// Symbols; 0 starts no rule and continues none.
  private(set) var symbolCount = 1
  /// Distinct rows of next states, `symbolCount` each; state 0 is dead, 1 the start.
  private(set) var transitions: [UInt16] = []
  /// Row of each state.
  private(set) var stateRows: [UInt16] = []
  /// Rule that a state accepts, -1 for none.
  private(set) var accepts: [Int16] = []
  /// 1 where a symbol starts any rule.
  private(set) var starts: [UInt8] = []
  /// Base symbol (before the glued flag) of each word that rules of any language name: as it is, capitalised, behind
  /// a stripped article, both.
  private(set) var wordSymbols: [UInt16] = []
  /// Base symbol of each number of 1 to 4 digits: `numberBase[digits] + value`; then of longer ones.
  private(set) var numberSymbols: [UInt16] = []
  private(set) var longNumberSymbol: UInt16 = 0
  /// Base symbols of other signs, and of words that no rule names: capitalised, others.
  private(set) var unknownSymbols: [UInt16] = [0, 0, 0]
  /// Base symbol × glued → symbol.
  private(set) var combined: [UInt16] = []
  /// Predicates that hold for each symbol, as bits.
  private(set) var signatures: [[UInt64]] = []
  private let program: [Instruction]
  private let entryPoints: [Int]
  /// How many of the named words are looked up wherever they stand; the rest only where a rule goes on.
  private let nearCount: Int

  static let numberBase = [0, 0, 10, 110, 1110]
  static let numberLimit = 11_110
  /// Kinds of token that the rules of a language may tell apart.
  static let symbolLimit = 1023

  /// - Parameter named: the words that rules of any language name, in the order of the word table, which they begin.
  /// - Parameter nearCount: how many of them are known before a match begins.
  /// - Throws: a message when the rules need more symbols than `symbolLimit` or 65,535 states.
  init(
    program: [Instruction], entryPoints: [Int], tester: PredicateTester, named: [(word: [UInt8], senses: [Sense])],
    nearCount: Int
  ) throws(PatternParser.Failure) {
    self.program = program
    self.entryPoints = entryPoints
    self.nearCount = nearCount

    // 1. Base symbols: tokens that all predicates treat alike, glued or not.
    var signatures = SymbolSet()
    _ = signatures.symbol(of: tester.none)
    unknownSymbols[0] = try signatures.checked(tester.signature(word: false, capital: false))
    unknownSymbols[1] = try signatures.checked(tester.signature(word: true, capital: true))
    unknownSymbols[2] = try signatures.checked(tester.signature(word: true, capital: false))
    // Index 0 is for signs, 1 for capitalised and 2 for other unknown words.
    numberSymbols = Array(repeating: 0, count: Self.numberLimit)
    // Numbers between two borders of the rules' ranges are alike.
    let borders = tester.numberBorders
    for digits in 1...4 {
      var symbol: UInt16 = 0
      for value in 0..<Self.power(digits) {
        if value == 0 || borders.contains(Int32(value)) {
          symbol = try signatures.checked(tester.signature(number: Int32(value), digits: digits))
        }
        numberSymbols[Self.numberBase[digits] + value] = symbol
      }
    }
    longNumberSymbol = try signatures.checked(tester.signature(number: 100_000, digits: 6))
    wordSymbols.reserveCapacity(named.count * 4)
    for form in named {
      for article in [Features(), .definite] {
        for capital in [false, true] {
          wordSymbols.append(
            try signatures.checked(
              tester.signature(entry: form.word, senses: form.senses[...], capital: capital, article: article)))
        }
      }
    }

    // 2. Symbols: base symbol and glued flag, merged again where no predicate tells them apart.
    var final = SymbolSet()
    _ = final.symbol(of: tester.none)
    combined = Array(repeating: 0, count: signatures.count * 2)
    for base in 0..<signatures.count {
      for glued in [false, true] {
        var bits = signatures.bits[base]
        if !glued { tester.removeGlued(&bits) }
        combined[base * 2 + (glued ? 1 : 0)] = try final.checked(bits)
      }
    }
    symbolCount = final.count
    self.signatures = final.bits

    // 3. Subset construction.
    try determinize(final.bits)
  }

  private static func power(_ digits: Int) -> Int { [1, 10, 100, 1000, 10_000][digits] }

  /// The steps that take a token or end a match and can be reached from others without a token.
  private static func closure(of seeds: [Int], _ program: [Instruction]) -> [Int32] {
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

  /// The predicates that some rule begins with.
  static func openers(_ machine: PatternCompiler, _ entryPoints: [Int]) -> [TokenPredicate] {
    var numbers: Set<Int> = []
    for step in closure(of: entryPoints, machine.program) {
      if case .token(let predicate) = machine.program[Int(step)] { numbers.insert(predicate) }
    }
    return numbers.sorted().map { machine.predicates[$0] }
  }

  private mutating func determinize(_ symbols: [[UInt64]]) throws(PatternParser.Failure) {
    var numbers: [[Int32]: Int] = [:]
    var pending: [[Int32]] = []
    let program = self.program
    func closure(_ seeds: [Int]) -> [Int32] { Self.closure(of: seeds, program) }
    func number(_ set: [Int32]) throws(PatternParser.Failure) -> UInt16 {
      if set.isEmpty { return 0 }
      if let known = numbers[set] { return UInt16(known) }
      let state = pending.count + 1
      guard state < 0xffff else { throw PatternParser.Failure(message: "the rules need more than 65,535 states") }
      numbers[set] = state
      pending.append(set)
      return UInt16(state)
    }
    var rows: [[UInt16]: UInt16] = [:]
    func append(_ row: [UInt16]) {
      if let known = rows[row] {
        stateRows.append(known)
      } else {
        let number = UInt16(rows.count)
        rows[row] = number
        stateRows.append(number)
        transitions += row
      }
    }
    append(Array(repeating: 0, count: symbolCount))
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
      append(row)
    }
    if pending.isEmpty {  // no rules: a start state that goes nowhere
      append(Array(repeating: 0, count: symbolCount))
      accepts.append(-1)
    }
    let start = Int(stateRows[1]) * symbolCount
    starts = (0..<symbolCount).map { transitions[start + $0] != 0 ? 1 : 0 }
  }
}

extension AutomatonBuilder {
  /// Per row a bit for each symbol that leads on, with how many bits are set before each 64 of them; then only the
  /// targets that there are. Most looks end at a bit that is not set: those are all that must lie in the cache.
  private func addRows(to image: inout PackImageWriter, language: Int) {
    let width = Automaton.words(of: symbolCount)
    let rowCount = symbolCount > 0 ? transitions.count / symbolCount : 0
    var live: [UInt64] = []
    var ranks: [UInt32] = []
    var targets: [UInt32] = []
    for row in 0..<rowCount {
      for word in 0..<width {
        ranks.append(UInt32(targets.count))
        var bits: UInt64 = 0
        for symbol in word * 64..<min(word * 64 + 64, symbolCount) {
          let state = Int(transitions[row * symbolCount + symbol])
          if state == 0 { continue }
          bits |= 1 << UInt64(symbol & 63)
          targets.append(Automaton.Place(row: stateRows[state], accepts: accepts[state]).bits)
        }
        live.append(bits)
      }
    }
    image.add(.live, language: language, live)
    image.add(.readers, language: language, readers(rowCount))
    image.add(.ranks, language: language, ranks)
    image.add(.targets, language: language, targets)
  }

  /// 1 for each row where a word that only rules inside name may lead elsewhere than one that none names.
  private func readers(_ rowCount: Int) -> [UInt8] {
    var pairs: Set<[UInt16]> = []
    for word in nearCount..<max(nearCount, wordSymbols.count / 4) {
      for variant in 0..<8 {
        let unknown = unknownSymbols[variant & 2 != 0 ? 1 : 2]
        let pair = [unknown, wordSymbols[word * 4 + variant >> 1]].map { combined[Int($0) * 2 + variant & 1] }
        if pair[0] != pair[1] { pairs.insert(pair) }
      }
    }
    return (0..<rowCount).map { row in
      let begin = row * symbolCount
      return pairs.contains { transitions[begin + Int($0[0])] != transitions[begin + Int($0[1])] } ? 1 : 0
    }
  }

  /// Per word that rules name, a bit for each way it may stand there (as in `Automaton.variant`) in which a test holds
  /// for its symbol.
  private func variants(where test: (Int) -> Bool) -> [UInt8] {
    (0..<wordSymbols.count / 4).map { word in
      (0..<8).reduce(0) { bits, variant in
        let symbol = combined[Int(wordSymbols[word * 4 + variant >> 1]) * 2 + variant & 1]
        return test(Int(symbol)) ? bits | 1 << UInt8(variant) : bits
      }
    }
  }

  /// Writes the tables that `Automaton` reads.
  ///
  /// - Parameter captures: per rule and slot, the sense predicates that may stand inside the capture.
  func write(
    to image: inout PackImageWriter, _ notes: inout ImageNotes, predicates: [TokenPredicate], captures: [[[Int]]],
    language: Int
  ) {
    let width = max(1, (predicates.count + 63) / 64)
    for number in [symbolCount, Int(stateRows[1]), width] { notes.write(number) }
    for symbol in unknownSymbols + [longNumberSymbol] { notes.write(Int(symbol)) }
    addRows(to: &image, language: language)
    image.add(.starts, language: language, starts)
    image.add(.openers, language: language, variants { self.starts[$0] != 0 })
    image.add(.wordSymbols, language: language, wordSymbols)
    image.add(.numberSymbols, language: language, numberSymbols)
    image.add(.combined, language: language, combined)
    image.add(.instructions, language: language, program.map { Automaton.Step($0) })
    image.add(.entryPoints, language: language, entryPoints.map { Int32($0) })
    image.add(.signatures, language: language, signatures.flatMap { $0 + Array(repeating: 0, count: width - $0.count) })
    var senses: [Automaton.CaptureSense] = []
    var starts: [UInt32] = [0]
    var ranges: [Int32] = []
    for slots in captures {
      for slot in slots {
        for predicate in slot {
          guard case .sense(let kind, let values, let features) = predicates[predicate].base else { continue }
          senses.append(
            Automaton.CaptureSense(
              features: features, valuesBegin: UInt32(ranges.count), valuesCount: UInt16(values.count),
              kind: kind.rawValue))
          ranges += values.flatMap { [$0.lowerBound, $0.upperBound] }
        }
        starts.append(UInt32(senses.count))
      }
    }
    image.add(.captureSenses, language: language, senses)
    image.add(.captureRanges, language: language, starts)
    image.add(.valueRanges, language: language, ranges)
  }
}

extension Automaton.Step {
  init(_ instruction: Instruction) {
    switch instruction {
    case .token(let predicate): self.init(.token, predicate)
    case .split(let first, let second): self.init(.split, first, second)
    case .jump(let target): self.init(.jump, target)
    case .save(let slot): self.init(.save, slot)
    case .match(let rule): self.init(.match, rule)
    }
  }
}

/// Distinct predicate signatures, numbered in order of appearance; 0 is the empty one.
private struct SymbolSet {
  private(set) var bits: [[UInt64]] = []
  private var numbers: [[UInt64]: Int] = [:]

  var count: Int { bits.count }

  mutating func symbol(of signature: [UInt64]) -> Int {
    if let known = numbers[signature] { return known }
    numbers[signature] = bits.count
    bits.append(signature)
    return bits.count - 1
  }

  mutating func checked(_ signature: [UInt64]) throws(PatternParser.Failure) -> UInt16 {
    let number = symbol(of: signature)
    guard number < AutomatonBuilder.symbolLimit else {
      throw PatternParser.Failure(
        message: "the rules tell more than \(AutomatonBuilder.symbolLimit) kinds of token apart; use fewer literals")
    }
    return UInt16(number)
  }
}
