import EventGraph
import Testing

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Европейского", "Европейский", true), ("выборы", "выборах", true), ("приостановить", "приостановка", true),
    ("arrested", "arrests", true), ("suspended", "suspension", false), ("казаха", "казахстана", false),
    ("европе", "европейского", false),
    ("прав", "правительство", false), ("суд", "суда", false), ("2020", "2021", false), ("2020", "2020", true),
    ("общества", "общей", false),
  ])
  func formsOfOneWord(_ left: String, _ right: String, _ expected: Bool) {
    let (a, b) = (Folding.caseOnly.key(of: left), Folding.caseOnly.key(of: right))
    #expect(Folding.areForms(a, b) == expected)
    #expect(Folding.areForms(b, a) == expected)
  }

  @Test(arguments: [
    ("ЕС-Казахстан", ["ес", "казахстан"]), ("«Kóshe» — 460-1", ["kóshe", "460", "1"]), ("", []), ("…!?", []),
    ("an\u{ad}nals", ["annals"]), ("ÉCOLE 𝒜 中文", ["école", "𝒜", "中文"]),
  ])
  func wordsAreRunsOfLettersMarksAndDigits(_ text: String, _ words: [String]) {
    #expect(Folding.caseOnly.words(of: text) == words)
  }

  @Test func mappingDropsAndReplaces() {
    let folding = Folding(mapping: ["أ": "ا", "\u{64b}": nil], prefixes: ["وال", "ال"], stopWords: ["Из", "на"])
    #expect(folding.words(of: "والأمن أمنًا الـ") == ["امن", "امنا", "الـ"])
    #expect(folding.stopWords == ["из", "на"])
  }

  @Test func lettersFoldToShorterAndLongerOnes() {
    let folding = Folding(mapping: ["q": "ꙗ", "ж": "j", "€": "x", "z": "d"])
    #expect(folding.words(of: "zqжq q€ж-zЖ") == ["dꙗjꙗ", "ꙗxj", "dж"])
    #expect(folding.words(of: String(repeating: "жq", count: 300)) == [String(repeating: "jꙗ", count: 300)])
  }

  @Test func spansPointIntoTheText() {
    var found: [TextSpan] = []
    let bytes = Array("§ Да, no.".utf8)
    Folding.caseOnly.forEachWord(in: bytes, TextSpan(0, bytes.count)) { span, _ in found.append(span) }
    #expect(found == [TextSpan(3, 7), TextSpan(9, 11)])
  }

  @Test func brokenUTF8NeverTraps() {
    let bytes: [UInt8] = [0xd0, 0x41, 0xff, 0xe2, 0x82]
    Folding.caseOnly.forEachWord(in: bytes, TextSpan(0, bytes.count)) { _, _ in }
    #expect(Folding.caseOnly.words(of: "a\u{fffd}b") == ["a", "b"])
  }
}
