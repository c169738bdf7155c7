/// Prefixes and suffixes that are written together with a word (Arabic conjunctions, prepositions and article, English 's), tried only on
/// words that the table does not know as they stand.
struct Clitics: Sendable {
  struct Affix: Sendable {
    var bytes: [UInt8]
    /// What the affix adds to the word.
    var features: Features
  }

  private(set) var prefixes: [Affix] = []
  private(set) var suffixes: [Affix] = []
  /// Bit per language that has any.
  private(set) var languages: UInt32 = 0

  mutating func add(prefix: [UInt8], features: Features, language: Int) {
    prefixes.append(Affix(bytes: prefix, features: features))
    prefixes.sort { $0.bytes.count > $1.bytes.count }
    languages |= 1 << UInt32(language)
  }

  mutating func add(suffix: [UInt8], features: Features, language: Int) {
    suffixes.append(Affix(bytes: suffix, features: features))
    suffixes.sort { $0.bytes.count > $1.bytes.count }
    languages |= 1 << UInt32(language)
  }

  /// Looks a word up without a prefix, a suffix, or both; at least four bytes must remain. Longest affix first.
  func find(_ word: UnsafeMutablePointer<UInt8>, _ length: Int, _ table: WordTable.View) -> (Int, Features) {
    for prefix in prefixes where prefix.bytes.count + 4 <= length && starts(word, prefix.bytes) {
      let rest = length - prefix.bytes.count
      let entry = table.find(word + prefix.bytes.count, rest, readable: 16)
      if entry >= 0 { return (entry, prefix.features) }
    }
    for suffix in suffixes where suffix.bytes.count + 4 <= length && ends(word, length, suffix.bytes) {
      let rest = length - suffix.bytes.count
      let entry = findCut(word, rest, table)
      if entry >= 0 { return (entry, suffix.features) }
      for prefix in prefixes where prefix.bytes.count + 4 <= rest && starts(word, prefix.bytes) {
        let entry = findCut(word + prefix.bytes.count, rest - prefix.bytes.count, table)
        if entry >= 0 { return (entry, prefix.features.union(suffix.features)) }
      }
    }
    return (-1, [])
  }

  /// The hash masks what lies behind the length, so a word may be looked up in place.
  private func findCut(_ word: UnsafeMutablePointer<UInt8>, _ length: Int, _ table: WordTable.View) -> Int {
    table.find(word, length, readable: 16)
  }

  private func starts(_ word: UnsafeMutablePointer<UInt8>, _ prefix: [UInt8]) -> Bool {
    for index in prefix.indices where word[index] != prefix[index] { return false }
    return true
  }

  private func ends(_ word: UnsafeMutablePointer<UInt8>, _ length: Int, _ suffix: [UInt8]) -> Bool {
    let base = length - suffix.count
    for index in suffix.indices where word[base + index] != suffix[index] { return false }
    return true
  }
}
