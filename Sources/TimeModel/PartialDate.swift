/// How finely a calendar value is known.
public enum Granularity: UInt8, Hashable, Comparable, Sendable, CaseIterable {
  case century, decade, year, half, quarter, season, month, week, weekend, day, dayPart, time

  public static func < (left: Granularity, right: Granularity) -> Bool { left.rawValue < right.rawValue }
}

/// EDTF qualification of a value.
public struct Qualifier: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// `?`: the source is doubted.
  public static let uncertain = Qualifier(rawValue: 1)
  /// `~`: about this value.
  public static let approximate = Qualifier(rawValue: 2)

  /// The sign that EDTF writes: `?`, `~`, `%` for both, or nothing.
  public var text: String {
    switch self {
    case [.uncertain, .approximate]: "%"
    case .uncertain: "?"
    case .approximate: "~"
    default: ""
    }
  }
}

/// A calendar value of some granularity in the proleptic Gregorian calendar: a century, year, quarter, month, day ….
///
/// `unit` is the index inside the year: month 1...12, quarter 1...4, half 1...2, season 1...4 (spring, summer,
/// autumn, winter), ISO week 1...53 (with the ISO week year in `year`; also for weekends); 0 for coarser values.
/// `year` of a decade or century is its first year (1990, 1900). A `dayPart` is 1...4 (morning, afternoon, evening,
/// night) and a `time` counts minutes of the day, both in `minute`.
public struct PartialDate: Hashable, Sendable {
  public var year: Int
  public var unit: UInt8
  public var day: UInt8
  public var granularity: Granularity
  public var qualifier: Qualifier
  public var minute: Int16

  public init(
    year: Int, unit: Int = 0, day: Int = 0, granularity: Granularity, qualifier: Qualifier = [], minute: Int = 0
  ) {
    self.year = year
    self.unit = UInt8(clamping: unit)
    self.day = UInt8(clamping: day)
    self.granularity = granularity
    self.qualifier = qualifier
    self.minute = Int16(clamping: minute)
  }

  public init(year: Int) { self.init(year: year, granularity: .year) }
  public init(year: Int, month: Int) { self.init(year: year, unit: month, granularity: .month) }
  public init(year: Int, month: Int, day: Int) {
    self.init(year: year, unit: month, day: day, granularity: .day)
  }

  public init(_ day: Day) {
    let civil = day.civil
    self.init(year: civil.year, month: civil.month, day: civil.day)
  }

  /// The month, where one is known.
  public var month: Int? { granularity == .month || granularity >= .day ? Int(unit) : nil }
}

extension PartialDate {
  /// The first day that this value covers. O(1).
  public var firstDay: Day {
    switch granularity {
    case .century, .decade, .year: Day(year: year, month: 1, day: 1)
    case .half: Day(year: year, month: unit == 2 ? 7 : 1, day: 1)
    case .quarter: Day(year: year, month: Int(unit) * 3 - 2, day: 1)
    case .season: Day(year: year, month: Int(unit) * 3, day: 1)
    case .month: Day(year: year, month: Int(unit), day: 1)
    case .week: PartialDate.monday(ofWeek: Int(unit), year: year)
    case .weekend: PartialDate.monday(ofWeek: Int(unit), year: year).advanced(by: 5)
    case .day, .dayPart, .time: Day(year: year, month: Int(unit), day: Int(day))
    }
  }

  /// The last day that this value covers. O(1).
  public var lastDay: Day {
    switch granularity {
    case .century: Day(year: year + 99, month: 12, day: 31)
    case .decade: Day(year: year + 9, month: 12, day: 31)
    case .year: Day(year: year, month: 12, day: 31)
    case .half: unit == 2 ? Day(year: year, month: 12, day: 31) : Day(year: year, month: 6, day: 30)
    case .quarter: Day(year: year, month: Int(unit) * 3 + 1, day: 1, normalizingMonth: true).advanced(by: -1)
    case .season: Day(year: year, month: Int(unit) * 3 + 3, day: 1, normalizingMonth: true).advanced(by: -1)
    case .month:
      Day(year: year, month: Int(unit), day: Day.lengthOfMonth(Int(unit), year: year))
    case .week, .weekend: PartialDate.monday(ofWeek: Int(unit), year: year).advanced(by: 6)
    case .day, .dayPart, .time: firstDay
    }
  }

  /// Monday of an ISO 8601 week.
  static func monday(ofWeek week: Int, year: Int) -> Day {
    let fourth = Day(year: year, month: 1, day: 4)
    return fourth.advanced(by: 1 - fourth.weekday + (week - 1) * 7)
  }
}

extension Day {
  /// As `init(year:month:day:)`, with months beyond 12 running into the years that follow.
  public init(year: Int, month: Int, day: Int, normalizingMonth: Bool) {
    let zeroBased = month - 1
    let carry = (zeroBased >= 0 ? zeroBased : zeroBased - 11) / 12
    self.init(year: year + carry, month: zeroBased - carry * 12 + 1, day: day)
  }
}

extension PartialDate: CustomStringConvertible {
  /// The value as EDTF, with its qualifier; weeks and weekends, which EDTF lacks, as intervals of days.
  public var description: String {
    let mark = qualifier.text
    switch granularity {
    case .century: return PartialDate.yearText(year).dropped(2) + "XX" + mark
    case .decade: return PartialDate.yearText(year).dropped(1) + "X" + mark
    case .year: return PartialDate.yearText(year) + mark
    case .half: return PartialDate.yearText(year) + "-" + PartialDate.twoDigits(39 + Int(unit)) + mark
    case .quarter: return PartialDate.yearText(year) + "-" + PartialDate.twoDigits(32 + Int(unit)) + mark
    case .season: return PartialDate.yearText(year) + "-" + PartialDate.twoDigits(20 + Int(unit)) + mark
    case .month: return PartialDate.yearText(year) + "-" + PartialDate.twoDigits(Int(unit)) + mark
    case .week, .weekend: return "\(firstDay)\(mark)/\(lastDay)\(mark)"
    case .day, .dayPart, .time:
      return PartialDate.yearText(year) + "-" + PartialDate.twoDigits(Int(unit)) + "-" + PartialDate.twoDigits(Int(day))
        + mark
    }
  }

  /// This value as the start or the end of an EDTF interval, of which no end can be an interval itself.
  public var asStart: PartialDate { isIntervalInEDTF ? day(firstDay) : self }
  public var asEnd: PartialDate { isIntervalInEDTF ? day(lastDay) : self }

  private var isIntervalInEDTF: Bool { granularity == .week || granularity == .weekend }

  private func day(_ day: Day) -> PartialDate {
    var date = PartialDate(day)
    date.qualifier = qualifier
    return date
  }

  /// A year as EDTF writes it: four digits, a sign before negative ones, `Y` before those of more than four digits.
  public static func yearText(_ year: Int) -> String { (year.magnitude > 9999 ? "Y" : "") + yearDigits(year) }

  /// At least four digits, with a sign before negative ones.
  static func yearDigits(_ year: Int) -> String {
    let digits = String(year.magnitude)
    return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension String {
  fileprivate func dropped(_ count: Int) -> String { String(dropLast(count)) }
}
