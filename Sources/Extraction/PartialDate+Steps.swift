internal import TimeModel

extension PartialDate {
  /// A date moved by units, at the granularity of the unit (a day stays a day under months and years unless `coarse`,
  /// where "last year" is the whole year).
  static func shifted(_ date: PartialDate, by amount: Int, _ unit: Period.Unit, coarse: Bool = false) -> PartialDate? {
    let day = date.firstDay
    let moved = day.moved(by: Period(abs(amount), unit), sign: amount < 0 ? -1 : 1)
    let civil = moved.civil
    switch unit {
    case .second, .minute, .hour:
      guard date.granularity >= .day else { return nil }
      guard date.granularity == .time else { return PartialDate(day) }
      // Within a thousand years, so that the sum cannot overflow.
      let step = max(-500_000_000, min(500_000_000, amount))
      let minutes = Int(date.minute) + (unit == .hour ? step * 60 : unit == .minute ? step : step / 60)
      let days = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440)
      var time = PartialDate(day.advanced(by: days))
      (time.granularity, time.minute) = (.time, Int16(clamping: minutes - days * 1440))
      return time
    case .day: return date.granularity >= .day ? PartialDate(moved) : nil
    case .week:
      guard date.granularity >= .day || date.granularity == .week && coarse else { return nil }
      if !coarse { return PartialDate(moved) }
      return PartialDate.week(of: moved)
    case .month:
      guard date.granularity >= .month else { return nil }
      return PartialDate(year: civil.year, month: civil.month)
    case .quarter:
      guard date.granularity >= .quarter else { return nil }
      return PartialDate(year: civil.year, unit: (civil.month + 2) / 3, granularity: .quarter)
    case .year: return PartialDate(year: civil.year)
    case .decade:
      return PartialDate(year: (civil.year >= 0 ? civil.year : civil.year - 9) / 10 * 10, granularity: .decade)
    case .century:
      return PartialDate(year: (civil.year >= 0 ? civil.year : civil.year - 99) / 100 * 100, granularity: .century)
    }
  }

  /// The ISO 8601 week that holds a day.
  static func week(of day: Day) -> PartialDate {
    let thursday = day.advanced(by: 4 - day.weekday)
    let year = thursday.civil.year
    let week = (thursday.number - Day(year: year, month: 1, day: 1).number) / 7 + 1
    return PartialDate(year: year, unit: week, granularity: .week)
  }
}
