/// Every attribute that Annals writes. What is not here cannot be written: images, style sheets, shape files, record
/// shapes and HTML labels read files, inject markup or crash the library.
enum DOTAttribute: String, Hashable, Sendable, CaseIterable {
  case url = "URL"
  case background = "_background"
  case arrowhead, arrowsize, arrowtail, bgcolor, color, constraint, dir, fillcolor, fixedsize, fontcolor, fontname
  case fontsize, height, id, key, label, margin, mclimit, minlen, newrank, notranslate, nodesep, nslimit, nslimit1
  case outputorder, pad, penwidth, pos, rank, rankdir, ranksep, ratio, shape, splines, style, tooltip, weight, width
}

/// A value of a DOT attribute; each case knows how its text is made safe.
enum DOTValue: Hashable, Sendable {
  /// A word of the language, from a constant of ours.
  case word(StaticWord)
  case number(Double)
  case colour(Colour)
  /// From left to right.
  case gradient(Colour, Colour)
  case label(PlainLabel, TextRun.Anchor)
  case tooltip(PlainLabel)
  case url(SafeURL)
  /// A name of ours: ASCII letters, digits, `-`, `_`.
  case name(String)
  /// Text made by our own writers from numbers, constants and `PlainLabel`s.
  case drawing(String)

  /// The value between the quotes, before quotes in it are escaped.
  var text: String {
    switch self {
    case .word(let word): word.text
    case .number(let number): DOTWriter.text(number)
    case .colour(let colour): colour.hexadecimal
    case .gradient(let from, let to): "\(from.hexadecimal):\(to.hexadecimal)"
    case .label(let label, let anchor): label.escaped(anchor: anchor)
    case .tooltip(let label): label.tooltip
    case .url(let url): url.escaped
    case .name(let name): String(String.UnicodeScalarView(name.unicodeScalars.filter(Self.isNameScalar)))
    case .drawing(let text): text
    }
  }

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }
}

/// A string that can only come from source code.
struct StaticWord: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String

  init(stringLiteral: StaticString) { text = stringLiteral.description }
}
