/// Untrusted text made safe for a plain DOT label: nothing in it is markup, an escape or a command to the reader.
///
/// Control characters and noncharacters become U+FFFD (XML 1.0 knows no other way). Bidirectional overrides go; a line
/// that holds a letter of a right-to-left script is isolated, because PNG guesses the direction line by line and an SVG
/// viewer does not. A line without any visible character becomes a no-break space, because Pango refuses lines of zero
/// width. Long text is cut; the full text belongs into the data.
public struct PlainLabel: Hashable, Sendable {
  /// Scalars kept of a text.
  public static let limit = 200

  /// The lines as a reader sees them.
  public let lines: [String]

  /// - Parameter multiline: whether line breaks in the text stay; else they become spaces.
  public init(_ text: String, multiline: Bool = false) {
    var lines: [[Unicode.Scalar]] = [[]]
    var count = 0
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { last = scalar }
      if scalar == "\n", last == "\r" { continue }
      if count == Self.limit {
        lines[lines.count - 1].append("\u{2026}")
        break
      }
      switch scalar.value {
      case 0x0a, 0x0d, 0x0b, 0x0c, 0x85, 0x2028, 0x2029:
        if multiline { lines.append([]) } else { lines[lines.count - 1].append(" ") }
      case 0x09: lines[lines.count - 1].append(" ")
      case 0x202a...0x202e, 0x2066...0x2069: continue
      case _ where Self.isForbidden(scalar): lines[lines.count - 1].append("\u{fffd}")
      default: lines[lines.count - 1].append(scalar)
      }
      count += 1
    }
    self.lines = lines.map(Self.finished)
  }

  /// Several texts, one a line.
  public init(lines: [String]) { self.lines = lines.flatMap { PlainLabel($0).lines } }

  /// In the syntax of a label, without the quotes round it; lines end as `anchor` says.
  public func escaped(anchor: TextRun.Anchor) -> String {
    let mark =
      switch anchor {
      case .start: "\\l"
      case .middle: "\\n"
      case .end: "\\r"
      }
    if lines.count == 1, anchor == .middle { return Self.escaped(lines[0]) }
    return lines.map { Self.escaped($0) + mark }.joined()
  }

  /// As `escaped(anchor:)` for centred lines, without a mark after the last.
  public var escaped: String { lines.map(Self.escaped).joined(separator: "\\n") }

  /// One line with `&` as an entity (the library decodes entities) and backslashes doubled (it replaces `\N`, `\G`, …).
  private static func escaped(_ line: String) -> String {
    var result = ""
    for scalar in line.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func finished(_ scalars: [Unicode.Scalar]) -> String {
    var line = String.UnicodeScalarView()
    guard scalars.contains(where: isVisible) else { return "\u{a0}" }
    let isolate = scalars.contains(where: isRightToLeft)
    if isolate {
      // A left-to-right mark in front (U+200E) decides as a letter would.
      let first = scalars.first { $0.properties.isAlphabetic || $0 == "\u{200e}" }
      line.append(first.map(isRightToLeft) == true ? "\u{2067}" : "\u{2066}")
    }
    line.append(contentsOf: scalars)
    if isolate { line.append("\u{2069}") }
    return String(line)
  }

  /// Controls and noncharacters.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7f..<0xa0, 0xfdd0...0xfdef: true
    case let value: value & 0xfffe == 0xfffe
    }
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isDefaultIgnorableCodePoint { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .nonspacingMark, .enclosingMark, .surrogate,
      .unassigned:
      false
    default: true
    }
  }

  /// A letter of a right-to-left script (blocks Hebrew to Arabic Extended-A, presentation forms, and the two runs of
  /// right-to-left scripts in plane 1).
  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8ff, 0xfb1d...0xfdff, 0xfe70...0xfefe, 0x10800...0x10fff, 0x1e800...0x1efff:
      scalar.properties.isAlphabetic
    default: false
    }
  }
}

extension PlainLabel {
  /// As a tooltip: one line, where a backslash is followed by a word joiner, because tooltips pass the library's
  /// replacement of escapes twice and labels once.
  var tooltip: String {
    var result = ""
    for scalar in lines.joined(separator: " ").unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "\\": result += "\\\u{2060}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// As text of an xdot drawing, which decodes no entities and no escapes. A backslash is followed by a word joiner:
  /// before a quote it would end the DOT string.
  var drawn: String {
    var result = ""
    for scalar in lines.joined(separator: " ").unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar == "\\" { result += "\u{2060}" }
    }
    return result
  }
}
