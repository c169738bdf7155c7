internal import EventGraph

/// Makes a claim of everything that a mention states and that reasoning or a conflict can rest on.
enum ClaimPass {
  static func run(_ graph: inout EventGraph, document: Document) {
    for index in graph.mentions.indices {
      let mention = graph.mentions[index]
      if mention.value != nil, let timex = graph.mentionTimexes[mention.timexes.indices].first {
        add(.date, ID(index), graph.timexes[timex].span, 0, &graph)
      }
      if let count = mention.count { add(.count, ID(index), graph.counts[count].span, 0, &graph) }
      if let place = mention.place { add(.place, ID(index), graph.places[place].span, 0, &graph) }
      if let duration = mention.duration { add(.duration, ID(index), graph.durations[duration].span, 0, &graph) }
      for row in mention.participants.indices {
        add(.participant, ID(index), graph.participants[row].span, row, &graph)
      }
    }
    for (row, relation) in graph.relations.enumerated() { add(.order, relation.from, relation.span, row, &graph) }
  }

  private static func add(
    _ kind: Claim.Kind, _ mention: ID<Mention>, _ span: TextSpan, _ row: Int, _ graph: inout EventGraph
  ) {
    var hash = FNV1a()
    hash.combine(graph.mentions[mention].key)
    hash.combine(UInt64(kind.rawValue))
    hash.combine(UInt64(span.begin) &- UInt64(graph.mentions[mention].trigger.begin) &+ UInt64(UInt32.max))
    graph.claims.append(Claim(kind: kind, mention: mention, span: span, row: row, key: hash.hash))
  }
}
