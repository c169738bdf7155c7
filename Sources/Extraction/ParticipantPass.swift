internal import EventGraph
internal import LanguagePacks

/// Gives each trigger its participants, place and count, by voice, case and position.
struct ParticipantPass {
  let packs: PackSet

  struct Result {
    var participants: [(role: Participant.Role, tokens: Range<Int>, head: Int)] = []
    var place: (tokens: Range<Int>, name: Int32)?
    var count: (min: Int, max: Int?, tokens: Range<Int>)?
  }

  func result(
    for trigger: Passage.Trigger, in sentence: Range<Int>, _ passage: Passage, _ phrases: [NounPhrase]
  ) -> Result {
    let view = WordView(packs: packs, language: passage.language)
    var result = Result()
    let rule = packs.triggers[trigger.rule]
    let near = phrases.filter {
      !$0.tokens.contains(trigger.head) && border(trigger.head, $0.head, passage) < 0.95
        && !hasVerb(between: trigger, $0, passage)
    }
    let before = near.filter { $0.tokens.upperBound <= trigger.tokens.lowerBound }.last {
      isActorLike($0) && $0.lead != .of
    }
    let after = near.filter { $0.tokens.lowerBound >= trigger.tokens.upperBound }
    func add(_ role: Participant.Role, _ phrase: NounPhrase?) {
      guard let phrase, !result.participants.contains(where: { $0.head == phrase.head }) else { return }
      // A law or a decision is done to, but is nobody.
      result.participants.append((phrase.kind == .thing ? .other : role, phrase.tokens, phrase.head))
    }

    let byPhrase = after.first { $0.lead == .by } ?? near.first { $0.lead == .by }
    let instrumental = near.first {
      $0.features.contains(.instrumental) && $0.features.isDisjoint(with: [.nominative, .accusative, .genitive])
        && $0.lead == nil
    }
    if trigger.isVerb {
      let isPassive = isPassive(trigger, in: sentence, passage, view)
      let isLong = trigger.features.contains(.participle) && !trigger.features.contains(.short)
      if isPassive {
        add(.agent, byPhrase ?? instrumental)
        let right = after.first { isActorLike($0) && $0.lead == nil && !$0.features.contains(.instrumental) }
        add(.target, before.flatMap { $0.lead == nil || isLong ? $0 : nil } ?? right)
      } else if packs.languages[passage.language].isRightToLeft {
        // Verb first: the phrase after the verb acts unless the subject stands in front.
        let following = after.filter { isActorLike($0) && $0.lead == nil }
        if rule.target == .after, following.count < 2, following.first.map({ $0.kind == .person }) ?? true {
          // Unwritten vowels hide the voice: a person alone behind such a verb is whom it befell.
          let object = after.first { isActorLike($0) && [.from, .about, .on].contains($0.lead) }
          add(.target, following.first ?? object)
          add(.agent, byPhrase)
        } else if let before, before.lead == nil {
          add(.agent, before)
          add(.target, following.first)
        } else {
          add(.agent, following.first)
          add(.target, following.dropFirst().first)
        }
      } else if trigger.features.contains(.infinitive) {
        add(.target, after.first { isActorLike($0) && ($0.lead == nil) })
      } else {
        add(.agent, before.flatMap { $0.lead == nil ? $0 : nil })
        add(.target, after.first { $0.lead == nil && !$0.features.contains(.instrumental) })
      }
    } else {
      let first = after.first { $0.tokens.lowerBound - trigger.tokens.upperBound <= 4 }
      let agentSide = rule.agent ?? (speaks(rule.type) ? .after : nil)
      add(.agent, byPhrase ?? instrumental)
      if let first, first.lead == nil || first.lead == .of {
        add(agentSide == .after ? .agent : first.kind == .thing ? .other : .target, first)
      } else if let first, first.lead == .against || first.lead == .with || first.lead == .between {
        add(.target, first)
      }
    }
    for phrase in near where phrase.kind == .thing && result.participants.count < 4 { add(.other, phrase) }
    result.place = place(trigger, sentence, passage, view)
    result.count = count(trigger, result, sentence, passage, view)
    return result
  }

  /// Whether a verb form is passive here. One that may be either is passive behind an auxiliary ("were arrested"), and
  /// where a preposition, a date or a stop follows in place of an object ("men arrested in May").
  private func isPassive(
    _ trigger: Passage.Trigger, in sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Bool {
    guard trigger.features.contains(.passive) else { return false }
    guard trigger.features.contains(.active) else { return true }
    let reach = max(sentence.lowerBound, trigger.tokens.lowerBound - 4)..<trigger.tokens.lowerBound
    for index in reach.reversed() {
      let token = passage.tokens[index]
      if view.has(token, .auxiliary) { return true }
      guard view.has(token, .modifier) || view.has(token, .negation) || view.has(token, .lightVerb) else { break }
    }
    let next = trigger.tokens.upperBound
    guard next < sentence.upperBound else { return true }
    let token = passage.tokens[next]
    return token.kind == .sign || view.has(token, .preposition) || view.has(token, .coordinator)
      || passage.found.contains { $0.tokens.contains(next) }
  }

  /// Nouns of speech and of documents name their author.
  private func speaks(_ type: EventType) -> Bool { type.family == "speech" }

  private func isActorLike(_ phrase: NounPhrase) -> Bool {
    phrase.kind != .thing && phrase.kind != .place || phrase.lead == nil && phrase.kind == .place
  }

  private func border(_ a: Int, _ b: Int, _ passage: Passage) -> Float { abs(passage.borders[a] - passage.borders[b]) }

  private func hasVerb(between trigger: Passage.Trigger, _ phrase: NounPhrase, _ passage: Passage) -> Bool {
    let range = min(trigger.head, phrase.head)..<max(trigger.head, phrase.head)
    // Triggers stand in the order of their heads: those of the range are found by halving, however long the passage is.
    var (low, high) = (0, passage.triggers.count)
    while low < high {
      let middle = (low + high) / 2
      if passage.triggers[middle].head < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    while low < passage.triggers.count, passage.triggers[low].head < range.upperBound {
      if passage.triggers[low].isVerb, passage.triggers[low].head != trigger.head { return true }
      low += 1
    }
    return false
  }

  // MARK: Place

  private func place(
    _ trigger: Passage.Trigger, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> (tokens: Range<Int>, name: Int32)? {
    var best: (cost: Float, tokens: Range<Int>, name: Int32)?
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard let match = view.match(.place, in: passage.tokens, at: index, before: sentence.upperBound) else {
        index += 1
        continue
      }
      let lead = leadingPreposition(index, sentence, passage, view)
      if lead == .in || lead == .at || lead == .on || passage.tokens[index].clitics.contains(.withPreposition) {
        let distance = Float(abs(index - trigger.head))
        let cost = border(trigger.head, index, passage) + 0.05 * distance
        // Only the nearest trigger takes a place that follows it.
        if cost < (best?.cost ?? 2) { best = (cost, index..<index + match.length, match.value) }
      }
      index += match.length
    }
    return best.map { ($0.tokens, $0.name) }
  }

  /// The preposition in front of a place, over modifiers ("in southern Kazakhstan").
  private func leadingPreposition(_ index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView)
    -> Preposition?
  {
    var position = index - 1
    while position >= sentence.lowerBound, index - position <= 3 {
      if let preposition = view.preposition(passage.tokens[position]) { return preposition }
      guard
        view.has(passage.tokens[position], .modifier) || view.has(passage.tokens[position], .thing)
          || view.has(passage.tokens[position], .organisation)
      else { return nil }
      position -= 1
    }
    return nil
  }

  // MARK: Count

  private func count(
    _ trigger: Passage.Trigger, _ result: Result, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> (min: Int, max: Int?, tokens: Range<Int>)? {
    var best: (cost: Float, count: (min: Int, max: Int?, tokens: Range<Int>))?
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard let (value, length) = number(at: index, sentence, passage, view) else {
        index += 1
        continue
      }
      let end = index + length
      defer { index = end }
      if passage.found.contains(where: { $0.tokens.overlaps(index..<end) }) { continue }
      // Counted are people, bodies and things, within three words.
      guard end < sentence.upperBound,
        (end..<min(sentence.upperBound, end + 4)).contains(where: { isCounted(passage.tokens[$0], view) }),
        index == sentence.lowerBound || !view.has(passage.tokens[index - 1], .nameNumber)
      else { continue }
      let cost = border(trigger.head, index, passage) + 0.05 * Float(abs(index - trigger.head))
      guard cost < (best?.cost ?? 1.3) else { continue }
      let (least, most, start) = bounds(value, index, sentence, passage, view)
      best = (cost, (least, most, start..<end))
    }
    return best?.count
  }

  private func isCounted(_ token: Token, _ view: WordView) -> Bool {
    view.has(token, .person) || view.has(token, .organisation) || view.has(token, .thing)
  }

  /// A number in figures (with groups of three digits) or words, with its multiplier.
  private func number(at index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> (Int, Int)? {
    let token = passage.tokens[index]
    var value: Int
    var length = 1
    if token.kind == .number {
      value = Int(token.value)
      while index + length < sentence.upperBound, passage.tokens[index + length].kind == .number,
        passage.tokens[index + length].digits == 3, token.digits <= 3
      {
        value = value * 1000 + Int(passage.tokens[index + length].value)
        length += 1
      }
      if index + 2 < sentence.upperBound, passage.tokens[index + 1].kind == .sign,
        passage.tokens[index + 1].value == 0x2c,
        passage.tokens[index + 1].flags.contains(.glued), passage.tokens[index + 2].kind == .number,
        passage.tokens[index + 2].digits == 3, passage.tokens[index + 2].flags.contains(.glued)
      {
        value = value * 1000 + Int(passage.tokens[index + 2].value)
        length = 3
      }
    } else if let sense = view.sense(token, .cardinal) {
      value = Int(sense.value)
      while index + length < sentence.upperBound, let next = view.sense(passage.tokens[index + length], .cardinal) {
        value += Int(next.value)
        length += 1
      }
    } else if let sense = view.sense(token, .vagueNumber) {
      return (Int(sense.value), 1)
    } else {
      return nil
    }
    if index + length < sentence.upperBound, let multiplier = view.sense(passage.tokens[index + length], .multiplier) {
      value = value.multipliedReportingOverflow(by: Int(multiplier.value)).partialValue
      length += 1
    }
    return value >= 0 && value <= Int(Int32.max) ? (value, length) : nil
  }

  /// "at least 350", "up to 20": the words in front open one side.
  private func bounds(
    _ value: Int, _ index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> (Int, Int?, Int) {
    if view.has(passage.tokens[index], .vagueNumber) { return (value, nil, index) }
    for start in stride(from: index - 1, through: max(sentence.lowerBound, index - 4), by: -1) {
      guard let match = view.match(.bound, in: passage.tokens, at: start, before: index), start + match.length == index
      else {
        continue
      }
      switch match.value {
      case 0: return (value, nil, start)
      case 1, 5: return (0, value, start)
      case 2: return (value + 1, nil, start)
      case 3: return (0, max(0, value - 1), start)
      default: return (value, value, start)
      }
    }
    return (value, value, index)
  }
}
