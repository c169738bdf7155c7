internal import EventGraph
public import TimeModel

extension Wording {
  /// A date as the language writes it.
  public func dateText(_ date: PartialDate) -> String { self.date(date) }

  func date(_ date: PartialDate) -> String {
    let plain = unqualified(date)
    if date.qualifier.contains(.approximate) { return text("date.about", ["date": plain]) }
    if date.qualifier.contains(.uncertain) { return text("date.uncertain", ["date": plain]) }
    return plain
  }

  /// An event's value as the language writes it; consecutive days and months of one year share what they share.
  func date(_ value: MentionValue) -> String {
    switch value {
    case .date(let value): date(value)
    case .interval(let start?, let end?): range(start, end)
    case .interval(let start?, nil): text("date.since", ["from": date(start)])
    case .interval(nil, let end?): text("date.until", ["to": date(end)])
    case .interval(nil, nil): ""
    case .within(let first, let last): text("date.within", ["from": date(first), "to": date(last)])
    }
  }

  /// Where no value was stated: what the bounds leave, as a date, a range or one bound.
  func date(_ bounds: TimeBounds) -> String {
    let (first, last) = (bounds.earliestStart, bounds.latestEnd)
    switch (first.isFinite, last.isFinite) {
    case (true, true) where first == last: return date(PartialDate(first))
    case (true, true): return text("date.within", ["from": date(PartialDate(first)), "to": date(PartialDate(last))])
    case (true, false): return text("date.since", ["from": date(PartialDate(first))])
    case (false, true): return text("date.until", ["to": date(PartialDate(last))])
    case (false, false): return ""
    }
  }

  func range(_ start: PartialDate, _ end: PartialDate) -> String {
    if start == end { return date(start) }
    let plain = start.qualifier.isEmpty && end.qualifier.isEmpty && start.year == end.year
    if plain, start.granularity == .day, end.granularity == .day, start.unit == end.unit {
      return text("date.days", parts(start).merging(["date": date(end)]) { first, _ in first })
    }
    if plain, start.granularity == .month, end.granularity == .month {
      return text(
        "date.months",
        [
          "from": text("month.range.\(start.unit)"), "to": text("month.range.\(end.unit)"), "y": year(end.year),
        ])
    }
    return text("date.range", ["from": date(start), "to": date(end)])
  }

  /// Month and year under an even scale.
  func axisMonth(_ month: Int, year: Int) -> String {
    text("axis.month-year", ["short": text("month.short.\(month)"), "y": self.year(year)])
  }

  /// A year of the astronomical count as people write it: the year before 1 is 1 BC.
  func year(_ year: Int) -> String {
    year > 0 ? String(year) : text("date.bc", ["y": String(1 - year)])
  }

  private func unqualified(_ date: PartialDate) -> String {
    let key =
      switch date.granularity {
      case .century: "date.century"
      case .decade: "date.decade"
      case .year: "date.year"
      case .half: "date.half"
      case .quarter: "date.quarter"
      case .season: "date.season"
      case .month: "date.month"
      case .week, .weekend: "date.week"
      case .day, .dayPart, .time: "date.day"
      }
    if date.granularity == .week || date.granularity == .weekend {
      return range(PartialDate(date.firstDay), PartialDate(date.lastDay))
    }
    return text(key, parts(date))
  }

  private func parts(_ date: PartialDate) -> [String: String] {
    var parts = ["y": year(date.year), "unit": String(date.unit), "d": String(date.day)]
    parts["d2"] = date.day < 10 ? "0\(date.day)" : "\(date.day)"
    if date.granularity == .season { parts["season"] = text("season.\(date.unit)") }
    if let month = date.month {
      parts["m"] = String(month)
      parts["m2"] = month < 10 ? "0\(month)" : "\(month)"
      parts["month"] = text("month.\(month)")
      parts["short"] = text("month.short.\(month)")
    }
    if date.granularity == .century { parts["last"] = year(date.year + 99) }
    return parts
  }
}
