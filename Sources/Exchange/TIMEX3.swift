public import EventGraph
public import TimeModel

/// The ISO-TimeML reading of a time expression (ISO 24617-1; TIMEX3 of the TimeML 1.2.1 annotation guidelines).
public struct TIMEX3: Equatable, Sendable {
  public enum Kind: String, Sendable { case date = "DATE", time = "TIME", duration = "DURATION", set = "SET" }

  public var type: Kind
  /// Nil where the expression could not be resolved.
  public var value: String?
  public var mod: String?
  public var quant: String?
  public var freq: String?
  /// Ends of a range or of an anchored duration.
  public var beginPoint: String?
  public var endPoint: String?
  /// Both ends of an anchored duration in one value.
  public var interval: String?

  init(type: Kind, value: String? = nil) {
    self.type = type
    self.value = value
  }

  public init(_ timex: Timex) {
    switch timex.value {
    case .date(let date): self.init(date)
    case .range(let start?, nil):
      // "since 2013": the words name one date, which begins a time that has no name.
      self.init(start)
      beginPoint = TIMEX3.value(start)
    case .range(nil, let end?):
      self.init(end)
      endPoint = TIMEX3.value(end)
    case .range(let start, let end):
      self.init(type: .duration, value: TIMEX3.length(from: start, to: end))
      beginPoint = start.map(TIMEX3.value)
      endPoint = end.map(TIMEX3.value)
    case .within(let first, let last): self.init(timex.source, from: first, to: last)
    case .duration(let period):
      self.init(type: .duration, value: TIMEX3.value(period))
      mod = TIMEX3.mod(period.bound)
      if let extent = timex.extent {
        let (start, end) = (TIMEX3.value(extent.start), TIMEX3.value(extent.end))
        (beginPoint, endPoint, interval) = (start, end, "\(start)/\(end)")
      }
    case .set(let period):
      self.init(type: .set, value: "\(period)")
      quant = "EVERY"
    case .recurring(let recurrence):
      self.init(type: .set, value: TIMEX3.value(recurrence))
      quant = "EVERY"
    case .vague(.past): self.init(type: .date, value: "PAST_REF")
    case .vague(.present): self.init(type: .date, value: "PRESENT_REF")
    case .vague(.future): self.init(type: .date, value: "FUTURE_REF")
    case nil: self.init(type: TIMEX3.type(ofUnresolved: timex.kind))
    }
    if let modifier = TIMEX3.mod(timex.modifier) { mod = modifier }
  }

  /// One calendar value.
  public init(_ date: PartialDate) {
    self.init(type: date.granularity >= .dayPart ? .time : .date, value: TIMEX3.value(date))
    if date.qualifier.contains(.approximate) { mod = "APPROX" }
  }

  /// A date of another calendar by this reader's own reckoning: the day, else the first and the last day of the month or
  /// year; about those days where the calendar was kept differently elsewhere.
  private init(_ source: CalendarDate?, from first: PartialDate, to last: PartialDate) {
    let days = source?.days ?? first.firstDay...last.lastDay
    let (begin, end) = (TIMEX3.value(PartialDate(days.lowerBound)), TIMEX3.value(PartialDate(days.upperBound)))
    self.init(type: .date, value: begin == end ? begin : "\(begin)/\(end)")
    if (source?.slack ?? 0) > 0 { mod = "APPROX" }
  }

  private static func type(ofUnresolved kind: Timex.Kind) -> Kind {
    switch kind {
    case .date, .vague: .date
    case .range, .duration: .duration
    case .set: .set
    }
  }
}

extension TIMEX3 {
  /// `1998-Q2`, `1998-H1`, `1998-SU`, `1998-W06-WE`, `198` for a decade, `19` for a century, `BC0333`, `…TMO`, `…T08:00`.
  static func value(_ date: PartialDate) -> String {
    let year = TIMEX3.year(date.year)
    let unit = Int(date.unit)
    switch date.granularity {
    case .century:
      // The first century begins in year 0, which alone would be 1 BC; the fourth one BC is the years 399 to 300 as the
      // nineteenth is 1800 to 1899.
      if date.year == 0 { return "00" }
      return String((date.year < 0 ? TIMEX3.year(date.year + 1) : year).dropLast(2))
    case .decade: return String(year.dropLast(1))
    case .year: return year
    case .half: return "\(year)-H\(unit)"
    case .quarter: return "\(year)-Q\(unit)"
    case .season: return "\(year)-\(["SP", "SU", "FA", "WI"][(unit + 3) % 4])"
    case .month: return "\(year)-\(twoDigits(unit))"
    case .week: return "\(year)-W\(twoDigits(unit))"
    case .weekend: return "\(year)-W\(twoDigits(unit))-WE"
    case .day: return "\(year)-\(twoDigits(unit))-\(twoDigits(Int(date.day)))"
    case .dayPart:
      let part = ["MO", "AF", "EV", "NI"][(Int(date.minute) + 3) % 4]
      return "\(year)-\(twoDigits(unit))-\(twoDigits(Int(date.day)))T\(part)"
    case .time:
      return "\(year)-\(twoDigits(unit))-\(twoDigits(Int(date.day)))T\(clock(Int(date.minute)))"
    }
  }

  /// As ISO 8601, but whole units and halves of the unit that the words name: `P2.5Y`, `PT5H30M`.
  static func value(_ period: Period) -> String {
    guard period.halves > 1, period.halves % 2 == 1 else { return "\(period)" }
    let whole = period.halves / 2
    switch period.unit {
    case .year: return "P\(whole).5Y"
    case .decade, .century: return "\(period)"
    case .day: return "P\(whole).5D"
    case .hour: return "PT\(whole)H30M"
    case .minute: return "PT\(whole)M30S"
    default: return "\(period)"
    }
  }

  /// `XXXX-07`, `XXXX-WXX-1`, `XXXX-WXX-2TNI`, `XXXX-XX-XXTMO`.
  static func value(_ recurrence: Recurrence) -> String {
    let parts = ["", "TMO", "TAF", "TEV", "TNI"]
    let part = parts[min(max(recurrence.part, 0), 4)]
    if recurrence.weekday > 0 { return "XXXX-WXX-\(recurrence.weekday)\(part)" }
    switch recurrence.granularity {
    case .half: return "XXXX-H\(recurrence.unit)"
    case .quarter: return "XXXX-Q\(recurrence.unit)"
    case .season: return "XXXX-\(["SP", "SU", "FA", "WI"][(max(recurrence.unit, 1) + 3) % 4])"
    case .month: return "XXXX-\(twoDigits(recurrence.unit))"
    case .weekend: return "XXXX-WXX-WE"
    case .day, .dayPart, .time:
      guard recurrence.unit > 0 else { return "XXXX-XX-XX\(part)" }
      return "XXXX-\(twoDigits(recurrence.unit))-\(twoDigits(recurrence.day))\(part)"
    default: return "\(recurrence.period)"
    }
  }

  /// Year 0 and before are years BC, counted from one.
  private static func year(_ year: Int) -> String {
    year > 0 ? PartialDate.yearText(year) : "BC" + PartialDate.yearText(1 - year)
  }

  /// `10:35`.
  static func clock(_ minute: Int) -> String { "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))" }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The length of a range in the finer unit of its ends; an unknown amount where an end is open.
  private static func length(from start: PartialDate?, to end: PartialDate?) -> String {
    let granularity = max(start?.granularity ?? .century, end?.granularity ?? .century)
    if let start, let end, start.granularity == .time, end.granularity == .time, start.firstDay <= end.firstDay {
      let days = end.firstDay.number - start.firstDay.number
      let minutes = days * 1440 + Int(end.minute) - Int(start.minute)
      return "\(minutes % 60 == 0 ? Period(minutes / 60, .hour) : Period(minutes, .minute))"
    }
    let unit: Period.Unit =
      switch granularity {
      case .century, .decade, .year: .year
      case .half, .quarter, .season, .month: .month
      case .week, .weekend, .day, .dayPart, .time: .day
      }
    guard let start, let end, start.firstDay <= end.firstDay else { return "\(Period.unknownAmount(of: unit))" }
    let (from, to) = (start.firstDay.civil, end.firstDay.civil)
    let amount =
      switch unit {
      case .year: to.year - from.year
      case .month: (to.year - from.year) * 12 + to.month - from.month
      default: end.firstDay.number - start.firstDay.number
      }
    return "\(Period(amount, unit))"
  }

  static func mod(_ modifier: Timex.Modifier) -> String? {
    switch modifier {
    case .none: nil
    case .start: "START"
    case .mid: "MID"
    case .end: "END"
    case .approximately: "APPROX"
    case .before: "BEFORE"
    case .after: "AFTER"
    case .onOrBefore: "ON_OR_BEFORE"
    case .onOrAfter: "ON_OR_AFTER"
    case .lessThan: "LESS_THAN"
    case .moreThan: "MORE_THAN"
    case .atMost: "EQUAL_OR_LESS"
    case .atLeast: "EQUAL_OR_MORE"
    }
  }

  static func mod(_ bound: Period.Bound) -> String? {
    switch bound {
    case .exactly: nil
    case .atMost: "EQUAL_OR_LESS"
    case .atLeast: "EQUAL_OR_MORE"
    case .lessThan: "LESS_THAN"
    case .moreThan: "MORE_THAN"
    case .about: "APPROX"
    }
  }
}
