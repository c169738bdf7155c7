import Testing

@testable import LanguagePacks

/// What a language with prefixes needs of a pack: lemmas that begin with one, duals, stripped articles.
@Suite struct AffixTests {
  private func pack(_ rules: String) throws -> PackSet {
    try PackSet([
      PackFile(path: "xx/pack.tsv", text: "language\txx\nletters\ta-z\nprefix\tal:def w:conj wal:conj.def"),
      PackFile(path: "xx/inflection.tsv", text: "v4\tverb.past=a* verb.pres=y*,t*"),
      PackFile(
        path: "xx/time.tsv", text: "unit\tday\tyawm:sg yawmayn:du\nverbs\t\ta|fraj|/v4 y|ktub|/v4"),
      PackFile(path: "xx/timex.rules", text: rules),
    ])
  }

  private func rules(_ text: String, _ rules: String) throws -> [String] {
    let set = try pack(rules)
    let tokens = set.tokens(of: text)
    var names: [String] = []
    set.languages[0].timexMatches(in: tokens, 0..<tokens.count) { match in
      names.append(set.languages[0].timexRules[match.rule].name)
    }
    return names
  }

  static let articles = """
    rule today
      match  unit(day){def}
      value  this(day)
      +  alyawm
    rule some-day
      match  unit(day){sg.indef}
      value  duration(1, day)
      +  yawm
    rule two-days
      match  unit(day){du}
      value  duration(2, day)
      +  yawmayn
    """

  @Test(
    "A stripped article counts as a feature of the form, and only where it stood",
    arguments: [
      ("alyawm", ["xx/timex/today"]), ("walyawm", ["xx/timex/today"]), ("yawm", ["xx/timex/some-day"]),
      ("wyawm", ["xx/timex/some-day"]),
      ("yawmayn", ["xx/timex/two-days"]),
    ])
  func articleIsAFeature(_ text: String, _ expected: [String]) throws {
    #expect(try rules(text, Self.articles) == expected)
  }

  @Test("A lemma may begin with a prefix of its class", arguments: ["afraj", "yfraj", "tfraj", "yktub"])
  func lemmaWithBeginning(_ form: String) throws {
    let set = try pack(Self.articles)
    let token = try #require(set.tokens(of: form).first)
    #expect(!set.lexicon.senses(of: token).isEmpty)
  }

  @Test("A lemma that its class does not make is refused", arguments: ["b|fraj|/v4", "fraj|/v4", "a|b|c|d/v4"])
  func wrongLemma(_ word: String) {
    #expect(throws: PackError.self) {
      try PackSet([
        PackFile(path: "xx/pack.tsv", text: "language\txx"),
        PackFile(path: "xx/inflection.tsv", text: "v4\tverb.past=a* verb.pres=y*,t*"),
        PackFile(path: "xx/words.tsv", text: "verbs\t\t\(word)"),
      ])
    }
  }
}
