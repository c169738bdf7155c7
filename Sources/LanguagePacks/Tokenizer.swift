/// One word, number or sign of a paragraph.
public struct Token: Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable { case word, number, sign }

  public struct Flags: OptionSet, Sendable, BitwiseCopyable {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// No blank stands before it.
    @inlinable public static var glued: Flags { Flags(rawValue: 1) }
    /// Starts with an upper-case letter.
    @inlinable public static var capital: Flags { Flags(rawValue: 2) }
    /// All letters are upper case (and there are at least two).
    @inlinable public static var allCapitals: Flags { Flags(rawValue: 4) }
    /// A line break stands before it.
    @inlinable public static var newline: Flags { Flags(rawValue: 8) }
    /// The word was found after prefixes or suffixes had been taken off.
    @inlinable public static var stripped: Flags { Flags(rawValue: 16) }
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
  /// Groups of classes that the word has senses in.
  public var mask: SenseMask
}

/// Cuts text into tokens and looks each word up, in one pass over bytes.
///
/// - Complexity: O(bytes); no allocation but the growth of `tokens`.
struct Tokenizer {
  private let text: UnsafeBufferPointer<UInt8>
  private let cells: UnsafePointer<CharacterTable.Cell>
  private let table: WordTable
  private let clitics: Clitics
  private let depth: Depth
  /// The folded bytes of the word in hand, with `Clitics.margin` readable bytes at both ends.
  private let word: UnsafeMutablePointer<UInt8>

  static let wordCapacity = 256
  /// A letter folds to at most this many bytes.
  private static let wordLimit = wordCapacity - 4

  /// How many of the words are looked up.
  enum Depth {
    /// Those that the rules name and that cut sentences and tell languages: a table that stays in the cache.
    case time
    case all
  }

  /// - Parameter word: `wordCapacity` bytes, with `Clitics.margin` more in front and behind.
  init(text: UnsafeBufferPointer<UInt8>, lexicon: Lexicon, depth: Depth, word: UnsafeMutablePointer<UInt8>) {
    self.text = text
    cells = lexicon.cells.base
    table = lexicon.table
    clitics = lexicon.clitics
    self.depth = depth
    self.word = word
  }

  /// Appends the tokens of `range` to `tokens`.
  func run(_ range: Range<Int>, into tokens: inout [Token]) {
    // An append costs more than a word: tokens are handed over by the batch, of no more than fits on the stack.
    let batch = 1024 / MemoryLayout<Token>.stride
    withUnsafeTemporaryAllocation(of: Token.self, capacity: batch) { buffer in
      var offset = range.lowerBound
      var flags: Token.Flags = []
      while offset < range.upperBound {
        var output = TokenOutput(buffer.baseAddress!)
        run(&offset, range.upperBound, &flags, &output, limit: batch)
        tokens.append(contentsOf: UnsafeBufferPointer(start: buffer.baseAddress!, count: output.count))
      }
    }
  }

  /// Tokens on their way into an array.
  private struct TokenOutput {
    private let base: UnsafeMutablePointer<Token>
    private(set) var count = 0

    init(_ base: UnsafeMutablePointer<Token>) { self.base = base }

    @inline(__always)
    mutating func append(_ token: Token) {
      (base + count).initialize(to: token)
      count &+= 1
    }
  }

  private func run(
    _ offset: inout Int, _ end: Int, _ flags: inout Token.Flags, _ tokens: inout TokenOutput, limit: Int
  ) {
    while offset < end, tokens.count < limit {
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
          scalar < 0x80
          ? Int(table.signEntries.base[Int(scalar)])
          : table.find(
            text.baseAddress! + offset, length, readable: text.count - offset >= 8 + length ? 8 : 0)
        tokens.append(
          Token(
            begin: Int32(offset), end: Int32(offset + length), entry: Int32(truncatingIfNeeded: entry),
            value: Int32(bitPattern: scalar), languages: 0, clitics: [], kind: .sign, flags: flags, digits: 0,
            mask: mask(entry)))
        flags = .glued
        offset += length
      }
    }
  }

  private func isCapital(_ scalar: UInt32) -> Bool {
    scalar < UInt32(CharacterTable.limit) && cells[Int(scalar)].code & CharacterTable.Cell.capitalBit != 0
  }

  @inline(__always)
  private func mask(_ entry: Int) -> SenseMask {
    entry < 0 ? [] : SenseMask(rawValue: table.entries.base[entry].mask)
  }

  @inline(__always)
  private func kind(_ scalar: UInt32) -> CharacterTable.Kind {
    if scalar < UInt32(CharacterTable.limit) { return cells[Int(scalar)].kind }
    return Tokenizer.slowKind(scalar)
  }

  @inline(never)
  private static func slowKind(_ scalar: UInt32) -> CharacterTable.Kind {
    // The signs that texts are full of, before the tables of Unicode are asked.
    switch scalar {
    case 0x2019: .apostrophe
    case 0x2010...0x2027: .other
    case 0x200b...0x200f, 0x202a...0x202e, 0x2066...0x2069, 0xfeff: .ignorable
    default: Unicode.Scalar(scalar).map { CharacterTable.kind(of: $0) } ?? .other
    }
  }

  /// Decodes one scalar of valid UTF-8.
  @inline(__always)
  private func decode(_ offset: Int, _ end: Int) -> (UInt32, Int) {
    let bytes = text.baseAddress!
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    if first < 0xe0, offset + 1 < end { return ((first & 0x1f) << 6 | UInt32(bytes[offset + 1]) & 0x3f, 2) }
    return decodeLong(first, offset, end)
  }

  @inline(never)
  private func decodeLong(_ first: UInt32, _ offset: Int, _ end: Int) -> (UInt32, Int) {
    func tail(_ index: Int) -> UInt32 { UInt32(text[offset + index]) & 0x3f }
    if first >= 0xe0, first < 0xf0, offset + 2 < end { return ((first & 0xf) << 12 | tail(1) << 6 | tail(2), 3) }
    if first >= 0xf0, offset + 3 < end {
      return ((first & 7) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    }
    return (0xfffd, 1)
  }

  @inline(__always)
  private func appendWord(_ begin: Int, _ end: Int, _ flags: Token.Flags, to tokens: inout TokenOutput) -> Int {
    let (token, next) = word(at: begin, end, flags)
    tokens.append(token)
    return next
  }

  /// Looks up anew the word of a token.
  func lookUp(_ token: inout Token) {
    let (found, _) = word(at: Int(token.begin), Int(token.end), token.flags)
    token = found
  }

  /// The word that starts at `begin`, and where it ends with what else belongs to it.
  @inline(__always)
  private func word(at begin: Int, _ end: Int, _ start: Token.Flags) -> (token: Token, next: Int) {
    var offset = begin
    var length = 0
    var letters = 0
    var upper = 0
    var last = begin
    var languages: UInt32 = ~0
    var flags = start
    let bytes = text.baseAddress!
    var key = WordTable.Key()
    var current: UInt64 = 0
    var filled = 0
    var isPlain = true
    scan: while offset < end {
      // Letters of two bytes and less, as nearly all are.
      let first = bytes[offset]
      if first < 0xe0, length < Tokenizer.wordLimit {
        let isLong = first >= 0x80
        if isLong, offset + 1 >= end { break }
        let scalar = isLong ? Int(first & 0x1f) << 6 | Int(bytes[offset + 1] & 0x3f) : Int(first)
        let cell = cells[scalar]
        if cell.code & 0x7f == CharacterTable.Kind.letter.rawValue {
          upper += Int(cell.code >> 7)
          letters += 1
          languages &= cell.languages
          UnsafeMutableRawPointer(word + length).storeBytes(of: cell.folded, as: UInt16.self)
          // The same into the key, which needs no look at what was just written.
          let place = UInt64(truncatingIfNeeded: length & 7) &<< 3
          current |= UInt64(cell.folded) &<< place
          length &+= Int(cell.length)
          if length & ~7 != filled {
            key.set(current, at: filled)
            filled &+= 8
            current = place == 56 && cell.length == 2 ? UInt64(cell.folded) &>> 8 : 0
          }
          offset += isLong ? 2 : 1
          last = offset
          continue
        }
      }
      let (scalar, size) = decode(offset, end)
      switch kind(scalar) {
      case .letter:
        isPlain = false
        letters += 1
        if scalar >= UInt32(CharacterTable.limit) { languages = 0 }
        if length < Tokenizer.wordLimit {
          for index in 0..<size { word[length + index] = text[offset + index] }
          length += size
        }
        offset += size
        last = offset
      case .mark:
        // The short i of Cyrillic, written as i and breve.
        if scalar == 0x306, length >= 2, word[length - 2] == 0xd0, word[length - 1] == 0xb8 {
          word[length - 1] = 0xb9
          isPlain = false
        }
        offset += size
        last = offset
      case .ignorable:
        offset += size
      case .apostrophe:
        // Part of the word only between letters ("didn't", "day's").
        let next = offset + size
        guard next < end, kind(decode(next, end).0) == .letter else { break scan }
        if length < Tokenizer.wordLimit {
          word[length] = 0x27
          length += 1
          isPlain = false
        }
        offset = next
      default:
        break scan
      }
    }
    if upper > 0, isCapital(decode(begin, end).0) { flags.insert(.capital) }
    if upper > 1, upper == letters { flags.insert(.allCapitals) }
    var added: Features = []
    var entry = -1
    if length < Tokenizer.wordLimit {
      if depth == .time {
        key.set(current, at: filled)
        key.length = length
        if !isPlain { key = WordTable.Key(word, length) }
        entry = table.findForTime(key, word)
      } else {
        entry = table.find(word, length, readable: Clitics.margin)
      }
      if entry < 0, languages & clitics.languages != 0 {
        (entry, added) = clitics.find(word, length, table, forTime: depth == .time)
        if entry >= 0 {
          // A word that the whole table knows as it stands is not taken apart.
          if depth == .time, table.find(word, length, readable: Clitics.margin) >= 0 {
            (entry, added) = (-1, [])
          } else {
            flags.insert(.stripped)
          }
        }
      }
    }
    let token = Token(
      begin: Int32(begin), end: Int32(last), entry: Int32(truncatingIfNeeded: entry), value: 0, languages: languages,
      clitics: added, kind: .word, flags: flags, digits: 0, mask: mask(entry))
    return (token, offset)
  }

  private func appendNumber(_ begin: Int, _ end: Int, _ flags: Token.Flags, to tokens: inout TokenOutput) -> Int {
    var offset = begin
    var value = 0
    var digits = 0
    while offset < end {
      let (scalar, size) = decode(offset, end)
      guard scalar < UInt32(CharacterTable.limit), cells[Int(scalar)].kind == .digit else { break }
      value = min(value * 10 + Int(cells[Int(scalar)].folded), Int(Int32.max))
      digits += 1
      offset += size
    }
    if offset == begin {  // a digit above U+0800: its own sign
      let (scalar, size) = decode(begin, end)
      tokens.append(
        Token(
          begin: Int32(begin), end: Int32(begin + size), entry: -1, value: Int32(bitPattern: scalar), languages: 0,
          clitics: [], kind: .sign, flags: flags, digits: 0, mask: []))
      return begin + size
    }
    tokens.append(
      Token(
        begin: Int32(begin), end: Int32(offset), entry: -1, value: Int32(value), languages: 0, clitics: [],
        kind: .number, flags: flags, digits: UInt8(clamping: digits), mask: []))
    return offset
  }
}
