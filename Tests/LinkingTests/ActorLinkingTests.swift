import EventGraph
import EventTables
import Linking
import Testing

@Suite struct ActorLinkingTests {
  /// Words of participants that share an actor, each group sorted.
  private func actors(_ text: String) -> [[String]] {
    let graph = Linker().link(EventTable(text).graph)
    var groups: [Int32: Set<String>] = [:]
    for mention in graph.mentions {
      for participant in graph.participants(of: mention) {
        guard let actor = participant.actor else { continue }
        groups[actor.index, default: []].insert(graph.words(participant.span, of: mention))
      }
    }
    return groups.values.map { $0.sorted() }.sorted { $0.joined(separator: "|") < $1.joined(separator: "|") }
  }

  @Test func inflectedFormsAndCaseMeet() {
    #expect(
      actors(
        """
        # a.txt -
        a statement actual - | <agent:Европейский парламент> [said] it.
        b statement actual - | It was [said] by <agent:Европейского парламента>.
        # b.txt -
        c statement actual - | It was [said] by <agent:европейским ПАРЛАМЕНТОМ>.
        d statement actual - | It was [said] by <agent:Европейский Союз>.
        """) == [
          ["Европейский Союз"], ["Европейский парламент", "Европейского парламента", "европейским ПАРЛАМЕНТОМ"],
        ])
  }

  @Test func acronymsStandForTheNameThatExplainsThem() {
    #expect(
      actors(
        """
        # a.txt -
        a fine actual - | The <target:International Bureau for Rights (KMBC)> was [fined].
        b fine actual - | <target:KMBC> was [fined].
        c statement actual - | The <agent:European Union> [said] so.
        d statement actual - | The <agent:EU> [said] so.
        # b.txt -
        e fine actual - | <target:KMBC> was [fined] again.
        f fine actual - | <target:EU> was [fined] again.
        """) == [["EU"], ["EU", "European Union"], ["International Bureau for Rights (KMBC)", "KMBC"]])
  }

  @Test func aSurnameStandsForItsOnlyBearer() {
    #expect(
      actors(
        """
        # a.txt -
        a arrest actual - | <target:Dulat Agadil> was [arrested].
        b death actual - | <target:Agadil> [died].
        # b.txt -
        c arrest actual - | <target:Dulat Agadil> was [arrested].
        d arrest actual - | <target:Janbolat Agadil> was [arrested].
        e death actual - | <target:Agadil> [died].
        """) == [["Agadil"], ["Agadil", "Dulat Agadil"], ["Janbolat Agadil"]])
  }

  @Test func foldingFromOutsideMeetsLetterVariantsAndClitics() {
    let folding = Folding(mapping: ["ё": "е", "ـ": nil], prefixes: ["ال"])
    let graph = Linker(folding: folding).link(
      EventTable(
        """
        # a.txt -
        a arrest actual - | <target:Актёры> were [arrested].
        b arrest actual - | <target:Актеры> were [arrested].
        c arrest actual - | <target:المكتب> was [closed].
        d arrest actual - | <target:مكـتب> was [closed].
        """
      ).graph)
    #expect(graph.actors.map(\.key).sorted() == ["актеры", "مكتب"])
  }

  @Test func numbersAreNoPartOfAName() {
    #expect(
      actors(
        """
        # a.txt -
        a arrest actual - | <target:350 peaceful demonstrators> were [held].
        b arrest actual - | <target:Peaceful demonstrators> were [held].
        c arrest actual - | <target:350> were [held].
        """) == [["350 peaceful demonstrators", "Peaceful demonstrators"]])
  }
}
