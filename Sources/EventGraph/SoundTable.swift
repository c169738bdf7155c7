/// Finds the consonants that a name keeps in every script, so that spellings of one name in different scripts meet
/// ("Navalny" and its Russian and Arabic forms).
///
/// A word becomes the sequence of the sound classes of its letters. Classes are wide (t with d, k with g and q), vowels
/// and breathings have none, and a letter that some scripts write as a vowel counts in one of two readings. The idea is
/// that of Soundex and its multilingual kin (Daitch–Mokotoff); the letters stand in the packs.
public struct SoundTable: Sendable {
  /// What a letter or a sequence of letters sounds like.
  private struct Sound {
    /// Classes, one byte each.
    var classes: [UInt8]
    /// The classes count in the full reading only.
    var isWeak: Bool
  }

  private var sounds: [[Unicode.Scalar]: Sound] = [:]
  private var longest = 0

  /// A name with fewer consonants says too little.
  private static let least = 3

  public init() {}

  /// Takes `letters>classes`: lower-case folded letters, and a class for each sound, with `~` in front where some scripts
  /// write it as a vowel, or nothing for a silent letter. False where the text is neither.
  public mutating func add(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: ">", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return false }
    let letters = Array(parts[0].unicodeScalars)
    let isWeak = parts[1].hasPrefix("~")
    let classes = Array((isWeak ? parts[1].dropFirst() : parts[1]).utf8)
    guard classes.allSatisfy({ (0x61...0x7a).contains($0) }) else { return false }
    // Languages of one script may read a letter in two ways: silent in one, it is weak in all.
    if let known = sounds[letters], known.classes.isEmpty != classes.isEmpty {
      sounds[letters] = Sound(classes: known.classes + classes, isWeak: true)
    } else {
      sounds[letters] = Sound(classes: classes, isWeak: isWeak)
    }
    longest = max(longest, letters.count)
    return true
  }

  public var isEmpty: Bool { sounds.isEmpty }

  /// The keys of a folded word: one for each reading, none for a word with too few consonants. O(letters).
  public func keys(of word: [Unicode.Scalar]) -> [UInt64] {
    var full: [UInt8] = []
    var plain: [UInt8] = []
    var index = 0
    while index < word.count {
      // A doubled letter is one sound.
      if index > 0, word[index] == word[index - 1] {
        index += 1
        continue
      }
      var length = min(longest, word.count - index)
      while length > 0, sounds[Array(word[index..<index + length])] == nil { length -= 1 }
      if length > 0, let sound = sounds[Array(word[index..<index + length])] {
        full += sound.classes
        if !sound.isWeak { plain += sound.classes }
      }
      index += max(1, length)
    }
    var keys: [UInt64] = []
    for classes in [full, plain] where classes.count >= SoundTable.least {
      var hash = FNV1a()
      for byte in classes { hash.combine(byte: byte) }
      if !keys.contains(hash.hash) { keys.append(hash.hash) }
    }
    return keys
  }
}
