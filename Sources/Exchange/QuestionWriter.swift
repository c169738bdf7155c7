internal import Analysis
public import EventGraph

/// Prints how a question was understood, and its answers.
public struct QuestionWriter: Sendable {
  let question: Question
  /// As the user asked it.
  let text: String
  /// The command that gives the same lists; nil where no other command does.
  let command: String?

  public init(_ question: Question, text: String, command: String? = nil) {
    (self.question, self.text, self.command) = (question, text, command)
  }

  /// One line that says how the question was understood.
  public var understood: String {
    let x = "‹\(question.words[.x] ?? "")›"
    let y = "‹\(question.words[.y] ?? "")›"
    let actors = [question.words[.actor], question.words[.other]].compactMap { $0.map { "‹\($0)›" } }
    let with = actors.isEmpty ? "" : " with \(actors.joined(separator: " and "))"
    let kind = question.words[.type].map { "events of the type ‹\($0)›" } ?? "events"
    let within = question.words[.span].map { ", within ‹\($0)›" } ?? ""
    let period = question.words[.period].map { " in ‹\($0)›" } ?? ""
    let which =
      switch question.certainty {
      case .any: ""
      case .certain: "certain "
      case .possible: "possible, not certain, "
      }
    let list: String =
      switch question.pick {
      case .all: "\(which)\(kind)\(with)"
      case .first: "the first of the \(kind)\(with)"
      case .last: "the last of the \(kind)\(with)"
      }
    let meaning: String =
      switch question.intent {
      case .before: "\(list) that ended before \(x) started\(within)"
      case .after: "\(list) that started after \(x) ended\(within)"
      case .between: "\(list) between \(x) and \(y)"
      case .during: "\(list) that went on during \(x)"
      case .near:
        "\(list) on the same day as \(x)\(within.isEmpty ? "" : ", or within ‹\(question.words[.span]!)› of it")"
      case .howLong: "the time between \(x) and \(y)"
      case .ledTo: "what led to \(x): stated causes, then earlier events with the same actors"
      case .order: "whether \(x) ended before \(y) started, with the proof"
      case .orderAfter: "whether \(x) started after \(y) ended, with the proof"
      case .whereabouts: "where \(actors.first ?? "") was at the time of \(x)"
      case .undated: "\(kind)\(with) without a certain date, each with its earliest and latest"
      case .contradictions: "where sources contradict each other" + (question.words[.x] == nil ? "" : " about \(x)")
      case .office: "who held the office ‹\(question.words[.office] ?? "")› at the time of \(x)"
      case .knowledge: "whether \(actors.first ?? "anyone") could have known of \(x) when doing \(y)"
      case .gap: "the longest time without \(kind)\(with)\(period)"
      case .chronology: "the chronology of \(kind)\(with)"
      case .asOf: "what sources written by ‹\(question.words[.period] ?? "")› say about \(x), and what all say"
      case .precursors: "types of events that usually come before \(x)"
      case .dependence:
        question.words[.document].map { "what changes without the document ‹\($0)›" }
          ?? "which answers change without the statements that date \(x)"
      case .when: "when \(x) happened"
      }
    return meaning.prefix(1).uppercased() + meaning.dropFirst()
  }

  /// What stands before the answer, for people.
  public func preamble(form: AnswerWriter.Form, isColored: Bool = false) -> String {
    switch form {
    case .text:
      let style = TextStyle(isColored: isColored)
      var text = style.dim("Understood: \(understood.displayedOnOneLine)") + "\n"
      if let command { text += style.dim("Command: \(command.displayedOnOneLine)") + "\n" }
      return text
    case .markdown:
      var text = "# \(self.text.markdownEscaped)\n\nUnderstood: \(understood.markdownEscaped)\n"
      if let command { text += "\nCommand: \(command.markdownCode)\n" }
      return text
    }
  }

  /// The members of `"question":{…}`.
  func members(_ json: inout JSONWriter) {
    json.member("text", text)
    json.member("intent", question.intent.rawValue)
    json.object("words") { json in
      for (slot, words) in question.words.sorted(by: { $0.key < $1.key }) {
        json.key(slot.rawValue)
        json.string(words)
      }
    }
    if question.pick != .all { json.member("pick", question.pick.rawValue) }
    if question.certainty != .any { json.member("certainty", question.certainty.rawValue) }
    json.member("understood", understood)
    json.member("command", command)
    json.member("rule", question.rule)
  }

  /// One line of JSON that says how the question was understood, without an answer.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.object { $0.object("question") { members(&$0) } }
    json.newline()
    return json.bytes
  }
}

extension String {
  /// Between marks that no run of marks inside can end.
  fileprivate var markdownCode: String {
    var longest = 0
    var run = 0
    for character in self {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let marks = String(repeating: "`", count: longest + 1)
    return longest == 0 ? marks + displayedOnOneLine + marks : "\(marks) \(displayedOnOneLine) \(marks)"
  }
}
