internal import EventGraph
internal import LanguagePacks
internal import TimeModel

/// A calendar date as far as the words give it; what is nil is left to the document.
struct DateFields: Hashable {
  var year: Int?
  /// Month, quarter, half, season or week, by granularity.
  var unit: Int?
  var day: Int?
  var weekday: Int?
  var minute: Int?
  var granularity: Granularity
  var qualifier: Qualifier = []
  /// The n-th weekday, day or week of the month, quarter or year that the other fields name.
  var nth: Nth?
  /// A day counted from the creation time or the narrative ("from today").
  var dayFrom: Reference?
  /// Where a year or month that the words name by its place is taken from ("of that year", "of last month").
  var yearFrom: Reference?
  var monthFrom: Reference?
  /// Nil for the Gregorian one.
  var calendar: CalendarDate.Calendar?
  /// Whether `year` counts Gregorian years, of which the date is in one ("Ramadan 2019").
  var yearIsGregorian = false

  /// A unit so many steps from the creation time or from the narrative.
  struct Reference: Hashable {
    var steps: Int
    var fromNarrative: Bool
  }

  /// Counts days or weeks inside a longer span; negative from its end.
  struct Nth: Hashable {
    enum Step: Hashable { case day, week, weekday(Int) }
    var number: Int
    var step: Step

    /// The day, or for weeks their Monday, that this names inside a span; nil if it lies outside.
    func day(in span: PartialDate) -> Day? {
      let (first, last) = (span.firstDay, span.lastDay)
      let (weekday, stride): (Int?, Int) =
        switch step {
        case .day: (nil, 1)
        case .week: (1, 7)
        case .weekday(let weekday): (weekday, 7)
        }
      guard number != 0, number.magnitude <= 400 else { return nil }
      let found: Day
      if number > 0 {
        let start = first.advanced(by: weekday.map { ($0 - first.weekday + 7) % 7 } ?? 0)
        found = start.advanced(by: (number - 1) * stride)
      } else {
        let end = last.advanced(by: weekday.map { -((last.weekday - $0 + 7) % 7) } ?? 0)
        found = end.advanced(by: (number + 1) * stride)
      }
      return found >= first && found <= last ? found : nil
    }
  }

  /// Whether the words name the value fully.
  var isComplete: Bool { year != nil && (granularity <= .year || unit != nil) }

  /// The value, if complete and real (no 31 February).
  var date: PartialDate? {
    guard calendar == nil, let year, (-9999...99999).contains(year) else { return nil }
    if let nth {
      var span = self
      span.nth = nil
      guard let day = span.date.flatMap({ nth.day(in: $0) }) else { return nil }
      return nth.step == .week ? PartialDate.week(of: day) : PartialDate(day)
    }
    switch granularity {
    case .century, .decade, .year:
      return PartialDate(year: year, granularity: granularity, qualifier: qualifier)
    case .half, .quarter, .season, .month, .week, .weekend:
      guard let unit else { return nil }
      return PartialDate(year: year, unit: unit, granularity: granularity, qualifier: qualifier)
    case .day, .dayPart, .time:
      guard let unit, let day, (1...12).contains(unit), day >= 1, day <= Day.lengthOfMonth(unit, year: year) else {
        return nil
      }
      return PartialDate(
        year: year, unit: unit, day: day, granularity: granularity, qualifier: qualifier, minute: minute ?? 0)
    }
  }

  /// Takes what is missing from another date of the same expression ("from January to July 2020").
  func completed(from other: DateFields) -> DateFields {
    var result = self
    // Numbers of one calendar say nothing in another.
    guard calendar == other.calendar else { return result }
    if result.year == nil { (result.year, result.yearIsGregorian) = (other.year, other.yearIsGregorian) }
    if result.granularity >= .day, result.unit == nil { result.unit = other.unit }
    if result.granularity == .time, result.day == nil { (result.day, result.dayFrom) = (other.day, other.dayFrom) }
    return result
  }
}

/// What a time expression says before the document is asked for what it leaves out.
struct Meaning {
  enum Form: Hashable {
    case date
    /// Two dates, from `first` to `second`; an open side has no fields.
    case range
    /// Two dates in one match.
    case list
    /// One date in two calendars.
    case dual
    case duration, set
    case vague(TimexValue.Vague)
    /// `amount` units from the creation time or from the narrative.
    case shift(fromNarrative: Bool)
    /// -1 last, 0 this, 1 next; of a unit, or of the weekday or month in `first`.
    case relative(Int)
    /// The time of an event that the words name; `whole` for its duration rather than its day.
    case event(EventType, whole: Bool)
    case none
  }

  var form: Form
  var first: DateFields?
  var second: DateFields?
  var period: Period?
  var amount = 0
  var unit: Period.Unit?
  /// The day or week inside the unit that a relative form names ("Tuesday of last week").
  var counted: DateFields.Nth?
  /// -1 for a duration up to the creation time, 1 for one from it on.
  var side = 0
  var modifier: Timex.Modifier = .none
  /// A clock time or part of the day on the day that a shift or relative form gives ("yesterday evening").
  var clock: (granularity: Granularity, minute: Int)?
  /// Capture slots of the two dates of a list or range, for their extents.
  var slots: (Int, Int)?
}

extension Meaning {
  /// The fields of one end of a range; "today" and "in three days" count from the creation time or the narrative.
  var dateFields: DateFields? {
    guard case .shift(let fromNarrative) = form, unit == .day, first == nil else { return first }
    var fields = DateFields(granularity: .day)
    fields.dayFrom = DateFields.Reference(steps: amount, fromNarrative: fromNarrative)
    if let clock { (fields.granularity, fields.minute) = (clock.granularity, clock.minute) }
    return fields
  }

  /// Narrows the day to a clock time or a part of the day.
  mutating func set(_ granularity: Granularity, _ minute: Int) {
    guard first != nil else {
      clock = (granularity, minute)
      return
    }
    first?.granularity = granularity
    first?.minute = minute
  }
}

/// Evaluates the value line of a rule over the captures of a match.
struct MeaningBuilder {
  let match: RuleMatch

  func build(_ expression: ValueExpression) -> Meaning? {
    guard case .meaning(let meaning) = evaluate(expression.root) else { return nil }
    return meaning
  }

  private enum Result {
    case nothing
    case integer(Int)
    case name(String)
    case meaning(Meaning)
  }

  private func evaluate(_ node: ValueExpression.Node) -> Result? {
    switch node {
    case .nothing: return .nothing
    case .integer(let value): return .integer(value)
    case .capture(let slot):
      let value = match.values[slot]
      return value == Int.min ? .nothing : .integer(value)
    case .name(let name): return .name(name)
    case .call(let function, let arguments): return call(function, arguments)
    }
  }

  /// The integer of an argument; nil for nothing.
  private func integer(_ node: ValueExpression.Node) -> Int? {
    if case .integer(let value) = evaluate(node) { return value }
    return nil
  }

  private func meaning(_ node: ValueExpression.Node) -> Meaning? {
    if case .meaning(let meaning) = evaluate(node) { return meaning }
    return nil
  }

  private func unit(_ node: ValueExpression.Node) -> Period.Unit? {
    switch evaluate(node) {
    case .integer(let value): Period.Unit(rawValue: UInt8(clamping: value))
    case .name(let name): Period.Unit.named(name)
    default: nil
    }
  }

  private func date(_ fields: DateFields) -> Result {
    .meaning(Meaning(form: .date, first: fields))
  }

  /// Whether a capture stands for a weekday or month rather than a unit of time.
  private func slot(_ node: ValueExpression.Node) -> Int? {
    if case .capture(let slot) = node { return slot }
    return nil
  }

  private func call(_ function: ValueFunction, _ arguments: [ValueExpression.Node]) -> Result? {
    switch function {
    case .date:
      let (year, month, day) = (integer(arguments[0]), monthAndDay(arguments).month, monthAndDay(arguments).day)
      let monthFrom = reference(arguments[1], .month)
      let granularity: Granularity = day != nil ? .day : month != nil || monthFrom != nil ? .month : .year
      if let month, !(1...12).contains(month) { return nil }
      var fields = DateFields(year: year, unit: month, day: day, granularity: granularity)
      (fields.yearFrom, fields.monthFrom) = (reference(arguments[0], .year), monthFrom)
      return date(fields)
    case .julian: return converted(arguments, .julian)
    case .hijri: return converted(arguments, .islamic)
    case .ummalqura: return converted(arguments, .ummAlQura)
    case .solar: return converted(arguments, .solarHijri)
    case .hijricentury:
      guard let number = integer(arguments[0]) else { return nil }
      let century = CalendarDate(.islamic, century: number)
      var fields = DateFields(year: century.year, granularity: .century)
      fields.calendar = .islamic
      return date(fields)
    case .pivot: return integer(arguments[0]).map { .integer($0 < 50 ? 2000 + $0 : $0 < 100 ? 1900 + $0 : $0) }
    case .bc: return integer(arguments[0]).map { .integer(1 - $0) }
    case .sum:
      // A capture that took no part counts nothing: "the fifth", "the twenty-fifth".
      let known = arguments.compactMap { integer($0) }
      return known.isEmpty ? .nothing : .integer(known.reduce(0, +))
    case .minus: return arithmetic(arguments, -)
    case .times: return arithmetic(arguments) { $0.multipliedReportingOverflow(by: $1).partialValue }
    case .century:
      guard let number = integer(arguments[0]) else { return nil }
      let year = number < 0 ? (number * 100) : (number - 1) * 100
      return date(DateFields(year: year, granularity: .century))
    case .decade:
      guard let number = integer(arguments[0]) else { return nil }
      let year = number < 100 ? (number <= 20 ? 2000 + number : 1900 + number) : number
      return date(DateFields(year: year / 10 * 10, granularity: .decade))
    case .season: return part(arguments, .season)
    case .quarter: return part(arguments, .quarter)
    case .half: return part(arguments, .half)
    case .week: return part(arguments, .week)
    case .weekday:
      guard let weekday = integer(arguments[0]) else { return nil }
      return date(DateFields(weekday: weekday, granularity: .day))
    case .next: return relative(arguments[0], 1)
    case .last: return relative(arguments[0], -1)
    case .this: return relative(arguments[0], 0)
    case .shift, .later:
      guard let unit = unit(arguments[1]) else { return nil }
      let amount = integer(arguments[0])
      return .meaning(
        Meaning(
          form: .shift(fromNarrative: function == .later), period: Period(abs(amount ?? 0), unit),
          amount: amount ?? 0, unit: unit))
    case .start: return modified(arguments[0], .start)
    case .middle: return modified(arguments[0], .mid)
    case .end: return modified(arguments[0], .end)
    case .about: return modified(arguments[0], .approximately)
    case .before: return modified(arguments[0], .before)
    case .after: return modified(arguments[0], .after)
    case .by: return modified(arguments[0], .onOrBefore)
    case .atmost: return bounded(arguments[0], .atMost)
    case .atleast: return bounded(arguments[0], .atLeast)
    case .uncertain:
      guard var inner = meaning(arguments[0]) else { return nil }
      inner.first?.qualifier.insert(.uncertain)
      return .meaning(inner)
    case .range, .list, .dual:
      guard let first = meaning(arguments[0]), let second = meaning(arguments[1]), let from = first.dateFields,
        let to = second.dateFields
      else { return nil }
      var result = Meaning(form: function == .range ? .range : function == .dual ? .dual : .list)
      result.first = from.completed(from: to)
      result.second = to.completed(from: from)
      // "26 and 27 November": a bare day number is a day.
      result.slots = (captureSlot(arguments[0]), captureSlot(arguments[1]))
      return .meaning(result)
    case .since:
      guard let inner = meaning(arguments[0]) else { return nil }
      var result = inner
      guard inner.form == .date else { return .meaning(inner) }
      result.form = .range
      return .meaning(result)
    case .until:
      guard let inner = meaning(arguments[0]) else { return nil }
      guard inner.form == .date else { return .meaning(inner) }
      var result = inner
      result.form = .range
      (result.first, result.second) = (nil, inner.first)
      return .meaning(result)
    case .duration, .set:
      guard let unit = unit(arguments[1]) else { return nil }
      let amount = integer(arguments[0])
      let period = amount.map { Period($0, unit) } ?? Period.unknownAmount(of: unit)
      return .meaning(Meaning(form: function == .duration ? .duration : .set, period: period))
    case .yearly:
      guard let number = integer(arguments[0]), (101...1231).contains(number) else { return nil }
      return date(DateFields(unit: number / 100, day: number % 100, granularity: .day))
    case .past, .coming:
      guard let unit = unit(arguments[1]), let amount = integer(arguments[0]) else { return nil }
      var result = Meaning(form: .duration, period: Period(amount, unit))
      (result.amount, result.unit, result.side) = (amount, unit, function == .past ? -1 : 1)
      return .meaning(result)
    case .counted:
      guard let number = integer(arguments[0]), var inner = meaning(arguments[2]), let step = step(arguments[1]) else {
        return nil
      }
      let counted = DateFields.Nth(number: number, step: step)
      if inner.first == nil { inner.counted = counted } else { inner.first?.nth = counted }
      return .meaning(inner)
    case .vague:
      guard case .name(let name) = evaluate(arguments[0]) else { return nil }
      return .meaning(Meaning(form: .vague(name == "past" ? .past : name == "future" ? .future : .present)))
    case .event, .during:
      guard case .name(let name) = evaluate(arguments[0]), let type = EventType(name) else { return nil }
      return .meaning(Meaning(form: .event(type, whole: function == .during)))
    case .at:
      guard let hour = integer(arguments[1]), (0...24).contains(hour) else { return nil }
      // Without a day of its own a clock time is of the day that the text speaks of.
      var inner = meaning(arguments[0]) ?? Meaning(form: .date, first: DateFields(granularity: .time))
      let minute = arguments.count > 2 ? integer(arguments[2]) ?? 0 : 0
      inner.set(.time, hour * 60 + minute)
      return .meaning(inner)
    case .part:
      guard let part = integer(arguments[1]) else { return nil }
      var inner = meaning(arguments[0]) ?? Meaning(form: .date, first: DateFields(granularity: .dayPart))
      inner.set(.dayPart, part)
      return .meaning(inner)
    case .none: return .meaning(Meaning(form: .none))
    }
  }

  /// Month and day behind a year; also as one number, 509 for 9 May.
  private func monthAndDay(_ arguments: [ValueExpression.Node]) -> (month: Int?, day: Int?) {
    let first = integer(arguments[1])
    return arguments.count > 2 ? (first, integer(arguments[2])) : (first.map { $0 / 100 }, first.map { $0 % 100 })
  }

  /// A date of another calendar; its year may be a Gregorian one, written as a date.
  private func converted(_ arguments: [ValueExpression.Node], _ calendar: CalendarDate.Calendar) -> Result? {
    let (month, day) = monthAndDay(arguments)
    if let month, !(1...12).contains(month) { return nil }
    var fields = DateFields(
      year: integer(arguments[0]), unit: month, day: day, granularity: day != nil ? .day : month != nil ? .month : .year
    )
    fields.calendar = calendar
    if let inner = meaning(arguments[0])?.first, inner.calendar == nil, inner.granularity == .year {
      (fields.year, fields.yearIsGregorian) = (inner.year, true)
    }
    return date(fields)
  }

  /// What `counted` counts: days, weeks, or one weekday.
  private func step(_ node: ValueExpression.Node) -> DateFields.Nth.Step? {
    switch evaluate(node) {
    case .integer(let weekday) where (1...7).contains(weekday): .weekday(weekday)
    case .name("day"): .day
    case .name("week"): .week
    default: nil
    }
  }

  private func arithmetic(_ arguments: [ValueExpression.Node], _ operation: (Int, Int) -> Int) -> Result? {
    guard let left = integer(arguments[0]), let right = integer(arguments[1]) else { return nil }
    return .integer(operation(left, right))
  }

  private func part(_ arguments: [ValueExpression.Node], _ granularity: Granularity) -> Result? {
    guard let number = integer(arguments[1]) else { return nil }
    var fields = DateFields(year: integer(arguments[0]), unit: number, granularity: granularity)
    fields.yearFrom = reference(arguments[0], .year)
    return date(fields)
  }

  /// A year or month named by its place: `last(year)`, `later(0, month)`.
  private func reference(_ node: ValueExpression.Node, _ unit: Period.Unit) -> DateFields.Reference? {
    guard let inner = meaning(node), inner.unit == unit else { return nil }
    switch inner.form {
    case .relative(let step): return DateFields.Reference(steps: step, fromNarrative: false)
    case .shift(let fromNarrative): return DateFields.Reference(steps: inner.amount, fromNarrative: fromNarrative)
    default: return nil
    }
  }

  private func relative(_ node: ValueExpression.Node, _ step: Int) -> Result? {
    if case .meaning(let inner) = evaluate(node) {
      var result = inner
      result.form = .relative(step)
      return .meaning(result)
    }
    if case .name("weekend") = evaluate(node) {
      return .meaning(Meaning(form: .relative(step), first: DateFields(granularity: .weekend)))
    }
    guard let unit = unit(node) else { return nil }
    return .meaning(Meaning(form: .relative(step), period: Period(1, unit), unit: unit))
  }

  private func modified(_ node: ValueExpression.Node, _ modifier: Timex.Modifier) -> Result? {
    guard var inner = meaning(node) else { return nil }
    inner.modifier = modifier
    if modifier == .approximately {
      inner.first?.qualifier.insert(.approximate)
      inner.period?.bound = .about
    }
    return .meaning(inner)
  }

  private func bounded(_ node: ValueExpression.Node, _ modifier: Timex.Modifier) -> Result? {
    guard var inner = meaning(node) else { return nil }
    inner.modifier = modifier
    inner.period?.bound = modifier == .atMost ? .atMost : .atLeast
    return .meaning(inner)
  }

  /// The first capture that a node mentions; for the extents of the parts of a list.
  private func captureSlot(_ node: ValueExpression.Node) -> Int {
    switch node {
    case .capture(let slot): return match.captures[slot].isEmpty ? 0 : slot
    case .call(_, let arguments):
      // The slot that stands first in the text.
      return arguments.map { captureSlot($0) }.filter { $0 > 0 }
        .min { match.captures[$0].lowerBound < match.captures[$1].lowerBound } ?? 0
    default: return 0
    }
  }
}

extension Period.Unit {
  /// The unit of that English name.
  static func named(_ name: String) -> Period.Unit? {
    switch name {
    case "second": .second
    case "minute": .minute
    case "hour": .hour
    case "day": .day
    case "week": .week
    case "month": .month
    case "quarter": .quarter
    case "year": .year
    case "decade": .decade
    case "century": .century
    default: nil
    }
  }
}
