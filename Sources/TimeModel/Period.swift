/// A length of time in calendar units (ISO 8601 duration), for example P3M.
public struct Period: Hashable, Sendable {
  public enum Unit: UInt8, Hashable, Comparable, Sendable, CaseIterable {
    case second, minute, hour, day, week, month, quarter, year, decade, century

    public static func < (left: Unit, right: Unit) -> Bool { left.rawValue < right.rawValue }
  }

  /// How the stated amount bounds the real one (TIMEX3 `mod`).
  public enum Bound: UInt8, Hashable, Sendable {
    case exactly, atMost, atLeast, lessThan, moreThan, about
  }

  /// The amount in halves of a unit, so that "half a year" stays whole: 3 months are 6. Negative when unknown ("X").
  public var halves: Int32
  public var unit: Unit
  public var bound: Bound

  public init(_ amount: Int, _ unit: Unit, bound: Bound = .exactly) {
    self.init(halves: amount * 2, unit, bound: bound)
  }

  public init(halves: Int, _ unit: Unit, bound: Bound = .exactly) {
    self.halves = Int32(clamping: halves)
    self.unit = unit
    self.bound = bound
  }

  /// An amount that the text leaves open ("several months").
  public static func unknownAmount(of unit: Unit) -> Period { Period(halves: -1, unit) }
}

extension Period: CustomStringConvertible {
  /// ISO 8601 form: `P3M`, `PT12H`, `PXM` for an unknown amount; halves as the next smaller whole unit (P6M, P30M).
  public var description: String {
    if halves < 0 { return Period.text("X", unit) }
    if halves % 2 == 0 { return Period.text(String(halves / 2), unit) }
    let amount = Int(halves)
    return switch unit {
    case .century: Period.text(String(amount * 50), .year)
    case .decade: Period.text(String(amount * 5), .year)
    case .year: Period.text(String(amount * 6), .month)
    case .quarter: Period.text("\(amount / 2).5", .quarter)
    case .month: Period.text("\(amount / 2).5", .month)
    case .week: Period.text("\(amount / 2).5", .week)
    case .day: Period.text(amount == 1 ? "12" : "\(amount / 2).5", amount == 1 ? .hour : .day)
    case .hour: Period.text(String(amount * 30), .minute)
    case .minute: Period.text(String(amount * 30), .second)
    case .second: Period.text("\(amount / 2).5", .second)
    }
  }

  private static func text(_ amount: String, _ unit: Unit) -> String {
    switch unit {
    case .second: "PT\(amount)S"
    case .minute: "PT\(amount)M"
    case .hour: "PT\(amount)H"
    case .day: "P\(amount)D"
    case .week: "P\(amount)W"
    case .month: "P\(amount)M"
    case .quarter: "P\(amount)Q"
    case .year: "P\(amount)Y"
    // ISO 8601 counts neither, so that a known number is written as years.
    case .decade: Int(amount).map { "P\($0 * 10)Y" } ?? "P\(amount)DE"
    case .century: Int(amount).map { "P\($0 * 100)Y" } ?? "P\(amount)CE"
    }
  }
}

extension Day {
  /// This day moved by a period; days beyond the end of the month reached are cut to its last day. `sign` is 1 or -1.
  /// Periods shorter than a day do not move it.
  public func moved(by period: Period, sign: Int = 1) -> Day {
    guard isFinite, period.halves > 0 else { return self }
    let halves = Int(period.halves) * sign
    switch period.unit {
    case .second, .minute, .hour: return self
    case .day: return advanced(by: halves / 2)
    case .week: return advanced(by: halves * 7 / 2)
    case .month: return movedByMonths(halves / 2).advanced(by: halves % 2 * 15)
    case .quarter: return movedByMonths(halves * 3 / 2)
    case .year: return movedByMonths(halves * 6)
    case .decade: return movedByMonths(halves * 60)
    case .century: return movedByMonths(halves * 600)
    }
  }

  func movedByMonths(_ months: Int) -> Day {
    let date = civil
    let zeroBased = date.month - 1 + months
    let carry = (zeroBased >= 0 ? zeroBased : zeroBased - 11) / 12
    let month = zeroBased - carry * 12 + 1
    return Day(
      year: date.year + carry, month: month, day: min(date.day, Day.lengthOfMonth(month, year: date.year + carry)))
  }
}
