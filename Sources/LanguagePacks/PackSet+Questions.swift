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
    for language in languages {
      for rule in language.questions.rules {
        for pattern in rule.patterns {
          let matcher = QuestionMatcher(pattern, words, excluding: rule.excluded) {
            self.namesEvent($0, language.index)
          }
          for match in matcher.matches {
            let filled = match.slots.map { ($0.slot, words.slice($0.range, without: rule.dropped)) }
            let reading = Question(
              intent: rule.intent, words: Dictionary(uniqueKeysWithValues: filled), pick: rule.pick,
              certainty: rule.certainty, rule: rule.name)
            found.append((reading, match.score, filled.count, found.count))
          }
        }
      }
    }
    for reading in readingsByCues(of: words) {
      found.append((reading.question, reading.score, reading.slots, found.count))
    }
    found.sort { ($1.score, $0.slots, $0.order) < ($0.score, $1.slots, $1.order) }
    var seen: Set<Question> = []
    return found.map(\.question).filter { reading in
      var bare = reading
      bare.rule = ""
      return seen.insert(bare).inserted
    }
  }

  /// What a question may ask by its cues, in the order of the rules.
  private func readingsByCues(of words: QuestionWords) -> [(question: Question, score: Int, slots: Int)] {
    var found: [(question: Question, score: Int, slots: Int)] = []
    for language in languages {
      let cues = language.questions.cues
      if cues.rules.isEmpty { continue }
      let reader = CueReader(words, cues) { self.namesEvent($0, language.index) }
      for rule in cues.rules {
        for reading in reader.readings(of: rule) {
          let filled = reading.slots.map { ($0.slot, words.slice($0.range, without: cues.dropped)) }
          // A letter, a digit or an article alone is nothing that happened.
          if filled.contains(where: { $0.1.unicodeScalars.count < 2 }) { continue }
          if filled.contains(where: { cues.dropped.contains(lexicon.characters.fold($0.1)) }) { continue }
          let question = Question(
            intent: rule.intent, words: Dictionary(uniqueKeysWithValues: filled), pick: rule.pick,
            certainty: rule.certainty, rule: rule.name)
          found.append((question, reading.score, filled.count))
        }
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
    let asked = QuestionWords(question, lexicon.characters).words.map(\.folded)
    var best: [(example: String, shared: Int, order: Int)] = []
    for language in languages {
      for rule in language.questions.rules {
        var shared: Set<[UInt8]> = []
        for pattern in rule.patterns {
          pattern.forEachWord { bytes, isBeginning in
            for word in asked where !word.isEmpty && (isBeginning ? word.starts(with: bytes) : word == bytes) {
              shared.insert(word)
            }
          }
        }
        let preference = language.code == "en" ? 0 : 1
        if !shared.isEmpty || preference == 0 {
          best.append((rule.example, shared.count, preference << 16 + best.count))
        }
      }
    }
    best.sort { ($1.shared, $0.order) < ($0.shared, $1.order) }
    return best.prefix(limit).map(\.example)
  }
}
