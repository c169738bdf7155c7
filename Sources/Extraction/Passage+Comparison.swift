internal import LanguagePacks

extension Passage {
  /// "200 arrests in 2023, compared with 120 in 2022": the time of a figure that another one is compared with.
  func isCompared(_ date: Found, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    let begin = date.tokens.lowerBound
    for index in stride(from: begin - 1, through: max(sentence.lowerBound, begin - 8), by: -1) {
      let token = tokens[index]
      guard borders[begin] - borders[index] < 0.6 else { return false }
      guard token.entry >= 0 else { continue }
      // "Earlier than": a phrase of time that ends with the same word.
      let isInPhrase =
        index > sentence.lowerBound
        && [KnownClass.subordinator, .signal].contains {
          view.match($0, in: tokens, at: index - 1, before: sentence.upperBound).map { $0.length > 1 } ?? false
        }
      if !isInPhrase, let cue = view.match(.comparison, in: tokens, at: index, before: sentence.upperBound) {
        let next = index + cue.length
        let isNumber = next < begin && isNumber(next, view)
        switch Comparison(rawValue: cue.value) {
        case .always: return true
        case .number: if isNumber { return true }
        case .time:
          let isRight = (next..<begin).allSatisfy {
            view.preposition(tokens[$0]) != nil || view.has(tokens[$0], .determiner)
          }
          if isRight { return true }
        // "The worst clashes since 2005".
        case .record: if date.lead == .since || date.isSince { return true }
        case nil: break
        }
      }
      if isFinite(index, view) { return false }
    }
    return false
  }

  /// What stands behind a word of comparison, by its number in packs: anything; a number; anything but a number; a time
  /// since which nothing was like it.
  private enum Comparison: Int32 {
    case always, number, time, record
  }

  private func isNumber(_ index: Int, _ view: WordView) -> Bool {
    let token = tokens[index]
    if token.kind == .number { return !found.contains { $0.tokens.contains(index) } }
    return token.mask.contains(.number) && (view.has(token, .cardinal) || view.has(token, .vagueNumber))
  }
}
