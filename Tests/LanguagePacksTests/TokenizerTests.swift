import LanguagePacks
import RandomNumbers
import Testing

@Suite struct TokenizerTests {
  let packs: PackSet

  init() throws { packs = try PackSet(ToyPack.files()) }

  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return packs.tokens(of: text).map { String(decoding: bytes[Int($0.begin)..<Int($0.end)], as: UTF8.self) }
  }

  @Test func wordsNumbersAndSignsAreTokensOfTheirOwn() {
    #expect(words("In 2020г. (a-b), 12-е") == ["In", "2020", "г", ".", "(", "a", "-", "b", ")", ",", "12", "-", "е"])
  }

  @Test func anApostropheJoinsOnlyLetters() {
    #expect(words("didn't 'quoted' day’s") == ["didn't", "'", "quoted", "'", "day’s"])
  }

  @Test func invisibleCharactersAndMarksStayInsideTheirWord() {
    #expect(words("janu\u{AD}a e\u{301}t") == ["janu\u{AD}a", "e\u{301}t"])
  }

  @Test(arguments: [("janua", true), ("JANU", true), ("janu\u{301}a", true), ("janub", false), ("febrúi", false)])
  func formsAreFoundWhateverTheirCaseAndMarks(word: String, isKnown: Bool) {
    #expect((packs.tokens(of: word)[0].entry >= 0) == isKnown, "\(word)")
  }

  @Test func aCapitalFormMatchesCapitalisedWordsOnly() {
    func months(_ text: String) -> Int {
      let token = packs.tokens(of: text)[0]
      return packs.lexicon.senses(of: token).filter {
        $0.kind == KnownClass.month.id && (!$0.needsCapital || token.flags.contains(.capital))
      }.count
    }
    #expect(months("Jan") == 1)
    #expect(months("jan") == 0)
  }

  @Test func digitsOfOtherScriptsHaveTheirValue() {
    let tokens = packs.tokens(of: "٢٠٢١ ۱۹ 007")
    #expect(tokens.map(\.value) == [2021, 19, 7])
    #expect(tokens.map(\.digits) == [4, 2, 3])
  }

  @Test func longNumbersAndWordsDoNotOverflow() {
    let tokens = packs.tokens(of: String(repeating: "9", count: 400) + " " + String(repeating: "a", count: 5000))
    #expect(tokens.count == 2)
    #expect(tokens[0].value == Int32.max)
    #expect(tokens[1].entry == -1)
  }

  @Test func affixesComeOffUnknownWordsOnly() {
    let stripped = packs.tokens(of: "zafebrua januar's")[0]
    #expect(stripped.entry >= 0 && stripped.clitics.contains(.withPreposition) && stripped.flags.contains(.stripped))
  }

  @Test func gluedTokensAreMarked() {
    #expect(packs.tokens(of: "5.1 a").map { $0.flags.contains(.glued) } == [false, true, true, false])
  }

  @Test func anyBytesAreCutWithoutLossOrCrash() {
    var generator = SplitMix64(state: 7)
    for _ in 0..<300 {
      let text = String(decoding: (0..<40).map { _ in UInt8(truncatingIfNeeded: generator.next()) }, as: UTF8.self)
      var end = Int32(0)
      for token in packs.tokens(of: text) {
        #expect(token.begin >= end && token.end > token.begin)
        end = token.end
      }
      #expect(Int(end) <= text.utf8.count)
    }
  }
}
