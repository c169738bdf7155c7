internal import Analysis
internal import EventGraph
internal import Exchange
internal import Review

/// Changes as lines for a person, and as JSON Lines.
enum ReviewLines {
  /// What a change says, in one clause.
  ///
  /// - Parameter graph: the linked case, for names of events; nil shows ids alone.
  static func says(_ change: ReviewChange, _ graph: EventGraph? = nil) -> String {
    func name(_ reference: EventReference) -> String {
      guard let graph, let event = graph.event(named: reference.id) else { return "\(reference.id)" }
      return "\(reference.id) “\(graph.label(of: event).displayedOnOneLine)”"
    }
    let text =
      switch change.decision {
      case .accept(let event): "accept \(name(event))"
      case .reject(let event): "reject \(name(event))"
      case .merge(let events): "merge " + events.map(name).joined(separator: ", ")
      case .split(let event, let mentions):
        "split \(name(event)): " + mentions.map { "\(StableID(.mention, $0))" }.joined(separator: ", ")
      case .edit(let event, _): "edit \(name(event)): \(values(change.decision))"
      case .add: "add \(StableID(.event, ReviewLog.key(ofAdded: change))): \(values(change.decision))"
      case .alias(let name, let others): "alias “\(name)”: " + others.map { "“\($0)”" }.joined(separator: ", ")
      case .undo(let number): "undo \(number)"
      }
    return text.displayedOnOneLine
  }

  private static func values(_ decision: ReviewChange.Decision) -> String {
    decision.fields.filter { $0.name != "event" }.map { "\($0.name) \($0.value)" }.joined(separator: "; ")
  }

  /// The state of a change, where it is not simply in force.
  static func note(on state: ReviewLog.State) -> String? {
    switch state {
    case .inForce: nil
    case .undone: "undone"
    case .partly(let missing): "holds for what is left; gone: " + missing.map(\.description).joined(separator: ", ")
    case .orphan(let missing): "ORPHAN, no such row any more: " + missing.map(\.description).joined(separator: ", ")
    }
  }

  /// One line of an export.
  static func write(_ change: ReviewChange, _ json: inout JSONWriter) {
    json.object { json in
      json.member("layer", "change")
      json.member("number", change.number)
      json.member("kind", change.decision.kind)
      json.member("at", change.at)
      json.member("author", change.author)
      if !change.reason.isEmpty { json.member("reason", change.reason) }
      let fields = change.decision.fields
      for name in ReviewChange.Decision.fieldNames {
        let values = fields.filter { $0.name == name }.map(\.value)
        if values.isEmpty { continue }
        json.key(name)
        if ReviewChange.Decision.repeatedFields.contains(name) {
          json.array(values) { $0.string($1) }
        } else {
          json.string(values[0])
        }
      }
    }
    json.newline()
  }
}
