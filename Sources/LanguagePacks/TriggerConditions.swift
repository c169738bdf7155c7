/// A condition of a trigger, as a row of numbers.
public struct TriggerCondition: Sendable, BitwiseCopyable {
  /// Where the head's phrase may stand relative to the head.
  public enum Side: UInt16, Sendable { case before, after, near }

  private let sideCode: UInt16
  private let reachCode: UInt8
  private let wantedCode: UInt8
  fileprivate let words: Rows
  fileprivate let items: Rows
  private let spare: UInt32 = 0
  /// The bits of the words of the list: where a token has none of them, the list need not be searched.
  fileprivate let bits: UInt64

  fileprivate static func bit(_ word: Int32) -> UInt64 { 1 &<< UInt64(truncatingIfNeeded: word & 63) }

  /// Rows of another table.
  fileprivate struct Rows: BitwiseCopyable {
    let begin: UInt32
    let count: UInt32

    init(_ range: Range<Int>) { (begin, count) = (UInt32(range.lowerBound), UInt32(range.count)) }
    var range: Range<Int> { Int(begin)..<Int(begin) + Int(count) }
  }

  fileprivate init(_ draft: Draft, words: Range<Int>, items: Range<Int>) {
    (sideCode, reachCode, wantedCode) = (
      draft.side.rawValue, UInt8(draft.reach), draft.wanted ? 1 : draft.isForNouns ? 2 : 0
    )
    (self.words, self.items) = (Rows(words), Rows(items))
    bits = draft.words.reduce(0) { $0 | Self.bit($1) }
  }

  public var side: Side { Side(rawValue: sideCode)! }
  /// Tokens to look at, 1...40.
  public var reach: Int { Int(reachCode) }
  /// Whether it may hold at a word with these bits of `PackSet.conditionBits`: most words need no closer look.
  public func mayHold(where bits: UInt64) -> Bool { bits & self.bits != 0 || items.count > 0 }
  /// True for `if`, false for `unless`.
  public var wanted: Bool { wantedCode == 1 }
  /// True for `unless-noun`: it says nothing of forms that can only be verbs.
  public var isForNouns: Bool { wantedCode == 2 }

  /// A condition on its way into an image.
  struct Draft {
    var side: Side
    var reach: Int
    var wanted: Bool
    var isForNouns = false
    /// Condition words, any of which satisfies it, in ascending order.
    var words: [Int32]
    /// Anything else that satisfies it.
    var items: [Item]
  }

  enum Item {
    case sense(ClassID, value: Int32?)
    case number
    case capital
    /// A sign by its scalar.
    case sign(UInt32)
  }

  /// An item as a row.
  fileprivate struct ItemRow: BitwiseCopyable {
    enum Code: UInt16 { case sense, valuedSense, number, capital, sign }
    private let rawCode: UInt16
    let kind: UInt16
    let value: Int32

    init(_ item: Item) {
      let code: Code
      switch item {
      case .sense(let kind, let value):
        (code, self.kind, self.value) = (value == nil ? .sense : .valuedSense, kind.rawValue, value ?? 0)
      case .number: (code, kind, value) = (.number, 0, 0)
      case .capital: (code, kind, value) = (.capital, 0, 0)
      case .sign(let scalar): (code, kind, value) = (.sign, 0, Int32(bitPattern: scalar))
      }
      rawCode = code.rawValue
    }

    var code: Code { Code(rawValue: rawCode)! }
  }
}

/// The conditions of all triggers of a set.
struct TriggerConditions: Sendable {
  let rows: Table<TriggerCondition>
  private let words: Table<Int32>
  private let items: Table<TriggerCondition.ItemRow>

  init(_ image: PackImage) {
    rows = image.table(.conditions, of: TriggerCondition.self)
    words = image.table(.conditionWords, of: Int32.self)
    items = image.table(.conditionItems, of: TriggerCondition.ItemRow.self)
  }

  static func write(_ drafts: [TriggerCondition.Draft], to image: inout PackImageWriter) {
    var rows: [TriggerCondition] = []
    var words: [Int32] = []
    var items: [TriggerCondition.ItemRow] = []
    for draft in drafts {
      let (firstWord, firstItem) = (words.count, items.count)
      words += draft.words
      items += draft.items.map { TriggerCondition.ItemRow($0) }
      rows.append(TriggerCondition(draft, words: firstWord..<words.count, items: firstItem..<items.count))
    }
    image.add(.conditions, rows)
    image.add(.conditionWords, words)
    image.add(.conditionItems, items)
  }

  /// Whether a word is among those of a condition.
  fileprivate func has(_ word: Int32, _ condition: TriggerCondition) -> Bool {
    var (low, high) = (condition.words.range.lowerBound, condition.words.range.upperBound)
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < end && words[low] == word
  }

  fileprivate func items(of condition: TriggerCondition) -> Slice<Table<TriggerCondition.ItemRow>> {
    items[condition.items.range]
  }
}

extension PackSet {
  /// A row of the conditions of triggers.
  public func condition(_ number: Int) -> TriggerCondition { conditions.rows[number] }

  /// The first sense of a word as a trigger for which `test` holds: blocks with conditions come first, for they know
  /// more, and then those that stand first in the pack.
  public func trigger(of token: Token, language: Int, _ test: (Sense) -> Bool) -> Sense? {
    let kind = KnownClass.trigger.id
    return lexicon.first(token, language) { $0.kind == kind && test($0) }
  }

  /// The bits of all condition words and phrases that start at a token; conditions with none of them are not met by
  /// words there.
  public func conditionBits(in tokens: [Token], at index: Int, before end: Int, language: Int) -> UInt64 {
    let token = tokens[index]
    guard token.entry >= 0 else { return 0 }
    var bits: UInt64 = 0
    let kind = KnownClass.condition.id
    if token.mask.contains(.condition) {
      _ = lexicon.first(token, language) { sense in
        if sense.kind == kind { bits |= TriggerCondition.bit(sense.value) }
        return false
      }
    }
    _ = hasPhrase(in: tokens, at: index, before: end, language: language) { phrase in
      if phrase.kind == kind { bits |= TriggerCondition.bit(phrase.value) }
      return false
    }
    return bits
  }

  /// Whether a condition holds at a token: a word of its list, a phrase among them, or one of its other items.
  ///
  /// - Parameter bits: `conditionBits` of the token.
  public func holds(
    _ condition: TriggerCondition, in tokens: [Token], at index: Int, before end: Int, language: Int, bits: UInt64
  ) -> Bool {
    let token = tokens[index]
    if bits & condition.bits != 0, holdsWord(of: condition, in: tokens, at: index, before: end, language: language) {
      return true
    }
    for item in conditions.items(of: condition) {
      switch item.code {
      case .number: if token.kind == .number { return true }
      case .capital: if token.flags.contains(.capital) { return true }
      case .sign: if token.kind == .sign, token.value == item.value { return true }
      case .sense, .valuedSense:
        guard token.entry >= 0 else { continue }
        let (kind, value) = (item.kind, item.code == .valuedSense ? item.value : nil)
        let isThere =
          lexicon.first(token, language) { $0.kind.rawValue == kind && (value == nil || $0.value == value!) } != nil
          || hasPhrase(in: tokens, at: index, before: end, language: language) {
            $0.kind.rawValue == kind && (value == nil || $0.value == value!)
          }
        if isThere { return true }
      }
    }
    return false
  }

  /// Whether a word of a condition's list or a phrase among them starts at a token that the packs know.
  public func holdsWord(
    of condition: TriggerCondition, in tokens: [Token], at index: Int, before end: Int, language: Int
  ) -> Bool {
    let token = tokens[index]
    // Most words are in no list of a condition: their marks say so.
    guard !token.mask.isDisjoint(with: [.condition, .phrase]), condition.words.count > 0 else { return false }
    let kind = KnownClass.condition.id
    if token.mask.contains(.condition),
      lexicon.first(token, language, { $0.kind == kind && conditions.has($0.value, condition) }) != nil
    {
      return true
    }
    return hasPhrase(in: tokens, at: index, before: end, language: language) {
      $0.kind == kind && conditions.has($0.value, condition)
    }
  }
}
