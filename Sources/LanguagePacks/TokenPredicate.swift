/// A test on one token, as a rule writes it.
struct TokenPredicate: Hashable {
  enum Base: Hashable {
    /// A number whose value lies in the range, with so many digits (0: any).
    case number(ClosedRange<Int32>, digits: Int)
    /// A folded word or a sign.
    case literal([UInt8])
    /// A word of a lexicon class, with a value in one of the ranges (empty: any) and all of the features.
    case sense(ClassID, values: [ClosedRange<Int32>], features: Features)
    case word
    case capital
    case any
  }

  var base: Base
  /// No blank may stand before the token.
  var glued: Bool
}

/// One step of a compiled pattern (a Thompson machine, run by backtracking over a match that is known to exist).
enum Instruction: Hashable {
  case token(Int)
  /// Tries the first target before the second.
  case split(Int, Int)
  case jump(Int)
  /// Marks the start or the end of a capture: slot 2n and 2n + 1. Slots 0 and 1 are the extent.
  case save(Int)
  case match(Int)
}

/// A pattern of a rule as a tree.
indirect enum PatternNode {
  case token(TokenPredicate)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// Greedy; `most` nil for no limit.
  case times(PatternNode, least: Int, most: Int?)
  case capture(Int, PatternNode)
}

/// Appends a pattern's machine to a program; predicates are interned in `predicates`.
struct PatternCompiler {
  private(set) var program: [Instruction] = []
  private(set) var predicates: [TokenPredicate] = []
  private var numbers: [TokenPredicate: Int] = [:]

  /// Compiles one rule; returns its entry point.
  mutating func append(_ node: PatternNode, rule: Int) -> Int {
    let entry = program.count
    emit(node)
    program.append(.match(rule))
    return entry
  }

  private mutating func emit(_ node: PatternNode) {
    switch node {
    case .token(let predicate):
      let number: Int
      if let known = numbers[predicate] {
        number = known
      } else {
        number = predicates.count
        predicates.append(predicate)
        numbers[predicate] = number
      }
      program.append(.token(number))
    case .sequence(let nodes):
      for node in nodes { emit(node) }
    case .choice(let nodes):
      var exits: [Int] = []
      for (index, node) in nodes.enumerated() {
        if index + 1 < nodes.count {
          let split = program.count
          program.append(.split(split + 1, 0))
          emit(node)
          exits.append(program.count)
          program.append(.jump(0))
          program[split] = .split(split + 1, program.count)
        } else {
          emit(node)
        }
      }
      for exit in exits { program[exit] = .jump(program.count) }
    case .times(let node, let least, let most):
      for _ in 0..<least { emit(node) }
      if let most {
        var splits: [Int] = []
        for _ in least..<max(least, most) {
          splits.append(program.count)
          program.append(.split(program.count + 1, 0))
          emit(node)
        }
        for split in splits { program[split] = .split(split + 1, program.count) }
      } else {
        let split = program.count
        program.append(.split(split + 1, 0))
        emit(node)
        program.append(.jump(split))
        program[split] = .split(split + 1, program.count)
      }
    case .capture(let slot, let node):
      program.append(.save(2 * slot))
      emit(node)
      program.append(.save(2 * slot + 1))
    }
  }
}
