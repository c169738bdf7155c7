internal import EventGraph

/// Wordings of whole questions, compiled.
struct QuestionRules {
  /// Wordings with one meaning; the patterns are nodes.
  struct Rule {
    var meaning: QuestionMeaning
    var patterns: [Int] = []
  }

  var program = QuestionProgram()
  var rules: [Rule] = []
  /// Words that say nothing at the beginning of a slot: articles.
  var dropped: [[UInt8]] = []
  /// Words that no slot holds: those that ask.
  var excluded: Set<[UInt8]> = []
  /// Pairs of beginnings: the rest of a word that begins with the first is written with the second.
  var restored: [[UInt8]] = []

  init() {}

  func write(to notes: inout ImageNotes) {
    program.write(to: &notes)
    notes.write(rules) { notes, rule in
      rule.meaning.write(to: &notes)
      notes.write(rule.patterns) { $0.write($1) }
    }
    notes.write(words: dropped)
    notes.write(words: Array(excluded))
    notes.write(restored) { $0.write(String(decoding: $1, as: UTF8.self)) }
  }

  init(_ reader: inout ImageReader) {
    program = QuestionProgram(&reader)
    rules = reader.array { reader in
      Rule(meaning: QuestionMeaning(&reader), patterns: reader.array { $0.integer() })
    }
    dropped = reader.words()
    excluded = Set(reader.words())
    restored = reader.words()
  }
}

/// What a rule of questions or of cues asks.
struct QuestionMeaning {
  /// `en/questions/before`.
  var name: String
  var intent: Question.Intent
  var pick = Question.Pick.all
  var certainty = Question.Certainty.any
  /// The first `+` line, which shows a user how to ask.
  var example = ""

  init(name: String, intent: Question.Intent) { (self.name, self.intent) = (name, intent) }

  func write(to notes: inout ImageNotes) {
    notes.write(name)
    notes.write(intent.rawValue)
    notes.write(pick.rawValue)
    notes.write(certainty.rawValue)
    notes.write(example)
  }

  init(_ reader: inout ImageReader) {
    name = reader.text()
    intent = Question.Intent(rawValue: reader.text())!
    pick = Question.Pick(rawValue: reader.text())!
    certainty = Question.Certainty(rawValue: reader.text())!
    example = reader.text()
  }

  /// A question with this meaning.
  func question(_ words: [(Question.Slot, String)]) -> Question {
    Question(
      intent: intent, words: Dictionary(uniqueKeysWithValues: words), pick: pick, certainty: certainty, rule: name)
  }
}

extension ImageNotes {
  /// Folded words in order of their letters.
  mutating func write(words: [[UInt8]]) {
    write(words.map { String(decoding: $0, as: UTF8.self) }.sorted()) { $0.write($1) }
  }
}

extension ImageReader {
  mutating func words() -> [[UInt8]] { array { Array($0.text().utf8) } }
}
