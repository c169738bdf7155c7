/// The number of a row in one table of an `EventGraph`; valid only for the graph (and its copies) that made it.
///
/// Ids that outlive a graph (on the command line, in a case file) are `StableID`s.
public struct ID<Row>: Hashable, Comparable, Sendable {
  /// Index into the table, from 0.
  public let index: Int32

  @inlinable
  public init(_ index: Int) { self.index = Int32(index) }

  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

extension Array {
  /// The row that an id names; a precondition failure if the id is of another graph.
  @inlinable
  public subscript(_ id: ID<Element>) -> Element {
    get { self[Int(id.index)] }
    set { self[Int(id.index)] = newValue }
  }
}

/// A half-open run of rows in a table, for example the participants of one mention.
public struct RowRange: Hashable, Sendable {
  public var begin: Int32
  public var end: Int32

  public init(_ begin: Int, _ end: Int) {
    self.begin = Int32(begin)
    self.end = Int32(end)
  }

  public static let empty = RowRange(0, 0)
  public var indices: Range<Int> { Int(begin)..<Int(end) }
  public var isEmpty: Bool { begin == end }
}

/// The permanent name of a row: a letter for its kind and a 64-bit FNV-1a hash of what the text says (DESIGN: ids),
/// so that better rules or inserted paragraphs keep it. Printed as `m0123456789abcdef`.
public struct StableID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public enum Kind: UInt8, Sendable { case timex, mention, event, relation, claim, conflict }

  public let kind: Kind
  public let hash: UInt64

  public init(_ kind: Kind, _ hash: UInt64) {
    self.kind = kind
    self.hash = hash
  }

  /// Parses the printed form; nil if it is no id.
  public init?(_ text: some StringProtocol) {
    var digits = text.utf8.makeIterator()
    guard let first = digits.next(), let kind = Kind.allCases.first(where: { $0.letter == first }) else { return nil }
    var hash: UInt64 = 0
    var count = 0
    while let digit = digits.next() {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x61...0x66: value = digit - 0x57
      default: return nil
      }
      hash = hash << 4 | UInt64(value)
      count += 1
    }
    guard count == 16 else { return nil }
    self.init(kind, hash)
  }

  public static func < (left: StableID, right: StableID) -> Bool {
    (left.kind.rawValue, left.hash) < (right.kind.rawValue, right.hash)
  }

  /// Bytes of the printed form.
  public static let length = 17

  /// Hands the printed form, ASCII, to `body`.
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.length) { buffer in
      buffer[0] = kind.letter
      for index in 1..<Self.length {
        let digit = UInt8(truncatingIfNeeded: hash >> UInt64(64 - 4 * index) & 15)
        buffer[index] = digit < 10 ? digit + 0x30 : digit + 0x57
      }
      return body(UnsafeBufferPointer(buffer))
    }
  }

  public var description: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}

extension StableID.Kind: CaseIterable {
  /// The letter that starts a printed id: t, m, e, r, c; x for a conflict.
  public var letter: UInt8 {
    switch self {
    case .timex: UInt8(ascii: "t")
    case .mention: UInt8(ascii: "m")
    case .event: UInt8(ascii: "e")
    case .relation: UInt8(ascii: "r")
    case .claim: UInt8(ascii: "c")
    case .conflict: UInt8(ascii: "x")
    }
  }
}

/// 64-bit FNV-1a (Fowler, Noll, Vo), fed piece by piece.
public struct FNV1a: Sendable {
  public var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  public mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte: byte) }
    combine(byte: 0xff)  // a separator that UTF-8 never holds
  }

  /// A part of a text; with `foldingASCII` blanks are left out and A–Z read as a–z, so that layout and case do not count.
  public mutating func combine(_ text: [UInt8], _ range: Range<Int>, foldingASCII: Bool = false) {
    // In a register, and without branches: where words end is not to be guessed.
    var hash = self.hash
    text.withUnsafeBufferPointer { text in
      if foldingASCII {
        for index in range {
          let byte = text[index]
          let next = FNV1a.step(hash, byte &- 0x41 < 26 ? byte | 0x20 : byte)
          hash = byte <= 0x20 ? hash : next
        }
      } else {
        for index in range { hash = FNV1a.step(hash, text[index]) }
      }
    }
    self.hash = FNV1a.step(hash, 0xff)
  }

  public mutating func combine(_ number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { combine(byte: UInt8(truncatingIfNeeded: number >> shift)) }
  }

  @inlinable
  public mutating func combine(byte: UInt8) {
    hash = FNV1a.step(hash, byte)
  }

  @inlinable
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
