internal import TimeModel

/// Ways to write one TIMEX3 value.
enum TIMEX3Readings {
  /// The value in capitals, without white space around it, a final `Z` and seconds of zero.
  static func normal(_ value: String) -> String {
    var bytes = Array(value.uppercased().utf8)[...]
    while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "Z") { bytes.removeLast() }
    return String(decoding: withoutZeroSeconds(Array(bytes)), as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

  /// `T10:30:00` as `T10:30`, at the end and before a slash.
  private static func withoutZeroSeconds(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let rest = Pattern(bytes[index...])
      if let after = rest.skipping("Tdd:dd:00"), after.isEmpty || after.first == UInt8(ascii: "/") {
        result += bytes[index..<(index + 6)]
        index += 9
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Equivalent spellings of one value, itself among them: P7D for P1W, PT24H for P1D, P12M for P1Y, decades and
  /// centuries, a date for the same date with a clock time, an interval for the month or year that it covers.
  static func all(of value: String) -> Set<String> {
    let value = normal(value)
    let bytes = Array(value.utf8)
    var readings: Set<String> = [value]
    func add(_ prefix: String, _ suffix: String, in unit: (String, String), _ convert: (Int) -> Int?) {
      guard let amount = amount(of: bytes, prefix, suffix), let converted = convert(amount) else { return }
      readings.insert("\(unit.0)\(converted)\(unit.1)")
    }
    func divided(by step: Int) -> (Int) -> Int? { { $0 > 0 && $0 % step == 0 ? $0 / step : nil } }
    func times(_ factor: Int) -> (Int) -> Int? {
      { amount in
        let (product, overflows) = amount.multipliedReportingOverflow(by: factor)
        return overflows ? nil : product
      }
    }
    add("PT", "H", in: ("P", "D"), divided(by: 24))
    add("PT", "M", in: ("PT", "H"), divided(by: 60))
    add("P", "M", in: ("P", "Y"), divided(by: 12))
    add("P", "W", in: ("P", "D"), times(7))
    add("P", "DE", in: ("P", "Y"), times(10))
    add("P", "CE", in: ("P", "Y"), times(100))
    addPeriods(of: bytes, to: &readings)
    if Pattern(bytes[...]).skipping("dddd-dd-ddT") != nil { readings.insert(text(bytes[..<10])) }
    if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
      addInterval(from: bytes[..<slash], to: bytes[(slash + 1)...], into: &readings)
    }
    return readings
  }

  /// The number between a prefix and a suffix, if there is nothing else.
  private static func amount(of bytes: [UInt8], _ prefix: String, _ suffix: String) -> Int? {
    guard bytes.starts(with: prefix.utf8), bytes.count > prefix.utf8.count + suffix.utf8.count,
      bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    else { return nil }
    return number(bytes[prefix.utf8.count..<(bytes.count - suffix.utf8.count)])
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy { (0x30...0x39).contains($0) } ? Int(text(digits)) : nil
  }

  /// Decades (`198`, `198X`, `1980S`) and centuries (`19`, `19XX`).
  private static func addPeriods(of bytes: [UInt8], to readings: inout Set<String>) {
    let pattern = Pattern(bytes[...])
    if pattern.matches("ddd") || pattern.matches("dddX") {
      let decade = text(bytes[..<3])
      readings.formUnion([decade, "\(decade)0/\(decade)9"])
    }
    if pattern.matches("ddd0S") { readings.insert(text(bytes[..<3])) }
    if pattern.matches("dd") || pattern.matches("ddXX") { readings.insert(text(bytes[..<2])) }
  }

  /// The month or year that an interval of days covers, its last day in or out, and both ways to write its end.
  private static func addInterval(
    from first: ArraySlice<UInt8>, to last: ArraySlice<UInt8>, into readings: inout Set<String>
  ) {
    let start = first.prefix(10)
    if let begin = components(of: start), let end = components(of: last.prefix(10)), (1...9999).contains(end.year),
      (1...12).contains(end.month), (1...Day.lengthOfMonth(end.month, year: end.year)).contains(end.day)
    {
      let lastDay = Day(year: end.year, month: end.month, day: end.day)
      let before = Day(number: lastDay.number - 1)
      for day in [lastDay, before] {
        let civil = day.civil
        let isLastOfMonth = Day(number: day.number + 1).civil.day == 1
        if begin.day == 1, civil.year == begin.year, civil.month == begin.month, isLastOfMonth {
          readings.insert("\(padded(begin.year, 4))-\(padded(begin.month, 2))")
        }
        if begin.month == 1, begin.day == 1, (civil.year, civil.month, civil.day) == (begin.year, 12, 31) {
          readings.insert(padded(begin.year, 4))
        }
      }
      let previous = before.civil
      readings.formUnion([
        "\(text(start))/\(text(last.prefix(10)))",
        "\(text(start))/\(padded(previous.year, 4))-\(padded(previous.month, 2))-\(padded(previous.day, 2))",
      ])
    }
    if last.elementsEqual("..".utf8) { readings.insert(text(first)) }
    if first.elementsEqual("..".utf8) { readings.insert(text(last)) }
  }

  private static func components(of date: ArraySlice<UInt8>) -> (year: Int, month: Int, day: Int)? {
    let parts = date.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, let year = number(parts[0]), let month = number(parts[1]), let day = number(parts[2])
    else { return nil }
    return (year, month, day)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// Bytes to be compared with a shape in which `d` is any digit.
private struct Pattern {
  let bytes: ArraySlice<UInt8>
  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// What follows the shape; nil if the bytes do not begin with it.
  func skipping(_ shape: StaticString) -> ArraySlice<UInt8>? {
    shape.withUTF8Buffer { shape in
      guard bytes.count >= shape.count else { return nil }
      for (byte, wanted) in zip(bytes, shape) {
        let fits = wanted == UInt8(ascii: "d") ? (0x30...0x39).contains(byte) : byte == wanted
        if !fits { return nil }
      }
      return bytes.dropFirst(shape.count)
    }
  }

  func matches(_ shape: StaticString) -> Bool { skipping(shape)?.isEmpty ?? false }
}
