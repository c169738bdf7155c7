/// One bound of every event in ascending order, equal ones by event; those without a bound first or last.
///
/// Where the bounds lie densely (at most four days for each event) they are sorted by counting, and what remains of the
/// bounds is how many events lie before each day: a count is then one look-up.
struct SortedBounds: Sendable {
  let events: [Int32]
  /// Bounds beside their events; empty where they lie densely.
  private let bounds: DayColumn
  /// The least finite bound, and for each day from it to the one behind the greatest how many bounds are less.
  private let first: Int
  private let starts: [Int32]

  private static let daysPerEvent = 4

  /// - Parameter day: the bound of an event; `Int.min` and `Int.max` for none.
  /// - Complexity: O(*n*) where they lie densely, else O(*n* log *n*).
  @inline(__always)
  init(count: Int, _ day: (Int) -> Int) {
    var (least, greatest) = (Int.max, Int.min)
    for event in 0..<count {
      let value = day(event)
      if value == .min || value == .max { continue }
      least = min(least, value)
      greatest = max(greatest, value)
    }
    let (width, overflows) = greatest.subtractingReportingOverflow(least)
    if least <= greatest, !overflows, width < max(1, count) * Self.daysPerEvent {
      // Bucket 0 holds what has no lower side, the last bucket what has no upper one.
      func bucket(_ value: Int) -> Int { value == .min ? 0 : value == .max ? width + 2 : value - least + 1 }
      var starts = [Int32](repeating: 0, count: width + 4)
      for event in 0..<count { starts[bucket(day(event)) + 1] += 1 }
      for day in 1..<starts.count { starts[day] += starts[day - 1] }
      events = [Int32](unsafeUninitializedCapacity: count) { buffer, filled in
        var next = starts
        for event in 0..<count {
          let bucket = bucket(day(event))
          buffer[Int(next[bucket])] = Int32(event)
          next[bucket] += 1
        }
        filled = count
      }
      (bounds, first) = (DayColumn(count: 0) { $0 }, least)
      self.starts = Array(starts[1...(width + 2)])
      return
    }
    struct Entry {
      var bound: Int
      var event: Int32
    }
    var entries = (0..<count).map { Entry(bound: day($0), event: Int32($0)) }
    entries.sort { $0.bound == $1.bound ? $0.event < $1.event : $0.bound < $1.bound }
    events = entries.map(\.event)
    bounds = DayColumn(count: count) { entries[$0].bound }
    (first, starts) = (0, [])
  }

  /// How many bounds are less than `bound`. O(1) where they lie densely, else O(log *n*).
  func count(below bound: Int) -> Int {
    if let last = starts.indices.last {
      if bound == .min { return 0 }
      if bound <= first { return Int(starts[0]) }
      let (day, overflows) = bound.subtractingReportingOverflow(first)
      return Int(starts[overflows ? last : min(day, last)])
    }
    var (low, high) = (0, events.count)
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
