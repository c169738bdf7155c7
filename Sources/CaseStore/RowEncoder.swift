internal import EventGraph
internal import Glibc

/// Writes numbers of rows in few bytes: LEB128, signed numbers in zigzag (Protocol Buffers, "Encoding").
///
/// Its bytes lie in memory of its own, because appending to an array asks each time whether the array is shared.
struct RowEncoder: ~Copyable {
  private(set) var count = 0
  private var capacity = 4096
  private var memory = malloc(4096)!

  deinit { free(memory) }

  /// What was written so far. O(*n*).
  var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: memory, count: count)) }

  @inline(__always)
  private mutating func reserve(_ length: Int) {
    if count + length > capacity { grow(by: length) }
  }

  @inline(never)
  private mutating func grow(by length: Int) {
    capacity = max(capacity * 2, count + length)
    guard let larger = realloc(memory, capacity) else { preconditionFailure("there is no memory left") }
    memory = larger
  }

  @inline(__always)
  private mutating func put(_ value: UInt8) {
    memory.storeBytes(of: value, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  @inline(__always)
  mutating func byte(_ value: UInt8) {
    reserve(1)
    put(value)
  }

  @inline(__always)
  mutating func unsigned(_ value: UInt64) {
    reserve(10)
    var rest = value
    while rest >= 0x80 {
      put(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    put(UInt8(truncatingIfNeeded: rest))
  }

  mutating func unsigned(_ value: Int) { unsigned(UInt64(bitPattern: Int64(value))) }

  mutating func signed(_ value: Int) {
    unsigned(UInt64(bitPattern: Int64(value << 1 ^ value >> (Int.bitWidth - 1))))
  }

  /// Eight bytes, the lowest first: hashes do not shrink.
  mutating func fixed(_ value: UInt64) {
    reserve(8)
    memory.storeBytes(of: value.littleEndian, toByteOffset: count, as: UInt64.self)
    count += 8
  }

  /// Four bytes, the lowest first.
  mutating func day(_ number: Int32) {
    reserve(4)
    memory.storeBytes(of: number.littleEndian, toByteOffset: count, as: Int32.self)
    count += 4
  }

  mutating func append(_ bytes: [UInt8]) {
    reserve(bytes.count)
    bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(memory + count, base, bytes.count) } }
    count += bytes.count
  }

  mutating func text(_ text: String) {
    unsigned(text.utf8.count)
    append(Array(text.utf8))
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
