internal import LanguagePacks

/// Names the language of a paragraph by the alphabet of its words and by its frequent ones.
struct LanguageIdentification {
  let packs: PackSet

  /// Index of the language in the set, nil if no pack fits; `hint` wins where the alphabet allows it equally.
  ///
  /// - Complexity: O(tokens), at most the first 400.
  func language(of tokens: [Token], hint: Int?) -> Int? {
    var scores = Array(repeating: 0, count: packs.languages.count)
    var words = 0
    for token in tokens.prefix(400) where token.kind == .word {
      words += 1
      for index in scores.indices where token.languages >> UInt32(index) & 1 == 1 { scores[index] += 2 }
      if packs.lexicon.mask(of: token).contains(.common) {
        for sense in packs.lexicon.senses(of: token) where sense.kind == KnownClass.common.id {
          scores[Int(sense.language)] += 3
        }
      }
    }
    guard words > 0 else { return hint }
    var best: Int?
    for index in scores.indices where scores[index] >= words {
      if let known = best, scores[index] < scores[known] || (scores[index] == scores[known] && index != hint) {
        continue
      }
      best = index
    }
    return best
  }
}
