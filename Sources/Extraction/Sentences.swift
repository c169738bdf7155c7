internal import LanguagePacks

/// Cuts the tokens of a paragraph into sentences.
///
/// A sentence ends at `. ! ? …` and their Arabic and full-width kin unless the stop belongs to an abbreviation, an
/// initial, or a number, or the next word starts small; at a line break unless the paragraph is wrapped by hand.
struct SentenceSplitter {
  let packs: PackSet
  let language: Int
  let isWrapped: Bool
  /// Where looking words up was put off: the text that they are of.
  var unread: [UInt8]?

  /// What runs on over so many tokens is cut at the next comma or semicolon, or at twice as many wherever it is: work on
  /// a sentence, and the quotes that print it, grow faster than its length, and no one writes such sentences.
  private static let longest = 200

  /// Token ranges, in order, covering all tokens.
  func split(_ tokens: inout [Token], into result: inout [Range<Int>]) {
    var start = 0
    var depth = 0
    for index in tokens.indices {
      let token = tokens[index]
      if index > start, token.flags.contains(.newline), !isWrapped {
        result.append(start..<index)
        start = index
        depth = 0
      }
      if index - start >= 2 * SentenceSplitter.longest {
        result.append(start..<index)
        start = index
        depth = 0
      }
      guard token.kind == .sign else { continue }
      if index - start >= SentenceSplitter.longest, [0x2c, 0x3b, 0x60c, 0x61b].contains(token.value) {
        result.append(start..<index + 1)
        start = index + 1
        depth = 0
        continue
      }
      switch token.value {
      case 0x28, 0x5b: depth += 1
      case 0x29, 0x5d: depth = max(0, depth - 1)
      case 0x2e, 0x21, 0x3f, 0x2026, 0x061f, 0x06d4, 0x3002:
        if index + 1 == tokens.count || (depth == 0 && ends(&tokens, from: start, at: index)) {
          result.append(start..<index + 1)
          start = index + 1
          depth = 0
        }
      default: break
      }
    }
    if start < tokens.count { result.append(start..<tokens.count) }
  }

  /// Whether the stop at `index` ends the sentence that starts at `start`.
  private func ends(_ tokens: inout [Token], from start: Int, at index: Int) -> Bool {
    let next = tokens[index + 1]
    if next.flags.contains(.glued) {
      // Closing quotes belong to the sentence; "31.8.2013" and "e.g." do not end it.
      return false
    }
    guard tokens[index].value == 0x2e || tokens[index].value == 0x2026, index > 0 else { return true }
    let previous = tokens[index - 1]
    if previous.kind == .word {
      if previous.mask.contains(.abbreviation),
        packs.lexicon.sense(of: previous, .abbreviation, language: language) != nil
      {
        // "… adopted in 2021 y. Parliament …" ends a sentence, "29 September 2020 y. The court granted …" does not: there
        // no verb has come yet. Abbreviations that stand before names never follow a number.
        guard index > 1, tokens[index - 2].kind == .number, next.flags.contains(.capital) else { return false }
        unread?.withUnsafeBufferPointer { packs.complete(&tokens, start..<index, of: $0) }
        return hasVerb(tokens, start..<index)
      }
      // Initials: one capital letter and a stop.
      if previous.flags.contains(.capital), previous.end - previous.begin <= 2, previous.languages != 0 { return false }
    }
    // "14. - 15.10." is one range.
    if previous.kind == .number, next.kind == .sign, [0x2d, 0x2013, 0x2014].contains(next.value),
      index + 2 < tokens.count, tokens[index + 2].kind == .number
    {
      return false
    }
    if next.kind == .word, hasCase(next), !next.flags.contains(.capital) { return false }
    if previous.kind == .number, next.kind == .word, !next.flags.contains(.capital), hasCase(next) { return false }
    return true
  }

  /// Whether a verb stands behind the last semicolon or stop of a range.
  private func hasVerb(_ tokens: [Token], _ range: Range<Int>) -> Bool {
    for position in range.suffix(SentenceSplitter.longest).reversed() {
      let token = tokens[position]
      if token.kind == .sign, position < range.upperBound - 2, !tokens[position + 1].flags.contains(.glued) {
        switch token.value {
        case 0x2e, 0x21, 0x3f, 0x3b, 0x61b: return false
        default: break
        }
      }
      if packs.lexicon.hasSense(token, with: .verb, without: .noun, language: language) { return true }
    }
    return false
  }

  /// Whether the word is of a script with capital letters.
  private func hasCase(_ token: Token) -> Bool { !packs.languages[language].isRightToLeft }
}
