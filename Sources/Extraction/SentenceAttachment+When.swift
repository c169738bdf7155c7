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

  /// Gives a date to the predicate of its clause of "when", too, where another one took it ("cut on 9 May, when … was
  /// banned").
  mutating func dateClausesOfWhen(_ all: [Int]) {
    for date in all {
      guard let clause = clauseOfWhen(after: tokens(date).upperBound),
        let first = predicates.filter({ trigger($0).head > clause }).min(by: { trigger($0).head < trigger($1).head }),
        border(clause, trigger(first).head) < Self.reachOfWhen
      else { continue }
      if dates[first] == nil {
        dates[first] = [date]
      } else if dates[first] == [date], let governor = continued(date, all), governor != first {
        // "On 5 May and again on 9 May, when …": the date goes on with the list in front of it, too.
        dates[governor, default: []].append(date)
      }
    }
  }

  /// Between "when" and the verb of its clause: less than a border of clauses.
  private static var reachOfWhen: Float { 0.9 }

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
