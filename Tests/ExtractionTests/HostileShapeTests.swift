import EventGraph
import Extraction
import LanguagePacks
import Testing
import TimeModel

/// Texts of shapes that nobody writes.
@Suite struct HostileShapeTests {
  private func graph(_ text: String) throws -> EventGraph {
    Extractor(packs: try PackSet.embedded()).extract(Document(name: "a", text: Array(text.utf8), language: "en"))
  }

  @Test(arguments: [
    "Reports of 2020/1998 were filed.", "In 1985/02 and 2019-11, and from 2020 to 1998, it was closed.",
    "The office was closed from 5 May 2020 to 3 March 2019.",
  ])
  func `a range never ends before it starts`(text: String) throws {
    let graph = try graph(text)
    for timex in graph.timexes {
      if case .range(let start?, let end?) = timex.value { #expect(start.firstDay <= end.lastDay, "\(text)") }
    }
    let isSound = graph.mentions.allSatisfy { $0.time.isConsistent }
    #expect(isSound, "\(text)")
  }

  @Test(.timeLimit(.minutes(2))) func `a sentence without end is cut, and its rows lie inside the pieces`() throws {
    let text = String(
      repeating: "the police arrested three people in Almaty and a court closed an office ", count: 3000)
    let graph = try graph(text)
    #expect(graph.mentions.count > 3000)
    #expect(graph.mentions.allSatisfy { $0.sentence.contains($0.trigger) && $0.sentence.range.count < 6000 })
  }
}
