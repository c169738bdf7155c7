/// One value of JSON (RFC 8259), read strictly: no trailing commas, comments, doubled keys or text after the value.
public indirect enum JSONValue: Equatable {
  case null
  case boolean(Bool)
  /// As written.
  case number(String)
  case string([UInt8])
  case array([JSONValue])
  case object([(key: [UInt8], value: JSONValue)])

  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}

/// Where and why bytes are no JSON.
public struct JSONError: Error, Equatable {
  /// Byte in the line, from 1.
  public var column: Int
  public var reason: String
}

extension JSONValue {
  /// Parses the bytes of one value with white space around it.
  ///
  /// Lone surrogates and ill-formed UTF-8 inside strings become U+FFFD. Nesting beyond 64 levels is refused, so that
  /// hostile input cannot exhaust the stack. O(n).
  public init(parsing bytes: ArraySlice<UInt8>) throws(JSONError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.wholeValue()
  }
}

private struct JSONParser {
  let bytes: ArraySlice<UInt8>
  var position: Int

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  func error(_ reason: String) -> JSONError { JSONError(column: position - bytes.startIndex + 1, reason: reason) }

  var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  mutating func wholeValue() throws(JSONError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    if next != nil { throw error("text after the end of the value") }
    return value
  }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d { position += 1 }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    if depth > 64 { throw error("nested too deeply") }
    skipSpace()
    switch next {
    case nil: throw error("a value is missing")
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw error("no JSON value") }
    position += word.utf8.count
    return value
  }

  mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    var members: [(key: [UInt8], value: JSONValue)] = []
    position += 1
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a key in quotation marks is missing") }
      let key = try string()
      if members.contains(where: { $0.key == key }) {
        throw error("the key \"\(String(decoding: key.prefix(40), as: UTF8.self))\" stands twice")
      }
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw error("':' is missing after a key") }
      position += 1
      members.append((key, try value(depth: depth + 1)))
      skipSpace()
      if try !more(closing: UInt8(ascii: "}")) { return .object(members) }
    }
  }

  mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    var elements: [JSONValue] = []
    position += 1
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if try !more(closing: UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  /// Reads the comma or the closing bracket after an element.
  mutating func more(closing: UInt8) throws(JSONError) -> Bool {
    guard let byte = next, byte == UInt8(ascii: ",") || byte == closing else {
      throw error("',' or '\(Character(Unicode.Scalar(closing)))' is missing")
    }
    position += 1
    return byte != closing
  }

  mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let whole = digits()
    guard whole > 0 else {
      position = start
      throw error("no JSON value")
    }
    if whole > 1, bytes[position - whole] == UInt8(ascii: "0") { throw error("a number with a leading zero") }
    if next == UInt8(ascii: ".") {
      position += 1
      if digits() == 0 { throw error("digits are missing after the point") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      if digits() == 0 { throw error("digits are missing in the exponent") }
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  mutating func digits() -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  mutating func string() throws(JSONError) -> [UInt8] {
    position += 1
    var text: [UInt8] = []
    while true {
      let start = position
      while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
      text += bytes[start..<position]
      switch next {
      case nil: throw error("the closing quotation mark is missing")
      case UInt8(ascii: "\""):
        position += 1
        return UTF8Text.repaired(text)
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: throw error("a control character that is not escaped")
      }
    }
  }

  mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    position += 1
    guard let byte = next else { throw error("the closing quotation mark is missing") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0c)
    case UInt8(ascii: "n"): text.append(0x0a)
    case UInt8(ascii: "r"): text.append(0x0d)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try unicodeEscape(into: &text)
    default:
      position -= 1
      throw error("an unknown escape")
    }
  }

  mutating func unicodeEscape(into text: inout [UInt8]) throws(JSONError) {
    var code = try fourHexadecimalDigits()
    if (0xd800..<0xdc00).contains(code), bytes[position...].starts(with: "\\u".utf8) {
      let afterHigh = position
      position += 2
      let low = try fourHexadecimalDigits()
      if (0xdc00..<0xe000).contains(low) {
        code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
      } else {
        position = afterHigh
      }
    }
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    text += Array(String(Character(scalar)).utf8)
  }

  mutating func fourHexadecimalDigits() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits are missing")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}

extension UTF8Text {
  /// The bytes as valid UTF-8, ill-formed sequences as U+FFFD.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    firstError(in: bytes[...]) == nil ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}
