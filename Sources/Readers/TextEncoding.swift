internal import CUchardet

/// A character encoding by its IANA name, one that the C library's iconv converts.
public struct TextEncoding: Hashable, Sendable, CustomStringConvertible {
  /// As IANA names it: `UTF-8`, `windows-1251`, `KOI8-R`.
  public let name: String

  /// The encoding of that name in any case (`cp1251` and the like too); nil if iconv knows none.
  public init?(_ name: String) {
    let isPlain = !name.isEmpty && name.utf8.count <= 40 && name.utf8.allSatisfy(TextEncoding.isNameByte)
    guard isPlain, let converter = IconvHandle(from: TextEncoding.canonical(name)) else { return nil }
    _ = consume converter
    self.name = TextEncoding.canonical(name)
  }

  /// An encoding that iconv is known to have.
  init(known name: String) { self.name = name }

  static let utf8 = TextEncoding(known: "UTF-8")
  static let utf16LittleEndian = TextEncoding(known: "UTF-16LE")
  static let utf16BigEndian = TextEncoding(known: "UTF-16BE")
  static let utf32LittleEndian = TextEncoding(known: "UTF-32LE")
  static let utf32BigEndian = TextEncoding(known: "UTF-32BE")
  static let windows1252 = TextEncoding(known: "windows-1252")

  /// Bytes of the smallest unit: undecodable input is skipped by it.
  var unitSize: Int { name.hasPrefix("UTF-16") ? 2 : name.hasPrefix("UTF-32") ? 4 : 1 }

  public var description: String { name }

  /// No slash: iconv would take what follows it as a conversion option.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: ":"), UInt8(ascii: "+"):
      true
    default: false
    }
  }

  private static func canonical(_ name: String) -> String {
    let upper = name.uppercased()
    for prefix in ["WINDOWS-", "CP", "WINDOWS"] where upper.hasPrefix(prefix) {
      let page = upper.dropFirst(prefix.count)
      if page.count == 4, page.hasPrefix("125") { return "windows-" + page }
    }
    switch upper {
    case "UTF8": return "UTF-8"
    case "UTF16", "UTF-16": return "UTF-16"
    case "UTF32", "UTF-32": return "UTF-32"
    case "KOI8R": return "KOI8-R"
    default: return upper
    }
  }
}

/// An open iconv converter to UTF-8.
struct IconvHandle: ~Copyable {
  let handle: iconv_t

  init?(from encoding: String) {
    handle = iconv_open("UTF-8", encoding)
    if handle == iconv_t(bitPattern: -1) { return nil }
  }

  deinit { iconv_close(handle) }
}
