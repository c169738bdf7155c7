internal import EventGraph

/// Trigger blocks: their heads become words of class `trigger`, their conditions are parsed.
extension PackCompiler {
  mutating func addTriggers(_ source: Source, _ language: Int) throws(PackError) {
    guard let triggerFile = source.triggers, let file = source.files.first(where: { $0.name == "triggers.rules" })
    else {
      return
    }
    for block in triggerFile.blocks {
      var rule = TriggerRule(name: block.name, type: block.type)
      rule.status = block.status
      rule.keepsNegation = block.keepsNegation
      rule.isWeak = block.isWeak
      rule.goesOn = block.goesOn
      rule.agent = block.agent
      rule.target = block.target
      for condition in block.conditions {
        rule.conditions.append(try self.condition(condition.text, source, language, file, condition.line))
      }
      let number = triggers.count
      triggers.append(rule)
      for head in block.heads {
        let part: Features =
          head.part == "verb" ? .verb : head.part == "noun" ? .noun : head.part == "adjective" ? .adjective : []
        try add(
          head.word, kind: KnownClass.trigger.id, value: number, source, language, file, head.line, adding: part)
      }
    }
  }

  /// Parses `if before(3) "word" form|s/class class:name number`.
  private mutating func condition(
    _ text: Substring, _ source: Source, _ language: Int, _ file: PackFile, _ line: Int
  ) throws(PackError) -> TriggerRule.Condition {
    var fields = text.fields
    let wanted = fields.removeFirst() == "if"
    guard let place = fields.first, place.last == ")", let open = place.firstIndex(of: "("),
      let reach = Int(place[place.index(after: open)...].dropLast()), (1...40).contains(reach)
    else { throw file.error(line, "expected before(N), after(N) or near(N) with N in 1...40") }
    let side: TriggerRule.Side
    switch place[..<open] {
    case "before": side = .before
    case "after": side = .after
    case "near": side = .near
    default: throw file.error(line, "expected before, after or near")
    }
    fields.removeFirst()
    var items: [TriggerRule.Item] = []
    var words: Set<Int32> = []
    for field in fields {
      if field == "number" {
        items.append(.number)
      } else if field == "capital" {
        items.append(.capital)
      } else if field.hasPrefix("class:") {
        let name = field.dropFirst(6)
        let bare = name.prefix { $0 != "(" }
        let kind = lexicon.classes.id(String(bare))
        var value: Int32?
        if bare.count < name.count {
          let text = String(name.dropFirst(bare.count + 1).dropLast())
          guard let number = lexicon.classes.value(kind, text) ?? Int(text) else {
            throw file.error(line, "class \(bare) has no value \(text)")
          }
          value = Int32(number)
        }
        items.append(.sense(kind, value: value))
      } else {
        let word = field.first == "\"" ? field.dropFirst().dropLast(field.last == "\"" ? 1 : 0) : field
        let pieces = LiteralText.split(word, lexicon.characters)
        if pieces.count == 1, let scalar = word.unicodeScalars.first, word.unicodeScalars.count == 1,
          CharacterTable.kind(of: scalar) == .other
        {
          items.append(.sign(pieces[0].bytes))
          continue
        }
        words.insert(try conditionWord(word, source, language, file, line))
      }
    }
    guard !items.isEmpty || !words.isEmpty else { throw file.error(line, "a condition needs words or classes") }
    return TriggerRule.Condition(side: side, reach: reach, wanted: wanted, words: words.sorted(), items: items)
  }

  private mutating func conditionWord(
    _ word: Substring, _ source: Source, _ language: Int, _ file: PackFile, _ line: Int
  ) throws(PackError) -> Int32 {
    let key = "\(language) \(word)"
    if let known = conditionWords[key] { return known }
    let number = Int32(conditionWords.count)
    conditionWords[key] = number
    try add(word, kind: KnownClass.condition.id, value: Int(number), source, language, file, line)
    return number
  }
}
