public import EventGraph

/// Which events a term of a question may mean, as far as the term alone tells.
public enum TermScope: Hashable, Sendable {
  /// A date: no event is looked for.
  case date
  /// The event of a mention with this hash, if there is such a mention.
  case mention(UInt64)
  /// Events of these types, as long as there are `leastEvents` of them: then no other is among the choices or those that
  /// also fit.
  case types(Set<EventType>)
  /// Any event.
  case any

  /// From how many events on `types` holds.
  public static let leastEvents = 1 + EventLookup.mostRunnersUp
}

extension Reasoning.Options {
  /// Which events `Reasoning.choices(for:)` looks at, for a term whose words `typeWords` and `terms` know.
  public func scope(of term: String) -> TermScope {
    let term = EventLookup.trimmed(term)
    if let id = StableID(term), id.kind == .event || id.kind == .mention { return .mention(id.hash) }
    if DateTerm(term) != nil { return .date }
    let query = LookupQuery(term, self)
    if query.date != nil { return query.allWords.isEmpty ? .date : .any }
    // One word for a type is worth more where it is the type than it can be among the words of another event.
    guard query.phrases.count == 1, query.phrases[0].words.count == 1, query.words.isEmpty else { return .any }
    return .types(query.types)
  }

  /// The types that words name, where they say nothing else; nil where they say more, or name none.
  public func types(namedBy words: String) -> Set<EventType>? {
    let query = LookupQuery(words, self)
    return query.words.isEmpty && !query.types.isEmpty ? query.types : nil
  }
}
