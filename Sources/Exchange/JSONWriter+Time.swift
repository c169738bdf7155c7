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

  mutating func members(_ timex3: TIMEX3) {
    member("type", timex3.type.rawValue)
    member("value", timex3.value)
    member("mod", timex3.mod)
    member("quant", timex3.quant)
    member("freq", timex3.freq)
    member("beginPoint", timex3.beginPoint)
    member("endPoint", timex3.endPoint)
  }
}
