internal import EventGraph
internal import TimeModel

/// Contradictions between the mentions of one event.
struct ConflictFinder {
  private let graph: EventGraph
  private let event: ID<Event>
  private let options: Reasoning.Options

  init(_ graph: EventGraph, _ event: ID<Event>, _ options: Reasoning.Options) {
    self.graph = graph
    self.event = event
    self.options = options
  }

  /// Distinct values of one event beyond which no further ones are compared.
  static let mostValues = 16

  func conflicts() -> [Conflict] {
    let mentions = graph.events[event].mentions
    guard mentions.count > 1 else { return [] }
    let time = graph.events[event].time
    let places = { graph.place(of: $0).flatMap { $0.name.map(graph.name) } }
    return pairs(.date, of: mentions, { $0.value == nil ? nil : $0.time }) { !$0.intersection($1).isConsistent }
      .map { claims in
        // Linking settled on one date; the claim that contradicts it gives way.
        let contrary = claims.last {
          !graph.mentions[graph.claims[$0].mention].time.intersection(time).isConsistent
        }
        return conflict(.date, claims, withdrawn: contrary)
      }
      + pairs(.count, of: mentions, { graph.count(of: $0).map { CountRange($0) } }) { !$0.overlaps($1) }
      .map { conflict(.count, $0, withdrawn: nil) }
      + pairs(.place, of: mentions, places) { !isWithin($0, $1) && !isWithin($1, $0) }
      .map { conflict(.place, $0, withdrawn: nil) }
      + pairs(.duration, of: mentions, { graph.duration(of: $0).map { LengthRange($0.period) } }) { !$0.overlaps($1) }
      .map { conflict(.duration, $0, withdrawn: nil) }
  }

  private func conflict(_ kind: Conflict.Kind, _ claims: [ID<Claim>], withdrawn: ID<Claim>?) -> Conflict {
    Conflict(kind: kind, events: [event], claims: claims, withdrawn: withdrawn, graph)
  }

  /// Pairs of claims whose values contradict each other: for each two distinct values the first claim that has each.
  private func pairs<Value: Hashable>(
    _ kind: Claim.Kind, of mentions: [ID<Mention>], _ value: (Mention) -> Value?,
    contradicts: (Value, Value) -> Bool
  ) -> [[ID<Claim>]] {
    var first: [(value: Value, claim: ID<Claim>)] = []
    var seen: Set<Value> = []
    for id in graph.events[event].claims where graph.claims[id].kind == kind && isCounted(id) {
      guard let value = value(graph.mentions[graph.claims[id].mention]), seen.insert(value).inserted else { continue }
      first.append((value, id))
      if first.count == ConflictFinder.mostValues { break }
    }
    return first.indices.flatMap { left in
      first.indices.dropFirst(left + 1).filter { contradicts(first[left].value, first[$0].value) }
        .map { [first[left].claim, first[$0].claim] }
    }
  }

  private func isCounted(_ claim: ID<Claim>) -> Bool {
    !options.withoutClaims.contains(claim)
      && !options.withoutDocuments.contains(graph.mentions[graph.claims[claim].mention].document)
  }

  private func isWithin(_ place: String, _ other: String) -> Bool {
    var next: String? = place
    var seen: Set<String> = []
    while let name = next, seen.insert(name).inserted {
      if name == other { return true }
      next = options.widerPlaces[name]
    }
    return false
  }
}

/// The numbers that a count leaves open.
struct CountRange: Hashable {
  var least: Int32
  var most: Int32

  init(_ count: Count) { (least, most) = (count.min, count.max ?? .max) }

  func overlaps(_ other: CountRange) -> Bool { least <= other.most && other.least <= most }
}

/// The days that a stated duration leaves open; months and years as their shortest and longest.
struct LengthRange: Hashable {
  var least: Int
  var most: Int

  init(_ period: Period) {
    guard period.halves >= 0 else {
      (least, most) = (0, .max)
      return
    }
    let halves = Int(period.halves)
    let (low, high): (Int, Int) =
      switch period.unit {
      case .second, .minute, .hour: (0, period.unit == .hour ? halves / 48 + 1 : 1)
      case .day: (halves / 2, (halves + 1) / 2)
      case .week: (halves * 7 / 2, (halves * 7 + 1) / 2)
      case .month: (halves * 14, halves * 31 / 2 + 1)
      case .quarter: (halves * 45, halves * 46)
      case .year: (halves * 365 / 2, halves * 183)
      case .decade: (halves * 1825, halves * 1830)
      case .century: (halves * 18250, halves * 18300)
      }
    let slack = max(1, high / 5)
    (least, most) =
      switch period.bound {
      case .exactly: (low, high)
      case .atMost, .lessThan: (0, high)
      case .atLeast, .moreThan: (low, .max)
      case .about: (max(0, low - slack), high + slack)
      }
  }

  func overlaps(_ other: LengthRange) -> Bool { least <= other.most && other.least <= most }
}
