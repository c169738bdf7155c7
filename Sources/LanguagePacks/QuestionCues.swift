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
  /// Words that are left out where nothing else takes them up: general verbs, adverbs, endings of participles.
  var skipped: [Int] = []
  /// Letters that may be written together with the beginning of any word of a part ("and").
  var clitics: [[UInt8]] = []
  /// Words that say nothing at the beginning of a slot.
  var dropped: [[UInt8]] = []
  /// Words that no slot holds.
  var excluded: Set<[UInt8]> = []
  /// Words that no slot for a name holds: those that order, and those that begin a clause.
  var bounds: Set<[UInt8]> = []

  /// Endings that names in slots go without, as they are written ("the union's").
  var trimmed: [[UInt8]] = []
  /// Pairs of beginnings: the rest of a word that begins with the first is written with the second.
  var restored: [[UInt8]] = []

  init() {}

  func write(to notes: inout ImageNotes) {
    program.write(to: &notes)
    notes.write(rules) { notes, rule in
      rule.meaning.write(to: &notes)
      notes.write(rule.needs) { $0.write($1) }
      notes.write(rule.mays) { $0.write($1) }
    }
    notes.write(passed) { $0.write($1) }
    notes.write(skipped) { $0.write($1) }
    notes.write(words: clitics)
    notes.write(words: dropped)
    notes.write(words: Array(excluded))
    notes.write(words: Array(bounds))
    notes.write(words: trimmed)
    notes.write(restored) { $0.write(String(decoding: $1, as: UTF8.self)) }
  }

  init(_ reader: inout ImageReader) {
    program = QuestionProgram(&reader)
    rules = reader.array { reader in
      Rule(
        meaning: QuestionMeaning(&reader), needs: reader.array { $0.integer() }, mays: reader.array { $0.integer() })
    }
    passed = reader.array { $0.integer() }
    skipped = reader.array { $0.integer() }
    clitics = reader.words()
    dropped = reader.words()
    excluded = Set(reader.words())
    bounds = Set(reader.words())
    trimmed = reader.words()
    restored = reader.words()
  }
}
