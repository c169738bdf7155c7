internal import EventGraph

/// Makes the keys of rows: FNV-1a over document name, sentence, words and their ordinal among equals, with letters
/// folded to lower case by ASCII only and blanks left out. Type and offset stay out, so that a better rule or an
/// inserted paragraph keeps a row's id.
struct Ordinals {
  private var prefix = FNV1a()
  private var seen: HashCounter
  private var piece: UInt64 = 0
  /// The sentence of the last key and its hash: a sentence has several rows.
  private var lastSentence = TextSpan(-1, -1)
  private var lastHash = FNV1a()

  /// - Parameter expected: about how many rows will come.
  init(document: String, piece: Int, expected: Int) {
    seen = HashCounter(expected: expected)
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
    let ordinal = piece + UInt64(seen.next(hash.hash))
    if ordinal > 0 { hash.combine(ordinal) }
    return hash.hash
  }
}

/// Counts how often each hash has come, in open addressing: the hashes are random already.
private struct HashCounter {
  private var hashes: [UInt64]
  private var counts: [UInt32]
  private var filled = 0

  /// - Parameter expected: about how many hashes will come.
  init(expected: Int) {
    var capacity = 64
    while capacity < expected * 2 { capacity *= 2 }
    hashes = Array(repeating: 0, count: capacity)
    counts = Array(repeating: 0, count: capacity)
  }

  /// How often the hash has come before.
  mutating func next(_ hash: UInt64) -> UInt32 {
    if filled * 2 >= hashes.count { grow() }
    let slot = slot(of: hash)
    if counts[slot] == 0 {
      hashes[slot] = hash
      filled += 1
    }
    defer { counts[slot] &+= 1 }
    return counts[slot]
  }

  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (hashes.count - 1)
    while counts[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & (hashes.count - 1) }
    return slot
  }

  private mutating func grow() {
    let (oldHashes, oldCounts) = (hashes, counts)
    hashes = Array(repeating: 0, count: oldHashes.count * 2)
    counts = Array(repeating: 0, count: oldHashes.count * 2)
    for index in oldHashes.indices where oldCounts[index] > 0 {
      let slot = slot(of: oldHashes[index])
      (hashes[slot], counts[slot]) = (oldHashes[index], oldCounts[index])
    }
  }
}
