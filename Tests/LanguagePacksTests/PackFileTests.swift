import LanguagePacks
import Testing

@Suite struct PackFileTests {
  @Test(arguments: [
    ("month\t1", "expected CLASS"),
    ("unit\tfortnight\tx", "has no value fortnight"),
    ("month\t1\tjanu|/q", "no inflection class q"),
    ("month\t1\tjanu|zz/n", "does not make the form januzz"),
    ("month\t1\tx:wrong", "unknown feature"),
    ("month\t1\ta-b", "several tokens"),
  ])
  func aDefectiveLexiconLineIsRefused(line: String, reason: String) {
    #expect {
      try PackSet(ToyPack.files(words: "# comment\n" + line))
    } throws: { error in
      let error = error as! PackError
      return error.file == "xx/words.tsv" && error.line == 2 && error.message.contains(reason)
    }
  }

  @Test(arguments: [
    ("trigger unheard-of\n  verb x\n  + x", "type of the taxonomy"),
    ("trigger arrest\n  + x", "no head"),
    ("trigger arrest\n  verb x", "no + example"),
    ("trigger arrest\n  verb x\n  if around(3) \"y\"\n  + x", "expected before, after or near"),
    ("trigger arrest\n  verb x\n  status maybe\n  + x", "unknown status"),
    ("verb x", "before the first trigger"),
  ])
  func aDefectiveTriggerIsRefused(triggers: String, reason: String) {
    #expect {
      try PackSet(ToyPack.files(triggers: triggers))
    } throws: { error in (error as! PackError).message.contains(reason) }
  }

  @Test(arguments: [
    ("language\tyy", "not the name of the folder"), ("colour\tred", "unknown key"),
    ("language\txx\nfold\tab", "expected pairs"),
    ("language\txx\nletters\tabc", "expected letters"),
  ])
  func defectiveSettingsAreRefused(settings: String, reason: String) {
    #expect {
      try PackSet(ToyPack.files(settings: settings))
    } throws: { error in (error as! PackError).message.contains(reason) }
  }

  @Test func inflectionClassesExpandPrefixesSuffixesAndOtherClasses() throws {
    let packs = try PackSet(ToyPack.files(words: "verb\t\tarrest|ar/vp"))
    for form in ["arrestar", "arrested", "prearrest", "arresten"] {
      #expect(packs.tokens(of: form)[0].entry >= 0, "\(form)")
    }
    #expect(packs.lexicon.senses(of: packs.tokens(of: "arresten")[0]).first?.features.contains(.passive) == true)
  }

  @Test func theLongestPhraseComesFirst() throws {
    let packs = try PackSet(ToyPack.files(words: "place\tA\tbig_city\nplace\tB\tbig_city_park"))
    let tokens = packs.tokens(of: "big city park")
    let phrases = packs.phrases(in: tokens, at: 0, before: 3, language: 0)
    #expect(phrases.map(\.length) == [3, 2])
    #expect(packs.phrases(in: tokens, at: 0, before: 2, language: 0).map(\.length) == [2])
  }
}
