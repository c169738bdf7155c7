internal import EventGraph
internal import LanguagePacks

/// What the phrases around a trigger are to an act of its type, where voice and case leave it open.
struct RoleFrame {
  let type: EventType
  let order: WordOrder
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
  /// Nobody is their object.
  private static let intransitive = mask(["protest", "gathering"])
  /// Made in common: whom it is made with acts too.
  private static let mutual = mask(["agreement", "meeting", "clash", "review"])
  /// Acts on texts: what is adopted, signed or repealed is neither agent nor target.
  private static let textual = mask([
    "law-adopted", "law-amended", "law-repealed", "ratification", "entry-into-force", "agreement",
  ])
  private static let published = mask(["report", "statement", "announcement", "review"])
  /// Acts that texts and measures come out of.
  private static let passed = mask(["resolution"])
  /// Acts on measures, claims and verdicts as much as on people.
  private static let ofMeasures = mask(["court-ruling", "trial", "policy"])
  /// Acts on what binds people, never on people themselves, where it is a measure that they name.
  private static let lifting = mask(["penalty-lifted"])
  /// Those a noun without a name is nobody to.
  private static let personal = mask(["office-change", "election"])
  /// Whoever gets it is the one it is done to.
  private static let received = mask(["award"])
  /// Acts whose object says where they happened.
  private static let located = mask(["attack", "clash", "meeting", "displacement", "search", "emergency", "gathering"])
  /// Acts that lead somewhere, or away from somewhere.
  private static let moving = mask([
    "displacement", "expulsion", "extradition", "meeting", "clash", "gathering", "other", "imprisonment",
  ])
  private static let leaving = mask(["displacement", "expulsion", "clash"])
  /// Whom they befall may be named by the noun itself ("69 dead").
  private static let naming = mask([
    "killing", "death", "attack", "arrest", "imprisonment", "abduction", "displacement", "torture", "release",
    "conviction",
  ])
  /// What is said names no one it is done to, unless a person or a body.
  private static let spoken = mask([
    "statement", "condemnation", "demand", "announcement", "report", "resolution", "meeting", "review", "policy",
    "emergency", "protest", "gathering",
  ])
  /// What is no person and no body may be the object: a march that is broken up, a licence that is withdrawn.
  private static let ofThings = mask([
    "assembly-blocked", "ban", "suspension", "closure", "censorship", "internet-shutdown", "attack", "other",
  ])

  private static let witnessed = mask([
    "attack", "killing", "death", "protest", "gathering", "assembly-blocked", "search", "arrest", "clash",
    "displacement",
  ])
  /// What bodies decide and say happens in their offices: a place near by is rarely that of the act.
  private static let unplaced = mask([
    "report", "law-adopted", "law-amended", "law-repealed", "ratification", "court-ruling", "statement", "announcement",
    "resolution", "trial", "policy", "sentence", "charge", "sanction", "penalty-lifted", "ban", "condemnation",
    "conviction", "office-change", "election", "closure", "case-opened", "demand", "release", "fine",
    "administrative-notice", "org-founded",
  ])

  private static let told = mask([
    "killing", "death", "attack", "displacement", "emergency", "torture", "clash", "abduction",
  ])

  private static func mask(_ names: [String]) -> UInt64 {
    names.reduce(0) { $0 | 1 << UInt64(EventType($1)!.rawValue) }
  }

  /// Made by somebody who then says or does something by it: "in its report the commission blamed".
  private static let authored = mask([
    "report", "statement", "announcement", "resolution", "court-ruling", "condemnation", "demand",
  ])

  private func isOf(_ mask: UInt64) -> Bool { mask & 1 << UInt64(type.rawValue) != 0 }

  /// Whether what is named in the genitive of the noun, or behind "of", acts.
  func acts(_ phrase: NounPhrase, _ order: WordOrder) -> Bool {
    // A person is chosen; a body may choose.
    if agent == nil, type.name == "election", phrase.kind == .person || phrase.kind == .name { return false }
    // Of attacks only a body is the author; a person or a site is attacked.
    if agent == nil, isOf(Self.attacks) {
      return order != .subjectFirst && (phrase.kind == .organisation || phrase.kind == .actor)
    }
    return genitiveActs
  }

  var isAuthored: Bool { isOf(Self.authored) }
  var isReleased: Bool { type.name == "release" }
  var isMeeting: Bool { type.name == "meeting" }
  var isTextual: Bool { isOf(Self.textual) }
  var isAttack: Bool { isOf(Self.attacks) }
  var passesText: Bool { isOf(Self.passed) }
  /// Whom something is refused to stands in the dative.
  var refuses: Bool { type.name == "registration-refused" }
  /// Laid on people by a noun of its own: "imposed sanctions on".
  var isImposed: Bool { type.name == "sanction" }
  var isEmergency: Bool { type.name == "emergency" }
  /// What a body may be said to do when it decides or announces it; what it only tells of it has not done.
  var isOrdered: Bool { !isOf(Self.told) }
  var isAimed: Bool { isAttack || type.name == "assembly-blocked" }
  /// Aimed at people where they gather.
  var isCrowdControl: Bool { type.name == "assembly-blocked" }
  var isOfThings: Bool { isOf(Self.ofThings) || isOf(Self.lifting) }

  var genitiveActs: Bool { agent == .after || agent == nil && target != .after && isOf(Self.acting) }
  var subjectSuffers: Bool { target == .before || isOf(Self.suffered) }
  var appoints: Bool { type.name == "office-change" || type.name == "election" || type.name == "announcement" }
  var isMutual: Bool { isOf(Self.mutual) }
  var befalls: Bool { target == .after || agent == nil && isOf(Self.befalling) }
  var isSearch: Bool { type.name == "search" }
  private var isLifted: Bool { isOf(Self.lifting) && order != .verbFirst }
  var isIntransitive: Bool { isOf(Self.intransitive) }
  var isSpoken: Bool { isOf(Self.spoken) }
  /// Whoever is founded stands in front of a participle without an auxiliary.
  var isFounding: Bool { type.name == "org-founded" }
  var isRuling: Bool { type.name == "court-ruling" }
  var isReceived: Bool { isOf(Self.received) }
  var isLocated: Bool { isOf(Self.located) }
  /// Done to places by a verb of no type of its own: "occupied Mosul", "sealed off the suburb".
  var isDoneToPlaces: Bool { type.name == "other" }
  var moves: Bool { isOf(Self.moving) }
  /// Whoever is led somewhere is kept there.
  var isHeld: Bool { type.name == "imprisonment" }
  var leaves: Bool { isOf(Self.leaving) }
  var accuses: Bool { type.name == "charge" }
  /// Hands down a measure that another noun names.
  var sentences: Bool { type.name == "sentence" || type.name == "conviction" }
  var namesVictims: Bool { isOf(Self.naming) }
  /// Comes into being, and happens nowhere.
  var isPlaceless: Bool { type.name == "entry-into-force" }
  /// Said, ruled, enacted: it has a place only where one stands right beside it.
  var isRarelyPlaced: Bool { isOf(Self.unplaced) }
  /// Seen by people who were there: where nothing marks a name, what a preposition of place leads may be one.
  var isWitnessed: Bool { isOf(Self.witnessed) }
  /// The noun is the text that the act brings about: "a law of 17 July".
  var isText: Bool { type.name == "law-adopted" }
  /// The same, where the text has a name or a number of its own: "resolution 977".
  var isTextIfNamed: Bool { isText || type.name == "agreement" || type.name == "resolution" }

  /// The role of what is acted on; nil for what is nobody and nothing.
  func object(_ phrase: NounPhrase) -> Participant.Role? {
    if type.name == "emergency" { return nil }
    switch phrase.kind {
    case .time: return nil
    case .event:
      if isOf(Self.textual) || isOf(Self.passed) || isLifted || type.name == "suspension" { return .other }
      if type.name == "assembly-blocked" || type.name == "ban" { return nil }
      if isOf(Self.published) { return phrase.isNumbered ? .other : nil }
      return isOf(Self.ofThings) ? .target : nil
    case .thing, .document:
      if isOf(Self.textual) || isOf(Self.passed) || isOf(Self.ofMeasures) || isLifted { return .other }
      // Of what is said every day, only what has a number is named.
      if isOf(Self.published) { return phrase.isNumbered ? .other : nil }
      return isOf(Self.ofThings) ? .target : nil
    case .unknown:
      if isOf(Self.textual) || isOf(Self.passed) { return .other }
      // Where nothing marks a name, it may be one.
      if order == .verbFirst { return isSpoken || isOf(Self.ofMeasures) ? nil : .target }
      if isOf(Self.ofMeasures) { return .other }
      return isSpoken || isOf(Self.personal) || isReceived ? nil : .target
    case .site, .number:
      if isOf(Self.textual) { return .other }
      if phrase.kind == .site, isOf(Self.personal) { return nil }
      return isSpoken ? nil : .target
    case .name where isOf(Self.textual) && type.name != "agreement": return .other
    case .place where isLocated: return nil
    // "Officials met union leaders": who is met acts too.
    case .actor, .person, .organisation, .name: return isMeeting ? .agent : .target
    case .place, .pronoun: return .target
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
