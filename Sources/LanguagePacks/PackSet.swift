internal import EventGraph

/// All languages at work, compiled together: one word table, one automaton per language.
///
/// A class for the reason that `Lexicon` is one.
public final class PackSet: Sendable {
  public let lexicon: Lexicon
  /// In order of language code.
  public let languages: [LanguagePack]
  /// Trigger blocks of all languages; a sense of class `trigger` holds an index into them.
  public let triggers: [TriggerRule]
  let conditions: TriggerConditions
  /// Names of all rules: timex rules, then triggers, then the engine's own; `RuleID`s are indices.
  public let rules: [String]
  /// Index into `rules` of the first trigger.
  public let firstTriggerRule: Int

  /// Rules of the engine itself, which make rows without any word of a pack.
  public enum CoreRule: Int, CaseIterable, Sendable {
    case headVerb, dateline, header, relation, annotatedEvent, annotatedTimex, annotatedLink

    var name: String {
      switch self {
      case .headVerb: "core/events/dated-clause"
      case .dateline: "core/created/dateline"
      case .header: "core/created/header"
      case .relation: "core/relations/signal"
      case .annotatedEvent: "core/timeml/event"
      case .annotatedTimex: EventGraph.annotatedTimex
      case .annotatedLink: "core/timeml/link"
      }
    }
  }

  public func rule(_ core: CoreRule) -> Int { rules.count - CoreRule.allCases.count + core.rawValue }
  public func rule(ofTrigger index: Int) -> Int { firstTriggerRule + index }

  public func language(_ code: String) -> LanguagePack? { languages.first { $0.code == code } }

  /// Compiles packs from their files.
  ///
  /// - Throws: the first `PackError` in order of language, file and line.
  public convenience init(_ files: [PackFile]) throws(PackError) {
    self.init(try PackImage(compiling: files))
  }

  /// The packs of an image; reads settings and rules, leaves tables where they lie.
  public init(_ image: PackImage) {
    var notes = image.reader(.notes)
    let codes = notes.array { $0.text() }
    firstTriggerRule = notes.integer()
    let lexicon = Lexicon(image, notes: &notes)
    self.lexicon = lexicon
    triggers = notes.array { TriggerRule(&$0) }
    conditions = TriggerConditions(image)
    rules = image.texts(.ruleBytes, .ruleOffsets).strings
    languages = codes.indices.map { LanguagePack(image, code: codes[$0], index: $0, lexicon: lexicon) }
  }
}

extension PackSet {
  /// Cuts a part of a text into tokens, appended to `tokens`.
  ///
  /// - Parameter timeWordsOnly: looks up no other words than reading time expressions needs; `complete` does the rest.
  /// - Complexity: O(bytes).
  public func tokenize(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, timeWordsOnly: Bool = false, into tokens: inout [Token]
  ) {
    guard !range.isEmpty else { return }
    lexicon.withTokenizer(of: text, timeWordsOnly ? .time : .all) { $0.run(range, into: &tokens) }
  }

  /// Looks up the words of a range of tokens that were cut with `timeWordsOnly`.
  public func complete(_ tokens: inout [Token], _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
    tokens.withUnsafeMutableBufferPointer { lexicon.read($0, range, of: text) }
  }

  /// The tokens of a short text, such as a query.
  public func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { tokenize($0, 0..<bytes.count, into: &tokens) }
    return tokens
  }

  /// A phrase that starts at a token: what it means, how many tokens it spans, which of them is its head.
  public struct PhraseMatch: Sendable {
    public let kind: ClassID
    public let value: Int32
    public let length: Int
    public let head: Int
    public let language: Int
    /// The number of the phrase in the order of the packs.
    let number: UInt32
  }

  /// Takes the mark of phrases off the tokens of a sentence at which none begins, so that nobody looks there again.
  public func settlePhrases(in tokens: inout [Token], _ sentence: Range<Int>, language: Int) {
    for index in sentence where tokens[index].mask.contains(.phrase) {
      var begins = false
      forEachPhrase(in: tokens, at: index, before: sentence.upperBound, language: language) { _ in begins = true }
      if !begins { tokens[index].mask.subtract([.phrase, .tensePhrase]) }
    }
  }

  /// Phrases of one language that start at token `index` and end before `end`, longest first, then in the order of the
  /// packs.
  public func phrases(in tokens: [Token], at index: Int, before end: Int, language: Int) -> [PhraseMatch] {
    var result: [PhraseMatch] = []
    forEachPhrase(in: tokens, at: index, before: end, language: language) { result.append($0) }
    if result.count > 1 { result.sort { ($1.length, $0.number) < ($0.length, $1.number) } }
    return result
  }

  /// The longest phrase of a class that starts at token `index` and ends before `end`.
  public func phrase(
    of kind: ClassID, in tokens: [Token], at index: Int, before end: Int, language: Int
  ) -> PhraseMatch? {
    var best: PhraseMatch?
    forEachPhrase(in: tokens, at: index, before: end, language: language) {
      guard $0.kind == kind else { return }
      if let found = best, ($0.length, found.number) < (found.length, $0.number) { return }
      best = $0
    }
    return best
  }

  /// Whether a phrase for which `test` holds starts at a token.
  @inline(__always)
  func hasPhrase(
    in tokens: [Token], at index: Int, before end: Int, language: Int, _ test: (PhraseMatch) -> Bool
  ) -> Bool {
    var isFound = false
    forEachPhrase(in: tokens, at: index, before: end, language: language) { if test($0) { isFound = true } }
    return isFound
  }

  /// Calls `body` with each phrase that starts at a token, in no particular order.
  ///
  /// - Complexity: O(log n) in the phrases with the same first word, and the phrases whose second word stands there too.
  @inline(__always)
  private func forEachPhrase(
    in tokens: [Token], at index: Int, before end: Int, language: Int, _ body: (PhraseMatch) -> Void
  ) {
    guard tokens[index].mask.contains(.phrase), index + 1 < end, tokens[index + 1].entry >= 0 else { return }
    let next = tokens[index + 1]
    let lexicon = self.lexicon
    let kind = KnownClass.part.id
    lexicon.forEachSense(tokens[index], language) { sense in
      guard sense.kind == kind else { return }
      let (begin, close) = lexicon.phrases(beginningWith: sense.value)
      guard begin < close else { return }
      lexicon.forEachSense(next, language) { second in
        guard second.kind == kind, !second.needsCapital || next.flags.contains(.capital) else { return }
        var position = lexicon.firstPhrase(from: begin, to: close, second: second.value)
        while position < close, lexicon.phraseSeconds[position] == second.value {
          let number = lexicon.phraseOrder[position]
          let phrase = lexicon.phrases[Int(number)]
          position += 1
          guard fits(phrase, tokens, index, end) else { continue }
          body(
            PhraseMatch(
              kind: phrase.kind, value: phrase.value, length: Int(phrase.partsCount), head: Int(phrase.head),
              language: language, number: number))
        }
      }
    }
  }

  /// Whether the words behind the second are those of the phrase.
  private func fits(_ phrase: Lexicon.Phrase, _ tokens: [Token], _ index: Int, _ end: Int) -> Bool {
    guard index + Int(phrase.partsCount) <= end else { return false }
    for offset in 2..<max(2, Int(phrase.partsCount)) {
      let part = lexicon.phraseParts[Int(phrase.partsBegin) + offset]
      guard
        lexicon.has(tokens[index + offset], KnownClass.part.id, value: part, language: Int(phrase.language))
      else { return false }
    }
    return true
  }
}

extension Lexicon {
  /// Looks up the words of a range of tokens that were put off.
  func read(_ tokens: UnsafeMutableBufferPointer<Token>, _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
    guard range.contains(where: { tokens[$0].flags.contains(.unread) }) else { return }
    withTokenizer(of: text, .all) { $0.lookUpUnread(tokens, range) }
  }

  /// Looks up a word that was put off, if rules may name it.
  func readNamed(_ token: inout Token, of text: UnsafeBufferPointer<UInt8>) {
    withTokenizer(of: text, .all) { $0.lookUpIfNamed(&token) }
  }

  fileprivate func withTokenizer(
    of text: UnsafeBufferPointer<UInt8>, _ depth: Tokenizer.Depth, _ body: (Tokenizer) -> Void
  ) {
    let margin = Clitics.margin
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Tokenizer.wordCapacity + 2 * margin) { word in
      word.initialize(repeating: 0)
      body(Tokenizer(text: text, lexicon: self, depth: depth, word: word.baseAddress! + margin))
    }
  }
}
