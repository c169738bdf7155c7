internal import EventGraph

/// Makes the keys of rows: FNV-1a over document name, sentence, words and their ordinal among equals, with letters
/// folded to lower case by ASCII only and blanks left out. Type and offset stay out, so that a better rule or an
/// inserted paragraph keeps a row's id.
struct Ordinals {
  private var prefix = FNV1a()
  private var seen: [UInt64: UInt64] = [:]
  private var piece: UInt64 = 0
  /// The sentence of the last key and its hash: a sentence has several rows.
  private var lastSentence = TextSpan(-1, -1)
  private var lastHash = FNV1a()

  init() {}

  init(document: String, piece: Int) {
    prefix.combine(document.utf8)
    self.piece = UInt64(piece) << 32
  }

  mutating func key(_ sentence: TextSpan, _ words: TextSpan, _ text: [UInt8], salt: UInt64) -> UInt64 {
    if sentence != lastSentence {
      lastHash = prefix
      lastHash.combine(text, sentence.range, foldingASCII: true)
      lastSentence = sentence
    }
    var hash = lastHash
    hash.combine(text, words.range)
    hash.combine(salt)
    let ordinal = seen[hash.hash, default: piece]
    seen[hash.hash] = ordinal + 1
    if ordinal > 0 { hash.combine(ordinal) }
    return hash.hash
  }
}
