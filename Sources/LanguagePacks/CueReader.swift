internal import EventGraph

/// Reads a question by its cues: takes it apart into the parts of a rule, in any order, and words that say nothing.
///
/// All words must be taken up, so that a question with anything unknown in it is no question; of the ways to do so the
/// one that meets most words in the fewest slots is best. Dynamic programming over
/// positions: what has been taken before a position matters only by which needed parts and which slots were in it.
struct CueReader {
  /// A way to read the whole question.
  struct Reading {
    var slots: [(slot: Question.Slot, range: Range<Int>)] = []
    /// Words that rules name, those passed over among them.
    var met = 0
    /// Parts that were nothing but a slot.
    var bare = 0
    /// Parts, and words passed over, one by one.
    var steps = 0

    /// As `QuestionMatcher.Match.score`; a slot that no word asks for costs more.
    var score: Int { 2 * met - slots.count - 4 * bare }
  }

  private struct State: Hashable {
    var needs: UInt32
    var slots: UInt32
  }

  private let question: QuestionWords
  private let cues: QuestionCues
  private let isEvent: (String) -> Bool
  /// Ends of passed words by where they begin; what they are does not depend on the rule.
  private let passed: [[(end: Int, met: Int)]]

  init(_ question: QuestionWords, _ cues: QuestionCues, isEvent: @escaping (String) -> Bool) {
    (self.question, self.cues, self.isEvent) = (question, cues, isEvent)
    passed = question.words.indices.map { begin in
      var ends: [Int: Int] = [:]
      for pattern in cues.passed {
        let matcher = QuestionMatcher(beginningsOf: pattern, question, at: begin, cues, isEvent: isEvent)
        for found in matcher.beginnings { ends[found.end] = max(ends[found.end] ?? 0, found.match.wordCount) }
      }
      return ends.sorted { $0.key < $1.key }.map { (end: $0.key, met: $0.value) }
    }
  }

  /// The best readings of a rule, one for each set of slots that it can fill.
  ///
  /// - Complexity: O(words² × parts × 2^(needs + slots)), of which few states are ever reached.
  func readings(of rule: QuestionCues.Rule) -> [Reading] {
    let count = question.words.count
    let parts = rule.needs + rule.mays
    var found: [[[QuestionMatcher.Beginning]]] = []
    for (number, part) in parts.enumerated() {
      found.append(
        question.words.indices.map { begin in
          QuestionMatcher(beginningsOf: part, question, at: begin, cues, isEvent: isEvent).beginnings
        })
      if number < rule.needs.count, found[number].allSatisfy(\.isEmpty) { return [] }
    }
    var states = Array(repeating: [State: Reading](), count: count + 1)
    states[0][State(needs: 0, slots: 0)] = Reading()
    for position in 0..<count {
      // Order matters not: among equals the better reading wins, whichever comes first.
      for (state, reading) in states[position].sorted(by: {
        ($0.key.needs, $0.key.slots) < ($1.key.needs, $1.key.slots)
      }) {
        for pass in passed[position] {
          var next = reading
          next.met += pass.met
          next.steps += 1
          keep(next, state, &states[pass.end])
        }
        for number in parts.indices {
          for step in found[number][position]
          where !step.match.slots.contains(where: { $0.slot == .type && isPassed($0.range) }) {
            let slots = step.match.slots.reduce(UInt32(0)) { $0 | 1 << $1.slot.number }
            if state.slots & slots != 0 { continue }
            var next = reading
            next.slots += step.match.slots
            next.met += step.match.wordCount
            next.steps += 1
            if step.match.wordCount == 0 { next.bare += 1 }
            let needs = number < rule.needs.count ? state.needs | 1 << UInt32(number) : state.needs
            keep(next, State(needs: needs, slots: state.slots | slots), &states[step.end])
          }
        }
      }
    }
    let all = UInt32(1) << UInt32(rule.needs.count) - 1
    return states[count].filter { $0.key.needs == all }.sorted { $0.key.slots < $1.key.slots }.map(\.value).filter {
      // "Before the vote" asks something only because a vote is an event: nothing else in it is of a question.
      $0.steps > 1 || $0.slots.allSatisfy { isEvent(question.slice($0.range)) || question.hasNumber(in: $0.range) }
    }
  }

  /// Whether the first or the last word of a slot says nothing of what is asked.
  private func isPassed(_ range: Range<Int>) -> Bool {
    question.words.indices.contains { word in
      let own = question.words[word].range
      return (own.lowerBound == range.lowerBound || own.upperBound == range.upperBound)
        && range.lowerBound <= own.lowerBound && own.upperBound <= range.upperBound
        && passed[word].contains { $0.end == word + 1 }
    }
  }

  private func keep(_ reading: Reading, _ state: State, _ states: inout [State: Reading]) {
    if let other = states[state], reading.score <= other.score { return }
    states[state] = reading
  }
}

extension Question.Slot {
  fileprivate var number: UInt32 { UInt32(Question.Slot.allCases.firstIndex(of: self)!) }
}
