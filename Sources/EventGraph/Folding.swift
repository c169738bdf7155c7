/// How spellings of one word are made equal: letter case for every script by the Unicode tables, and what the
/// language packs add (letter variants, marks to drop, leading clitics, words without content).
///
/// The engine itself holds no letter of any language; the pipeline fills this value from the packs.
public struct Folding: Sendable {
  /// Folded scalar for each scalar below `tableEnd`; 0 drops it, `boundary` ends a word.
  private var table: [UInt32]
  private var beyond: [UInt32: UInt32]
  /// The UTF-8 that each scalar of two bytes and less folds to.
  private var codes: [FoldedCode]
  private var prefixes: [[UInt8]]
  /// Whether any prefix starts with a byte: most words need no look at the prefixes.
  private var startsPrefix: [Bool]
  /// Folded words that carry no content (prepositions, auxiliaries): they never count as shared evidence.
  public private(set) var stopWords: Set<String>
  /// What the letters of names sound like.
  public var sounds = SoundTable()
  /// What words of all languages mean.
  public var meanings = MeaningTable()
  /// What the packs know of the words of a text; nothing before the pipeline fills it. Some microseconds a text.
  public var known: @Sendable (_ text: String) -> KnownWords = { _ in KnownWords() }

  private static let tableEnd: UInt32 = 0x2100
  private static let boundary: UInt32 = .max

  /// Case only.
  public static let caseOnly = Folding()

  /// - Parameters:
  ///   - mapping: scalars that fold to another one, or to nothing (nil).
  ///   - prefixes: leading clitics, in folded letters, longest first; each is dropped from a word where at least
  ///     three letters remain.
  ///   - stopWords: words without content, in any case.
  public init(
    mapping: [Unicode.Scalar: Unicode.Scalar?] = [:], prefixes: [String] = [], stopWords: some Sequence<String> = []
  ) {
    table = (0..<Folding.tableEnd).map(Folding.unmapped)
    beyond = [:]
    for (from, to) in mapping {
      let folded = to.map { Folding.unmapped($0.value) } ?? 0
      if from.value < Folding.tableEnd { table[Int(from.value)] = folded } else { beyond[from.value] = folded }
    }
    codes = table.prefix(0x800).map { FoldedCode($0) }
    self.prefixes = prefixes.filter { !$0.isEmpty }.map { Array($0.utf8) }
    startsPrefix = Array(repeating: false, count: 256)
    for prefix in self.prefixes { startsPrefix[Int(prefix[0])] = true }
    self.stopWords = []
    var folded: Set<String> = []
    for word in stopWords { folded.formUnion(words(of: word)) }
    self.stopWords = folded
  }

  /// The lower-case form of a letter, digits and marks as they are, `boundary` for everything else.
  private static func unmapped(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return boundary }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .format, .nonspacingMark, .enclosingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return properties.generalCategory == .format ? 0 : value
    default: break
    }
    guard properties.isAlphabetic else { return boundary }
    let lower = properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? value : value
  }

  @inline(__always)
  private func folded(_ value: UInt32) -> UInt32 {
    if value < Folding.tableEnd { return table[Int(value)] }
    if let known = beyond[value] { return known }
    return Folding.unmapped(value)
  }
}

extension Folding {
  /// A number that changes with the way words are folded, so that an index of folded words knows its own folding.
  ///
  /// - Complexity: O(size of the tables), some thousand steps.
  public var fingerprint: UInt64 {
    var hash = FNV1a()
    for value in table { hash.combine(UInt64(value)) }
    for (from, to) in beyond.sorted(by: { $0.key < $1.key }) { hash.combine(UInt64(from) << 32 | UInt64(to)) }
    for prefix in prefixes { hash.combine(prefix) }
    return hash.hash
  }

  /// Calls `body` with the span and the folded UTF-8 of each word that lies within `span`, in order.
  ///
  /// A word is a run of letters, marks and digits. O(bytes of the span).
  public func forEachWord(
    in text: [UInt8], _ span: TextSpan, _ body: (_ span: TextSpan, _ folded: ArraySlice<UInt8>) -> Void
  ) {
    var word: [UInt8] = []
    forEachFoldedWord(in: text, span) { span, folded in
      word.removeAll(keepingCapacity: true)
      word.append(contentsOf: folded)
      body(span, word[...])
    }
  }

  /// As `forEachWord`, without an array for each word: `folded` is valid during the call.
  public func forEachFoldedWord(
    in text: [UInt8], _ span: TextSpan, _ body: (_ span: TextSpan, _ folded: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var word = FoldedWord()
    var start = -1
    var offset = max(0, Int(span.begin))
    let end = min(text.count, Int(span.end))
    text.withUnsafeBufferPointer { text in
      codes.withUnsafeBufferPointer { codes in
        while offset < end {
          let first = text[offset]
          // One and two bytes a scalar, which most texts are made of: the table holds what they fold to.
          if first < 0x80 || first >= 0xc0 && first < 0xe0 && offset &+ 1 < end {
            let isOne = first < 0x80
            let value = isOne ? Int(first) : Int(first & 0x1f) &<< 6 | Int(text[offset &+ 1] & 0x3f)
            let code = codes[value]
            if code.isPlain {
              if start < 0 { start = offset }
              word.append(code)
              offset &+= isOne ? 1 : 2
              continue
            }
          }
          let (value, length) = Folding.scalar(in: text, at: offset, end: end)
          let letter = folded(value)
          if letter == Folding.boundary {
            if word.count > 0 { body(TextSpan(start, offset), withoutPrefix(word.bytes)) }
            word.count = 0
            start = -1
          } else if letter != 0 {
            if start < 0 { start = offset }
            word.append(letter)
          }
          offset += length
        }
      }
    }
    if word.count > 0 { body(TextSpan(start, end), withoutPrefix(word.bytes)) }
    word.deallocate()
  }

  /// The folded words of a text.
  public func words(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    var words: [String] = []
    forEachWord(in: bytes, TextSpan(0, bytes.count)) { _, folded in
      words.append(String(decoding: folded, as: UTF8.self))
    }
    return words
  }

  /// The folded words of a text, joined by single spaces.
  public func key(of text: String) -> String { words(of: text).joined(separator: " ") }

  /// Whether two folded words may be forms of one word, without any dictionary: equal, or with a shared beginning of at
  /// least four letters that makes 70 % of the shorter and leaves of each at most three letters (five, where six are
  /// shared). A number agrees only with itself.
  public static func areForms(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    return areForms(Array(left.unicodeScalars), Array(right.unicodeScalars))
  }

  /// As `areForms(_:_:)`, on the letters of the words.
  public static func areForms(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    if left == right { return true }
    guard let first = left.first, first == right.first, first.properties.numericType == nil else { return false }
    let shared = zip(left, right).prefix { $0 == $1 }.count
    let rest = max(left.count, right.count) - shared
    return shared >= 4 && shared * 10 >= min(left.count, right.count) * 7 && rest <= (shared < 6 ? 3 : 5)
  }

  private func withoutPrefix(_ word: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard startsPrefix[Int(word[0])] else { return word }
    for prefix in prefixes where Folding.starts(word, with: prefix) {
      let rest = UnsafeBufferPointer(rebasing: word[prefix.count...])
      if rest.reduce(0, { $0 + ($1 & 0xc0 != 0x80 ? 1 : 0) }) >= 3 { return rest }
    }
    return word
  }

  /// The first letters of a script share their first byte, so that the second decides most often.
  @inline(__always)
  private static func starts(_ word: UnsafeBufferPointer<UInt8>, with prefix: [UInt8]) -> Bool {
    guard word.count > prefix.count else { return false }
    for index in stride(from: prefix.count - 1, through: 0, by: -1) where word[index] != prefix[index] { return false }
    return true
  }

  /// Decodes one scalar of valid UTF-8; a byte that starts none counts as a boundary of one byte.
  @inline(__always)
  private static func scalar(
    in text: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
  ) -> (value: UInt32, length: Int) {
    let first = text[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
    guard length > 1, offset + length <= end else { return (0x20, 1) }
    var value = UInt32(first) & (0xff >> UInt32(length + 1))
    for next in 1..<length { value = value << 6 | UInt32(text[offset + next] & 0x3f) }
    return (value, length)
  }
}

/// A folded letter of two bytes and less as UTF-8, the first byte lowest, above it the number of bytes; none for what is
/// dropped, ends a word, or is longer.
private struct FoldedCode: BitwiseCopyable {
  let bits: UInt32

  init(_ letter: UInt32) {
    if letter == 0 || letter >= 0x800 {
      bits = 0
    } else if letter < 0x80 {
      bits = letter | 1 << 16
    } else {
      bits = (0xc0 | letter >> 6) | (0x80 | letter & 0x3f) << 8 | 2 << 16
    }
  }

  @inline(__always) var isPlain: Bool { bits != 0 }
  @inline(__always) var utf8: UInt16 { UInt16(truncatingIfNeeded: bits) }
  @inline(__always) var count: Int { Int(truncatingIfNeeded: bits &>> 16) }
}

/// The letters of one word as they are folded, in memory that is used for one word after the other: appending to an array
/// asks each time whether the array is shared.
private struct FoldedWord {
  var count = 0
  private var capacity = 256
  private var memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: count) }

  func deallocate() { memory.deallocate() }

  @inline(__always)
  mutating func append(_ letter: UInt32) {
    if count + 4 > capacity { grow() }
    if letter < 0x80 {
      memory[count] = UInt8(truncatingIfNeeded: letter)
      count += 1
    } else if letter < 0x800 {
      memory[count] = UInt8(truncatingIfNeeded: 0xc0 | letter >> 6)
      memory[count + 1] = UInt8(truncatingIfNeeded: 0x80 | letter & 0x3f)
      count += 2
    } else if let scalar = Unicode.Scalar(letter), let encoded = UTF8.encode(scalar) {
      for byte in encoded {
        memory[count] = byte
        count += 1
      }
    }
  }

  @inline(__always)
  mutating func append(_ code: FoldedCode) {
    if count + 4 > capacity { grow() }
    UnsafeMutableRawPointer(memory + count).storeBytes(of: code.utf8, as: UInt16.self)
    count &+= code.count
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
    larger.update(from: memory, count: count)
    memory.deallocate()
    memory = larger
    capacity *= 2
  }
}
