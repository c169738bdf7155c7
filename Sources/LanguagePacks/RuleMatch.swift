/// A match of a timex rule over the tokens of a paragraph.
public struct RuleMatch: Sendable {
  /// Most captures a rule may have, the extent among them.
  static let captureLimit = 14

  /// Token ranges, one per capture slot.
  public struct Captures: RandomAccessCollection, Sendable {
    fileprivate var begins = InlineArray<14, Int32>(repeating: 0)
    fileprivate var ends = InlineArray<14, Int32>(repeating: 0)

    public var startIndex: Int { 0 }
    public var endIndex: Int { RuleMatch.captureLimit }
    public subscript(slot: Int) -> Range<Int> { Int(begins[slot])..<Int(ends[slot]) }
  }

  /// Index of the rule in `LanguagePack.timexRules`.
  public var rule: Int
  /// Token indices, half open, of the whole match.
  public var tokens: Range<Int>
  /// Token range per capture slot; empty where the capture took no part. Slot 0 is the extent.
  public fileprivate(set) var captures = Captures()
  /// Value per capture slot: of its first token that has one; `Int.min` for none.
  public fileprivate(set) var values = InlineArray<14, Int>(repeating: .min)

  /// Where the last capture ends that ends before a token; the extent does not count.
  public func lastCapture(before border: Int) -> Int? {
    var last: Int?
    for slot in 1..<RuleMatch.captureLimit {
      let range = captures[slot]
      if !range.isEmpty, range.upperBound <= border { last = max(last ?? 0, range.upperBound) }
    }
    return last
  }

  /// The tokens of the expression itself.
  public var extent: Range<Int> { captures[0].isEmpty ? tokens : captures[0] }
}

extension LanguagePack {
  /// Appends the matches in `range` to `matches`; words of `text` that were put off are looked up where a rule asks.
  public func timexMatches(
    in tokens: inout [Token], _ range: Range<Int>, of text: [UInt8], into matches: inout [RuleMatch]
  ) {
    timexMatches(in: &tokens, range, of: text) { matches.append($0) }
  }

  /// All leftmost-longest matches of the timex rules in `range`, in order.
  ///
  /// - Parameter text: what the tokens were cut from; words of it that were put off are looked up where a rule asks.
  /// - Complexity: O(tokens × longest match); allocates nothing.
  public func timexMatches(
    in tokens: inout [Token], _ range: Range<Int>, of text: [UInt8], _ found: (RuleMatch) -> Void
  ) {
    tokens.withUnsafeMutableBufferPointer { tokens in
      text.withUnsafeBufferPointer { timexMatches(in: tokens, range, of: $0, found) }
    }
  }

  /// As `timexMatches(in:_:of:_:)` for tokens whose words have all been looked up.
  public func timexMatches(in tokens: [Token], _ range: Range<Int>, _ found: (RuleMatch) -> Void) {
    tokens.withUnsafeBufferPointer {
      // Nothing is written where no word was put off.
      timexMatches(
        in: UnsafeMutableBufferPointer(mutating: $0), range, of: UnsafeBufferPointer(start: nil, count: 0), found)
    }
  }

  private func timexMatches(
    in tokens: UnsafeMutableBufferPointer<Token>, _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>,
    _ found: (RuleMatch) -> Void
  ) {
    let machine = timexes
    guard machine.symbolCount > 1 else { return }
    var first = range.lowerBound
    while first < range.upperBound {
      guard var place = machine.begin(tokens[first]) else {
        first += 1
        continue
      }
      var position = first + 1
      var rule = place.accepts
      var end = position
      while position < range.upperBound {
        if machine.mustRead(tokens[position], at: place) { lexicon.readNamed(&tokens[position], of: text) }
        guard let next = machine.next(place, machine.symbol(of: tokens[position])) else { break }
        place = next
        position += 1
        if place.accepts >= 0 {
          rule = place.accepts
          end = position
        }
      }
      guard rule >= 0 else {
        first += 1
        continue
      }
      lexicon.read(tokens, first..<end, of: text)
      if let match = captures(of: rule, UnsafeBufferPointer(tokens), first..<end) {
        found(match)
        // What a rule only looks at behind its extent is read again: "2, 9 and 16 August".
        first = max(match.extent.upperBound, first + 1)
      } else {
        first += 1
      }
    }
  }

  /// Runs one rule's machine over a match that is known to exist, trying greedy branches first.
  private func captures(of rule: Int, _ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>) -> RuleMatch? {
    // What nearly all rules need lies on the stack; a wild rule is given up instead of tried for ever.
    switch captures(of: rule, tokens, range, trailLimit: 80) {
    case .found(let match): return match
    case .none: return nil
    case .tooDeep:
      if case .found(let match) = captures(of: rule, tokens, range, trailLimit: 2048) { return match }
      return nil
    }
  }

  private enum CaptureResult {
    case found(RuleMatch), none, tooDeep
  }

  /// - Parameter trailLimit: branches, and captures to undo, that are kept at most.
  private func captures(
    of rule: Int, _ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>, trailLimit: Int
  ) -> CaptureResult {
    let stepLimit = 20_000
    struct Branch: BitwiseCopyable {
      var step: Int32
      var position: Int32
      var undoCount: Int32
    }
    struct Undo: BitwiseCopyable {
      var slot: Int32
      var position: Int32
    }
    return withUnsafeTemporaryAllocation(of: Branch.self, capacity: trailLimit) { trail in
      withUnsafeTemporaryAllocation(of: Undo.self, capacity: trailLimit) { undo in
        let machine = timexes
        var slots = InlineArray<28, Int32>(repeating: -1)
        var (branches, undone, count) = (0, 0, 0)
        var step = Int(machine.entryPoints[rule])
        var position = range.lowerBound
        while count < stepLimit {
          count += 1
          let instruction = machine.steps[step]
          var failed = false
          switch instruction.operation {
          case .token:
            if position < range.upperBound, machine.holds(instruction.first, machine.symbol(of: tokens[position])) {
              position += 1
              step += 1
            } else {
              failed = true
            }
          case .split:
            guard branches < trailLimit else { return .tooDeep }
            trail[branches] = Branch(
              step: instruction.second, position: Int32(position), undoCount: Int32(undone))
            branches += 1
            step = Int(instruction.first)
          case .jump: step = Int(instruction.first)
          case .save:
            guard undone < trailLimit else { return .tooDeep }
            let slot = Int(instruction.first)
            undo[undone] = Undo(slot: instruction.first, position: slots[slot])
            undone += 1
            slots[slot] = Int32(position)
            step += 1
          case .match:
            if position == range.upperBound { return .found(match(rule, range, slots, tokens)) }
            failed = true
          }
          if failed {
            guard branches > 0 else { return .none }
            branches -= 1
            let branch = trail[branches]
            while undone > Int(branch.undoCount) {
              undone -= 1
              slots[Int(undo[undone].slot)] = undo[undone].position
            }
            (step, position) = (Int(branch.step), Int(branch.position))
          }
        }
        return .none
      }
    }
  }

  private func match(
    _ rule: Int, _ range: Range<Int>, _ slots: InlineArray<28, Int32>, _ tokens: UnsafeBufferPointer<Token>
  ) -> RuleMatch {
    var match = RuleMatch(rule: rule, tokens: range)
    for slot in 0..<RuleMatch.captureLimit {
      let (begin, end) = (slots[2 * slot], slots[2 * slot + 1])
      guard begin >= 0, end >= begin else {
        match.captures.begins[slot] = Int32(range.lowerBound)
        match.captures.ends[slot] = Int32(range.lowerBound)
        continue
      }
      match.captures.begins[slot] = begin
      match.captures.ends[slot] = end
      if end > begin {
        match.values[slot] = timexes.value(
          of: Int(begin)..<Int(end), tokens, rule: rule, slot: slot, lexicon: lexicon, language: index)
      }
    }
    return match
  }
}
