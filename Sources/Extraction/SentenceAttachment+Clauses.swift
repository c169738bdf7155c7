internal import EventGraph
internal import LanguagePacks

/// Which dates of the clauses around a trigger are its own.
extension SentenceAttachment {
  /// "Had said that they might be held in June": a date behind "that" is of what is said, not of the saying.
  func isSaidAbout(_ date: Int, by candidate: Passage.Trigger) -> Bool {
    guard candidate.isVerb, candidate.type.family == "speech" else { return false }
    return (candidate.tokens.upperBound..<max(candidate.tokens.upperBound, tokens(date).lowerBound)).contains {
      view.sense(passage.tokens[$0], .subordinator)?.value == 1
    }
  }

  /// Whether "before" opens the clause of a verb whose form is the present's ("before the ministry announces", told of
  /// what it did): it says nothing of when the text was written.
  func isBehindBefore(_ candidate: Passage.Trigger) -> Bool {
    let start = candidate.tokens.lowerBound
    guard packs.languages[view.language].wordOrder == .verbFirst, start - sentence.lowerBound >= 2,
      view.sense(passage.tokens[start - 1], .subordinator)?.value == 0
    else { return false }
    return view.match(.signal, in: passage.tokens, at: start - 2, before: start)?.value == Signal.before.rawValue
  }

  /// "Before the meeting, which will take place in Brussels on 17 July": a relative clause of a noun that has no verb but
  /// one that carries the noun tells when it happens.
  func isHeldThere(_ candidate: Passage.Trigger, _ date: Int) -> Bool {
    guard !candidate.isVerb else { return false }
    let begin = tokens(date).lowerBound
    return embedded.clauses.contains { clause in
      !clause.isParticiple && clause.tokens.contains(begin) && clause.events.last == candidate.head
        && !triggers.contains { clause.tokens.contains(trigger($0).head) }
        && clause.tokens.contains { view.has(passage.tokens[$0], .lightVerb) }
    }
  }
}
