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
  public let wordOrder: WordOrder
  /// The UTF-8 of a vowel mark that makes a past form passive where it is written; empty for none.
  public let passiveMark: [UInt8]
  /// Document creation time of the examples, ISO.
  public let exampleCreated: String?
  public let lexicon: Lexicon
  public let timexRules: [TimexRule]
  let timexes: Automaton

  init(_ image: PackImage, code: String, index: Int, lexicon: Lexicon) {
    var notes = image.reader(.notes, language: index)
    self.code = code
    self.index = index
    self.lexicon = lexicon
    name = notes.text()
    isRightToLeft = notes.flag()
    wordOrder = WordOrder.allCases[notes.integer()]
    passiveMark = Array(notes.text().utf8)
    exampleCreated = notes.optionalText()
    timexes = Automaton(image, language: index, settings: &notes)
    let values = notes.array { ValueExpression(&$0) }
    timexRules = notes.array { TimexRule(name: $0.text(), id: $0.integer(), value: values[$0.integer()]) }
  }

  /// Rules for questions, in their order, and the looser reading; nil if no word of them begins with a byte that one of `words` does,
  /// so that questions of other scripts cost nothing. Read anew at each call.
  func questions(for words: QuestionWords? = nil) -> (rules: QuestionRules, cues: QuestionCues)? {
    var reader = lexicon.image.reader(.questions, language: index)
    let firstBytes = Set(reader.array { $0.integer() })
    if let words, !words.words.contains(where: { $0.folded.first.map { firstBytes.contains(Int($0)) } ?? false }) {
      return nil
    }
    return (QuestionRules(&reader), QuestionCues(&reader))
  }

  /// Words of charts and answers by key. Read anew at each call.
  public var labels: [String: String] {
    var reader = lexicon.image.reader(.labels, language: index)
    let pairs = reader.array { ($0.text(), $0.text()) }
    return Dictionary(pairs) { $1 }
  }
}

/// How a language tells who does what to whom.
public enum WordOrder: String, CaseIterable, Sendable {
  /// The subject stands before the verb, the object behind it; the last noun of a phrase heads it.
  case subjectFirst = "subject-first"
  /// The verb stands first, then subject and object; the first noun of a phrase heads it, and the article tells where a
  /// phrase ends.
  case verbFirst = "verb-first"
  /// Any order: case tells; the first noun of a phrase heads it, and genitives follow.
  case byCase = "by-case"
}

/// A rule for time expressions, compiled.
public struct TimexRule: Sendable {
  /// `ru/timex/day-month-year`.
  public let name: String
  /// Index into `PackSet.rules`.
  public let id: Int
  public let value: ValueExpression
}
