internal import EventGraph
internal import LanguagePacks

/// A noun phrase while its words are taken, one by one from the left.
struct NounPhraseBuilding {
  let order: WordOrder
  let start: Int
  let sentence: Range<Int>
  let parts: SentenceParts
  let tokens: [Token]

  var index: Int
  var end: Int
  var head: Int?
  var kind = NounPhrase.Kind.unknown
  var features: Features = []
  var number: Int?
  /// Behind the last word of the number ("50 thousand").
  var numberEnd = 0
  var hasDeterminer = false
  var isNumbered = false
  /// The last adjective that is capitalised: without a noun it names people ("South Africans").
  var people: Int?
  var isPossessive = false
  /// Cases that the adjectives in front of the next noun leave open.
  var pending: Features = cases
  /// Whether the last word was definite: where an article tells, no indefinite word belongs behind it.
  var isDefinite = false

  static let cases: Features = [.nominative, .genitive, .dative, .accusative, .instrumental, .locative]

  init(order: WordOrder, start: Int, sentence: Range<Int>, parts: SentenceParts, tokens: [Token]) {
    (self.order, self.start, self.sentence) = (order, start, sentence)
    (self.parts, self.tokens) = (parts, tokens)
    (index, end) = (start, start)
  }

  mutating func run() {
    while index < sentence.upperBound, !isPossessive {
      let word = parts[index]
      let taken: Bool
      switch word.part {
      case .determiner:
        // "three of its members" without "of", where cases tell.
        taken = index == start || order != .verbFirst && head == nil && number != nil && index == numberEnd
        hasDeterminer = hasDeterminer || taken
        if taken { index += 1 }
      case .number: taken = takeNumber()
      case .bound, .adverb:
        // "at least 15", "some very old": only in front of the noun.
        taken = head == nil && index > start && order != .byCase && isModifier(behindAdverbs)
        if taken { index += 1 }
      case .adjective, .participle: taken = takeAdjective(word)
      case .noun, .name: taken = takeNoun(word)
      case .quote: taken = takeQuote()
      case .bracket: taken = takeBracket()
      case .joint: taken = takeJoint()
      default: taken = false
      }
      if !taken { break }
    }
  }

  func phrase(lead: Preposition?) -> NounPhrase? {
    if isLeftOver { return nil }
    if let head, end > start {
      var features = features
      // Names are of the living: their nominative is no accusative.
      if order == .byCase, kind == .name, features.isSuperset(of: [.nominative, .accusative]),
        !features.contains(.genitive)
      {
        features.remove(.accusative)
      }
      return NounPhrase(
        tokens: start..<end, head: head, kind: kind, features: features, lead: lead, number: number,
        isPossessive: isPossessive, hasDeterminer: hasDeterminer, isNumbered: isNumbered, extent: start..<end)
    }
    if let people {
      let end = people + Int(parts[people].length)
      return NounPhrase(
        tokens: start..<end, head: people, kind: .person, features: parts[people].features, lead: lead, number: number,
        hasDeterminer: hasDeterminer, extent: start..<end)
    }
    if let number, parts[number].value != 1 || isPartitive(numberEnd), isCounting(number) {
      let end = max(numberEnd, number + Int(parts[number].length))
      let isBound = number > sentence.lowerBound && parts[number - 1].part == .bound
      return NounPhrase(
        tokens: start..<end, head: number, kind: .number, features: isBound ? [] : parts[number].features, lead: lead,
        number: number, extent: start..<end)
    }
    return nil
  }

  /// A number on its own stands for people only where nothing says that it measures or names: no sign, unit or name is
  /// glued to it.
  private func isCounting(_ number: Int) -> Bool {
    let next = number + Int(parts[number].length)
    if number > sentence.lowerBound, tokens[number].flags.contains(.glued) { return false }
    guard next < sentence.upperBound else { return true }
    return !tokens[next].flags.contains(.glued) || [.comma, .hard].contains(parts[next].part)
  }

  /// "one of his guards".
  private func isPartitive(_ next: Int) -> Bool {
    next < sentence.upperBound && parts[next].preposition == .of
  }

  private var behindAdverbs: Int {
    var next = index + 1
    while next < sentence.upperBound, next - index < 4, parts[next].part == .adverb, !parts[next].isTrigger {
      next += 1
    }
    return next
  }

  private func isModifier(_ index: Int) -> Bool {
    guard index < sentence.upperBound else { return false }
    return [.adjective, .noun, .name, .number].contains(parts[index].part)
  }

  // MARK: Words

  private mutating func takeNumber() -> Bool {
    let length = Int(parts[index].length)
    // "All five defendants": a word of no list right in front of a number only points at it.
    if order == .subjectFirst, let first = head, first == start, index == start + 1, parts[first].isGuess,
      kind == .unknown || first == sentence.lowerBound, tokens[first].end - tokens[first].begin <= 4,
      isModifier(index + length), !isNumbering(index)
    {
      head = nil
    }
    if head == nil {
      if number == nil { number = index }
      index += length
      if numberEnd == 0 || numberEnd == index - length { numberEnd = index }
      return true
    }
    // "the three accused", where the number stands behind its noun with an article of its own.
    if order == .verbFirst, number == nil, tokens[index].clitics.contains(.definite), isPlural {
      number = index
      index += length
      end = index
      return true
    }
    // "resolution 71/1", "Decree 54", "Unit 27".
    let isUnit =
      order == .subjectFirst && kind == .organisation && index == end && tokens[index].kind == .number
      && head.map { tokens[$0].flags.contains(.capital) } ?? false
    guard isUnit || kind == .thing || kind == .name || kind == .document || tokens[index].flags.contains(.glued)
    else {
      return false
    }
    index += length
    end = index
    isNumbered = true
    return true
  }

  /// Digits behind a capitalised word may name it.
  private func isNumbering(_ index: Int) -> Bool {
    tokens[index].kind == .number && tokens[index - 1].flags.contains(.capital)
  }

  private var isPlural: Bool {
    guard let head else { return false }
    return !parts[head].features.contains(.singular) && hasDefiniteHead(head)
  }

  private func hasDefiniteHead(_ head: Int) -> Bool {
    !parts[head].features.isDisjoint(with: [.definite, .withPronoun]) || parts[index - 1].features.contains(.definite)
  }

  private mutating func takeAdjective(_ word: SentenceParts.Word) -> Bool {
    switch order {
    case .subjectFirst:
      if head != nil { return false }
      if tokens[index].flags.contains(.capital), index > sentence.lowerBound, !word.isTrigger { people = index }
      index += Int(word.length)
    case .byCase:
      if word.part == .participle, word.isTrigger { return false }
      let open = word.features.intersection(Self.cases)
      if !open.isEmpty {
        if head != nil, open.isDisjoint(with: .genitive) { return false }
        pending.formIntersection(open)
        if pending.isEmpty { return false }
      }
      index += Int(word.length)
      // A plural adjective may head a phrase: "the unknown beat him".
      if head == nil, word.features.contains(.plural), !isModifier(index) {
        (head, kind, features, end) = (index - 1, .person, word.features, index)
        return false
      }
    case .verbFirst:
      let definite = word.features.contains(.definite)
      // "the government and the trade (adjective) ones": behind a noun, what is joined begins a phrase of its own.
      if let head, index > start, word.features.contains(.withConjunction) {
        let isMany = !word.features.isDisjoint(with: [.plural, .dual]) && !word.features.contains(.singular)
        if parts[index - 1].part != .adjective || isMany && features.contains(.singular) && head < index {
          return false
        }
      }
      if head == nil {
        // "two Egyptians", "14 Palestinians": an adjective of people stands for them.
        let isMany = !word.features.isDisjoint(with: [.plural, .dual]) && !word.features.contains(.singular)
        let namesPeople = word.features.contains(.masculine) && (isMany || number != nil)
        (head, kind, features) = (index, namesPeople ? .person : .unknown, word.features)
      } else if isDefinite, !definite {
        return false
      }
      isDefinite = definite
      index += Int(word.length)
      end = index
    }
    return true
  }

  private mutating func takeNoun(_ word: SentenceParts.Word) -> Bool {
    if index > start, word.kind == .time {
      // "12,000 zlotys": what is measured is no number of people.
      if head == nil, number != nil {
        (head, kind) = (index, .time)
        index += Int(word.length)
        end = index
      }
      return false
    }
    // The prefix of a word opens a phrase of its own.
    if index > start, !word.features.isDisjoint(with: [.withConjunction, .withPreposition]) { return false }
    guard head != nil else {
      set(word)
      return true
    }
    switch order {
    case .subjectFirst: return takeLastNoun(word)
    case .byCase: return takeByCase(word)
    case .verbFirst: return takeByArticle(word)
    }
  }

  private mutating func set(_ word: SentenceParts.Word) {
    (head, kind, features) = (index, word.kind, word.features)
    if order == .byCase, pending != Self.cases {
      let open = features.intersection(Self.cases)
      let agreed = open.isEmpty ? pending : open.intersection(pending)
      // A counted noun is in the genitive whatever its number is in.
      if !agreed.isEmpty, number == nil { features = features.subtracting(Self.cases).union(agreed) }
    }
    if number != nil, order == .byCase {
      // "Not less than seven" is in the case of its bound.
      let isBound = number! > sentence.lowerBound && parts[number! - 1].part == .bound
      let counted = isBound ? [] : parts[number!].features.intersection(Self.cases)
      features = features.subtracting(Self.cases).union(counted.isEmpty ? Self.cases : counted)
    }
    pending = Self.cases
    extend(word)
  }

  mutating func extend(_ word: SentenceParts.Word) {
    isDefinite = word.features.contains(.definite) || word.features.contains(.withPronoun) || word.part == .name
    // Of a body of several words the last tells: "(the) council of the deputies".
    if word.length > 1, order == .verbFirst, tokens[index + Int(word.length) - 1].clitics.contains(.definite) {
      isDefinite = true
    }
    index += Int(word.length)
    // The other words of a trigger of several ("sit-in").
    while word.isTrigger, index < sentence.upperBound, parts[index].isTrigger, parts[index].part == .adverb {
      index += 1
    }
    end = index
    if order == .subjectFirst, word.features.contains(.genitive) {
      // "the army's assault": the owner of an event is a phrase of its own; of anything else, a part of its phrase.
      let next = index < sentence.upperBound ? parts[index] : SentenceParts.Word()
      if next.isTrigger { isPossessive = true }
      if !next.isTrigger, next.part == .noun || next.part == .adjective { kind = .unknown }
    }
  }

  /// The last noun heads: "police officer", "Southern Border Programme"; a name behind a noun only names it.
  private mutating func takeLastNoun(_ word: SentenceParts.Word) -> Bool {
    let owned = index > start && parts[index - 1].features.contains(.genitive)
    // The first word of a sentence may be capitalised and no name.
    let isOpening = head == sentence.lowerBound && parts[sentence.lowerBound].isGuess
    if word.isTrigger, !owned, !isOpening, [.person, .organisation, .actor, .name, .place].contains(kind),
      word.kind == .event
    {
      isPossessive = true
      return false
    }
    if word.part == .name, !owned {
      let isTitle = kind == .person && !hasDeterminer
      if isTitle || kind == .unknown && !hasDeterminer { (head, kind) = (index, word.kind) }
    } else {
      (head, kind, features) = (
        index, word.kind == .unknown && kind == .name ? .organisation : word.kind, word.features
      )
    }
    extend(word)
    return true
  }

  /// Genitives hang on the noun in front; names and other nouns in its case name it again.
  private mutating func takeByCase(_ word: SentenceParts.Word) -> Bool {
    let open = word.features.intersection(Self.cases)
    let own = (open.isEmpty ? Self.cases : open).intersection(pending)
    guard !own.isEmpty else { return false }
    // "in Jeddah | the parties": a place has no common noun in the genitive.
    if kind == .place, word.part == .noun, word.kind != .site, word.kind != .place { return false }
    // "in the city (of) Kazan": a site has its name in the nominative.
    if kind == .site, word.kind == .place, word.part == .name, head == index - 1 {
      extend(word)
      return true
    }
    let mine = features.intersection(Self.cases)
    let shared = mine.isEmpty ? own : own.intersection(mine)
    if head.map({ parts[$0].isTrigger }) ?? false { return false }
    let isAnotherName = word.part == .name && (kind == .person || kind == .name || kind == .actor)
    // "of the vice president | John Garang perished": a name in the nominative behind another case.
    let bare: Features = [.nominative, .accusative]
    if isAnotherName, word.isGuess, kind == .person, !open.isEmpty, open.isSubset(of: bare), !mine.isEmpty,
      mine.isDisjoint(with: bare)
    {
      return false
    }
    if isAnotherName, !shared.isEmpty {
      if kind == .name || word.kind == .name || word.kind == .unknown, word.isGuess || open.isEmpty {
        // Foreign names may stand in any case: the accusative of the living is the genitive too.
        let also: Features = shared.contains(.accusative) ? mine.intersection(.genitive) : []
        features = features.subtracting(Self.cases).union(shared).union(also)
      }
    } else if own.contains(.genitive) || word.part == .name && word.kind != .place {
      // hangs on what stands before it
    } else if !shared.isEmpty, kind == .person, word.kind == .person {
      features = features.subtracting(Self.cases).union(shared)
    } else {
      return false
    }
    pending = Self.cases
    extend(word)
    return true
  }
}
