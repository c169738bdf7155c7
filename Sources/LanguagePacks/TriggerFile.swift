internal import EventGraph

/// `triggers.rules` as written.
struct TriggerFile {
  struct Block {
    var name: String
    var type: EventType
    var line: Int
    var heads: [(part: Substring, word: Substring, line: Int)] = []
    var conditions: [(text: Substring, line: Int)] = []
    var status: Status?
    var keepsNegation = false
    var isWeak = false
    var goesOn = false
    var discloses = false
    var agent: TriggerRule.Position?
    var target: TriggerRule.Position?
    var examples: [PackExample] = []
  }

  private(set) var blocks: [Block] = []

  init(_ file: PackFile) throws(PackError) {
    let stem = file.language + "/" + file.name.prefix { $0 != "." } + "/"
    for (number, keyword, rest) in file.statements {
      if keyword == "trigger" {
        guard let type = EventType(rest.prefix { $0 != "/" }) else {
          throw file.error(number, "\(rest) does not start with a type of the taxonomy")
        }
        guard !blocks.contains(where: { $0.name == stem + rest }) else {
          throw file.error(number, "trigger \(rest) is defined twice")
        }
        blocks.append(Block(name: stem + rest, type: type, line: number))
        continue
      }
      guard !blocks.isEmpty else { throw file.error(number, "\(keyword) stands before the first trigger") }
      try add(keyword, rest, number, file)
    }
    for block in blocks {
      guard !block.heads.isEmpty else { throw file.error(block.line, "trigger \(block.name) has no head") }
      guard block.examples.contains(where: { if case .mention = $0.expectation { true } else { false } }) else {
        throw file.error(block.line, "trigger \(block.name) has no + example")
      }
    }
  }

  private mutating func add(_ keyword: Substring, _ rest: Substring, _ number: Int, _ file: PackFile) throws(PackError)
  {
    let last = blocks.count - 1
    switch keyword {
    case "verb", "noun", "adjective", "word":
      for word in rest.fields { blocks[last].heads.append((keyword, word, number)) }
    case "if", "unless", "unless-noun":
      blocks[last].conditions.append((keyword + " " + rest, number))
    case "status":
      guard let status = Status.allCases.first(where: { $0.name == rest }) else {
        throw file.error(number, "unknown status \(rest)")
      }
      blocks[last].status = status
    case "keeps": blocks[last].keepsNegation = true
    case "weak": blocks[last].isWeak = true
    case "goes-on": blocks[last].goesOn = true
    case "discloses": blocks[last].discloses = true
    case "agent", "target":
      guard rest == "before" || rest == "after" else { throw file.error(number, "expected \(keyword) before|after") }
      let position: TriggerRule.Position = rest == "before" ? .before : .after
      if keyword == "agent" { blocks[last].agent = position } else { blocks[last].target = position }
    case "+", "-":
      let type = blocks[last].type.name
      blocks[last].examples.append(
        try PackExample(
          rest, keyword == "+" ? .mention(type: type) : .noMention(type: type), rule: blocks[last].name, file, number))
    default:
      throw file.error(
        number,
        "expected trigger, verb, noun, adjective, word, if, unless, unless-noun, status, keeps, weak, goes-on, discloses, "
          + "agent, target, + or -"
      )
    }
  }
}
