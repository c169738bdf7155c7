internal import EventGraph
internal import LanguagePacks
internal import TimeModel

/// A length that is counted from an event which the words behind it name ("three days after the law was adopted").
struct TimexOffset: Equatable {
  /// 1 after the event, -1 before it.
  var sign: Int
  /// The head of the trigger that names the event.
  var event: Int
  var type: EventType
  /// The date, as an index into `Passage.found`, of what happened so long before or after: then the event is the one that
  /// is dated by it ("was outlawed on 8 April, nine days after a state of emergency was proclaimed").
  var reference: Int?
}

/// Units that a date goes on from the story; negative back.
struct TimexStep: Equatable {
  var amount: Int
  var unit: Period.Unit

  init(amount: Int, unit: Period.Unit) { (self.amount, self.unit) = (amount, unit) }

  /// The same way back.
  var reversed: TimexStep { TimexStep(amount: -amount, unit: unit) }

  /// Of "the next day", "two days before"; nil for all else.
  init?(_ meaning: Meaning) {
    guard let unit = meaning.unit, unit >= .day, unit <= .year else { return nil }
    switch meaning.form {
    case .shift(fromNarrative: true): (amount, self.unit) = (meaning.amount, unit)
    case .relative(let step) where meaning.fromNarrative: (amount, self.unit) = (step, unit)
    default: return nil
    }
    if amount == 0 { return nil }
  }
}

extension Attachment {
  /// Words between the preposition and the trigger behind it.
  private static let reach = 8

  /// Finds lengths that are counted from an event.
  func findOffsets(_ passage: inout Passage, _ view: WordView) {
    for index in passage.found.indices where passage.found[index].kind == .duration {
      let found = passage.found[index]
      guard let sentence = passage.sentences.first(where: { $0.contains(found.tokens.lowerBound) }) else { continue }
      // "Hours after": of the same day, whatever their number.
      if isUncountedHours(found.tokens, passage, view) { continue }
      if let (sign, start) = direction(of: found.tokens, in: sentence, passage, view),
        let event = event(behind: start, in: sentence, passage, view)
      {
        passage.found[index].offset = TimexOffset(sign: sign, event: event.head, type: event.type)
      } else if let event = eventToldBefore(found, in: sentence, passage, view) {
        passage.found[index].offset = TimexOffset(sign: 1, event: event.head, type: event.type)
      }
    }
    for index in passage.found.indices {
      guard let step = passage.found[index].step, passage.found[index].kind == .date else { continue }
      let tokens = passage.found[index].tokens
      guard let sentence = passage.sentences.first(where: { $0.contains(tokens.lowerBound) }),
        let (sign, start) = direction(of: tokens, in: sentence, passage, view),
        sign == step.amount.signum(), let event = event(behind: start, in: sentence, passage, view),
        // "The day after the vote said": the verb has the vote in front as what it is counted from.
        !event.isVerb || !passage.triggers.contains(where: { (start..<event.head).contains($0.head) })
      else { continue }
      let offset = TimexOffset(sign: sign, event: event.head, type: event.type)
      // "On 3 May, the day after the deputies voted": what a clause tells may be dated by its sentence.
      if event.isVerb { passage.found[index].offset = offset } else { passage.found[index].base = offset }
    }
  }

  private func isUncountedHours(_ tokens: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool {
    tokens.contains {
      view.sense(passage.tokens[$0], .unit).map { $0.value <= Int32(Period.Unit.hour.rawValue) } ?? false
    }
      && !tokens.contains { passage.tokens[$0].kind == .number || view.has(passage.tokens[$0], .cardinal) }
      && !tokens.contains { view.features(passage.tokens[$0]).contains(.dual) }
  }

  /// "Was arrested on 5 May and released after two days": behind a verb a length with "after" in front counts from what the
  /// sentence told before.
  private func eventToldBefore(
    _ length: Passage.Found, in sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Passage.Trigger? {
    let (begin, end) = (length.tokens.lowerBound, length.tokens.upperBound)
    guard length.lead == .after, begin - 3 > sentence.lowerBound,
      end >= sentence.upperBound || passage.tokens[end].kind == .sign || view.has(passage.tokens[end], .coordinator)
        || view.preposition(passage.tokens[end]) == .of,
      let verb = passage.triggers.lastIndex(where: {
        (begin - 4..<begin).contains($0.head) && sentence.contains($0.head)
      }),
      passage.triggers[verb].isVerb, verb > 0, passage.triggers[verb].rule >= 0,
      !(passage.triggers[verb].head..<begin).contains(where: { passage.tokens[$0].kind == .sign })
    else { return nil }
    let event = passage.triggers[verb - 1]
    return sentence.contains(event.head) && event.isVerb && event.rule >= 0 ? event : nil
  }

  /// The trigger that names the event: the first one, or the verb of its clause ("after the law was adopted").
  private func event(
    behind start: Int, in sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Passage.Trigger? {
    let near = passage.triggers.filter { trigger in
      sentence.contains(trigger.head) && start <= trigger.head && trigger.head < start + Self.reach
        && !(start..<trigger.head).contains { isBreak($0, passage, view) }
    }
    guard var first = near.first else { return nil }
    if let noun = near.dropFirst().first, describes(first, noun, behind: start, passage, view) { first = noun }
    if first.rule < 0 { return nil }
    let verb = near.drop { $0.head <= first.head }.first { $0.isVerb && $0.head - first.head <= 4 && $0.rule >= 0 }
    guard let verb, !first.isVerb else { return first }
    let isSubject =
      packs.triggers[first.rule].isWeak
      || (first.head..<verb.head).contains { view.has(passage.tokens[$0], .auxiliary) }
    return isSubject ? verb : first
  }

  /// "After a disputed vote", "after the attempted coup": what stands between an article and its noun only describes it.
  private func describes(
    _ attribute: Passage.Trigger, _ noun: Passage.Trigger, behind start: Int, _ passage: Passage, _ view: WordView
  ) -> Bool {
    attribute.isVerb && !noun.isVerb && noun.rule >= 0 && (1...2).contains(noun.head - attribute.head)
      && !attribute.features.isDisjoint(with: [.participle, .past])
      && (start..<attribute.head).contains { view.has(passage.tokens[$0], .determiner) }
      && !(attribute.head..<noun.head).contains { view.preposition(passage.tokens[$0]) != nil }
  }

  /// Whether the words around a length count from what follows: a preposition behind it, or one in front of it with "of"
  /// behind it; and where that begins.
  private func direction(
    of tokens: Range<Int>, in sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> (sign: Int, start: Int)? {
    func sign(at index: Int) -> (Int, length: Int)? {
      guard sentence.contains(index),
        let match = view.match(.signal, in: passage.tokens, at: index, before: sentence.upperBound)
      else { return nil }
      switch Signal(rawValue: match.value) {
      case .before: return (-1, match.length)
      case .after: return (1, match.length)
      default: return nil
      }
    }
    if let (found, length) = sign(at: tokens.upperBound) { return (found, tokens.upperBound + length) }
    if tokens.upperBound < sentence.upperBound, let (found, _) = sign(at: tokens.lowerBound - 1),
      !passage.tokens[tokens.upperBound].clitics.contains(.withConjunction),
      let next = view.preposition(passage.tokens[tokens.upperBound]), next == .from || next == .on
    {
      return (found, tokens.upperBound + 1)
    }
    return nil
  }

  private func isBreak(_ index: Int, _ passage: Passage, _ view: WordView) -> Bool {
    let token = passage.tokens[index]
    if token.kind == .sign { return token.value != 0xab && token.value != 0xbb && token.value != 0x22 }
    return passage.found.contains { $0.kind != .duration && $0.tokens.contains(index) }
  }
}

extension Passage {
  /// Whether a length is counted from what a trigger names, alone or with the noun in front of it ("the second round of
  /// the election"): it lies so far from what the sentence tells.
  func isCountedFrom(_ trigger: Trigger) -> Bool {
    found.contains {
      guard let event = $0.offset?.event else { return false }
      return event == trigger.head
        || !trigger.isVerb && (1...8).contains(trigger.head - event)
          && (event..<trigger.head).allSatisfy { tokens[$0].kind == .word }
    }
  }
}

extension SentenceAttachment {
  /// Gives lengths that are counted from an event to what happened then; where that has a date of its own, the event
  /// takes its date from it.
  mutating func attachOffsets(_ all: [Int]) {
    for date in all {
      guard let offset = passage.found[date].offset else { continue }
      var open: (cost: Float, trigger: Int)?
      var dated: (cost: Float, trigger: Int)?
      let isApart = isBehindComma(date)
      for index in triggers where trigger(index).head != offset.event && !isNamed(index) {
        let cost = cost(of: date, for: index, besides: offset.event)
        if let own = dates[index], own.contains(where: { passage.found[$0].offset == nil }) {
          if cost < dated?.cost ?? (isApart ? 3.4 : 2.2) { dated = (cost, index) }
        } else if cost < open?.cost ?? 3 {
          open = (cost, index)
        }
      }
      if isApart, dated == nil,
        let main = predicates.filter({ trigger($0).head < tokens(date).lowerBound && dates[$0] != nil }).max(),
        dates[main]!.contains(where: { passage.found[$0].offset == nil })
      {
        dated = (0, main)
      }
      let event = triggers.first { trigger($0).head == offset.event && dates[$0] == nil }
      if let event,
        let base = apposed(to: date, all) ?? tie(dated, isApart ? nil : open) ?? entry(all)
      {
        dates[event] = [date]
        references[date] = base
        // "After the ceasefire collapsed": the subject and its verb are of one day.
        if !trigger(event).isVerb, let verb = triggers.first(where: { trigger($0).head == offset.event + 1 }),
          trigger(verb).isVerb, dates[verb] == nil
        {
          dates[verb] = [date]
        }
      } else if let open {
        dates[open.trigger, default: []].append(date)
      }
    }
  }

  /// The date that a length stands in apposition to ("on 5 March, six weeks after the vote").
  private func apposed(to length: Int, _ all: [Int]) -> Int? {
    let begin = tokens(length).lowerBound
    return all.first { date in
      let end = passage.found[date].tokens.upperBound
      return passage.found[date].kind == .date && passage.found[date].offset == nil && end <= begin && begin - end <= 4
        && (end..<begin).allSatisfy { isComma($0) || passage.tokens[$0].kind == .word && isLead($0) }
    }
  }

  /// ", two days after the killing of", also with the preposition in front of the length: a comma sets it apart from the
  /// words in front, so that it is counted from what the whole clause tells.
  private func isBehindComma(_ length: Int) -> Bool {
    let begin = tokens(length).lowerBound
    guard begin - 1 > sentence.lowerBound else { return false }
    return isComma(begin - 1) || view.preposition(passage.tokens[begin - 1]) != nil && isComma(begin - 2)
  }

  /// "Barely", "some": what may stand in front of a length.
  private func isLead(_ index: Int) -> Bool {
    let token = passage.tokens[index]
    return !view.has(token, .coordinator) && !view.has(token, .subordinator) && !view.has(token, .verb)
      && !triggers.contains { trigger($0).tokens.contains(index) }
  }

  /// The date of the nearest trigger that has one, if no trigger without a date of its own is nearer; one that shares its
  /// clause stands for it ("the talks resumed on Monday").
  private func tie(_ dated: (cost: Float, trigger: Int)?, _ open: (cost: Float, trigger: Int)?) -> Int? {
    guard let dated, let own = dates[dated.trigger]?.first else { return nil }
    if let open, open.cost < dated.cost, border(trigger(open.trigger).head, trigger(dated.trigger).head) > 0.9 {
      return nil
    }
    return own
  }

  /// The date that opens the sentence as an entry of a chronicle: it dates what the sentence tells.
  private func entry(_ all: [Int]) -> Int? {
    guard let first = all.first(where: { passage.found[$0].kind == .date && passage.found[$0].offset == nil }) else {
      return nil
    }
    let extent = tokens(first)
    guard extent.lowerBound - sentence.lowerBound <= 2, extent.upperBound < sentence.upperBound,
      passage.tokens[sentence.lowerBound].flags.contains(.newline) || sentence.lowerBound == 0
    else { return nil }
    let next = passage.tokens[extent.upperBound]
    return next.kind == .sign && EntryDatePass.closing.contains(next.value) ? first : nil
  }
}
