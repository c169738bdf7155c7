internal import Analysis
internal import Diagrams
internal import EventGraph
internal import TimeModel

/// What the page filters by: for each facet its values, how many events have each, and which values each event has.
struct PageFacets: Sendable {
  struct Facet: Sendable {
    /// A member of the script's data.
    var name: String
    var title: String
    /// Whether an event may have several values.
    var isMany = false
    var values: [String] = []
    var counts: [Int] = []
    /// For each entry of the chronology the values it has.
    var rows: [[Int]] = []
    /// The most frequent first, else in the order of `values`.
    var isRanked = false

    /// Values that can be chosen.
    static let limit = 150

    var shownOrder: [Int] {
      let present = values.indices.filter { counts[$0] > 0 }
      if !isRanked { return present }
      return Array(present.sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(Self.limit))
    }
  }

  private(set) var all: [Facet] = []
  private let disputed: Set<ID<Event>>

  func isDisputed(_ event: ID<Event>) -> Bool { disputed.contains(event) }

  /// How well a date is known, best first; the key of its words.
  private static let certainties = ["exact", "partial", "inferred", "disputed", "none"]

  /// - Complexity: O(events + participants).
  init(_ input: ChartInput) {
    let graph = input.graph
    let wording = input.wording
    disputed = Set(input.conflicts.filter { $0.kind == .date }.flatMap(\.events))
    let disputed = disputed
    let entries = input.chronology.entries
    func fixed(_ name: String, _ keys: [String], title: String, of row: (Chronology.Entry) -> String, prefix: String) {
      var facet = Facet(name: name, title: wording.phrase(title))
      let positions = Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
      facet.values = keys.map { wording.phrase(prefix + $0) }
      facet.counts = [Int](repeating: 0, count: keys.count)
      for entry in entries {
        let value = positions[row(entry)] ?? 0
        facet.counts[value] += 1
        facet.rows.append([value])
      }
      all.append(facet)
    }
    func open(_ name: String, title: String, of row: (Chronology.Entry) -> [String]) {
      var facet = Facet(name: name, title: wording.phrase(title), isMany: true, isRanked: true)
      var positions: [String: Int] = [:]
      for entry in entries {
        var values: [Int] = []
        for text in row(entry) {
          let value = positions[text] ?? facet.values.count
          if value == facet.values.count {
            positions[text] = value
            facet.values.append(text)
            facet.counts.append(0)
          }
          guard !values.contains(value) else { continue }
          values.append(value)
          facet.counts[value] += 1
        }
        facet.rows.append(values)
      }
      all.append(facet)
    }
    fixed(
      "type", Taxonomy.types.map(\.name), title: "page.type", of: { graph.events[$0.event].type.name },
      prefix: "type.")
    open("actor", title: "page.actor") { entry in
      input.actors(of: entry.event).map { graph.actors[$0].name.displayedOnOneLine }
    }
    open("place", title: "page.place") { input.placeNames(of: $0.event) }
    fixed(
      "status", Status.allCases.map(\.name), title: "page.status", of: { graph.events[$0.event].status.name },
      prefix: "status.")
    fixed(
      "certainty", Self.certainties, title: "page.certainty",
      of: { disputed.contains($0.event) ? "disputed" : Self.certainty($0, graph) }, prefix: "page.certainty.")
  }

  private static func certainty(_ entry: Chronology.Entry, _ graph: EventGraph) -> String {
    let event = graph.events[entry.event]
    guard let value = event.value else {
      return entry.bounds.earliestStart.isFinite || entry.bounds.latestEnd.isFinite ? "inferred" : "none"
    }
    guard event.mentions.contains(where: { graph.mentions[$0].stated && graph.mentions[$0].value != nil }) else {
      return "inferred"
    }
    if case .date(let date) = value, date.granularity == .day { return "exact" }
    return "partial"
  }
}

extension ChartInput {
  func printedID(_ event: ID<Event>) -> String { "\(graph.stableID(event))" }

  /// Where an event took place, as the texts have it; each place once.
  func placeNames(of event: ID<Event>) -> [String] {
    var names: [String] = []
    var seen: Set<NameID> = []
    for mention in graph.events[event].mentions.lazy.map({ graph.mentions[$0] }) {
      guard let place = graph.place(of: mention) else { continue }
      if let name = place.name, !seen.insert(name).inserted { continue }
      let words = graph.words(place.span, of: mention).displayedOnOneLine
      if !names.contains(words) { names.append(words) }
    }
    return names
  }
}
