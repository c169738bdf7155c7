public import EventGraph

extension PackSet {
  /// What a question may ask, best first; empty if no rule of any language understands it.
  ///
  /// Best is what meets most words of its rule, then what leaves slots the fewest words; the order of languages and
  /// rules decides among equals. Readings that differ in nothing but their rule stand once.
  /// - Complexity: O(rules × words); ends early on what is no question.
  public func readings(of question: String) -> [Question] {
    let words = QuestionWords(question, lexicon.characters)
    guard !words.words.isEmpty, words.words.count <= QuestionWords.limit else { return [] }
    var found: [(question: Question, met: Int, taken: Int, order: Int)] = []
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
            found.append((reading, match.wordCount, filled.count, found.count))
          }
        }
      }
    }
    found.sort { ($1.met, $0.taken, $0.order) < ($0.met, $1.taken, $1.order) }
    found += readingsByCues(of: words)
    var seen: Set<Question> = []
    return found.map(\.question).filter { reading in
      var bare = reading
      bare.rule = ""
      return seen.insert(bare).inserted
    }
  }

  /// What a question may ask by its cues, best first: what meets most words, then what fills the fewest slots.
  private func readingsByCues(
    of words: QuestionWords
  ) -> [(question: Question, met: Int, taken: Int, order: Int)] {
    var found: [(question: Question, met: Int, cues: Int, taken: Int, order: Int)] = []
    for language in languages {
      let cues = language.questions.cues
      if cues.rules.isEmpty { continue }
      let reader = CueReader(words, cues) { self.namesEvent($0, language.index) }
      for rule in cues.rules {
        for reading in reader.readings(of: rule) {
          let filled = reading.slots.map { ($0.slot, words.slice($0.range, without: cues.dropped)) }
          // A letter or a digit alone is nothing that happened.
          if filled.contains(where: { $0.1.unicodeScalars.count < 2 }) { continue }
          let question = Question(
            intent: rule.intent, words: Dictionary(uniqueKeysWithValues: filled), pick: rule.pick,
            certainty: rule.certainty, rule: rule.name)
          found.append((question, reading.met, reading.cues, filled.count, found.count))
        }
      }
    }
    found.sort { ($1.met, $0.taken, $1.cues, $0.order) < ($0.met, $1.taken, $0.cues, $1.order) }
    return found.map { ($0.question, $0.met, $0.taken, $0.order) }
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
