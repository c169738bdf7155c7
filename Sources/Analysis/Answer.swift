public import EventGraph

/// What the evidence says about "A before B" (DESIGN, section 4).
public enum Verdict: UInt8, Hashable, Sendable { case definite, possible, disputed, impossible, unrelated }

/// The answer to one query about one event X.
public struct Answer: Sendable {
  public enum Relation: UInt8, Hashable, Sendable {
    case before, after, between, during
    /// On the day of X or within some days of it.
    case near
  }

  /// *Certain*, or *likely* when a step rests on `?`, `~` or something inferred.
  public enum Grade: UInt8, Hashable, Sendable { case certain, likely }

  public struct Definite: Sendable {
    public var event: ID<Event>
    public var grade: Grade
    /// Claims that prove it, in the order of the argument.
    public var proof: [ID<Claim>]

    public init(event: ID<Event>, grade: Grade, proof: [ID<Claim>]) {
      self.event = event
      self.grade = grade
      self.proof = proof
    }
  }

  public struct Possible: Sendable {
    public var event: ID<Event>
    /// Which bound would settle it, in English.
    public var undecided: String

    public init(event: ID<Event>, undecided: String) {
      self.event = event
      self.undecided = undecided
    }
  }

  public struct Disputed: Sendable {
    public var event: ID<Event>
    public var conflict: [ID<Claim>]

    public init(event: ID<Event>, conflict: [ID<Claim>]) {
      self.event = event
      self.conflict = conflict
    }
  }

  public var relation: Relation
  /// X as the user wrote it; two for `between`.
  public var terms: [String]
  /// The chosen event of each term (nil where the term is a date) and why.
  public var chosen: [Choice]
  /// How many days from X at most, where the question says so.
  public var days: Int?
  public var definite: [Definite] = []
  public var possible: [Possible] = []
  public var disputed: [Disputed] = []
  /// Events that are planned, demanded, hypothetical or negated: a track of their own.
  public var otherStatus: [ID<Event>] = []
  /// What the other readings of the relation would add.
  public var startedBefore = 0
  public var overlaps = 0
  public var impossible = 0
  public var unrelated = 0

  public struct Choice: Sendable {
    public var event: ID<Event>?
    /// EDTF, where the term is a date.
    public var date: String?
    public var why: String
    /// Events that also fitted, best first.
    public var runnersUp: [ID<Event>]

    public init(event: ID<Event>?, date: String? = nil, why: String, runnersUp: [ID<Event>] = []) {
      self.event = event
      self.date = date
      self.why = why
      self.runnersUp = runnersUp
    }
  }

  public init(relation: Relation, terms: [String], chosen: [Choice]) {
    self.relation = relation
    self.terms = terms
    self.chosen = chosen
  }
}

extension Answer.Relation {
  public var name: String {
    switch self {
    case .before: "before"
    case .after: "after"
    case .between: "between"
    case .during: "during"
    case .near: "near"
    }
  }
}
