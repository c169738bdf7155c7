internal import EventGraph

/// Finds the ways in which a pattern takes up all words of a question.
struct QuestionMatcher {
  /// One way: the words of each slot as offsets, and how many words of the rule it met.
  struct Match {
    var slots: [(slot: Question.Slot, range: Range<Int>)] = []
    var wordCount = 0
  }

  private let question: QuestionWords
  /// Whether words name a type of event.
  private let isEvent: (String) -> Bool
  /// Words that no slot holds.
  private let excluded: Set<[UInt8]>
  private(set) var matches: [Match] = []
  private var steps = 0

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
    match(pattern, question.words[...], Match()) { matcher, rest, match in
      if rest.isEmpty { matcher.matches.append(match) }
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
      guard let first = words.first, isBeginning ? first.folded.starts(with: bytes) : first.folded == bytes else {
        return
      }
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
      for count in 1...(namesEvent ? min(Self.mostTypeWords, words.count) : words.count) {
        if excluded.contains(words[words.startIndex + count - 1].folded) { return }
        var match = match
        let range = first.range.lowerBound..<words.prefix(count).last!.range.upperBound
        if namesEvent, !isEvent(question.slice(range)) { continue }
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
