internal import EventGraph
internal import TimeModel

/// Makes the rows of `events` and `merges` from clusters of mentions.
struct EventAssembly {
  let order: CanonicalOrder
  let features: [MentionFeatures]

  func fill(_ graph: inout EventGraph, from clusters: EventClusters) {
    let event = fill(&graph, groups: clusters.events)
    graph.merges = clusters.merges.map { first, second, score in
      MergeReason(
        event: event[Int(first)], first: features[Int(first)].mention, second: features[Int(second)].mention,
        score: score.score, features: score.features)
    }.sorted { left, right in
      let ranks = [left.first, left.second, right.first, right.second].map { order.rank[Int($0.index)] }
      return (left.event, ranks[0], ranks[1]) < (right.event, ranks[2], ranks[3])
    }
  }

  /// - Parameter groups: ranks of the mentions of each event, in canonical order.
  /// - Returns: the event of each mention, by rank.
  @discardableResult
  func fill(_ graph: inout EventGraph, groups: [[Int32]]) -> [ID<Event>] {
    graph.events = []
    var claims: [[ID<Claim>]] = Array(repeating: [], count: graph.mentions.count)
    for (index, claim) in graph.claims.enumerated() { claims[Int(claim.mention.index)].append(ID(index)) }
    var event = [ID<Event>](repeating: ID(0), count: features.count)
    for group in groups {
      let id = ID<Event>(graph.events.count)
      for rank in group {
        event[Int(rank)] = id
        graph.mentions[features[Int(rank)].mention].event = id
      }
      var row = self.event(of: group, graph)
      row.claims = group.flatMap { rank in
        claims[Int(features[Int(rank)].mention.index)].sorted { left, right in
          let (a, b) = (graph.claims[left], graph.claims[right])
          return (a.kind.rawValue, a.span, a.key, left) < (b.kind.rawValue, b.span, b.key, right)
        }
      }
      graph.events.append(row)
    }
    return event
  }

  private func event(of group: [Int32], _ graph: EventGraph) -> Event {
    let rows = group.map { features[Int($0)] }
    let mentions = rows.map(\.mention)
    let dated = mentions.filter { graph.mentions[$0].value != nil }
    // Dates that contradict the first one are left to the analysis, which reports them.
    var time = graph.mentions[dated.first ?? mentions[0]].time
    var agreeing: [ID<Mention>] = []
    for id in dated {
      let both = time.intersection(graph.mentions[id].time)
      guard both.isConsistent else { continue }
      time = both
      agreeing.append(id)
    }
    for id in mentions where graph.mentions[id].value == nil {
      let both = time.intersection(graph.mentions[id].time)
      if both.isConsistent { time = both }
    }
    let named = finest(of: agreeing, graph)
    let effects = (agreeing + mentions.filter { graph.mentions[$0].value == nil })
      .compactMap { graph.mentions[$0].effect }
    let effect = effects.first.map { first in
      effects.dropFirst().reduce(first) { $0.intersection($1).isConsistent ? $0.intersection($1) : $0 }
    }
    return Event(
      mentions: mentions, type: type(of: rows), status: rows[0].status, time: time,
      value: named.flatMap { graph.mentions[$0].value }, effect: effect,
      end: graph.mentions[named ?? mentions[0]].end, sources: Set(rows.map(\.source)).count)
  }

  /// The mention with the narrowest date; the first of several.
  private func finest(of mentions: [ID<Mention>], _ graph: EventGraph) -> ID<Mention>? {
    var best: ID<Mention>?
    var least = UInt.max
    for id in mentions {
      let width = graph.mentions[id].time.width
      if best == nil || width < least { (best, least) = (id, width) }
    }
    return best
  }

  /// The type that most mentions have; of several the one that comes first.
  private func type(of rows: [MentionFeatures]) -> EventType {
    var count: [EventType: Int] = [:]
    for row in rows { count[row.type, default: 0] += 1 }
    var best = rows[0].type
    for row in rows where count[row.type, default: 0] > count[best, default: 0] { best = row.type }
    return best
  }
}

extension TimeBounds {
  /// Days between the outermost bounds; the greatest number where one is unknown.
  fileprivate var width: UInt {
    guard earliestStart.isFinite, latestEnd.isFinite else { return .max }
    return UInt(clamping: latestEnd.number - earliestStart.number)
  }
}
