/// A question as it was understood: what is asked, and the words that stand for its events, actors and dates.
///
/// Language packs say which words ask what; reasoning answers. Neither knows the other.
public struct Question: Hashable, Sendable {
  /// What is asked, with the name that packs and output use.
  public enum Intent: String, Hashable, Sendable, CaseIterable {
    /// Events by their order to X (or X and Y), as the commands of those names.
    case before, after, between, during
    /// How much time passed from X to Y.
    case howLong = "how-long"
    /// What led to X: causes that the text states, then earlier events that share actors.
    case ledTo = "led-to"
    /// Whether X happened before Y, and how that is known; `order-after` asks whether X happened after Y.
    case order
    case orderAfter = "order-after"
    /// Where an actor was when X happened.
    case whereabouts
    /// Events without a certain date.
    case undated
    /// Sources that contradict each other about X, or about anything.
    case contradictions
    /// Who held an office at the time of X.
    case office
    /// Whether an actor could have known of X when doing Y.
    case knowledge
    /// The longest time without any event of an actor.
    case gap
    /// Events on the same day as X, or within a length of time of it.
    case near
    /// The chronology of an actor, or of everything.
    case chronology
    /// What the sources that are known on a day say about X, and what all say.
    case asOf = "as-of"
    /// Types of events that usually precede X.
    case precursors
    /// Which answers change if a document, or the one that dates X, is wrong.
    case dependence
    /// When X happened.
    case when
  }

  /// A place in a question that words of the user fill.
  public enum Slot: String, Hashable, Sendable, CaseIterable, Comparable {
    /// An event or a date.
    case x, y
    /// Who takes part; of two, both.
    case actor, other
    /// Words for a type of event ("meetings").
    case type
    /// A length of time ("30 days").
    case span
    /// A date or an interval that bounds what is listed.
    case period
    case office
    /// The name of a document.
    case document

    public static func < (left: Slot, right: Slot) -> Bool { left.rawValue < right.rawValue }
  }

  /// Which of several answers is wanted.
  public enum Pick: String, Hashable, Sendable, CaseIterable { case all, first, last }

  /// Which answers are wanted, by how far they are certain.
  public enum Certainty: String, Hashable, Sendable, CaseIterable { case any, certain, possible }

  public var intent: Intent
  /// Words as the user wrote them, without marks around.
  public var words: [Slot: String]
  public var pick: Pick
  public var certainty: Certainty
  /// The name of the rule that understood it (`en/questions/before`).
  public var rule: String

  public init(
    intent: Intent, words: [Slot: String] = [:], pick: Pick = .all, certainty: Certainty = .any, rule: String = ""
  ) {
    self.intent = intent
    self.words = words
    self.pick = pick
    self.certainty = certainty
    self.rule = rule
  }
}
