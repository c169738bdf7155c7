/// Chooses the form of a counted phrase, from a rule given as data in the syntax of CLDR's plural rules:
/// `one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14`. What fits nothing is `other`.
///
/// Source: Unicode Technical Standard 35, part 3, "Language Plural Rules"; operands other than `n` have no use here,
/// because only whole numbers are counted.
struct PluralRule: Hashable, Sendable {
  private struct Condition: Hashable {
    var modulus: Int?
    var isNegated: Bool
    var ranges: [ClosedRange<Int>]

    func holds(for n: Int) -> Bool {
      let value = modulus.map { n % $0 } ?? n
      return ranges.contains { $0.contains(value) } != isNegated
    }
  }

  private struct Form: Hashable {
    var name: String
    /// One of these lists must hold in full.
    var alternatives: [[Condition]]
  }

  private var forms: [Form] = []

  /// A rule that cannot be read chooses `other` for what it cannot read; `isReadable` tells.
  init(_ text: String) {
    for part in text.split(separator: ";") {
      guard let colon = part.firstIndex(of: ":") else { continue }
      let name = part[..<colon].split(separator: " ").joined()
      let alternatives = Self.split(part[part.index(after: colon)...], by: "or").map { alternative in
        Self.split(alternative[...], by: "and").map { Self.condition($0) }
      }
      let complete = alternatives.filter { !$0.contains(nil) }.map { $0.compactMap { $0 } }
      if !complete.isEmpty { forms.append(Form(name: name, alternatives: complete)) }
    }
  }

  /// `one`, `few`, … or `other`.
  func form(of n: Int) -> String {
    let n = abs(n)
    let form = forms.first { form in form.alternatives.contains { $0.allSatisfy { $0.holds(for: n) } } }
    return form?.name ?? "other"
  }

  private static func split(_ text: Substring, by word: String) -> [String] {
    var parts: [[Substring]] = [[]]
    for piece in text.split(separator: " ") {
      if piece == word { parts.append([]) } else { parts[parts.count - 1].append(piece) }
    }
    return parts.map { $0.joined(separator: " ") }
  }

  /// `n = 1`, `n % 10 = 2..4,7`, `n % 100 != 11`.
  private static func condition(_ text: String) -> Condition? {
    var words = text.split(separator: " ")[...]
    guard words.popFirst() == "n" else { return nil }
    var modulus: Int?
    if words.first == "%" {
      words = words.dropFirst()
      guard let number = words.popFirst().flatMap({ Int($0) }), number > 0 else { return nil }
      modulus = number
    }
    guard let sign = words.popFirst(), sign == "=" || sign == "!=" else { return nil }
    let ranges = words.joined().split(separator: ",").map { part -> ClosedRange<Int>? in
      let ends = part.split(separator: ".").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, first <= last else { return nil }
      return first...last
    }
    guard !ranges.isEmpty, !ranges.contains(nil) else { return nil }
    return Condition(modulus: modulus, isNegated: sign == "!=", ranges: ranges.compactMap { $0 })
  }
}
