/// A calendar in which a source may date.
///
/// - `gregorian`, `julian`: astronomical years (0 is 1 BC), proleptic.
/// - `islamicCivil`: the tabular calendar of 30-year cycles with the leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26,
///   29, from Friday 16 July 622 (Julian). It differs from what is proclaimed or tabulated (Umm al-Qura) by up to two
///   days. (Variants with the leap year 15 or the Thursday before are not read: the bounds of a date cover them.)
/// - `ummAlQura`: the official calendar of Saudi Arabia, by its tables, for the years 1343 to 1500.
/// - `solarHijri`: the Iranian and Afghan calendar by Borkowski, "The Persian calendar for 3000 years", Earth, Moon and
///   Planets 74 (1996), for the years -61 to 3176; ICU and most libraries agree with it from 1200 to 1500. Those that
///   compute the equinox put Nowruz of 1243, 1255, 1259, 1267, 1271 and 1276 a day later.
public enum CalendarSystem: UInt8, Hashable, Sendable, CaseIterable {
  case gregorian, julian, islamicCivil, solarHijri, ummAlQura

  /// Years that this reader converts.
  public var years: ClosedRange<Int> {
    switch self {
    case .gregorian, .julian: -EDTF.greatestYear...EDTF.greatestYear
    case .islamicCivil: 1...1_000_000
    case .solarHijri: -61...3176
    case .ummAlQura: UmmAlQura.years
    }
  }

  /// The length of a month in days; `month` in 1...12, `year` in `years`.
  public func lengthOfMonth(_ month: Int, year: Int) -> Int {
    switch self {
    case .gregorian: Day.lengthOfMonth(month, year: year)
    case .julian: month == 2 ? (year % 4 == 0 ? 29 : 28) : Day.lengthOfMonth(month, year: year)
    case .islamicCivil:
      month == 12 ? 29 + (IslamicCivil.isLeap(year) ? 1 : 0) : 29 + month % 2
    case .solarHijri:
      month <= 6 ? 31 : month <= 11 ? 30 : SolarHijri.newYear(year + 1).number - SolarHijri.newYear(year).number - 336
    case .ummAlQura: UmmAlQura.length(month, year)
    }
  }
}

extension Day {
  /// The day of a date in some calendar; nil if the calendar has no such date or does not reach that year. O(1).
  public init?(_ calendar: CalendarSystem, year: Int, month: Int, day: Int) {
    guard calendar.years.contains(year), (1...12).contains(month), day >= 1,
      day <= calendar.lengthOfMonth(month, year: year)
    else { return nil }
    switch calendar {
    case .gregorian: self.init(year: year, month: month, day: day)
    case .julian: self = Julian.day(year: year, month: month, day: day)
    case .islamicCivil: self = IslamicCivil.day(year: year, month: month, day: day)
    case .solarHijri: self = SolarHijri.day(year: year, month: month, day: day)
    case .ummAlQura: self = UmmAlQura.day(year: year, month: month, day: day)
    }
  }

  /// The date of this day in some calendar; nil beyond the calendar's years and for an unbounded side. O(1).
  public func date(in calendar: CalendarSystem) -> (year: Int, month: Int, day: Int)? {
    guard isFinite, number.magnitude <= 9_000_000_000_000_000_000 else { return nil }
    let date: (year: Int, month: Int, day: Int)? =
      switch calendar {
      case .gregorian: civil
      case .julian: Julian.date(of: self)
      case .islamicCivil: IslamicCivil.date(of: self)
      case .solarHijri: SolarHijri.date(of: self)
      case .ummAlQura: UmmAlQura.date(of: self)
      }
    guard let date, calendar.years.contains(date.year) else { return nil }
    return date
  }
}

/// Years from March, so that 29 February is a year's last day: the Gregorian method of `Day` with one leap rule.
private enum Julian {
  /// 1 March of year 0 in days since 1970-01-01.
  static let epoch = -719_470

  static func day(year: Int, month: Int, day: Int) -> Day {
    let shiftedYear = month <= 2 ? year - 1 : year
    let quarter = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 3) / 4
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return Day(number: epoch + quarter * 1461 + (shiftedYear - quarter * 4) * 365 + dayOfYear)
  }

  static func date(of day: Day) -> (year: Int, month: Int, day: Int) {
    let days = day.number - epoch
    let quarter = (days >= 0 ? days : days - 1460) / 1461
    let dayOfQuarter = days - quarter * 1461
    let yearOfQuarter = (dayOfQuarter - dayOfQuarter / 1460) / 365
    let dayOfYear = dayOfQuarter - yearOfQuarter * 365
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (quarter * 4 + yearOfQuarter + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

private enum IslamicCivil {
  /// 1 Muharram of year 1 in days since 1970-01-01.
  static let epoch = -492_148

  static func isLeap(_ year: Int) -> Bool { (11 * year + 14) % 30 < 11 }

  static func day(year: Int, month: Int, day: Int) -> Day {
    // Months of 30 and 29 days in turn.
    Day(number: epoch + (year - 1) * 354 + (3 + 11 * year) / 30 + (month - 1) * 29 + month / 2 + day - 1)
  }

  static func date(of day: Day) -> (year: Int, month: Int, day: Int)? {
    let days = day.number - epoch
    guard days >= 0, days < 400_000_000 else { return nil }
    let year = (30 * days + 10_646) / 10_631
    let dayOfYear = day.number - self.day(year: year, month: 1, day: 1).number
    let month = min(12, dayOfYear * 2 / 59 + 1)
    return (year, month, day.number - self.day(year: year, month: month, day: 1).number + 1)
  }
}

private enum SolarHijri {
  /// Years at which the run of 33-year cycles breaks (Borkowski 1996, table 2).
  static let breaks = [
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
  ]

  /// 1 Farvardin; `year` in -61...3177.
  static func newYear(_ year: Int) -> Day {
    // Leap years before `year`, counted break by break: 8 in 33 years, and one in each 4 of the rest.
    var leaps = -14
    var start = breaks[0]
    var length = 0
    for end in breaks.dropFirst() {
      length = end - start
      if year < end { break }
      leaps += length / 33 * 8 + length % 33 / 4
      start = end
    }
    let passed = year - start
    leaps += passed / 33 * 8 + (passed % 33 + 3) / 4
    if length % 33 == 4 && length - passed == 4 { leaps += 1 }
    let gregorian = year + 621
    let gregorianLeaps = gregorian / 4 - (gregorian / 100 + 1) * 3 / 4 - 150
    return Day(year: gregorian, month: 3, day: 20 + leaps - gregorianLeaps)
  }

  static func day(year: Int, month: Int, day: Int) -> Day {
    newYear(year).advanced(by: (month - 1) * 30 + min(month - 1, 6) + day - 1)
  }

  static func date(of day: Day) -> (year: Int, month: Int, day: Int)? {
    var year = day.civil.year - 621
    guard (-61...3177).contains(year) else { return nil }
    if newYear(year) > day { year -= 1 }
    guard (-61...3176).contains(year) else { return nil }
    let dayOfYear = day.number - newYear(year).number
    let month = dayOfYear < 186 ? dayOfYear / 31 + 1 : (dayOfYear - 186) / 30 + 7
    return (year, month, dayOfYear - (month - 1) * 30 - min(month - 1, 6) + 1)
  }
}
