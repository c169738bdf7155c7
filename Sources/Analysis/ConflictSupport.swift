public import EventGraph
internal import TimeModel

/// A passage that speaks for one side of a conflict and not for the other.
public struct ConflictSupport: Hashable, Sendable {
  /// The claim of the conflict that it speaks for.
  public var claim: ID<Claim>
  /// The mention whose trigger and sentence are the passage.
  public var mention: ID<Mention>
  /// Why it speaks for it, in English.
  public var why: String

  public init(claim: ID<Claim>, mention: ID<Mention>, why: String) {
    self.claim = claim
    self.mention = mention
    self.why = why
  }
}

extension Reasoning {
  /// Passages that agree with one side of a date conflict only: other mentions of the event, and mentions, in the
  /// documents that tell of it, of what is expected to follow or precede it within a quarter of a year (a suspension and its
  /// lifting, a campaign and its election).
  ///
  /// For other kinds none yet. O(mentions).
  public func support(of conflict: Conflict) -> [ConflictSupport] {
    guard conflict.kind == .date, conflict.claims.count == 2, let event = conflict.events.first else { return [] }
    let sides = conflict.claims.map { (claim: $0, mention: graph.claims[$0].mention) }
    let own = graph.events[event]
    let documents = Set(own.mentions.map { graph.mentions[$0].document })
    var found: [ConflictSupport] = []
    func note(_ mention: ID<Mention>, _ why: String, _ agrees: (TimeBounds) -> Bool) {
      let agreeing = sides.filter { agrees(graph.mentions[$0.mention].time) }
      guard agreeing.count == 1, !sides.contains(where: { $0.mention == mention }) else { return }
      found.append(ConflictSupport(claim: agreeing[0].claim, mention: mention, why: why))
    }
    for mention in own.mentions where graph.mentions[mention].value != nil {
      note(mention, "another mention of the event") { $0.intersection(graph.mentions[mention].time).isConsistent }
    }
    for (row, mention) in graph.mentions.enumerated() where mention.event != event && mention.value != nil {
      guard documents.contains(mention.document), mention.status == .actual else { continue }
      if ExpectedOrder.follows(mention.type, own.type) {
        note(ID(row), "\(mention.type.name) is expected soon after \(own.type.name)") {
          $0.isSoon(before: mention.time)
        }
      } else if ExpectedOrder.follows(own.type, mention.type) {
        note(ID(row), "\(mention.type.name) is expected soon before \(own.type.name)") {
          mention.time.isSoon(before: $0)
        }
      }
    }
    return found
  }
}

extension TimeBounds {
  /// Whether an occurrence may have started at most 92 days before another started, and not after it.
  fileprivate func isSoon(before other: TimeBounds) -> Bool {
    guard earliestStart.isFinite, latestStart.isFinite, other.earliestStart.isFinite, other.latestStart.isFinite else {
      return false
    }
    let least = other.earliestStart.number - latestStart.number
    let most = other.latestStart.number - earliestStart.number
    return most >= 0 && least <= 92
  }
}

/// Which types usually follow which.
enum ExpectedOrder {
  private static let chains: [[String]] = [
    ["case-opened", "charge", "trial", "conviction", "release"], ["conviction", "sentence"],
    ["agreement", "ratification", "entry-into-force"], ["administrative-notice", "fine", "penalty-lifted"],
    ["administrative-notice", "suspension", "penalty-lifted"], ["ban", "penalty-lifted"], ["arrest", "release"],
    ["election-campaign", "election"], ["clash", "displacement"],
  ]

  private static let pairs: Set<UInt16> = Set(
    chains.flatMap { chain in
      let types = chain.compactMap { EventType($0) }
      return types.indices.flatMap { first in
        types.indices.dropFirst(first + 1).map { key(types[$0], types[first]) }
      }
    })

  private static func key(_ later: EventType, _ earlier: EventType) -> UInt16 {
    UInt16(later.rawValue) << 8 | UInt16(earlier.rawValue)
  }

  static func follows(_ later: EventType, _ earlier: EventType) -> Bool { pairs.contains(key(later, earlier)) }
}
