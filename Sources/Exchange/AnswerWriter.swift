public import Analysis
public import EventGraph
internal import TimeModel

/// Prints answers to questions of order.
public struct AnswerWriter: Sendable {
  let graph: EventGraph
  let passages: Passages
  /// What follows for events that have no date of their own, by event.
  private let bounds: [TimeBounds]

  /// - Parameter chronology: what follows for events that have no date of their own; without it they print as their texts
  ///   date them.
  /// - Complexity: O(text of all documents).
  public init(_ graph: EventGraph, _ chronology: Chronology? = nil) {
    self.graph = graph
    var bounds = graph.events.map(\.time)
    for entry in chronology?.entries ?? [] { bounds[Int(entry.event.index)] = entry.bounds }
    self.bounds = bounds
    passages = Passages(graph)
  }

  /// The date of an event, for a person.
  func date(of event: ID<Event>) -> String {
    graph.events[event].value.map { "\($0)" } ?? bounds[Int(event.index)].summary
  }

  func label(_ event: ID<Event>) -> String { graph.label(of: event).displayedOnOneLine }

  /// One line of JSON (docs/formats.md).
  public func json(_ answer: Answer) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      members(of: answer, &json)
      passages.claims(answer.definite.flatMap(\.proof) + answer.disputed.flatMap(\.conflict), &json)
    }
    json.newline()
    return json.bytes
  }

  /// All members of an answer but the claims.
  func members(of answer: Answer, relation: String? = nil, reading: String? = nil, _ json: inout JSONWriter) {
    json.object("query") { json in
      json.member("relation", relation ?? answer.relation.name)
      json.member("x", answer.terms.first)
      json.member("y", answer.terms.count > 1 ? answer.terms[1] : nil)
      json.member("reading", reading ?? answer.reading)
    }
    json.array("events", answer.chosen) { write($1, &$0) }
    json.array("candidates", answer.chosen.flatMap(\.runnersUp)) { json, event in
      json.object { json in
        json.member("id", graph.stableID(event))
        json.member("label", label(event))
        json.member("value", graph.events[event].value.map { "\($0)" })
      }
    }
    json.array("definite", answer.definite) { json, row in
      json.object { json in
        json.object("event") { $0.members(of: row.event, in: passages) }
        json.member("grade", row.grade.name)
        json.array("proof", row.proof) { $0.string("\(graph.stableID($1))") }
      }
    }
    json.array("possible", answer.possible) { json, row in
      json.object { json in
        json.object("event") { $0.members(of: row.event, in: passages) }
        json.member("undecided", row.undecided)
      }
    }
    json.array("disputed", answer.disputed) { json, row in
      json.object { json in
        json.object("event") { $0.members(of: row.event, in: passages) }
        json.array("conflict", row.conflict) { $0.string("\(graph.stableID($1))") }
      }
    }
    json.array("otherStatus", answer.otherStatus) { json, event in
      json.object { json in
        json.object("event") { $0.members(of: event, in: passages) }
        json.member("status", graph.events[event].status.name)
      }
    }
    json.object("otherReadings") { json in
      json.member("startedBefore", answer.startedBefore)
      json.member("overlaps", answer.overlaps)
    }
    json.member("impossible", answer.impossible)
    json.member("unrelated", answer.unrelated)
  }

  private func write(_ choice: Answer.Choice, _ json: inout JSONWriter) {
    json.object { json in
      if let event = choice.event {
        json.member("id", graph.stableID(event))
        json.member("type", graph.events[event].type.name)
        json.member("value", graph.events[event].value.map { "\($0)" })
        json.member("label", label(event))
      } else {
        json.member("value", choice.date)
      }
      json.member("why", choice.why)
    }
  }
}

extension Answer {
  /// What the relation is taken to mean.
  var reading: String {
    let within = days.map { "at most \($0) day\($0 == 1 ? "" : "s")" }
    switch relation {
    case .before: return "ended before it started" + (within.map { ", \($0) earlier" } ?? "")
    case .after: return "started after it ended" + (within.map { ", \($0) later" } ?? "")
    case .between: return "started after the earlier one ended and ended before the later one started"
    case .during: return "went on at some time of it or of the state that it left"
    case .near:
      return days == 0 ? "went on on a day of it" : "went on \(within ?? "") before or after it, or on its day"
    }
  }
}

extension Answer.Grade {
  var name: String {
    switch self {
    case .certain: "certain"
    case .likely: "likely"
    }
  }
}
