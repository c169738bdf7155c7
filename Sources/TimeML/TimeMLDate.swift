internal import EventGraph
internal import TimeModel

/// The `value` of a TIMEX3 as a date, where it is one: `1998`, `1998-02`, `1998-02-13`, `1998-02-13T14:00`, `1998-W06`,
/// `1998-Q2`, `1998-H1`, `1998-SU`. Others (`PRESENT_REF`, `XXXX-12`, `P3M`) date nothing.
struct TimeMLDate {
  var date: PartialDate?
  /// A time of day, which lies inside of its date.
  var isTimeOfDay = false

  /// What a mention of it has as its value.
  var value: MentionValue? { date.map { isTimeOfDay ? .within($0, $0) : .date($0) } }

  /// The days on which what happens at that date may lie.
  var bounds: TimeBounds {
    date.map {
      TimeBounds(
        earliestStart: $0.firstDay, latestStart: $0.firstDay, earliestEnd: $0.lastDay, latestEnd: $0.lastDay)
    } ?? .unbounded
  }

  init(_ value: String) {
    let day = value.prefix { $0 != "T" }
    isTimeOfDay = day.count < value.count
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.count == 4, let year = Int(first),
      first.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return }
    if parts.count == 1 { date = PartialDate(year: year) }
    guard parts.count > 1 else { return }
    let unit = parts[1]
    if let month = Int(unit), unit.count == 2, (1...12).contains(month) {
      guard parts.count > 2 else {
        date = PartialDate(year: year, month: month)
        return
      }
      guard let number = Int(parts[2]), (1...Day.lengthOfMonth(month, year: year)).contains(number) else { return }
      date = PartialDate(year: year, month: month, day: number)
      return
    }
    let rest = unit.dropFirst()
    switch (unit.first, Int(rest)) {
    case ("Q", let quarter?) where (1...4).contains(quarter):
      date = PartialDate(year: year, unit: quarter, granularity: .quarter)
    case ("H", let half?) where (1...2).contains(half): date = PartialDate(year: year, unit: half, granularity: .half)
    case ("W", let week?) where (1...53).contains(week) && parts.count == 2:
      date = PartialDate(year: year, unit: week, granularity: .week)
    default:
      guard let season = ["SP", "SU", "FA", "WI"].firstIndex(of: String(unit)) else { return }
      date = PartialDate(year: year, unit: season + 1, granularity: .season)
    }
  }
}
