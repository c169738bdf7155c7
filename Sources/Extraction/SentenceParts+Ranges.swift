internal import LanguagePacks

/// "Between 10 and 20 people", "from 10 to 20": two numbers that bound one count.
enum CountRange {
  /// The first three words of a range that starts at a token, if a number follows them.
  static func isRange(at index: Int, before end: Int, _ tokens: [Token], _ view: WordView) -> Bool {
    guard index + 3 < end, number(tokens[index + 1], view) != nil, number(tokens[index + 3], view) != nil else {
      return false
    }
    switch view.preposition(tokens[index]) {
    case .between: return view.has(tokens[index + 2], .coordinator)
    case .from:
      let preposition = view.preposition(tokens[index + 2])
      return preposition == .to || preposition == .until
    default: return false
    }
  }

  /// The lower end of the range whose upper end is the number at a token.
  static func lowerEnd(
    ofNumber index: Int, _ value: Int, from start: Int, before end: Int, _ tokens: [Token], _ view: WordView
  ) -> Int? {
    guard index - 3 >= start, isRange(at: index - 3, before: end, tokens, view),
      let lower = number(tokens[index - 2], view), lower < value
    else { return nil }
    return lower
  }

  private static func number(_ token: Token, _ view: WordView) -> Int? {
    if token.kind == .number { return Int(token.value) }
    return view.sense(token, .cardinal).map { Int($0.value) }
  }
}
