internal import EventGraph
internal import LanguagePacks

/// Fixed expressions and what stands behind them, where verbs stand first.
extension RoleFinder {
  /// The words of a fixed expression stand in the clause: whoever stands beside the verb is no object of it.
  var hasIdiom: Bool { idiom() != nil }

  func idiom() -> Int? {
    var index = behind
    while index < walk.sentence.upperBound, index - behind <= 8 {
      let word = walk.parts[index]
      if word.part == .adverb, word.kind == .thing { return index }
      if [.verb, .hard, .comma, .relative, .subordinator].contains(word.part) { return nil }
      index += 1
    }
    return nil
  }

  /// "took the lives of a hundred people".
  func phraseBehindIdiom() -> Int? {
    guard let idiom = idiom() else { return nil }
    var index = idiom + 1
    while index < walk.sentence.upperBound, index - idiom <= 4 {
      if let number = walk.phrase(at: index) {
        return walk.phrases[number].lead == nil || walk.phrases[number].lead == .of ? number : nil
      }
      guard [.adverb, .bound, .preposition].contains(walk.parts[index].part) else { return nil }
      index += 1
    }
    return nil
  }

  /// "led to the wounding of | three people": what stands right behind a trigger that ends with a noun of action, where it
  /// counts or names people.
  func victimsOfOutcome(_ next: [Int]) -> Int? {
    guard frame.namesVictims, trigger.tokens.count > 2, !trigger.isJoined else { return nil }
    return next.first {
      let phrase = walk.phrases[$0]
      return phrase.tokens.lowerBound >= trigger.tokens.upperBound
        && (phrase.number != nil || phrase.kind == .person || phrase.kind == .number)
        && (trigger.tokens.upperBound..<phrase.tokens.lowerBound).allSatisfy { walk.parts[$0].part == .bound }
    }
  }
}
