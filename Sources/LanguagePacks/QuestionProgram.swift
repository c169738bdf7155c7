internal import EventGraph

/// The patterns of one file, flattened: equal parts are one node, so that what one rule finds serves all others.
struct QuestionProgram {
  enum Node: Hashable {
    /// Numbers of `words`.
    case word(Int), beginning(Int), ending(Int), glued(Int)
    case slot(Question.Slot, QuestionPattern.Demand)
    /// Numbers of `nodes`.
    case sequence([Int]), choice([Int])
    case optional(Int)
  }

  private(set) var nodes: [Node] = []
  /// Folded.
  private(set) var words: [[UInt8]] = []
  private var nodeNumbers: [Node: Int] = [:]
  private var wordNumbers: [[UInt8]: Int] = [:]

  init() {}

  /// The number of a pattern's node; that of an equal one where there is one.
  mutating func add(_ pattern: QuestionPattern) -> Int {
    let node: Node
    switch pattern {
    case .word(let bytes, let isBeginning): node = isBeginning ? .beginning(number(bytes)) : .word(number(bytes))
    case .ending(let bytes): node = .ending(number(bytes))
    case .glued(let bytes): node = .glued(number(bytes))
    case .slot(let slot, let demand): node = .slot(slot, demand)
    case .sequence(let parts): node = .sequence(parts.map { add($0) })
    case .choice(let parts): node = .choice(parts.map { add($0) })
    case .optional(let part): node = .optional(add(part))
    }
    if let known = nodeNumbers[node] { return known }
    nodeNumbers[node] = nodes.count
    nodes.append(node)
    return nodes.count - 1
  }

  private mutating func number(_ bytes: [UInt8]) -> Int {
    if let known = wordNumbers[bytes] { return known }
    wordNumbers[bytes] = words.count
    words.append(bytes)
    return words.count - 1
  }

  /// Calls `body` with each word that a node leads to.
  func forEachWord(of root: Int, _ body: (_ word: Int, _ isBeginning: Bool) -> Void) {
    switch nodes[root] {
    case .word(let word): body(word, false)
    case .beginning(let word): body(word, true)
    case .ending, .glued, .slot: break
    case .sequence(let parts), .choice(let parts): for part in parts { forEachWord(of: part, body) }
    case .optional(let part): forEachWord(of: part, body)
    }
  }

  func write(to notes: inout ImageNotes) {
    notes.write(words) { $0.write(String(decoding: $1, as: UTF8.self)) }
    notes.write(nodes) { notes, node in
      switch node {
      case .word(let word): notes.write(0, [word])
      case .beginning(let word): notes.write(1, [word])
      case .glued(let word): notes.write(2, [word])
      case .slot(let slot, let demand):
        notes.write(
          3,
          [
            Question.Slot.allCases.firstIndex(of: slot)!, QuestionPattern.Demand.allCases.firstIndex(of: demand)!,
          ])
      case .sequence(let parts): notes.write(4, parts)
      case .choice(let parts): notes.write(5, parts)
      case .optional(let part): notes.write(6, [part])
      case .ending(let word): notes.write(7, [word])
      }
    }
  }

  init(_ reader: inout ImageReader) {
    words = reader.array { Array($0.text().utf8) }
    nodes = reader.array { reader in
      let kind = reader.integer()
      let parts = reader.array { $0.integer() }
      return switch kind {
      case 0: .word(parts[0])
      case 1: .beginning(parts[0])
      case 2: .glued(parts[0])
      case 3: .slot(Question.Slot.allCases[parts[0]], QuestionPattern.Demand.allCases[parts[1]])
      case 4: .sequence(parts)
      case 5: .choice(parts)
      case 6: .optional(parts[0])
      case 7: .ending(parts[0])
      default: preconditionFailure("an image of this format")
      }
    }
  }
}

extension ImageNotes {
  fileprivate mutating func write(_ kind: Int, _ parts: [Int]) {
    write(kind)
    write(parts) { $0.write($1) }
  }
}
