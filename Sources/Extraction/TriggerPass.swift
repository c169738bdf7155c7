internal import EventGraph
internal import LanguagePacks

/// Finds the event triggers of a passage: words and phrases of the packs whose conditions hold.
struct TriggerPass {
  let packs: PackSet

  func run(_ passage: inout Passage) {
    let view = WordView(packs: packs, language: passage.language)
    for sentence in passage.sentences {
      var index = sentence.lowerBound
      while index < sentence.upperBound {
        let step = add(at: index, sentence, &passage, view)
        index += max(1, step)
      }
    }
    passage.triggers.sort { ($0.head, $0.rule) < ($1.head, $1.rule) }
  }

  /// Adds the trigger that starts at a token, if any; returns how many tokens it takes.
  private func add(at index: Int, _ sentence: Range<Int>, _ passage: inout Passage, _ view: WordView) -> Int {
    let token = passage.tokens[index]
    guard token.entry >= 0 else { return 1 }
    let mask = token.mask
    // A date's own words are no triggers ("March").
    if passage.found.contains(where: { $0.tokens.contains(index) && $0.anchor == nil }) { return 1 }
    if mask.contains(.phrase) {
      for phrase in packs.phrases(
        in: passage.tokens, at: index, before: sentence.upperBound, language: passage.language)
      {
        // A longer name or signal hides what stands inside it ("election administration", "Amnesty").
        guard phrase.kind == KnownClass.trigger.id else {
          if phrase.kind == KnownClass.actor.id || phrase.kind == KnownClass.thing.id
            || phrase.kind == KnownClass.organisation.id
            || phrase.kind == KnownClass.modifier.id || phrase.kind == KnownClass.place.id
            || phrase.kind == KnownClass.attribution.id
          {
            return phrase.length
          }
          continue
        }
        let rule = packs.triggers[Int(phrase.value)]
        let head = index + phrase.head
        if holds(rule, head, sentence, passage, view) {
          passage.triggers.append(
            Passage.Trigger(
              head: head, tokens: index..<index + phrase.length, rule: Int(phrase.value), type: rule.type,
              features: view.headFeatures(passage.tokens[head])))
          return phrase.length
        }
      }
    }
    guard mask.contains(.trigger) else { return 1 }
    // Blocks in order of the pack; those with conditions first, for they know more.
    var senses = packs.lexicon.senses(of: token, KnownClass.trigger.id, language: passage.language)
    if senses.count > 1 {
      func rank(_ sense: Sense) -> (Int, Int32) {
        (packs.triggers[Int(sense.value)].conditions.isEmpty ? 1 : 0, sense.value)
      }
      senses.sort { rank($0) < rank($1) }
    }
    for sense in senses {
      let rule = packs.triggers[Int(sense.value)]
      if holds(rule, index, sentence, passage, view) {
        passage.triggers.append(
          Passage.Trigger(
            head: index, tokens: index..<index + 1, rule: Int(sense.value), type: rule.type,
            features: sense.features.union(token.clitics)))
        return 1
      }
    }
    return 1
  }

  /// Whether all conditions of a block hold around its head.
  private func holds(_ rule: TriggerRule, _ head: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView)
    -> Bool
  {
    for condition in rule.conditions {
      let isBefore =
        condition.side != .after
        && look(from: head - 1, step: -1, condition, sentence, passage)
      let found =
        isBefore || condition.side != .before && look(from: head + 1, step: 1, condition, sentence, passage)
      if found != condition.wanted { return false }
    }
    return true
  }

  /// Whether a condition holds at one of the next words in a direction. The words of a date between a verb and its
  /// object ("closed on 3 May 2018 the offices") do not count.
  private func look(
    from start: Int, step: Int, _ condition: TriggerRule.Condition, _ sentence: Range<Int>, _ passage: Passage
  ) -> Bool {
    var (index, left, words) = (start, condition.reach, 0)
    while left > 0, sentence.contains(index) {
      words += 1
      let isInDate = passage.found.contains {
        ($0.kind == .date || $0.kind == .range) && $0.anchor == nil && $0.tokens.contains(index)
      }
      if !isInDate || words <= condition.reach, matches(condition, index, sentence, passage) { return true }
      index += step
      if !isInDate { left -= 1 }
    }
    return false
  }

  private func matches(_ condition: TriggerRule.Condition, _ index: Int, _ sentence: Range<Int>, _ passage: Passage)
    -> Bool
  {
    let token = passage.tokens[index]
    if token.entry >= 0, !condition.words.isEmpty,
      packs.holds(anyOf: condition.words, passage.tokens, at: index, before: sentence.upperBound, passage.language)
    {
      return true
    }
    return condition.items.contains { item in
      switch item {
      case .number: token.kind == .number
      case .capital: token.flags.contains(.capital)
      case .sign(let bytes): token.kind == .sign && UInt32(bitPattern: token.value) == scalar(bytes)
      case .sense(let kind, let value): matches(kind, value, index, sentence, passage)
      }
    }
  }

  private func matches(_ kind: ClassID, _ value: Int32?, _ index: Int, _ sentence: Range<Int>, _ passage: Passage)
    -> Bool
  {
    let token = passage.tokens[index]
    guard token.entry >= 0 else { return false }
    if packs.lexicon.has(token, kind, value: value, language: passage.language) { return true }
    guard token.mask.contains(.phrase) else { return false }
    return packs.phrases(in: passage.tokens, at: index, before: sentence.upperBound, language: passage.language)
      .contains { $0.kind == kind && (value == nil || $0.value == value) }
  }

  private func scalar(_ bytes: [UInt8]) -> UInt32 {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0
  }
}
