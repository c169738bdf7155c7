internal import EventGraph
internal import LanguagePacks
internal import TimeModel

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
    // Most arguments are captures: a result that could hold a meaning, too, is several hundred bytes to hand over.
    if case .capture(let slot) = node {
      let value = match.values[slot]
      return value == Int.min ? nil : value
    }
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

  private func call(_ function: ValueFunction, _ arguments: [ValueExpression.Node]) -> Result? {
    switch function {
    case .date:
      let (year, (month, day)) = (integer(arguments[0]), monthAndDay(arguments))
      let monthFrom = reference(arguments[1], .month)
      let granularity: Granularity = day != nil ? .day : month != nil || monthFrom != nil ? .month : .year
      if let month, !(1...12).contains(month) { return nil }
      var fields = DateFields(year: year, unit: month, day: day, granularity: granularity)
      (fields.yearFrom, fields.monthFrom) = (reference(arguments[0], .year), monthFrom)
      fields.isOfStoryEra = isOfStoryEra(arguments[0])
      if arguments.count > 3 { fields.weekday = integer(arguments[3]) }
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
    case .era: return integer(arguments[0]).map { .integer($0) }
    case .sum:
      // A capture that took no part counts nothing: "the fifth", "the twenty-fifth".
      var total: Int?
      for argument in arguments {
        if let number = integer(argument) { total = (total ?? 0).addingReportingOverflow(number).partialValue }
      }
      return total.map { .integer($0) } ?? .nothing
    case .shortyear: return arithmetic(arguments) { $0 - $0 % 100 + $1 % 100 }
    case .minus: return arithmetic(arguments, -)
    case .times: return arithmetic(arguments) { $0.multipliedReportingOverflow(by: $1).partialValue }
    case .century:
      guard let number = integer(arguments[0]) else { return nil }
      // The fourth century before our era is the years 400 to 301: astronomically -399 to -300.
      let year = number < 0 ? number * 100 + 1 : (number - 1) * 100
      return date(DateFields(year: year, granularity: .century))
    case .decade:
      guard let number = integer(arguments[0]) else { return nil }
      // The 470s before our era are 479 to 470, astronomically -478 to -469.
      if number <= 0 { return date(DateFields(year: 1 - ((1 - number) / 10 * 10 + 9), granularity: .decade)) }
      let year = number < 100 ? (number <= 20 ? 2000 + number : 1900 + number) : number
      return date(DateFields(year: year / 10 * 10, granularity: .decade))
    case .season: return part(arguments, .season)
    case .quarter: return part(arguments, .quarter)
    case .half: return part(arguments, .half)
    case .week: return part(arguments, .week)
    case .nth:
      guard let weekday = integer(arguments[2]), let nth = integer(arguments[3]), let month = integer(arguments[1]),
        (1...12).contains(month), (1...7).contains(weekday)
      else { return nil }
      var fields = DateFields(year: integer(arguments[0]), unit: month, granularity: .day)
      fields.nth = DateFields.Nth(number: nth, step: .weekday(weekday))
      fields.yearFrom = reference(arguments[0], .year)
      return date(fields)
    case .holiday: return holiday(arguments)
    case .whole:
      guard var inner = meaning(arguments[0]), let unit = unit(arguments[1]) else { return nil }
      inner.first?.whole = unit
      inner.isWhole = true
      return .meaning(inner)
    case .every: return recurring(arguments[0])
    case .weekday:
      guard let weekday = integer(arguments[0]) else { return nil }
      return date(DateFields(weekday: weekday, granularity: .day))
    case .next: return relative(arguments[0], 1)
    case .last: return relative(arguments[0], -1)
    case .this: return relative(arguments[0], 0)
    case .shift, .later:
      if var inner = meaning(arguments[1]), inner.first != nil {
        inner.form = .relative((integer(arguments[0]) ?? 0).signum())
        inner.fromNarrative = function == .later
        return .meaning(inner)
      }
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
    case .halfmore:
      guard var inner = meaning(arguments[0]), let halves = inner.period?.halves, halves >= 0, halves < .max else {
        return nil
      }
      inner.period?.halves = halves + 1
      return .meaning(inner)
    case .vague:
      guard case .name(let name) = evaluate(arguments[0]) else { return nil }
      var result = Meaning(form: .vague(name == "past" ? .past : name == "future" ? .future : .present))
      // "Now" is the day of writing, "currently" some time around it.
      if name == "now" { (result.amount, result.unit, result.side) = (0, .day, 1) }
      return .meaning(result)
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
    case .clock:
      guard let number = integer(arguments[1]), (100...2400).contains(number), number % 100 < 60 else { return nil }
      var inner = meaning(arguments[0]) ?? Meaning(form: .date, first: DateFields(granularity: .time))
      inner.set(.time, number / 100 * 60 + number % 100)
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
    if arguments.count > 3 { fields.weekday = integer(arguments[3]) }
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
    // "The 1988 period": a quarter without a number is the one that the text speaks of. A season without one is none of
    // the calendar ("the rainy season").
    let number = integer(arguments[1])
    guard number != nil || granularity == .quarter || granularity == .season else { return nil }
    let greatest = granularity == .week ? 53 : granularity == .half ? 2 : 4
    if let number, !(1...greatest).contains(number) { return nil }
    var fields = DateFields(year: integer(arguments[0]), unit: number, granularity: granularity)
    fields.yearFrom = reference(arguments[0], .year)
    fields.isOfStoryEra = isOfStoryEra(arguments[0])
    return date(fields)
  }

  /// Whether the words leave the era of a year to the text.
  private func isOfStoryEra(_ year: ValueExpression.Node) -> Bool {
    if case .call(.era, _) = year { true } else { false }
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

  /// A holiday by its number: month and day (`1031`); 1, month, weekday and how-manieth, 9 the last (`11144`); 2 and the
  /// days after Easter Sunday plus a hundred (`20098`), 3 for that of the eastern churches.
  private func holiday(_ arguments: [ValueExpression.Node]) -> Result? {
    guard let number = integer(arguments[1]), (101...30999).contains(number) else { return nil }
    var fields = DateFields(year: integer(arguments[0]), granularity: .day)
    fields.yearFrom = reference(arguments[0], .year)
    switch number / 10000 {
    case 0: (fields.unit, fields.day) = (number / 100, number % 100)
    case 1:
      fields.unit = number / 100 % 100
      fields.nth = DateFields.Nth(number: number % 10 == 9 ? -1 : number % 10, step: .weekday(number / 10 % 10))
    default:
      (fields.unit, fields.easter) = (4, number % 10000 - 100)
      fields.easterIsEastern = number >= 30000
    }
    return date(fields)
  }

  /// A set of days, months or parts of the day that come back: "every Monday", "each July".
  private func recurring(_ node: ValueExpression.Node) -> Result? {
    guard let inner = meaning(node), let fields = inner.first else { return nil }
    var recurrence = Recurrence(granularity: fields.granularity, unit: fields.unit ?? 0, day: fields.day ?? 0)
    recurrence.weekday = fields.weekday ?? 0
    recurrence.part = fields.granularity == .dayPart ? fields.minute ?? 0 : 0
    var result = Meaning(form: .set, period: recurrence.period)
    result.recurrence = recurrence
    return .meaning(result)
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
    case .call(.shortyear, let arguments): return captureSlot(arguments[1])
    case .call(_, let arguments):
      // The slot that stands first in the text.
      var best = 0
      for argument in arguments {
        let slot = captureSlot(argument)
        if slot > 0, best == 0 || match.captures[slot].lowerBound < match.captures[best].lowerBound { best = slot }
      }
      return best
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
