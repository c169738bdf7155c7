internal import EventGraph

/// Bytes that hold no rows: a file that was damaged or tampered with.
struct RowError: Error {
  let reason: StaticString
}

/// Reads what `RowEncoder` wrote. Bytes may be damaged: every read is checked and nothing traps.
struct RowDecoder {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position = 0

  /// - Parameter bytes: must outlive the decoder.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// Goes on at another place.
  mutating func move(to place: Int) throws(RowError) {
    guard (0...bytes.count).contains(place) else { throw RowError(reason: "a place lies outside of the rows") }
    position = place
  }

  @inline(__always)
  mutating func byte() throws(RowError) -> UInt8 {
    guard position < bytes.count else { throw RowError(reason: "the rows end early") }
    defer { position += 1 }
    return bytes[position]
  }

  /// Most numbers take one byte.
  @inline(__always)
  mutating func unsigned() throws(RowError) -> UInt64 {
    if position < bytes.count, bytes[position] < 0x80 {
      defer { position += 1 }
      return UInt64(bytes[position])
    }
    return try longUnsigned()
  }

  @inline(never)
  private mutating func longUnsigned() throws(RowError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try self.byte()
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
      if shift > 63 { throw RowError(reason: "a number is too long") }
    }
  }

  mutating func signed() throws(RowError) -> Int {
    let value = try unsigned()
    return Int(bitPattern: UInt(truncatingIfNeeded: value >> 1)) ^ -Int(value & 1)
  }

  /// A number that is no greater than `limit`.
  mutating func count(atMost limit: Int) throws(RowError) -> Int {
    let value = try unsigned()
    guard value <= UInt64(limit) else { throw RowError(reason: "a number is out of range") }
    return Int(value)
  }

  /// The length of a table, each of whose rows takes at least one byte.
  mutating func tableCount() throws(RowError) -> Int { try count(atMost: bytes.count - position) }

  mutating func int32() throws(RowError) -> Int32 {
    guard let value = Int32(exactly: try signed()) else { throw RowError(reason: "a number is out of range") }
    return value
  }

  mutating func fixed() throws(RowError) -> UInt64 {
    guard bytes.count - position >= 8 else { throw RowError(reason: "the rows end early") }
    defer { position += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// Eight bytes at another place.
  func fixed(at place: Int) throws(RowError) -> UInt64 {
    guard place >= 0, place <= bytes.count - 8 else { throw RowError(reason: "the rows end early") }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// Some bytes in a row.
  mutating func run(of count: Int) throws(RowError) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - position else { throw RowError(reason: "the rows end early") }
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
  }

  mutating func passOverText() throws(RowError) {
    position += try count(atMost: bytes.count - position)
  }

  mutating func text() throws(RowError) -> String {
    let length = try count(atMost: bytes.count - position)
    defer { position += length }
    return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[position..<position + length]), as: UTF8.self)
  }

  mutating func optional<Row>(_: Row.Type = Row.self, below limit: Int) throws(RowError) -> ID<Row>? {
    let value = try count(atMost: limit)
    return value == 0 ? nil : ID(value - 1)
  }

  mutating func id<Row>(_: Row.Type = Row.self, below limit: Int) throws(RowError) -> ID<Row> {
    guard let id = try optional(Row.self, below: limit) else { throw RowError(reason: "a row names none") }
    return id
  }

  mutating func run(after end: inout Int, within count: Int) throws(RowError) -> RowRange {
    let (begin, overflow) = end.addingReportingOverflow(try signed())
    let length = try signed()
    guard !overflow, begin >= 0, length >= 0, begin <= count, length <= count - begin else {
      throw RowError(reason: "a row names rows that there are not")
    }
    end = begin + length
    return RowRange(begin, end)
  }

  /// A span that lies within a text of `length` bytes.
  mutating func span(from place: Int32, within length: Int) throws(RowError) -> TextSpan {
    let (begin, overflow) = Int(place).addingReportingOverflow(try signed())
    let count = try signed()
    guard !overflow, begin >= 0, count >= 0, begin <= length, count <= length - begin else {
      throw RowError(reason: "a row names words that there are not")
    }
    return TextSpan(begin, begin + count)
  }
}
