internal import EventGraph
internal import LanguagePacks

/// Dates that are listed one behind the other.
extension SentenceAttachment {
  /// The trigger of the date before, when this one is listed with it: only commas, "and", brackets, footnote marks, or
  /// the same preposition after a joint stand between, and no predicate of its own follows.
  func continued(_ date: Int, _ all: [Int]) -> Int? {
    guard let position = all.firstIndex(of: date), position > 0 else { return nil }
    let last = all[position - 1]
    guard let governor = dates.first(where: { $0.value.contains(last) })?.key else { return nil }
    if passage.found[date].continuesList { return governor }
    // "Called elections for 9 June on Thursday": the day of the call is none of what is called.
    if fixed.contains(governor), passage.found[date].lead != passage.found[last].lead { return nil }
    let extent = tokens(date)
    let gap = tokens(last).upperBound..<extent.lowerBound
    let isVerbs = predicates.contains(governor)
    if gap.count <= 8, !gap.isEmpty, gap.allSatisfy({ isListJoint($0) }) || isVerbs && isAgain(gap) {
      if !isVerbs, !isTold(governor, on: last) || !gap.contains(where: isComma) { return governor }
      // A verb's list: the joint is "and", and nothing but the verb itself comes after.
      let hasOwn = predicates.contains { other in
        other != governor && trigger(other).head >= extent.upperBound
          && clauseOfWhen(after: extent.upperBound).map { trigger(other).head < $0 } ?? true
          && border(extent.upperBound - 1, trigger(other).head) < 0.9
      }
      return hasOwn ? nil : governor
    }
    // "of 1 February … on the pressure, of 11 January … about …": the preposition comes again.
    if let lead = passage.found[date].lead, lead == .from, lead == passage.found[last].lead, extent.lowerBound >= 2,
      !predicates.contains(governor)
    {
      let joint = extent.lowerBound - 2
      if isComma(joint) || view.has(passage.tokens[joint], .coordinator) { return governor }
    }
    return nil
  }

  /// "The vote took place on 5 May, and …": whether a verb stands between a noun and its date.
  private func isTold(_ noun: Int, on date: Int) -> Bool {
    let begin = trigger(noun).tokens.lowerBound
    return !owners.contains(noun) && begin < tokens(date).lowerBound
      && (begin..<tokens(date).lowerBound).contains { passage.isFinite($0, view) }
  }

  /// "On 5 March and again on 9 June", "12 people on 15 January and 40 on 18 March": a conjunction and a few words that tell
  /// nothing of their own stand between.
  private func isAgain(_ gap: Range<Int>) -> Bool {
    gap.count <= 5 && gap.contains { isConjunction($0) }
      && gap.allSatisfy { index in
        let token = passage.tokens[index]
        if token.kind == .sign { return isComma(index) }
        return token.kind == .number
          || !triggers.contains { trigger($0).head == index } && !view.has(token, .verb) && !view.has(token, .pastForm)
            && view.sense(token, .coordinator)?.value != 2 && !view.has(token, .subordinator)
            && view.features(token).isDisjoint(with: [.verb, .noun])
      }
  }

  private func isConjunction(_ index: Int) -> Bool {
    let token = passage.tokens[index]
    return view.sense(token, .coordinator).map { $0.value == 0 } ?? false || token.clitics.contains(.withConjunction)
  }

  /// Whether a date is listed right before another ("during the campaign and on election day the police …").
  /// Only the last two of a list need a conjunction between them.
  func leads(_ date: Int, to next: Int, _ all: [Int], isLast: Bool) -> Bool {
    guard let position = all.firstIndex(of: date), position + 1 < all.count, all[position + 1] == next else {
      return false
    }
    let gap = tokens(date).upperBound..<max(tokens(date).upperBound, tokens(next).lowerBound)
    // "They marched on 5 May, and on 9 June …": behind a comma another clause begins where the first has its verb.
    let begin = tokens(date).lowerBound
    if gap.contains(where: isComma),
      (sentence.lowerBound..<begin).contains(where: { passage.isFinite($0, view) && border($0, begin) < 0.9 })
    {
      return false
    }
    // "Seized him on 30 April and on the next day freed him": a verb right in front keeps its date.
    if predicates.contains(where: {
      trigger($0).isVerb && trigger($0).head < begin && begin - trigger($0).head <= 4
        && border(trigger($0).head, begin) < 0.9
    }) {
      return false
    }
    return gap.count <= 4 && gap.allSatisfy { isListJoint($0) }
      && (!isLast && passage.found[date].anchor == nil || gap.contains { isConjunction($0) }
        || passage.tokens[tokens(next).lowerBound].clitics.contains(.withConjunction))
  }

  private func isListJoint(_ index: Int) -> Bool {
    let token = passage.tokens[index]
    switch token.kind {
    case .sign: return token.value != 0x3b
    case .number: return passage.tokens[index - 1].kind == .sign && passage.tokens[index - 1].value == 0x28
    case .word:
      if let sense = view.sense(token, .coordinator) { return sense.value != 2 }
      return view.preposition(token) == .from || view.preposition(token) == .on || view.preposition(token) == .in
    }
  }
}
