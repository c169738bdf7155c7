public import TimeModel

/// One occurrence in the world: the mentions that name it, in document order. Its claims keep what each source says.
public struct Event: Hashable, Sendable {
  /// Never empty; the first gives the event its id.
  public var mentions: [ID<Mention>]
  public var type: EventType
  public var status: Status
  /// What the undisputed claims leave together; of the first dated mention where they contradict each other.
  public var time: TimeBounds
  public var value: MentionValue?
  public var effect: TimeBounds?
  public var end: EndKind
  /// Documents that mention it, copies counted once.
  public var sources: Int
  /// Rows of `EventGraph.claims` that speak of it.
  public var claims: [ID<Claim>]
  /// A name that an analyst gave it, in place of one made of the words of its mentions.
  public var label: String?

  public init(
    mentions: [ID<Mention>], type: EventType, status: Status, time: TimeBounds, value: MentionValue?,
    effect: TimeBounds? = nil, end: EndKind = .known, sources: Int = 1, claims: [ID<Claim>] = [], label: String? = nil
  ) {
    self.mentions = mentions
    self.type = type
    self.status = status
    self.time = time
    self.value = value
    self.effect = effect
    self.end = end
    self.sources = sources
    self.claims = claims
    self.label = label
  }
}

/// A person, organisation or group that takes part in events.
public struct Actor: Hashable, Sendable {
  /// The longest spelling seen, as the text has it.
  public var name: String
  /// Folded key under which spellings meet.
  public var key: String

  public init(name: String, key: String) {
    self.name = name
    self.key = key
  }
}

/// One statement by one source about one mention; everything that reasoning or a conflict can rest on.
public struct Claim: Hashable, Sendable {
  public enum Kind: UInt8, Hashable, Sendable { case date, count, place, participant, duration, order }

  public var kind: Kind
  public var mention: ID<Mention>
  /// The words that make the statement.
  public var span: TextSpan
  /// For an order claim the relation, for a participant claim the row of `participants`; else 0.
  public var row: Int32
  /// The hash of the printed id.
  public var key: UInt64

  public init(kind: Kind, mention: ID<Mention>, span: TextSpan, row: Int = 0, key: UInt64 = 0) {
    self.kind = kind
    self.mention = mention
    self.span = span
    self.row = Int32(row)
    self.key = key
  }
}

/// A stated relation between two mentions of one document.
public struct Relation: Hashable, Sendable {
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case before, after, during, causes, respondsTo, partOf, revokes, reports, sameAs
    /// Of annotated documents: the end is the other's start; starts together, ends earlier; ends together, starts later;
    /// starts and ends together; shares a moment.
    case meets, starts, finishes, simultaneous, overlaps

    public var name: String {
      switch self {
      case .before: "before"
      case .after: "after"
      case .during: "during"
      case .causes: "causes"
      case .respondsTo: "responds-to"
      case .partOf: "part-of"
      case .revokes: "revokes"
      case .reports: "reports"
      case .sameAs: "same-as"
      case .meets: "meets"
      case .starts: "starts"
      case .finishes: "finishes"
      case .simultaneous: "simultaneous"
      case .overlaps: "overlaps"
      }
    }
  }

  public var kind: Kind
  public var from: ID<Mention>
  public var to: ID<Mention>
  /// The words that state it.
  public var span: TextSpan
  public var rule: RuleID
  public var key: UInt64

  public init(kind: Kind, from: ID<Mention>, to: ID<Mention>, span: TextSpan, rule: RuleID, key: UInt64 = 0) {
    self.kind = kind
    self.from = from
    self.to = to
    self.span = span
    self.rule = rule
    self.key = key
  }
}
