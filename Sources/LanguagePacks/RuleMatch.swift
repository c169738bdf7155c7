/// A match of a timex rule over the tokens of a paragraph.
public struct RuleMatch: Sendable {
  /// Most captures a rule may have, the extent among them.
  static let captureLimit = 14

  /// Index of the rule in `LanguagePack.timexRules`.
  public var rule: Int
  /// Token indices, half open, of the whole match.
  public var tokens: Range<Int>
  /// Token range per capture slot; empty where the capture took no part. Slot 0 is the extent.
  public var captures: [Range<Int>]
  /// Value per capture slot: of its first token that has one.
  public var values: [Int]
}

extension LanguagePack {
  /// All leftmost-longest matches of the timex rules in `range`, in order.
  ///
  /// - Complexity: O(tokens × longest match); allocates per match only.
  public func timexMatches(in tokens: [Token], _ range: Range<Int>, _ found: (RuleMatch) -> Void) {
    guard timexes.symbolCount > 1 else { return }
    tokens.withUnsafeBufferPointer { tokens in
      timexes.withPointers { machine in
        var first = range.lowerBound
        while first < range.upperBound {
          let symbol = machine.symbol(of: tokens[first])
          guard machine.starts[symbol] else {
            first += 1
            continue
          }
          var state = 1
          var position = first
          var rule = -1
          var end = first
          while position < range.upperBound {
            state = Int(machine.transitions[state * machine.symbolCount + machine.symbol(of: tokens[position])])
            if state == 0 { break }
            position += 1
            if machine.accepts[state] >= 0 {
              rule = Int(machine.accepts[state])
              end = position
            }
          }
          if rule >= 0, let match = captures(of: rule, tokens, first..<end, machine) {
            found(match)
            first = end
          } else {
            first += 1
          }
        }
      }
    }
  }

  /// Runs one rule's machine over a match that is known to exist, trying greedy branches first.
  private func captures(
    of rule: Int, _ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>, _ machine: Automaton.Pointers
  ) -> RuleMatch? {
    var slots = Array(repeating: -1, count: 2 * RuleMatch.captureLimit)
    var values = Array(repeating: Int.min, count: RuleMatch.captureLimit)
    var trail: [(pc: Int, position: Int, slots: [Int])] = []
    var pc = timexes.entryPoints[rule]
    var position = range.lowerBound
    var steps = 0
    while true {
      steps += 1
      if steps > 20_000 { return nil }  // no rule of a sane pack comes near; a wild one must not hang
      var failed = false
      switch timexes.program[pc] {
      case .token(let predicate):
        if position < range.upperBound, holds(timexes.predicates[predicate], tokens[position]) {
          position += 1
          pc += 1
        } else {
          failed = true
        }
      case .split(let first, let second):
        trail.append((second, position, slots))
        pc = first
      case .jump(let target): pc = target
      case .save(let slot):
        slots[slot] = position
        pc += 1
      case .match:
        if position == range.upperBound {
          var ranges: [Range<Int>] = []
          for index in 0..<RuleMatch.captureLimit {
            let (begin, end) = (slots[2 * index], slots[2 * index + 1])
            let captured = begin >= 0 && end >= begin ? begin..<end : range.lowerBound..<range.lowerBound
            ranges.append(captured)
            if !captured.isEmpty { values[index] = value(of: captured, rule, index, tokens) }
          }
          return RuleMatch(rule: rule, tokens: range, captures: ranges, values: values)
        }
        failed = true
      }
      if failed {
        guard let last = trail.popLast() else { return nil }
        (pc, position, slots) = last
      }
    }
  }

  /// Whether a predicate holds for a token; the slow twin of the symbols.
  private func holds(_ predicate: TokenPredicate, _ token: Token) -> Bool {
    if predicate.glued, !token.flags.contains(.glued) { return false }
    switch predicate.base {
    case .any: return true
    case .word: return token.kind == .word
    case .capital: return token.kind == .word && token.flags.contains(.capital)
    case .number(let range, let digits):
      return token.kind == .number && range.contains(token.value) && (digits == 0 || digits == Int(token.digits))
    case .literal(let bytes): return token.entry >= 0 && lexicon.bytes(of: Int(token.entry)).elementsEqual(bytes)
    case .sense: return sense(of: token, where: predicate) != nil
    }
  }

  private func sense(of token: Token, where predicate: TokenPredicate) -> Sense? {
    guard token.entry >= 0 else { return nil }
    return lexicon.table.senses(of: Int(token.entry)).first {
      Int($0.language) == index && (!$0.needsCapital || token.flags.contains(.capital))
        && predicate.accepts($0, behind: token.clitics.intersection(.definite))
    }
  }

  /// The value of the first token of a capture that has one: the number, or the sense that the rule's predicates name.
  private func value(of range: Range<Int>, _ rule: Int, _ slot: Int, _ tokens: UnsafeBufferPointer<Token>) -> Int {
    for token in range.lazy.map({ tokens[$0] }) {
      if token.kind == .number { return Int(token.value) }
      for predicate in capturePredicates[rule][slot] {
        if let sense = sense(of: token, where: timexes.predicates[predicate]) { return Int(sense.value) }
      }
    }
    return Int.min
  }
}

extension Automaton {
  /// Raw pointers into the tables, valid inside one `withPointers` scope.
  struct Pointers {
    let transitions: UnsafePointer<UInt16>
    let accepts: UnsafePointer<Int16>
    let starts: UnsafePointer<Bool>
    let wordSymbols: UnsafePointer<UInt8>
    let numberSymbols: UnsafePointer<UInt8>
    let combined: UnsafePointer<UInt8>
    let unknown: (UInt8, UInt8, UInt8)
    let longNumber: UInt8
    let symbolCount: Int

    @inline(__always)
    func symbol(of token: Token) -> Int {
      let base: UInt8
      if token.kind == .number {
        base =
          token.digits <= 4
          ? numberSymbols[Automaton.base(Int(token.digits)) + Int(token.value)] : longNumber
      } else if token.entry >= 0 {
        base =
          wordSymbols[
            Int(token.entry) * 4 + (token.clitics.contains(.definite) ? 2 : 0)
              + (token.flags.contains(.capital) ? 1 : 0)]
      } else if token.kind == .word {
        base = token.flags.contains(.capital) ? unknown.1 : unknown.2
      } else {
        base = unknown.0
      }
      return Int(combined[Int(base) * 2 + (token.flags.contains(.glued) ? 1 : 0)])
    }
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

  func withPointers<Result>(_ body: (Pointers) -> Result) -> Result {
    transitions.withUnsafeBufferPointer { transitions in
      accepts.withUnsafeBufferPointer { accepts in
        starts.withUnsafeBufferPointer { starts in
          wordSymbols.withUnsafeBufferPointer { words in
            numberSymbols.withUnsafeBufferPointer { numbers in
              combined.withUnsafeBufferPointer { combined in
                body(
                  Pointers(
                    transitions: transitions.baseAddress!, accepts: accepts.baseAddress!, starts: starts.baseAddress!,
                    wordSymbols: words.baseAddress!, numberSymbols: numbers.baseAddress!,
                    combined: combined.baseAddress!,
                    unknown: (unknownSymbols[0], unknownSymbols[1], unknownSymbols[2]), longNumber: longNumberSymbol,
                    symbolCount: symbolCount))
              }
            }
          }
        }
      }
    }
  }
}
