public import EventGraph
internal import TimeNetwork

extension Reasoning {
  /// Where sources or statements contradict each other, each as a minimal set of claims: dates, counts, places and
  /// durations of one event, then orders of several. In the order of the chronology of their first event.
  ///
  /// - Complexity: O(claims), and O(*k*²) for the *k* ≤ 16 distinct values that one event is given.
  public func conflicts() -> [Conflict] {
    var found: [Conflict] = []
    for entry in chronology.entries {
      found += ConflictFinder(graph, entry.event, options).conflicts()
    }
    let stated = judgement.order.contradictions.filter(\.includesConstraint)
    var seen: Set<[Int32]> = []
    for var contradiction in (moments?.contradictions ?? []) + stated {
      // What the days cannot do together, the moments often cannot do with fewer claims, and the other way round: each
      // set of claims is reported once.
      if moments != nil { contradiction = smallest(contradiction) }
      guard seen.insert(contradiction.claims).inserted else { continue }
      let events = contradiction.events.filter { Int($0) < graph.events.count }.map { ID<Event>(Int($0)) }
      found.append(
        Conflict(
          kind: .order, events: events, claims: evidence.claims(contradiction.claims),
          withdrawn: contradiction.withdrawn.flatMap { evidence.claims([$0]).first }, graph))
    }
    return found
  }

  /// A contradiction of annotated events without the claims that days and moments together can do without.
  ///
  /// - Complexity: O(k) orders of all events for k claims.
  private func smallest(_ contradiction: Contradiction) -> Contradiction {
    var result = contradiction
    for claim in contradiction.claims where result.claims.count > 1 {
      let rest = result.claims.filter { $0 != claim }
      if let found = evidence.contradiction(among: rest) {
        let withdrawn = result.withdrawn
        result = found
        if let withdrawn, found.claims.contains(withdrawn) { result.withdrawn = withdrawn }
        if found.claims.count == 1 { break }
      }
    }
    return result
  }

  /// The conflicts that an event takes part in.
  public func conflicts(of event: ID<Event>) -> [Conflict] { conflicts().filter { $0.events.contains(event) } }
}

extension Conflict {
  /// A conflict with its id, the hash of the ids of its kind and claims.
  init(kind: Kind, events: [ID<Event>], claims: [ID<Claim>], withdrawn: ID<Claim>?, _ graph: EventGraph) {
    var hash = FNV1a()
    hash.combine(UInt64(kind.rawValue))
    for key in claims.map({ graph.claims[$0].key }).sorted() { hash.combine(key) }
    self.init(kind: kind, events: events, claims: claims, withdrawn: withdrawn, key: hash.hash)
  }
}
