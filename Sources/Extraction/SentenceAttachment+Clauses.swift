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
