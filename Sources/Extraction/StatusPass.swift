internal import EventGraph
internal import LanguagePacks

/// Says whether a trigger is told as fact, plan, demand, possibility or negation, and by which words.
struct StatusPass {
  let packs: PackSet

  struct Result {
    var status: Status
    /// Token range of the words that decided.
    var cue: Range<Int>?
  }

  func status(of trigger: Passage.Trigger, in sentence: Range<Int>, _ passage: Passage) -> Result {
    let rule = packs.triggers[trigger.rule]
    if let status = rule.status { return Result(status: status, cue: trigger.tokens) }
    let view = WordView(packs: packs, language: passage.language)
    var distance = 0
    var crossedFiniteVerb = false
    var reach = trigger.isVerb ? 2 : 1
    var index = trigger.tokens.lowerBound - 1
    // Short participles are predicates ("were fined", where the form is only a predicate); long ones, infinitives and nouns depend on another verb.
    let isDependent =
      !trigger.isVerb || !trigger.features.isDisjoint(with: [.infinitive, .gerund])
      || (trigger.features.contains(.participle) && !trigger.features.contains(.short))
    let isDescription = describes(trigger, in: sentence, passage, view)
    let order = packs.languages[view.language].wordOrder
    var crossedAct = false
    var possible: Result?
    // What the commas around a date set apart from its cue.
    var apart: Float = 0
    while index >= sentence.lowerBound {
      if let opening = commasOfDate(before: index, in: sentence, passage) {
        apart += passage.borders[index + 1] - passage.borders[opening - 1]
        index = opening - 1
        continue
      }
      if let opening = asideBefore(index, in: sentence, passage, view) {
        index = opening - 1
        continue
      }
      let token = passage.tokens[index]
      let border = passage.borders[trigger.head] - passage.borders[index] - apart
      if border > 5 { break }
      distance += 1
      // "On 3 May police arrested": the words of a date are no cue.
      if passage.found.contains(where: { $0.tokens.contains(index) }) {
        index -= 1
        continue
      }
      if token.entry >= 0,
        token.mask.rawValue
          & (SenseMask.signal.rawValue | SenseMask.phrase.rawValue | SenseMask.trigger.rawValue) != 0
      {
        func cue(_ known: KnownClass) -> Range<Int>? {
          guard let match = view.match(known, in: passage.tokens, at: index, before: sentence.upperBound) else {
            return nil
          }
          // A cue with a tense speaks of verbs of that tense only.
          let tenses = match.features.intersection([.past, .present, .future])
          if match.features.isDisjoint(with: [.verb, .participle, .adjective, .noun]), !tenses.isEmpty,
            tenses.isDisjoint(with: trigger.features)
          {
            return nil
          }
          return index..<index + match.length
        }
        if distance <= reach, !rule.keepsNegation, border < 0.3, let cue = cue(.negation),
          !isExcepted(trigger, in: sentence, passage, view)
        {
          return Result(status: .negated, cue: cue)
        }
        if distance <= 6, border < 0.6, isDependent || distance <= 2, let cue = cue(.failure),
          !isParallel(index, trigger, passage, view)
        {
          return Result(status: .negated, cue: cue)
        }
        // "Demands to repeal the laws adopted in 2018": what is asked for is the repeal.
        if !crossedFiniteVerb, !(isDescription && crossedAct), border < 2.2 || possible != nil && border < 3.2 {
          if isDependent || distance <= 3 || opensWithConjunction(index, trigger, passage, view), let cue = cue(.demand)
          {
            return Result(status: .demanded, cue: cue)
          }
          if border < 1.3, isDependent || distance <= 3, distance <= 8, let cue = cue(.plan) {
            return Result(status: .planned, cue: cue)
          }
          if border < 1.3, isDependent || distance <= 4, distance <= 8, let cue = cue(.hypothesis) {
            // "Insists that …" may use the same word as "in order to".
            guard view.has(token, .subordinator), possible == nil else {
              return possible ?? Result(status: .hypothetical, cue: cue)
            }
            possible = Result(status: .hypothetical, cue: cue)
          }
        }
        if trigger.isVerb, let sense = view.sense(token, .subordinator), sense.value == 0,
          !sense.features.isDisjoint(with: [.nominative, .genitive, .dative, .accusative, .instrumental, .locative])
        {
          break
        }
        if let sense = view.sense(token, .subordinator), sense.value == 2, trigger.isVerb || distance < 8 {
          return Result(status: .hypothetical, cue: index..<index + 1)
        }
      }
      // "Will be the first vote since the protests": what "since" names is past, whatever is planned in front of it.
      if !trigger.isVerb, distance <= 4, order == .subjectFirst, view.preposition(token) == .since { break }
      // "was not carried out": a light verb between negation and noun passes it on.
      if reach < 3, view.has(token, .lightVerb) { reach += 1 }
      if isDescription,
        passage.triggers.contains(where: { $0.head == index }) || view.features(token).contains(.infinitive)
      {
        crossedAct = true
      }
      if isFiniteVerb(token, view), !view.has(token, .lightVerb) { crossedFiniteVerb = true }
      index -= 1
    }
    if let possible { return possible }
    if trigger.isScheduled { return Result(status: .planned, cue: nil) }
    if let predicate = predicate(of: trigger, in: sentence, passage, view) { return predicate }
    if trigger.isVerb, trigger.features.contains(.future), !trigger.features.contains(.past) {
      return Result(status: .planned, cue: trigger.tokens)
    }
    // "Will go into retirement": the verb that carries the noun tells the time.
    if !trigger.isVerb, let verb = carrier(of: trigger, in: sentence, passage, view),
      view.features(passage.tokens[verb]).contains(.future),
      view.features(passage.tokens[verb]).isDisjoint(with: [.past, .present])
    {
      return Result(status: .planned, cue: verb..<verb + 1)
    }
    if trigger.features.contains(.imperative), trigger.isVerb,
      trigger.features.isDisjoint(with: [.past, .present, .future, .infinitive])
    {
      return Result(status: .demanded, cue: trigger.tokens)
    }
    return Result(status: .actual, cue: nil)
  }

  /// "The governor, who had promised reforms, resigned": where an aside that a comma closes begins, with a relative pronoun or,
  /// where nouns have cases, a participle behind the comma that opens it. What it promises says nothing of the main verb.
  private func asideBefore(_ comma: Int, in sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Int? {
    guard passage.tokens[comma].isComma else { return nil }
    let first = max(sentence.lowerBound, comma - Self.longestAside)
    guard first < comma, let opening = (first..<comma).last(where: { passage.tokens[$0].isComma }), opening + 2 < comma
    else { return nil }
    // An adverb or two may stand in front of the participle ("not once having promised").
    for index in opening + 1..<min(comma, opening + 4) {
      let token = passage.tokens[index]
      guard token.entry >= 0 else { continue }
      if let sense = view.sense(token, .subordinator), sense.value == 0 {
        return sense.features.isEmpty ? nil : opening
      }
      let features = view.features(token)
      if packs.languages[view.language].wordOrder == .byCase, features.contains(.participle),
        features.isDisjoint(with: [.short, .noun])
      {
        return opening
      }
      if features.contains(.verb) { return nil }
    }
    return nil
  }

  /// Most tokens of an aside.
  private static let longestAside = 16

  /// "Refused, on 6 May, the release of": where the comma in front of a date stands that another comma closes, with nothing
  /// between them but the date and its preposition.
  private func commasOfDate(before comma: Int, in sentence: Range<Int>, _ passage: Passage) -> Int? {
    guard passage.tokens[comma].isComma, comma + 1 < passage.tokens.count,
      let date = passage.found.first(where: { $0.tokens.upperBound == comma && sentence.contains($0.tokens.lowerBound) }
      )
    else { return nil }
    let first = date.tokens.lowerBound
    return (max(sentence.lowerBound + 1, first - 2)..<max(sentence.lowerBound + 1, first)).last {
      passage.tokens[$0].isComma
    }
  }

  /// "Decided to cancel the tax and to allow rallies": behind a conjunction a verb of the same mood goes on without the
  /// one before, and with it what hangs on it.
  private func isParallel(_ cue: Int, _ trigger: Passage.Trigger, _ passage: Passage, _ view: WordView) -> Bool {
    let own = view.features(passage.tokens[cue])
    guard own.contains(.verb) || own.contains(.infinitive), own.isDisjoint(with: .noun) else { return false }
    var isJoined = false
    for index in cue + 1..<max(cue + 1, trigger.tokens.upperBound) {
      let token = passage.tokens[index]
      if view.has(token, .coordinator) || token.clitics.contains(.withConjunction) { isJoined = true }
      guard isJoined, token.entry >= 0 else { continue }
      let features = view.features(token)
      let isInfinitive = features.contains(.infinitive)
      let isFinite = features.contains(.verb) && !features.isDisjoint(with: [.past, .present]) && !isInfinitive
      if own.contains(.infinitive) ? isInfinitive : isFinite && features.isDisjoint(with: .noun) { return true }
    }
    return false
  }

  /// The verb that carries a noun: among its own words, or a light verb of its clause.
  private func carrier(
    of trigger: Passage.Trigger, in sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Int? {
    trigger.tokens.first { $0 != trigger.head && view.features(passage.tokens[$0]).contains(.verb) }
      ?? LightVerbs.verb(of: trigger, passage, sentence, view)
  }

  /// "Did not sign the law until 24 May": what is denied up to a date did happen then.
  private func isExcepted(
    _ trigger: Passage.Trigger, in sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Bool {
    guard trigger.isVerb else { return false }
    let end = min(sentence.upperBound, trigger.head + 9)
    guard
      let word = (trigger.head + 1..<max(trigger.head + 1, end)).first(where: {
        view.match(.exception, in: passage.tokens, at: $0, before: sentence.upperBound) != nil
      })
    else { return false }
    return passage.found.contains { found in
      [.date, .range, .duration].contains(found.kind) && found.tokens.upperBound > word
        && found.tokens.lowerBound <= word + 5 && found.tokens.lowerBound < sentence.upperBound
    }
  }

  /// Whether a trigger is a participle that describes a noun: behind or in front of it, without an auxiliary.
  private func describes(
    _ trigger: Passage.Trigger, in sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Bool {
    guard trigger.isVerb, trigger.features.isDisjoint(with: [.short, .infinitive]) else { return false }
    if trigger.features.contains(.participle) { return trigger.features.contains(.past) }
    guard trigger.features.contains(.passive), trigger.head > sentence.lowerBound else { return false }
    let before = passage.tokens[trigger.head - 1]
    return before.kind == .word && view.preposition(before) == nil && !view.has(before, .coordinator)
      && !(max(sentence.lowerBound, trigger.head - 4)..<trigger.head).contains {
        view.has(passage.tokens[$0], .auxiliary)
      }
  }

  /// What is said of a noun behind it: "the election is promised", "the election will …", "the congress failed to take place".
  private func predicate(
    of trigger: Passage.Trigger, in sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Result? {
    guard !trigger.isVerb else { return nil }
    let cues: SenseMask = [.signal, .phrase]
    for index in trigger.tokens.upperBound..<max(trigger.tokens.upperBound, min(sentence.upperBound, trigger.head + 7))
    {
      if passage.borders[index] - passage.borders[trigger.head] > 0.3 { return nil }
      // "Clashes that broke out after the court refused": of another act.
      if let preposition = view.preposition(passage.tokens[index]), [.after, .before].contains(preposition) {
        return nil
      }
      let isOther = passage.triggers.contains { $0.head == index && $0.isVerb }
      guard !passage.tokens[index].mask.isDisjoint(with: cues) else {
        if isOther { return nil }
        continue
      }
      for (known, status) in [(KnownClass.failure, Status.negated), (.plan, .planned)] {
        guard let match = view.match(known, in: passage.tokens, at: index, before: sentence.upperBound) else {
          continue
        }
        // "17 arrests and 9 refusals": where nouns have cases one that names a failure says nothing of another.
        if packs.languages[view.language].wordOrder == .byCase, match.features.contains(.noun) { continue }
        return Result(status: status, cue: index..<index + match.length)
      }
      if isOther { return nil }
    }
    return nil
  }

  /// "that the court release …": a clause conjunction between the demand and the verb passes the demand on.
  private func opensWithConjunction(_ demand: Int, _ trigger: Passage.Trigger, _ passage: Passage, _ view: WordView)
    -> Bool
  {
    (demand + 1..<trigger.head).contains { index in
      view.sense(passage.tokens[index], .subordinator).map { $0.value == 1 || $0.value == 4 } ?? false
    }
  }

  /// A finite verb ends the reach of a demand or plan in front of it.
  private func isFiniteVerb(_ token: Token, _ view: WordView) -> Bool {
    packs.lexicon.hasSense(
      token, with: .verb, without: [.infinitive, .participle, .gerund, .noun], any: [.past, .present, .future],
      except: [KnownClass.demand.id, KnownClass.plan.id, KnownClass.hypothesis.id], language: view.language)
  }
}
