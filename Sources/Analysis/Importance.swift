public import EventGraph
internal import TimeModel

extension EventGraph {
  /// How much an event matters where space is short; greater is more. The sum of
  ///
  /// - 30 for violence and politics, 25 for liberty, justice and law, 20 for civic, assembly, information, movement
  ///   and diplomacy, 10 for speech and context, 0 for `other`;
  /// - 4 for each mention, up to eight; 8 for each further independent source, up to four;
  /// - 9 for a date known to the day, 6 to the month, 3 to the year, 0 for less;
  /// - less 20 where it is not actual.
  public func importance(of event: ID<Event>) -> Int {
    let row = events[event]
    let family =
      switch row.type.family {
      case "violence", "politics": 30
      case "liberty", "justice", "law": 25
      case "civic", "assembly", "information", "movement", "diplomacy": 20
      case "speech", "context": 10
      default: 0
      }
    let mentions = 4 * min(row.mentions.count, 8)
    let sources = 8 * min(row.sources - 1, 4)
    return family + mentions + sources + 3 * row.precision - (row.status == .actual ? 0 : 20)
  }
}

extension Event {
  /// 3 where start and end are known to the day, 2 to the month, 1 to the year, 0 for less.
  var precision: Int {
    guard value != nil, time.earliestStart.isFinite, time.latestEnd.isFinite else { return 0 }
    let days = time.latestEnd.number - time.earliestStart.number
    return days < 3 ? 3 : days < 31 ? 2 : days < 366 ? 1 : 0
  }
}
