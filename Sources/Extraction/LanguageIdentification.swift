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
    var words: Int32 = 0
    // Neighbours are mostly of one alphabet: runs of equal masks are counted together.
    var mask: UInt32 = 0
    var run: Int32 = 0
    func flush(_ scores: inout InlineArray<32, Int32>) {
      for index in 0..<count where mask >> UInt32(index) & 1 == 1 { scores[index] += 2 * run }
      run = 0
    }
    for index in 0..<min(tokens.count, 400) where tokens[index].kind == .word {
      let token = tokens[index]
      words += 1
      if token.languages != mask {
        flush(&scores)
        mask = token.languages
      }
      run += 1
      if token.mask.contains(.common) {
        packs.lexicon.forEachLanguage(of: token, KnownClass.common.id) { scores[$0] += 3 }
      }
    }
    flush(&scores)
    guard words > 0 else { return hint }
    // One frequent word of another language says nothing against the one that is known ("7-й").
    if let hint, scores[hint] >= 2 * words { scores[hint] += 3 }
    var best: Int?
    for index in 0..<count where scores[index] >= words {
      if let known = best, scores[index] < scores[known] || (scores[index] == scores[known] && index != hint) {
        continue
      }
      best = index
    }
    return best
  }
}
