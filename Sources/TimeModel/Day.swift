/// One day on the proleptic Gregorian calendar, as days since 1970-01-01.
///
/// Years are astronomical (year 0 is 1 BC) and may lie billions of years away; the axis is one 64-bit integer.
/// `unboundedPast` and `unboundedFuture` stand for "no bound known" and are no real days: they order before and
/// after all others and print as nothing.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public var number: Int

  @inlinable
  public init(number: Int) {
    self.number = number
  }

  public static let unboundedPast = Day(number: .min)
  public static let unboundedFuture = Day(number: .max)

  /// Whether this is a real day and not the mark of an unknown bound.
  @inlinable
  public var isFinite: Bool { number != .min && number != .max }

  @inlinable
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// This day moved by `days`; an unbounded side stays unbounded, and a move beyond the axis ends there.
  @inlinable
  public func advanced(by days: Int) -> Day {
    guard isFinite else { return self }
    let (sum, overflows) = number.addingReportingOverflow(days)
    return overflows ? (days < 0 ? .unboundedPast : .unboundedFuture) : Day(number: sum)
  }
}

extension Day {
  /// The day of a civil date; `month` in 1...12, `day` in 1...31 (days beyond the month's length run into the next),
  /// `year` within ±25 · 10^15 (`EDTF.greatestYear`), so that the number fits 64 bits.
  ///
  /// Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil). O(1).
  public init(year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
  }

  /// The civil date of this day (civil_from_days, same source). O(1).
  public var civil: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Length of a Gregorian month in days.
  public static func lengthOfMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601 date, the year with all its digits (`170000002-01-01`, `-0044-03-15`); empty for an unbounded side.
  public var description: String {
    guard isFinite else { return "" }
    let (year, month, day) = civil
    return PartialDate.yearDigits(year) + "-" + PartialDate.twoDigits(month) + "-" + PartialDate.twoDigits(day)
  }
}
