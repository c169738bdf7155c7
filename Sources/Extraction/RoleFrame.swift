internal import EventGraph
internal import LanguagePacks

/// What the phrases around a trigger are to an act of its type, where voice and case leave it open.
struct RoleFrame {
  let type: EventType
  /// Sides that the block of the pack names.
  let agent: TriggerRule.Position?
  let target: TriggerRule.Position?

  /// The genitive of the noun acts ("the protest of teachers"); of all other types it is acted on ("the arrest of").
  private static let acting = mask([
    "election", "election-campaign", "election-observation", "meeting", "review", "statement", "condemnation", "demand",
    "announcement", "report", "resolution", "court-ruling", "protest", "gathering", "attack", "clash", "asylum",
    "agreement", "policy",
  ])
  private static let attacks = mask(["attack"])
  /// Whoever does it suffers it: the subject of "died" is no agent.
  private static let suffered = mask(["death"])
  /// Done by bodies to people: a person alone beside a verb without a voice is the one it befell.
  private static let befalling = mask([
    "arrest", "house-arrest", "imprisonment", "release", "abduction", "search", "charge", "conviction", "sentence",
    "extradition", "fine", "harassment", "surveillance", "killing", "death", "torture", "attack", "displacement",
    "expulsion", "trial", "case-opened", "closure", "suspension", "ban",
  ])
  /// Made in common: whom it is made with acts too.
  private static let mutual = mask(["agreement", "meeting", "clash", "review"])
  /// Acts on texts: what is adopted, signed or repealed is neither agent nor target.
  private static let textual = mask([
    "law-adopted", "law-amended", "law-repealed", "ratification", "entry-into-force", "agreement",
  ])
  private static let published = mask(["resolution", "report", "statement", "announcement", "review"])
  /// What is said names no one it is done to, unless a person or a body.
  private static let spoken = mask([
    "statement", "condemnation", "demand", "announcement", "report", "resolution", "meeting", "review", "policy",
    "emergency", "protest", "gathering",
  ])
  /// What is no person and no body may be the object: a march that is broken up, a licence that is withdrawn.
  private static let ofThings = mask([
    "assembly-blocked", "ban", "suspension", "closure", "censorship", "internet-shutdown", "attack", "other",
  ])

  private static func mask(_ names: [String]) -> UInt64 {
    names.reduce(0) { $0 | 1 << UInt64(EventType($1)!.rawValue) }
  }

  private func isOf(_ mask: UInt64) -> Bool { mask & 1 << UInt64(type.rawValue) != 0 }

  /// Whether what is named in the genitive of the noun, or behind "of", acts.
  func acts(_ phrase: NounPhrase, _ order: WordOrder) -> Bool {
    // Of attacks only a body is the author; a person or a site is attacked.
    if agent == nil, isOf(Self.attacks) {
      return order != .subjectFirst && (phrase.kind == .organisation || phrase.kind == .actor)
    }
    return genitiveActs
  }

  var isTextual: Bool { isOf(Self.textual) }

  var genitiveActs: Bool { agent == .after || agent == nil && target != .after && isOf(Self.acting) }
  var subjectSuffers: Bool { target == .before || isOf(Self.suffered) }
  var appoints: Bool { type.name == "office-change" || type.name == "election" || type.name == "announcement" }
  var isMutual: Bool { isOf(Self.mutual) }
  var befalls: Bool { target == .after || isOf(Self.befalling) }
  var isSpoken: Bool { isOf(Self.spoken) }

  /// The role of what is acted on; nil for what is nobody and nothing.
  func object(_ phrase: NounPhrase) -> Participant.Role? {
    switch phrase.kind {
    case .time: return nil
    case .thing, .document, .event:
      if isOf(Self.textual) { return .other }
      // Of what is passed and published every day, only what has a number is named.
      if isOf(Self.published) { return phrase.isNumbered ? .other : nil }
      return isOf(Self.ofThings) ? .target : nil
    case .unknown, .site, .number: return isOf(Self.textual) ? .other : isSpoken ? nil : .target
    case .actor, .person, .organisation, .name, .place, .pronoun: return type.name == "emergency" ? nil : .target
    }
  }

  /// The role of what acts.
  func subject(_ phrase: NounPhrase) -> Participant.Role? {
    switch phrase.kind {
    case .time, .event: return isOf(Self.textual) && phrase.kind == .event ? .other : nil
    case .thing, .document: return isOf(Self.textual) ? .other : nil
    case .site: return subjectSuffers ? .target : nil
    case .unknown: return type.name == "entry-into-force" ? .other : subjectSuffers ? .target : .agent
    case .number, .actor, .person, .organisation, .name, .place, .pronoun: return subjectSuffers ? .target : .agent
    }
  }
}
