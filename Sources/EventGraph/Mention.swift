public import TimeModel

/// Whether the text says that an event happened (FactBank: CT+, PR+ future, CTu under a request, PS/Uu, CT-).
public enum Status: UInt8, Hashable, Sendable, CaseIterable {
  case actual, planned, demanded, hypothetical, negated

  public var name: String {
    switch self {
    case .actual: "actual"
    case .planned: "planned"
    case .demanded: "demanded"
    case .hypothetical: "hypothetical"
    case .negated: "negated"
    }
  }
}

/// How an occurrence ends: at a known time, not yet (goes on), or unknown (no earlier than its start).
public enum EndKind: UInt8, Hashable, Sendable { case known, open, unknown }

/// One place in one text where an event is named: its trigger and what the clause says about it.
public struct Mention: Hashable, Sendable {
  public var document: ID<Document>
  public var trigger: TextSpan
  /// The trigger with the words that belong to it ("suspended the bureau"), for labels.
  public var phrase: TextSpan
  public var sentence: TextSpan
  public var type: EventType
  public var status: Status
  /// Bounds of the occurrence, resolved inside the document; `.unbounded` without any date.
  public var time: TimeBounds
  /// What is printed as EDTF; nil where nothing but the creation time bounds the event.
  public var value: MentionValue?
  /// Whether the words state the whole value (false where year, anchor or narrative supplied a part).
  public var stated: Bool
  public var end: EndKind
  /// Bounds of the state that an act leaves ("suspended for three months"), where there is one.
  public var effect: TimeBounds?
  /// Rows of `EventGraph.mentionTimexes`.
  public var timexes: RowRange
  /// Rows of `EventGraph.participants`.
  public var participants: RowRange
  @Compact public var place: ID<PlaceMention>?
  @Compact public var count: ID<Count>?
  @Compact public var duration: ID<StatedDuration>?
  /// The mention that the date was resolved through ("on election day").
  @Compact public var anchor: ID<Mention>?
  /// Words that say who says so ("according to NGOs").
  @Compact public var reportedBy: TextSpan?
  /// Words that made the status, where it is not actual.
  @Compact public var statusCue: TextSpan?
  public var rule: RuleID
  /// The event this mention names; set by Linking.
  @Compact public var event: ID<Event>?
  /// The hash of the printed id.
  public var key: UInt64

  public init(
    document: ID<Document>, trigger: TextSpan, phrase: TextSpan? = nil, sentence: TextSpan, type: EventType,
    status: Status = .actual,
    time: TimeBounds = .unbounded, value: MentionValue? = nil, stated: Bool = true, end: EndKind = .known,
    effect: TimeBounds? = nil, timexes: RowRange = .empty, participants: RowRange = .empty,
    place: ID<PlaceMention>? = nil, count: ID<Count>? = nil, duration: ID<StatedDuration>? = nil,
    anchor: ID<Mention>? = nil, reportedBy: TextSpan? = nil, statusCue: TextSpan? = nil, rule: RuleID,
    event: ID<Event>? = nil, key: UInt64 = 0
  ) {
    self.document = document
    self.trigger = trigger
    self.phrase = phrase ?? trigger
    self.sentence = sentence
    self.type = type
    self.status = status
    self.time = time
    self.value = value
    self.stated = stated
    self.end = end
    self.effect = effect
    self.timexes = timexes
    self.participants = participants
    self.place = place
    self.count = count
    self.duration = duration
    self.anchor = anchor
    self.reportedBy = reportedBy
    self.statusCue = statusCue
    self.rule = rule
    self.event = event
    self.key = key
  }
}

/// The date of an event as it is printed: an EDTF date, interval, half-open interval, or a point within an interval.
public enum MentionValue: Hashable, Sendable {
  case date(PartialDate)
  /// From one value to another; nil is an open (`..`) end.
  case interval(PartialDate?, PartialDate?)
  /// One point somewhere between two values: `[a..b]`.
  case within(PartialDate, PartialDate)
}

extension MentionValue: CustomStringConvertible {
  /// EDTF.
  public var description: String {
    switch self {
    case .date(let date): "\(date)"
    case .interval(let start, let end):
      (start.map { "\($0.asStart)" } ?? "..") + "/" + (end.map { "\($0.asEnd)" } ?? "..")
    case .within(let first, let last): "[\(first)..\(last)]"
    }
  }
}

extension Mention {
  /// Whether its day is that on which it became known: the occurrence is of that day or of one before it.
  public var isDisclosed: Bool {
    if case .date(let day)? = value { !stated && day.qualifier.contains(.uncertain) } else { false }
  }
}

/// Someone who takes part in a mention.
public struct Participant: Hashable, Sendable {
  public enum Role: UInt8, Hashable, Sendable {
    case agent, target, other

    public var name: String {
      switch self {
      case .agent: "agent"
      case .target: "target"
      case .other: "other"
      }
    }
  }

  public var role: Role
  public var span: TextSpan
  /// The head word of the phrase.
  public var head: TextSpan
  /// Set by Linking.
  @Compact public var actor: ID<Actor>?

  public init(role: Role, span: TextSpan, head: TextSpan, actor: ID<Actor>? = nil) {
    self.role = role
    self.span = span
    self.head = head
    self.actor = actor
  }
}

/// A place name in the text and the place it stands for.
public struct PlaceMention: Hashable, Sendable {
  public var span: TextSpan
  /// The key of the place in the gazetteer, an index into `EventGraph.names`; nil for a place no gazetteer knows.
  public var name: NameID?

  public init(span: TextSpan, name: NameID?) {
    self.span = span
    self.name = name
  }
}

/// How many took part or were affected; `max` nil when open upwards.
public struct Count: Hashable, Sendable {
  public var min: Int32
  public var max: Int32?
  public var span: TextSpan

  public init(min: Int, max: Int?, span: TextSpan) {
    self.min = Int32(clamping: min)
    self.max = max.map { Int32(clamping: $0) }
    self.span = span
  }
}

/// A length of time that the text gives to an event or to its effect.
public struct StatedDuration: Hashable, Sendable {
  public var period: Period
  public var span: TextSpan

  public init(period: Period, span: TextSpan) {
    self.period = period
    self.span = span
  }
}

/// An index into `EventGraph.names`.
public struct NameID: Hashable, Sendable {
  public let index: UInt32
  public init(_ index: Int) { self.index = UInt32(index) }
}
