import EventGraph
import EventTables
import Linking
import RandomNumbers
import Testing

/// What holds for every graph, tried on graphs from a seeded generator.
@Suite struct LinkingInvariantTests {
  @Test(arguments: 0..<40) func statusesStayApartAndLinkingIsIdempotent(_ seed: Int) {
    let graph = Linker().link(EventTable(documents(seed).joined(separator: "\n")).graph)
    for event in graph.events {
      #expect(Set(event.mentions.map { graph.mentions[$0].status }).count == 1)
      #expect(event.mentions.allSatisfy { graph.mentions[$0].event != nil })
    }
    #expect(graph.events.map(\.mentions.count).reduce(0, +) == graph.mentions.count)
    let again = Linker().link(graph)
    #expect(again.events == graph.events)
    #expect(again.actors == graph.actors)
    #expect(again.merges == graph.merges)
    #expect(again.mentions == graph.mentions)
  }

  @Test(arguments: 0..<40) func everyMergeHasItsReason(_ seed: Int) {
    let graph = Linker().link(EventTable(documents(seed).joined(separator: "\n")).graph)
    #expect(graph.merges.count == graph.mentions.count - graph.events.count)
    for merge in graph.merges {
      #expect(graph.mentions[merge.first].event == merge.event)
      #expect(graph.mentions[merge.second].event == merge.event)
      #expect(!merge.features.names.isEmpty)
    }
  }

  @Test(arguments: 0..<40) func theOrderOfDocumentsChangesNothing(_ seed: Int) {
    let documents = documents(seed)
    func events(_ documents: [String]) -> [[UInt64]] {
      let graph = Linker().link(EventTable(documents.joined(separator: "\n")).graph)
      return graph.events.map { $0.mentions.map { graph.mentions[$0].key } }
    }
    let expected = events(documents)
    #expect(events(documents.reversed()) == expected)
    #expect(events(Array(documents[2...] + documents[..<2])) == expected)
  }

  /// Five documents of eight mentions with few types, days, actors and places, so that many of them meet.
  private func documents(_ seed: Int) -> [String] {
    var random = SplitMix64(state: UInt64(seed))
    let types = ["election", "arrest", "suspension", "killing", "death", "statement"]
    let statuses = ["actual", "actual", "actual", "negated", "demanded", "planned", "hypothetical"]
    let dates = ["-", "2021-01-10", "2020-01-10", "2021-01", "2021", "2021-01-25", "2021-01-25!"]
    let actors = ["", "<agent:the police>", "<target:the bureau>", "<target:Dulat Agadil>"]
    let places = ["", "in {Almaty}", "in {Kazakhstan}"]
    let words = ["pressure", "harvest", "mountain", "festival"]
    return (0..<5).map { document in
      let rows = (0..<8).map { row in
        let sentence =
          "Then [\(random.pick(["came", "event", "action"]))] \(random.pick(actors)) "
          + "\(random.pick(places)) \(random.pick(words)) \(random.pick(words))."
        return "d\(document)m\(row) \(random.pick(types)) \(random.pick(statuses)) \(random.pick(dates)) | \(sentence)"
      }
      return (["# d\(document).txt 2021-02-0\(document / 2 + 1)"] + rows).joined(separator: "\n")
    }
  }
}
