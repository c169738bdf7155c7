/// Writes text into XML 1.0: markup is escaped, and what XML cannot hold at all becomes U+FFFD and is counted.
struct XMLText {
  private(set) var bytes: [UInt8] = []
  /// Characters that were replaced: control characters but tab and line ends, U+FFFE and U+FFFF.
  private(set) var replaced = 0

  mutating func markup(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Hands over what was written and starts anew; the count goes on.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll() }
    return bytes
  }

  /// Character data. A carriage return is written as a reference, as a parser would make a line feed of it.
  ///
  /// - Parameter text: valid UTF-8.
  mutating func text(_ text: ArraySlice<UInt8>) { write(text, isAttribute: false) }

  /// ` name="value"`; nothing for nil. Tabs and line ends are references, as a parser would make blanks of them.
  mutating func attribute(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    markup(" \(name)=\"")
    write(Array(value.utf8)[...], isAttribute: true)
    markup("\"")
  }

  /// An element that holds text only.
  mutating func element(_ name: StaticString, _ value: String) {
    markup("<\(name)>")
    text(Array(value.utf8)[...])
    markup("</\(name)>\n")
  }

  private mutating func write(_ text: ArraySlice<UInt8>, isAttribute: Bool) {
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      guard let (length, substitute) = XMLText.substitute(in: text, at: index, isAttribute) else {
        index += 1
        continue
      }
      bytes.append(contentsOf: text[start..<index])
      if let substitute {
        markup(substitute)
      } else {
        markup("\u{FFFD}")
        replaced += 1
      }
      index += length
      start = index
    }
    bytes.append(contentsOf: text[start...])
  }

  /// What the character at an offset must be written as, nil for the replacement character, and its length in bytes;
  /// nothing if it can stand as it is.
  @inline(__always)
  private static func substitute(
    in text: ArraySlice<UInt8>, at index: Int, _ isAttribute: Bool
  ) -> (length: Int, text: String?)? {
    switch text[index] {
    case UInt8(ascii: "<"): (1, "&lt;")
    case UInt8(ascii: ">"): (1, "&gt;")
    case UInt8(ascii: "&"): (1, "&amp;")
    case UInt8(ascii: "\""): isAttribute ? (1, "&quot;") : nil
    case 0x0d: (1, "&#13;")
    case 0x09: isAttribute ? (1, "&#9;") : nil
    case 0x0a: isAttribute ? (1, "&#10;") : nil
    case ..<0x20: (1, nil)
    case 0xef where index + 2 < text.endIndex && text[index + 1] == 0xbf && text[index + 2] >= 0xbe: (3, nil)
    default: nil
    }
  }
}
