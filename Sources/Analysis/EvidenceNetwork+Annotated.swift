internal import EventGraph
internal import TimeModel
internal import TimeNetwork

extension EvidenceNetwork {
  /// Adds what the links of annotated documents say of days to `network`, and returns what they say of moments.
  ///
  /// Days cannot tell two events of one day apart, so "before" says of days only "not later". In moments each event has
  /// a start before its end, and each of Allen's relations is a conjunction of < and = between starts and ends, which
  /// differences of 1 and 0 state exactly (Vilain and Kautz, "Constraint propagation algorithms for temporal reasoning",
  /// 1986); so the moments contradict each other exactly where the links do. Whatever the status of an event: a link
  /// between two plans orders them all the same.
  static func addAnnotated(
    of graph: EventGraph, _ claims: ClaimIndex, _ isHidden: (Mention) -> Bool, to network: inout TimeNetwork
  ) -> TimeNetwork? {
    guard graph.documents.contains(where: \.isAnnotated) else { return nil }
    var moments = TimeNetwork(eventCount: network.eventCount, trust: network.trust)
    for (index, event) in graph.events.enumerated()
    where graph.documents[graph.mentions[event.mentions[0]].document].isAnnotated {
      moments.add(Difference(from: .start(of: Int32(index)), to: .end(of: Int32(index)), minimum: 1))
    }
    for (row, relation) in graph.relations.enumerated() {
      let mention = graph.mentions[relation.from]
      guard graph.documents[mention.document].isAnnotated, !isHidden(mention), let from = mention.event,
        let to = graph.mentions[relation.to].event, from != to
      else { continue }
      for bond in Bond.bonds(of: relation.kind, from.index, to.index) {
        moments.add(
          Difference(from: bond.earlier, to: bond.later, minimum: bond.isStrict ? 1 : 0, claims: claims.order(row)))
        network.add(Difference(from: bond.earlier, to: bond.later, minimum: 0, claims: claims.order(row)))
      }
    }
    return moments
  }

  /// One point that lies before another, or not after it.
  private struct Bond {
    var earlier: TimePoint
    var later: TimePoint
    var isStrict: Bool

    static func bonds(of kind: Relation.Kind, _ from: Int32, _ to: Int32) -> [Bond] {
      let (fromStart, fromEnd) = (TimePoint.start(of: from), TimePoint.end(of: from))
      let (toStart, toEnd) = (TimePoint.start(of: to), TimePoint.end(of: to))
      func first(_ earlier: TimePoint, _ later: TimePoint) -> [Bond] {
        [Bond(earlier: earlier, later: later, isStrict: true)]
      }
      func same(_ left: TimePoint, _ right: TimePoint) -> [Bond] {
        [Bond(earlier: left, later: right, isStrict: false), Bond(earlier: right, later: left, isStrict: false)]
      }
      return switch kind {
      case .before: first(fromEnd, toStart)
      case .after: first(toEnd, fromStart)
      case .meets: same(fromEnd, toStart)
      case .during, .partOf: first(toStart, fromStart) + first(fromEnd, toEnd)
      case .starts: same(fromStart, toStart) + first(fromEnd, toEnd)
      case .finishes: same(fromEnd, toEnd) + first(toStart, fromStart)
      case .simultaneous: same(fromStart, toStart) + same(fromEnd, toEnd)
      case .overlaps: first(fromStart, toEnd) + first(toStart, fromEnd)
      case .causes: [Bond(earlier: fromStart, later: toStart, isStrict: false)]
      case .respondsTo, .revokes, .reports: [Bond(earlier: toStart, later: fromStart, isStrict: false)]
      case .sameAs: []
      }
    }
  }
}

extension OrderVerdict {
  /// Whether neither the order nor its contrary is known.
  var isOpen: Bool {
    switch self {
    case .possible, .unrelated: true
    case .definite, .impossible, .disputed: false
    }
  }
}
