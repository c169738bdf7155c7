internal import EventGraph
internal import LanguagePacks
internal import TimeModel

/// Gives a dated sentence's date to what else it tells as fact: verbs of the clauses around the dated one, and nouns that
/// are done, caused or ended there ("killed in a raid on 5 May", "causing the death of …", "stormed the camp on 3 May,
/// detaining nine"). A writer who dates a sentence dates what happens in it; what stands apart keeps no date: the content
/// of what is said, demanded or planned, a relative clause about someone, an earlier time, a noun that names a topic.
struct SharedDatePass {
  let packs: PackSet

  /// Families whose verbs and nouns speak about other events: their objects are topics.
  static let topical: Set<String> = ["speech", "justice", "law", "diplomacy"]

  func run(_ passage: inout Passage) {
    let view = WordView(packs: packs, language: passage.language)
    for sentence in passage.sentences {
      let triggers = passage.triggers.indices.filter { sentence.contains(passage.triggers[$0].head) }
      guard triggers.count > 1, triggers.contains(where: { !passage.triggers[$0].dates.isEmpty }),
        triggers.contains(where: { passage.triggers[$0].dates.isEmpty })
      else { continue }
      var dated = triggers.filter { !passage.triggers[$0].dates.isEmpty }
      let embedded = withUnsafePointer(to: &passage) { EmbeddedClauses($0, sentence, view) }
      for index in triggers where passage.triggers[index].dates.isEmpty {
        if let source = dated.first(where: {
          isSaidIn(passage.triggers[$0], by: passage.triggers[index], passage, view)
        })
          ?? dated.last(where: { counts($0, index, sentence, passage, view) })
          ?? dated.last(where: { isPenalty(index, besides: $0, sentence, passage, view) })
          ?? dated.last(where: { isHours(index, from: $0, sentence, passage, view) })
        {
          passage.triggers[index].dates = passage.triggers[source].dates
          passage.triggers[index].isShared = true
          continue
        }
        guard mayShare(index, sentence, passage, view),
          let giver = dated.filter({
            isApart($0, index, embedded, passage, sentence, view)
              ? false : gives($0, to: index, sentence, passage, view)
          })
          .min(by: { cost($0, index, passage) < cost($1, index, passage) })
        else { continue }
        passage.triggers[index].dates = passage.triggers[giver].dates
        passage.triggers[index].isShared = true
        // "; 12 people were killed, 30 houses burned": what stands behind a semicolon lends its date to the next item there.
        if tellsOnBehindSemicolon(passage.triggers[index], passage.triggers[giver], passage) { dated.append(index) }
      }
      shareWithContents(triggers, sentence, &passage, view)
    }
  }

  private func cost(_ a: Int, _ b: Int, _ passage: Passage) -> Float {
    let (a, b) = (passage.triggers[a].head, passage.triggers[b].head)
    return abs(passage.borders[a] - passage.borders[b]) + 0.04 * Float(abs(a - b))
  }

  /// Whether a trigger tells something that happened, and not at some other time; `inPresent` where the text tells in
  /// the present tense.
  func mayShare(
    _ index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView, inPresent: Bool = false
  ) -> Bool {
    let trigger = passage.triggers[index]
    guard trigger.rule >= 0, !packs.triggers[trigger.rule].isWeak,
      !passage.found.contains(where: { $0.anchor != nil && $0.tokens.contains(trigger.head) })
    else { return false }
    if trigger.isVerb {
      if isInfinitive(trigger, sentence, passage, view, inPresent: inPresent) { return false }
      if LightVerbs.isAttribute(trigger, passage, sentence, view) { return false }
      // A participle that describes someone; one that is also a past form is a predicate as often.
      if trigger.features.contains(.participle), trigger.features.isDisjoint(with: [.short, .past]) { return false }
      if !inPresent, trigger.type.family == "speech", trigger.features.contains(.present),
        !trigger.features.contains(.past)
      {
        return false
      }
    } else if isTopic(trigger, sentence, passage, view) {
      return false
    }
    if isEarlier(trigger, sentence, passage, view) { return false }
    // An own length or a set ("released after two days", "fined every week") is another time.
    if passage.found.contains(where: {
      $0.kind != .date && $0.kind != .range && sentence.contains($0.tokens.lowerBound) && !isHours($0, passage, view)
        && abs($0.tokens.lowerBound - trigger.head) <= 4
        // "For three months and-fined it": behind its conjunction a verb leaves what stands in front to the one before.
        && !(trigger.isVerb && trigger.features.contains(.withConjunction) && $0.tokens.upperBound <= trigger.head)
        && abs(passage.borders[$0.tokens.lowerBound] - passage.borders[trigger.head]) < 0.9
    }), !trigger.type.leavesEffect {
      return false
    }
    let status = StatusPass(packs: packs).status(of: trigger, in: sentence, passage).status
    return status == .actual || status == .negated && trigger.isVerb
  }

  /// "He said in a video posted on Sunday": what somebody says in a text is said on the day that the text came out.
  private func isSaidIn(_ text: Passage.Trigger, by speech: Passage.Trigger, _ passage: Passage, _ view: WordView)
    -> Bool
  {
    guard packs.languages[view.language].wordOrder == .subjectFirst, speech.isVerb, speech.type.name == "statement",
      text.type.family == "speech", text.isVerb, text.features.contains(.passive),
      (3...6).contains(text.head - speech.head)
    else { return false }
    let between = speech.head + 1..<text.head
    return view.preposition(passage.tokens[between.lowerBound]) == .in
      && !between.contains { passage.tokens[$0].kind == .sign || view.has(passage.tokens[$0], .subordinator) }
  }

  /// "Released hours later": of the same day.
  private func isHours(_ found: Passage.Found, _ passage: Passage, _ view: WordView) -> Bool {
    let unit = found.tokens.lazy.compactMap { view.sense(passage.tokens[$0], .unit)?.value }.first
    return unit.map { $0 <= Int32(Period.Unit.hour.rawValue) } ?? false
  }

  /// Whether one of two triggers stands in a clause that describes something, is the event that a length is counted from,
  /// or says what the other one did.
  private func isApart(
    _ giver: Int, _ index: Int, _ embedded: EmbeddedClauses, _ passage: Passage, _ sentence: Range<Int>,
    _ view: WordView
  )
    -> Bool
  {
    let (a, b) = (passage.triggers[giver], passage.triggers[index])
    let isCounted = a.dates.contains { date in
      passage.found[date].offset.map { $0.event == b.head || $0.reference != nil } ?? false
    }
    // "An official who saw the confessions was quoted on Friday": what a relative clause names in passing.
    if !b.isVerb, embedded.leaves(b.head, to: a.head), outcomeVerb(of: b, sentence, passage, view) == nil {
      return true
    }
    // "Told of the killing of thirty in the raid that they launched on 3 May": a verb of saying is of no day of what it tells.
    if b.isVerb, b.type.family == "speech", !a.isVerb, a.head > b.head,
      a.dates.contains(where: { embedded.describes(passage.found[$0].tokens.lowerBound, apartFrom: b.head) })
    {
      return true
    }
    return isCounted || passage.isCountedFrom(b) || embedded.leaves(a.head, to: b.head)
      || embedded.leavesParticiple(b.head, to: a.head)
      || b.head > a.head && ClauseBorders.isSayingBehind(b, passage, sentence)
      || a.head > b.head && ClauseBorders.isSayingBehind(a, passage, sentence)
  }

  /// Whether the dated trigger `giver` lends its date: no date of another, no content clause and no topic between.
  private func gives(
    _ giver: Int, to index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Bool {
    let (a, b) = (passage.triggers[giver], passage.triggers[index])
    // "The hearing was put off to 3 May": nothing but the hearing is of that day.
    if a.isScheduled || a.dates.contains(where: b.barred.contains)
      || passage.isToBeDone(a, a.dates, after: b, sentence, view)
    {
      return false
    }
    let between = min(a.head, b.head) + 1..<max(a.head, b.head)
    let gap = abs(passage.borders[a.head] - passage.borders[b.head])
    let outcome = outcomeVerb(of: b, sentence, passage, view)
    guard gap < (outcome != nil || tellsOn(b, behind: a, between, passage, view) ? ClauseBorders.hard + 2 : 4.2),
      !passage.opensBefore(between: min(a.head, b.head), max(a.head, b.head), sentence, view)
    else {
      return false
    }
    for date in passage.found.indices where !a.dates.contains(date) {
      let found = passage.found[date]
      guard found.kind == .date || found.kind == .range, !passage.isNameOfText(found, view) else { continue }
      if between.contains(found.tokens.lowerBound) { return false }
      // Another date in the clause of the undated one.
      if sentence.contains(found.tokens.lowerBound),
        abs(passage.borders[found.tokens.lowerBound] - passage.borders[b.head]) < min(gap, 0.9)
      {
        return false
      }
    }
    if passage.isDatedBehindAfter(a, a.dates, sentence, view),
      !passage.isDatedBehindAfter(b, a.dates, sentence, view), !passage.isHarm(a, of: b)
    {
      return false
    }
    for position in between {
      let token = passage.tokens[position]
      // "It blew up, where tons lay stored, and led to the death of": a clause that a comma closes.
      if let outcome, position < outcome, isClosed(from: position, before: outcome, passage) { continue }
      // "…, which led to the death of": the clause goes on with what happened.
      if let outcome, (0...Self.opening).contains(outcome - position) { continue }
      // A noun inside a participle's or an infinitive's phrase is an aim or a description of its own.
      if !b.isVerb, b.head > a.head, token.entry >= 0,
        !view.features(token).isDisjoint(with: [.infinitive, .participle, .gerund]), !view.has(token, .auxiliary),
        !view.features(token).contains(.noun)
      {
        return false
      }
      guard token.mask.contains(.signal) || token.mask.contains(.phrase),
        let found = view.match(.subordinator, in: passage.tokens, at: position, before: between.upperBound)
      else { continue }
      switch found.value {
      case 5: continue
      // "Banned under the decision of 3 May".
      case 3 where position == a.head - 1 && isInstrument(a, sentence, passage, view): continue
      case 0 where isDescription(position, sentence, passage, view) || isDayWhen(position, a, passage, view): continue
      default: return false
      }
    }
    if b.isVerb, a.dates.allSatisfy({ passage.found[$0].kind == .date && passage.found[$0].lead != .since }),
      passage.isPerfect(b.head, behind: sentence.lowerBound - 1, view)
    {
      return false
    }
    let brings = passage.isHarm(a, of: b) && passage.isDatedBehindAfter(a, a.dates, sentence, view)
    if a.ownsDates, outcome == nil, !brings {
      let verb = governor(of: a, sentence, passage, view)
      if b.isVerb, gap < 0.9, isInstrument(a, sentence, passage, view) { return true }
      if verb == nil, b.head > a.head, isGround(a, sentence, passage, view) { return false }
      if b.head < a.head || verb != nil, !isSetting(a, for: verb ?? sentence.lowerBound, passage, view) { return false }
    }
    // "Condemned on Friday, in a statement, the killings": what is condemned was there before.
    if !b.isVerb, !b.features.contains(.verb) || passage.tokens[b.head].clitics.contains(.definite), a.isVerb,
      a.type.name == "condemnation", a.head < b.head, outcome == nil,
      !between.contains(where: { passage.isFinite($0, view) })
    {
      return false
    }
    if !b.isVerb, gap < 0.9 {
      // The object of a verb of speech, of law or of justice is a topic.
      if a.isVerb, Self.topical.contains(a.type.family), a.type.family != b.type.family, !isDecided(b, by: a, passage) {
        return false
      }
      if !a.isVerb, a.head < b.head, Self.topical.contains(a.type.family) { return false }
    }
    return true
  }

  /// Whether commas stand right before a word and behind it, the second one in front of a verb of outcome.
  private func isClosed(from opening: Int, before outcome: Int, _ passage: Passage) -> Bool {
    return opening > 0 && passage.tokens[opening - 1].isComma
      && (max(opening + 2, outcome - 2)..<max(opening + 2, outcome)).contains { passage.tokens[$0].isComma }
  }

  /// "Under the law of 5 March the fund was fined": a dated document behind a preposition that makes it what an act rests
  /// on; in a language whose cases tell, one without any is what the act was done by.
  private func isGround(_ noun: Passage.Trigger, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool {
    guard !noun.isVerb, Self.documents.contains(noun.type.name) else { return false }
    let start = max(sentence.lowerBound, noun.tokens.lowerBound - 4)
    for index in stride(from: noun.tokens.lowerBound - 1, through: start, by: -1) {
      let token = passage.tokens[index]
      if token.kind == .sign { return false }
      if view.has(token, .marker) { return true }
      guard let preposition = view.preposition(token) else { continue }
      return ![.of, .by].contains(preposition)
    }
    return false
  }

  /// "Set up by the resolution of 25 April", where a case alone says by what, or where verbs come first a preposition written
  /// together with the noun: an act done by a document is of its date.
  private func isInstrument(
    _ noun: Passage.Trigger, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Bool {
    if packs.languages[view.language].wordOrder == .verbFirst, !noun.isVerb, noun.head > sentence.lowerBound {
      return Self.decisions.contains(noun.type.name)
        && (passage.tokens[noun.head].clitics.contains(.withPreposition)
          || view.sense(passage.tokens[noun.head - 1], .subordinator)?.value == 3)
    }
    guard !noun.isVerb, Self.documents.contains(noun.type.name),
      noun.features.contains(.instrumental), noun.features.isDisjoint(with: [.nominative, .genitive, .dative])
    else { return false }
    let start = max(sentence.lowerBound, noun.tokens.lowerBound - 3)
    return !(start..<noun.tokens.lowerBound).contains { view.preposition(passage.tokens[$0]) != nil }
  }

  /// Types whose nouns are names of documents.
  private static let documents: Set<String> = [
    "law-adopted", "law-amended", "law-repealed", "policy", "resolution", "agreement", "ratification",
  ]

  /// Those that do what they name on their own day; a law is there before what rests on it.
  private static let decisions: Set<String> = ["resolution", "court-ruling", "policy"]

  /// Most tokens between the word that opens a clause of outcome and its verb.
  private static let opening = 3

  /// The verb in front of a noun in its clause, or before the comma that opens it.
  private func governor(
    of noun: Passage.Trigger, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Int? {
    (sentence.lowerBound..<noun.tokens.lowerBound).last {
      let token = passage.tokens[$0]
      guard token.entry >= 0, passage.borders[noun.head] - passage.borders[$0] < 2 else { return false }
      let features = view.features(token)
      return features.contains(.verb) && !features.contains(.noun) || view.has(token, .pastForm)
    }
  }

  /// Whether a noun behind a verb, whose phrase holds a date, tells when the verb happened: as the setting ("in the
  /// protests of January"), or as what the verb does something to at once ("dispersed the march of 3 May"). What is spoken
  /// about, tried or repealed has a time of its own.
  private func isSetting(_ noun: Passage.Trigger, for verb: Int, _ passage: Passage, _ view: WordView) -> Bool {
    let end = noun.tokens.lowerBound
    for index in stride(from: end - 1, through: max(verb, end - 6), by: -1) {
      // "In the course of the protests": what stands in front of the whole phrase.
      guard let found = view.match(.preposition, in: passage.tokens, at: index, before: end),
        case let preposition = Preposition.allCases[Int(found.value)], preposition != .of
      else { continue }
      return [.in, .during, .at, .by, .on].contains(preposition)
    }
    return !Self.topical.contains(noun.type.family)
      && passage.triggers.contains { $0.head == verb && $0.type.family == noun.type.family }
  }

  /// Whether a form is an infinitive here. One that is also past ("were put to death") or, where the text tells in the
  /// present, present ("270 people perish") is one only behind a preposition or without an auxiliary.
  private func isInfinitive(
    _ trigger: Passage.Trigger, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView, inPresent: Bool
  ) -> Bool {
    guard trigger.features.contains(.infinitive) else { return false }
    let isPast = trigger.features.contains(.past)
    guard isPast || inPresent && trigger.features.contains(.present) else { return true }
    let before = max(sentence.lowerBound, trigger.head - 3)..<trigger.head
    if before.contains(where: { view.has(passage.tokens[$0], .auxiliary) }) { return false }
    return !inPresent || trigger.head == sentence.lowerBound
      || view.preposition(passage.tokens[trigger.head - 1]) != nil
  }

  /// A relative clause that tells on: it stands behind an event ("clashes in which …").
  private func isDescription(_ relative: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool {
    passage.triggers.contains {
      !$0.isVerb && $0.head < relative && relative - $0.head <= 3 && sentence.contains($0.head)
    }
  }

  /// "On 20 May, the day on which …": the relative clause is of the date.
  private func isDayWhen(_ relative: Int, _ giver: Passage.Trigger, _ passage: Passage, _ view: WordView) -> Bool {
    giver.dates.contains { date in
      let end = passage.found[date].tokens.upperBound
      return (1...4).contains(relative - end) && (end..<relative).contains { view.has(passage.tokens[$0], .unit) }
    }
  }

  /// A noun behind a preposition that makes it a topic, an aim or an earlier time.
  private func isTopic(_ trigger: Passage.Trigger, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool
  {
    for index in stride(
      from: trigger.tokens.lowerBound - 1, through: max(sentence.lowerBound, trigger.head - 4), by: -1)
    {
      let token = passage.tokens[index]
      if let preposition = view.preposition(token) {
        if outcomeVerb(of: trigger, sentence, passage, view) != nil { return false }
        if isInsideReason(index, sentence, passage, view) { return true }
        return ![.in, .during, .at, .by, .of, .with].contains(preposition)
      }
      // "victims of torture", "the court of appeal": the noun says who they are.
      if index + 1 >= trigger.tokens.lowerBound, view.has(token, .person) || view.has(token, .organisation),
        !isNext(trigger, sentence, passage)
      {
        return true
      }
      // "Announced the date of the election": what a verb of speech, of law or of justice is about.
      if let governor = passage.triggers.first(where: { $0.head == index }) {
        let isVerb = governor.isVerb || view.features(token).contains(.verb)
        return isVerb && Self.topical.contains(governor.type.family)
          && governor.type.family != trigger.type.family && !isDecided(trigger, by: governor, passage)
      }
      if token.kind == .sign || view.has(token, .verb) { return false }
    }
    return false
  }

  /// "Dismissed for a part in the picket" where nouns have cases: a preposition whose phrase hangs on a noun that has one of
  /// its own, which is no setting.
  private func isInsideReason(_ preposition: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool
  {
    guard packs.languages[view.language].wordOrder == .byCase, preposition - 2 > sentence.lowerBound,
      passage.tokens[preposition - 1].kind == .word, let outer = view.preposition(passage.tokens[preposition - 2])
    else { return false }
    return ![.in, .on, .at, .by, .with].contains(outer)
  }

  /// Whether words in front say that it was before the time of the sentence ("had been held", "previously").
  private func isEarlier(_ trigger: Passage.Trigger, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView)
    -> Bool
  {
    let start = max(sentence.lowerBound, trigger.tokens.lowerBound - 5)
    return (start..<trigger.tokens.lowerBound).contains {
      guard passage.borders[trigger.head] - passage.borders[$0] < 0.9 else { return false }
      // "The worst unrest since the war": what "since" names is past.
      return view.has(passage.tokens[$0], .earlier)
        || !trigger.isVerb && view.preposition(passage.tokens[$0]) == .since
    }
  }
}
