internal import EventGraph

/// `questions.rules` or `cues.rules` as written. The questions of the one have matches for the whole of a question, those
/// of the other parts that it needs and parts that it may have.
struct QuestionFile {
  struct Block {
    var name: String
    var line: Int
    /// What follows `ask`.
    var asks: (text: Substring, line: Int)?
    var patterns: [(text: Substring, line: Int)] = []
    var needs: [(text: Substring, line: Int)] = []
    var mays: [(text: Substring, line: Int)] = []
    var examples: [PackExample] = []
  }

  private(set) var definitions: [(name: Substring, text: Substring, line: Int)] = []
  private(set) var blocks: [Block] = []
  private(set) var dropped: [Substring] = []
  private(set) var excluded: [Substring] = []
  private(set) var bounds: [Substring] = []
  private(set) var passed: [(text: Substring, line: Int)] = []
  private(set) var skipped: [(text: Substring, line: Int)] = []
  private(set) var clitics: [Substring] = []
  private(set) var trimmed: [Substring] = []
  private(set) var restored: [Substring] = []
  private let file: PackFile

  init(_ file: PackFile) throws(PackError) {
    self.file = file
    let isCues = file.name == "cues.rules"
    let stem = file.language + (isCues ? "/cues/" : "/questions/")
    for (number, keyword, rest) in file.statements {
      switch keyword {
      case "define":
        let name = rest.prefix { $0 != " " && $0 != "\t" }
        let text = rest.dropFirst(name.count).trimmingSpaces
        guard !name.isEmpty, !text.isEmpty else { throw file.error(number, "expected define NAME PATTERN") }
        guard !definitions.contains(where: { $0.name == name }) else {
          throw file.error(number, "\(name) is defined twice")
        }
        definitions.append((name, text, number))
      case "drop": dropped += rest.fields
      case "never": excluded += rest.fields
      case "pass" where isCues: passed.append((rest, number))
      case "skip" where isCues: skipped.append((rest, number))
      case "clitic" where isCues: clitics += rest.fields
      case "restore":
        guard rest.fields.count == 2 else { throw file.error(number, "expected restore BEGINNING BEGINNING") }
        restored += rest.fields
      case "trim" where isCues: trimmed += rest.fields
      case "bound" where isCues: bounds += rest.fields
      case "question":
        guard !rest.isEmpty, !rest.contains(" ") else { throw file.error(number, "expected question NAME") }
        guard !blocks.contains(where: { $0.name == stem + rest }) else {
          throw file.error(number, "question \(rest) is defined twice")
        }
        blocks.append(Block(name: stem + rest, line: number))
      case "match" where isCues, "need" where !isCues, "may" where !isCues:
        throw file.error(number, "questions.rules has match, cues.rules has need and may")
      case "ask", "match", "need", "may", "+", "-":
        guard !blocks.isEmpty else { throw file.error(number, "\(keyword) stands before the first question") }
        try add(keyword, rest, number)
      default:
        let known = isCues ? "pass, skip, trim, bound, clitic, question, ask, need, may" : "question, ask, match"
        throw file.error(number, "expected define, drop, never, restore, \(known), + or -, found \(keyword)")
      }
    }
    for block in blocks {
      guard block.asks != nil else { throw file.error(block.line, "question \(block.name) asks nothing") }
      guard !block.patterns.isEmpty || !block.needs.isEmpty else {
        throw file.error(block.line, "question \(block.name) has no \(isCues ? "need" : "match")")
      }
      guard block.examples.contains(where: { if case .question = $0.expectation { true } else { false } }) else {
        throw file.error(block.line, "question \(block.name) has no + example")
      }
    }
  }

  private mutating func add(_ keyword: Substring, _ rest: Substring, _ number: Int) throws(PackError) {
    let last = blocks.count - 1
    switch keyword {
    case "ask":
      guard blocks[last].asks == nil else { throw file.error(number, "a question asks one thing") }
      blocks[last].asks = (rest, number)
    case "match": blocks[last].patterns.append((rest, number))
    case "need": blocks[last].needs.append((rest, number))
    case "may": blocks[last].mays.append((rest, number))
    default:
      var text = rest
      var expectation = PackExample.Expectation.noQuestion
      if keyword == "+" {
        expectation = .question(words: nil)
        if let arrow = rest.ranges(of: "=>").last {
          expectation = .question(words: String(rest[arrow.upperBound...].trimmingSpaces))
          text = rest[..<arrow.lowerBound].trimmingSpaces
        }
      }
      blocks[last].examples.append(try PackExample(text, expectation, rule: blocks[last].name, file, number))
    }
  }

  /// The rules, with definitions filled in; what may stand in front of and behind every question is named `lead` and
  /// `tail`.
  func rules(_ characters: CharacterTable) throws(PackError) -> QuestionRules {
    let known = try knownPatterns(characters)
    var rules = QuestionRules()
    rules.excluded = Set(excluded.map { characters.fold($0) })
    rules.restored = restored.map { Array($0.utf8) }
    rules.dropped = dropped.map { characters.fold($0) }
    for block in blocks {
      var rule = QuestionRules.Rule(meaning: try meaning(of: block))
      for (text, line) in block.patterns {
        var parts = [try pattern(text, line, known, characters)]
        guard parts[0].leastWords > 0 else { throw file.error(line, "a match names at least one word") }
        if let lead = known["lead"] { parts.insert(.optional(lead), at: 0) }
        if let tail = known["tail"] { parts.append(.optional(tail)) }
        rule.patterns.append(rules.program.add(parts.count == 1 ? parts[0] : .sequence(parts)))
      }
      rules.rules.append(rule)
    }
    return rules
  }

  /// The looser reading, with definitions filled in.
  func cues(_ characters: CharacterTable) throws(PackError) -> QuestionCues {
    let known = try knownPatterns(characters)
    var cues = QuestionCues()
    cues.restored = restored.map { Array($0.utf8) }
    cues.trimmed = trimmed.map { Array($0.utf8) }
    cues.clitics = clitics.map { characters.fold($0) }
    cues.dropped = dropped.map { characters.fold($0) }
    cues.excluded = Set(excluded.map { characters.fold($0) })
    cues.bounds = Set(bounds.map { characters.fold($0) })
    for (text, line) in passed { cues.passed.append(cues.program.add(try cue(text, line, known, characters))) }
    for (text, line) in skipped { cues.skipped.append(cues.program.add(try cue(text, line, known, characters))) }
    for block in blocks {
      var rule = QuestionCues.Rule(meaning: try meaning(of: block))
      for (text, line) in block.needs {
        rule.needs.append(cues.program.add(try cue(text, line, known, characters)))
      }
      // A part that is nothing but a slot would take up anything, except one for words that must name an event.
      for (text, line) in block.mays {
        rule.mays.append(cues.program.add(try pattern(text, line, known, characters)))
      }
      guard rule.needs.count + rule.mays.count <= 32 else { throw file.error(block.line, "at most 32 parts") }
      cues.rules.append(rule)
    }
    return cues
  }

  private func cue(
    _ text: Substring, _ line: Int, _ known: [String: QuestionPattern], _ characters: CharacterTable
  ) throws(PackError) -> QuestionPattern {
    let pattern = try pattern(text, line, known, characters)
    guard pattern.leastWords > 0 else { throw file.error(line, "a part names at least one word") }
    return pattern
  }

  private func knownPatterns(_ characters: CharacterTable) throws(PackError) -> [String: QuestionPattern] {
    var known: [String: QuestionPattern] = [:]
    for definition in definitions {
      known[String(definition.name)] = try pattern(definition.text, definition.line, known, characters)
    }
    return known
  }

  private func pattern(
    _ text: Substring, _ line: Int, _ known: [String: QuestionPattern], _ characters: CharacterTable
  ) throws(PackError) -> QuestionPattern {
    var parser = QuestionPatternParser(text, known, characters)
    do { return try parser.parse() } catch { throw file.error(line, error.message) }
  }

  private func meaning(of block: Block) throws(PackError) -> QuestionMeaning {
    let (text, line) = block.asks!
    let fields = text.fields
    guard let intent = fields.first.flatMap({ Question.Intent(rawValue: String($0)) }) else {
      let known = Question.Intent.allCases.map(\.rawValue).joined(separator: ", ")
      throw file.error(line, "expected ask and one of \(known)")
    }
    var rule = QuestionMeaning(name: block.name, intent: intent)
    for field in fields.dropFirst() {
      if let pick = Question.Pick(rawValue: String(field)) {
        rule.pick = pick
      } else if let certainty = Question.Certainty(rawValue: String(field)) {
        rule.certainty = certainty
      } else {
        throw file.error(line, "expected first, last, certain or possible, found \(field)")
      }
    }
    let example = block.examples.first { if case .question = $0.expectation { true } else { false } }
    rule.example = example?.text ?? ""
    return rule
  }
}
