public import Analysis
public import EventGraph
internal import TimeModel

/// Prints a chronology for people and for other programs.
public struct ChronologyWriter: Sendable {
  let graph: EventGraph
  /// Entries that are shown, in order.
  let entries: [Chronology.Entry]
  /// Groups of unknown order, cut down to what is shown; only those of two and more.
  let groups: [[ID<Event>]]

  /// - Parameter shown: events to print; nil for all.
  public init(_ chronology: Chronology, of graph: EventGraph, showing shown: Set<ID<Event>>? = nil) {
    self.graph = graph
    entries = chronology.entries.filter { shown?.contains($0.event) ?? true }
    groups = chronology.groups.map { $0.filter { shown?.contains($0) ?? true } }.filter { $0.count > 1 }
  }

  /// How an entry's date is shown.
  func date(of entry: Chronology.Entry) -> String {
    graph.events[entry.event].value.map { "\($0)" } ?? entry.bounds.summary
  }

  /// What happened, with its status where that is not actual.
  func label(of id: ID<Event>) -> String {
    let event = graph.events[id]
    let label = graph.label(of: id).displayedOnOneLine
    return event.status == .actual ? label : "\(label) [\(event.status.name)]"
  }

  /// The number of each event's group, from 0.
  var groupNumbers: [ID<Event>: Int] {
    var numbers: [ID<Event>: Int] = [:]
    for (number, group) in groups.enumerated() {
      for event in group { numbers[event] = number }
    }
    return numbers
  }

  /// One JSON object: `{"events":[…],"groups":[[…]]}` (docs/formats.md).
  public var json: [UInt8] {
    let passages = Passages(graph)
    var json = JSONWriter()
    json.object { json in
      json.array("events", entries) { json, entry in
        json.object { json in
          json.members(of: entry.event, in: passages, bounds: entry.bounds)
        }
      }
      json.array("groups", groups) { json, group in
        json.array(group) { $0.string("\(graph.stableID($1))") }
      }
    }
    json.newline()
    return json.bytes
  }
}

extension JSONWriter {
  /// An event as the members of an object.
  mutating func members(of id: ID<Event>, in passages: Passages, bounds: TimeBounds? = nil) {
    let graph = passages.graph
    let event = graph.events[id]
    member("id", graph.stableID(id))
    member("type", event.type.name)
    member("family", event.type.family)
    member("label", graph.label(of: id))
    member("value", event.value.map { "\($0)" })
    member("bounds", bounds ?? event.time)
    member("effect", event.effect)
    member("status", event.status.name)
    array("mentions", event.mentions) { json, mention in
      let row = graph.mentions[mention]
      json.object { passages.members(row.trigger, in: row.document, &$0) }
    }
    member("sources", event.sources)
    array("claims", event.claims) { $0.string("\(graph.stableID($1))") }
  }
}
