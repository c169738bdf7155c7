/// Writes HTML; every text goes through `text` or `attribute`, and only constants through `markup`.
struct HTMLText {
  private(set) var bytes: [UInt8] = []

  /// Constants of ours.
  mutating func markup(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Bytes that are HTML already: the chart, the script, the style sheet.
  mutating func raw(_ content: some Collection<UInt8>) { bytes.append(contentsOf: content) }

  /// Text on one line as content of an element, isolated so that its direction does not reach its neighbours.
  mutating func text(_ text: String) {
    markup("<bdi>")
    escaped(text)
    markup("</bdi>")
  }

  /// Text of ours, as content, or what stands in an attribute between quotes.
  mutating func escaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: markup("&amp;")
      case 0x3c: markup("&lt;")
      case 0x3e: markup("&gt;")
      case 0x22: markup("&quot;")
      case 0x27: markup("&#39;")
      case 0x0a, 0x0d, 0x09: bytes.append(0x20)
      // Characters that HTML forbids, and those that would turn what follows round.
      case 0..<0x20, 0x7f..<0xa0, 0xfdd0...0xfdef: bytes.append(contentsOf: "\u{fffd}".utf8)
      case 0x202a...0x202e, 0x2066...0x2069: continue
      case let value where value & 0xfffe == 0xfffe: bytes.append(contentsOf: "\u{fffd}".utf8)
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }

  /// ` name="value"`.
  mutating func attribute(_ name: StaticString, _ value: String) {
    markup(" ")
    markup(name)
    markup("=\"")
    escaped(value)
    markup("\"")
  }

  /// `<name>text</name>`, text of ours.
  mutating func element(_ name: StaticString, _ value: String) {
    markup("<")
    markup(name)
    markup(">")
    escaped(value)
    markup("</")
    markup(name)
    markup(">")
  }
}

/// JSON for a script element of a type that is not run: nothing in it can end the element.
struct ScriptJSON {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }
  mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5c: bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case 0..<0x20, 0x26, 0x3c, 0x3e, 0x7f..<0xa0, 0x2028...0x202e, 0x2066...0x2069:
        let digits = String(scalar.value, radix: 16)
        bytes += Array("\\u".utf8) + Array(String(repeating: "0", count: 4 - digits.count).utf8) + Array(digits.utf8)
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func list<Element>(_ elements: some Sequence<Element>, _ write: (inout Self, Element) -> Void) {
    raw("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { raw(",") }
      write(&self, element)
    }
    raw("]")
  }
}
