public import EventGraph

extension PackSet {
  /// What a question may ask, best first; empty if no rule of any language understands it.
  ///
  /// Best is what meets most words in the fewest slots, where a word that is merely passed over counts half; rules for
  /// whole questions win over cues, and the order of languages and rules decides among equals. Readings that differ in
  /// nothing but their rule stand once.
  /// - Complexity: O(rules × words); ends early on what is no question.
  public func readings(of question: String) -> [Question] {
    let words = QuestionWords(question, lexicon.characters)
    guard !words.words.isEmpty, words.words.count <= QuestionWords.limit else { return [] }
    var found: [(question: Question, score: Int, slots: Int, order: Int)] = []
    var loose: [(question: Question, score: Int, slots: Int)] = []
    for language in languages {
      guard let (rules, cues) = language.questions(for: words) else { continue }
      let isEvent = { (text: String) in self.namesEvent(text, language.index) }
      var matcher = QuestionMatcher(
        rules.program, words, QuestionMatcher.Setting(excluded: rules.excluded, articles: Set(rules.dropped)),
        isEvent: isEvent)
      for rule in rules.rules {
        for pattern in rule.patterns {
          for way in matcher.wholes(of: pattern) {
            let filled = way.slots.map { filled in
              (filled.slot, words.slice(filled.range, without: rules.dropped, restoring: rules.restored))
            }
            found.append((rule.meaning.question(filled), way.score, filled.count, found.count))
          }
        }
      }
      loose += readings(of: words, by: cues, isEvent)
    }
    for reading in loose { found.append((reading.question, reading.score, reading.slots, found.count)) }
    found.sort { ($1.score, $0.slots, $0.order) < ($0.score, $1.slots, $1.order) }
    var seen: Set<Question> = []
    return found.map(\.question).filter { reading in
      var bare = reading
      bare.rule = ""
      return seen.insert(bare).inserted
    }
  }

  /// What a question may ask by its cues, in the order of the rules.
  private func readings(
    of words: QuestionWords, by cues: QuestionCues, _ isEvent: @escaping (String) -> Bool
  ) -> [(question: Question, score: Int, slots: Int)] {
    if cues.rules.isEmpty { return [] }
    var found: [(question: Question, score: Int, slots: Int)] = []
    var reader = CueReader(words, cues, isEvent: isEvent)
    for rule in cues.rules {
      for reading in reader.readings(of: rule) {
        let filled = reading.slots.map { filled in
          let text = words.slice(filled.range, without: cues.dropped, restoring: cues.restored)
          return (filled.slot, [.actor, .other].contains(filled.slot) ? text.trimming(cues.trimmed) : text)
        }
        // A letter, a digit or an article alone is nothing that happened.
        if filled.contains(where: { $0.1.unicodeScalars.count < 2 }) { continue }
        if filled.contains(where: { cues.dropped.contains(lexicon.characters.fold($0.1)) }) { continue }
        found.append((rule.meaning.question(filled), reading.score, filled.count))
      }
    }
    return found
  }

  /// Whether a word or phrase of a text is one for a type of event, in a language.
  private func namesEvent(_ text: String, _ language: Int) -> Bool {
    let tokens = tokens(of: text)
    return tokens.indices.contains { index in
      lexicon.has(tokens[index], KnownClass.trigger.id, value: nil, language: language)
        || phrase(of: KnownClass.trigger.id, in: tokens, at: index, before: tokens.count, language: language) != nil
    }
  }

  /// Questions that can be answered and share most words with one that was not understood, best first, each as a pack
  /// gives it for an example; of the language that shares most, English if none does.
  public func questions(like question: String, limit: Int = 5) -> [String] {
    let words = QuestionWords(question, lexicon.characters)
    let asked = words.words.map(\.folded)
    var best: [(example: String, shared: Int, order: Int)] = []
    for language in languages {
      let isFirst = language.code == "en"
      guard let (rules, _) = language.questions(for: isFirst ? nil : words) else { continue }
      for rule in rules.rules {
        var shared: Set<[UInt8]> = []
        for pattern in rule.patterns {
          rules.program.forEachWord(of: pattern) { number, isBeginning in
            let bytes = rules.program.words[number]
            for word in asked where !word.isEmpty && (isBeginning ? word.starts(with: bytes) : word == bytes) {
              shared.insert(word)
            }
          }
        }
        if !shared.isEmpty || isFirst {
          best.append((rule.meaning.example, shared.count, (isFirst ? 0 : 1) << 16 + best.count))
        }
      }
    }
    best.sort { ($1.shared, $0.order) < ($0.shared, $1.order) }
    return best.prefix(limit).map(\.example)
  }
}

extension String {
  /// Without one of some endings, if letters stand in front of it.
  fileprivate func trimming(_ endings: [[UInt8]]) -> String {
    guard let ending = endings.first(where: { utf8.count > $0.count && utf8.suffix($0.count).elementsEqual($0) })
    else { return self }
    return String(decoding: utf8.dropLast(ending.count), as: UTF8.self)
  }
}
