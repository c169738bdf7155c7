internal import EventGraph
internal import LanguagePacks

/// Clauses that "when" opens right behind a date ("since 2008, when the treaty was ratified").
extension SentenceAttachment {
  /// Where the clause starts that "when" opens right behind a date, perhaps after a comma and an apposition of two words.
  func clauseOfWhen(after end: Int) -> Int? {
    for index in end..<max(end, min(sentence.upperBound, end + 4)) {
      if let sense = view.sense(passage.tokens[index], .subordinator), sense.value == 5 { return index }
      if !isComma(index), passage.tokens[index].kind != .word { return nil }
    }
    return nil
  }

  /// Whether a trigger stands in the clause of "when" behind its date: it happened then, whatever "since" opens.
  func isAtStart(_ index: Int) -> Bool {
    guard let date = dates[index]?.last, let clause = clauseOfWhen(after: tokens(date).upperBound) else { return false }
    let head = trigger(index).head
    guard head >= clause, let verb = predicates.lazy.map({ trigger($0).head }).filter({ $0 >= clause }).min() else {
      return false
    }
    // At the comma behind its verb the clause is over.
    return head <= verb || !(verb..<head).contains { isComma($0) }
  }
}
