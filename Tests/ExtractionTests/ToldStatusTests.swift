import EventGraph
import Extraction
import Testing

/// Statuses by what stands around a trigger; those that a pack's own cues decide have their examples there.
@Suite struct ToldStatusTests {
  @Test(arguments: [
    ("Министр уйдет в отставку 5 мая 2021 года.", "ru", "отставку planned"),
    ("Министр ушёл в отставку 5 мая 2021 года.", "ru", "отставку actual"),
    ("5 мая 2021 года министр опроверг, что полиция избила студента.", "ru", "избила negated"),
    ("5 мая 2021 года министр подтвердил, что полиция избила студента.", "ru", "избила actual"),
    ("The minister denied on 6 May 2020 that police had arrested the student.", "en", "arrested negated"),
    ("The minister confirmed on 6 May 2020 that police had arrested the student.", "en", "arrested actual"),
    ("نفى الوزير في 6 مايو 2020 أن الشرطة اعتقلت الطالب.", "ar", "اعتقلت negated"),
    ("أكد الوزير في 6 مايو 2020 أن الشرطة اعتقلت الطالب.", "ar", "اعتقلت actual"),
  ])
  func `what is to come or denied did not happen`(text: String, language: String, expected: String) throws {
    let document = Document(name: "text", text: Array(text.utf8), language: language)
    let graph = Extractor(packs: try #require(Embedded.packs)).extract(document)
    let found = graph.mentions.map { "\(document.words($0.trigger)) \($0.status.name)" }
    #expect(found.contains { $0.hasSuffix(expected) }, "found \(found)")
  }

  @Test func `who denies it says so`() throws {
    let text = "The minister denied on 6 May 2020 that police had arrested the student."
    let document = Document(name: "text", text: Array(text.utf8), language: "en")
    let graph = Extractor(packs: try #require(Embedded.packs)).extract(document)
    let arrest = try #require(graph.mentions.first { $0.type.name == "arrest" })
    #expect(arrest.reportedBy.map { document.words($0) } == "The minister")
    #expect(graph.relations.isEmpty)
  }
}
