internal import EventGraph

/// The looser reading of questions, compiled: what may stand between the cues of a question, and which cues ask what.
struct QuestionCues {
  /// One thing that may be asked: the parts that must and that may stand in a question, in any order.
  struct Rule {
    /// `en/cues/before`.
    var name: String
    var intent: Question.Intent
    var pick: Question.Pick
    var certainty: Question.Certainty
    var needs: [QuestionPattern] = []
    var mays: [QuestionPattern] = []
    var example: String
  }

  var rules: [Rule] = []
  /// Words that say nothing of what is asked, wherever they stand between the parts.
  var passed: [QuestionPattern] = []
  /// Letters that may be written together with the beginning of any word of a part ("and").
  var clitics: [[UInt8]] = []
  /// Words that say nothing at the beginning of a slot.
  var dropped: [[UInt8]] = []
  /// Words that no slot holds.
  var excluded: Set<[UInt8]> = []

  init() {}

  func write(to notes: inout ImageNotes) {
    notes.write(rules) { notes, rule in
      notes.write(rule.name)
      notes.write(rule.intent.rawValue)
      notes.write(rule.pick.rawValue)
      notes.write(rule.certainty.rawValue)
      notes.write(rule.example)
      notes.write(rule.needs) { $1.write(to: &$0) }
      notes.write(rule.mays) { $1.write(to: &$0) }
    }
    notes.write(passed) { $1.write(to: &$0) }
    for words in [clitics, dropped, Array(excluded)] {
      notes.write(words.map { String(decoding: $0, as: UTF8.self) }.sorted()) { $0.write($1) }
    }
  }

  init(_ reader: inout ImageReader) {
    rules = reader.array { reader in
      var rule = Rule(
        name: reader.text(), intent: Question.Intent(rawValue: reader.text())!,
        pick: Question.Pick(rawValue: reader.text())!, certainty: Question.Certainty(rawValue: reader.text())!,
        example: reader.text())
      rule.needs = reader.array { QuestionPattern(&$0) }
      rule.mays = reader.array { QuestionPattern(&$0) }
      return rule
    }
    passed = reader.array { QuestionPattern(&$0) }
    clitics = reader.array { Array($0.text().utf8) }
    dropped = reader.array { Array($0.text().utf8) }
    excluded = Set(reader.array { Array($0.text().utf8) })
  }
}
