/// Which predicates hold for a token, as a bit set.
struct PredicateTester {
  private let predicates: [TokenPredicate]
  private let language: Int
  private let gluedMask: [UInt64]
  private let literals: [[UInt8]: [Int]]
  private let senses: [ClassID: [Int]]
  private let words: [UInt64]
  private let capitals: [UInt64]
  private let anything: [UInt64]
  private let numbers: [Int]
  /// Raw values of the classes in `senses`.
  private let named: Set<Int>

  init(predicates: [TokenPredicate], language: Int) {
    self.predicates = predicates
    self.language = language
    let width = (predicates.count + 63) / 64
    var glued = Array(repeating: UInt64(0), count: width)
    var words = glued
    var capitals = glued
    var anything = glued
    var literals: [[UInt8]: [Int]] = [:]
    var senses: [ClassID: [Int]] = [:]
    var numbers: [Int] = []
    for (index, predicate) in predicates.enumerated() {
      let bit = UInt64(1) << UInt64(index & 63)
      if predicate.glued { glued[index >> 6] |= bit }
      switch predicate.base {
      case .word: words[index >> 6] |= bit
      case .capital: capitals[index >> 6] |= bit
      case .any: anything[index >> 6] |= bit
      case .literal(let bytes): literals[bytes, default: []].append(index)
      case .sense(let kind, _, _): senses[kind, default: []].append(index)
      case .number: numbers.append(index)
      }
    }
    (gluedMask, self.words, self.capitals, self.anything) = (glued, words, capitals, anything)
    (self.literals, self.senses, self.numbers) = (literals, senses, numbers)
    named = Set(senses.keys.map { Int($0.rawValue) })
  }

  var none: [UInt64] { Array(repeating: 0, count: gluedMask.count) }

  func removeGlued(_ bits: inout [UInt64]) {
    for index in bits.indices { bits[index] &= ~gluedMask[index] }
  }

  private func union(_ bits: inout [UInt64], _ other: [UInt64]) {
    for index in bits.indices { bits[index] |= other[index] }
  }

  func signature(word: Bool, capital: Bool) -> [UInt64] {
    var bits = anything
    if word { union(&bits, words) }
    if capital { union(&bits, capitals) }
    return bits
  }

  /// The values at which a number may begin to satisfy other predicates than the one below it.
  var numberBorders: Set<Int32> {
    var borders: Set<Int32> = []
    for index in numbers {
      guard case .number(let range, _) = predicates[index].base else { continue }
      borders.insert(range.lowerBound)
      if range.upperBound < .max { borders.insert(range.upperBound + 1) }
    }
    return borders
  }

  func signature(number value: Int32, digits: Int) -> [UInt64] {
    var bits = anything
    for index in numbers {
      if case .number(let range, let wanted) = predicates[index].base, range.contains(value),
        wanted == 0 || wanted == digits
      {
        bits[index >> 6] |= 1 << UInt64(index & 63)
      }
    }
    return bits
  }

  /// Whether any predicate may tell the word apart from unknown ones.
  func isNamed(_ bytes: [UInt8], _ known: [Sense]) -> Bool {
    known.contains { Int($0.language) == language && named.contains(Int($0.kind.rawValue)) } || literals[bytes] != nil
  }

  func isWord(_ bytes: [UInt8]) -> Bool {
    bytes[0] >= 0x80 ? !isSign(bytes) : (0x61...0x7a).contains(bytes[0])
  }

  func signature(
    entry bytes: [UInt8], senses known: ArraySlice<Sense>, capital: Bool, article: Features
  ) -> [UInt64] {
    let isWord = isWord(bytes)
    var bits = signature(word: isWord, capital: isWord && capital)
    for index in literals[bytes] ?? [] { bits[index >> 6] |= 1 << UInt64(index & 63) }
    for sense in known where Int(sense.language) == language && (capital || !sense.needsCapital) {
      for index in senses[sense.kind] ?? [] where predicates[index].accepts(sense, behind: article) {
        bits[index >> 6] |= 1 << UInt64(index & 63)
      }
    }
    return bits
  }

  private func isSign(_ bytes: [UInt8]) -> Bool {
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return true }
    return CharacterTable.kind(of: scalar) != .letter
  }
}

extension TokenPredicate {
  /// Whether the predicate holds for a sense; an article that was stripped off the word (`.definite`) counts as the
  /// form's own, and a form without any is indefinite.
  func accepts(_ sense: Sense, behind article: Features) -> Bool {
    guard case .sense(let kind, let values, let features) = base, kind == sense.kind else { return false }
    guard values.isEmpty || values.contains(where: { $0.contains(sense.value) }) else { return false }
    return Self.accepts(sense.features, behind: article, features)
  }

  @inline(__always)
  static func accepts(_ features: Features, behind article: Features, _ wanted: Features) -> Bool {
    let known = features.union(article)
    return known.union(known.contains(.definite) ? [] : .indefinite).isSuperset(of: wanted)
  }
}
