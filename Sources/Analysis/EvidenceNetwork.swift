internal import EventGraph
internal import TimeModel
internal import TimeNetwork

/// The claims of a graph as a network of bounds and constraints.
///
/// Numbers of the network: one for each event (its occurrence), then one for each event with an effect (the state it
/// leaves), then `slots` for dates that a question names. Claims keep the numbers of their rows; one more for each
/// event stands for "whichever of its contradicting dates is right".
struct EvidenceNetwork {
  let network: TimeNetwork
  /// The orders of annotated documents alone, finer than days: a step is a moment. Nil without such a document.
  let moments: TimeNetwork?
  /// The number of the state that an event leaves.
  let state: [Int32?]
  let slots: [Int32]
  /// Claims that rest on `?`, `~` or something inferred.
  let doubtful: Set<Int32>
  private let claimCount: Int
  /// Date claims of the events whose dates contradict each other.
  private let alternatives: [Int32: [Int32]]

  /// The claims of the graph behind numbers of the network, each once, in their order.
  func claims(_ numbers: [Int32]) -> [ID<Claim>] {
    var result: [ID<Claim>] = []
    for number in numbers {
      let claims = Int(number) < claimCount ? [number] : alternatives[number - Int32(claimCount)] ?? []
      for claim in claims where !result.contains(ID(Int(claim))) { result.append(ID(Int(claim))) }
    }
    return result
  }
}

extension EvidenceNetwork {
  init(_ graph: EventGraph, without withdrawn: Set<ID<Claim>>, _ isHidden: (Mention) -> Bool) {
    let claims = ClaimIndex(graph)
    claimCount = graph.claims.count
    var count = Int32(graph.events.count)
    var state = [Int32?](repeating: nil, count: graph.events.count)
    for (index, event) in graph.events.enumerated() where event.effect != nil {
      state[index] = count
      count += 1
    }
    self.state = state
    slots = [count, count + 1]

    var doubtful: Set<Int32> = []
    var alternatives: [Int32: [Int32]] = [:]
    var trust = claims.trust(graph)
    var network = TimeNetwork(eventCount: Int(count) + 2)
    let related = Set(graph.relations.flatMap { [$0.from, $0.to] })
    for (index, event) in graph.events.enumerated() {
      let number = Int32(index)
      let dates = DateSides(event, graph, claims) { id, rests in
        // A date that no words state follows from relations, and is derived from them here with its proof.
        !isHidden(graph.mentions[id]) && !(rests.isEmpty && related.contains(id))
          && !rests.contains { withdrawn.contains(ID(Int($0))) }
      }
      for row in dates.agreeing + dates.contrary {
        if graph.mentions[row.mention].isDoubtful { doubtful.formUnion(claims.date(of: row.mention)) }
        if let state = state[index], let effect = graph.mentions[row.mention].effect {
          network.add(effect, of: state, claims: row.claims + claims.duration(of: row.mention))
        }
      }
      if dates.contrary.isEmpty {
        for row in dates.agreeing { network.add(row.time, of: number, claims: row.claims) }
      } else {
        // All that agree stand or fall together: none of them is left when the conflict is set aside.
        network.add(dates.settled, of: number, claims: dates.agreeing.flatMap(\.claims))
        for row in dates.contrary {
          network.add(row.time, of: number, claims: row.claims)
          for claim in claims.date(of: row.mention) { trust[Int(claim)].isInferred = true }
        }
        for row in dates.agreeing { for claim in claims.date(of: row.mention) { trust[Int(claim)].isInferred = false } }
        alternatives[number] = (dates.agreeing + dates.contrary).flatMap { claims.date(of: $0.mention) }
        network.add(dates.hull, of: number, claim: Int32(graph.claims.count) + number)
      }
    }
    for (row, relation) in graph.relations.enumerated() {
      let mentions = [relation.from, relation.to].map { graph.mentions[$0] }
      guard let from = mentions[0].event, let to = mentions[1].event, from != to, !mentions.contains(where: isHidden),
        graph.events[from].status == .actual, graph.events[to].status == .actual
      else { continue }
      if graph.documents[mentions[0].document].isAnnotated { continue }
      // The axis has days only: "then stabbed" on the day of the beating is no contradiction.
      let onOneDay = graph.events[from].time.isOneDay && graph.events[from].time == graph.events[to].time
      let kind = onOneDay ? relation.kind.weakened : relation.kind
      for constraint in Self.constraints(kind, from.index, to.index, claims.order(row)) {
        network.add(constraint)
      }
    }
    Self.addAnchors(of: graph, claims, isHidden, to: &network)
    Self.addEnds(of: graph, claims, isHidden, to: &network)
    network.trust = trust
    moments = Self.addAnnotated(of: graph, claims, isHidden, to: &network)?.without(withdrawn.map(\.index))
    self.network = network.without(withdrawn.map(\.index))
    self.doubtful = doubtful
    self.alternatives = alternatives
  }

  /// What a stated relation means for the points of two events.
  private static func constraints(
    _ kind: Relation.Kind, _ from: Int32, _ to: Int32, _ claims: [Int32]
  ) -> [Difference] {
    func starts(_ first: Int32, noLaterThan second: Int32) -> Difference {
      Difference(from: .start(of: first), to: .start(of: second), minimum: 0, claims: claims)
    }
    func ends(_ first: Int32, noLaterThan second: Int32) -> Difference {
      Difference(from: .end(of: first), to: .end(of: second), minimum: 0, claims: claims)
    }
    return switch kind {
    case .before: [.before(from, to, claims: claims)]
    case .after: [.before(to, from, claims: claims)]
    case .during, .partOf: [starts(to, noLaterThan: from), ends(from, noLaterThan: to)]
    case .causes: [starts(from, noLaterThan: to)]
    case .respondsTo, .revokes, .reports: [starts(to, noLaterThan: from)]
    case .sameAs, .meets, .starts, .finishes, .simultaneous, .overlaps: []
    }
  }

  /// A mention that is dated only through another event ("on election day") lies within that event.
  private static func addAnchors(
    of graph: EventGraph, _ claims: ClaimIndex, _ isHidden: (Mention) -> Bool, to network: inout TimeNetwork
  ) {
    for (row, mention) in graph.mentions.enumerated() where mention.value == nil && !isHidden(mention) {
      guard let anchor = mention.anchor.flatMap({ graph.mentions[$0].event }), let event = mention.event,
        anchor != event, graph.events[event].status == .actual, graph.events[anchor].status == .actual
      else { continue }
      for constraint in constraints(.during, event.index, anchor.index, claims.date(of: ID(row))) {
        network.add(constraint)
      }
    }
  }
}

extension EvidenceNetwork {
  /// Processes that end when an event of another type takes place, at the latest.
  private static let endsWith = ["election-campaign": "election"]

  /// What lies in a process without a date ("during the campaign") is dated up to the event with which such a process
  /// ends; then the process itself ends no later.
  private static func addEnds(
    of graph: EventGraph, _ claims: ClaimIndex, _ isHidden: (Mention) -> Bool, to network: inout TimeNetwork
  ) {
    for (row, relation) in graph.relations.enumerated() where relation.kind == .during {
      let (part, whole) = (graph.mentions[relation.from], graph.mentions[relation.to])
      guard !isHidden(part), !isHidden(whole), whole.value == nil, let process = whole.event,
        graph.events[process].status == .actual, let type = endsWith[whole.type.name],
        let end = part.anchor.map({ graph.mentions[$0] }), end.type.name == type, let last = end.event,
        graph.events[last].status == .actual
      else { continue }
      network.add(
        Difference(
          from: .end(of: process.index), to: .end(of: last.index), minimum: 0,
          claims: claims.order(row) + claims.date(of: relation.from)))
    }
  }
}

extension Relation.Kind {
  /// What is left of an order between two events of one day: which did not start later.
  fileprivate var weakened: Relation.Kind {
    switch self {
    case .before: .causes
    case .after: .respondsTo
    default: self
    }
  }
}

extension TimeBounds {
  fileprivate var isOneDay: Bool { earliestStart == latestEnd && earliestStart.isFinite }
}

extension Mention {
  /// Whether the date rests on a qualifier or on a part that was inferred (and not taken from an anchor).
  var isDoubtful: Bool {
    if !stated && anchor == nil { return true }
    switch value {
    case .date(let date): return !date.qualifier.isEmpty
    case .interval(let first, let last):
      return !(first?.qualifier.isEmpty ?? true) || !(last?.qualifier.isEmpty ?? true)
    case .within(let first, let last): return !first.qualifier.isEmpty || !last.qualifier.isEmpty
    case nil: return false
    }
  }
}

extension TimeBounds {
  /// The bounds that leave all datings of both open.
  func hull(_ other: TimeBounds) -> TimeBounds {
    TimeBounds(
      earliestStart: min(earliestStart, other.earliestStart), latestStart: max(latestStart, other.latestStart),
      earliestEnd: min(earliestEnd, other.earliestEnd), latestEnd: max(latestEnd, other.latestEnd))
  }
}
