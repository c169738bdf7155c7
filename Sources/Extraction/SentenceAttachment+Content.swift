internal import EventGraph
internal import LanguagePacks

/// Dates of what is told, welcomed or condemned, and of what something is done for, where verbs come first.
extension SentenceAttachment {
  /// Whether a date that stands near a trigger is of something that it tells of, or was there before what is meant by it.
  func isBarred(_ date: Int, from candidate: Passage.Trigger) -> Bool {
    guard candidate.isVerb || candidate.head >= tokens(date).upperBound,
      packs.languages[view.language].wordOrder == .verbFirst
    else { return false }
    let begin = tokens(date).lowerBound
    if candidate.head >= begin { return isForPurpose(candidate, behind: date) }
    guard candidate.type.family == "speech" else { return false }
    let words = candidate.tokens.upperBound..<max(candidate.tokens.upperBound, begin)
    return opensQuotation(in: words) || hasClauseOfContent(in: words) || isOfContent(date, of: candidate)
  }

  /// "She said: «On 3 May we told the court»": from a colon, or an opening mark of quotation, up to the date.
  private func opensQuotation(in words: Range<Int>) -> Bool {
    if words.contains(where: { isColon($0, before: words.upperBound) }) { return true }
    return !words.count { passage.tokens[$0].isQuotationMark }.isMultiple(of: 2)
  }

  /// "Said that the delegation failed on 3 May": a clause of what is said, with a verb of its own.
  private func hasClauseOfContent(in words: Range<Int>) -> Bool {
    guard
      let opening = words.first(where: {
        guard let sense = view.sense(passage.tokens[$0], .subordinator) else { return false }
        return sense.value == 1 || sense.value == 0 && sense.features.isEmpty
      })
    else { return false }
    return (opening + 1..<words.upperBound).contains {
      passage.isFinite($0, view) || view.has(passage.tokens[$0], .verb)
    }
  }

  /// A colon that no digit follows at once, as it does in "10:30".
  private func isColon(_ index: Int, before end: Int) -> Bool {
    let token = passage.tokens[index]
    guard token.kind == .sign, token.value == 0x3a else { return false }
    return index + 1 >= end || passage.tokens[index + 1].kind != .number
  }

  /// "Announced the arrest of ten since 3 May": nobody goes on announcing. "Condemned the arrest of a reporter on 3 May": a
  /// date behind the noun of what is condemned, with no sign between, is of that.
  private func isOfContent(_ date: Int, of candidate: Passage.Trigger) -> Bool {
    let found = passage.found[date]
    let begin = tokens(date).lowerBound
    let goesOn = found.lead == .since || found.isSince
    // Who is accused is no act: "he was charged with spying on 3 May" dates the charge. A date that goes on from the story
    // ("the next day") is of the next thing told.
    let reacts = found.step == nil && candidate.type.name == "condemnation" && !candidate.features.contains(.passive)
    guard goesOn || reacts || candidate.type.name == "statement" else { return false }
    return triggers.contains { index in
      let noun = trigger(index)
      guard !noun.isVerb, noun.type.family != "speech", candidate.tokens.upperBound <= noun.head, noun.head < begin,
        !(noun.head..<begin).contains(where: { passage.tokens[$0].kind == .sign }),
        border(noun.head, begin) < Self.ofOnePhrase, isContent(noun.head, of: candidate.head)
      else { return false }
      return goesOn
        || hasOwnWords(noun, before: begin)
          && (reacts || passage.tokens[noun.head].clitics.contains(.withPreposition))
    }
  }

  /// "The arrest of a reporter on 3 May", beside "condemned the verdict on 3 May": the noun has words of its own in front of
  /// the date.
  private func hasOwnWords(_ noun: Passage.Trigger, before begin: Int) -> Bool {
    (noun.tokens.upperBound..<max(noun.tokens.upperBound, begin)).contains {
      view.preposition(passage.tokens[$0]) == nil
    }
  }

  /// Up to this border a date stands in the phrase of a noun in front of it.
  private static var ofOnePhrase: Float { 0.9 }

  /// Whether a noun may be what a verb of speech tells of: not its subject, nor when or where it was said.
  private func isContent(_ head: Int, of verb: Int) -> Bool {
    if passage.tokens[head].clitics.contains(.withPreposition) { return true }
    if view.has(passage.tokens[head], .organisation) { return false }
    if head == verb + 1 { return !passage.tokens[head].clitics.contains(.definite) }
    switch view.preposition(passage.tokens[head - 1]) {
    case nil, .about, .of, .from, .against: return true
    default: return false
    }
  }

  /// "The law was amended in May to ban smoking": what something is done for stands behind its date and has no part in it.
  private func isForPurpose(_ candidate: Passage.Trigger, behind date: Int) -> Bool {
    let begin = tokens(date).upperBound
    guard
      let purpose = (begin..<max(begin, candidate.head + 1)).first(where: {
        let features = view.features(passage.tokens[$0])
        return passage.tokens[$0].clitics.contains(.withPreposition) && features.contains(.verb)
          && features.contains(.present)
      })
    else { return false }
    return (sentence.lowerBound..<purpose).contains { passage.isFinite($0, view) }
  }
}
