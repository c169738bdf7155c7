import EventGraph
import Extraction
import LanguagePacks
import Testing
import TimeModel

/// The built-in packs on Ukrainian, alone and beside Russian.
@Suite struct UkrainianTests {
  private func graph(_ text: String) throws -> (EventGraph, Document) {
    var document = Document(name: "a", text: Array(text.utf8))
    document.created = PartialDate(year: 2021, month: 2, day: 17)
    return (Extractor(packs: try PackSet.embedded()).extract(document), document)
  }

  @Test func eachParagraphIsReadInItsLanguage() throws {
    let (graph, document) = try graph(
      """
      Минулого тижня міська рада ухвалила рішення про новий бюджет, який обговорювали з січня.

      На прошлой неделе городской совет принял решение о новом бюджете, который обсуждали с января.

      У травні 2014 року в місті відбулися збори.
      """)
    let found = graph.timexes.map { "\(graph.name($0.rule).prefix(2)) \(document.words($0.span))" }
    #expect(
      found == ["uk Минулого тижня", "uk січня", "ru прошлой неделе", "ru января", "uk травні 2014 року"])
  }

  @Test(arguments: ["п'ятницю", "п’ятницю", "пʼятницю"])
  func everyApostropheIsOne(word: String) throws {
    let (graph, document) = try graph("Збори відбулися в \(word), 12 лютого.")
    #expect(graph.timexes.map { document.words($0.span) } == ["\(word), 12 лютого"])
  }

  @Test func anEventTakesItsDate() throws {
    let (graph, _) = try graph("Організацію заснували 3 червня 2015 року, а 7 жовтня 2019 року суд її закрив.")
    let founded = graph.mentions.first { $0.type.name == "org-founded" }
    #expect(founded?.value == .date(PartialDate(year: 2015, month: 6, day: 3)))
  }
}
