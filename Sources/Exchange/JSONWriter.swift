/// Writes JSON as UTF-8 bytes, piece by piece; commas come by themselves.
///
/// Control characters (C0, DEL, C1), line and paragraph separators and bidirectional controls of strings are escaped, so
/// that a line stays one line for every reader and a terminal shows what it says.
public struct JSONWriter: Sendable {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  public mutating func object(_ members: (inout JSONWriter) -> Void) { bracketed("{", "}", members) }

  public mutating func object(_ key: StaticString, _ members: (inout JSONWriter) -> Void) {
    self.key(key)
    object(members)
  }

  public mutating func array<Elements: Sequence>(
    _ key: StaticString, _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    self.key(key)
    array(elements, write)
  }

  public mutating func array<Elements: Sequence>(
    _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    bracketed("[", "]") { json in
      for element in elements { write(&json, element) }
    }
  }

  public mutating func key(_ key: StaticString) {
    key.withUTF8Buffer { quoted($0, colon: true) }
    needsComma = false
  }

  /// A key that is made at run time, such as an id.
  public mutating func key(_ key: String) {
    string(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func member(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    self.key(key)
    string(text)
  }

  public mutating func member(_ key: StaticString, _ number: Int) {
    self.key(key)
    integer(number)
  }

  public mutating func member(_ key: StaticString, _ flag: Bool) {
    self.key(key)
    raw(flag ? "true" : "false")
  }

  /// Members of an object, to be written again and again by `members(written:)`.
  static func members(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    write(&json)
    return json.bytes
  }

  mutating func members(written: [UInt8]) {
    separate()
    bytes.append(contentsOf: written)
    needsComma = true
  }

  public mutating func integer(_ number: Int) {
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)  // a comma and twenty bytes, the longest 64-bit number
    withUnsafeMutableBytes(of: &digits) { buffer in
      var position = buffer.count
      var rest = number.magnitude
      repeat {
        position -= 1
        buffer[position] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
        rest /= 10
      } while rest > 0
      if number < 0 {
        position -= 1
        buffer[position] = UInt8(ascii: "-")
      }
      if needsComma {
        position -= 1
        buffer[position] = UInt8(ascii: ",")
      }
      bytes.append(contentsOf: buffer[position...])
    }
    needsComma = true
  }

  /// The shortest decimal that reads back as this number; null where JSON has none (infinities).
  public mutating func number(_ number: Double) {
    guard number.isFinite else { return null() }
    separate()
    bytes.append(contentsOf: "\(number)".utf8)
    needsComma = true
  }

  public mutating func null() { raw("null") }

  public mutating func boolean(_ flag: Bool) { raw(flag ? "true" : "false") }

  /// Ends a line of JSON Lines.
  public mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  public mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string(utf8: $0) }
  }

  /// One string of ASCII pieces in which nothing needs an escape.
  mutating func string(_ first: String, _ separator: StaticString, _ second: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: first.utf8)
    separator.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: second.utf8)
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// A text in which nothing needs an escape.
  mutating func ascii(_ text: UnsafeBufferPointer<UInt8>) { quoted(text, colon: false) }

  /// A comma where one is needed, a text in which nothing needs an escape, its quotes and a colon, in one append: it
  /// costs more than the bytes of a key.
  private mutating func quoted(_ text: UnsafeBufferPointer<UInt8>, colon: Bool) {
    let comma = needsComma
    bytes.append(addingCapacity: text.count + 4) { span in
      span.withUnsafeMutableBufferPointer { buffer, count in
        func add(_ sign: Unicode.Scalar) {
          buffer[count] = UInt8(ascii: sign)
          count += 1
        }
        if comma { add(",") }
        add("\"")
        // An empty text may have no address.
        if let words = text.baseAddress {
          UnsafeMutableRawPointer(buffer.baseAddress! + count).copyMemory(from: words, byteCount: text.count)
        }
        count += text.count
        add("\"")
        if colon { add(":") }
      }
    }
    needsComma = true
  }

  public mutating func string(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { string(utf8: $0) }
  }

  private mutating func bracketed(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func raw(_ word: StaticString) {
    separate()
    word.withUTF8Buffer { bytes.append(contentsOf: $0) }
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  /// Copies runs that need no escape at once.
  private mutating func string(utf8 text: UnsafeBufferPointer<UInt8>) {
    guard var escaped = JSONWriter.nextEscape(in: text, from: 0) else { return quoted(text, colon: false) }
    separate()
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    while true {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<escaped.index]))
      escape(escaped.code)
      start = escaped.index + escaped.length
      guard let next = JSONWriter.nextEscape(in: text, from: start) else { break }
      escaped = next
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// The next character at or behind an offset that must be escaped.
  private static func nextEscape(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (index: Int, code: UInt16, length: Int)? {
    var index = start
    while index < text.count {
      if index + 8 <= text.count, isPlain(text, at: index) {
        index += 8
        continue
      }
      let (code, length) = escapedCode(in: text, at: index)
      if length > 0 { return (index, code, length) }
      index += 1
    }
    return nil
  }

  /// Whether none of eight bytes may belong to a character that must be escaped.
  @inline(__always)
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let block = UnsafeRawPointer(text.baseAddress! + index).loadUnaligned(as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    // A byte of zeros sets its highest bit, and may set those above it, which costs a second look.
    func zeros(_ value: UInt64) -> UInt64 { (value &- ones) & ~value }
    let controls = (block &- 0x20 &* ones) & ~block
    let signs = zeros(block ^ 0x22 &* ones) | zeros(block ^ 0x5c &* ones) | zeros(block ^ 0x7f &* ones)
    let leads = zeros(block ^ 0xc2 &* ones) | zeros(block ^ 0xe2 &* ones)
    return (controls | signs | leads) & (0x80 &* ones) == 0
  }

  /// The code of the character at an offset and its length in bytes, if it must be escaped; length 0 if not.
  @inline(__always)
  private static func escapedCode(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> (code: UInt16, length: Int) {
    let byte = text[index]
    if byte < 0x20 || byte == 0x22 || byte == 0x5c || byte == 0x7f { return (UInt16(byte), 1) }
    if byte == 0xc2, index + 1 < text.count, text[index + 1] < 0xa0 { return (UInt16(text[index + 1]), 2) }
    guard byte == 0xe2, index + 2 < text.count else { return (0, 0) }
    switch (text[index + 1], text[index + 2]) {
    // U+2028 to U+202E: separators, embeddings and overrides; U+2066 to U+2069: isolates.
    case (0x80, let last) where (0xa8...0xae).contains(last): return (0x2000 + UInt16(last) - 0x80, 3)
    case (0x81, let last) where (0xa6...0xa9).contains(last): return (0x2040 + UInt16(last) - 0x80, 3)
    default: return (0, 0)
    }
  }

  private mutating func escape(_ code: UInt16) {
    bytes.append(UInt8(ascii: "\\"))
    switch code {
    case 0x22, 0x5c: bytes.append(UInt8(code))
    case 0x0a: bytes.append(UInt8(ascii: "n"))
    case 0x0d: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    default:
      bytes.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] as [UInt16] {
        let digit = UInt8(code >> shift & 15)
        bytes.append(digit < 10 ? digit + 0x30 : digit + 0x57)
      }
    }
  }
}
