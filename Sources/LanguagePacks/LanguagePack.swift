/// One language, compiled: its rules as an automaton, its triggers and examples. Words lie in the shared lexicon.
///
/// A class for the reason that `Lexicon` is one.
public final class LanguagePack: Sendable {
  /// BCP 47 primary language.
  public let code: String
  /// English name, then the language's own.
  public let name: String
  /// Position in the set; the bit of the language in masks.
  public let index: Int
  public let isRightToLeft: Bool
  /// Document creation time of the examples, ISO.
  public let exampleCreated: String?
  public let lexicon: Lexicon
  public let timexRules: [TimexRule]
  public let examples: [PackExample]
  /// Words of charts and answers by key.
  public let labels: [String: String]

  let timexes: Automaton
  /// Per rule and capture slot, the sense predicates that may stand inside the capture.
  let capturePredicates: [[[Int]]]

  init(
    code: String, name: String, index: Int, isRightToLeft: Bool, exampleCreated: String?, lexicon: Lexicon,
    timexRules: [TimexRule], examples: [PackExample], labels: [String: String], timexes: Automaton,
    capturePredicates: [[[Int]]]
  ) {
    self.code = code
    self.name = name
    self.index = index
    self.isRightToLeft = isRightToLeft
    self.exampleCreated = exampleCreated
    self.lexicon = lexicon
    self.timexRules = timexRules
    self.examples = examples
    self.labels = labels
    self.timexes = timexes
    self.capturePredicates = capturePredicates
  }
}

/// A rule for time expressions, compiled.
public struct TimexRule: Sendable {
  /// `ru/timex/day-month-year`.
  public let name: String
  /// Index into `PackSet.rules`.
  public let id: Int
  public let value: ValueExpression
}
