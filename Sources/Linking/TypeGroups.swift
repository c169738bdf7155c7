internal import EventGraph

/// Which event types may name one occurrence, and which occur at most once a day at one place.
enum TypeGroups {
  /// Pairs that may be merged; all others need the same type.
  private static let compatible: [(String, String)] = [
    ("killing", "death"), ("meeting", "gathering"), ("protest", "gathering"), ("arrest", "imprisonment"),
    ("statement", "condemnation"), ("statement", "announcement"), ("law-adopted", "law-amended"), ("ban", "censorship"),
  ]

  /// Types of which a day and place hold one event, so that no further evidence is asked for.
  private static let unique: [String] = [
    "election", "election-campaign", "entry-into-force", "emergency", "internet-shutdown",
  ]

  /// Types that a document names without a date as if the reader knew which one is meant ("the agreement").
  private static let known: [String] = ["election", "election-campaign", "agreement", "entry-into-force", "emergency"]

  /// One number for all types that are connected by compatible pairs.
  static let group: [UInt8] = {
    var group = EventType.all.map(\.rawValue)
    for (left, right) in compatible {
      guard let a = EventType(left), let b = EventType(right) else { continue }
      let (kept, lost) = (group[Int(a.rawValue)], group[Int(b.rawValue)])
      for index in group.indices where group[index] == lost { group[index] = kept }
    }
    return group
  }()

  private static let pairs: Set<UInt16> = Set(
    compatible.flatMap { left, right -> [UInt16] in
      guard let a = EventType(left), let b = EventType(right) else { return [] }
      return [key(a, b), key(b, a)]
    })
  private static let speechTypes = Set(
    ["statement", "condemnation", "demand", "announcement"].compactMap { EventType($0) })
  private static let uniqueTypes = Set(unique.compactMap { EventType($0) })
  private static let knownTypes = Set(known.compactMap { EventType($0) })

  private static func key(_ left: EventType, _ right: EventType) -> UInt16 {
    UInt16(left.rawValue) << 8 | UInt16(right.rawValue)
  }

  static func areCompatible(_ left: EventType, _ right: EventType) -> Bool { pairs.contains(key(left, right)) }
  /// Whether one speaker makes many events of the type, so that the speaker does not tell them apart.
  static func isSpeech(_ type: EventType) -> Bool { speechTypes.contains(type) }
  static func isUnique(_ type: EventType) -> Bool { uniqueTypes.contains(type) }
  static func isKnown(_ type: EventType) -> Bool { knownTypes.contains(type) }
}
