import LanguagePacks
import RandomNumbers
import Testing

@Suite struct RuleTests {
  private func matches(_ rules: String, _ text: String) throws -> [String] {
    let packs = try PackSet(ToyPack.files(rules: rules))
    let bytes = Array(text.utf8)
    let tokens = packs.tokens(of: text)
    var found: [String] = []
    packs.languages[0].timexMatches(in: tokens, 0..<tokens.count) { match in
      let extent = match.captures[0]
      let words = String(
        decoding: bytes[Int(tokens[extent.lowerBound].begin)..<Int(tokens[extent.upperBound - 1].end)], as: UTF8.self)
      found.append(packs.languages[0].timexRules[match.rule].name.split(separator: "/").last! + ":" + words)
    }
    return found
  }

  @Test(arguments: [
    ("5 janua 2021", ["day-month-year:5 janua 2021"]),
    ("janu 2021", ["month-year:janu 2021"]),
    ("32 janu 2021", ["month-year:janu 2021"]),
    ("5.1.2021 5 .1.2021", ["numeric:5.1.2021"]),
    ("since 2013", ["since:2013"]),
    ("5 janu 999", []),
    ("not 7 februi 1999 and", ["day-month-year:7 februi 1999"]),
  ])
  func theLongestRuleWinsFromTheLeft(text: String, expected: [String]) throws {
    #expect(try matches(ToyPack.dateRules, text) == expected)
  }

  @Test func theEarlierOfTwoEqualMatchesWins() throws {
    let rules = """
      rule first
        match month=m
        value date(_, m, _)
        + janu
      rule second
        match month=m
        value date(_, m, _)
        + janu
      """
    #expect(try matches(rules, "janu") == ["first:janu"])
  }

  @Test(arguments: [
    ("rule a\n  match month=m\n  value date(_, m, _)", "no + example"),
    ("rule a\n  value date(_, m, _)\n  + janu", "no match"),
    ("rule a\n  match month=m\n  + janu", "no value"),
    ("rule a\n  match month=m\n  value dote(m)\n  + janu", "no function dote"),
    ("rule a\n  match month=m\n  value date(m)\n  + janu", "takes 2...4 arguments"),
    ("rule a\n  match ( month\n  value date(_, 1, _)\n  + janu", "missing )"),
    ("rule a\n  match @nothing\n  value date(_, 1, _)\n  + janu", "no macro"),
    ("rule a\n  match unit(fortnight)\n  value set(1, day)\n  + day", "no value fortnight"),
    ("macro m @m\nrule a\n  match @m\n  value date(_, 1, _)\n  + janu", "contains itself"),
    ("rule a\n  match month=m\n  value date(_, m, _)\n  + ⟦janu", "unbalanced"),
    ("match month", "before the first rule"),
  ])
  func aDefectNamesFileLineAndReason(rules: String, reason: String) {
    #expect {
      try PackSet(ToyPack.files(rules: rules))
    } throws: { error in
      let error = error as! PackError
      return error.file == "xx/timex.rules" && error.line > 0 && error.message.contains(reason)
    }
  }

  /// The automaton and a naive search over all rules, start by start, must agree.
  @Test func theAutomatonFindsWhatAnExhaustiveSearchFinds() throws {
    let packs = try PackSet(ToyPack.files(rules: ToyPack.dateRules))
    let vocabulary = ["5", "31", "janu", "febrúa", "februa", "2021", ".", ".1.", "since", "x", "7.2.2020", "999"]
    var generator = SplitMix64(state: 11)
    for _ in 0..<2000 {
      let text = (0..<8).map { _ in
        vocabulary[generator.number(0...vocabulary.count - 1)] + (generator.number(0...3 - 1) == 0 ? "" : " ")
      }.joined()
      let tokens = packs.tokens(of: text)
      var found: [Range<Int>] = []
      packs.languages[0].timexMatches(in: tokens, 0..<tokens.count) { found.append($0.tokens) }
      #expect(found == NaiveDates.matches(tokens, packs), "\(text)")
    }
  }

  /// Words behind a number that only rules inside name are looked up late, and most of them only asked for in a filter.
  @Test func wordsThatWerePutOffMatchAsThoseThatWereNot() throws {
    let rules = """
      rule moons
        match number=n "moons" [ "long" ]
        value duration(n, day)
        + 5 moons => P5D
      """
    let packs = try PackSet(ToyPack.files(rules: rules))
    let vocabulary = [
      "5", "31", "moons", "Moons", "zamoons", "moons's", "mo\u{AD}ons", "long", "lo", "x", "day", "Almaty",
    ]
    var generator = SplitMix64(state: 5)
    var (found, unnamed) = (Set<String>(), Set<String>())
    for _ in 0..<1000 {
      let words = (0..<6).map { _ in vocabulary[generator.number(0...vocabulary.count - 1)] }
      let text = Array(words.joined(separator: " ").utf8)
      var (whole, late): ([Token], [Token]) = ([], [])
      text.withUnsafeBufferPointer {
        packs.tokenize($0, 0..<text.count, into: &whole)
        packs.tokenize($0, 0..<text.count, timeWordsOnly: true, into: &late)
      }
      var (expected, matches): ([Range<Int>], [RuleMatch]) = ([], [])
      packs.languages[0].timexMatches(in: whole, 0..<whole.count) { expected.append($0.tokens) }
      packs.languages[0].timexMatches(in: &late, 0..<late.count, of: text, into: &matches)
      #expect(matches.map(\.tokens) == expected, "\(words)")
      for match in matches { found.formUnion(words[match.tokens]) }
      for index in late.indices where late[index].flags.contains(.unnamed) { unnamed.insert(words[index]) }
    }
    // A word that prefixes or suffixes were taken off is the word itself for a rule.
    #expect(found.isSuperset(of: ["moons", "Moons", "zamoons", "mo\u{AD}ons", "long"]))
    #expect(unnamed.isSuperset(of: ["x", "lo"]) && unnamed.isDisjoint(with: found), "\(unnamed)")
  }
}

/// The four toy rules written by hand, as an oracle.
private enum NaiveDates {
  static func matches(_ tokens: [Token], _ packs: PackSet) -> [Range<Int>] {
    func isNumber(_ index: Int, _ range: ClosedRange<Int32>, digits: Int = 0) -> Bool {
      index < tokens.count && tokens[index].kind == .number && range.contains(tokens[index].value)
        && (digits == 0 || tokens[index].digits == UInt8(digits))
    }
    func isMonth(_ index: Int) -> Bool {
      index < tokens.count
        && packs.lexicon.senses(of: tokens[index]).contains { $0.kind == KnownClass.month.id && !$0.needsCapital }
    }
    func isStop(_ index: Int) -> Bool {
      index < tokens.count && tokens[index].kind == .sign && tokens[index].value == 0x2e
    }
    func isGlued(_ index: Int) -> Bool { index < tokens.count && tokens[index].flags.contains(.glued) }
    func isSince(_ index: Int, _ text: Int) -> Bool {
      tokens[index].kind == .word && tokens[index].end - tokens[index].begin == 5 && tokens[index].entry >= 0
        && packs.lexicon.senses(of: tokens[index]).isEmpty
    }
    var result: [Range<Int>] = []
    var index = 0
    while index < tokens.count {
      var length = 0
      if isNumber(index, 1...31), isMonth(index + 1), isNumber(index + 2, 1000...2999, digits: 4) {
        length = max(length, 3)
      }
      if isMonth(index), isNumber(index + 1, 1000...2999, digits: 4) { length = max(length, 2) }
      if isNumber(index, 1...31), isStop(index + 1), isGlued(index + 1), isNumber(index + 2, 1...12),
        isGlued(index + 2),
        isStop(index + 3), isGlued(index + 3), isNumber(index + 4, 1000...2999, digits: 4), isGlued(index + 4)
      {
        length = max(length, 5)
      }
      if isSince(index, 0), isNumber(index + 1, 1000...2999, digits: 4) { length = max(length, 2) }
      if length > 0 {
        result.append(index..<index + length)
        index += length
      } else {
        index += 1
      }
    }
    return result
  }
}
