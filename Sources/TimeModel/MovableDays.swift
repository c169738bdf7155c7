extension Day {
  /// Easter Sunday of the western churches; Gregorian computus of Meeus, Jones and Butcher, for all years.
  public static func easter(_ year: Int) -> Day {
    let cycle = modulo(year, 19)
    let century = floored(year, 100)
    let leap = floored(century, 4)
    let correction = floored(century - floored(century + 8, 25) + 1, 3)
    let epact = modulo(19 * cycle + century - leap - correction + 15, 30)
    let shift = modulo(
      32 + 2 * modulo(century, 4) + 2 * (modulo(year, 100) / 4) - epact - modulo(modulo(year, 100), 4), 7)
    let late = (cycle + 11 * epact + 22 * shift) / 451
    let sum = epact + shift - 7 * late + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  private static func floored(_ number: Int, _ divisor: Int) -> Int { (number - modulo(number, divisor)) / divisor }

  private static func modulo(_ number: Int, _ divisor: Int) -> Int { ((number % divisor) + divisor) % divisor }
}

extension PartialDate {
  /// The how-manieth such day of the week in a month, counted from its end if `nth` is negative; nil if there is none.
  public static func nth(_ nth: Int, _ weekday: Int, _ month: Int, _ year: Int) -> PartialDate? {
    guard (1...12).contains(month), (1...7).contains(weekday), nth != 0, (-5...5).contains(nth) else { return nil }
    let length = Day.lengthOfMonth(month, year: year)
    let day: Int
    if nth > 0 {
      let first = Day(year: year, month: month, day: 1)
      day = 1 + (weekday - first.weekday + 7) % 7 + (nth - 1) * 7
    } else {
      let last = Day(year: year, month: month, day: length)
      day = length - (last.weekday - weekday + 7) % 7 + (nth + 1) * 7
    }
    return (1...length).contains(day) ? PartialDate(year: year, month: month, day: day) : nil
  }
}
