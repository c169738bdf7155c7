internal import EventGraph
internal import TimeModel

extension JSONWriter {
  /// An ISO date, or null for an unbounded side.
  mutating func day(_ day: Day) {
    if day.isFinite { string("\(day)") } else { null() }
  }

  /// Earliest start, latest start, earliest end, latest end; nothing if no bound is known.
  mutating func member(_ key: StaticString, _ bounds: TimeBounds?) {
    guard let bounds, bounds.isBounded else { return }
    array(key, [bounds.earliestStart, bounds.latestStart, bounds.earliestEnd, bounds.latestEnd]) { $0.day($1) }
  }

  mutating func member(_ key: StaticString, _ id: StableID) {
    self.key(key)
    id.withBytes { ascii($0) }
  }

  /// The EDTF of a time expression; a range in two pieces, which are short enough to need no memory.
  mutating func member(_ key: StaticString, of timex: Timex) {
    guard case .range(let start?, let end?) = timex.value else {
      member(key, timex.edtf)
      return
    }
    self.key(key)
    string("\(start.asStart)", "/", "\(end.asEnd)")
  }

  /// `START/END` in days.
  mutating func member(_ key: StaticString, _ days: (first: Day, last: Day)?) {
    guard let days else { return }
    let (first, last) = (days.first.civil, days.last.civil)
    guard (0...9999).contains(first.year), (0...9999).contains(last.year) else {
      member(key, "\(days.first)/\(days.last)")
      return
    }
    self.key(key)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 21) { buffer in
      func write(_ civil: (year: Int, month: Int, day: Int), at offset: Int) {
        func digits(_ number: Int, _ count: Int, at place: Int) {
          var rest = number
          for index in (0..<count).reversed() {
            buffer[offset + place + index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
          }
        }
        digits(civil.year, 4, at: 0)
        digits(civil.month, 2, at: 5)
        digits(civil.day, 2, at: 8)
        buffer[offset + 4] = UInt8(ascii: "-")
        buffer[offset + 7] = UInt8(ascii: "-")
      }
      write(first, at: 0)
      write(last, at: 11)
      buffer[10] = UInt8(ascii: "/")
      ascii(UnsafeBufferPointer(buffer))
    }
  }

  /// The TIMEX3 reading of a time expression; a clock time in two pieces, for the same reason.
  mutating func members(timex3 timex: Timex) {
    guard case .date(var date) = timex.value, date.granularity == .time else {
      members(TIMEX3(timex))
      return
    }
    let minute = Int(date.minute)
    date.granularity = .day
    var timex = timex
    timex.value = .date(date)
    let day = TIMEX3(timex)
    member("type", TIMEX3.Kind.time.rawValue)
    key("value")
    string(day.value ?? "", "T", TIMEX3.clock(minute))
    member("mod", day.mod)
  }

  mutating func members(_ timex3: TIMEX3) {
    member("type", timex3.type.rawValue)
    member("value", timex3.value)
    member("mod", timex3.mod)
    member("quant", timex3.quant)
    member("freq", timex3.freq)
    member("beginPoint", timex3.beginPoint)
    member("endPoint", timex3.endPoint)
    member("interval", timex3.interval)
  }
}
