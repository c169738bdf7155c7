internal import EventGraph

/// The wording of a question, as a tree over words.
///
/// ```
/// what <happened> (before|prior to) [the] {x}
/// ```
/// A word matches itself, folded; `word*` any word that begins so, `*word` one that ends so; `word~` the beginning of a longer word, whose rest
/// goes on as a word of its own (Arabic writes "and" together with what follows). `( a | b )` is a choice, `[ a ]` may
/// be left out, `<name>` is a definition, `{x}` takes one word or more, `{x!}` words
/// one of which names a type of event (of `{type!}` at most five), `{x.}` at most eight that can be a name.
indirect enum QuestionPattern {
  /// What the words of a slot must be.
  enum Demand: Hashable, CaseIterable { case none, event, name }

  case word([UInt8], isBeginning: Bool)
  case ending([UInt8])
  case glued([UInt8])
  case slot(Question.Slot, Demand)
  case sequence([QuestionPattern])
  case choice([QuestionPattern])
  case optional(QuestionPattern)
}

extension QuestionPattern {
  /// How many words of its own the pattern needs at least; its slots count nothing.
  var leastWords: Int {
    switch self {
    case .word, .ending, .glued: 1
    case .slot, .optional: 0
    case .sequence(let parts): parts.map(\.leastWords).reduce(0, +)
    case .choice(let parts): parts.map(\.leastWords).min() ?? 0
    }
  }
}

/// Reads patterns as pack files write them.
struct QuestionPatternParser {
  private var input: Substring
  private let definitions: [String: QuestionPattern]
  private let characters: CharacterTable
  private var depth = 0

  struct Failure: Error { var message: String }

  init(_ text: some StringProtocol, _ definitions: [String: QuestionPattern], _ characters: CharacterTable) {
    input = Substring(text)
    self.definitions = definitions
    self.characters = characters
  }

  mutating func parse() throws(Failure) -> QuestionPattern {
    let pattern = try choice()
    guard input.isEmpty else { throw Failure(message: "unexpected \(input.first!) in the pattern") }
    return pattern
  }

  private mutating func choice() throws(Failure) -> QuestionPattern {
    depth += 1
    defer { depth -= 1 }
    guard depth < 32 else { throw Failure(message: "the pattern is nested too deeply") }
    var branches = [try sequence()]
    while input.first == "|" {
      input.removeFirst()
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(Failure) -> QuestionPattern {
    var parts: [QuestionPattern] = []
    while let next = input.first, !"|)]".contains(next) {
      if next == " " || next == "\t" {
        input.removeFirst()
        continue
      }
      parts.append(try item(next))
    }
    if parts.isEmpty { throw Failure(message: "an empty part of the pattern") }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func item(_ first: Character) throws(Failure) -> QuestionPattern {
    switch first {
    case "(", "[":
      input.removeFirst()
      let inside = try choice()
      guard input.first == (first == "(" ? ")" : "]") else { throw Failure(message: "a bracket is not closed") }
      input.removeFirst()
      return first == "(" ? inside : .optional(inside)
    case "<", "{":
      guard let end = input.firstIndex(of: first == "<" ? ">" : "}") else {
        throw Failure(message: "a bracket is not closed")
      }
      let name = String(input[input.index(after: input.startIndex)..<end])
      input = input[input.index(after: end)...]
      if first == "<" {
        guard let known = definitions[name] else { throw Failure(message: "nothing is defined as \(name)") }
        return known
      }
      let demand: QuestionPattern.Demand = name.hasSuffix("!") ? .event : name.hasSuffix(".") ? .name : .none
      guard let slot = Question.Slot(rawValue: demand == .none ? name : String(name.dropLast())) else {
        let known = Question.Slot.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(message: "a question has no {\(name)}; there are \(known)")
      }
      return .slot(slot, demand)
    default:
      let word = input.prefix { !" \t|()[]<>{}".contains($0) }
      guard !word.isEmpty else { throw Failure(message: "unexpected \(first) in the pattern") }
      input = input[word.endIndex...]
      if word.first == "*" {
        let words = QuestionWords(String(word.dropFirst()), characters).words.map(\.folded)
        guard words.count == 1, !words[0].isEmpty else { throw Failure(message: "\(word) is no ending") }
        return .ending(words[0])
      }
      let mark = word.last
      let text = mark == "*" || mark == "~" ? word.dropLast() : word
      // A word with a hyphen is cut as it is in a question.
      let words = QuestionWords(String(text), characters).words.map(\.folded)
      guard let last = words.last, words.allSatisfy({ !$0.isEmpty }) else {
        throw Failure(message: "\(word) is no word")
      }
      let first = words.dropLast().map { QuestionPattern.word($0, isBeginning: false) }
      let end: QuestionPattern = mark == "~" ? .glued(last) : .word(last, isBeginning: mark == "*")
      return first.isEmpty ? end : .sequence(first + [end])
    }
  }
}
