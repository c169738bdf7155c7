internal import EventGraph

/// The looser reading of questions, compiled: what may stand between the cues of a question, and which cues ask what.
struct QuestionCues {
  /// One thing that may be asked: the parts that must and that may stand in a question, in any order; nodes.
  struct Rule {
    var meaning: QuestionMeaning
    var needs: [Int] = []
    var mays: [Int] = []
  }

  var program = QuestionProgram()
  var rules: [Rule] = []
  /// Words that say nothing of what is asked, wherever they stand between the parts.
  var passed: [Int] = []
  /// Letters that may be written together with the beginning of any word of a part ("and").
  var clitics: [[UInt8]] = []
  /// Words that say nothing at the beginning of a slot.
  var dropped: [[UInt8]] = []
  /// Words that no slot holds.
  var excluded: Set<[UInt8]> = []
  /// Words that no slot for a name holds: those that order, and those that begin a clause.
  var bounds: Set<[UInt8]> = []

  init() {}

  func write(to notes: inout ImageNotes) {
    program.write(to: &notes)
    notes.write(rules) { notes, rule in
      rule.meaning.write(to: &notes)
      notes.write(rule.needs) { $0.write($1) }
      notes.write(rule.mays) { $0.write($1) }
    }
    notes.write(passed) { $0.write($1) }
    notes.write(words: clitics)
    notes.write(words: dropped)
    notes.write(words: Array(excluded))
    notes.write(words: Array(bounds))
  }

  init(_ reader: inout ImageReader) {
    program = QuestionProgram(&reader)
    rules = reader.array { reader in
      Rule(
        meaning: QuestionMeaning(&reader), needs: reader.array { $0.integer() }, mays: reader.array { $0.integer() })
    }
    passed = reader.array { $0.integer() }
    clitics = reader.words()
    dropped = reader.words()
    excluded = Set(reader.words())
    bounds = Set(reader.words())
  }
}
