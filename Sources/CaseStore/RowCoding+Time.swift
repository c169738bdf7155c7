internal import EventGraph
internal import TimeModel

/// Values of the time model as bytes. Raw values of enumerations are part of the format: a test holds their bytes.
extension RowEncoder {
  mutating func date(_ date: PartialDate) {
    byte(date.granularity.rawValue | date.qualifier.rawValue << 4)
    signed(date.year)
    if date.granularity >= .half { byte(date.unit) }
    if date.granularity >= .day { byte(date.day) }
    if date.granularity >= .dayPart { signed(Int(date.minute)) }
  }

  mutating func optional(_ date: PartialDate?) {
    byte(date == nil ? 0 : 1)
    if let date { self.date(date) }
  }

  mutating func period(_ period: Period) {
    byte(period.unit.rawValue | period.bound.rawValue << 4)
    signed(Int(period.halves))
  }

  mutating func day(_ day: Day, near other: Day) {
    switch day {
    case .unboundedPast: byte(0)
    case .unboundedFuture: byte(1)
    case other: byte(2)
    default:
      byte(3)
      signed(day.number)
    }
  }

  mutating func bounds(_ bounds: TimeBounds) {
    day(bounds.earliestStart, near: .unboundedPast)
    day(bounds.latestStart, near: bounds.earliestStart)
    day(bounds.earliestEnd, near: bounds.earliestStart)
    day(bounds.latestEnd, near: bounds.latestStart)
  }

  mutating func value(_ value: TimexValue?) {
    switch value {
    case nil: byte(0)
    case .date(let date):
      byte(1)
      self.date(date)
    case .range(let first, let last):
      byte(2)
      optional(first)
      optional(last)
    case .within(let first, let last):
      byte(3)
      date(first)
      date(last)
    case .duration(let period):
      byte(4)
      self.period(period)
    case .set(let period):
      byte(5)
      self.period(period)
    case .recurring(let recurrence):
      byte(6)
      byte(recurrence.granularity.rawValue)
      for number in [recurrence.unit, recurrence.day, recurrence.weekday, recurrence.part] { signed(number) }
    case .vague(let vague):
      byte(7)
      byte(vague.rawValue)
    }
  }

  mutating func value(_ value: MentionValue?) {
    switch value {
    case nil: byte(0)
    case .date(let date):
      byte(1)
      self.date(date)
    case .interval(let first, let last):
      byte(2)
      optional(first)
      optional(last)
    case .within(let first, let last):
      byte(3)
      date(first)
      date(last)
    }
  }

  mutating func calendarDate(_ date: CalendarDate?) {
    guard let date else { return byte(0) }
    byte(date.calendar.rawValue + 1)
    byte(date.granularity.rawValue)
    signed(date.year)
    signed(date.month ?? 0)
    signed(date.day ?? 0)
  }
}

extension RowDecoder {
  /// A value of an enumeration.
  func known<Value>(_ value: Value?) throws(RowError) -> Value {
    guard let value else { throw RowError(reason: "a kind is unknown") }
    return value
  }

  mutating func date() throws(RowError) -> PartialDate {
    let kind = try byte()
    let granularity = try known(Granularity(rawValue: kind & 15))
    guard kind >> 4 <= 3, let year = Int32(exactly: try signed()) else {
      throw RowError(reason: "a date is out of range")
    }
    var date = PartialDate(
      year: Int(year), granularity: granularity, qualifier: Qualifier(rawValue: kind >> 4))
    if granularity >= .half { date.unit = try byte() }
    if granularity >= .day { date.day = try byte() }
    if granularity >= .dayPart { date.minute = Int16(truncatingIfNeeded: try signed()) }
    let units: ClosedRange<UInt8> =
      switch granularity {
      case .century, .decade, .year: 0...0
      case .half: 1...2
      case .quarter, .season: 1...4
      case .month, .day, .dayPart, .time: 1...12
      case .week, .weekend: 1...53
      }
    guard units.contains(date.unit), granularity < .day || (1...31).contains(date.day) else {
      throw RowError(reason: "a date is out of range")
    }
    return date
  }

  mutating func optionalDate() throws(RowError) -> PartialDate? { try byte() == 0 ? nil : date() }

  mutating func period() throws(RowError) -> Period {
    let kind = try byte()
    let unit = try known(Period.Unit(rawValue: kind & 15))
    let bound = try known(Period.Bound(rawValue: kind >> 4))
    return Period(halves: Int(try int32()), unit, bound: bound)
  }

  mutating func day(near other: Day) throws(RowError) -> Day {
    switch try byte() {
    case 0: return .unboundedPast
    case 1: return .unboundedFuture
    case 2: return other
    case 3:
      let number = try signed()
      // Beyond these a step of a period could leave 64 bits.
      guard number.magnitude < 1 << 60 else { throw RowError(reason: "a day is out of range") }
      return Day(number: number)
    default: throw RowError(reason: "a kind is unknown")
    }
  }

  mutating func bounds() throws(RowError) -> TimeBounds {
    let earliestStart = try day(near: .unboundedPast)
    let latestStart = try day(near: earliestStart)
    let earliestEnd = try day(near: earliestStart)
    return TimeBounds(
      earliestStart: earliestStart, latestStart: latestStart, earliestEnd: earliestEnd,
      latestEnd: try day(near: latestStart))
  }

  mutating func timexValue() throws(RowError) -> TimexValue? {
    switch try byte() {
    case 0: return nil
    case 1: return .date(try date())
    case 2:
      let first = try optionalDate()
      return .range(first, try optionalDate())
    case 3:
      let first = try date()
      return .within(first, try date())
    case 4: return .duration(try period())
    case 5: return .set(try period())
    case 6:
      var recurrence = Recurrence(granularity: try known(Granularity(rawValue: try byte())))
      recurrence.unit = Int(try int32())
      recurrence.day = Int(try int32())
      recurrence.weekday = Int(try int32())
      recurrence.part = Int(try int32())
      return .recurring(recurrence)
    case 7: return .vague(try known(TimexValue.Vague(rawValue: try byte())))
    default: throw RowError(reason: "a kind is unknown")
    }
  }

  mutating func mentionValue() throws(RowError) -> MentionValue? {
    switch try byte() {
    case 0: return nil
    case 1: return .date(try date())
    case 2:
      let first = try optionalDate()
      return .interval(first, try optionalDate())
    case 3:
      let first = try date()
      return .within(first, try date())
    default: throw RowError(reason: "a kind is unknown")
    }
  }

  mutating func calendarDate() throws(RowError) -> CalendarDate? {
    let kind = try byte()
    if kind == 0 { return nil }
    let calendar = try known(CalendarDate.Calendar(rawValue: kind - 1))
    let granularity = try known(Granularity(rawValue: try byte()))
    let year = Int(try int32())
    let month = Int(try int32())
    let day = Int(try int32())
    var date = CalendarDate(
      calendar, year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    date.granularity = granularity
    return date
  }
}
