internal import EventGraph
internal import LanguagePacks

/// The relative clauses and participles of a sentence, which describe something and tell a time of their own: a date
/// inside them dates nothing outside, and a date outside nothing inside ("the journalist, who was arrested on 3 May, went
/// on hunger strike").
struct EmbeddedClauses {
  struct Clause {
    var tokens: Range<Int>
    /// The event nouns that the clause tells more of ("clashes, in which eleven died"): they share a date with it.
    var events: [Int]
    var isParticiple: Bool
    /// Tells what was done in the course of what it describes ("in which", "during which").
    var isWithin = false
  }

  private(set) var clauses: [Clause] = []

  init(_ passage: BorrowedPassage, _ sentence: Range<Int>, _ view: WordView) {
    let finder = ClauseFinder(borrowed: passage, sentence: sentence, view: view)
    for index in sentence {
      let token = passage.pointee.tokens[index]
      guard token.entry >= 0 else { continue }
      if let clause = finder.relative(at: index, token) ?? finder.participle(at: index, token) {
        clauses.append(clause)
      }
    }
  }

  /// Whether a border of a describing clause stands between two tokens, with only the first of them inside.
  func leaves(_ inner: Int, to outer: Int) -> Bool {
    clauses.contains { clause in
      clause.tokens.contains(inner) && !clause.tokens.contains(outer) && !clause.events.contains(outer)
        && (clause.isParticiple || !clause.events.contains { clause.tokens.lowerBound - $0 <= 3 })
    }
  }

  /// Whether a token stands in a relative clause that another one is outside of, whatever the clause describes.
  func describes(_ inner: Int, apartFrom outer: Int) -> Bool {
    clauses.contains { !$0.isParticiple && $0.tokens.contains(inner) && !$0.tokens.contains(outer) }
  }

  /// The same, for participles alone.
  func leavesParticiple(_ inner: Int, to outer: Int) -> Bool {
    clauses.contains {
      $0.isParticiple && $0.tokens.contains(inner) && !$0.tokens.contains(outer) && !$0.events.contains(outer)
        && !$0.events.contains { inner - $0 <= 3 }
    }
  }

}

/// Finds the describing clauses of a sentence.
private struct ClauseFinder {
  typealias Clause = EmbeddedClauses.Clause

  let borrowed: BorrowedPassage
  let sentence: Range<Int>
  let view: WordView

  /// Read in place, without a copy.
  private var passage: Passage { @inline(__always) _read { yield borrowed.pointee } }

  // MARK: Relative clauses

  func relative(at index: Int, _ token: Token) -> Clause? {
    guard token.mask.contains(.signal), let sense = view.sense(token, .subordinator), sense.value == 0,
      index > sentence.lowerBound, isPronoun(index, sense),
      !passage.found.contains(where: { $0.tokens.contains(index) })
    else { return nil }
    var start = index
    while start > sentence.lowerBound, view.preposition(passage.tokens[start - 1]) != nil { start -= 1 }
    if start == index, let phrase = phraseOfTime(before: index) { start = phrase }
    let isBehindComma = start > sentence.lowerBound && isComma(start - 1)
    let tokens = start..<end(of: index, isBehindComma: isBehindComma)
    return Clause(
      tokens: tokens, events: events(before: start), isParticiple: false,
      isWithin: isWithin(start..<index) || isResumedWithin(index, in: tokens))
  }

  /// "In the course of which": where a preposition of several words begins that ends at a token.
  private func phraseOfTime(before index: Int) -> Int? {
    (max(sentence.lowerBound, index - 4)..<max(sentence.lowerBound, index - 1)).first {
      guard let found = view.match(.preposition, in: passage.tokens, at: $0, before: index) else { return false }
      return found.length > 1 && $0 + found.length == index
    }
  }

  /// Prepositions that set what follows into what they lead.
  private func isWithin(_ words: Range<Int>) -> Bool {
    guard let first = words.first,
      let found = view.match(.preposition, in: passage.tokens, at: first, before: words.upperBound)
    else { return false }
    return [.in, .during, .at, .on].contains(Preposition.allCases[Int(found.value)])
  }

  /// Where a pronoun takes up what a clause describes ("which the opposition won in it"): within three words of the verb.
  private func isResumedWithin(_ opening: Int, in clause: Range<Int>) -> Bool {
    guard view.packs.languages[view.language].wordOrder == .verbFirst else { return false }
    let end = min(clause.upperBound, opening + 5)
    return (opening + 1..<max(opening + 1, end)).contains {
      guard let sense = view.sense(passage.tokens[$0], .marker), sense.features.contains(.withPronoun) else {
        return false
      }
      let preposition = Preposition.allCases[Int(sense.value)]
      return preposition == .in || preposition == .during
    }
  }

  /// The event nouns of the phrase in front of a describing clause.
  private func events(before start: Int) -> [Int] {
    passage.triggers.lazy.filter {
      !$0.isVerb && sentence.contains($0.head) && $0.head < start && start - $0.head <= Self.described
        && passage.borders[start - 1] - passage.borders[$0.head] <= ClauseBorders.comma + 0.3
    }.map(\.head)
  }

  /// Most tokens between a describing clause and the event noun that it tells more of.
  private static let described = 12

  /// Whether a word stands for a noun in front of it: it has a case; one with a form but without a case may also mean
  /// "that" of what is said, which a comma or a verb in front of it decides.
  private func isPronoun(_ index: Int, _ sense: Sense) -> Bool {
    if sense.features.isEmpty { return false }
    if !sense.features.isDisjoint(with: Self.cases) { return true }
    if isComma(index - 1) { return false }
    let start = max(sentence.lowerBound, index - 8)
    return !passage.triggers.contains { start..<index ~= $0.head && $0.type.family == "speech" }
      && !view.has(passage.tokens[index - 1], .verb) && !view.features(passage.tokens[index - 1]).contains(.verb)
  }

  private static let cases: Features = [.nominative, .genitive, .dative, .accusative, .instrumental, .locative]

  /// Where a relative clause ends: at the comma behind its verb, where a comma opened it; at a comma, or before a second
  /// verb that nothing joins, else.
  private func end(of opening: Int, isBehindComma: Bool) -> Int {
    var verb: Int?
    var isJoined = false
    for index in opening + 1..<sentence.upperBound {
      let token = passage.tokens[index]
      if token.kind == .sign {
        if token.value == 0x3b || token.value == 0x61b || token.value == 0x3a { return index }
        if isComma(index), verb != nil { return index }
        continue
      }
      guard token.entry >= 0 else { continue }
      if view.has(token, .coordinator) || token.clitics.contains(.withConjunction) { isJoined = true }
      guard isFinite(index) || opensVerbFirst(index, behind: opening) else { continue }
      if let verb, !isBehindComma, !isJoined, !isOneVerb(verb, index) { return index }
      (verb, isJoined) = (index, false)
    }
    return sentence.upperBound
  }

  /// Where verbs come first, the word behind a relative pronoun is the verb, of any lexicon or none.
  private func opensVerbFirst(_ index: Int, behind opening: Int) -> Bool {
    index == opening + 1 && view.packs.languages[view.language].wordOrder == .verbFirst
      && view.preposition(passage.tokens[index]) == nil && !passage.tokens[index].clitics.contains(.definite)
      && !view.has(passage.tokens[index], .negation)
  }

  /// Whether two words are one verb with its auxiliary.
  private func isOneVerb(_ first: Int, _ second: Int) -> Bool {
    view.has(passage.tokens[first], .auxiliary) && second - first <= 4
      || !passage.found.contains { (first..<second).contains($0.tokens.lowerBound) } && second - first <= 2
  }

  private func isFinite(_ index: Int) -> Bool { passage.isFinite(index, view) }

  // MARK: Participles

  func participle(at index: Int, _ token: Token) -> Clause? {
    let features = view.features(token)
    if features.contains(.participle), features.isDisjoint(with: [.short, .present, .infinitive]) {
      let isTrigger = passage.triggers.contains {
        $0.head == index && ($0.isVerb || !features.contains(.noun) || isArticled(index, $0))
      }
      let isBehindComma = index > sentence.lowerBound && isComma(index - 1)
      let tokens = index..<(isBehindComma ? comma(behind: index) : phraseEnd(index))
      // A verb that only carries another word matters for the date in its clause.
      guard
        isTrigger
          || view.has(token, .lightVerb) && passage.found.contains(where: { tokens.contains($0.tokens.lowerBound) })
      else { return nil }
      let events = isBehindComma ? events(before: index) : isTrigger ? [] : carried(behind: tokens.upperBound)
      return Clause(tokens: tokens, events: events, isParticiple: true)
    }
    // "The president, ruling since 1994, dissolved parliament" where nouns have cases: whatever its participle, a clause
    // between commas keeps its date.
    if features.contains(.participle), features.isDisjoint(with: [.short, .infinitive, .noun]),
      index > sentence.lowerBound,
      isComma(index - 1), view.packs.languages[view.language].wordOrder == .byCase
    {
      let tokens = index..<comma(behind: index)
      if tokens.upperBound < sentence.upperBound, isComma(tokens.upperBound),
        passage.found.contains(where: { tokens.contains($0.tokens.lowerBound) })
      {
        return Clause(tokens: tokens, events: events(before: index), isParticiple: true)
      }
    }
    return passiveParticiple(at: index, features)
  }

  /// Where verbs come first, a participle with an article describes the noun in front, whatever else the form may be. Where
  /// the sentence ends with its date, that is as often of the verb ("one of the students in custody died on 9 May").
  private func isArticled(_ index: Int, _ trigger: Passage.Trigger) -> Bool {
    guard view.packs.languages[view.language].wordOrder == .verbFirst,
      passage.tokens[index].clitics.contains(.definite), trigger.features.contains(.participle)
    else { return false }
    let end = phraseEnd(index)
    return end < sentence.upperBound
      && (passage.tokens[end].kind == .word || index > sentence.lowerBound && isComma(index - 1))
  }

  /// "At the session held on 20 December", with the participle in front of its noun: the event that it only carries, the
  /// first noun of the phrase behind its date, or behind the comma that closes the date.
  private func carried(behind end: Int) -> [Int] {
    guard let noun = passage.triggers.first(where: { $0.head >= end && $0.head - end <= Self.attributes }),
      !noun.isVerb, sentence.contains(noun.head),
      !(end..<noun.head).contains(where: {
        passage.tokens[$0].kind == .sign && !(isComma($0) && $0 == end) || isJoint($0) || isFinite($0)
          || view.preposition(passage.tokens[$0]) != nil
      })
    else { return [] }
    return [noun.head]
  }

  /// Most words from the date of a participle to the noun that it describes.
  private static let attributes = 5

  private func comma(behind index: Int) -> Int {
    let end = (index + 1..<max(index + 1, sentence.upperBound)).first {
      let token = passage.tokens[$0]
      return token.isComma || token.isSemicolon
    }
    return end ?? sentence.upperBound
  }

  /// A participle in front of its noun ends with the words of its date, which stand right behind it.
  private func phraseEnd(_ index: Int) -> Int {
    let date = passage.found.first {
      index < $0.tokens.lowerBound && $0.tokens.lowerBound - index <= 2 && $0.kind != .duration
        && !(index + 1..<$0.tokens.lowerBound).contains { passage.tokens[$0].kind == .sign || isJoint($0) }
    }
    return date?.tokens.upperBound ?? index + 1
  }

  private func isJoint(_ index: Int) -> Bool { view.has(passage.tokens[index], .coordinator) }

  /// A form that is a participle and a past form in one, behind the noun that it describes: its clause has another verb
  /// ("two students arrested on 14 October were beaten"; "lawyers criticised the law adopted on 5 May").
  private func passiveParticiple(at index: Int, _ features: Features) -> Clause? {
    guard features.contains(.passive), features.contains(.verb), !features.contains(.participle),
      index > sentence.lowerBound,
      passage.triggers.contains(where: { $0.head == index && $0.isVerb }) || isDated(behind: index)
    else { return nil }
    let before = passage.tokens[index - 1]
    guard !features.isDisjoint(with: [.active, .past]), before.kind == .word || isComma(index - 1),
      !(max(sentence.lowerBound, index - 4)..<index).contains(where: { view.has(passage.tokens[$0], .auxiliary) }),
      !view.has(before, .coordinator), view.preposition(before) == nil, !view.has(before, .pronoun),
      !view.has(before, .earlier), view.sense(before, .subordinator) == nil, !isSubject(before: index)
    else { return nil }
    // Its own words go up to the verb of the clause, to a comma or a conjunction.
    var hasDate = false
    for position in index + 1..<max(index + 1, sentence.upperBound) {
      let token = passage.tokens[position]
      if passage.found.contains(where: { $0.tokens.lowerBound == position && $0.kind != .duration }) { hasDate = true }
      if token.kind == .sign, isComma(position) || token.value == 0x3b { break }
      if view.has(token, .coordinator) || view.has(token, .subordinator) {
        if isComma(index - 1) { return nil }
        break
      }
      if hasDate, isFinite(position), !isComma(index - 1) {
        return Clause(tokens: index..<position, events: events(before: index), isParticiple: true)
      }
    }
    let end = comma(behind: index)
    if isComma(index - 1) {
      // "Resolution 52/2, adopted on 3 April 2023, by which …": no object follows, and a comma closes it.
      guard hasDate, end < sentence.upperBound, view.preposition(passage.tokens[index + 1]) != nil else { return nil }
    } else if !isBehindVerb(index) {
      return nil
    }
    return Clause(tokens: index..<end, events: events(before: index), isParticiple: true)
  }

  /// Whether a date stands right behind a word ("crimes committed since April").
  private func isDated(behind index: Int) -> Bool {
    passage.found.contains {
      $0.kind != .duration && $0.tokens.lowerBound > index && $0.tokens.lowerBound - index <= 5
        && passage.borders[$0.tokens.lowerBound] - passage.borders[index] < 0.2
    }
  }

  /// Whether the noun in front of a verb is its subject, since nothing but a clause can follow the verb of saying before
  /// it ("the governor said police detained a smuggler").
  private func isSubject(before verb: Int) -> Bool {
    let start = max(sentence.lowerBound, verb - Self.saying)
    guard let speech = passage.triggers.last(where: { start..<verb ~= $0.head }) else { return false }
    return speech.isVerb && speech.type.name == "statement" && speech.features.contains(.past)
      && !(speech.head + 1..<verb).contains {
        isJoint($0) || passage.tokens[$0].kind == .sign || view.preposition(passage.tokens[$0]) != nil
      }
  }

  /// Most tokens from a verb of saying to the verb of what is said, where no conjunction stands between.
  private static let saying = 5

  /// Whether a verb of the same clause stands in front, with its object between.
  private func isBehindVerb(_ index: Int) -> Bool {
    (sentence.lowerBound..<max(sentence.lowerBound, index - 1)).contains { verb in
      isFinite(verb) && passage.borders[index] - passage.borders[verb] < 0.2
        // "Members of the outlawed sect blocked roads": a participle in front of its noun.
        && !(verb > sentence.lowerBound && view.has(passage.tokens[verb - 1], .determiner))
        // "Those who took part demanded": the verb in front is of another clause.
        && !(sentence.lowerBound..<verb).contains {
          view.sense(passage.tokens[$0], .subordinator)?.value == 0
            && passage.borders[verb] - passage.borders[$0] < ClauseBorders.comma
        }
    }
  }

  private func isComma(_ index: Int) -> Bool { passage.tokens[index].isComma }
}

extension Passage {
  /// Whether a word is a finite verb: one that can head a clause.
  func isFinite(_ index: Int, _ view: WordView) -> Bool {
    let token = tokens[index]
    // An article written together with a word makes it a noun.
    guard token.entry >= 0, !token.clitics.contains(.definite),
      !found.contains(where: { $0.tokens.contains(index) })
    else { return false }
    if view.has(token, .auxiliary) || view.has(token, .pastForm) { return true }
    let features = view.features(token)
    guard features.contains(.verb), !features.isDisjoint(with: [.past, .present, .future, .short]) else { return false }
    if features.contains(.participle), !features.contains(.short) { return false }
    if features.contains(.noun) { return triggers.contains { $0.head == index && $0.isVerb } }
    return true
  }
}
