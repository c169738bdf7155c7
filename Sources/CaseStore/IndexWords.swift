internal import EventGraph

/// The folded words of texts, each once: what the full-text index keeps of a shelf.
///
/// The index answers which shelves hold a word; where it stands is found in the text, with the same folding.
struct IndexWords {
  private let folding: Folding
  /// Begin and end of each known word in `bytes`, by hash; an open-addressing table that is reused.
  private var slots: [(begin: Int32, end: Int32)]
  private var used: [Int] = []
  /// The words, joined by blanks.
  private(set) var bytes: [UInt8] = []

  init(_ folding: Folding) {
    self.folding = folding
    slots = Array(repeating: (0, 0), count: 1 << 12)
  }

  mutating func removeAll() {
    for slot in used { slots[slot] = (0, 0) }
    used.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds the words of a text that are new to `bytes`, in the order of their appearance. O(n).
  mutating func add(_ text: [UInt8]) {
    folding.forEachWord(in: text, TextSpan(0, text.count)) { _, word in add(word) }
  }

  private mutating func add(_ word: ArraySlice<UInt8>) {
    if used.count * 2 > slots.count { grow() }
    var slot = IndexWords.hash(word) & (slots.count - 1)
    while slots[slot].end > 0 {
      if isEqual(slots[slot], word) { return }
      slot = (slot + 1) & (slots.count - 1)
    }
    if !bytes.isEmpty { bytes.append(0x20) }
    let begin = bytes.count
    bytes.append(contentsOf: word)
    slots[slot] = (Int32(begin), Int32(bytes.count))
    used.append(slot)
  }

  private func isEqual(_ slot: (begin: Int32, end: Int32), _ word: ArraySlice<UInt8>) -> Bool {
    guard Int(slot.end - slot.begin) == word.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      word.withUnsafeBufferPointer { word in
        for index in word.indices where bytes[Int(slot.begin) + index] != word[index] { return false }
        return true
      }
    }
  }

  private mutating func grow() {
    let words = used.map { slots[$0] }
    slots = Array(repeating: (0, 0), count: slots.count * 2)
    used.removeAll(keepingCapacity: true)
    for word in words {
      var slot = IndexWords.hash(bytes[Int(word.begin)..<Int(word.end)]) & (slots.count - 1)
      while slots[slot].end > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = word
      used.append(slot)
    }
  }

  private static func hash(_ word: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    word.withUnsafeBufferPointer { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7fff_ffff_ffff_ffff)
  }
}
