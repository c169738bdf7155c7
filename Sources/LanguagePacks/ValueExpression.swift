/// What a rule makes of its captures: a tree of function calls (`date(y, m, d)`), kept as a flat list of operations.
///
/// The functions are the engine's (Extraction gives them their meaning); the packs only name them. Arguments are
/// captures, integers, names in the engine's vocabulary (`day`, `past`), calls, or `_` for nothing.
public struct ValueExpression: Hashable, Sendable {
  public indirect enum Node: Hashable, Sendable {
    case nothing
    case integer(Int)
    case capture(Int)
    case name(String)
    case call(ValueFunction, [Node])
  }

  public let root: Node

  struct Failure: Error { var message: String }

  /// Parses a value line; `captures` are the names of the pattern, in slot order.
  init(_ text: Substring, captures: [String]) throws(Failure) {
    var parser = Parser(input: text, captures: captures)
    root = try parser.node()
    guard parser.input.trimmingSpaces.isEmpty else {
      throw Failure(message: "unexpected «\(parser.input.prefix(12))» in the value")
    }
    guard case .call = root else { throw Failure(message: "a value is a function call") }
  }

  init(_ reader: inout ImageReader) { root = Self.read(&reader) }

  private static func read(_ reader: inout ImageReader) -> Node {
    switch reader.integer() {
    case 0: return .nothing
    case 1: return .integer(reader.integer())
    case 2: return .capture(reader.integer())
    case 3: return .name(reader.text())
    default:
      let function = ValueFunction.allCases[reader.integer()]
      return .call(function, reader.array { read(&$0) })
    }
  }

  func write(to notes: inout ImageNotes) { Self.write(root, &notes) }

  private static func write(_ node: Node, _ notes: inout ImageNotes) {
    switch node {
    case .nothing: notes.write(0)
    case .integer(let value):
      notes.write(1)
      notes.write(value)
    case .capture(let slot):
      notes.write(2)
      notes.write(slot)
    case .name(let name):
      notes.write(3)
      notes.write(name)
    case .call(let function, let arguments):
      notes.write(4)
      notes.write(ValueFunction.allCases.firstIndex(of: function)!)
      notes.write(arguments) { write($1, &$0) }
    }
  }

  private struct Parser {
    var input: Substring
    let captures: [String]

    mutating func node() throws(Failure) -> Node {
      input = input.trimmingSpaces
      let name = input.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      guard !name.isEmpty else { throw Failure(message: "expected a name in the value") }
      input = input[name.endIndex...]
      guard input.first == "(" else {
        if name == "_" { return .nothing }
        if let number = Int(name) { return .integer(number) }
        if let slot = captures.firstIndex(of: String(name)) { return .capture(slot) }
        return .name(String(name))
      }
      guard let function = ValueFunction(rawValue: String(name)) else {
        throw Failure(
          message: "no function \(name); known: \(ValueFunction.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      input = input.dropFirst()
      var arguments: [Node] = []
      input = input.trimmingSpaces
      while input.first != ")" {
        arguments.append(try node())
        input = input.trimmingSpaces
        if input.first == "," {
          input = input.dropFirst().trimmingSpaces
        } else if input.first != ")" {
          throw Failure(message: "missing ) in the value")
        }
      }
      input = input.dropFirst()
      guard function.arguments.contains(arguments.count) else {
        throw Failure(message: "\(name) takes \(function.arguments) arguments, not \(arguments.count)")
      }
      return .call(function, arguments)
    }
  }
}

/// The functions that value lines may call; docs/packs.md says what each means.
public enum ValueFunction: String, Hashable, Sendable, CaseIterable {
  /// `date(year, month, day)`, with `_` for what the words leave out; `date(year, 509)` for 9 May; the weekday that the
  /// words name beside the day may stand last.
  case date
  /// `julian(year, month, day)`, `hijri(…)`, `ummalqura(…)`, `solar(…)`: dates of other calendars; the year may be a date of
  /// the Gregorian one in which the day falls, month and day one number (`hijri(y, 1001)`), a weekday beside them last. `hijricentury(n)`.
  case julian, hijri, ummalqura, solar, hijricentury
  /// `dual(a, b)`: one date in another calendar and in the Gregorian one.
  case dual
  /// `pivot(n)`: a two-digit year; `bc(n)`: years before the common era; `sum(a, b)`; `times(a, b)`.
  /// `shortyear(y, n)`: a two-digit year of the century of y ("1936-39"); `era(n)`: a year in the era that the text tells of.
  case pivot, bc, sum, times, minus, shortyear, era
  case century, decade, season, quarter, half, week
  /// `weekday(n)`: the nearest such day; `next`, `last`, `this`: of a unit or a weekday.
  case weekday, next, last, this
  /// `nth(y, m, w, n)`: the n-th such day of the week in a month, from its end if negative; `holiday(y, n)`: a holiday
  /// by its number; `whole(date, unit)`: the unit around a day.
  case nth, holiday, whole
  /// `shift(n, unit)` from the creation time, `later(n, unit)` from the narrative's date.
  case shift, later
  case start, middle, end, about, uncertain
  case before, after, by
  /// `range(a, b)`, `list(a, b)`: two values that share what one of them leaves out; `since(a)`, `until(a)`.
  case range, list, since, until
  /// `duration(n, unit)`, with `_` for "several"; `atmost`, `atleast`, `set(n, unit)`, `vague(past)`.
  case duration, atmost, atleast, set, vague
  /// `past(n, unit)`, `coming(n, unit)`: the n units up to the creation time, or after it.
  case past, coming
  /// `yearly(n)`: the day of any year whose month and day are the digits of n, as 509 for 9 May.
  case yearly
  /// `counted(n, weekday, x)`: the n-th such day (or `day`, `week`) of a month, quarter or year; the last for -1.
  case counted
  /// `every(weekday(w))`: a set of days that come back; `halfmore(duration(n, unit))`: and a half.
  case every, halfmore
  /// `at(date, hour, minute)`; `clock(date, n)`: four digits ("0930"); `part(date, n)`.
  case at, clock, part
  /// `event(type)`: the date of an event that the words name; `during(type)`: its time.
  case event, during
  /// `none()`: the words look like a time expression and are none.
  case none

  var arguments: ClosedRange<Int> {
    switch self {
    case .none: 0...0
    case .pivot, .bc, .era, .decade, .weekday, .next, .last, .this, .start, .middle, .end, .about, .uncertain, .before,
      .after, .by, .since, .until, .atmost, .atleast, .vague, .event, .during, .yearly, .every, .halfmore,
      .hijricentury:
      1...1
    case .century: 1...2
    case .julian, .hijri, .ummalqura, .solar: 2...4
    case .date: 2...4
    case .season, .quarter, .half, .week, .shift, .later, .range, .list, .duration, .set, .part, .past, .coming, .clock,
      .dual, .sum, .times, .minus, .shortyear, .holiday, .whole:
      2...2
    case .counted: 3...3
    case .nth: 4...4
    case .at: 2...3
    }
  }
}
