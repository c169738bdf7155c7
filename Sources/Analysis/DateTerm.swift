internal import TimeModel

/// A date that a question names instead of an event: a day, month, year, or an interval of such; `..` leaves it open.
struct DateTerm {
  var text: String
  /// The period that the words name, from its first to its last day.
  var bounds: TimeBounds

  /// Nil if the text is no date.
  init?(_ text: some StringProtocol) {
    self.text = String(text)
    let sides = text.split(separator: "/", omittingEmptySubsequences: false)
    guard sides.count <= 2, let first = DateTerm.side(sides[0]), let last = DateTerm.side(sides[sides.count - 1]) else {
      return nil
    }
    if first.date == nil && last.date == nil { return nil }
    let start = first.date?.firstDay ?? .unboundedPast
    let end = last.date?.lastDay ?? .unboundedFuture
    guard start <= end else { return nil }
    bounds = TimeBounds(
      earliestStart: start, latestStart: first.date == nil ? end : start, earliestEnd: last.date == nil ? start : end,
      latestEnd: end)
  }

  /// One side of an interval: `..` is a side without a date; nil is no side at all.
  private static func side(_ text: some StringProtocol) -> (date: PartialDate?, Void)? {
    if text == ".." { return (nil, ()) }
    return date(text).map { ($0, ()) }
  }

  /// `2021`, `2021-01`, `2021-01-10`, with or without `?`, `~`, `%`.
  static func date(_ text: some StringProtocol) -> PartialDate? {
    var text = text[...]
    if let last = text.last, "?~%".contains(last) { text = text.dropLast() }
    let isNegative = text.first == "-"
    let parts = (isNegative ? text.dropFirst() : text).split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    let year = isNegative ? -numbers[0] : numbers[0]
    if numbers.count == 1 { return PartialDate(year: year) }
    guard (1...12).contains(numbers[1]) else { return nil }
    if numbers.count == 2 { return PartialDate(year: year, month: numbers[1]) }
    guard numbers[2] >= 1, numbers[2] <= Day.lengthOfMonth(numbers[1], year: year) else { return nil }
    return PartialDate(year: year, month: numbers[1], day: numbers[2])
  }
}
