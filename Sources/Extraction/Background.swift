internal import LanguagePacks

/// Tells dates of clauses that look back from those of the story: a relative or temporal clause, a past before the past, a
/// participle that describes someone ("the council, elected in March 2020, has lost its majority").
struct Background {
  let borrowed: BorrowedPassage
  let view: WordView

  /// Read in place, without a copy.
  private var passage: Passage { @inline(__always) _read { yield borrowed.pointee } }

  /// How far in front of a date the word may stand that opens its clause.
  private static let reach = 14

  func holds(_ date: Range<Int>, in sentence: Range<Int>) -> Bool {
    var verbs = 0
    for index in stride(
      from: date.lowerBound - 1, through: max(sentence.lowerBound, date.lowerBound - Self.reach), by: -1)
    {
      let token = passage.tokens[index]
      if token.kind == .sign {
        switch token.value {
        case 0x2c, 0x60c: return isDescription(behind: index, date, in: sentence)
        case 0x22, 0x27, 0xab, 0xbb, 0x201c, 0x201d, 0x201e, 0x2d: continue
        default: return false
        }
      }
      guard token.entry >= 0, !passage.found.contains(where: { $0.tokens.contains(index) }) else { continue }
      if let sense = view.match(.subordinator, in: passage.tokens, at: index, before: date.lowerBound) {
        // "that" and "because" open a clause of the story itself.
        return sense.value == 5 || sense.value == 0 && isRelative(index)
      }
      if view.has(token, .earlier) { return true }
      if view.has(token, .verb) || view.has(token, .trigger) || view.has(token, .pastForm) { verbs += 1 }
      // "Since he was released in February 2019": "after" in front of a clause or of another event, not of the date.
      if verbs > 0, index < date.lowerBound - 1, index - sentence.lowerBound <= 1,
        view.match(.signal, in: passage.tokens, at: index, before: date.lowerBound)?.value == Signal.after.rawValue
      {
        return true
      }
    }
    return false
  }

  /// Whether a date stands between an article and its noun: "the Dec. 21, 1988, bombing" names an event by its day.
  func isAttribute(_ date: Range<Int>, in sentence: Range<Int>) -> Bool {
    var next = date.upperBound
    guard date.lowerBound > sentence.lowerBound, view.has(passage.tokens[date.lowerBound - 1], .determiner),
      next < sentence.upperBound
    else { return false }
    if passage.tokens[next].kind == .sign, passage.tokens[next].value == 0x2c { next += 1 }
    return next < sentence.upperBound && passage.tokens[next].kind != .sign
      && view.features(passage.tokens[next]).contains(.noun)
  }

  /// A word for "who" behind a comma or a noun; one that may also mean "that" behind a verb of saying is none.
  private func isRelative(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = passage.tokens[index - 1]
    return before.kind == .sign || !view.has(before, .verb) && !view.features(before).contains(.verb)
  }

  /// Whether a comma opens a description: a participle stands right behind it, no verb in front of it, and the date closes
  /// it.
  private func isDescription(behind comma: Int, _ date: Range<Int>, in sentence: Range<Int>) -> Bool {
    guard comma + 1 < date.lowerBound else { return false }
    let features = view.features(passage.tokens[comma + 1])
    if features.contains(.participle), !features.contains(.short) { return true }
    guard features.contains(.passive), date.upperBound < sentence.upperBound,
      passage.tokens[date.upperBound].kind == .sign
    else { return false }
    return true
  }
}
