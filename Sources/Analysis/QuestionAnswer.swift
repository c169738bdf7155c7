public import EventGraph

/// The answer to a `Question`: a sentence, what it rests on, and lists of events as the other queries give them.
public struct QuestionAnswer: Sendable {
  /// One line of a section: an event, a remark on it, the statements behind it.
  public struct Row: Sendable {
    public var event: ID<Event>?
    public var note: String?
    public var claims: [ID<Claim>]

    public init(event: ID<Event>? = nil, note: String? = nil, claims: [ID<Claim>] = []) {
      self.event = event
      self.note = note
      self.claims = claims
    }
  }

  public struct Section: Sendable {
    /// The section's name in JSON.
    public var key: String
    /// A heading, in English.
    public var title: String
    public var rows: [Row]

    public init(_ key: String, _ title: String, _ rows: [Row]) {
      (self.key, self.title, self.rows) = (key, title, rows)
    }
  }

  /// A figure or word of the answer, under its name in JSON.
  public struct Fact: Sendable {
    public enum Value: Hashable, Sendable {
      case text(String)
      case number(Int)
      /// What no source bounds.
      case unknown
    }
    public var key: String
    public var value: Value

    public init(_ key: String, _ value: Value) { (self.key, self.value) = (key, value) }
    public init(_ key: String, _ number: Int?) { self.init(key, number.map { .number($0) } ?? .unknown) }
  }

  public var question: Question
  /// The direct answer, in one English sentence or two.
  public var headline: String
  /// Whether the texts answer the question; where they do not, `headline` says what is missing.
  public var isAnswered = true
  public var facts: [Fact] = []
  /// Terms as they were taken, and for questions of order the lists.
  public var answer: Answer
  /// Whether the lists of `answer` are part of the answer; else it only carries the choices.
  public var hasLists = false
  public var sections: [Section] = []

  public init(_ question: Question, headline: String, answer: Answer) {
    self.question = question
    self.headline = headline
    self.answer = answer
  }
}

/// Why a question has no answer.
public enum QuestionFailure: Error, Hashable, Sendable {
  /// No event fits the words.
  case nothingFits(String)
  /// No event names this actor.
  case unknownActor(String)
  /// The words name no date or length of time.
  case noDate(String)
  case noLength(String)
  case noDocument(String)
  case noType(String)
}
