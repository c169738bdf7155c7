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
        // What begins where another ends may begin on the day after.
        let minimum = bond.isTouch ? -1 : 0
        network.add(Difference(from: bond.earlier, to: bond.later, minimum: minimum, claims: claims.order(row)))
      }
    }
    for bond in sharedMoments(of: graph, claims, isHidden) { moments.add(bond) }
    return moments
  }

  /// The first contradiction, by moments or by days, that some claims alone make; nil where they do not contradict each
  /// other.
  func contradiction(among named: [Int32]) -> Contradiction? {
    for part in [moments, network] {
      let found = part.flatMap { TimeOrder($0.only(named)).contradictions.first { !$0.claims.isEmpty } }
      if let found { return found }
    }
    return nil
  }

  /// The moments at which two time expressions of one document begin or end alike by the calendar: two of one day are the
  /// same time, the end of a day is the start of the next. Where the calendar parts two moments, by a day or more, the
  /// order of days already says so.
  ///
  /// - Complexity: O(n log n) and the square of how many share a moment, up to `mostSharing` of them; a chain beyond.
  private static func sharedMoments(
    of graph: EventGraph, _ claims: ClaimIndex, _ isHidden: (Mention) -> Bool
  ) -> [Difference] {
    struct Moment {
      var document: ID<Document>
      /// Where it lies: the number of the day that it begins, or of the day after the one that it ends.
      var day: Int
      var point: TimePoint
      var claims: [Int32]
    }
    var all: [Moment] = []
    for index in graph.events.indices {
      let id = ID<Event>(index)
      let row = graph.events[id].mentions[0]
      let mention = graph.mentions[row]
      guard case .date(let date)? = mention.value, graph.isTimeExpression(id), !isHidden(mention) else { continue }
      let named = claims.date(of: row)
      all.append(
        Moment(document: mention.document, day: date.firstDay.number, point: .start(of: id.index), claims: named))
      all.append(
        Moment(document: mention.document, day: date.lastDay.number + 1, point: .end(of: id.index), claims: named))
    }
    all.sort { ($0.document.index, $0.day, $0.point) < ($1.document.index, $1.day, $1.point) }
    var bonds: [Difference] = []
    var start = 0
    while start < all.count {
      let end = all[start...].firstIndex { $0.day != all[start].day || $0.document != all[start].document } ?? all.count
      for right in start + 1..<max(start + 1, end) {
        let lefts = end - start <= mostSharing ? start..<right : right - 1..<right
        for left in lefts {
          let named = all[left].claims + all[right].claims
          bonds.append(Difference(from: all[left].point, to: all[right].point, minimum: 0, claims: named))
          bonds.append(Difference(from: all[right].point, to: all[left].point, minimum: 0, claims: named))
        }
      }
      start = end
    }
    return bonds
  }

  /// Time expressions of one moment that are all compared with each other.
  private static let mostSharing = 64

  /// One point that lies before another, or not after it.
  private struct Bond {
    var earlier: TimePoint
    var later: TimePoint
    var isStrict: Bool
    /// Whether a start lies no later than an end that it touches.
    var isTouch: Bool { !isStrict && !earlier.isEnd && later.isEnd }

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
