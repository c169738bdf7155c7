/// Cuts text into tokens and looks each word up, in one pass over bytes.
///
/// - Complexity: O(bytes); no allocation but the growth of `tokens`.
struct Tokenizer {
  let text: UnsafeBufferPointer<UInt8>
  let cells: UnsafePointer<CharacterTable.Cell>
  let table: WordTable
  let clitics: Clitics
  let cliticLanguages: UInt32
  private let depth: Depth
  /// The folded bytes of the word in hand, with `Clitics.margin` readable bytes at both ends.
  let word: UnsafeMutablePointer<UInt8>

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
    cliticLanguages = clitics.languages
    self.depth = depth
    self.word = word
  }

  /// Appends the tokens of `range` to `tokens`.
  func run(_ range: Range<Int>, into tokens: inout [Token]) {
    // An append costs more than a word: tokens are written in batches into the room behind the last one.
    let batch = 128
    var offset = range.lowerBound
    var flags: Token.Flags = []
    while offset < range.upperBound {
      tokens.append(addingCapacity: batch) { span in
        span.withUnsafeMutableBufferPointer { buffer, count in
          var output = TokenOutput(buffer.baseAddress!)
          if depth == .all {
            withPending(atMost: batch) { pending in
              run(&offset, range.upperBound, &flags, &output, &pending, limit: batch)
              settle(pending, buffer)
            }
          } else {
            var none = PendingWords()
            run(&offset, range.upperBound, &flags, &output, &none, limit: batch)
          }
          count = output.count
        }
      }
    }
  }

  /// The hot loop: what it reads lies in locals, or the compiler would load it anew after each token written.
  private func run(
    _ offset: inout Int, _ end: Int, _ flags: inout Token.Flags, _ tokens: inout TokenOutput,
    _ later: inout PendingWords, limit: Int
  ) {
    let (bytes, cells) = (text.baseAddress!, self.cells)
    var (position, pending) = (offset, flags)
    while position < end, tokens.count < limit {
      let first = bytes[position]
      // Words are parted by one blank, mostly.
      if first == 0x20 {
        pending.remove(.glued)
        position &+= 1
        continue
      }
      if first < 0x80 || first < 0xe0 && position &+ 1 < end {
        let cell = cells[first < 0x80 ? Int(first) : Int(first & 0x1f) &<< 6 | Int(bytes[position &+ 1] & 0x3f)]
        if cell.isLetter {
          let letters = scan(from: position, end)
          if letters.isWhole {
            if depth == .all {
              tokens.append(postpone(letters, from: position, pending, at: tokens.count, &later))
            } else {
              tokens.append(token(letters, from: position, pending))
            }
            position = letters.end
          } else {
            position = appendWord(position, end, pending, to: &tokens)
          }
          pending = .glued
          continue
        }
      }
      position = appendOther(position, end, &pending, to: &tokens)
    }
    (offset, flags) = (position, pending)
  }

  /// What begins with no letter of two bytes and less.
  @inline(never)
  private func appendOther(_ offset: Int, _ end: Int, _ flags: inout Token.Flags, to tokens: inout TokenOutput) -> Int {
    let (scalar, length) = decode(offset, end)
    switch kind(scalar) {
    case .space: flags.remove(.glued)
    case .newline:
      flags.remove(.glued)
      flags.insert(.newline)
    case .ignorable, .mark: break
    case .letter:
      let next = appendWord(offset, end, flags, to: &tokens)
      flags = .glued
      return next
    case .digit:
      let next = appendNumber(offset, end, flags, to: &tokens)
      flags = .glued
      return next
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
    }
    return offset + length
  }

  /// A run of letters of two bytes and less, its folded bytes in `word`.
  struct Letters {
    var end: Int
    /// Folded bytes.
    var length: Int
    var common: CharacterTable.Cell
    var isCapital: Bool
    var hash: WordTable.TimeHash
    /// Nothing behind it may belong to the word: no mark, no apostrophe, no letter of three bytes.
    var isWhole: Bool
  }

  /// Reads the letters from `begin` on, where one is.
  @inline(__always)
  func scan(from begin: Int, _ end: Int) -> Letters {
    let (bytes, cells, word) = (text.baseAddress!, self.cells, self.word)
    var position = begin
    var length = 0
    var common = CharacterTable.Cell.all
    var hash = WordTable.TimeHash()
    var isWhole = true
    var isCapital = false
    var first = bytes[position]
    repeat {
      var size = 1
      var scalar = Int(first)
      if first >= 0x80 {
        if first >= 0xe0 || position &+ 1 >= end {
          isWhole = !mayJoin(position, end)
          break
        }
        scalar = Int(first & 0x1f) &<< 6 | Int(bytes[position &+ 1] & 0x3f)
        size = 2
      }
      let cell = cells[scalar]
      if !cell.isLetter {
        isWhole = !cell.joins
        break
      }
      if position == begin { isCapital = cell.isCapital }
      common.formIntersection(cell)
      UnsafeMutableRawPointer(word + length).storeBytes(of: cell.folded, as: UInt16.self)
      hash.add(cell.folded)
      length &+= cell.length
      position &+= size
      if position >= end { break }
      first = bytes[position]
    } while length < Tokenizer.wordLimit
    if length >= Tokenizer.wordLimit { isWhole = false }
    return Letters(
      end: position, length: length, common: common, isCapital: isCapital, hash: hash, isWhole: isWhole)
  }

  /// Whether a scalar of three bytes and more may go on with the word in front of it.
  @inline(never)
  private func mayJoin(_ offset: Int, _ end: Int) -> Bool {
    switch kind(decode(offset, end).0) {
    case .letter, .mark, .ignorable, .apostrophe: true
    case .other, .digit, .space, .newline: false
    }
  }

  @inline(__always)
  func token(_ letters: Letters, from begin: Int, _ start: Token.Flags) -> Token {
    found(
      begin, letters.end, letters.length, letters.hash, languages: letters.common.languages,
      start.union(capitals(letters, from: begin)))
  }

  @inline(__always)
  func capitals(_ letters: Letters, from begin: Int) -> Token.Flags {
    if !letters.isCapital { return [] }
    let isOne = letters.end &- begin <= (text.baseAddress![begin] < 0x80 ? 1 : 2)
    return letters.common.isCapital && !isOne ? [.capital, .allCapitals] : .capital
  }

  /// The token of a word whose folded bytes lie in `word`.
  @inline(__always)
  private func found(
    _ begin: Int, _ end: Int, _ length: Int, _ hash: WordTable.TimeHash, languages: UInt32, _ start: Token.Flags
  ) -> Token {
    var flags = start
    var entry = -1
    var added: Features = []
    if depth == .all {
      entry = table.find(word, length, readable: Clitics.margin)
    } else if table.mayHaveForTime(hash) {
      entry = table.findForTime(hash, word, length)
    }
    if entry < 0, languages & cliticLanguages != 0 { (entry, added) = findInside(length, &flags) }
    if entry < 0, depth == .time { flags.insert(.unread) }
    return token(begin, end, entry: entry, languages: languages, added, flags)
  }

  @inline(__always)
  func token(
    _ begin: Int, _ end: Int, entry: Int, languages: UInt32, _ clitics: Features, _ flags: Token.Flags
  ) -> Token {
    Token(
      begin: Int32(truncatingIfNeeded: begin), end: Int32(truncatingIfNeeded: end),
      entry: Int32(truncatingIfNeeded: entry), value: 0, languages: languages, clitics: clitics, kind: .word,
      flags: flags, digits: 0, mask: mask(entry))
  }

  /// Takes prefixes and suffixes off the word in `word`.
  @inline(never)
  private func findInside(_ length: Int, _ flags: inout Token.Flags) -> (Int, Features) {
    let (entry, added) = clitics.find(word, length, table, forTime: depth == .time)
    // A word that the whole table knows as it stands is not taken apart.
    guard entry >= 0, depth == .all || table.find(word, length, readable: Clitics.margin) < 0 else { return (-1, []) }
    flags.insert(.stripped)
    return (entry, added)
  }

  private func isCapital(_ scalar: UInt32) -> Bool {
    scalar < UInt32(CharacterTable.limit) && cells[Int(scalar)].isCapital
  }

  @inline(__always)
  func mask(_ entry: Int) -> SenseMask {
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

  @inline(never)
  private func appendWord(_ begin: Int, _ end: Int, _ flags: Token.Flags, to tokens: inout TokenOutput) -> Int {
    let (token, next) = word(at: begin, end, flags)
    tokens.append(token)
    return next
  }

  /// The word that starts at `begin`, of letters, marks and apostrophes of any kind, and where it ends with what else
  /// belongs to it.
  func word(at begin: Int, _ end: Int, _ start: Token.Flags) -> (token: Token, next: Int) {
    var offset = begin
    var length = 0
    var letters = 0
    var upper = 0
    var last = begin
    var languages: UInt32 = ~0
    var flags = start
    scan: while offset < end {
      let (scalar, size) = decode(offset, end)
      switch kind(scalar) {
      case .letter:
        letters += 1
        let cell = scalar < UInt32(CharacterTable.limit) ? cells[Int(scalar)] : nil
        languages &= cell?.languages ?? 0
        if cell?.isCapital ?? false { upper += 1 }
        if length < Tokenizer.wordLimit {
          if let cell {
            UnsafeMutableRawPointer(word + length).storeBytes(of: cell.folded, as: UInt16.self)
            length += cell.length
          } else {
            for index in 0..<size { word[length + index] = text[offset + index] }
            length += size
          }
        }
        offset += size
        last = offset
      case .mark:
        // The short i of Cyrillic, written as i and breve.
        if scalar == 0x306, length >= 2, word[length - 2] == 0xd0, word[length - 1] == 0xb8 { word[length - 1] = 0xb9 }
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
        }
        offset = next
      default:
        break scan
      }
    }
    if upper > 0, isCapital(decode(begin, end).0) { flags.insert(.capital) }
    if upper > 1, upper == letters { flags.insert(.allCapitals) }
    if length >= Tokenizer.wordLimit {
      let token = Token(
        begin: Int32(begin), end: Int32(last), entry: -1, value: 0, languages: languages, clitics: [], kind: .word,
        flags: flags, digits: 0, mask: [])
      return (token, offset)
    }
    let hash = WordTable.TimeHash(word, length)
    return (found(begin, last, length, hash, languages: languages, flags), offset)
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
