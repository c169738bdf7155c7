internal import EventGraph

/// Which event types may name one occurrence, and which occur at most once a day at one place.
enum TypeGroups {
  /// Pairs that may be merged; all others need the same type.
  private static let compatible: [(String, String)] = [
    ("killing", "death"), ("meeting", "gathering"), ("protest", "gathering"), ("arrest", "imprisonment"),
    ("statement", "condemnation"), ("statement", "announcement"), ("law-adopted", "law-amended"), ("ban", "censorship"),
  ]

  /// Pairs that one occurrence may be told as in two languages, where something else ties the two together.
  private static let related: [(String, String)] = [
    ("arrest", "abduction"), ("arrest", "house-arrest"), ("arrest", "search"), ("attack", "killing"),
    ("attack", "death"), ("attack", "clash"), ("attack", "search"), ("attack", "torture"), ("clash", "protest"),
    ("attack", "protest"), ("statement", "demand"), ("statement", "report"), ("condemnation", "demand"),
    ("announcement", "condemnation"), ("announcement", "report"), ("resolution", "statement"),
    ("resolution", "condemnation"), ("resolution", "demand"), ("resolution", "law-adopted"),
    ("sentence", "conviction"), ("sentence", "court-ruling"), ("conviction", "court-ruling"),
    ("case-closed", "court-ruling"), ("case-closed", "penalty-lifted"), ("trial", "case-opened"),
    ("trial", "court-ruling"), ("charge", "case-opened"), ("closure", "ban"), ("closure", "suspension"),
    ("closure", "court-ruling"), ("ban", "suspension"), ("ban", "administrative-notice"), ("ban", "entry-into-force"),
    ("sanction", "suspension"), ("sanction", "ban"), ("law-adopted", "ratification"), ("law-adopted", "agreement"),
    ("ratification", "agreement"), ("law-adopted", "policy"), ("law-adopted", "announcement"),
    ("law-adopted", "report"), ("office-change", "election"), ("office-change", "announcement"),
    ("displacement", "expulsion"), ("award", "announcement"), ("release", "case-closed"),
    ("assembly-blocked", "protest"), ("assembly-blocked", "ban"), ("org-founded", "announcement"),
    ("announcement", "election"), ("announcement", "election-campaign"), ("election", "election-campaign"),
    ("arrest", "charge"), ("imprisonment", "sentence"), ("imprisonment", "conviction"), ("agreement", "law-amended"),
    ("closure", "case-closed"), ("trial", "charge"), ("gathering", "award"),
    ("attack", "assembly-blocked"), ("suspension", "policy"), ("law-repealed", "penalty-lifted"),
    ("emergency", "ban"), ("emergency", "penalty-lifted"), ("office-change", "sanction"), ("expulsion", "release"),
    ("expulsion", "abduction"), ("displacement", "release"), ("displacement", "abduction"), ("closure", "search"),
    ("closure", "sanction"), ("surveillance", "search"),
    ("arrest", "court-ruling"), ("imprisonment", "court-ruling"), ("law-adopted", "statement"),
    ("law-adopted", "election"), ("closure", "protest"), ("ratification", "court-ruling"),
    ("law-adopted", "court-ruling"), ("law-adopted", "law-repealed"), ("law-repealed", "resolution"),
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

  private static let pairs = keys(of: compatible)
  private static let relatedPairs = keys(of: related)
  private static let speechTypes = Set(
    ["statement", "condemnation", "demand", "announcement"].compactMap { EventType($0) })
  private static let uniqueTypes = Set(unique.compactMap { EventType($0) })
  private static let knownTypes = Set(known.compactMap { EventType($0) })

  private static func keys(of pairs: [(String, String)]) -> Set<UInt16> {
    Set(
      pairs.flatMap { left, right -> [UInt16] in
        guard let a = EventType(left), let b = EventType(right) else { return [] }
        return [key(a, b), key(b, a)]
      })
  }

  private static func key(_ left: EventType, _ right: EventType) -> UInt16 {
    UInt16(left.rawValue) << 8 | UInt16(right.rawValue)
  }

  static func areCompatible(_ left: EventType, _ right: EventType) -> Bool { pairs.contains(key(left, right)) }
  /// Whether two languages may tell one occurrence as the two types; `other` is what no lexicon knew.
  static func areRelated(_ left: EventType, _ right: EventType) -> Bool {
    left == .other || right == .other || relatedPairs.contains(key(left, right))
  }
  /// Whether one speaker makes many events of the type, so that the speaker does not tell them apart.
  static func isSpeech(_ type: EventType) -> Bool { speechTypes.contains(type) }
  static func isUnique(_ type: EventType) -> Bool { uniqueTypes.contains(type) }
  static func isKnown(_ type: EventType) -> Bool { knownTypes.contains(type) }
}
