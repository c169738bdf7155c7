internal import EventGraph
internal import TimeModel

/// Which era the years of a text belong to, by the dates that it has named so far.
struct StoryEra {
  /// Dates of fewer than four digits, and others.
  private var ancient = 0
  private var later = 0
  /// The year of the last one of fewer than four digits, astronomically.
  private var lastAncient: Int?
  private var lastIsAncient = false

  /// Years from the last one within which a number is taken for a year.
  private static let reach = 300

  mutating func note(_ date: PartialDate) {
    lastIsAncient = date.year < 1000 && date.granularity >= .year
    if lastIsAncient {
      ancient += 1
      lastAncient = date.year
    } else if date.granularity >= .year {
      later += 1
    }
  }

  /// The astronomical year that a number without an era names; nil in a text that does not tell of such times.
  func year(of number: Int) -> Int? {
    guard let lastAncient, lastIsAncient || ancient > later else { return nil }
    let year = lastAncient > 0 ? number : 1 - number
    return abs(year - lastAncient) <= Self.reach ? year : nil
  }
}

extension Resolver {
  /// The meaning with its years counted in the era of the text; nil where they are no years.
  func inStoryEra(_ meaning: Meaning) -> Meaning? {
    var meaning = meaning
    if let year = meaning.first?.year, meaning.first?.isOfStoryEra == true {
      guard let settled = era.year(of: year) else { return nil }
      meaning.first?.year = settled
    }
    if let year = meaning.second?.year, meaning.second?.isOfStoryEra == true {
      guard let settled = era.year(of: year) else { return nil }
      meaning.second?.year = settled
    }
    return meaning
  }
}
