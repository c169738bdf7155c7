/// Half-open range of Unicode scalars of a document.
struct ScalarSpan: Hashable {
  var begin: Int
  var end: Int

  func overlaps(_ other: ScalarSpan) -> Bool { begin < other.end && other.begin < end }
}

/// A time expression of event gold: every accepted extent and every accepted EDTF value.
struct GoldTimex {
  var spans: [ScalarSpan]
  /// In comparable form; nil for "no value".
  var values: Set<ComparableValue>
  var isOptional: Bool
}

/// An event of event gold: every accepted trigger, type, value and status.
struct GoldEvent {
  var spans: [ScalarSpan]
  var types: [String]
  var values: Set<ComparableValue>
  var statuses: [String]
  /// Nil where the gold does not say; an empty list says that there is none.
  var participants: [GoldParticipant]?
  /// Where it happened, as the text has it.
  var place: GoldAnswer<String>
  /// How many, without "at least": one number, or a range.
  var count: GoldAnswer<ClosedRange<Int>>
  /// Costs nothing when missed.
  var isOptional: Bool
  /// Asserted without a date: giving it one is a false alarm.
  var isUndated: Bool
}

/// What gold says of one question about an event.
enum GoldAnswer<Value> {
  /// The gold has no such member: what is extracted is neither right nor wrong.
  case unasked
  /// `null`: there is nothing to find.
  case none
  case some(Value)
}

/// Who takes part; gold without offsets is compared by its words.
struct GoldParticipant {
  var role: String
  var text: String
  var span: ScalarSpan?
  var head: ScalarSpan?
}

/// A time expression of TIMEX3 gold.
struct GoldTimex3 {
  var span: ScalarSpan
  /// Nil where the gold marks a span only: such a row is left out of the value figures.
  var value: String?
  /// All accepted values, the first of them `value` unless the gold lists several.
  var accepted: [String]
}

/// The rows of gold files, by document.
public struct Gold {
  /// What the rows of a gold file are.
  public enum Form: Sendable {
    /// Layers: documents, time expressions and events.
    case events
    /// Time expressions with TIMEX3 values.
    case timexes
  }

  /// Of the first row; nil if there is no row at all.
  public internal(set) var form: Form?
  /// Names of documents in the order of the gold, with the language that it declares. One that is listed twice counts
  /// twice.
  var documents: [(name: String, language: String?)] = []
  var timexes: [String: [GoldTimex]] = [:]
  var events: [String: [GoldEvent]] = [:]
  var timex3s: [String: [GoldTimex3]] = [:]

  public init() {}
}

/// A line of gold that cannot be used.
public struct GoldError: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  /// From 1; nil if it is about the whole file.
  public var line: Int?
  public var reason: String

  /// `file:line: reason`
  public var description: String { file + (line.map { ":\($0)" } ?? "") + ": " + reason }
}
