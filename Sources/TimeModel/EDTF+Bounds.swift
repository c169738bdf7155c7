extension EDTFDate {
  /// The first and the last day that the date can cover.
  ///
  /// Unspecified digits of a year are tried one by one. Those of a month and day count as 0 and as 9, cut to the year
  /// and the month, which holds all days that fit: `2022-11-X1` is 1 to 30 November, as all implementations read it.
  public func hull(in hemisphere: EDTF.Hemisphere) -> ClosedRange<Day> {
    if let season { return seasonHull(season, hemisphere) }
    let (first, last) = years
    guard month != nil else { return Day(year: first, month: 1, day: 1)...Day(year: last, month: 12, day: 31) }
    var begin = Day(year: first, month: 1, day: 1)
    for year in matchingYears(from: first, through: last, by: 1) {
      guard let days = monthDays(in: year) else { continue }
      begin = days.lowerBound
      break
    }
    // The parser refuses a date that no day fits, so that both searches find one.
    for year in matchingYears(from: last, through: first, by: -1) {
      if let days = monthDays(in: year) { return begin...max(begin, days.upperBound) }
    }
    return begin...begin
  }

  /// Whether any day fits all digits.
  var hasDay: Bool {
    if case .digits(let pattern, true) = year, pattern.greatest == 0 { return false }
    guard season == nil, month != nil else { return true }
    // A year without 29 February has no day that a leap year lacks.
    if !fits(2000) { return false }
    let (first, last) = years
    return matchingYears(from: first, through: last, by: 1).contains(where: fits)
  }

  /// The first and the last year that fit.
  var years: (first: Int, last: Int) {
    switch year {
    case .digits(let pattern, let isNegative):
      let size = significantDigits.map { EDTFDate.insignificant(pattern.least, $0) } ?? 1
      let least = pattern.least / size * size
      let greatest = pattern.greatest / size * size + (size - 1)
      return isNegative ? (-greatest, -max(least, 1)) : (least, greatest)
    case .century(let pattern, let isNegative):
      return isNegative
        ? (-pattern.least * 100 - 99, -pattern.least * 100) : (pattern.least * 100, pattern.least * 100 + 99)
    case .decade(let pattern, let isNegative):
      return isNegative ? (-pattern.least * 10 - 9, -pattern.least * 10) : (pattern.least * 10, pattern.least * 10 + 9)
    case .long(let mantissa, let exponent, _):
      var value = abs(mantissa)
      for _ in 0..<exponent { value *= 10 }
      let size = significantDigits.map { EDTFDate.insignificant(value, $0) } ?? 1
      let least = value / size * size
      return mantissa < 0 ? (-least - (size - 1), -least) : (least, least + (size - 1))
    }
  }

  /// Ten to the power of the digits of `number` beyond the first `significant` ones; leading zeros do not count.
  private static func insignificant(_ number: Int, _ significant: Int) -> Int {
    var size = 1
    var digits = String(number).utf8.count
    while digits > significant {
      size *= 10
      digits -= 1
    }
    return size
  }

  private func matchingYears(from first: Int, through last: Int, by step: Int) -> some Sequence<Int> {
    var pattern: DigitPattern?
    if case .digits(let digits, _) = year, digits.isMasked { pattern = digits }
    return stride(from: first, through: last, by: step).lazy.filter { pattern?.matches(abs($0)) ?? true }
  }

  /// The first and the last day of one year, by the least and the greatest month and day.
  private func monthDays(in year: Int) -> ClosedRange<Day>? {
    guard let month else { return nil }
    var first: Day?
    var last: Day?
    for number in month.span(within: 1...12) {
      let length = Day.lengthOfMonth(number, year: year)
      if let day, day.least > length { continue }
      let days = day?.span(within: 1...length) ?? 1...length
      first = first ?? Day(year: year, month: number, day: days.lowerBound)
      last = Day(year: year, month: number, day: days.upperBound)
    }
    guard let first, let last else { return nil }
    return first...last
  }

  /// Whether a day of one year fits all digits of month and day.
  private func fits(_ year: Int) -> Bool {
    guard let month, let day else { return true }
    if !month.isMasked, !day.isMasked { return day.least <= Day.lengthOfMonth(month.least, year: year) }
    return (1...12).contains {
      month.matches($0) && day.matches(anyOf: 1...Day.lengthOfMonth($0, year: year))
    }
  }

  /// Months from January of the year, and their number, of the codes 21 to 41.
  private func seasonHull(_ code: Int, _ hemisphere: EDTF.Hemisphere) -> ClosedRange<Day> {
    var code = code
    if code <= 24 { code += hemisphere == .northern ? 4 : 8 }
    let (first, length) =
      switch code {
      case 25...28: ((code - 25) * 3 + 3, 3)  // spring of March to winter of December
      case 29...32: ((code - 29 + 2) % 4 * 3 + 3, 3)  // half a year later
      case 33...36: ((code - 33) * 3 + 1, 3)
      case 37...39: ((code - 37) * 4 + 1, 4)
      default: ((code - 40) * 6 + 1, 6)
      }
    let (firstYear, lastYear) = years
    return Day(
      year: firstYear, month: first, day: 1)...Day(
        year: lastYear, month: first + length, day: 1, normalizingMonth: true
      ).advanced(by: -1)
  }
}

extension EDTF.Content {
  func bounds(in hemisphere: EDTF.Hemisphere) -> TimeBounds {
    switch self {
    case .date(let date):
      let days = date.hull(in: hemisphere)
      return TimeBounds(actWithin: days.lowerBound, days.upperBound)
    case .interval(let start, let end):
      let first = start.date?.hull(in: hemisphere)
      let last = end.date?.hull(in: hemisphere)
      // An open or unknown side knows only that the start is no later than the end.
      return TimeBounds(
        earliestStart: first?.lowerBound ?? .unboundedPast,
        latestStart: min(first?.upperBound ?? .unboundedFuture, last?.upperBound ?? .unboundedFuture),
        earliestEnd: max(last?.lowerBound ?? .unboundedPast, first?.lowerBound ?? .unboundedPast),
        latestEnd: last?.upperBound ?? .unboundedFuture)
    case .oneOf(let members):
      let days = members.map { $0.hull(in: hemisphere) }
      return TimeBounds(
        actWithin: days.map(\.first).min() ?? .unboundedPast, days.map(\.last).max() ?? .unboundedFuture)
    case .allOf(let members):
      let ends = members.map { $0.ends(in: hemisphere) }
      return TimeBounds(
        earliestStart: ends.map(\.earliestStart).min() ?? .unboundedPast,
        latestStart: ends.map(\.latestStart).min() ?? .unboundedFuture,
        earliestEnd: ends.map(\.earliestEnd).max() ?? .unboundedPast,
        latestEnd: ends.map(\.latestEnd).max() ?? .unboundedFuture)
    }
  }

  /// The first and the last day of `bounds`.
  func hull(of bounds: TimeBounds) -> (first: Day, last: Day) { (bounds.earliestStart, bounds.latestEnd) }
}

extension EDTFEndpoint {
  public var date: EDTFDate? {
    if case .date(let date) = self { return date }
    return nil
  }
}

extension EDTFSetMember {
  func hull(in hemisphere: EDTF.Hemisphere) -> (first: Day, last: Day) {
    let ends = ends(in: hemisphere)
    return (ends.earliestStart, ends.latestEnd)
  }

  /// Bounds of a span over the member.
  func ends(in hemisphere: EDTF.Hemisphere) -> TimeBounds {
    switch self {
    case .date(let date):
      let days = date.hull(in: hemisphere)
      return TimeBounds(actWithin: days.lowerBound, days.upperBound)
    case .range(let start, let end):
      return EDTF.Content.interval(.date(start), .date(end)).bounds(in: hemisphere)
    case .upTo(let date): return EDTF.Content.interval(.open, .date(date)).bounds(in: hemisphere)
    case .from(let date): return EDTF.Content.interval(.date(date), .open).bounds(in: hemisphere)
    }
  }
}
