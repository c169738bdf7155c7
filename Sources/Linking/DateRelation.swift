internal import TimeModel

/// How the dates of two mentions lie to each other.
enum DateRelation {
  case same
  /// All bounds of one lie within those of the other: a day in its month, a month in its year.
  case contained
  /// The same day and month, known to the day, of two years.
  case otherYear
  case apart

  init(_ a: TimeBounds, _ b: TimeBounds) {
    if a.sameStart(as: b), a.intersection(b).isConsistent {
      self = .same
    } else if a.holds(b) || b.holds(a) {
      self = .contained
    } else if let first = a.startsOn, let second = b.startsOn, first.monthAndDay == second.monthAndDay {
      self = .otherYear
    } else {
      self = .apart
    }
  }
}

extension TimeBounds {
  /// The day of the start, where it is known to the day.
  var startsOn: Day? { earliestStart == latestStart && earliestStart.isFinite ? earliestStart : nil }

  fileprivate func sameStart(as other: TimeBounds) -> Bool {
    earliestStart == other.earliestStart && latestStart == other.latestStart
  }

  /// Whether every dating of `other` is one of these. Nothing that is open to the past or future holds another: "since
  /// 2013" says little about a day of 2020.
  fileprivate func holds(_ other: TimeBounds) -> Bool {
    earliestStart.isFinite && latestEnd.isFinite && earliestStart <= other.earliestStart
      && other.latestStart <= latestStart && earliestEnd <= other.earliestEnd && other.latestEnd <= latestEnd
  }
}

extension Day {
  /// Month and day as one number.
  var monthAndDay: Int {
    let civil = self.civil
    return civil.month * 32 + civil.day
  }
}
