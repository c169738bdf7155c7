/// Writes DOT text: every string quoted, coordinates to a thousandth of a point, attributes of `DOTAttribute` only.
struct DOTWriter {
  /// The fonts of everything that is drawn.
  static let fontName: StaticWord = "Noto Sans,DejaVu Sans,sans-serif"
  static let boldFontName: StaticWord = "Noto Sans,DejaVu Sans,sans-serif Bold"
  /// A quoted string of 16,384 bytes and more is a syntax error when DOT is read from a file; longer ones are written
  /// in pieces.
  static let pieceLimit = 16_000

  private(set) var bytes: [UInt8] = []

  init() {}

  mutating func open(_ name: String) { append("digraph \(Self.quoted(DOTValue.name(name).text)) {\n") }
  mutating func close() { append("}\n") }

  /// `graph [ … ];`, `node [ … ];`, `edge [ … ];`
  mutating func defaults(_ kind: StaticWord, _ attributes: [(DOTAttribute, DOTValue)]) {
    append("\(kind.text)")
    list(attributes)
  }

  mutating func node(_ name: String, _ attributes: [(DOTAttribute, DOTValue)]) {
    append(Self.quoted(DOTValue.name(name).text))
    list(attributes)
  }

  mutating func edge(_ from: String, _ to: String, _ attributes: [(DOTAttribute, DOTValue)]) {
    append(Self.quoted(DOTValue.name(from).text) + " -> " + Self.quoted(DOTValue.name(to).text))
    list(attributes)
  }

  /// Nodes on one rank.
  mutating func sameRank(_ names: [String]) {
    append("{ rank=\"same\"; " + names.map { Self.quoted(DOTValue.name($0).text) + "; " }.joined() + "}\n")
  }

  private mutating func list(_ attributes: [(DOTAttribute, DOTValue)]) {
    append(" [")
    for (index, (attribute, value)) in attributes.enumerated() {
      append((index > 0 ? ", " : "") + attribute.rawValue + "=" + Self.quoted(value.text))
    }
    append("];\n")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A quoted string, in pieces joined by ` + ` where it is long. No piece ends inside a character or in a backslash
  /// that would take the quote with it.
  static func quoted(_ text: String) -> String {
    // Nearly every text.
    if text.utf8.count < pieceLimit, !text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == 0 }) {
      return "\"" + text + "\""
    }
    let bytes = Array(text.utf8)
    var result = Array("\"".utf8)
    var length = 0
    // Backslashes come in pairs; whether the one before this byte waits for its second.
    var isOddBackslash = false
    for byte in bytes {
      let startsCharacter = byte & 0xc0 != 0x80
      let followsBackslash = isOddBackslash
      isOddBackslash = byte == UInt8(ascii: "\\") && !isOddBackslash
      if length >= pieceLimit, startsCharacter, !followsBackslash {
        result += Array("\" + \"".utf8)
        length = 0
      }
      switch byte {
      case UInt8(ascii: "\""):
        result += [UInt8(ascii: "\\"), byte]
        length += 2
      case 0: continue
      default:
        result.append(byte)
        length += 1
      }
    }
    result.append(UInt8(ascii: "\""))
    return String(decoding: result, as: UTF8.self)
  }

  /// A number with up to three decimals, without a trailing zero; 0 for what is no number.
  static func text(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 1e12 else { return "0" }
    let thousandths = Int((number * 1_000).rounded())
    let (whole, rest) = (thousandths.magnitude / 1_000, thousandths.magnitude % 1_000)
    let sign = thousandths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    var digits = String(rest)
    while digits.utf8.count < 3 { digits = "0" + digits }
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }
}
