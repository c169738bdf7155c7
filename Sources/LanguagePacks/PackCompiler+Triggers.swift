internal import EventGraph

/// Trigger blocks: their heads become words of class `trigger`, their conditions are parsed.
extension PackCompiler {
  mutating func addTriggers(_ source: Source, _ language: Int) throws(PackError) {
    guard let triggerFile = source.triggers, let file = source.files.first(where: { $0.name == "triggers.rules" })
    else {
      return
    }
    for block in triggerFile.blocks {
      let firstCondition = triggers.conditions.count
      for condition in block.conditions {
        triggers.conditions.append(try self.condition(condition.text, source, language, file, condition.line))
      }
      var rule = TriggerRule(type: block.type, conditions: firstCondition..<triggers.conditions.count)
      rule.status = block.status
      rule.keepsNegation = block.keepsNegation
      rule.isWeak = block.isWeak
      rule.goesOn = block.goesOn
      rule.discloses = block.discloses
      rule.agent = block.agent
      rule.target = block.target
      let number = triggers.rules.count
      triggers.rules.append(rule)
      triggers.names.append(block.name)
      for head in block.heads {
        let part: Features =
          head.part == "verb" ? .verb : head.part == "noun" ? .noun : head.part == "adjective" ? .adjective : []
        try add(
          head.word, kind: KnownClass.trigger.id, value: number, source, language, file, head.line, adding: part)
      }
    }
  }

  /// Puts the senses of each word as a trigger into the order in which they are tried: those with conditions first, each
  /// in the order of the pack. All others stay where they are.
  func inOrder(
    _ forms: [(word: [UInt8], senses: [Sense])]
  ) -> [(word: [UInt8], senses: [Sense])] {
    func rank(_ sense: Sense) -> (Int, Int32) {
      (triggers.rules[Int(sense.value)].conditions.isEmpty ? 1 : 0, sense.value)
    }
    return forms.map { form in
      let places = form.senses.indices.filter { form.senses[$0].kind == KnownClass.trigger.id }
      guard places.count > 1 else { return form }
      var senses = form.senses
      for (place, sense) in zip(places, places.map({ form.senses[$0] }).sorted { rank($0) < rank($1) }) {
        senses[place] = sense
      }
      return (form.word, senses)
    }
  }

  func writeTriggers(_ notes: inout ImageNotes, _ image: inout PackImageWriter) {
    notes.write(triggers.rules) { $1.write(to: &$0) }
    TriggerConditions.write(triggers.conditions, to: &image)
  }

  /// Parses `if before(3) "word" form|s/class class:name number`.
  private mutating func condition(
    _ text: Substring, _ source: Source, _ language: Int, _ file: PackFile, _ line: Int
  ) throws(PackError) -> TriggerCondition.Draft {
    var fields = text.fields
    let keyword = fields.removeFirst()
    guard let place = fields.first, place.last == ")", let open = place.firstIndex(of: "("),
      let reach = Int(place[place.index(after: open)...].dropLast()), (1...40).contains(reach)
    else { throw file.error(line, "expected before(N), after(N) or near(N) with N in 1...40") }
    let side: TriggerCondition.Side
    switch place[..<open] {
    case "before": side = .before
    case "after": side = .after
    case "near": side = .near
    default: throw file.error(line, "expected before, after or near")
    }
    fields.removeFirst()
    var items: [TriggerCondition.Item] = []
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
          items.append(.sign(String(decoding: pieces[0].bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0))
          continue
        }
        words.insert(try conditionWord(word, source, language, file, line))
      }
    }
    guard !items.isEmpty || !words.isEmpty else { throw file.error(line, "a condition needs words or classes") }
    return TriggerCondition.Draft(
      side: side, reach: reach, wanted: keyword == "if", isForNouns: keyword == "unless-noun", words: words.sorted(),
      items: items)
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
