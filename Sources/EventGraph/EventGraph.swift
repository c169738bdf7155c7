/// The hub value: documents and everything read from them, as rows in tables that name each other by typed ids.
///
/// Extraction makes a graph of one document; `append` joins such graphs; Linking fills `events` and `actors`.
public struct EventGraph: Sendable {
  public var documents: [Document] = []
  /// In document order, then by offset.
  public var timexes: [Timex] = []
  public var timexParts: [TimexPart] = []
  /// In document order, then by offset of the trigger.
  public var mentions: [Mention] = []
  public var mentionTimexes: [ID<Timex>] = []
  public var participants: [Participant] = []
  public var places: [PlaceMention] = []
  public var counts: [Count] = []
  public var durations: [StatedDuration] = []
  public var relations: [Relation] = []
  public var claims: [Claim] = []
  public var events: [Event] = []
  public var actors: [Actor] = []
  /// Why mentions were merged, event by event; set by Linking.
  public var merges: [MergeReason] = []
  /// What an analyst decided about rows of this graph, in the order of the decisions; set where a case is read.
  public var reviews: [ReviewMark] = []
  /// Names of rules (`ru/timex/day-month-year`), shared by all graphs of one set of packs.
  public var rules: [String] = []
  /// Canonical names of places, shared likewise.
  public var names: [String] = []

  public init() {}

  public init(rules: [String], names: [String]) {
    self.rules = rules
    self.names = names
  }
}

extension EventGraph {
  public func timexes(of mention: Mention) -> [ID<Timex>] { Array(mentionTimexes[mention.timexes.indices]) }
  public func participants(of mention: Mention) -> ArraySlice<Participant> {
    participants[mention.participants.indices]
  }
  public func place(of mention: Mention) -> PlaceMention? { mention.place.map { places[$0] } }
  public func count(of mention: Mention) -> Count? { mention.count.map { counts[$0] } }
  public func duration(of mention: Mention) -> StatedDuration? { mention.duration.map { durations[$0] } }
  public func document(of mention: Mention) -> Document { documents[mention.document] }

  /// The words of a span in the document of a mention.
  public func words(_ span: TextSpan, of mention: Mention) -> String { documents[mention.document].words(span) }

  public func name(_ rule: RuleID) -> String { rules[Int(rule.index)] }
  public func name(_ name: NameID) -> String { names[Int(name.index)] }

  /// Whether an event stands for a time expression of an annotated document, which links order as they order events.
  public func isTimeExpression(_ id: ID<Event>) -> Bool {
    let mention = mentions[events[id].mentions[0]]
    return documents[mention.document].isAnnotated && name(mention.rule) == EventGraph.annotatedTimex
  }

  /// The rule that makes such a row.
  public static let annotatedTimex = "core/timeml/timex"

  public func stableID(_ id: ID<Timex>) -> StableID { StableID(.timex, timexes[id].key) }
  public func stableID(_ id: ID<Mention>) -> StableID { StableID(.mention, mentions[id].key) }
  public func stableID(_ id: ID<Relation>) -> StableID { StableID(.relation, relations[id].key) }
  public func stableID(_ id: ID<Claim>) -> StableID { StableID(.claim, claims[id].key) }
  /// An event's id is that of its first mention.
  public func stableID(_ id: ID<Event>) -> StableID { StableID(.event, mentions[events[id].mentions[0]].key) }

  /// The event that an id names: the one of that very id, else the one that holds the mention whose hash it is, so that
  /// an id from before a merge, or from before an earlier document came, still leads to its event.
  ///
  /// - Complexity: O(mentions).
  public func event(named id: StableID) -> ID<Event>? {
    guard id.kind == .event || id.kind == .mention else { return nil }
    var holder: ID<Event>?
    for mention in mentions where mention.key == id.hash {
      guard let event = mention.event else { continue }
      if mentions[events[event].mentions[0]].key == id.hash { return event }
      holder = holder ?? event
    }
    return holder
  }
}

extension EventGraph {
  /// Makes room for the rows of graphs that will be appended: tables that grow by doubling hold up to twice their rows.
  ///
  /// - Complexity: O(graphs), and O(rows) for those that are there already.
  public mutating func reserve(for others: [EventGraph]) {
    func reserve<Row>(_ table: WritableKeyPath<EventGraph, [Row]>) {
      let count = others.reduce(self[keyPath: table].count) { $0 + $1[keyPath: table].count }
      self[keyPath: table].reserveCapacity(count)
    }
    reserve(\.documents)
    reserve(\.timexes)
    reserve(\.timexParts)
    reserve(\.mentions)
    reserve(\.mentionTimexes)
    reserve(\.participants)
    reserve(\.places)
    reserve(\.counts)
    reserve(\.durations)
    reserve(\.relations)
    reserve(\.claims)
  }

  /// Appends the rows of another graph, with its ids moved behind this graph's rows.
  ///
  /// - Precondition: neither graph has been linked yet, and of their lists of rules and names one begins with the other
  ///   (graphs made with the same packs have the same lists).
  /// - Complexity: O(rows of `other`).
  public mutating func append(_ other: EventGraph) {
    precondition(events.isEmpty && other.events.isEmpty, "graphs are joined before they are linked")
    if rules.count < other.rules.count { rules = other.rules }
    if names.count < other.names.count { names = other.names }
    let base = (
      document: documents.count, timex: timexes.count, part: timexParts.count, mention: mentions.count,
      mentionTimex: mentionTimexes.count, participant: participants.count, place: places.count, count: counts.count,
      duration: durations.count, relation: relations.count
    )
    func moved<Row>(_ id: ID<Row>, _ base: Int) -> ID<Row> { ID(Int(id.index) + base) }
    func moved(_ range: RowRange, _ base: Int) -> RowRange { RowRange(Int(range.begin) + base, Int(range.end) + base) }

    documents += other.documents
    timexParts += other.timexParts
    participants += other.participants
    places += other.places
    counts += other.counts
    durations += other.durations
    mentionTimexes += other.mentionTimexes.lazy.map { moved($0, base.timex) }
    timexes += other.timexes.lazy.map { row in
      var row = row
      row.document = moved(row.document, base.document)
      row.parts = moved(row.parts, base.part)
      row.anchor = row.anchor.map { moved($0, base.mention) }
      return row
    }
    mentions += other.mentions.lazy.map { row in
      var row = row
      row.document = moved(row.document, base.document)
      row.timexes = moved(row.timexes, base.mentionTimex)
      row.participants = moved(row.participants, base.participant)
      row.place = row.place.map { moved($0, base.place) }
      row.count = row.count.map { moved($0, base.count) }
      row.duration = row.duration.map { moved($0, base.duration) }
      row.anchor = row.anchor.map { moved($0, base.mention) }
      return row
    }
    relations += other.relations.lazy.map { row in
      var row = row
      row.from = moved(row.from, base.mention)
      row.to = moved(row.to, base.mention)
      return row
    }
    claims += other.claims.lazy.map { row in
      var row = row
      row.mention = moved(row.mention, base.mention)
      switch row.kind {
      case .participant: row.row += Int32(base.participant)
      case .order: row.row += Int32(base.relation)
      default: break
      }
      return row
    }
  }
}
