internal import EventGraph
internal import LanguagePacks

/// Dates inside the phrase of a noun.
extension SentenceAttachment {
  /// The noun whose phrase the date closes.
  mutating func adnominal(_ date: Int) -> Int? {
    let extent = tokens(date)
    let lead = passage.found[date].lead
    // "The index of … for 2020" may be long.
    let isFor = lead == .for || lead == .during
    var noun: Int?
    for index in triggers.reversed() {
      let candidate = trigger(index)
      guard candidate.tokens.upperBound <= extent.lowerBound else { continue }
      if predicates.contains(index) || isNamed(index) { break }
      guard extent.lowerBound - candidate.head <= 16, border(candidate.head, extent.lowerBound) < 0.6 else { break }
      // Another date in between has closed the phrase.
      if passage.found.contains(where: {
        $0.kind != .duration && $0.tokens.lowerBound > candidate.head && $0.tokens.upperBound <= extent.lowerBound
      }) {
        break
      }
      if isWeak(index), lead != .from, extent.lowerBound - candidate.head > (isFor ? 7 : 5) { continue }
      noun = index
      // With "of" the date belongs to the document at the head of the phrase, not to a noun inside it.
      if lead != .from { break }
    }
    guard let noun else { return nil }
    // "Two of the prisoners were given bail (8 February)": a bracket dates the clause, but for the noun right before it.
    if isBracketed(date), extent.lowerBound - 1 - trigger(noun).tokens.upperBound > 0,
      predicates.contains(where: {
        trigger($0).head < trigger(noun).head && border(trigger($0).head, trigger(noun).head) < 0.9 && dates[$0] == nil
      })
    {
      return nil
    }
    let head = trigger(noun).head
    if lead == .from || lead == .of || isOwn(date, of: noun) {
      owners.insert(noun)
      return noun
    }
    // "about the suspension 5 February" (no preposition before the date): a noun with its own preposition keeps the date
    // that follows it at once, but for words that tell when by themselves ("sentenced to prison the next month").
    let order = packs.languages[view.language].wordOrder
    if lead == nil, extent.lowerBound == head + 1, hasPreposition(before: head),
      order != .subjectFirst || extent.contains(where: { passage.tokens[$0].kind == .number })
    {
      owners.insert(noun)
      return noun
    }
    if isBehindAfter(noun, before: date) {
      owners.insert(noun)
      return noun
    }
    // Else a verb of the same clause in front takes the date.
    for index in predicates {
      let verb = trigger(index).head
      if verb < head, border(verb, head) < 0.9, dates[index] == nil { return nil }
    }
    return noun
  }

  /// Whether a year or a month without a preposition hangs on the noun right in front: in the genitive where nouns have
  /// cases, behind a noun without an article where owners follow. A day may as well tell when the clause happened.
  private func isOwn(_ date: Int, of noun: Int) -> Bool {
    let extent = tokens(date)
    let owner = trigger(noun)
    guard passage.found[date].lead == nil, passage.found[date].kind == .date, extent.lowerBound == owner.head + 1,
      extent.allSatisfy({ index in
        let token = passage.tokens[index]
        return token.kind == .number ? token.digits == 4 : !view.has(token, .weekday) && !view.has(token, .ordinal)
      })
    else { return false }
    switch packs.languages[view.language].wordOrder {
    case .subjectFirst: return false
    case .byCase: return extent.contains { view.features(passage.tokens[$0]).contains(.genitive) }
    case .verbFirst: return owner.features.isDisjoint(with: [.definite, .verb])
    }
  }

  /// Whether brackets stand around a date, and nothing else in them.
  private func isBracketed(_ date: Int) -> Bool {
    let extent = tokens(date)
    guard extent.lowerBound > 0, extent.upperBound < passage.tokens.count else { return false }
    let (before, after) = (passage.tokens[extent.lowerBound - 1], passage.tokens[extent.upperBound])
    return before.kind == .sign && before.value == 0x28 && after.kind == .sign && after.value == 0x29
  }

  /// "Was released after his arrest on 5 May": the phrase of a noun right behind "after" or "before", that is known from
  /// the text or named as one, holds the date at its end; "died after an operation on 5 May" leaves it to the verb.
  private func isBehindAfter(_ noun: Int, before date: Int) -> Bool {
    let owner = trigger(noun)
    let start = owner.tokens.lowerBound
    let order = packs.languages[view.language].wordOrder
    guard !owner.isVerb, tokens(date).lowerBound - owner.tokens.upperBound <= Self.phraseBehindAfter else {
      return false
    }
    var isKnown = order != .subjectFirst
    for index in stride(from: start - 1, through: max(sentence.lowerBound, start - 3), by: -1) {
      let token = passage.tokens[index]
      if token.kind == .sign { return false }
      if let preposition = view.preposition(token) {
        return isKnown && (preposition == .after || preposition == .before)
      }
      let determiner = view.sense(token, .determiner)
      guard determiner != nil || view.has(token, .pronoun) else { return false }
      if let determiner { isKnown = isKnown || !determiner.features.isDisjoint(with: [.definite, .genitive]) }
    }
    return false
  }

  /// Most tokens between the noun behind "after" and the date at the end of its phrase.
  private static var phraseBehindAfter: Int { 7 }

  private func hasPreposition(before head: Int) -> Bool {
    (max(sentence.lowerBound, head - 3)..<head).contains { view.preposition(passage.tokens[$0]) != nil }
  }
}
