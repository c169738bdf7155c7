public import EventGraph

/// What is looked for in the texts of a case: words, beginnings of words (`suspen*`) and phrases (`"closed door"`), all of
/// which a document must hold.
///
/// Everything else in a query is data: there are no operators. Words are folded as the index folds them, so letter case,
/// vowel marks, spellings of one letter and leading clitics do not count; inflected forms of a word are found too.
public struct SearchQuery: Sendable {
  struct Part: Sendable {
    /// Folded, in the order of the text.
    var words: [String]
    /// Whether the last word may go on.
    var isPrefix: Bool
  }

  let parts: [Part]
  /// Whether only the very words are found, and not other forms of them.
  let isExact: Bool

  /// Nil if the query holds no word.
  public init?(_ text: String, folding: Folding, isExact: Bool = false) {
    var parts: [Part] = []
    for (index, piece) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      let units = index % 2 == 1 ? [piece] : piece.split(whereSeparator: \.isWhitespace)
      for unit in units {
        let words = folding.words(of: String(unit))
        if !words.isEmpty { parts.append(Part(words: words, isPrefix: unit.hasSuffix("*"))) }
      }
    }
    if parts.isEmpty { return nil }
    self.parts = parts
    self.isExact = isExact
  }
}

/// Decides which words of a text fit one word of a query.
struct WordMatcher {
  private let word: String
  private let bytes: [UInt8]
  private let letters: [Unicode.Scalar]
  private let isPrefix: Bool
  private let isExact: Bool

  init(_ word: String, isPrefix: Bool, isExact: Bool) {
    self.word = word
    bytes = Array(word.utf8)
    letters = Array(word.unicodeScalars)
    self.isPrefix = isPrefix
    self.isExact = isExact
  }

  /// The letters that every fitting word begins with.
  var stem: String {
    if isPrefix || isExact { return word }
    // Forms share at least four letters; a shorter word has no other form than itself.
    return letters.count < 4 ? word : String(String.UnicodeScalarView(letters.prefix(4)))
  }

  /// Whether words other than `stem` may fit.
  var isOpen: Bool { isPrefix || !isExact && letters.count >= 4 }

  func fits(_ other: ArraySlice<UInt8>) -> Bool {
    if isPrefix { return other.starts(with: bytes) }
    if other.elementsEqual(bytes) { return true }
    guard isOpen, other.first == bytes.first else { return false }
    return Folding.areForms(letters, Array(String(decoding: other, as: UTF8.self).unicodeScalars))
  }
}
