/// Prefixes and suffixes that are written together with a word (Arabic conjunctions, prepositions and article, English 's), tried only on
/// words that the table does not know as they stand.
struct Clitics: Sendable {
  /// An affix of at most eight bytes.
  struct Affix: BitwiseCopyable {
    /// The bytes: a prefix at the low end, a suffix at the high end.
    var bits: UInt64
    var mask: UInt64
    /// What the affix adds to the word.
    var features: Features
    var length: UInt32

    /// Nil for more than eight bytes, or none.
    init?(_ bytes: [UInt8], isPrefix: Bool, features: Features) {
      guard (1...8).contains(bytes.count) else { return nil }
      var value: UInt64 = 0
      for byte in bytes.reversed() { value = value << 8 | UInt64(byte) }
      let low = ~UInt64(0) >> UInt64(64 - 8 * bytes.count)
      let shift = isPrefix ? 0 : UInt64(64 - 8 * bytes.count)
      (bits, mask) = (value << shift, low << shift)
      (self.features, length) = (features, UInt32(bytes.count))
    }
  }

  /// Readable bytes that a word must have in front of it and behind it.
  static let margin = 16

  /// Longest first.
  let prefixes: Table<Affix>
  let suffixes: Table<Affix>
  /// Bit per language that has any.
  let languages: UInt32

  /// Looks a word up without a prefix, a suffix, or both; at least four bytes must remain. Longest affix first.
  func find(
    _ word: UnsafePointer<UInt8>, _ length: Int, _ table: WordTable, forTime: Bool
  ) -> (entry: Int, added: Features) {
    guard forTime else { return find(word, length) { table.find($0, $1, readable: Self.margin) } }
    return find(word, length) {
      let hash = WordTable.TimeHash($0, $1)
      return table.mayHaveForTime(hash) ? table.findForTime(hash, $0, $1) : -1
    }
  }

  /// Whether what is left of a word without prefixes and suffixes may be a word that rules name.
  func mayBeNamed(_ word: UnsafePointer<UInt8>, _ length: Int, _ table: WordTable) -> Bool {
    find(word, length) { table.mayBeNamed(WordTable.TimeHash($0, $1)) ? 0 : -1 }.entry >= 0
  }

  @inline(__always)
  private func find(
    _ word: UnsafePointer<UInt8>, _ length: Int, _ find: (UnsafePointer<UInt8>, Int) -> Int
  ) -> (entry: Int, added: Features) {
    let head = UnsafeRawPointer(word).loadUnaligned(as: UInt64.self)
    for index in 0..<prefixes.count {
      let prefix = prefixes.base[index]
      guard (head ^ prefix.bits) & prefix.mask == 0, Int(prefix.length) + 4 <= length else { continue }
      let entry = find(word + Int(prefix.length), length - Int(prefix.length))
      if entry >= 0 { return (entry, prefix.features) }
    }
    let tail = UnsafeRawPointer(word + length - 8).loadUnaligned(as: UInt64.self)
    for index in 0..<suffixes.count {
      let suffix = suffixes.base[index]
      guard (tail ^ suffix.bits) & suffix.mask == 0, Int(suffix.length) + 4 <= length else { continue }
      // The hash masks what lies behind the length, so a word may be looked up in place.
      let rest = length - Int(suffix.length)
      let entry = find(word, rest)
      if entry >= 0 { return (entry, suffix.features) }
      for index in 0..<prefixes.count {
        let prefix = prefixes.base[index]
        guard (head ^ prefix.bits) & prefix.mask == 0, Int(prefix.length) + 4 <= rest else { continue }
        let entry = find(word + Int(prefix.length), rest - Int(prefix.length))
        if entry >= 0 { return (entry, prefix.features.union(suffix.features)) }
      }
    }
    return (-1, [])
  }
}

/// Clitics while packs are being compiled.
struct CliticsBuilder {
  private(set) var prefixes: [Clitics.Affix] = []
  private(set) var suffixes: [Clitics.Affix] = []
  private(set) var languages: UInt32 = 0

  /// False for an affix of more than eight bytes or none.
  mutating func add(_ bytes: [UInt8], isPrefix: Bool, features: Features, language: Int) -> Bool {
    guard let affix = Clitics.Affix(bytes, isPrefix: isPrefix, features: features) else { return false }
    if isPrefix {
      prefixes.insert(affix, at: prefixes.firstIndex { $0.length < affix.length } ?? prefixes.count)
    } else {
      suffixes.insert(affix, at: suffixes.firstIndex { $0.length < affix.length } ?? suffixes.count)
    }
    languages |= 1 << UInt32(language)
    return true
  }
}
