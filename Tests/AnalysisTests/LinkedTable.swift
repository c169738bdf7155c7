import Analysis
import EventGraph
import EventTables
import Linking
import TimeModel

/// A table, linked, with its reasoning; events go by the names of the table's mentions.
struct LinkedTable {
  let table: EventTable
  let reasoning: Reasoning
  var graph: EventGraph { reasoning.graph }

  init(_ text: String, _ options: Reasoning.Options = Reasoning.Options()) {
    table = EventTable(text)
    reasoning = Reasoning(Linker().link(table.graph), options: options)
  }

  init(_ table: EventTable, _ options: Reasoning.Options) {
    self.table = table
    reasoning = Reasoning(Linker().link(table.graph), options: options)
  }

  func event(_ name: String) -> ID<Event> { graph.mentions[table[name]].event! }
  func id(_ name: String) -> String { graph.stableID(event(name)).description }

  /// Names of the first mentions of events.
  func names(_ events: [ID<Event>]) -> [String] { events.map(name) }
  func name(_ event: ID<Event>) -> String {
    table.mentions.filter { graph.events[event].mentions.contains($0.value) }.keys.min() ?? "?"
  }

  /// Names of the mentions that claims belong to.
  func names(_ claims: [ID<Claim>]) -> [String] {
    claims.map { claim in table.mentions.first { $0.value == graph.claims[claim].mention }?.key ?? "?" }
  }
}

extension Answer {
  /// The lists of an answer as one line each, in the table's names.
  func summary(_ table: LinkedTable) -> [String: [String]] {
    [
      "definite": table.names(definite.map(\.event)), "possible": table.names(possible.map(\.event)),
      "disputed": table.names(disputed.map(\.event)), "other": table.names(otherStatus),
    ].filter { !$0.value.isEmpty }
  }
}
