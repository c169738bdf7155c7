/// One word, number or sign of a paragraph.
public struct Token: Sendable {
  public enum Kind: UInt8, Sendable { case word, number, sign }

  public struct Flags: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// No blank stands before it.
    public static let glued = Flags(rawValue: 1)
    /// Starts with an upper-case letter.
    public static let capital = Flags(rawValue: 2)
    /// All letters are upper case (and there are at least two).
    public static let allCapitals = Flags(rawValue: 4)
    /// A line break stands before it.
    public static let newline = Flags(rawValue: 8)
    /// The word was found after prefixes or suffixes had been taken off.
    public static let stripped = Flags(rawValue: 16)
  }

  /// UTF-8 offsets into the document.
  public var begin: Int32
  public var end: Int32
  /// Entry in the word table, -1 for unknown words.
  public var entry: Int32
  /// Value of a number, cut at Int32.max; for signs the scalar.
  public var value: Int32
  /// Languages in whose alphabet all letters lie.
  public var languages: UInt32
  /// Features that stripped prefixes and suffixes add.
  public var clitics: Features
  public var kind: Kind
  public var flags: Flags
  /// Digits of a number, 1...255.
  public var digits: UInt8
}

/// Cuts text into tokens and looks each word up, in one pass over bytes.
///
/// - Complexity: O(bytes); no allocation but the growth of `tokens`.
struct Tokenizer {
  private let text: UnsafeBufferPointer<UInt8>
  private let kinds: UnsafePointer<UInt8>
  private let folded: UnsafePointer<UInt16>
  private let capitals: UnsafePointer<UInt8>
  private let alphabets: UnsafePointer<UInt32>
  private let table: WordTable.View
  private let clitics: Clitics
  /// The folded bytes of the word in hand: 256 and 16 more, so that the hash may read past the end.
  private let word: UnsafeMutablePointer<UInt8>

  static let wordCapacity = 256

  init(
    text: UnsafeBufferPointer<UInt8>, kinds: UnsafePointer<UInt8>, folded: UnsafePointer<UInt16>,
    capitals: UnsafePointer<UInt8>, alphabets: UnsafePointer<UInt32>, table: WordTable.View, clitics: Clitics,
    word: UnsafeMutablePointer<UInt8>
  ) {
    self.text = text
    self.kinds = kinds
    self.folded = folded
    self.capitals = capitals
    self.alphabets = alphabets
    self.table = table
    self.clitics = clitics
    self.word = word
  }

  /// Appends the tokens of `range` to `tokens`.
  func run(_ range: Range<Int>, into tokens: inout [Token]) {
    var offset = range.lowerBound
    let end = range.upperBound
    var flags: Token.Flags = []
    while offset < end {
      let (scalar, length) = decode(offset, end)
      switch kind(scalar) {
      case .space:
        flags.remove(.glued)
        offset += length
      case .newline:
        flags.remove(.glued)
        flags.insert(.newline)
        offset += length
      case .ignorable, .mark:
        offset += length
      case .letter:
        offset = appendWord(offset, end, flags, to: &tokens)
        flags = .glued
      case .digit:
        offset = appendNumber(offset, end, flags, to: &tokens)
        flags = .glued
      case .other, .apostrophe:
        let entry =
          length <= 4
          ? table.find(text.baseAddress! + offset, length, readable: text.count - offset >= 8 + length ? 8 : 0) : -1
        tokens.append(
          Token(
            begin: Int32(offset), end: Int32(offset + length), entry: Int32(entry), value: Int32(bitPattern: scalar),
            languages: 0, clitics: [], kind: .sign, flags: flags, digits: 0))
        flags = .glued
        offset += length
      }
    }
  }

  @inline(__always)
  private func kind(_ scalar: UInt32) -> CharacterTable.Kind {
    if scalar < UInt32(CharacterTable.limit) { return CharacterTable.Kind(rawValue: kinds[Int(scalar)])! }
    return Tokenizer.slowKind(scalar)
  }

  @inline(never)
  private static func slowKind(_ scalar: UInt32) -> CharacterTable.Kind {
    Unicode.Scalar(scalar).map { CharacterTable.kind(of: $0) } ?? .other
  }

  /// Decodes one scalar of valid UTF-8.
  @inline(__always)
  private func decode(_ offset: Int, _ end: Int) -> (UInt32, Int) {
    let first = UInt32(text[offset])
    if first < 0x80 { return (first, 1) }
    if first < 0xe0, offset + 1 < end { return ((first & 0x1f) << 6 | UInt32(text[offset + 1]) & 0x3f, 2) }
    if first < 0xf0, offset + 2 < end {
      return ((first & 0xf) << 12 | (UInt32(text[offset + 1]) & 0x3f) << 6 | UInt32(text[offset + 2]) & 0x3f, 3)
    }
    if offset + 3 < end {
      return (
        (first & 7) << 18 | (UInt32(text[offset + 1]) & 0x3f) << 12 | (UInt32(text[offset + 2]) & 0x3f) << 6
          | UInt32(text[offset + 3]) & 0x3f, 4
      )
    }
    return (0xfffd, 1)
  }

  private func appendWord(_ begin: Int, _ end: Int, _ flags: Token.Flags, to tokens: inout [Token]) -> Int {
    var offset = begin
    var length = 0
    var letters = 0
    var upper = 0
    var last = begin
    var languages: UInt32 = ~0
    var flags = flags
    var previous: UInt16 = 0
    scan: while offset < end {
      let (scalar, size) = decode(offset, end)
      switch kind(scalar) {
      case .letter:
        letters += 1
        if scalar < UInt32(CharacterTable.limit) {
          let fold = folded[Int(scalar)]
          if capitals[Int(scalar)] != 0 {
            if letters == 1 { flags.insert(.capital) }
            upper += 1
          }
          languages &= alphabets[Int(scalar)]
          previous = fold
          if length < Tokenizer.wordCapacity - 4 {
            if fold < 0x80 {
              word[length] = UInt8(truncatingIfNeeded: fold)
              length += 1
            } else {
              word[length] = UInt8(truncatingIfNeeded: 0xc0 | fold >> 6)
              word[length + 1] = UInt8(truncatingIfNeeded: 0x80 | fold & 0x3f)
              length += 2
            }
          }
        } else {
          languages = 0
          if length < Tokenizer.wordCapacity - 4 {
            for index in 0..<size { word[length + index] = text[offset + index] }
            length += size
          }
        }
        offset += size
        last = offset
      case .mark:
        if scalar == 0x306, previous == 0x438, length >= 2 { word[length - 1] = 0xb9 }
        offset += size
        last = offset
      case .ignorable:
        offset += size
      case .apostrophe:
        // Part of the word only between letters ("didn't", "day's").
        let next = offset + size
        guard next < end, kind(decode(next, end).0) == .letter else { break scan }
        if length < Tokenizer.wordCapacity - 4 {
          word[length] = 0x27
          length += 1
        }
        offset = next
      default:
        break scan
      }
    }
    if upper > 1, upper == letters { flags.insert(.allCapitals) }
    var added: Features = []
    var entry = -1
    if length < Tokenizer.wordCapacity - 4 {
      entry = table.find(word, length, readable: 16)
      if entry < 0, languages & clitics.languages != 0 {
        (entry, added) = clitics.find(word, length, table)
        if entry >= 0 { flags.insert(.stripped) }
      }
    }
    tokens.append(
      Token(
        begin: Int32(begin), end: Int32(last), entry: Int32(entry), value: 0, languages: languages, clitics: added,
        kind: .word, flags: flags, digits: 0))
    return offset
  }

  private func appendNumber(_ begin: Int, _ end: Int, _ flags: Token.Flags, to tokens: inout [Token]) -> Int {
    var offset = begin
    var value = 0
    var digits = 0
    while offset < end {
      let (scalar, size) = decode(offset, end)
      guard scalar < UInt32(CharacterTable.limit), kinds[Int(scalar)] == CharacterTable.Kind.digit.rawValue else {
        break
      }
      value = min(value * 10 + Int(folded[Int(scalar)]), Int(Int32.max))
      digits += 1
      offset += size
    }
    if offset == begin {  // a digit above U+0800: its own sign
      let (scalar, size) = decode(begin, end)
      tokens.append(
        Token(
          begin: Int32(begin), end: Int32(begin + size), entry: -1, value: Int32(bitPattern: scalar), languages: 0,
          clitics: [], kind: .sign, flags: flags, digits: 0))
      return begin + size
    }
    tokens.append(
      Token(
        begin: Int32(begin), end: Int32(offset), entry: -1, value: Int32(value), languages: 0, clitics: [],
        kind: .number, flags: flags, digits: UInt8(clamping: digits)))
    return offset
  }
}
