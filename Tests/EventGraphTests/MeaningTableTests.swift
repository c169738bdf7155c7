import EventGraph
import Testing

@Suite struct MeaningTableTests {
  private func table(_ lines: String...) -> MeaningTable {
    var table = MeaningTable()
    for line in lines {
      let isRead = table.add(line) { [String($0)] }
      #expect(isRead)
    }
    return table
  }

  @Test func `words of all lists meet in one meaning`() {
    let table = table("fire\tburn* fire", "vote\tballot*", "fire\tκαί*", "vote\tψήφος")
    #expect(table.meanings(of: "burning") == table.meanings(of: "καίω"))
    #expect(table.meanings(of: "ballots") == table.meanings(of: "ψήφος"))
    #expect(table.meanings(of: "burning") != table.meanings(of: "ballots"))
    #expect(table.meanings(of: "burning").count == 1)
  }

  @Test func `a word without an asterisk is no beginning`() {
    let table = table("fire\tfire", "dismiss\tfired")
    #expect(table.meanings(of: "fires").isEmpty)
    #expect(table.meanings(of: "fire") != table.meanings(of: "fired"))
  }

  @Test func `the whole word and the longer beginning win`() {
    let table = table("law\tpass*", "border\tpassport*", "walk\tpassage")
    let (law, border, walk) = (
      table.meanings(of: "passed"), table.meanings(of: "passports"), table.meanings(of: "passage")
    )
    #expect(Set([law, border, walk]).count == 3)
    #expect([law, border, walk].allSatisfy { $0.count == 1 })
  }

  @Test func `one word may have two meanings`() {
    let table = table("release\tfreed", "acquit\tfreed")
    #expect(table.meanings(of: "freed").count == 2)
  }

  @Test(arguments: ["fire", "fire\tbu*rn", "fire\t*", "fire\tbu*"]) func `what is no line is refused`(_ line: String) {
    var table = MeaningTable()
    let isRead = table.add(line) { [String($0)] }
    #expect(!isRead)
  }
}
