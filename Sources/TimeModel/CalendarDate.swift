/// A date as a source gives it in a calendar other than the Gregorian, and the days that it can mean.
///
/// Printed as the CLDR name of the calendar and the date: `islamic 1440-01-10`, `julian 1917-10`, `islamic 02XX`.
public struct CalendarDate: Hashable, Sendable {
  public enum Calendar: UInt8, Hashable, Sendable, CaseIterable {
    /// Old style.
    case julian
    /// Lunar Hijri where the text does not say by which rule: sighting, tables or the neighbour country's decree.
    case islamic
    /// Lunar Hijri by the tables of Saudi Arabia, where the text says so.
    case ummAlQura
    /// Solar Hijri of Iran and Afghanistan.
    case solarHijri
  }

  public var calendar: Calendar
  /// The year, or the first year of a decade or century (201 of the third century).
  public var year: Int
  public var month: Int?
  public var day: Int?
  /// `.century`, `.decade`, `.year`, `.month` or `.day`.
  public var granularity: Granularity

  public init(_ calendar: Calendar, year: Int, month: Int? = nil, day: Int? = nil) {
    (self.calendar, self.year, self.month, self.day) = (calendar, year, month, day)
    granularity = month == nil ? .year : day == nil ? .month : .day
  }

  /// The n-th century or decade, whose years are counted from 1: the third century is 201 to 300.
  public init(_ calendar: Calendar, century: Int) {
    self.init(calendar, year: (century.clamped(to: 1...1000) - 1) * 100 + 1)
    granularity = .century
  }

  /// By how many days at most the date may have been kept elsewhere than this reader converts it; 0 where there is but
  /// one way. Months that are announced when the crescent is seen, and the tables that foretell it, lie up to two days
  /// apart; beyond the years of published tables up to three.
  public var slack: Int {
    switch calendar {
    case .julian, .solarHijri: 0
    case .ummAlQura: UmmAlQura.years.contains(year) ? 0 : 3
    case .islamic: UmmAlQura.years.contains(year) ? 2 : 3
    }
  }

  /// The calendar that converts the date.
  private var system: CalendarSystem {
    switch calendar {
    case .julian: .julian
    case .solarHijri: .solarHijri
    case .islamic, .ummAlQura: CalendarDate.islamicSystem(year)
    }
  }

  /// The tables of Umm al-Qura as far as they reach, else the tabular calendar.
  private static func islamicSystem(_ year: Int) -> CalendarSystem {
    UmmAlQura.years.contains(year) ? .ummAlQura : .islamicCivil
  }

  /// The days of the date by the reader's own reckoning; nil if the calendar has no such date. O(1).
  public var days: ClosedRange<Day>? {
    switch granularity {
    case .century, .decade:
      let last = year + (granularity == .century ? 99 : 9)
      guard let first = CalendarDate(calendar, year: year).days, let end = CalendarDate(calendar, year: last).days
      else {
        return nil
      }
      return first.lowerBound...end.upperBound
    case .year:
      guard let first = Day(system, year: year, month: 1, day: 1) else { return nil }
      return first...Day(
        system, year: year, month: 12, day: system.lengthOfMonth(12, year: year))!
    default:
      guard let month, let first = Day(system, year: year, month: month, day: 1) else { return nil }
      let length = system.lengthOfMonth(month, year: year)
      guard granularity == .day else { return first...first.advanced(by: length - 1) }
      // The 30th of a month that was 29 days long elsewhere is the day after the 29th.
      guard let day, (1...max(length, slack > 0 ? 30 : 0)).contains(day) else { return nil }
      return first.advanced(by: day - 1)...first.advanced(by: day - 1)
    }
  }

  /// The days that the date can mean, whichever rule the source kept. O(1).
  public var possibleDays: ClosedRange<Day>? {
    guard let days else { return nil }
    return days.lowerBound.advanced(by: -slack)...days.upperBound.advanced(by: slack)
  }

  /// The year of a calendar that holds a day; for calendars whose tables end, by the rule that goes on beyond them.
  public static func year(of day: Day, in calendar: Calendar) -> Int? {
    switch calendar {
    case .julian: day.date(in: .julian)?.year
    case .solarHijri: day.date(in: .solarHijri)?.year
    case .islamic, .ummAlQura: day.date(in: .ummAlQura)?.year ?? day.date(in: .islamicCivil)?.year
    }
  }
}

extension CalendarDate.Calendar: CustomStringConvertible {
  /// The name in Unicode CLDR; `julian`, which CLDR lacks, by its own.
  public var description: String {
    switch self {
    case .julian: "julian"
    case .islamic: "islamic"
    case .ummAlQura: "islamic-umalqura"
    case .solarHijri: "persian"
    }
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The date alone in digits: `1440-01-10`, `1440-01`, `1440`, `02XX` for the years 201 to 300.
  public var digits: String {
    let text = PartialDate.yearText(year)
    switch granularity {
    case .century: return String(text.dropLast(2)) + "XX"
    case .decade: return String(text.dropLast(1)) + "X"
    default:
      return text + (month.map { "-" + PartialDate.twoDigits($0) } ?? "")
        + (day.map { "-" + PartialDate.twoDigits($0) } ?? "")
    }
  }

  public var description: String { "\(calendar) \(digits)" }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
