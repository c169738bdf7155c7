internal import EventGraph
internal import LanguagePacks

/// Dates in clauses that "before" and "after" open.
extension SentenceAttachment {
  /// "Held him in secret before he appeared on 6 May": whether a clause with a verb of its own, of any lexicon, opens with
  /// "before" or "after" behind a verb and goes on up to a date.
  func isOfClauseBehindSignal(_ date: Int, than candidate: Passage.Trigger) -> Bool {
    let begin = tokens(date).lowerBound
    guard candidate.isVerb, candidate.tokens.upperBound < begin else { return false }
    let order = packs.languages[view.language].wordOrder
    for index in candidate.tokens.upperBound..<begin {
      let token = passage.tokens[index]
      guard token.mask.contains(.signal) || token.mask.contains(.phrase),
        let signal = view.match(.signal, in: passage.tokens, at: index, before: begin),
        signal.value == Signal.before.rawValue || signal.value == Signal.after.rawValue
      else { continue }
      let opening = index + signal.length
      let verbs = opening..<(order == .verbFirst ? min(begin, opening + 1) : begin)
      // Where "after" is a preposition, too, only its longer form opens a clause.
      if order == .byCase, signal.length == 1 { continue }
      guard let verb = verbs.first(where: { passage.isFinite($0, view) }) else { continue }
      return !(verb..<begin).contains {
        isComma($0) || passage.tokens[$0].clitics.contains(.withConjunction) && $0 > verb
      }
        && !(verb..<begin).contains { view.has(passage.tokens[$0], .coordinator) }
    }
    return false
  }

  /// Where verbs come first, "calls on the ministry that it publish by June": a form of the present behind a conjunction, what
  /// is asked for and not what is said.
  func isAskedToBe(_ candidate: Passage.Trigger) -> Bool {
    let before = candidate.tokens.lowerBound - 1
    guard packs.languages[view.language].wordOrder == .verbFirst, sentence.contains(before) else { return false }
    return view.sense(passage.tokens[before], .subordinator) != nil
  }
}
