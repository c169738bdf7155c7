internal import EventGraph
internal import LanguagePacks

/// What happened in the course of a dated event.
extension SentenceAttachment {
  /// "The elections of 2 February, in which the opposition won a majority": the verbs of a clause that tells what was done
  /// in the course of an event have the date of that event, where the clause names no other.
  mutating func dateWithin(_ all: [Int]) {
    for clause in embedded.clauses where clause.isWithin {
      guard !all.contains(where: { clause.tokens.contains(tokens($0).lowerBound) }),
        let event = triggers.last(where: { clause.events.contains(trigger($0).head) && dates[$0] != nil }),
        let days = dates[event], days.allSatisfy({ tokens($0).upperBound <= clause.tokens.lowerBound })
      else { continue }
      for index in triggers
      where clause.tokens.contains(trigger(index).head) && predicates.contains(index) && !isWeak(index)
        && dates[index] == nil && !passage.isPerfect(trigger(index).head, behind: clause.tokens.lowerBound, view)
      {
        dates[index] = days
      }
    }
  }
}
