extension Meaning {
  /// Whether the direction of the clause may tell which date is meant: not where the words say all of it.
  var needsTense: Bool {
    switch form {
    case .duration, .set, .vague, .event, .none: false
    case .shift, .relative: true
    case .date, .range, .list: !(first?.isComplete ?? true) || !(second?.isComplete ?? true)
    }
  }
}
