import Testing

@testable import Diagrams

@Suite struct PlainLabelTests {
  @Test(arguments: [
    ("plain", "plain"), ("a & b", "a &amp; b"), ("&lt;script&gt;", "&amp;lt;script&amp;gt;"), ("&#1;", "&amp;#1;"),
    ("\\N \\G \\l", "\\\\N \\\\G \\\\l"), ("ends in \\", "ends in \\\\"), ("a\u{1}b", "a\u{fffd}b"),
    ("a\0b", "a\u{fffd}b"), ("a\u{fffe}b\u{ffff}", "a\u{fffd}b\u{fffd}"), ("a\u{9f}b", "a\u{fffd}b"),
    ("a\u{202e}b\u{2066}c\u{2069}", "abc"), ("a\nb\r\nc\u{2028}d\te", "a b c d e"), ("", "\u{a0}"),
    ("\u{2028}", " "), ("\u{200b}\u{301}", "\u{a0}"), ("\u{3164}", "\u{a0}"),
  ])
  func isCleanedAndEscaped(text: String, expected: String) {
    // A lone space is visible: it has a width.
    #expect(PlainLabel(text).escaped == expected || (text == "\u{2028}" && PlainLabel(text).lines == [" "]))
  }

  @Test func linesEndAsTheyAreAnchored() {
    let label = PlainLabel(lines: ["a", "b\\"])
    #expect(label.escaped(anchor: .start) == "a\\lb\\\\\\l")
    #expect(label.escaped(anchor: .middle) == "a\\nb\\\\\\n")
    #expect(label.escaped(anchor: .end) == "a\\rb\\\\\\r")
    #expect(PlainLabel("a\nb", multiline: true).lines == ["a", "b"])
  }

  @Test func isCutAtItsLimit() {
    let label = PlainLabel(String(repeating: "x", count: 1_000_000))
    #expect(label.lines[0].unicodeScalars.count == PlainLabel.limit + 1)
    #expect(label.lines[0].hasSuffix("\u{2026}"))
    #expect(PlainLabel(String(repeating: "x", count: PlainLabel.limit)).lines[0].hasSuffix("x"))
  }

  @Test(arguments: [
    ("ضغط", "\u{2067}ضغط\u{2069}"), ("02.02.2021 · ألماتي", "\u{2067}02.02.2021 · ألماتي\u{2069}"),
    ("KMBC ضغط", "\u{2066}KMBC ضغط\u{2069}"), ("\u{200e}ضغط", "\u{2066}\u{200e}ضغط\u{2069}"), ("Алматы 1", "Алматы 1"),
    ("עברית", "\u{2067}עברית\u{2069}"), ("١٢٣", "١٢٣"),
  ])
  func rightToLeftLinesAreIsolated(text: String, expected: String) {
    #expect(PlainLabel(text).lines == [expected])
  }

  @Test func cleaningTwiceChangesNothing() {
    for text in hostileTexts {
      let once = PlainLabel(text).lines
      #expect(once.flatMap { PlainLabel($0).lines } == once || text.unicodeScalars.count > PlainLabel.limit)
    }
  }

  @Test func aTooltipKeepsItsBackslashes() {
    #expect(PlainLabel("\\N & \\").tooltip == "\\\u{2060}N &amp; \\\u{2060}")
  }

  @Test func aPartInAnotherDirectionKeepsTheOrderOfTheLine() {
    #expect(Wording.joined(["a", "", "b"]) == "a · b")
    #expect(Wording.joined(["رسالة", "2 Feb"]) == "\u{200e}رسالة\u{200e} · \u{200e}2 Feb")
    #expect(Wording.joined(["رسالة", "ضغط"]) == "رسالة · ضغط")
  }
}

@Suite struct SafeURLTests {
  @Test(arguments: [
    ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
    ("HTTP://example.org", "http://example.org"), ("mailto:a@example.org", "mailto:a@example.org"),
    (" https://example.org/\"'<>", "https://example.org/%22%27%3C%3E"),
    ("https://example.org/\\N`{|}^ ", "https://example.org/%5CN%60%7B%7C%7D%5E%20"),
    ("https://example.org/%41%4", "https://example.org/%41%254"),
    ("https://пример.рф/", "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/"),
    ("https://example.org/\0\u{1}\n", "https://example.org/%00%01%0A"),
  ])
  func isEncoded(text: String, expected: String) { #expect(SafeURL(text)?.text == expected) }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x",
    "//example.org",
    "example.org", "", "https:", "https:/x", "java\u{0}script:x", "mailto:", "http\u{200b}://x",
  ])
  func otherSchemesAreRefused(text: String) { #expect(SafeURL(text) == nil) }

  @Test func anEndlessAddressIsRefused() {
    #expect(SafeURL("https://example.org/" + String(repeating: "a", count: 3_000)) == nil)
  }
}

@Suite struct DOTWriterTests {
  @Test(arguments: [("a", "\"a\""), ("say \"x\"", "\"say \\\"x\\\"\""), ("", "\"\""), ("a\0b", "\"ab\"")])
  func stringsAreQuoted(text: String, expected: String) { #expect(DOTWriter.quoted(text) == expected) }

  @Test func longStringsComeInPieces() {
    for unit in ["x", "\\\\", "\"", "ж", "𝔘", "\\\u{2060}"] {
      let text = String(repeating: unit, count: 40_000 / unit.utf8.count)
      let pieces = DOTWriter.quoted(text).split(separator: " + ", omittingEmptySubsequences: false)
      #expect(pieces.count >= 3)
      for piece in pieces {
        #expect(piece.utf8.count < 16_384)
        #expect(piece.hasPrefix("\"") && piece.hasSuffix("\""))
      }
      let joined = pieces.map { $0.dropFirst().dropLast() }.joined()
      #expect(joined == (unit == "\"" ? text.map { "\\\($0)" }.joined() : text))
    }
  }

  @Test(arguments: [
    (0.0, "0"), (1.5, "1.5"), (-0.25, "-0.25"), (1690, "1690"), (1.0004, "1"), (1308.6239, "1308.624"), (.nan, "0"),
    (.infinity, "0"), (99_999.125, "99999.125"),
  ])
  func numbersAreExactToAThousandth(number: Double, expected: String) { #expect(DOTWriter.text(number) == expected) }

  @Test func namesCannotEndTheirQuotes() {
    #expect(DOTValue.name("a\"] b [x=\"").text == "abx")
  }
}
