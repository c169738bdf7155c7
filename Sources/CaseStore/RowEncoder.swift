internal import EventGraph

/// Writes numbers of rows in few bytes: LEB128, signed numbers in zigzag (Protocol Buffers, "Encoding").
struct RowEncoder {
  private(set) var bytes: [UInt8] = []
  var count: Int { bytes.count }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func unsigned(_ value: Int) { unsigned(UInt64(bitPattern: Int64(value))) }

  mutating func signed(_ value: Int) {
    unsigned(UInt64(bitPattern: Int64(value << 1 ^ value >> (Int.bitWidth - 1))))
  }

  /// Eight bytes, the lowest first: hashes do not shrink.
  mutating func fixed(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }

  /// Four bytes, the lowest first.
  mutating func day(_ number: Int32) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func text(_ text: String) {
    unsigned(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// A row of another table, or none.
  mutating func optional<Row>(_ id: ID<Row>?) { unsigned(Int(id?.index ?? -1) + 1) }

  /// A run of rows; one that begins where the last one ended takes two bytes.
  mutating func run(_ range: RowRange, after end: inout Int) {
    signed(Int(range.begin) - end)
    signed(Int(range.end) - Int(range.begin))
    end = Int(range.end)
  }

  /// A span by its distance from a place near by.
  mutating func span(_ span: TextSpan, from place: Int32) {
    signed(Int(span.begin) - Int(place))
    signed(Int(span.end) - Int(span.begin))
  }
}
