import Extraction
import LanguagePacks
import Testing

/// The packs that are built in; a defect in one is the failure of every test that needs them.
enum Embedded {
  static let packs: PackSet? = try? PackSet.embedded()
  static let examples: [PackExample] = (try? PackExample.all(in: PackFile.embedded)) ?? []
}

/// Every example of every pack holds: a new rule or pack brings its own tests.
@Suite struct PackExampleTests {
  @Test func allPacksCompile() throws {
    let packs = try PackSet.embedded()
    #expect(packs.languages.map(\.code) == packs.languages.map(\.code).sorted())
    #expect(packs.languages.count >= 3)
  }

  @Test(arguments: Embedded.examples)
  func example(_ example: PackExample) throws {
    let packs = try #require(Embedded.packs)
    let failure = PackProof(packs: packs).check(example)
    #expect(failure == nil, "\(example.file):\(example.line): \(failure ?? "")")
  }

  @Test func everyRuleAndTriggerHasAnExample() throws {
    let packs = try #require(Embedded.packs)
    let proven = Set(Embedded.examples.map(\.rule))
    let rules =
      packs.languages.flatMap { $0.timexRules.map(\.name) }
      + packs.triggers.indices.map { packs.rules[packs.rule(ofTrigger: $0)] }
    #expect(rules.filter { !proven.contains($0) } == [])
  }

  @Test func namesOfRulesAreUnique() throws {
    let packs = try #require(Embedded.packs)
    #expect(Set(packs.rules).count == packs.rules.count)
  }
}
