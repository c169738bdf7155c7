internal import TimeModel

extension Meaning {
  /// Whether the direction of the clause may tell which date is meant: not where the words say all of it.
  var needsTense: Bool {
    switch form {
    case .duration, .set, .vague, .event, .none: false
    case .shift, .relative: true
    case .date, .range, .list, .dual: !(first?.isComplete ?? true) || !(second?.isComplete ?? true)
    }
  }

  /// Whether it counts from the last day that the text has named.
  var countsFromStory: Bool {
    if case .shift(fromNarrative: true) = form { return true }
    return first?.dayFrom?.fromNarrative ?? false
  }

  /// Whether it names a month or a day of one, and no year.
  var lacksYear: Bool {
    guard case .date = form, let first else { return false }
    return first.year == nil && first.yearFrom == nil && first.dayFrom == nil && first.calendar == nil
      && first.unit != nil && first.granularity >= .month
  }

  /// The year that a date names in its own words.
  var statedYear: Int? {
    guard case .date = form, let first, first.calendar == nil, first.isComplete else { return nil }
    return first.date?.year
  }
}
