/// What the tokenizer knows of each Unicode scalar below U+0800, and of the few above that matter.
///
/// Letters fold to one form per word: lower case, then the pack's own `fold` lines. Marks that only decorate a word
/// (accents, harakat, tatweel) and invisible format characters vanish inside it.
struct CharacterTable: Sendable {
  enum Kind: UInt8, BitwiseCopyable { case other, letter, digit, space, newline, mark, ignorable, apostrophe }

  /// `Kind` raw values, by scalar below 0x800.
  private(set) var kinds: [UInt8]
  /// The scalar that a letter folds to, or the value of a digit.
  private(set) var folded: [UInt16]
  /// 1 where a letter is upper case.
  private(set) var capital: [UInt8]
  /// Bit per language whose alphabet holds the letter.
  private(set) var languages: [UInt32]

  static let limit = 0x800

  init() {
    kinds = Array(repeating: 0, count: Self.limit)
    folded = (0..<UInt16(Self.limit)).map { $0 }
    capital = Array(repeating: 0, count: Self.limit)
    languages = Array(repeating: 0, count: Self.limit)
    for value in 0..<UInt32(Self.limit) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      kinds[Int(value)] = Self.kind(of: scalar).rawValue
      if Self.kind(of: scalar) == .digit, let digit = scalar.properties.numericValue {
        folded[Int(value)] = UInt16(digit)
      }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      if lower.count == 1, let first = lower.first, first != scalar, first.value < UInt32(Self.limit) {
        folded[Int(value)] = UInt16(first.value)
        capital[Int(value)] = 1
      }
    }
    // Typographic apostrophes inside words are one character.
    folded[0x2bc] = 0x27
  }

  /// All of it about one scalar, as the tokenizer reads it: one number, so that one load tells, and `&` over the letters
  /// of a word says what they have in common.
  ///
  /// From the lowest bit: 16 bits with the UTF-8 of the folded letter (the first byte lowest) or the value of a digit,
  /// 2 with the bytes of the folded letter, at 24 `Kind`, at 30 whether it is a capital, at 31 whether it is a letter,
  /// from 32 a bit per language whose alphabet holds it.
  struct Cell: BitwiseCopyable {
    private(set) var bits: UInt64

    @inline(__always) var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: bits &>> 24) & 7)! }
    @inline(__always) var isLetter: Bool { bits & 1 &<< 31 != 0 }
    @inline(__always) var isCapital: Bool { bits & 1 &<< 30 != 0 }
    @inline(__always) var folded: UInt16 { UInt16(truncatingIfNeeded: bits) }
    @inline(__always) var length: Int { Int(truncatingIfNeeded: bits &>> 16) & 3 }
    @inline(__always) var languages: UInt32 { UInt32(truncatingIfNeeded: bits &>> 32) }

    /// What no letter takes anything from.
    static var all: Cell { Cell(bits: ~0) }

    private init(bits: UInt64) { self.bits = bits }

    /// Whether it may stand inside a word without being a letter: a mark, a sign without width, an apostrophe.
    @inline(__always) var joins: Bool { UInt8(truncatingIfNeeded: bits &>> 24) & 7 >= Kind.mark.rawValue }

    /// What all letters have in common: whether all are capitals, and their languages.
    @inline(__always)
    mutating func formIntersection(_ other: Cell) { bits &= other.bits }

    init(kind: Kind, folded: UInt16, isCapital: Bool, languages: UInt32) {
      var (utf8, length) = (UInt64(folded), UInt64(1))
      if kind == .letter, folded >= 0x80 {
        utf8 = UInt64((0xc0 | folded >> 6) | (0x80 | folded & 0x3f) << 8)
        length = 2
      }
      bits = utf8 | length << 16 | UInt64(kind.rawValue) << 24 | UInt64(languages) << 32
      if isCapital { bits |= 1 << 30 }
      if kind == .letter { bits |= 1 << 31 }
    }
  }

  init(_ image: PackImage) {
    kinds = Array(image.table(.characterKinds, of: UInt8.self))
    folded = Array(image.table(.characterFolds, of: UInt16.self))
    capital = Array(image.table(.characterCapitals, of: UInt8.self))
    languages = Array(image.table(.characterLanguages, of: UInt32.self))
  }

  func write(to image: inout PackImageWriter) {
    image.add(.characterKinds, kinds)
    image.add(.characterFolds, folded)
    image.add(.characterCapitals, capital)
    image.add(.characterLanguages, languages)
    let cells = (0..<Self.limit).map { index in
      Cell(
        kind: Kind(rawValue: kinds[index])!, folded: folded[index], isCapital: capital[index] != 0,
        languages: languages[index])
    }
    image.add(.characters, cells)
  }

  /// The class of any scalar.
  static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x0a, 0x0d, 0x0b, 0x0c, 0x85, 0x2028, 0x2029: return .newline
    case 0x27, 0x2bc, 0x2019: return .apostrophe
    case 0x640: return .mark
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letter
    case .decimalNumber: return .digit
    case .spaceSeparator: return .space
    case .nonspacingMark, .enclosingMark, .spacingMark: return .mark
    case .format: return .ignorable
    case .control: return scalar.value == 0x09 ? .space : .other
    default: return .other
    }
  }

  /// The class of any scalar, by the table where it reaches.
  func kind(_ scalar: Unicode.Scalar) -> Kind {
    scalar.value < UInt32(Self.limit) ? Kind(rawValue: kinds[Int(scalar.value)])! : Self.kind(of: scalar)
  }

  /// Makes `from` fold to what `to` folds to; both below U+0800.
  mutating func fold(_ from: Unicode.Scalar, to: Unicode.Scalar) {
    let target = folded[Int(to.value)]
    for value in 0..<Self.limit where folded[value] == UInt16(from.value) && kinds[value] == Kind.letter.rawValue {
      folded[value] = target
    }
  }

  mutating func add(_ scalar: Unicode.Scalar, toAlphabetOf language: Int) {
    guard scalar.value < UInt32(Self.limit) else { return }
    languages[Int(scalar.value)] |= 1 << UInt32(language)
  }
}

extension CharacterTable {
  /// A word as the tokenizer folds it; the slow, readable twin of the hot loop, for compiling packs and queries.
  func fold(_ word: some StringProtocol) -> [UInt8] {
    var result: [UInt8] = []
    var previous: UInt16 = 0
    for scalar in word.unicodeScalars {
      switch scalar.value < UInt32(Self.limit) ? Kind(rawValue: kinds[Int(scalar.value)])! : Self.kind(of: scalar) {
      case .mark:
        // The short i of Cyrillic, written as i and breve, is another letter than i; all other marks only decorate.
        if scalar.value == 0x306, previous == 0x438 {
          result.removeLast(2)
          Self.append(folded[0x439], to: &result)
        }
      case .ignorable: break
      case .apostrophe: result.append(0x27)
      case .letter where scalar.value < UInt32(Self.limit):
        previous = folded[Int(scalar.value)]
        Self.append(previous, to: &result)
      default: result += Array(String(scalar).utf8)
      }
    }
    return result
  }

  @inline(__always)
  static func append(_ scalar: UInt16, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
    } else {
      bytes.append(UInt8(0xc0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3f))
    }
  }
}
