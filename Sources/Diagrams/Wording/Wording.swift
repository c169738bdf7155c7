/// All words of a chart, by key, in one language. The charts hold no word of any language; the values come from the
/// language packs. Values may name parts in braces (`{n}`, `{date}`); docs/charts.md lists the keys.
public struct Wording: Sendable {
  /// BCP 47; stands in the drawing as its language.
  public let language: String
  private let texts: [String: String]
  private let plural: PluralRule

  public init(language: String, texts: [String: String]) {
    self.language = language
    self.texts = texts
    plural = PluralRule(texts["plural"] ?? "")
  }

  /// The words of a key with its parts filled in; the last part of the key where the language has none.
  func text(_ key: String, _ parts: [String: String] = [:]) -> String {
    let value = texts[key] ?? Self.lastPart(of: key)
    return parts.isEmpty ? value : Self.filled(value, parts)
  }

  /// The words of a key as they are; the last part of the key where the language has none.
  public func phrase(_ key: String) -> String { text(key) }

  /// Whether the language is written from right to left, by the letters of its words.
  public var isRightToLeft: Bool {
    text("timeline.title").unicodeScalars.contains(where: PlainLabel.isRightToLeft)
  }

  /// Nil where the language leaves the key out or empty.
  func optionalText(_ key: String) -> String? { texts[key].flatMap { $0.isEmpty ? nil : $0 } }

  /// A counted phrase: `events.one`, `events.few`, `events.other`, by the language's plural rule.
  func count(_ key: String, _ n: Int) -> String {
    let value = texts[key + "." + plural.form(of: n)] ?? texts[key + ".other"] ?? "{n} " + Self.lastPart(of: key)
    return Self.filled(value, ["n": grouped(n)])
  }

  /// A number with the language's mark between thousands (`number.group`), from 10,000 on.
  private func grouped(_ n: Int) -> String {
    guard n >= 10_000, let mark = optionalText("number.group") else { return String(n) }
    var digits = Array(String(n))
    for index in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(contentsOf: mark, at: index) }
    return String(digits)
  }

  /// Parts of a line with a dot between them. A part in a right-to-left script keeps the order of the line: marks round
  /// the dot stop it from drawing numbers that follow to its side.
  static func joined(_ parts: [String], separator: String = " \u{b7} ") -> String {
    let parts = parts.filter { !$0.isEmpty }
    let mixed = parts.contains { $0.unicodeScalars.contains(where: PlainLabel.isRightToLeft) }
    let isAllRightToLeft = parts.allSatisfy { $0.unicodeScalars.contains(where: PlainLabel.isRightToLeft) }
    guard mixed, !isAllRightToLeft else { return parts.joined(separator: separator) }
    return "\u{200e}" + parts.joined(separator: "\u{200e}" + separator + "\u{200e}")
  }

  /// Keys without which a chart in this language would show a key in place of words.
  public var missingKeys: [String] { Self.requiredKeys.filter { texts[$0] == nil } }

  static func filled(_ text: String, _ parts: [String: String]) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += parts[name] ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static func lastPart(of key: String) -> String {
    key.split(separator: ".").last.map { String($0.map { $0 == "-" ? " " : $0 }) } ?? key
  }
}
