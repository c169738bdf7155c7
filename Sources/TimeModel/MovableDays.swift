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

  /// Easter Sunday of the eastern churches, which reckon it in the calendar of Caesar.
  public static func easternEaster(_ year: Int) -> Day {
    let epact = modulo(19 * modulo(year, 19) + 15, 30)
    let shift = modulo(2 * modulo(year, 4) + 4 * modulo(year, 7) - epact + 34, 7)
    let sum = epact + shift + 114
    let day = Day(year: year, month: sum / 31, day: sum % 31 + 1)
    // The two calendars are 13 days apart now; two more or fewer in other ages.
    return day.advanced(by: floored(year, 100) - floored(year, 400) - 2)
  }

  private static func floored(_ number: Int, _ divisor: Int) -> Int { (number - modulo(number, divisor)) / divisor }

  private static func modulo(_ number: Int, _ divisor: Int) -> Int { ((number % divisor) + divisor) % divisor }
}
