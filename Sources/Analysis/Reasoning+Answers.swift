internal import EventGraph
internal import TimeModel
internal import TimeNetwork

extension Reasoning {
  /// What ended before X started; an answer for each event of equal rank that X may mean, none if nothing fits.
  ///
  /// X is a stable id (`e…`, `m…`), a date or an interval, words for an event type, or any words of the text.
  /// - Complexity: O(*n* log *n*) for *n* events; a date costs one more propagation.
  public func before(_ x: String) -> [Answer] { answers(.before, x) }

  /// What started after X ended. As `before(_:)`.
  public func after(_ x: String) -> [Answer] { answers(.after, x) }

  /// What went on at some time of X, or of the state that X left ("suspended for three months"). As `before(_:)`.
  public func during(_ x: String) -> [Answer] { answers(.during, x) }

  /// What started after the earlier of X and Y ended, and ended before the later one started. As `before(_:)`.
  public func between(_ x: String, _ y: String) -> [Answer] {
    let second = choices(for: y)
    return choices(for: x).flatMap { first in second.map { answer(.between, [x, y], [first, $0]) } }
  }

  /// The events or the date that a term may mean, best first; empty if nothing fits.
  public func choices(for term: String) -> [Answer.Choice] { EventLookup(self).choices(for: term) }

  /// The answer for events that the caller chose itself, with two terms for `between` and one for the others.
  ///
  /// - Parameter days: how many days from X at most; not for `between` and `during`.
  public func answer(_ relation: Answer.Relation, _ terms: [String], _ chosen: [Answer.Choice], days: Int? = nil)
    -> Answer
  {
    precondition(chosen.count == (relation == .between ? 2 : 1), "one term, or two for between")
    return AnswerBuilder(self, relation, terms, chosen, days: days).answer()
  }

  private func answers(_ relation: Answer.Relation, _ term: String) -> [Answer] {
    choices(for: term).map { answer(relation, [term], [$0]) }
  }
}
