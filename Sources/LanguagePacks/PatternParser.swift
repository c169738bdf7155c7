/// Reads the pattern language of rule files into a `PatternNode`.
///
/// ```
/// number(1..31)=d  month=m  ( "y" "."? | "year" )?  [ year=y ]
/// ```
/// Items: `number`, `number(a..b)`, `number(a..b;digits)`, `"literal"`, `class`, `class(value,…)`, `class{features}`,
/// `word`, `capital`, `any`, `@macro`; `~item` must follow without a blank; `( a | b )`; suffixes `?`, `*`, `+`,
/// `{m,n}`, `=name`. `[ … ]` is the extent; without it the whole match is.
struct PatternParser {
  /// What the parser must know of the pack set.
  struct Context {
    var classID: (String) -> ClassID
    /// The value of a class's named value (`unit(month)`); nil if unknown.
    var value: (ClassID, String) -> Int?
    var macros: [String: String]
    var characters: CharacterTable
  }

  private let context: Context
  private var input: Substring
  private var depth = 0
  /// Names of captures, in order of slot (slot 0 is the extent).
  private(set) var captures: [String] = ["extent"]

  struct Failure: Error { var message: String }

  init(_ text: String, context: Context) {
    self.input = text[...]
    self.context = context
  }

  /// Parses the whole text.
  mutating func parse() throws(Failure) -> PatternNode {
    let node = try choice()
    skipBlanks()
    guard input.isEmpty else { throw Failure(message: "unexpected «\(input.prefix(12))» in the pattern") }
    if !hasExtent { return .capture(0, node) }
    return node
  }

  private var hasExtent = false

  private mutating func choice() throws(Failure) -> PatternNode {
    var branches = [try sequence()]
    skipBlanks()
    while input.first == "|" {
      input.removeFirst()
      branches.append(try sequence())
      skipBlanks()
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(Failure) -> PatternNode {
    var items: [PatternNode] = []
    while true {
      skipBlanks()
      guard let next = input.first, next != "|", next != ")", next != "]" else { break }
      items.append(try suffixed())
    }
    guard !items.isEmpty else { throw Failure(message: "empty pattern or branch") }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func suffixed() throws(Failure) -> PatternNode {
    var node = try item()
    while let next = input.first {
      switch next {
      case "?":
        input.removeFirst()
        node = .times(node, least: 0, most: 1)
      case "*":
        input.removeFirst()
        node = .times(node, least: 0, most: nil)
      case "+":
        input.removeFirst()
        node = .times(node, least: 1, most: nil)
      case "{":
        input.removeFirst()
        let bounds = take { $0 != "}" }.split(separator: ",")
        input = input.dropFirst()
        guard bounds.count == 2, let least = Int(bounds[0]), let most = Int(bounds[1]), least <= most, most <= 8 else {
          throw Failure(message: "expected {least,most} with most ≤ 8")
        }
        node = .times(node, least: least, most: most)
      case "=":
        input.removeFirst()
        let name = String(take { $0.isLetter || $0.isNumber })
        guard !name.isEmpty else { throw Failure(message: "expected a name after =") }
        let slot: Int
        if let known = captures.firstIndex(of: name) {
          slot = known
        } else {
          slot = captures.count
          captures.append(name)
        }
        guard slot < RuleMatch.captureLimit else { throw Failure(message: "too many captures") }
        node = .capture(slot, node)
      default: return node
      }
    }
    return node
  }

  private mutating func item() throws(Failure) -> PatternNode {
    guard let first = input.first else { throw Failure(message: "unexpected end of the pattern") }
    switch first {
    case "(":
      input.removeFirst()
      let node = try choice()
      skipBlanks()
      guard input.first == ")" else { throw Failure(message: "missing )") }
      input.removeFirst()
      return node
    case "[":
      input.removeFirst()
      hasExtent = true
      let node = try choice()
      skipBlanks()
      guard input.first == "]" else { throw Failure(message: "missing ]") }
      input.removeFirst()
      return .capture(0, node)
    case "~":
      input.removeFirst()
      return gluing(try item())
    case "@":
      input.removeFirst()
      return try macro()
    case "\"":
      return try literal()
    default:
      return .token(TokenPredicate(base: try named(), glued: false))
    }
  }

  /// Makes the first token of a node follow without a blank.
  private func gluing(_ node: PatternNode) -> PatternNode {
    switch node {
    case .token(var predicate):
      predicate.glued = true
      return .token(predicate)
    case .sequence(var nodes):
      nodes[0] = gluing(nodes[0])
      return .sequence(nodes)
    case .choice(let nodes): return .choice(nodes.map { gluing($0) })
    case .times(let inner, let least, let most): return .times(gluing(inner), least: least, most: most)
    case .capture(let slot, let inner): return .capture(slot, gluing(inner))
    }
  }

  private mutating func macro() throws(Failure) -> PatternNode {
    let name = String(take { $0.isLetter || $0.isNumber || $0 == "-" })
    guard let text = context.macros[name] else { throw Failure(message: "no macro @\(name)") }
    guard depth < 16 else { throw Failure(message: "macro @\(name) contains itself") }
    let rest = input
    input = text[...]
    depth += 1
    let node = try choice()
    skipBlanks()
    guard input.isEmpty else { throw Failure(message: "unexpected «\(input.prefix(12))» in macro @\(name)") }
    depth -= 1
    input = rest
    return node
  }

  /// A quoted text, cut into words and signs; signs written without a blank must stand so.
  private mutating func literal() throws(Failure) -> PatternNode {
    input.removeFirst()
    let text = take { $0 != "\"" }
    guard input.first == "\"" else { throw Failure(message: "missing closing quote") }
    input.removeFirst()
    let words = LiteralText.split(text, context.characters)
    guard !words.isEmpty else { throw Failure(message: "empty literal") }
    let nodes = words.map { word -> PatternNode in
      let base: TokenPredicate.Base = word.number.map { .number($0...$0, digits: 0) } ?? .literal(word.bytes)
      return .token(TokenPredicate(base: base, glued: word.glued))
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func named() throws(Failure) -> TokenPredicate.Base {
    let name = String(take { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." })
    guard !name.isEmpty else { throw Failure(message: "unexpected «\(input.prefix(6))»") }
    var arguments: [Substring] = []
    if input.first == "(" {
      input.removeFirst()
      arguments = take { $0 != ")" }.split(separator: ",").map { $0.trimmingSpaces }
      input = input.dropFirst()
    }
    switch name {
    case "any": return .any
    case "word": return .word
    case "capital": return .capital
    case "number": return try number(arguments)
    default: break
    }
    let kind = context.classID(name)
    var values: [ClosedRange<Int32>] = []
    for argument in arguments {
      if let range = PatternParser.range(argument) {
        values.append(range)
      } else if let value = context.value(kind, String(argument)) {
        values.append(Int32(value)...Int32(value))
      } else {
        throw Failure(message: "class \(name) has no value \(argument)")
      }
    }
    var features: Features = []
    if input.first == "{", input.dropFirst().first?.isLetter == true {
      input.removeFirst()
      let text = take { $0 != "}" }
      input = input.dropFirst()
      guard let known = Features(text) else { throw Failure(message: "unknown feature in {\(text)}") }
      features = known
    }
    return .sense(kind, values: values, features: features)
  }

  private func number(_ arguments: [Substring]) throws(Failure) -> TokenPredicate.Base {
    guard let argument = arguments.first else { return .number(0...Int32.max, digits: 0) }
    let halves = argument.split(separator: ";")
    guard let range = PatternParser.range(halves[0]) else { throw Failure(message: "expected number(a..b)") }
    guard halves.count > 1 else { return .number(range, digits: 0) }
    guard let digits = Int(halves[1].trimmingSpaces), (1...9).contains(digits) else {
      throw Failure(message: "expected number(a..b;digits)")
    }
    return .number(range, digits: digits)
  }

  private static func range(_ text: Substring) -> ClosedRange<Int32>? {
    if let value = Int32(text) { return value...value }
    guard let dots = text.firstRange(of: ".."), let low = Int32(text[..<dots.lowerBound]),
      let high = Int32(text[dots.upperBound...]), low <= high
    else { return nil }
    return low...high
  }

  private mutating func skipBlanks() {
    while let next = input.first, next == " " || next == "\t" { input.removeFirst() }
  }

  private mutating func take(while condition: (Character) -> Bool) -> Substring {
    let taken = input.prefix(while: condition)
    input = input[taken.endIndex...]
    return taken
  }
}

/// A short text of a pack file cut the way the tokenizer cuts documents.
struct LiteralText {
  var bytes: [UInt8]
  var number: Int32?
  var glued: Bool

  static func split(_ text: some StringProtocol, _ characters: CharacterTable) -> [LiteralText] {
    var result: [LiteralText] = []
    var word = ""
    var digits = ""
    var glued = false
    func flush() {
      if !word.isEmpty { result.append(LiteralText(bytes: characters.fold(word), number: nil, glued: glued)) }
      if !digits.isEmpty { result.append(LiteralText(bytes: [], number: Int32(digits), glued: glued)) }
      if !word.isEmpty || !digits.isEmpty { glued = true }
      (word, digits) = ("", "")
    }
    for scalar in text.unicodeScalars {
      switch characters.kind(scalar) {
      case .letter, .mark, .ignorable:
        if !digits.isEmpty { flush() }
        word.unicodeScalars.append(scalar)
      case .apostrophe where !word.isEmpty: word.unicodeScalars.append(scalar)
      case .digit:
        if !word.isEmpty { flush() }
        digits += String(Int(scalar.properties.numericValue ?? 0))
      case .space, .newline:
        flush()
        glued = false
      default:
        flush()
        result.append(LiteralText(bytes: Array(String(scalar).utf8), number: nil, glued: glued))
        glued = true
      }
    }
    flush()
    if !result.isEmpty { result[0].glued = false }
    return result
  }
}
