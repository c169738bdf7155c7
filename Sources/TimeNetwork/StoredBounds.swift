internal import TimeModel

/// The propagated bounds of every point, to be asked: those of one event lie beside each other.
struct StoredBounds: Sendable {
  /// Lower and upper bound of each point, in turn, with `Int.min` and `Int.max` for none.
  let days: DayColumn
  /// The row that gives each of `days`.
  private let sources: [Source]
  let eventCount: Int

  /// - Complexity: O(*n*); 32 bytes an event, or 48 where some day does not fit 32 bits.
  init(_ bounds: PropagatedBounds) {
    let pairs = bounds.pairs
    eventCount = pairs.count / 2
    days = DayColumn(count: pairs.count * 2) { $0 & 1 == 0 ? pairs[$0 >> 1].lower : pairs[$0 >> 1].upper }
    sources = [Source](unsafeUninitializedCapacity: pairs.count * 2) { buffer, filled in
      for (point, pair) in pairs.enumerated() {
        buffer[point * 2] = pair.lowerSource
        buffer[point * 2 + 1] = pair.upperSource
      }
      filled = pairs.count * 2
    }
  }

  @inline(__always)
  func lower(_ point: Int) -> Int { days[point * 2] }
  @inline(__always)
  func upper(_ point: Int) -> Int { days[point * 2 + 1] }
  func lowerSource(_ point: Int) -> Source { sources[point * 2] }
  func upperSource(_ point: Int) -> Source { sources[point * 2 + 1] }

  func bounds(of event: Int) -> TimeBounds {
    TimeBounds(
      earliestStart: Day(number: lower(event * 2)), latestStart: Day(number: upper(event * 2)),
      earliestEnd: Day(number: lower(event * 2 + 1)), latestEnd: Day(number: upper(event * 2 + 1)))
  }
}
