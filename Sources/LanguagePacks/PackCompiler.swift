internal import EventGraph

/// Turns the files of all packs into an image, in five passes: settings and alphabets, lexicon, rules, triggers,
/// automata. Words are folded only after all `fold` lines are known.
struct PackCompiler {
  /// The lexicon without its words.
  struct LexiconBuilder {
    var characters = CharacterTable()
    var clitics = CliticsBuilder()
    var classes = ClassNames()
    var phrases: [LexiconPhrase] = []
    /// Words of phrases, numbered.
    var lexemeCount = 0
  }

  struct Source {
    var code: String
    var files: [PackFile]
    var settings: [String: [(text: Substring, line: Int)]] = [:]
    var inflection = Inflection()
    var rules: RuleFile?
    var rulesFile: PackFile?
    var triggers: TriggerFile?
    var labels: [String: String] = [:]
    var questions = QuestionRules()
    var cues = QuestionCues()
  }

  var lexicon = LexiconBuilder()
  private var forms: [(word: [UInt8], senses: [Sense])] = []
  private var formIndex: [[UInt8]: Int] = [:]
  private var lexemes: [String: Int32] = [:]
  var conditionWords: [String: Int32] = [:]
  var triggers: (rules: [TriggerRule], names: [String], conditions: [TriggerCondition.Draft]) = ([], [], [])
  private var rules: [String] = []

  mutating func compile(_ files: [PackFile]) throws(PackError) -> PackImageWriter {
    let codes = Set(files.map(\.language)).sorted()
    guard codes.count <= 32 else { throw PackError(file: "packs", line: 0, message: "at most 32 languages") }
    var sources = codes.map { code in Source(code: code, files: files.filter { $0.language == code }) }
    for index in sources.indices { try readSettings(&sources[index], index) }
    for index in sources.indices { try readLexicon(&sources[index], index) }
    // Timex rules of all languages come first in the rule table, then triggers.
    var timexRules: [[TimexRule]] = []
    var compilers: [(PatternCompiler, [Int], [[[Int]]])] = []
    for index in sources.indices {
      let (compiled, machine, entries, captures) = try compileRules(sources[index])
      timexRules.append(compiled)
      compilers.append((machine, entries, captures))
    }
    let firstTrigger = rules.count
    for index in sources.indices { try addTriggers(sources[index], index) }
    rules += triggers.names
    rules += PackSet.CoreRule.allCases.map(\.name)

    addLiterals(compilers.flatMap { $0.0.predicates })

    var image = PackImageWriter()
    let testers = compilers.enumerated().map { PredicateTester(predicates: $1.0.predicates, language: $0) }
    let openers = compilers.enumerated().map { language, compiler in
      PredicateTester(predicates: AutomatonBuilder.openers(compiler.0, compiler.1), language: language)
    }
    let words = WordTableOrder(testers: testers, openers: openers).sort(forms)
    (forms, formIndex) = (inOrder(words.forms), [:])
    for (index, source) in sources.enumerated() {
      let (machine, entries, captures) = compilers[index]
      let order = try wordOrder(source)
      do {
        let automaton = try AutomatonBuilder(
          program: machine.program, entryPoints: entries, tester: testers[index],
          named: Array(forms.prefix(words.namedCount)), nearCount: words.nearCount)
        var notes = ImageNotes()
        notes.write(setting("name", source) ?? source.code)
        notes.write(setting("direction", source) == "rtl")
        notes.write(order)
        notes.write(setting("passive-mark", source) ?? "")
        notes.write(setting("created", source))
        automaton.write(to: &image, &notes, predicates: machine.predicates, captures: captures, language: index)
        write(timexRules[index], &notes)
        image.add(.notes, language: index, notes.bytes)
      } catch {
        throw PackError(file: "\(source.code)/timex.rules", line: 0, message: error.message)
      }
      var labels = ImageNotes()
      labels.write(source.labels.sorted { $0.key < $1.key }) {
        $0.write($1.key)
        $0.write($1.value)
      }
      image.add(.labels, language: index, labels.bytes)
      image.add(.questions, language: index, source.questionNotes)
    }
    lexicon.characters.write(to: &image)
    image.add(.prefixes, lexicon.clitics.prefixes)
    image.add(.suffixes, lexicon.clitics.suffixes)
    WordTable.write(
      forms, timeCount: words.nearCount, namedCount: words.namedCount, phrases: lexicon.phrases, to: &image)
    Lexicon.write(lexicon.phrases, lexemes: lexicon.lexemeCount, to: &image)
    image.add(.nameBytes, .nameOffsets, texts: lexicon.classes.sharedNames)
    image.add(.ruleBytes, .ruleOffsets, texts: rules)
    var notes = ImageNotes()
    notes.write(codes) { $0.write($1) }
    notes.write(firstTrigger)
    notes.write(Int(lexicon.clitics.languages))
    writeTriggers(&notes, &image)
    image.add(.notes, notes.bytes)
    return image
  }

  /// Rules share their values: most of them are alike but for the words.
  private func write(_ rules: [TimexRule], _ notes: inout ImageNotes) {
    var numbers: [ValueExpression: Int] = [:]
    var values: [ValueExpression] = []
    for rule in rules where numbers[rule.value] == nil {
      numbers[rule.value] = values.count
      values.append(rule.value)
    }
    notes.write(values) { $1.write(to: &$0) }
    notes.write(rules) {
      $0.write($1.name)
      $0.write($1.id)
      $0.write(numbers[$1.value]!)
    }
  }

  private func setting(_ key: String, _ source: Source) -> String? {
    source.settings[key]?.first.map { String($0.text) }
  }

  /// Position in `WordOrder.allCases`; the first where the pack does not say.
  private func wordOrder(_ source: Source) throws(PackError) -> Int {
    guard let (text, line) = source.settings["order"]?.first else { return 0 }
    guard let order = WordOrder(rawValue: String(text)) else {
      let names = WordOrder.allCases.map(\.rawValue).joined(separator: ", ")
      throw PackError(file: source.code + "/pack.tsv", line: line, message: "unknown order \(text); known: \(names)")
    }
    return WordOrder.allCases.firstIndex(of: order)!
  }

  // MARK: Settings

  private mutating func readSettings(_ source: inout Source, _ language: Int) throws(PackError) {
    guard let file = source.files.first(where: { $0.name == "pack.tsv" }) else {
      throw PackError(file: source.code, line: 0, message: "the pack has no pack.tsv")
    }
    for (number, line) in file.lines {
      let columns = line.split(separator: "\t", maxSplits: 1)
      guard columns.count == 2 else { throw file.error(number, "expected KEY <tab> VALUE") }
      let key = String(columns[0].trimmingSpaces)
      let known = "language name letters common fold prefix suffix direction created order passive-mark sounds"
        .split(separator: " ")
      guard known.contains(key[...]) else { throw file.error(number, "unknown key \(key)") }
      source.settings[key, default: []].append((columns[1].trimmingSpaces, number))
    }
    guard setting("language", source) == source.code else {
      throw file.error(0, "language is not the name of the folder, \(source.code)")
    }
    for (text, line) in source.settings["fold"] ?? [] {
      for pair in text.fields {
        let scalars = Array(pair.unicodeScalars)
        guard scalars.count == 3, scalars[1] == ">", scalars[0].value < 0x800, scalars[2].value < 0x800 else {
          throw file.error(line, "expected pairs like a>b, found \(pair)")
        }
        lexicon.characters.fold(scalars[0], to: scalars[2])
      }
    }
    for (text, line) in source.settings["sounds"] ?? [] {
      var sounds = SoundTable()
      for pair in text.fields where !sounds.add(pair) {
        throw file.error(line, "expected letters and sounds like sh>s, found \(pair)")
      }
    }
    for (text, line) in source.settings["letters"] ?? [] {
      for field in text.fields {
        let scalars = Array(field.unicodeScalars)
        let range: ClosedRange<UInt32>
        switch scalars.count {
        case 1: range = scalars[0].value...scalars[0].value
        case 3 where scalars[1] == "-" && scalars[0].value <= scalars[2].value:
          range = scalars[0].value...scalars[2].value
        default: throw file.error(line, "expected letters or ranges like a-z, found \(field)")
        }
        for scalar in range.lazy.compactMap({ Unicode.Scalar($0) }) {
          lexicon.characters.add(scalar, toAlphabetOf: language)
          for upper in scalar.properties.uppercaseMapping.unicodeScalars {
            lexicon.characters.add(upper, toAlphabetOf: language)
          }
        }
      }
    }
    if let file = source.files.first(where: { $0.name == "inflection.tsv" }) {
      source.inflection = try Inflection(file)
    }
    if let file = source.files.first(where: { $0.name == "labels.tsv" }) {
      for (number, line) in file.lines {
        let columns = line.split(separator: "\t", maxSplits: 1)
        guard columns.count == 2 else { throw file.error(number, "expected KEY <tab> TEXT") }
        source.labels[String(columns[0].trimmingSpaces)] = String(columns[1].trimmingSpaces)
      }
    }
    if let file = source.files.first(where: { $0.name == "meanings.tsv" }) {
      // Linking reads the text of this file itself, and it alone: its words stand in no table.
      var meanings = MeaningTable()
      for (number, line) in file.lines where !meanings.add(line, folded: { [String($0)] }) {
        throw file.error(number, "expected MEANING <tab> WORDS, with an asterisk only behind three letters")
      }
    }
  }

  // MARK: Words

  private mutating func readLexicon(_ source: inout Source, _ language: Int) throws(PackError) {
    let settings = source.files.first { $0.name == "pack.tsv" }!
    for (key, isPrefix) in [("prefix", true), ("suffix", false)] {
      for (text, line) in source.settings[key] ?? [] {
        for field in text.fields {
          let parts = field.split(separator: ":", maxSplits: 1)
          guard let features = Features(parts.count > 1 ? parts[1] : "") else {
            throw settings.error(line, "unknown feature in \(field)")
          }
          let bytes = lexicon.characters.fold(parts[0])
          guard lexicon.clitics.add(bytes, isPrefix: isPrefix, features: features, language: language) else {
            throw settings.error(line, "\(field) is no affix of one to eight bytes")
          }
        }
      }
    }
    for (text, line) in source.settings["common"] ?? [] {
      for word in text.fields {
        try add(word, kind: KnownClass.common.id, value: 0, source, language, settings, line)
      }
    }
    let reserved = ["pack.tsv", "inflection.tsv", "labels.tsv", "meanings.tsv"]
    for file in source.files.sorted(by: { $0.path < $1.path })
    where file.name.hasSuffix(".tsv") && !reserved.contains(file.name) {
      for (number, line) in file.lines {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard columns.count == 3 else { throw file.error(number, "expected CLASS <tab> VALUE <tab> WORDS") }
        let kind = lexicon.classes.id(String(columns[0].trimmingSpaces))
        guard let value = lexicon.classes.intern(kind, String(columns[1].trimmingSpaces)) else {
          throw file.error(number, "class \(columns[0]) has no value \(columns[1])")
        }
        for word in columns[2].fields {
          try add(word, kind: kind, value: value, source, language, file, number)
        }
      }
    }
    try source.readQuestions(lexicon.characters)
    if let file = source.files.first(where: { $0.name == "triggers.rules" }) { source.triggers = try TriggerFile(file) }
    if let file = source.files.first(where: { $0.name == "timex.rules" }) {
      source.rules = try RuleFile(file)
      source.rulesFile = file
    }
  }

  /// Adds a word or phrase of a list under a class and value.
  mutating func add(
    _ word: Substring, kind: ClassID, value: Int, _ source: Source, _ language: Int, _ file: PackFile, _ line: Int,
    adding extra: Features = []
  ) throws(PackError) {
    let parts = word.split(separator: "_")
    guard let first = parts.first else { throw file.error(line, "empty word") }
    if parts.count == 1 {
      let isAffix = kind == KnownClass.ending.id || kind == KnownClass.beginning.id
      for form in try source.inflection.expand(first, file, line) {
        insert(
          isAffix ? lexicon.characters.fold(form.text) : try singleWord(form.text, file, line),
          Sense(
            language: language, needsCapital: startsWithCapital(form.text), kind: kind, value: value,
            features: form.features.union(extra)))
      }
      return
    }
    var numbers: [Int32] = []
    var head = 0
    for (index, part) in parts.enumerated() {
      var part = part
      if part.first == "!" {
        head = index
        part = part.dropFirst()
      }
      numbers.append(try lexeme(part, source, language, file, line, adding: index == head ? extra : []))
    }
    let phrase = LexiconPhrase(language: language, parts: numbers, head: head, kind: kind, value: Int32(value))
    lexicon.phrases.append(phrase)
  }

  /// The folded bytes of a form, which must be one token.
  private func singleWord(_ form: String, _ file: PackFile, _ line: Int) throws(PackError) -> [UInt8] {
    let pieces = LiteralText.split(form, lexicon.characters)
    guard pieces.count == 1, pieces[0].number == nil else {
      throw file.error(line, "\(form) is several tokens: write them with _ between")
    }
    return pieces[0].bytes
  }

  /// The number of one word of a phrase; equal words of one language share it.
  private mutating func lexeme(
    _ word: Substring, _ source: Source, _ language: Int, _ file: PackFile, _ line: Int, adding extra: Features
  ) throws(PackError) -> Int32 {
    let key = "\(language) \(extra.rawValue) \(word)"
    if let known = lexemes[key] { return known }
    let number = Int32(lexicon.lexemeCount)
    lexicon.lexemeCount += 1
    lexemes[key] = number
    for form in try source.inflection.expand(word, file, line) {
      insert(
        try singleWord(form.text, file, line),
        Sense(
          language: language, needsCapital: false, kind: KnownClass.part.id, value: Int(number),
          features: form.features.union(extra)))
    }
    return number
  }

  private func startsWithCapital(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.value < UInt32(CharacterTable.limit) else { return false }
    return lexicon.characters.capital[Int(first.value)] != 0
  }

  private mutating func insert(_ word: [UInt8], _ sense: Sense) {
    guard !word.isEmpty, word.count < Tokenizer.wordCapacity - 4 else { return }
    if let index = formIndex[word] {
      // The same meaning with other features (a form that stands for two cases) unites.
      if let known = forms[index].senses.firstIndex(where: {
        $0.language == sense.language && $0.kind == sense.kind && $0.value == sense.value
          && $0.needsCapital == sense.needsCapital
      }) {
        forms[index].senses[known].features.formUnion(sense.features)
      } else if forms[index].senses.count < 255 {
        forms[index].senses.append(sense)
      }
    } else {
      formIndex[word] = forms.count
      forms.append((word, [sense]))
    }
  }

  /// Words and signs that rules name literally need an entry, though they mean nothing by themselves.
  private mutating func addLiterals(_ predicates: [TokenPredicate]) {
    for predicate in predicates {
      if case .literal(let bytes) = predicate.base, formIndex[bytes] == nil, !bytes.isEmpty, bytes.count < 250 {
        formIndex[bytes] = forms.count
        forms.append((bytes, []))
      }
    }
  }

  // MARK: Rules

  private mutating func compileRules(
    _ source: Source
  ) throws(PackError) -> ([TimexRule], PatternCompiler, [Int], [[[Int]]]) {
    var compiler = PatternCompiler()
    var entries: [Int] = []
    var compiled: [TimexRule] = []
    var captures: [[[Int]]] = []
    guard let ruleFile = source.rules, let file = source.rulesFile else { return ([], compiler, [], []) }
    for rule in ruleFile.rules {
      // Several match lines of a rule share its value: each becomes a machine of its own.
      for pattern in rule.patterns {
        var classes = lexicon.classes
        let context = PatternParser.Context(
          classID: { classes.id($0) }, value: { classes.value($0, $1) }, macros: ruleFile.macros,
          characters: lexicon.characters)
        var parser = PatternParser(pattern.text, context: context)
        let node: PatternNode
        do { node = try parser.parse() } catch { throw file.error(pattern.line, error.message) }
        lexicon.classes = classes
        let value: ValueExpression
        do {
          value = try ValueExpression(rule.value!.text[...], captures: parser.captures)
        } catch { throw file.error(rule.value!.line, error.message) }
        let start = compiler.program.count
        entries.append(compiler.append(node, rule: compiled.count))
        captures.append(Self.sensePredicates(compiler, from: start))
        compiled.append(TimexRule(name: rule.name, id: rules.count, value: value))
      }
      rules.append(rule.name)
    }
    return (compiled, compiler, entries, captures)
  }

  /// Which sense predicates stand inside each capture of the machine that starts at `start`.
  private static func sensePredicates(_ compiler: PatternCompiler, from start: Int) -> [[Int]] {
    var result = Array(repeating: [Int](), count: RuleMatch.captureLimit)
    var open: Set<Int> = []
    for instruction in compiler.program[start...] {
      switch instruction {
      case .save(let slot):
        if slot % 2 == 0 { open.insert(slot / 2) } else { open.remove(slot / 2) }
      case .token(let predicate):
        if case .sense = compiler.predicates[predicate].base {
          for slot in open { result[slot].append(predicate) }
        }
      default: break
      }
    }
    return result
  }
}
