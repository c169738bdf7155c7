internal import EventGraph
internal import LanguagePacks

/// What each token of a sentence is to noun phrases and clauses, found once for all triggers of the sentence.
struct SentenceParts {
  enum Part: UInt8 {
    case noun, name, adjective, determiner, number, pronoun
    case preposition, coordinator, relative, subordinator
    case verb, auxiliary, participle, adverb, bound, negation, date, comma, hard, quote, bracket, joint, other
  }

  struct Word {
    var part = Part.other
    var kind = NounPhrase.Kind.unknown
    var features: Features = []
    var preposition: Preposition?
    /// Tokens that the word takes with those behind it ("Nur Otan"): the others lie inside.
    var length: Int32 = 1
    /// The place's key in the gazetteer.
    var name: Int32 = -1
    /// What a number says.
    var value: Int32 = 0
    var isTrigger = false
    /// Names a site, whatever body it may name too: a hospital, a prison.
    var isSite = false
    /// Opens a clause of what happened at the place in front of it.
    var isWhere = false
    /// No list holds it.
    var isGuess = false
  }

  var words: [Word] = []
  var nextFound = 0
  var nextTrigger = 0
  /// Sentences that relations were read from, which participants need too: each is read once.
  var known: [Range<Int>] = []

  /// Makes room for a passage.
  mutating func reset(_ passage: Passage) {
    words.removeAll(keepingCapacity: true)
    words.append(contentsOf: repeatElement(Word(), count: passage.tokens.count))
    (nextFound, nextTrigger) = (0, 0)
    known.removeAll(keepingCapacity: true)
  }

  subscript(index: Int) -> Word { words[index] }

  /// Reads a sentence; sentences come in their order.
  mutating func read(
    _ sentence: Range<Int>, _ passage: Passage, _ view: WordView, _ text: UnsafeBufferPointer<UInt8>
  ) {
    while nextFound < passage.found.count, passage.found[nextFound].tokens.lowerBound < sentence.lowerBound {
      nextFound += 1
    }
    while nextFound < passage.found.count, passage.found[nextFound].tokens.lowerBound < sentence.upperBound {
      for index in passage.found[nextFound].tokens where index < words.count { words[index].part = .date }
      nextFound += 1
    }
    while nextTrigger < passage.triggers.count, passage.triggers[nextTrigger].head < sentence.lowerBound {
      nextTrigger += 1
    }
    while nextTrigger < passage.triggers.count, passage.triggers[nextTrigger].head < sentence.upperBound {
      mark(passage.triggers[nextTrigger].settled(passage, sentence, view), passage, view)
      nextTrigger += 1
    }
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if words[index].part != .date, !words[index].isTrigger {
        let length = classify(index, sentence, passage, view, text)
        if length > 1 {
          words[index].length = Int32(length)
          if ![.noun, .name, .number, .adjective].contains(words[index].part) {
            for inner in index + 1..<index + length {
              (words[inner].part, words[inner].preposition) = (words[index].part, words[index].preposition)
            }
          }
        }
        index += length
      } else {
        index += 1
      }
    }
  }

  private mutating func mark(_ trigger: Passage.Trigger, _ passage: Passage, _ view: WordView) {
    let head = trigger.head
    var word = Word()
    word.isTrigger = true
    word.features = trigger.features
    let isAttributed = view.packs.languages[view.language].wordOrder == .verbFirst && trigger.isAttribute
    if trigger.isVerb {
      let isAttribute = trigger.features.contains(.participle) && !trigger.features.contains(.short)
      word.part = isAttribute ? .participle : .verb
    } else if isAttributed {
      word.part = .participle
    } else {
      word.part = .noun
      let token = passage.tokens[head]
      word.kind = view.has(token, .person) ? .person : view.has(token, .thing) ? .document : .event
    }
    words[head] = word
    // The other words of the trigger name nobody ("lost their lives").
    // Where verbs stand first, a subject may stand between the verb and its noun: "issued | the union | a statement".
    let isOpen = trigger.isSplit(in: view)
    for index in trigger.tokens where index != head && words[index].part != .date {
      if isOpen, index != trigger.tokens.upperBound - 1 { continue }
      // "held | in Vilnius | a meeting".
      if trigger.isJoined, index < trigger.tokens.upperBound - 1, isPlace(index, in: trigger, passage, view) {
        continue
      }
      words[index].part = .adverb
      words[index].isTrigger = true
      let token = passage.tokens[index]
      if view.has(token, .determiner) || view.has(token, .idiom) {
        words[index].kind = .thing
      } else if index > head, trigger.isVerb, view.has(token, .thing) || view.features(token).contains(.noun) {
        // The text that is signed or adopted: "sign a truce".
        words[index].kind = .document
      }
    }
  }

  private func isPlace(_ index: Int, in trigger: Passage.Trigger, _ passage: Passage, _ view: WordView) -> Bool {
    if view.has(passage.tokens[index], .place) { return true }
    return index + 1 < trigger.tokens.upperBound - 1 && view.preposition(passage.tokens[index]) == .in
      && view.has(passage.tokens[index + 1], .place)
  }

  // MARK: One word

  private mutating func classify(
    _ index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView, _ text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let token = passage.tokens[index]
    switch token.kind {
    case .number:
      words[index].part = .number
      words[index].value = token.value
      if view.packs.languages[view.language].isRightToLeft,
        let groups = DigitGroups.reversed(passage.tokens, index, sentence)
      {
        return groups.length
      }
      return Self.digits(passage.tokens, index, sentence)
    case .sign:
      words[index].part = Self.sign(passage.tokens, index, sentence)
      return 1
    case .word: break
    }
    if token.entry >= 0, let length = known(index, sentence, passage, view) { return length }
    guess(index, sentence, passage, view, text)
    return 1
  }

  /// Tokens of a number: groups of three digits go on behind a blank, or glued behind a comma.
  private static func digits(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Int {
    var end = index + 1
    guard tokens[index].digits <= 3 else { return 1 }
    while end < sentence.upperBound {
      let hasComma =
        tokens[end].kind == .sign && [0x2c, 0x2e, 0x66b, 0x66c].contains(tokens[end].value)
        && tokens[end].flags.contains(.glued)
      let next = hasComma ? end + 1 : end
      // A decimal fraction.
      if hasComma, next < sentence.upperBound, tokens[next].kind == .number, tokens[next].flags.contains(.glued),
        tokens[next].digits < 3
      {
        return next + 1 - index
      }
      guard next < sentence.upperBound, tokens[next].kind == .number, tokens[next].digits == 3,
        !hasComma || tokens[next].flags.contains(.glued)
      else { break }
      end = next + 1
    }
    return end - index
  }

  private static func sign(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Part {
    switch tokens[index].value {
    case 0x2c, 0x60c: return .comma
    case 0x3b, 0x61b, 0x3a, 0x21, 0x3f, 0x61f: return .hard
    case 0x2e:
      // Behind an abbreviation; the sentence goes on.
      return index + 1 < sentence.upperBound && tokens[index].flags.contains(.glued) ? .joint : .hard
    case 0x2d, 0x2010, 0x2011:
      let isInside =
        tokens[index].flags.contains(.glued) && index + 1 < sentence.upperBound
        && tokens[index + 1].flags.contains(.glued)
      return isInside ? .joint : .hard
    case 0x2013, 0x2014: return tokens[index].flags.contains(.glued) ? .joint : .hard
    case 0xab, 0xbb, 0x201c, 0x201d, 0x201e, 0x22: return .quote
    case 0x28, 0x29, 0x5b, 0x5d: return .bracket
    default: return .other
    }
  }

  /// A word that no list holds: a name if it is capitalised, else what its ending says.
  private mutating func guess(
    _ index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView, _ text: UnsafeBufferPointer<UInt8>
  ) {
    let token = passage.tokens[index]
    let (ending, beginning) = view.packs.lexicon.guess(token, of: text, language: view.language)
    words[index].isGuess = true
    words[index].features = (ending ?? []).union(beginning).union(token.clitics)
    if token.flags.contains(.capital), index > sentence.lowerBound || ending == nil || !ending!.isEmpty {
      words[index].part = .name
      words[index].kind = .name
      if index > sentence.lowerBound { return }
      // The first word of a sentence is capitalised anyway.
      words[index].kind = ending?.contains(.noun) ?? true ? .name : .unknown
    }
    if ending == nil, beginning.contains(.verb), words[index].part != .name {
      words[index].part = .verb
      return
    }
    guard let ending else {
      (words[index].part, words[index].kind) =
        words[index].part == .name ? (.name, .name) : (.noun, .unknown)
      return
    }
    if ending.contains(.noun) {
      if words[index].part != .name { (words[index].part, words[index].kind) = (.noun, .unknown) }
    } else if ending.contains(.verb) {
      words[index].part = ending.contains(.participle) && !ending.contains(.short) ? .participle : .verb
    } else if ending.contains(.participle) {
      words[index].part = .participle
    } else if ending.contains(.adjective) {
      words[index].part = .adjective
    } else if !ending.isDisjoint(with: [.infinitive, .gerund]) {
      words[index].part = .verb
    } else {
      words[index].part = .adverb
    }
  }

  /// A form behind an article or a number that may be a verb is an adjective: "the detained men".
  mutating func settle(_ sentence: Range<Int>, _ passage: Passage, order: WordOrder) {
    // "al-Bashir": what a hyphen joins to a capitalised word is a part of the name.
    for index in sentence.dropFirst().dropLast() where words[index].part == .joint {
      let (left, right) = (index - 1, index + 1)
      if words[left].isTrigger || words[left].part == .date || words[right].isTrigger { continue }
      let isNumbered = words[right].part == .number && passage.tokens[left].flags.contains(.capital)
      if passage.tokens[right].flags.contains(.capital) || isNumbered, passage.tokens[index].value != 0x2e,
        words[left].isGuess || [.adverb, .adjective, .preposition, .other].contains(words[left].part),
        !words[right].features.contains(.adjective)
      {
        (words[left].part, words[left].kind) = (.name, .name)
        let isNoun = words[right].part == .name || words[right].part == .noun
        words[left].features = isNoun ? words[right].features : []
        words[left].length = 1
      }
    }
    settleNames(sentence, passage, order)
    if order == .byCase {
      // "his director": a pronoun in the genitive before a noun owns it.
      for index in sentence.dropLast()
      where words[index].part == .pronoun && words[index].features.contains(.genitive) {
        if [.noun, .adjective, .name, .number].contains(words[index + 1].part) { words[index].part = .determiner }
      }
      settleCapitals(sentence)
    }
    guard order == .subjectFirst else { return }
    settlePlurals(sentence, passage)
    for index in sentence.dropFirst() where words[index].part == .verb || words[index].part == .participle {
      if words[index].isTrigger {
        settleDescribing(index, sentence)
        continue
      }
      let previous = words[index - 1].part
      // "by masked men": a form of no list between a preposition and a noun.
      let isLed = previous == .preposition && words[index].isGuess && words[index].features.contains(.past)
      if previous == .determiner || previous == .number || previous == .joint || isLed {
        let next = index + 1 < sentence.upperBound ? words[index + 1].part : .hard
        if next == .noun || next == .name || next == .adjective {
          words[index].part = .adjective
        } else if !isLed {
          (words[index].part, words[index].kind) = (.noun, .unknown)
        }
      }
    }
  }

  /// "The detained editor": a participle of a trigger between an article and a noun describes the noun.
  private mutating func settleDescribing(_ index: Int, _ sentence: Range<Int>) {
    guard words[index].features.contains(.passive), words[index - 1].part == .determiner,
      index + 1 < sentence.upperBound,
      [.noun, .name, .adjective].contains(words[index + 1].part), !words[index + 1].isTrigger
    else { return }
    words[index].part = .adjective
  }

  /// "In June censors pulped": a form that may be a plural, right in front of a past form, is its subject.
  private mutating func settlePlurals(_ sentence: Range<Int>, _ passage: Passage) {
    for index in sentence.dropLast() where words[index].part == .verb && !words[index].isTrigger {
      // No noun: "has", "was", "does".
      if passage.tokens[index].end - passage.tokens[index].begin < 5 { continue }
      let (mine, next) = (words[index].features, words[index + 1])
      guard mine.contains(.present), mine.isDisjoint(with: [.past, .infinitive]), next.part == .verb, next.isTrigger,
        next.features.contains(.past)
      else { continue }
      let previous = index == sentence.lowerBound ? Part.hard : words[index - 1].part
      guard [.hard, .date, .comma, .coordinator, .determiner].contains(previous) else { continue }
      (words[index].part, words[index].kind, words[index].features) = (.noun, .unknown, [.noun, .plural])
    }
  }

  /// "The Comprehensive Peace Agreement": a capitalised word that looks like an adjective is one in front of a noun that
  /// agrees with it; behind a name it is a surname.
  private mutating func settleCapitals(_ sentence: Range<Int>) {
    for index in sentence.dropLast() where words[index].part == .name && words[index].isGuess {
      let next = words[index + 1]
      let isNoun = next.part == .noun || next.part == .adjective
      guard words[index].features.contains(.adjective), isNoun || next.isTrigger && next.part == .adverb else {
        continue
      }
      if index > sentence.lowerBound, words[index - 1].part == .name || words[index - 1].kind == .person { continue }
      let (mine, other) = (
        words[index].features.intersection(NounPhraseBuilding.cases),
        next.features.intersection(NounPhraseBuilding.cases)
      )
      guard !mine.isEmpty, !isNoun || !mine.isDisjoint(with: other) else { continue }
      words[index].part = .adjective
    }
  }

  /// Initials, particles between names, and capitalised words inside a sentence that a list takes for something else.
  private mutating func settleNames(_ sentence: Range<Int>, _ passage: Passage, _ order: WordOrder) {
    guard order != .verbFirst else { return }
    let tokens = passage.tokens
    for index in sentence where !words[index].isTrigger && words[index].part != .date {
      let token = tokens[index]
      guard token.kind == .word else { continue }
      if token.isInitial, index + 1 < sentence.upperBound, tokens[index + 1].value == 0x2e,
        tokens[index + 1].kind == .sign, tokens[index + 1].flags.contains(.glued)
      {
        setName(index)
        continue
      }
      guard index > sentence.lowerBound, index + 1 < sentence.upperBound else { continue }
      let before = words[index - 1]
      if !token.flags.contains(.capital) {
        // "Frédéric de Klerk".
        if words[index].isGuess, words[index].part == .noun, token.end - token.begin <= 6, before.part == .name,
          words[index + 1].part == .name
        {
          setName(index)
        }
        continue
      }
      guard ![.quote, .hard, .bracket, .other].contains(before.part) else { continue }
      switch words[index].part {
      case .verb, .participle:
        if order == .subjectFirst {
          setName(index)
        } else if words[index].features.contains(.participle), !words[index].features.contains(.short) {
          words[index].part = .adjective
        }
      // "Human Rights Now said": the last word of a name.
      case .adverb where order == .subjectFirst && before.part == .name: setName(index)
      case .preposition where order == .byCase && token.end - token.begin >= 8:
        (words[index].part, words[index].kind, words[index].features) = (.noun, .organisation, [])
        words[index].preposition = nil
      default: break
      }
    }
  }

  private mutating func setName(_ index: Int) {
    (words[index].part, words[index].kind, words[index].features) = (.name, .name, [])
    words[index].preposition = nil
  }
}

extension Token {
  /// One capital letter.
  var isInitial: Bool { flags.contains(.capital) && end - begin <= 2 }
}

extension Passage.Trigger {
  /// A verb and its noun, with room between them for a subject.
  func isSplit(in view: WordView) -> Bool {
    isJoined && isVerb && tokens.count > 2 && view.packs.languages[view.language].wordOrder == .verbFirst
  }

  /// A participle or an adjective that stands as an attribute and is no noun.
  var isAttribute: Bool {
    features.contains(.participle) && features.isDisjoint(with: [.noun, .verb])
  }
}
