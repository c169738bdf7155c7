internal import EventGraph

/// Finds the ways in which a pattern takes up all words of a question.
struct QuestionMatcher {
  /// One way: the words of each slot as offsets, and how many words of the rule it met.
  struct Match {
    var slots: [(slot: Question.Slot, range: Range<Int>)] = []
    var wordCount = 0

    /// What the way is worth among others that take up the same words; a slot costs little.
    var score: Int { 2 * wordCount - slots.count }
  }

  private let question: QuestionWords
  /// Whether words name a type of event.
  private let isEvent: (String) -> Bool
  /// Words that no slot holds.
  private let excluded: Set<[UInt8]>
  /// What may be written together with the beginning of any word.
  private let clitics: [[UInt8]]
  private(set) var matches: [Match] = []
  /// Ways to take up words from the beginning, of those made so.
  private(set) var beginnings: [Beginning] = []
  private var steps = 0

  /// A way to take up some words, and the number of the word behind them.
  struct Beginning {
    var match: Match
    var end: Int
  }

  /// Ways of one pattern that are kept, and steps after which the search ends: no question of a person needs more.
  private static let mostMatches = 16
  private static let mostSteps = 100_000
  private static let mostTypeWords = 5

  /// - Complexity: O(steps), at most 100,000.
  init(
    _ pattern: QuestionPattern, _ question: QuestionWords, excluding excluded: Set<[UInt8]> = [],
    isEvent: @escaping (String) -> Bool
  ) {
    self.question = question
    self.excluded = excluded
    self.isEvent = isEvent
    clitics = []
    match(pattern, question.words[...], Match()) { matcher, rest, match in
      if rest.isEmpty { matcher.matches.append(match) }
    }
  }

  /// All ways in which a pattern takes up words from one on, whatever follows; of two that fill the same slots and end
  /// together, the one that meets more words.
  init(
    beginningsOf pattern: QuestionPattern, _ question: QuestionWords, at begin: Int, _ cues: QuestionCues,
    isEvent: @escaping (String) -> Bool
  ) {
    self.question = question
    self.isEvent = isEvent
    excluded = cues.excluded
    clitics = cues.clitics
    match(pattern, question.words[begin...], Match()) { matcher, rest, match in
      let end = question.words.count - rest.count
      // Inside a word nothing ends.
      guard end > begin, rest.isEmpty || rest.first!.range == question.words[end].range else { return }
      matcher.beginnings.append(Beginning(match: match, end: end))
    }
  }

  private var isDone: Bool { matches.count >= Self.mostMatches || steps >= Self.mostSteps }

  private mutating func match(
    _ pattern: QuestionPattern, _ words: ArraySlice<QuestionWords.Word>, _ match: Match,
    _ next: (inout QuestionMatcher, ArraySlice<QuestionWords.Word>, Match) -> Void
  ) {
    steps += 1
    if isDone { return }
    switch pattern {
    case .word(let bytes, let isBeginning):
      guard let first = words.first, isMet(bytes, isBeginning, by: first) else { return }
      var match = match
      match.wordCount += 1
      next(&self, words.dropFirst(), match)
    case .glued(let bytes):
      guard let first = words.first, let rest = question.rest(of: first, after: bytes) else { return }
      var match = match
      match.wordCount += 1
      next(&self, [rest] + words.dropFirst(), match)
    case .slot(let slot, let namesEvent):
      guard let first = words.first, !match.slots.contains(where: { $0.slot == slot }) else { return }
      for count in 1...(namesEvent && slot == .type ? min(Self.mostTypeWords, words.count) : words.count) {
        if excluded.contains(words[words.startIndex + count - 1].folded) { return }
        var match = match
        let range = first.range.lowerBound..<words.prefix(count).last!.range.upperBound
        if namesEvent, !isEvent(question.slice(range)), slot == .type || !question.hasNumber(in: range) { continue }
        match.slots.append((slot, range))
        next(&self, words.dropFirst(count), match)
        if isDone { return }
      }
    case .sequence(let parts): sequence(parts[...], words, match, next)
    case .choice(let parts):
      for part in parts { self.match(part, words, match, next) }
    case .optional(let part):
      self.match(part, words, match, next)
      next(&self, words, match)
    }
  }

  /// Whether a word is the one of a pattern, or that behind a clitic.
  private func isMet(_ bytes: [UInt8], _ isBeginning: Bool, by word: QuestionWords.Word) -> Bool {
    func isSame(_ folded: ArraySlice<UInt8>) -> Bool {
      isBeginning ? folded.starts(with: bytes) : folded.elementsEqual(bytes)
    }
    return isSame(word.folded[...])
      || clitics.contains { word.folded.starts(with: $0) && isSame(word.folded.dropFirst($0.count)) }
  }

  private mutating func sequence(
    _ parts: ArraySlice<QuestionPattern>, _ words: ArraySlice<QuestionWords.Word>, _ match: Match,
    _ next: (inout QuestionMatcher, ArraySlice<QuestionWords.Word>, Match) -> Void
  ) {
    guard let first = parts.first else { return next(&self, words, match) }
    self.match(first, words, match) { matcher, rest, match in
      matcher.sequence(parts.dropFirst(), rest, match, next)
    }
  }
}
