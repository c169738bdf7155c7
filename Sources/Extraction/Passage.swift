internal import EventGraph
internal import LanguagePacks

/// A paragraph at work: its tokens, what stands in them, and its sentences.
struct Passage {
  /// A timex in the paragraph.
  struct Found {
    /// Token range of the extent.
    var tokens: Range<Int>
    var id: ID<Timex>
    var kind: Timex.Kind
    /// Set for "on election day": resolved when all events are known.
    var anchor: Anchor?
    /// The preposition in front, if any.
    var lead: Preposition?
    /// Made together with the timex before it ("26 and 27 November").
    var continuesList = false
    /// An open start ("since 2013").
    var isSince = false
    /// For a length: the event that it is counted from.
    var offset: TimexOffset?
    /// For a date that goes so many units on from the story ("the next day").
    var step: TimexStep?
    /// The event that such a date goes on from instead ("the next day after the vote").
    var base: TimexOffset?
  }

  struct Anchor {
    var type: EventType
    var whole: Bool
  }

  /// A possible trigger.
  struct Trigger {
    /// The token that is the head.
    var head: Int
    /// All tokens of a multi-word trigger.
    var tokens: Range<Int>
    var rule: Int
    var type: EventType
    var features: Features
    /// Indices into `found` of the passage; several dates make several events.
    var dates: [Int] = []
    var duration: Int?
    /// Dated at the start of an open range ("since 2008, when …").
    var isAtStart = false
    /// A noun whose phrase holds its dates ("the law of 5 May").
    var ownsDates = false
    /// Dated by its sentence, not by a date of its own.
    var isShared = false
    /// What is fixed for its date, or put off to it: ahead, whether it came about or not.
    var isScheduled = false
    /// Dates of its sentence that are of what it tells of, or of what was done before it.
    var barred: [Int] = []
    /// A verb together with the noun behind it: all its tokens are the trigger.
    var isJoined = false

    var isVerb: Bool { features.contains(.verb) && !features.contains(.noun) }

    /// "Calls on", "condemns": said by the text itself, at no time that it names.
    var isSpeechInPresent: Bool {
      (type.name == "demand" || type.name == "condemnation") && features.contains(.present) && !features.contains(.past)
    }
  }

  var language = 0
  var tokens: [Token] = []
  var sentences: [Range<Int>] = []
  /// Matches of rules in the sentence in hand.
  var matches: [RuleMatch] = []
  var found: [Found] = []
  var triggers: [Trigger] = []
  /// Sum of clause borders up to each token; see `ClauseBorders`. Where words were looked up only for time expressions,
  /// of those sentences alone whose tense was asked for.
  var borders: [Float] = []
  /// Where only the words that time expressions need have been looked up.
  var isForTimexes = false

  /// Makes room for most paragraphs.
  mutating func reserve(tokens count: Int) {
    tokens.reserveCapacity(count)
    borders.reserveCapacity(count)
    sentences.reserveCapacity(count / 16)
    matches.reserveCapacity(count / 32)
    found.reserveCapacity(count / 32)
  }

  /// Takes everything out and keeps the memory: a passage serves paragraph after paragraph.
  mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    triggers.removeAll(keepingCapacity: true)
    borders.removeAll(keepingCapacity: true)
  }

  /// Makes the words and clause borders of a sentence known, where that was put off.
  mutating func complete(_ sentence: Range<Int>, _ view: WordView, _ text: [UInt8]) {
    guard isForTimexes else { return }
    text.withUnsafeBufferPointer { view.packs.complete(&tokens, sentence, of: $0) }
    if borders.isEmpty { borders.append(contentsOf: repeatElement(0, count: tokens.count + 1)) }
    ClauseBorders.fill(&borders, tokens, view, sentence, from: 0)
  }
}

extension Passage {
  /// Whether "before" opens the clause of the second of two triggers ("was tried before he was released on 5 May"): what
  /// came before it is not of its date.
  func opensBefore(between first: Int, _ second: Int, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    for index in stride(from: second - 1, to: first, by: -1) {
      let token = tokens[index]
      if token.isSemicolon || view.has(token, .coordinator)
        || token.clitics.contains(.withConjunction)
      {
        return false
      }
      guard token.mask.contains(.signal) || token.mask.contains(.phrase) else { continue }
      if view.match(.signal, in: tokens, at: index, before: sentence.upperBound)?.value == Signal.before.rawValue {
        // "And before nightfall the president was sworn in": behind "and" it only sets the time.
        return index > sentence.lowerBound && !view.has(tokens[index - 1], .coordinator)
      }
    }
    return false
  }
}

extension Passage {
  /// Whether "after" stands in front of a trigger and of all its dates ("freed him after he was arrested on 5 May", "weeks
  /// after his arrest in January, he was freed"): they are of what came first, not of what the sentence tells.
  func isDatedBehindAfter(
    _ trigger: Trigger, _ dates: [Int], _ sentence: Range<Int>, _ view: WordView
  ) -> Bool {
    guard let first = dates.map({ found[$0].tokens.lowerBound }).min() else { return false }
    let start = max(sentence.lowerBound, trigger.tokens.lowerBound - 6)
    for index in stride(from: trigger.tokens.lowerBound - 1, through: start, by: -1) {
      let token = tokens[index]
      if token.kind == .sign && !token.flags.contains(.glued) || trigger.isVerb && view.has(token, .coordinator) {
        return false
      }
      guard token.mask.contains(.signal) || token.mask.contains(.phrase) else { continue }
      if let signal = view.match(.signal, in: tokens, at: index, before: sentence.upperBound) {
        return signal.value == Signal.after.rawValue && first > index
      }
    }
    return false
  }
}

extension Passage {
  /// "Three died after their car hit a mine on 5 May": death and what brought it are of one day.
  func isHarm(_ cause: Trigger, of effect: Trigger) -> Bool {
    let isCause = cause.type.family == "violence" || cause.type.name == "emergency"
    return isCause && ["death", "killing"].contains(effect.type.name)
  }
}

/// A passage that is read where it lies, by what works on one of its sentences: a copy would count a reference for each of
/// its tables, for each sentence, and make a change behind it copy the table. Valid for the call that lends it.
typealias BorrowedPassage = UnsafePointer<Passage>

/// Looks at words of one language in a passage.
struct WordView {
  let packs: PackSet
  let language: Int

  func sense(_ token: Token, _ known: KnownClass) -> Sense? {
    packs.lexicon.sense(of: token, known, language: language)
  }

  /// Features of all senses of a word together.
  func features(_ token: Token) -> Features { packs.lexicon.features(of: token, language: language) }

  func has(_ token: Token, _ known: KnownClass) -> Bool { sense(token, known) != nil }

  /// The sense or phrase of a class that starts at a token, with its length in tokens.
  func match(_ known: KnownClass, in tokens: [Token], at index: Int, before end: Int) -> (
    value: Int32, length: Int, features: Features
  )? {
    let token = tokens[index]
    guard token.entry >= 0 else { return nil }
    if token.mask.isSuperset(of: known.phraseMarks),
      let phrase = packs.phrase(of: known.id, in: tokens, at: index, before: end, language: language)
    {
      return (phrase.value, phrase.length, headFeatures(tokens[index + phrase.head]))
    }
    if let sense = sense(token, known) { return (sense.value, 1, sense.features.union(token.clitics)) }
    return nil
  }

  /// Features of a word as a part of phrases.
  func headFeatures(_ token: Token) -> Features {
    packs.lexicon.features(of: token, kind: KnownClass.part.id, language: language)
  }

  /// Whether the vowel that only passive forms have is written in a word.
  func isMarkedPassive(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let mark = packs.languages[language].passiveMark
    guard !mark.isEmpty else { return false }
    var index = Int(token.begin)
    while index + mark.count <= Int(token.end) {
      if mark.indices.allSatisfy({ text[index + $0] == mark[$0] }) { return true }
      index += 1
    }
    return false
  }

  func preposition(_ token: Token) -> Preposition? {
    guard let sense = sense(token, .preposition), Preposition.allCases.indices.contains(Int(sense.value)) else {
      return nil
    }
    return Preposition.allCases[Int(sense.value)]
  }
}

/// How much separates two tokens of a sentence: commas a little, semicolons and conjunctions that open a clause more.
///
/// A short bracket (a footnote mark, an abbreviation) separates nothing.
enum ClauseBorders {
  static let comma: Float = 1
  static let hard: Float = 6
  static let joinedVerb: Float = 0.5

  /// Running sums: `sums[j] - sums[i]` is what lies between tokens i and j (i < j).
  static func sum(_ sums: inout [Float], _ tokens: [Token], _ view: WordView, sentences: [Range<Int>]) {
    sums.append(contentsOf: repeatElement(0, count: tokens.count + 1))
    var total: Float = 0
    for sentence in sentences {
      if sentence.lowerBound > 0 { total += 50 }
      total = fill(&sums, tokens, view, sentence, from: total)
    }
    sums[tokens.count] = total
  }

  /// The sums of one sentence; returns the last.
  @discardableResult
  static func fill(
    _ sums: inout [Float], _ tokens: [Token], _ view: WordView, _ sentence: Range<Int>, from start: Float
  ) -> Float {
    var total = start
    for index in sentence {
      total += weight(tokens, index, view)
      sums[index] = total
    }
    return total
  }

  private static func weight(_ tokens: [Token], _ index: Int, _ view: WordView) -> Float {
    let token = tokens[index]
    if token.kind == .sign {
      switch token.value {
      case 0x2c, 0x60c: return comma  // the Latin and the Arabic one
      case 0x3b, 0x61b: return hard  // likewise
      case 0x3a: return 2
      case 0x2013, 0x2014: return token.flags.contains(.glued) ? 0 : 1.2
      case 0x28: return isShortBracket(tokens, from: index) ? 0.05 : 1.2
      case 0x29: return 0.05
      case 0x2e, 0x21, 0x3f: return 0.4
      default: return 0
      }
    }
    guard token.entry >= 0 else { return 0 }
    if isJoinedVerb(token, view) { return joinedVerb }
    guard token.mask.contains(.signal) else { return 0 }
    if let sense = view.sense(token, .subordinator) {
      // A relative clause opens less of a gap than a new "whereas".
      return sense.value == 0 ? 1.2 : 1.8
    }
    if let sense = view.sense(token, .coordinator) { return sense.value == 2 ? 1 : 0.25 }
    return 0
  }

  /// A conjunction written together with a verb opens a clause as one of its own does.
  static func isJoinedVerb(_ token: Token, _ view: WordView) -> Bool {
    token.clitics.contains(.withConjunction) && token.mask.contains(.tense) && view.features(token).contains(.verb)
  }

  /// "The court closed the paper on 12 May, said its lawyer.": a verb of saying that a comma or a quotation mark parts
  /// from what was said, with nothing but who says it behind.
  static func isSayingBehind(_ verb: Passage.Trigger, _ passage: Passage, _ sentence: Range<Int>) -> Bool {
    verb.type.family == "speech" && verb.isVerb && verb.head > sentence.lowerBound + 1
      && passage.tokens[verb.head - 1].kind == .sign && sentence.upperBound - verb.head <= 9
      && !passage.triggers.contains { $0.head > verb.head && sentence.contains($0.head) }
  }

  private static func isShortBracket(_ tokens: [Token], from index: Int) -> Bool {
    for offset in 1...5 where index + offset < tokens.count {
      if tokens[index + offset].kind == .sign, tokens[index + offset].value == 0x29 { return true }
    }
    return false
  }
}
