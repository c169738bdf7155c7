/// An example of a rule or trigger: a text, and what must or must not be found in it.
public struct PackExample: Sendable, Hashable, CustomStringConvertible {
  public enum Expectation: Sendable, Hashable {
    /// One timex of that value (EDTF, ISO duration, `vague`, `none`), or of any value.
    case timex(value: String?)
    /// The rule must win nowhere.
    case noTimex
    /// A mention of the type at the span.
    case mention(type: String)
    /// No mention of the type anywhere.
    case noMention(type: String)
    /// The question is understood by the rule, with these words in its slots (`x = the vote; actor = the court`).
    case question(words: String?)
    /// The question is not understood by the rule.
    case noQuestion
  }

  public let file: String
  public let line: Int
  /// Full name of the rule (`ru/timex/day-month-year`).
  public let rule: String
  public let language: String
  /// The text without its ⟦ ⟧.
  public let text: String
  /// UTF-8 offsets of the marked part, else of the whole text.
  public let marked: Range<Int>
  public let expectation: Expectation

  public var description: String { "\(file):\(line) \(text)" }

  /// An example line, its marks cut out.
  init(_ text: Substring, _ expectation: Expectation, rule: String, _ file: PackFile, _ line: Int) throws(PackError) {
    guard let (plain, marked) = PackExample.unmark(text), !plain.isEmpty else {
      throw file.error(line, "unbalanced ⟦ ⟧ or empty example")
    }
    (self.file, self.line, self.rule, self.language) = (file.path, line, rule, file.language)
    (self.text, self.marked, self.expectation) = (plain, marked, expectation)
  }

  /// The examples of rule files, in order of language, file and line. They are no part of a compiled
  /// pack.
  ///
  /// - Throws: the first `PackError` of a file.
  public static func all(in files: [PackFile]) throws(PackError) -> [PackExample] {
    var examples: [PackExample] = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      if file.name == "timex.rules" { examples += try RuleFile(file).rules.flatMap(\.examples) }
      if file.name == "questions.rules" || file.name == "cues.rules" {
        examples += try QuestionFile(file).blocks.flatMap(\.examples)
      }
      if file.name == "triggers.rules" { examples += try TriggerFile(file).blocks.flatMap(\.examples) }
    }
    return examples
  }

  /// Cuts the marks out of a text.
  static func unmark(_ text: Substring) -> (text: String, marked: Range<Int>)? {
    guard let open = text.firstIndex(of: "⟦") else { return (String(text), 0..<text.utf8.count) }
    guard let close = text.firstIndex(of: "⟧"), open < close else { return nil }
    let before = text[..<open]
    let inside = text[text.index(after: open)..<close]
    let plain = before + inside + text[text.index(after: close)...]
    return (String(plain), before.utf8.count..<before.utf8.count + inside.utf8.count)
  }
}

/// `timex.rules` as written: macros and rules, not yet compiled.
struct RuleFile {
  struct Rule {
    var name: String
    var line: Int
    var patterns: [(text: String, line: Int)] = []
    var value: (text: String, line: Int)?
    var examples: [PackExample] = []
  }

  private(set) var macros: [String: String] = [:]
  private(set) var rules: [Rule] = []

  init(_ file: PackFile) throws(PackError) {
    let stem = file.language + "/" + file.name.prefix { $0 != "." } + "/"
    for (number, keyword, rest) in file.statements {
      switch keyword {
      case "macro":
        let name = rest.prefix { $0 != " " && $0 != "\t" }
        let body = rest.dropFirst(name.count).trimmingSpaces
        guard !name.isEmpty, !body.isEmpty else { throw file.error(number, "expected macro NAME PATTERN") }
        guard macros.updateValue(String(body), forKey: String(name)) == nil else {
          throw file.error(number, "macro \(name) is defined twice")
        }
      case "rule":
        guard !rest.isEmpty, !rest.contains(" ") else { throw file.error(number, "expected rule NAME") }
        guard !rules.contains(where: { $0.name == stem + rest }) else {
          throw file.error(number, "rule \(rest) is defined twice")
        }
        rules.append(Rule(name: stem + rest, line: number))
      case "match", "value", "+", "-":
        guard !rules.isEmpty else { throw file.error(number, "\(keyword) stands before the first rule") }
        try add(keyword, rest, number, file)
      default:
        throw file.error(number, "expected macro, rule, match, value, + or -, found \(keyword)")
      }
    }
    for rule in rules {
      guard !rule.patterns.isEmpty else { throw file.error(rule.line, "rule \(rule.name) has no match") }
      guard rule.value != nil else { throw file.error(rule.line, "rule \(rule.name) has no value") }
      guard rule.examples.contains(where: { $0.expectation != .noTimex }) else {
        throw file.error(rule.line, "rule \(rule.name) has no + example")
      }
    }
  }

  private mutating func add(_ keyword: Substring, _ rest: Substring, _ number: Int, _ file: PackFile) throws(PackError)
  {
    let last = rules.count - 1
    switch keyword {
    case "match": rules[last].patterns.append((String(rest), number))
    case "value":
      guard rules[last].value == nil else { throw file.error(number, "a rule has one value") }
      rules[last].value = (String(rest), number)
    default:
      var text = rest
      var expectation = PackExample.Expectation.noTimex
      if keyword == "+" {
        expectation = .timex(value: nil)
        if let arrow = rest.ranges(of: "=>").last {
          expectation = .timex(value: String(rest[arrow.upperBound...].trimmingSpaces))
          text = rest[..<arrow.lowerBound].trimmingSpaces
        }
      }
      rules[last].examples.append(
        try PackExample(text, expectation, rule: rules[last].name, file, number))
    }
  }
}
