internal import TimeModel

/// A step of the axis.
enum TickUnit: Hashable, Sendable {
  case days(Int)
  /// Mondays.
  case weeks
  case months(Int)
  case years(Int)

  /// All steps, small to large; the table of d3-time, without hours and with longer steps of years.
  static let all: [TickUnit] =
    [.days(1), .weeks, .months(1), .months(3), .months(6)]
    + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000, 1_000_000, 10_000_000].map {
      .years($0)
    }

  var approximateDays: Double {
    switch self {
    case .days(let n): Double(n)
    case .weeks: 7
    case .months(let n): Double(n) * 30.44
    case .years(let n): Double(n) * 365.2425
    }
  }

  /// The smallest step that is at least `points` wide.
  static func smallest(atLeast points: Double, pointsPerDay: Double, from units: [TickUnit] = all) -> TickUnit {
    units.first { $0.approximateDays * pointsPerDay >= points } ?? units[units.count - 1]
  }

  /// The ticks of this step in `first..<end`. O(ticks).
  func ticks(from first: Day, to end: Day) -> [Day] {
    var result: [Day] = []
    switch self {
    case .days(let n):
      var day = first
      while day < end, result.count < 5_000 {
        result.append(day)
        day = day.advanced(by: n)
      }
    case .weeks:
      var day = first.advanced(by: (8 - first.weekday) % 7)
      while day < end, result.count < 5_000 {
        result.append(day)
        day = day.advanced(by: 7)
      }
    case .months(let n): result = Self.monthTicks(step: n, from: first, to: end)
    case .years(let n) where n < 10: result = Self.monthTicks(step: n * 12, from: first, to: end)
    case .years(let n):
      // Round as people count: 100 BC is the year -99 of the astronomical count, and there is no year 0.
      var start = Self.start(of: first.civil.year, years: n)
      while result.count < 5_000 {
        let day = Day(year: start, month: 1, day: 1)
        if day >= end { break }
        // The year 1 begins a stretch and is no round number.
        if day >= first, start != 1 { result.append(day) }
        start = start == 1 ? n : start + n
      }
    }
    return result
  }

  /// The first year of the stretch of `step` years that a year (astronomical count) lies in, round as people count:
  /// 500 to 401 BC, 100 to 1 BC, 1 to 99, 100 to 199.
  static func start(of year: Int, years step: Int) -> Int {
    if year > 0 { return max(1, year - year % step) }
    let beforeChrist = 1 - year
    return 1 - (beforeChrist + step - 1) / step * step
  }

  private static func monthTicks(step: Int, from first: Day, to end: Day) -> [Day] {
    let civil = first.civil
    let zeroBased = civil.year * 12 + civil.month - 1
    var month = zeroBased - ((zeroBased % step) + step) % step
    var result: [Day] = []
    while result.count < 5_000 {
      let day = Day(year: 0, month: month + 1, day: 1, normalizingMonth: true)
      if day >= end { break }
      if day >= first { result.append(day) }
      month += step
    }
    return result
  }
}
