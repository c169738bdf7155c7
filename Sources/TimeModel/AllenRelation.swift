/// One of the thirteen relations between two spans of whole days (Allen, "Maintaining knowledge about temporal
/// intervals", 1983).
///
/// A span may be an instant (start = end), which Allen leaves out; exactly one relation holds all the same, because
/// equal starts and ends are looked at first: an instant at the start of a longer span `starts` it, one at its end
/// `finishes` it. `meets` means that the end is the other's start, on the same day.
public enum AllenRelation: UInt8, Hashable, Sendable, CaseIterable {
  case before, meets, overlaps, starts, during, finishes, equals
  case finishedBy, contains, startedBy, overlappedBy, metBy, after

  /// The relation of the second to the first.
  public var inverse: AllenRelation { AllenRelation(rawValue: 12 - rawValue) ?? .equals }

  /// The relation of two spans, each with start ≤ end.
  public init(start: Int, end: Int, otherStart: Int, otherEnd: Int) {
    if start == otherStart {
      self = end == otherEnd ? .equals : end < otherEnd ? .starts : .startedBy
    } else if end == otherEnd {
      self = start > otherStart ? .finishes : .finishedBy
    } else if end <= otherStart {
      self = end < otherStart ? .before : .meets
    } else if otherEnd <= start {
      self = otherEnd < start ? .after : .metBy
    } else if start < otherStart {
      self = end < otherEnd ? .overlaps : .contains
    } else {
      self = end < otherEnd ? .during : .overlappedBy
    }
  }
}

/// A set of Allen relations: those that remain possible between two spans.
public struct AllenRelations: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  public init(_ relation: AllenRelation) { rawValue = 1 << UInt16(relation.rawValue) }

  public static let none: AllenRelations = []
  /// Nothing is excluded.
  public static let any = AllenRelations(rawValue: 0x1fff)

  public func contains(_ relation: AllenRelation) -> Bool { contains(AllenRelations(relation)) }

  /// The members, in the order of `AllenRelation.allCases`.
  public var relations: [AllenRelation] { AllenRelation.allCases.filter(contains) }

  /// The relations of the second span to the first.
  public var inverse: AllenRelations {
    relations.reduce(into: []) { $0.insert(AllenRelations($1.inverse)) }
  }
}

extension TimeBounds {
  /// The relations to `other` that some dating of the two allows; none if either has no dating.
  ///
  /// Exact for the bounds alone; what constrains the two otherwise is not seen. O(1).
  public func relations(to other: TimeBounds) -> AllenRelations {
    var result = AllenRelations.none
    for relation in AllenRelation.allCases {
      let isPossible =
        relation.rawValue <= AllenRelation.equals.rawValue
        ? TimeBounds.allow(relation.chain, self, other) : TimeBounds.allow(relation.inverse.chain, other, self)
      if isPossible { result.insert(AllenRelations(relation)) }
    }
    return result
  }

  /// Whether points within the bounds can stand in the order of a chain: each as early as those before it allow.
  private static func allow(_ chain: [AllenRelation.Link], _ first: TimeBounds, _ second: TimeBounds) -> Bool {
    var day = Day.unboundedPast
    for link in chain {
      day = day.advanced(by: link.isStrict ? 1 : 0)
      var latest = Day.unboundedFuture
      for point in link.points {
        let (low, high) =
          switch point {
          case .start: (first.earliestStart, first.latestStart)
          case .end: (first.earliestEnd, first.latestEnd)
          case .otherStart: (second.earliestStart, second.latestStart)
          case .otherEnd: (second.earliestEnd, second.latestEnd)
          }
        day = max(day, low)
        latest = min(latest, high)
      }
      if day > latest { return false }
    }
    return true
  }
}

extension AllenRelation {
  fileprivate enum Point { case start, end, otherStart, otherEnd }

  /// Points on one day, no earlier than those of the link before it, or later if strict.
  fileprivate struct Link {
    var isStrict: Bool
    var points: [Point]

    init(_ points: Point..., isStrict: Bool = false) {
      self.isStrict = isStrict
      self.points = points
    }
  }

  /// The order of the four points that makes the relation; of the inverse for those after `equals`.
  fileprivate var chain: [Link] {
    switch self {
    case .before, .after: [Link(.start), Link(.end), Link(.otherStart, isStrict: true), Link(.otherEnd)]
    case .meets, .metBy: [Link(.start), Link(.end, .otherStart, isStrict: true), Link(.otherEnd, isStrict: true)]
    case .overlaps, .overlappedBy:
      [Link(.start), Link(.otherStart, isStrict: true), Link(.end, isStrict: true), Link(.otherEnd, isStrict: true)]
    case .starts, .startedBy: [Link(.start, .otherStart), Link(.end), Link(.otherEnd, isStrict: true)]
    case .during, .contains:
      [Link(.otherStart), Link(.start, isStrict: true), Link(.end), Link(.otherEnd, isStrict: true)]
    case .finishes, .finishedBy: [Link(.otherStart), Link(.start, isStrict: true), Link(.end, .otherEnd)]
    case .equals: [Link(.start, .otherStart), Link(.end, .otherEnd)]
    }
  }
}
