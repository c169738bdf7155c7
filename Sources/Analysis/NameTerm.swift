internal import EventGraph

/// A name as somebody asks for it, ready to be looked for in texts of any language and script.
struct NameTerm: Sendable {
  /// Folded, without those that have no content, as long as others are left.
  private let words: [SoughtWord]
  /// The canonical names of the body or place that all the words stand for.
  private let names: Set<String>

  init(_ text: String, _ folding: Folding) {
    let all = folding.words(of: text)
    let content = all.filter { !folding.stopWords.contains($0) }
    words = (content.isEmpty ? all : content).map { SoughtWord($0, folding) }
    names = Set(
      folding.known(text).names.lazy
        .filter { name in folding.words(of: name.words).count { !folding.stopWords.contains($0) } >= content.count }
        .map(\.name))
  }

  /// Whether a text holds all the words, or names the same body or place in a language of its own.
  ///
  /// - Complexity: O(words of both), and a look into the lexicon where the words differ and the term is a known name.
  func isIn(_ text: String, _ folding: Folding) -> Bool {
    let found = folding.words(of: text)
    if words.allSatisfy({ word in found.contains { word.agrees(with: $0, folding) } }) { return true }
    return !names.isEmpty && folding.known(text).name(anyOf: names)
  }
}

/// A folded word that is looked for.
struct SoughtWord: Sendable {
  let text: String
  private let keys: [UInt64]

  init(_ text: String, _ folding: Folding) {
    self.text = text
    keys = folding.sounds.keys(of: Array(text.unicodeScalars))
  }

  /// Whether another folded word is a form of this one, or sounds like it in another script.
  func agrees(with other: String, _ folding: Folding) -> Bool {
    Folding.areForms(other, text) || sounds(like: other, folding)
  }

  /// Whether a folded word has to be looked at at all, by its first byte: scripts differ in it.
  @inline(__always)
  func mayAgree(with folded: ArraySlice<UInt8>, bySound: Bool) -> Bool {
    guard let first = folded.first, let own = text.utf8.first else { return false }
    return first == own || bySound && !keys.isEmpty && Self.script(first) != Self.script(own)
  }

  private static func script(_ byte: UInt8) -> UInt8 { byte < 0xd0 ? 0 : byte & 0xfc }

  /// Whether another folded word has the sounds of this one; its last letters may be an ending. Words of one alphabet
  /// are compared by their letters alone.
  func sounds(like other: String, _ folding: Folding) -> Bool {
    guard !keys.isEmpty, let first = text.unicodeScalars.first, let second = other.unicodeScalars.first,
      Self.block(first) != Self.block(second)
    else { return false }
    let letters = Array(other.unicodeScalars)
    for ending in 0...min(Self.longestEnding, max(0, letters.count - 4)) {
      let found = folding.sounds.keys(of: Array(letters.dropLast(ending)))
      if found.contains(where: keys.contains) { return true }
    }
    return false
  }

  private static let longestEnding = 3

  /// Alphabets lie in blocks of their own; all of Latin counts as one.
  private static func block(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value < 0x370 ? 0 : scalar.value >> 8 }
}
