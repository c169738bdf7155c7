internal import LanguagePacks

/// Groups of digits behind blanks.
enum DigitGroups {
  /// Where words run from right to left, documents of the United Nations set the thousands behind the rest: `700 8` is
  /// 8,700 and `000 200` is 200,000. Nil where the groups may as well be read from the left.
  static func reversed(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> (value: Int, length: Int)? {
    guard tokens[index].digits == 3, isPlain(tokens, index, sentence) else { return nil }
    var value = Int(tokens[index].value)
    var (scale, end) = (1000, index + 1)
    while end < sentence.upperBound, tokens[end].kind == .number, tokens[end - 1].digits == 3, tokens[end].digits <= 3,
      !tokens[end].flags.contains(.glued), isPlain(tokens, end, sentence), scale <= 1_000_000
    {
      value += Int(tokens[end].value) * scale
      scale *= 1000
      end += 1
    }
    guard end > index + 1, tokens[end - 1].value > 0, tokens[index].value == 0 || tokens[end - 1].digits < 3 else {
      return nil
    }
    return (value, end - index)
  }

  /// No sign is glued to the number on either side, but for one that ends a clause.
  private static func isPlain(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    guard !tokens[index].flags.contains(.glued) else { return false }
    guard index + 1 < sentence.upperBound, tokens[index + 1].flags.contains(.glued) else { return true }
    return tokens[index + 1].kind == .sign && [0x2e, 0x2c, 0x60c, 0x3b, 0x61b, 0x29].contains(tokens[index + 1].value)
      && !(index + 2 < sentence.upperBound && tokens[index + 2].kind == .number
        && tokens[index + 2].flags.contains(.glued))
  }
}
