internal import EventGraph

/// Reads a question by its cues: takes it apart into the parts of a rule, in any order, and words that say nothing.
///
/// All words must be taken up, so that a question with anything unknown in it is no question; of the ways to do so the
/// one that meets most words in the fewest slots is best. Dynamic programming over
/// positions: what has been taken before a position matters only by which needed parts and which slots were in it.
struct CueReader {
  /// A way to read the whole question.
  struct Reading {
    var slots: [QuestionMatcher.Way.Filled] = []
    /// Words that rules name, those passed over among them.
    var met = 0
    /// Words left out because nothing else took them up.
    var skipped = 0
    /// Parts that were nothing but a slot.
    var bare = 0
    /// Parts, and words passed over, one by one.
    var steps = 0

    /// As `QuestionMatcher.Way.score`; a slot that no word asks for costs more, and a word left out is worse than one in
    /// a slot.
    var score: Int { 2 * met - slots.count - slots.count(where: \.isCut) - 4 * bare - 3 * skipped }
  }

  private struct State: Hashable {
    var needs: UInt32
    var slots: UInt32
  }

  private let question: QuestionWords
  private var matcher: QuestionMatcher
  private let isEvent: (String) -> Bool
  /// Ends of passed words by where they begin; what they are does not depend on the rule.
  private var passed: [[(end: Int, met: Int)]] = []
  /// The same of words that are left out.
  private var skipped: [[Int]] = []
  /// What a node finds by where it begins, without slots that words of no weight begin or end.
  private var found: [Int: [[QuestionMatcher.Way]]] = [:]

  init(_ question: QuestionWords, _ cues: QuestionCues, isEvent: @escaping (String) -> Bool) {
    (self.question, self.isEvent) = (question, isEvent)
    matcher = QuestionMatcher(
      cues.program, question,
      QuestionMatcher.Setting(
        excluded: cues.excluded, bounds: cues.bounds, clitics: cues.clitics, articles: Set(cues.dropped)),
      isEvent: isEvent)
    for begin in question.words.indices {
      var ends: [Int: Int] = [:]
      for node in cues.passed {
        for way in matcher.beginnings(of: node, at: begin) { ends[way.end] = max(ends[way.end] ?? 0, way.wordCount) }
      }
      passed.append(ends.sorted { $0.key < $1.key }.map { (end: $0.key, met: $0.value) })
      var left: Set<Int> = []
      for node in cues.skipped { for way in matcher.beginnings(of: node, at: begin) { left.insert(way.end) } }
      skipped.append(left.sorted())
    }
  }

  /// The best readings of a rule, one for each set of slots that it can fill.
  ///
  /// - Complexity: O(words² × parts × 2^(needs + slots)), of which few states are ever reached.
  mutating func readings(of rule: QuestionCues.Rule) -> [Reading] {
    let count = question.words.count
    let parts = rule.needs + rule.mays
    for (number, part) in parts.enumerated() {
      if found[part] == nil { found[part] = question.words.indices.map { steps(of: part, at: $0) } }
      if number < rule.needs.count, found[part]!.allSatisfy(\.isEmpty) { return [] }
    }
    let ways = parts.map { found[$0]! }
    var states = Array(repeating: [State: Reading](), count: count + 1)
    states[0][State(needs: 0, slots: 0)] = Reading()
    for position in 0..<count where !states[position].isEmpty {
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
        for end in skipped[position] {
          var next = reading
          next.skipped += end - position
          keep(next, state, &states[end])
        }
        for number in parts.indices {
          for way in ways[number][position] {
            let slots = way.slots.reduce(UInt32(0)) { $0 | 1 << $1.slot.number }
            if state.slots & slots != 0 { continue }
            var next = reading
            next.slots += way.slots
            next.met += way.wordCount
            next.steps += 1
            if way.wordCount == 0 { next.bare += 1 }
            let needs = number < rule.needs.count ? state.needs | 1 << UInt32(number) : state.needs
            keep(next, State(needs: needs, slots: state.slots | slots), &states[way.end])
          }
        }
      }
    }
    let all = UInt32(1) << UInt32(rule.needs.count) - 1
    return states[count].filter { $0.key.needs == all }.sorted { $0.key.slots < $1.key.slots }.map(\.value).filter {
      // "Before the vote" asks something only because a vote is an event: nothing else in it is of a question. Whoever
      // names an actor and what is asked of it has asked; whether a period is a date is seen later.
      $0.steps > 1 || rule.meaning.intent.isPlain || $0.slots.contains { $0.isName || $0.slot == .period }
        || $0.slots.allSatisfy { isEvent(question.slice($0.range)) || question.hasNumber(in: $0.range) }
    }
  }

  private mutating func steps(of part: Int, at begin: Int) -> [QuestionMatcher.Way] {
    let isPassed = question.words.indices.map { word in
      passed[word].contains { $0.end == word + 1 } || skipped[word].contains(word + 1)
    }
    return matcher.beginnings(of: part, at: begin).filter { way in
      way.slots.allSatisfy { filled in
        if filled.slot != .type, !filled.isName { return true }
        return !question.words.indices.contains { word in
          let own = question.words[word].range
          let isLast = own.upperBound == filled.range.upperBound
          let isFirst = own.lowerBound == filled.range.lowerBound && filled.slot == .type
          guard own.overlaps(filled.range), isLast || isFirst else { return false }
          // "Kinds of protests" begins with two words of no weight.
          return isPassed[word]
            || isFirst
              && passed[word].contains { question.words[$0.end - 1].range.upperBound < filled.range.upperBound }
        }
      }
    }
  }

  private func keep(_ reading: Reading, _ state: State, _ states: inout [State: Reading]) {
    if let other = states[state], reading.score <= other.score { return }
    states[state] = reading
  }
}

extension Question.Intent {
  /// Whether its cues belong to questions alone, so that X may be anything.
  fileprivate var isPlain: Bool {
    [.asOf, .contradictions, .dependence, .gap, .knowledge, .office, .precursors, .whereabouts].contains(self)
  }
}

extension Question.Slot {
  fileprivate var number: UInt32 { UInt32(Question.Slot.allCases.firstIndex(of: self)!) }
}
