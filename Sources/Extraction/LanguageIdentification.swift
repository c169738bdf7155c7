internal import LanguagePacks

/// Names the language of a paragraph by the alphabet of its words and by its frequent ones.
struct LanguageIdentification {
  let packs: PackSet

  /// Index of the language in the set, nil if no pack fits; `hint` wins where the alphabet allows it equally.
  ///
  /// - Complexity: O(tokens), at most the first 400; allocates nothing.
  func language(of tokens: [Token], hint: Int?) -> Int? {
    var scores = InlineArray<32, Int32>(repeating: 0)
    let count = packs.languages.count
    let words = packs.lexicon.countWords(of: tokens.prefix(400), points: &scores)
    guard words > 0 else { return hint }
    // One frequent word of another language says nothing against the one that is known (the ending of a figure).
    if let hint, scores[hint] >= 2 * words { scores[hint] += 3 }
    var best: Int?
    for index in 0..<count where Int(scores[index]) >= words {
      if let known = best, scores[index] < scores[known] || (scores[index] == scores[known] && index != hint) {
        continue
      }
      best = index
    }
    return best
  }
}
