/// An address that may stand in a drawing: `http`, `https` or `mailto`, ASCII, nothing in it that ends an attribute.
///
/// The library writes addresses into SVG as they are; a quote would start an attribute of the attacker's choice.
public struct SafeURL: Hashable, Sendable {
  /// Addresses longer than this are refused; bytes after encoding.
  public static let limit = 2_048

  /// Percent-encoded; `&` stands as itself.
  public let text: String

  /// Nil for another scheme, no scheme, or an address that is too long.
  public init?(_ text: String) {
    let trimmed = text.unicodeScalars.drop { $0.value <= 0x20 }
    guard let colon = trimmed.firstIndex(of: ":") else { return nil }
    let scheme = String(String.UnicodeScalarView(trimmed[..<colon])).lowercased()
    let rest = trimmed[trimmed.index(after: colon)...]
    switch scheme {
    case "http", "https": guard rest.starts(with: "//".unicodeScalars), rest.count > 2 else { return nil }
    case "mailto": guard !rest.isEmpty else { return nil }
    default: return nil
    }
    let bytes = Array(String(String.UnicodeScalarView(rest)).utf8)
    var result = Array((scheme + ":").utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "%") ? Self.isEscape(bytes, at: index) : Self.isPlain(byte) {
        result.append(byte)
      } else {
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    guard result.count <= Self.limit else { return nil }
    self.text = String(decoding: result, as: UTF8.self)
  }

  /// For a DOT attribute: the library writes it into XML unescaped.
  var escaped: String { text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;") }

  private static func isEscape(_ bytes: [UInt8], at index: Int) -> Bool {
    func isHexadecimal(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
      default: false
      }
    }
    return index + 2 < bytes.count && isHexadecimal(bytes[index + 1]) && isHexadecimal(bytes[index + 2])
  }

  /// RFC 3986 unreserved and reserved characters, without the quote and the brackets.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    case _ where "-._~:/?#@!$&()*+,;=".utf8.contains(byte): true
    default: false
    }
  }
}
