import Diagrams
import LanguagePacks
import Pipeline
import Testing

@Suite struct ChartWordingTests {
  @Test func everyPackHasAllWordsOfCharts() throws {
    for pack in try PackSet.embedded().languages {
      let missing = Wording(language: pack.code, texts: pack.labels).missingKeys
      #expect(missing == [], "\(pack.code)")
    }
  }
}
