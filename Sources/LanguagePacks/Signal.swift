/// What a word of relation does; the number is the value of the sense, the name that of the packs.
///
/// Up to `revokes` the word is a preposition or conjunction in front of the event that it names ("after the protest",
/// "because they had protested"); then come verbs with a subject and an object, verbs that tie an effect (their object)
/// to a cause (behind a preposition), and words that point back to what was told last ("as a result").
public enum Signal: Int32, CaseIterable, Sendable {
  case before, after, during, causes, respondsTo, partOf, revokes
  case leadsTo, stemsFrom, precedes, follows
  case links
  case thenAfter, thenBefore, thenCaused, thenRespondsTo
  /// At the same time: dates what stands behind it, and relates nothing.
  case meanwhile

  /// Whether it names a cause or an effect: what it names is an event although the text gives it no date.
  public var isCausal: Bool {
    switch self {
    case .causes, .respondsTo, .leadsTo, .stemsFrom, .links: true
    default: false
    }
  }

  /// Whether it can relate an event to what the sentence before told.
  public var mayPointBack: Bool { self == .causes || rawValue >= Signal.thenAfter.rawValue && self != .meanwhile }

  /// As `signals.tsv` has it.
  public var name: String {
    switch self {
    case .respondsTo: "responds-to"
    case .partOf: "part-of"
    case .leadsTo: "leads-to"
    case .stemsFrom: "stems-from"
    case .thenAfter: "then-after"
    case .thenBefore: "then-before"
    case .thenCaused: "then-caused"
    case .thenRespondsTo: "then-responds-to"
    default: "\(self)"
    }
  }
}
