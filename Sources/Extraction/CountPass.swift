internal import EventGraph
internal import LanguagePacks

/// Reads how many a phrase speaks of: figures, number words, "dozens", with "at least", "up to", "about".
struct CountPass {
  let view: WordView
  let tokens: [Token]
  let sentence: Range<Int>

  struct Value {
    var min: Int
    var max: Int?
    var tokens: Range<Int>
  }

  /// The count of a phrase; nil where its number measures or names ("Article 5", "30 days").
  func count(of phrase: NounPhrase) -> Value? {
    if phrase.number == nil { return pair(phrase) }
    guard let index = phrase.number, phrase.kind != .thing || phrase.head > index,
      index == sentence.lowerBound || !view.has(tokens[index - 1], .nameNumber),
      let (value, length) = number(at: index), value != 1 || phrase.kind != .number,
      !isMeasured(index + length), !isCompound(index + length)
    else { return nil }
    if let lower = CountRange.lowerEnd(
      ofNumber: index, value, from: sentence.lowerBound, before: sentence.upperBound, tokens, view)
    {
      return Value(min: lower, max: value, tokens: index - 2..<index + length)
    }
    return bounds(value, index, length)
  }

  /// "two doctors" in one word: a dual without an article.
  private func pair(_ phrase: NounPhrase) -> Value? {
    guard phrase.kind == .person, phrase.features.contains(.dual),
      phrase.features.isDisjoint(with: [.plural, .singular, .definite, .withPronoun])
    else { return nil }
    return Value(min: 2, max: 2, tokens: phrase.head..<phrase.head + 1)
  }

  /// "34-year-old", "57th": letters written together with a number make no count of it.
  private func isCompound(_ index: Int) -> Bool {
    guard !view.packs.languages[view.language].isRightToLeft, index < sentence.upperBound,
      tokens[index - 1].kind == .number, tokens[index].flags.contains(.glued)
    else { return false }
    if tokens[index].kind == .word { return true }
    return tokens[index].kind == .sign && [0x2d, 0x2010, 0x2011].contains(tokens[index].value)
      && index + 1 < sentence.upperBound && tokens[index + 1].flags.contains(.glued) && tokens[index + 1].kind == .word
  }

  /// "71 per cent of the voters".
  private func isMeasured(_ index: Int) -> Bool {
    index < sentence.upperBound
      && view.match(.measure, in: tokens, at: index, before: sentence.upperBound) != nil
  }

  /// A number in figures (with groups of three digits) or words, with its multiplier.
  private func number(at index: Int) -> (value: Int, length: Int)? {
    let token = tokens[index]
    var value: Int
    var length = 1
    if token.kind == .number, view.packs.languages[view.language].isRightToLeft,
      let groups = DigitGroups.reversed(tokens, index, sentence)
    {
      (value, length) = groups
    } else if token.kind == .number {
      value = Int(token.value)
      while value < 1_000_000_000, let next = group(behind: index + length - 1) {
        value = value * 1000 + Int(tokens[next].value)
        length = next + 1 - index
      }
    } else if let vague = view.match(.vagueNumber, in: tokens, at: index, before: sentence.upperBound) {
      return (Int(vague.value), vague.length)
    } else if let first = view.match(.cardinal, in: tokens, at: index, before: sentence.upperBound) {
      value = Int(first.value)
      length = first.length
      while index + length < sentence.upperBound {
        // "twenty-five", "five and forty".
        var next = index + length
        if tokens[next].kind == .sign, tokens[next].value == 0x2d, tokens[next].flags.contains(.glued) { next += 1 }
        guard next < sentence.upperBound, let sense = view.sense(tokens[next], .cardinal) else { break }
        // "four hundred", "two dozen".
        let isFactor = (sense.value == 100 || sense.value == 12) && value < 10
        value = isFactor ? value * Int(sense.value) : value + Int(sense.value)
        length = next + 1 - index
      }
    } else {
      return nil
    }
    if token.kind == .number, let fraction = fraction(at: index), let multiplier = fraction.multiplier {
      return (Int((fraction.value * Double(multiplier)).rounded()), fraction.length)
    }
    if index + length < sentence.upperBound, let multiplier = view.sense(tokens[index + length], .multiplier) {
      value = value.multipliedReportingOverflow(by: Int(multiplier.value)).partialValue
      length += 1
    }
    return value >= 0 && value <= Int(Int32.max) ? (value, length) : nil
  }

  /// "1.5 million".
  private func fraction(at index: Int) -> (value: Double, length: Int, multiplier: Int32?)? {
    guard index + 3 < sentence.upperBound, tokens[index + 1].kind == .sign,
      [0x2c, 0x2e, 0x66b].contains(tokens[index + 1].value), tokens[index + 1].flags.contains(.glued),
      tokens[index + 2].kind == .number, tokens[index + 2].flags.contains(.glued), tokens[index + 2].digits < 3
    else { return nil }
    let part = Double(tokens[index + 2].value) / (tokens[index + 2].digits == 1 ? 10 : 100)
    let multiplier = view.sense(tokens[index + 3], .multiplier)?.value
    return (Double(tokens[index].value) + part, 4, multiplier)
  }

  /// The next group of three digits: behind a blank, or glued behind a comma.
  private func group(behind index: Int) -> Int? {
    guard tokens[index].digits <= 3 else { return nil }
    var next = index + 1
    if next < sentence.upperBound, tokens[next].kind == .sign,
      tokens[next].value == 0x2c || tokens[next].value == 0x66c,
      tokens[next].flags.contains(.glued)
    {
      next += 1
      guard next < sentence.upperBound, tokens[next].flags.contains(.glued) else { return nil }
    }
    guard next < sentence.upperBound, tokens[next].kind == .number, tokens[next].digits == 3 else { return nil }
    return next
  }

  /// "at least 350", "up to 20": the words in front open one side.
  private func bounds(_ value: Int, _ index: Int, _ length: Int) -> Value {
    let number = index..<index + length
    if view.match(.vagueNumber, in: tokens, at: index, before: sentence.upperBound) != nil {
      return Value(min: value, max: nil, tokens: number)
    }
    // The longest first: "not less than" holds "less than".
    for start in max(sentence.lowerBound, index - 4)..<max(index, 1) {
      guard let match = view.match(.bound, in: tokens, at: start, before: index), start + match.length == index
      else { continue }
      let whole = start..<index + length
      switch match.value {
      case 0: return Value(min: value, max: nil, tokens: whole)
      case 1, 5: return Value(min: 0, max: value, tokens: whole)
      case 2: return Value(min: value + 1, max: nil, tokens: whole)
      case 3: return Value(min: 0, max: max(0, value - 1), tokens: whole)
      default: return Value(min: value, max: value, tokens: whole)
      }
    }
    return Value(min: value, max: value, tokens: number)
  }
}
