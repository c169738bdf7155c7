public import Analysis
internal import EventGraph

/// Prints where sources or statements contradict each other.
public struct ConflictWriter: Sendable {
  private let reasoning: Reasoning
  private let conflicts: [Conflict]

  public init(_ conflicts: [Conflict], of reasoning: Reasoning) {
    self.reasoning = reasoning
    self.conflicts = conflicts
  }

  private var graph: EventGraph { reasoning.graph }

  /// One JSON object: `{"conflicts":[…],"claims":{…}}` (docs/formats.md).
  public var json: [UInt8] {
    let passages = Passages(graph)
    var json = JSONWriter()
    json.object { json in
      json.array("conflicts", conflicts) { json, conflict in
        json.object { json in
          json.member("id", StableID(.conflict, conflict.key))
          json.member("kind", conflict.kind.name)
          json.array("events", conflict.events) { $0.string("\(graph.stableID($1))") }
          json.array("claims", conflict.claims) { $0.string("\(graph.stableID($1))") }
          if let withdrawn = conflict.withdrawn { json.member("withdrawn", graph.stableID(withdrawn)) }
          json.array("support", reasoning.support(of: conflict)) { json, support in
            json.object { json in
              json.member("claim", graph.stableID(support.claim))
              json.member("why", support.why)
              let mention = graph.mentions[support.mention]
              json.object("passage") { passages.members(mention.sentence, in: mention.document, &$0) }
            }
          }
        }
      }
      passages.claims(conflicts.flatMap(\.claims), &json)
    }
    json.newline()
    return json.bytes
  }

  /// Each conflict with what its sources say, in their words.
  public var text: String {
    var text = ""
    for conflict in conflicts {
      let labels = conflict.events.map { graph.label(of: $0).displayedOnOneLine }.joined(separator: "; ")
      text += "\(conflict.kind.name): \(labels) (\(StableID(.conflict, conflict.key)))\n"
      for id in conflict.claims {
        let claim = graph.claims[id]
        let mention = graph.mentions[claim.mention]
        let document = graph.documents[mention.document].name.displayedOnOneLine
        let withdrawn = id == conflict.withdrawn ? " [least trusted]" : ""
        text += "  \(graph.statement(of: claim))\(withdrawn)  \(graph.stableID(id))\n"
        text += "    “\(graph.quote(of: mention).shortened(to: 160))” \(document)\n"
        for support in reasoning.support(of: conflict) where support.claim == id {
          let passage = graph.mentions[support.mention]
          let source = graph.documents[passage.document].name.displayedOnOneLine
          text += "    supported by “\(graph.quote(of: passage).shortened(to: 120))” \(source) (\(support.why))\n"
        }
      }
    }
    return text
  }
}

extension Conflict.Kind {
  var name: String {
    switch self {
    case .date: "date"
    case .count: "count"
    case .place: "place"
    case .agent: "agent"
    case .duration: "duration"
    case .order: "order"
    }
  }
}
