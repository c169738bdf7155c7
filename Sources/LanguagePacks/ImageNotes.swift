/// Writes what is no table (settings, rules, texts) as a row of numbers and texts.
struct ImageNotes {
  private(set) var bytes: [UInt8] = []

  /// LEB128, zigzag for the sign.
  mutating func write(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value << 1 ^ value >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func write(_ flag: Bool) { write(flag ? 1 : 0) }

  mutating func write(_ text: some StringProtocol) {
    write(text.utf8.count)
    bytes += Array(text.utf8)
  }

  mutating func write(_ text: String?) {
    write(text != nil)
    if let text { write(text) }
  }

  mutating func write<Element>(_ elements: [Element], _ body: (inout ImageNotes, Element) -> Void) {
    write(elements.count)
    for element in elements { body(&self, element) }
  }
}

/// Reads them again, in the same order.
struct ImageReader {
  private let bytes: Table<UInt8>
  private var offset = 0

  init(_ bytes: Table<UInt8>) { self.bytes = bytes }

  mutating func integer() -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(Int64(bitPattern: value >> 1)) ^ -Int(truncatingIfNeeded: value & 1)
  }

  mutating func flag() -> Bool { integer() != 0 }

  mutating func text() -> String {
    let count = integer()
    precondition(count >= 0 && offset + count <= bytes.count, "a whole text")
    defer { offset += count }
    return String(decoding: UnsafeBufferPointer(start: bytes.base + offset, count: count), as: UTF8.self)
  }

  mutating func optionalText() -> String? { flag() ? text() : nil }

  mutating func array<Element>(_ body: (inout ImageReader) -> Element) -> [Element] {
    let count = integer()
    var result: [Element] = []
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(body(&self)) }
    return result
  }
}
