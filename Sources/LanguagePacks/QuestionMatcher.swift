internal import EventGraph

/// Finds how the nodes of a program take up the words of a question, each node at each word once.
struct QuestionMatcher {
  /// One way to take up some words: those of each slot as offsets, and how many words of the pattern it met.
  struct Way: Hashable {
    struct Filled: Hashable {
      var slot: Question.Slot
      var range: Range<Int>
      /// Whether only a name may stand there.
      var isName = false
      /// Whether a comma stands in it: most commas end a clause.
      var isCut = false
    }

    var slots: [Filled] = []
    var wordCount = 0
    /// The position behind it: the number of a word, or the rest of one.
    var end: Int

    /// What the way is worth among others that take up the same words; a slot costs little, one that goes on behind a
    /// comma twice as much.
    var score: Int { 2 * wordCount - slots.count - slots.count(where: \.isCut) }
  }

  /// What limits slots and helps words, for all patterns of one file.
  struct Setting {
    /// Words that no slot holds: those that ask.
    var excluded: Set<[UInt8]> = []
    /// Words that no slot for a name holds: those that order.
    var bounds: Set<[UInt8]> = []
    /// What may be written together with the beginning of any word.
    var clitics: [[UInt8]] = []
    /// Words that begin a noun phrase: what stands in front of one inside a slot for a type must name the type.
    var articles: Set<[UInt8]> = []
  }

  /// A word, or the rest of one behind a beginning that was taken up.
  private struct Position {
    var word: QuestionWords.Word
    var next: Int
    /// Words of the program that this one is, and that it begins with.
    var met: Set<Int>
    var begun: Set<Int>
  }

  private let program: QuestionProgram
  private let question: QuestionWords
  private let setting: Setting
  private let isEvent: (String) -> Bool
  private let numbers: [[UInt8]: Int]
  private let beginnings: [Int]
  /// Those of the question in order, a gap for the end, rests of words.
  private var positions: [Position] = []
  private var rests: [Int: Int] = [:]
  private var found: [Int: [Way]] = [:]
  private var eventRanges: [Range<Int>: Bool] = [:]

  /// Ways of one node at one word that are kept, and words of a slot: no question of a person needs more.
  private static let mostWays = 256
  private static let mostTypeWords = 5
  private static let mostNameWords = 8

  init(
    _ program: QuestionProgram, _ question: QuestionWords, _ setting: Setting, isEvent: @escaping (String) -> Bool
  ) {
    (self.program, self.question, self.setting, self.isEvent) = (program, question, setting, isEvent)
    numbers = Dictionary(program.words.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    beginnings = Set(program.nodes.compactMap { if case .beginning(let word) = $0 { word } else { nil } }).sorted()
    for (number, word) in question.words.enumerated() { add(word, next: number + 1) }
    add(QuestionWords.Word(range: 0..<0, folded: []), next: -1)
  }

  /// The number of words; the position behind the last.
  var count: Int { question.words.count }

  /// The ways in which a node takes up words from one on, whatever follows, that end between words.
  ///
  /// - Complexity: what other calls found is not looked for again.
  mutating func beginnings(of node: Int, at begin: Int) -> [Way] {
    ways(node, begin).filter { $0.end > begin && $0.end <= count }
  }

  /// The ways in which a node takes up all words.
  mutating func wholes(of node: Int) -> [Way] { ways(node, 0).filter { $0.end == count } }

  private mutating func add(_ word: QuestionWords.Word, next: Int) {
    var position = Position(word: word, next: next, met: [], begun: [])
    if !word.folded.isEmpty {
      let bare = setting.clitics.filter { word.folded.count > $0.count && word.folded.starts(with: $0) }
      for form in [word.folded[...]] + bare.map({ word.folded.dropFirst($0.count) }) {
        if let number = numbers[Array(form)] { position.met.insert(number) }
        for beginning in beginnings where form.starts(with: program.words[beginning]) {
          position.begun.insert(beginning)
        }
      }
    }
    positions.append(position)
  }

  private mutating func ways(_ node: Int, _ begin: Int) -> [Way] {
    switch program.nodes[node] {
    case .word(let word): return step(positions[begin].met.contains(word), begin)
    case .beginning(let word): return step(positions[begin].begun.contains(word), begin)
    case .ending(let word):
      // The ending alone is no word that has it, and it says too little of one that names an event.
      let (own, ending) = (positions[begin].word, program.words[word])
      let hasEnding = own.folded.count > ending.count && own.folded.suffix(ending.count).elementsEqual(ending)
      return step(hasEnding && !isEvent(own.range), begin)
    default: break
    }
    let key = node << 16 | begin
    if let known = found[key] { return known }
    let result = Self.unique(compose(program.nodes[node], begin))
    found[key] = result
    return result
  }

  private func step(_ isMet: Bool, _ begin: Int) -> [Way] {
    isMet ? [Way(wordCount: 1, end: positions[begin].next)] : []
  }

  private mutating func compose(_ node: QuestionProgram.Node, _ begin: Int) -> [Way] {
    switch node {
    case .word, .beginning, .ending: return []
    case .glued(let word): return rest(begin, after: word).map { [Way(wordCount: 1, end: $0)] } ?? []
    case .slot(let slot, let demand): return fill(slot, demand, begin)
    case .optional(let part): return ways(part, begin) + [Way(end: begin)]
    case .choice(let parts): return parts.flatMap { ways($0, begin) }
    case .sequence(let parts):
      var result = [Way(end: begin)]
      for part in parts where !result.isEmpty {
        var longer: [Way] = []
        for way in result {
          for next in ways(part, way.end) where !next.slots.contains(where: { way.fills($0.slot) }) {
            longer.append(
              Way(slots: way.slots + next.slots, wordCount: way.wordCount + next.wordCount, end: next.end))
          }
        }
        result = Self.unique(longer)
      }
      return result
    }
  }

  private mutating func rest(_ begin: Int, after word: Int) -> Int? {
    guard let rest = question.rest(of: positions[begin].word, after: program.words[word]) else { return nil }
    if let known = rests[rest.range.lowerBound] { return known }
    rests[rest.range.lowerBound] = positions.count
    add(rest, next: positions[begin].next)
    return positions.count - 1
  }

  private mutating func fill(_ slot: Question.Slot, _ demand: QuestionPattern.Demand, _ begin: Int) -> [Way] {
    var result: [Way] = []
    let lower = positions[begin].word.range.lowerBound
    var position = begin
    var taken = 0
    var last = lower..<lower
    var articles = 0
    while position != count {
      let word = positions[position].word
      if setting.excluded.contains(word.folded) { break }
      if demand == .name, taken == Self.mostNameWords || setting.bounds.contains(word.folded) { break }
      if demand == .event, slot == .type, taken == Self.mostTypeWords { break }
      if demand == .event, slot == .type, taken == 0, setting.bounds.contains(word.folded) { break }
      // "Put the knife", "arrest the editor": a verb and its object are no type.
      if demand == .event, slot == .type, taken > 0, setting.articles.contains(word.folded),
        isEvent(last) || !isEvent(lower..<last.upperBound)
      {
        break
      }
      if taken == articles, setting.articles.contains(word.folded) { articles += 1 }
      taken += 1
      position = positions[position].next
      last = word.range
      let range = lower..<last.upperBound
      if demand == .event, !isEvent(range), slot == .type || !question.hasNumber(in: range) { continue }
      // An article that a slot drops is met as one that is passed over: it makes no reading better.
      let filled = Way.Filled(slot: slot, range: range, isName: demand == .name, isCut: question.isCut(range))
      result.append(Way(slots: [filled], wordCount: taken > articles ? articles : 0, end: position))
    }
    return result
  }

  private mutating func isEvent(_ range: Range<Int>) -> Bool {
    if let known = eventRanges[range] { return known }
    let result = isEvent(question.slice(range))
    eventRanges[range] = result
    return result
  }

  /// Of ways that fill the same slots and end together, the one that meets more words.
  private static func unique(_ ways: [Way]) -> [Way] {
    if ways.count < 2 { return ways }
    var places: [Way: Int] = [:]
    var result: [Way] = []
    for way in ways {
      var key = way
      key.wordCount = 0
      if let place = places[key] {
        result[place].wordCount = max(result[place].wordCount, way.wordCount)
      } else if result.count < mostWays {
        places[key] = result.count
        result.append(way)
      }
    }
    return result
  }
}

extension QuestionMatcher.Way {
  fileprivate func fills(_ slot: Question.Slot) -> Bool { slots.contains { $0.slot == slot } }
}
