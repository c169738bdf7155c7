internal import EventGraph
internal import Glibc

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
    folding.forEachFoldedWord(in: text, TextSpan(0, text.count)) { _, word in add(word) }
  }

  private mutating func add(_ word: UnsafeBufferPointer<UInt8>) {
    if used.count * 2 > slots.count { grow() }
    let mask = slots.count - 1
    var slot = IndexWords.hash(word) & mask
    let isKnown = slots.withUnsafeBufferPointer { slots in
      bytes.withUnsafeBufferPointer { bytes in
        while slots[slot].end > 0 {
          let (begin, end) = (Int(slots[slot].begin), Int(slots[slot].end))
          if end - begin == word.count, memcmp(bytes.baseAddress! + begin, word.baseAddress!, word.count) == 0 {
            return true
          }
          slot = (slot + 1) & mask
        }
        return false
      }
    }
    if isKnown { return }
    if !bytes.isEmpty { bytes.append(0x20) }
    let begin = bytes.count
    bytes.append(contentsOf: word)
    slots[slot] = (Int32(begin), Int32(bytes.count))
    used.append(slot)
  }

  private mutating func grow() {
    let words = used.map { slots[$0] }
    slots = Array(repeating: (0, 0), count: slots.count * 2)
    used.removeAll(keepingCapacity: true)
    bytes.withUnsafeBufferPointer { bytes in
      for word in words {
        let letters = UnsafeBufferPointer(rebasing: bytes[Int(word.begin)..<Int(word.end)])
        var slot = IndexWords.hash(letters) & (slots.count - 1)
        while slots[slot].end > 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = word
        used.append(slot)
      }
    }
  }

  /// FNV-1a on eight bytes at a time: words are short, and only their places in the table depend on it.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let bytes = UnsafeRawBufferPointer(word)
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var place = 0
    while place + 8 <= bytes.count {
      hash = (hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 29
      place += 8
    }
    // What is left over, with letters that were taken already where there are some: one load instead of seven.
    var rest: UInt64 = 0
    if place < bytes.count {
      if bytes.count >= 8 {
        rest = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      } else if bytes.count >= 4 {
        let last = bytes.loadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self)
        rest = UInt64(bytes.loadUnaligned(as: UInt32.self)) << 32 | UInt64(last)
      } else {
        for byte in bytes { rest = rest << 8 | UInt64(byte) }
      }
    }
    hash = (hash ^ rest ^ UInt64(bytes.count) << 56) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7fff_ffff_ffff_ffff)
  }
}
