extension Lexicon {
  /// What the ending and the beginning of a word that no list holds say of it: the features of the longest `ending` and
  /// of the longest `beginning` of its language that it has, and whether there was an ending at all.
  ///
  /// Endings stand in the word table behind a hyphen and beginnings in front of one, where no word of a text lies.
  ///
  /// - Complexity: O(1): at most `reach` look-ups at each end.
  public func guess(
    _ token: Token, of text: UnsafeBufferPointer<UInt8>, language: Int
  ) -> (ending: Features?, beginning: Features) {
    // Eight bytes more than an affix takes, so that it may be hashed in one go.
    var key = InlineArray<32, UInt8>(repeating: 0)
    return (
      affix(token, of: text, .ending, language, &key), affix(token, of: text, .beginning, language, &key) ?? []
    )
  }

  /// Letters that an ending or a beginning may have.
  private static var reach: Int { 5 }

  private func affix(
    _ token: Token, of text: UnsafeBufferPointer<UInt8>, _ known: KnownClass, _ language: Int,
    _ key: inout InlineArray<32, UInt8>
  ) -> Features? {
    // The folded letters from the word's end, laid out so that every affix lies in one piece with its hyphen.
    var lengths = InlineArray<6, Int>(repeating: 0)
    var letters = 0
    var used = 0
    let isEnding = known == .ending
    var offset = isEnding ? Int(token.end) : Int(token.begin)
    while letters < Self.reach {
      guard let (first, second, size) = letter(in: text, at: offset, backwards: isEnding, token) else { break }
      offset += isEnding ? -size : size
      let width = second == 0 ? 1 : 2
      if isEnding {
        // Written from the right end of the key to the left.
        if width == 2 { key[23 - used] = second }
        key[24 - used - width] = first
      } else {
        key[used] = first
        if width == 2 { key[used + 1] = second }
      }
      used += width
      letters += 1
      lengths[letters] = used
    }
    let kind = known.id
    var count = letters
    while count > 0 {
      let length = lengths[count]
      let start = isEnding ? 24 - length - 1 : 0
      let hyphen = isEnding ? start : length
      let kept = key[hyphen]
      key[hyphen] = 0x2d
      let entry = key.span.withUnsafeBufferPointer {
        table.find($0.baseAddress! + start, length + 1, readable: 8)
      }
      key[hyphen] = kept
      if entry >= 0 {
        var features: Features = []
        var isFound = false
        for sense in table.senses(of: entry) where sense.kind == kind && Int(sense.language) == language {
          features.formUnion(sense.features)
          isFound = true
        }
        if isFound { return features }
      }
      count -= 1
    }
    return nil
  }

  /// The folded letter that ends before an offset, or begins at it, and how many bytes it takes; nil outside the word
  /// and for what is no letter of the table.
  private func letter(
    in text: UnsafeBufferPointer<UInt8>, at offset: Int, backwards: Bool, _ token: Token
  ) -> (UInt8, UInt8, Int)? {
    var begin = offset
    if backwards {
      guard offset > Int(token.begin) else { return nil }
      begin = offset - 1
      while begin > Int(token.begin), text[begin] & 0xc0 == 0x80 { begin -= 1 }
    } else if offset >= Int(token.end) {
      return nil
    }
    let byte = text[begin]
    // The curly apostrophe reads as the straight one.
    if byte == 0xe2, begin + 2 < Int(token.end), text[begin + 1] == 0x80, text[begin + 2] == 0x99 {
      return (0x27, 0, 3)
    }
    if byte == 0x27 { return (0x27, 0, 1) }
    guard byte < 0xe0 else { return nil }
    let size = byte < 0x80 ? 1 : 2
    guard begin + size <= Int(token.end) else { return nil }
    let scalar = size == 1 ? Int(byte) : Int(byte & 0x1f) &<< 6 | Int(text[begin + 1] & 0x3f)
    let cell = cells[scalar]
    guard cell.isLetter else { return nil }
    return (
      UInt8(truncatingIfNeeded: cell.folded), cell.length == 2 ? UInt8(truncatingIfNeeded: cell.folded >> 8) : 0, size
    )
  }
}
