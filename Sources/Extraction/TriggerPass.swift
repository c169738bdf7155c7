internal import EventGraph
internal import LanguagePacks

/// Finds the event triggers of a passage: words and phrases of the packs whose conditions hold.
struct TriggerPass {
  let packs: PackSet

  /// What conditions ask of a token, found once for all triggers around it.
  private struct Neighbour {
    /// Among the words of a time expression that names no event.
    var isInTimex = false
    /// Among those of a date or range of dates.
    var isInDate = false
    /// The bits of the condition words that start here, where `isRead`.
    var bits: UInt64 = 0
    var isRead = false
  }

  /// By token of the passage.
  private typealias Neighbours = UnsafeMutableBufferPointer<Neighbour>

  func run(_ passage: inout Passage) {
    let view = WordView(packs: packs, language: passage.language)
    // The tokens alone: conditions look at them many times, and each would copy the passage that grows meanwhile.
    let tokens = passage.tokens
    withUnsafeTemporaryAllocation(of: Neighbour.self, capacity: passage.tokens.count) { neighbours in
      neighbours.initialize(repeating: Neighbour())
      for found in passage.found where found.anchor == nil {
        let isDate = found.kind == .date || found.kind == .range
        for index in found.tokens {
          neighbours[index].isInTimex = true
          if isDate { neighbours[index].isInDate = true }
        }
      }
      for sentence in passage.sentences {
        var index = sentence.lowerBound
        while index < sentence.upperBound {
          let step = add(at: index, sentence, tokens, view, neighbours, &passage.triggers)
          index += max(1, step)
        }
        passage.triggers.removeAll {
          sentence.contains($0.head) && isInNameOfBody($0, sentence, tokens, view)
        }
      }
    }
    passage.triggers.sort { ($0.head, $0.rule) < ($1.head, $1.rule) }
    if packs.languages[view.language].wordOrder == .verbFirst { settle(&passage, view) }
  }

  /// Forms that are noun and verb become the one that their place in the sentence asks for.
  private func settle(_ passage: inout Passage, _ view: WordView) {
    var triggers = passage.triggers
    for index in triggers.indices {
      guard let sentence = passage.sentences.first(where: { $0.contains(triggers[index].head) }) else { continue }
      let settled = triggers[index].settled(passage, sentence, view)
      // Beside another noun of an event either of the two may be what the date is of.
      let isAlone = !triggers.contains {
        (1...6).contains($0.head - triggers[index].head) && !$0.isVerb && $0.type != triggers[index].type
      }
      if isAlone { triggers[index] = settled }
    }
    passage.triggers = triggers
  }

  /// Adds the trigger that starts at a token, if any; returns how many tokens it takes.
  private func add(
    at index: Int, _ sentence: Range<Int>, _ tokens: [Token], _ view: WordView, _ neighbours: Neighbours,
    _ triggers: inout [Passage.Trigger]
  ) -> Int {
    let token = tokens[index]
    let mask = token.mask
    guard token.entry >= 0, !mask.isDisjoint(with: [.phrase, .trigger]) else { return 1 }
    // A date's own words are no triggers ("March").
    if neighbours[index].isInTimex { return 1 }
    if mask.contains(.phrase) {
      for phrase in packs.phrases(
        in: tokens, at: index, before: sentence.upperBound, language: view.language)
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
        let features = view.headFeatures(tokens[head])
        if holds(rule, head, features, sentence, tokens, view, neighbours) {
          triggers.append(
            Passage.Trigger(
              head: head, tokens: index..<index + phrase.length, rule: Int(phrase.value), type: rule.type,
              features: features))
          return phrase.length
        }
      }
    }
    guard mask.contains(.trigger) else { return 1 }
    if let sense = packs.trigger(
      of: token, language: view.language,
      { holds(packs.triggers[Int($0.value)], index, $0.features, sentence, tokens, view, neighbours) })
    {
      if isQuotedName(index, sentence, tokens, view) { return 1 }
      triggers.append(
        Passage.Trigger(
          head: index, tokens: index..<index + 1, rule: Int(sense.value), type: packs.triggers[Int(sense.value)].type,
          features: sense.features.union(token.clitics)))
    }
    return 1
  }

  /// "The newspaper 'Protest'": one word in quotation marks behind the body or thing that bears it as its name.
  private func isQuotedName(_ index: Int, _ sentence: Range<Int>, _ tokens: [Token], _ view: WordView) -> Bool {
    guard index - 2 >= sentence.lowerBound, index + 1 < sentence.upperBound,
      tokens[index - 1].isQuotationMark, tokens[index + 1].isQuotationMark
    else { return false }
    let bearer = tokens[index - 2]
    return bearer.kind == .word
      && (view.has(bearer, .organisation) || view.has(bearer, .thing) || view.has(bearer, .placeNoun))
  }

  /// Whether all conditions of a block hold around its head.
  private func holds(
    _ rule: TriggerRule, _ head: Int, _ features: Features, _ sentence: Range<Int>, _ tokens: [Token],
    _ view: WordView, _ neighbours: Neighbours
  ) -> Bool {
    for number in rule.conditions {
      let condition = packs.condition(number)
      // A form of the past is no noun ("the ministry of defence killed"), nor is one that no list holds as such.
      if condition.isForNouns, features.contains(.verb), !features.contains(.noun),
        features.contains(.past) || !view.features(tokens[head]).contains(.noun)
      {
        continue
      }
      let isBefore =
        condition.side != .after
        && look(from: head - 1, step: -1, condition, sentence, tokens, view, neighbours)
      let found =
        isBefore
        || condition.side != .before && look(from: head + 1, step: 1, condition, sentence, tokens, view, neighbours)
      if found != condition.wanted { return false }
    }
    return true
  }

  /// Whether a condition holds at one of the next words in a direction. The words of a date between a verb and its
  /// object ("closed on 3 May 2018 the offices") do not count.
  private func look(
    from start: Int, step: Int, _ condition: TriggerCondition, _ sentence: Range<Int>, _ tokens: [Token],
    _ view: WordView, _ neighbours: Neighbours
  ) -> Bool {
    var (index, left, words) = (start, condition.reach, 0)
    while left > 0, sentence.contains(index) {
      words += 1
      let isInDate = neighbours[index].isInDate
      if !neighbours[index].isRead {
        neighbours[index].isRead = true
        neighbours[index].bits = packs.conditionBits(
          in: tokens, at: index, before: sentence.upperBound, language: view.language)
      }
      if !isInDate || words <= condition.reach, condition.mayHold(where: neighbours[index].bits),
        packs.holds(
          condition, in: tokens, at: index, before: sentence.upperBound, language: view.language,
          bits: neighbours[index].bits)
      {
        return true
      }
      index += step
      if !isInDate { left -= 1 }
    }
    return false
  }
}
