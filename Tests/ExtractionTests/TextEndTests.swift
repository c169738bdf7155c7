import EventGraph
import LanguagePacks
import Testing

@testable import Extraction

/// Texts that begin or end where a rule looks one word further.
@Suite struct TextEndTests {
  @Test(arguments: [
    "Arrested in May,", "Police came. Having been arrested,", "Fined on 3 May 2020,", "Releasing them,",
    "المعتقل في 3 مايو 2020،", "المنتخب عام 2009.", "المحتجز منذ 2019،", "في 3 مايو 2020",
    "Задержанный 3 мая 2020 года,", "Выборы, на которых", "The vote, in which", "انتخابات 2009 التي",
    "on 3 May 2020 as the", "set 3 May 2020 as the date", "Сен-", "Сен-Л",
  ])
  func aRuleThatLooksFurtherFindsTheEnd(_ text: String) {
    let extractor = Extractor(packs: try! PackSet.embedded())
    let graph = extractor.extract(Document(name: "end.txt", text: Array(text.utf8)))
    #expect(graph.documents.count == 1)
    #expect(graph.mentions.allSatisfy { Int($0.trigger.end) <= text.utf8.count })
  }
}
