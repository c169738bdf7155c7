internal import EventGraph
internal import TimeModel

/// Words of a text that become an element.
struct TimeMLTag {
  enum Row {
    case timex(ID<Timex>)
    case mention(ID<Mention>)
  }

  var span: TextSpan
  var row: Row

  var isMention: Bool { if case .mention = row { true } else { false } }

  /// All tags of a graph of one document by offset; time expressions go first, longer ones before shorter.
  static func tags(of graph: EventGraph, keeping kept: Set<ID<Mention>>?) -> [TimeMLTag] {
    let timexes = kept.map { kept in Set(kept.flatMap { graph.timexes(of: graph.mentions[$0]) }) }
    var tags: [TimeMLTag] = []
    for (index, timex) in graph.timexes.enumerated()
    where !timex.span.isEmpty && timexes?.contains(ID(index)) ?? true {
      tags.append(TimeMLTag(span: timex.span, row: .timex(ID(index))))
    }
    for (index, mention) in graph.mentions.enumerated()
    where !mention.trigger.isEmpty && kept?.contains(ID(index)) ?? true {
      tags.append(TimeMLTag(span: mention.trigger, row: .mention(ID(index))))
    }
    func key(_ number: Int) -> (Int32, Int, Int32, Int) {
      (tags[number].span.begin, tags[number].isMention ? 1 : 0, -tags[number].span.end, number)
    }
    return tags.indices.sorted { key($0) < key($1) }.map { tags[$0] }
  }
}

extension EventType {
  /// The class of an event in TimeML: what is said is REPORTING, what lasts is a STATE.
  var timeMLClass: String {
    if family == "speech" { return "REPORTING" }
    return entry.occurrence == .state ? "STATE" : "OCCURRENCE"
  }
}

extension Timex {
  /// How an event lies to a time expression that dates it.
  func timeMLRelation(of mention: Mention) -> String {
    switch modifier {
    case .before, .onOrBefore: return "BEFORE"
    case .after, .onOrAfter: return "AFTER"
    default: break
    }
    switch value {
    case .range, .duration: return "DURING"
    case .date(let date):
      // "Since 2013" and "until 2020": the date is an end of the event.
      if case .interval(let start, let end) = mention.value {
        if start == date, end != date { return "BEGUN_BY" }
        if end == date, start != date { return "ENDED_BY" }
      }
      return "IS_INCLUDED"
    case .within, .set, .recurring, .vague, nil: return "IS_INCLUDED"
    }
  }
}

extension Relation.Kind {
  /// The temporal reading of a stated relation, if it has one.
  var timeMLRelation: String? {
    switch self {
    case .before: "BEFORE"
    case .after: "AFTER"
    case .during, .partOf: "IS_INCLUDED"
    case .sameAs: "IDENTITY"
    case .meets: "IBEFORE"
    case .starts: "BEGINS"
    case .finishes: "ENDS"
    case .simultaneous: "SIMULTANEOUS"
    case .causes, .respondsTo, .revokes, .reports, .overlaps: nil
    }
  }
}
