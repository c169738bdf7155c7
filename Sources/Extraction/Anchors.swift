internal import EventGraph
internal import LanguagePacks
internal import TimeModel

/// Resolves dates that the text names through an event ("on election day", "during the campaign").
struct Anchors {
  /// A timex to resolve.
  struct Open {
    var timex: ID<Timex>
    var anchor: Passage.Anchor
  }

  /// Gives each open timex the date of the event it names: the most often stated day of that type in the document, the
  /// nearest among equals. The whole of a campaign ends with its election, if nothing dates it.
  static func resolve(_ open: [Open], in graph: inout EventGraph) {
    for item in open {
      let at = graph.timexes[item.timex].span.begin
      if let (mention, value) = best(item.anchor.type, near: at, graph) {
        set(item.timex, item.anchor.whole ? whole(value) : .date(day(value)), through: mention, &graph)
      } else if item.anchor.whole, let next = EventType(Self.endsWith[item.anchor.type.name] ?? ""),
        let (mention, value) = best(next, near: at, graph)
      {
        set(item.timex, .range(nil, day(value)), through: mention, &graph)
      }
    }
  }

  /// Processes that end when an event of another type takes place.
  private static let endsWith = ["election-campaign": "election"]

  /// A mention in the text that names the process of an open timex which nothing dates ("during the campaign"): the
  /// nearest. What happened then lies within that process, whatever its dates are.
  static func undatedProcess(of item: Open, in graph: EventGraph) -> ID<Mention>? {
    guard item.anchor.whole, endsWith[item.anchor.type.name] != nil,
      graph.timexes[item.timex].anchor.map({ graph.mentions[$0].type != item.anchor.type }) ?? true
    else { return nil }
    let at = graph.timexes[item.timex].span
    let named = graph.mentions.indices.filter {
      graph.mentions[ID($0)].type == item.anchor.type && graph.mentions[ID($0)].status == .actual
    }
    return named.min {
      (abs(graph.mentions[ID($0)].trigger.begin - at.begin), $0) < (
        abs(graph.mentions[ID($1)].trigger.begin - at.begin), $1
      )
    }.map { ID($0) }
  }

  private static func best(_ type: EventType, near offset: Int32, _ graph: EventGraph) -> (ID<Mention>, MentionValue)? {
    var candidates: [(value: MentionValue, mention: Int, count: Int, distance: Int32)] = []
    for (index, mention) in graph.mentions.enumerated() where mention.type == type && mention.status == .actual {
      guard let value = mention.value, mention.anchor == nil else { continue }
      let distance = abs(mention.trigger.begin - offset)
      if let known = candidates.firstIndex(where: { $0.value == value }) {
        candidates[known].count += 1
        if distance < candidates[known].distance {
          (candidates[known].distance, candidates[known].mention) = (distance, index)
        }
      } else {
        candidates.append((value, index, 1, distance))
      }
    }
    func precision(_ value: MentionValue) -> Int {
      if case .date(let date) = value { return Int(date.granularity.rawValue) }
      return 0
    }
    let found = candidates.max { left, right in
      (precision(left.value), left.count, -left.distance) < (precision(right.value), right.count, -right.distance)
    }
    return found.map { (ID($0.mention), $0.value) }
  }

  private static func set(_ id: ID<Timex>, _ value: TimexValue, through mention: ID<Mention>, _ graph: inout EventGraph)
  {
    graph.timexes[id].value = value
    graph.timexes[id].anchor = mention
    graph.timexes[id].basis = .anchor
    if case .range = value { graph.timexes[id].kind = .range }
  }

  private static func day(_ value: MentionValue) -> PartialDate {
    switch value {
    case .date(let date): date
    case .interval(let start, let end): end ?? start!
    case .within(_, let last): last
    }
  }

  private static func whole(_ value: MentionValue) -> TimexValue {
    switch value {
    case .date(let date): .date(date)
    case .interval(let start, let end): .range(start, end)
    case .within(let first, let last): .range(first, last)
    }
  }
}
