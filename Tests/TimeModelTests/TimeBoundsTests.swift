import Testing
import TimeModel

@Suite struct TimeBoundsTests {
  private func bounds(_ values: [Int?]) -> TimeBounds {
    TimeBounds(
      earliestStart: values[0].map(Day.init(number:)) ?? .unboundedPast,
      latestStart: values[1].map(Day.init(number:)) ?? .unboundedFuture,
      earliestEnd: values[2].map(Day.init(number:)) ?? .unboundedPast,
      latestEnd: values[3].map(Day.init(number:)) ?? .unboundedFuture)
  }

  @Test(
    arguments: [
      ([1, 5, 1, 5], [3, 9, 3, 9], [3, 5, 3, 5]), ([nil, 5, nil, nil], [2, nil, 4, 8], [2, 5, 4, 8]),
      ([nil, nil, nil, nil], [1, 2, 3, 4], [1, 2, 3, 4]), ([1, 2, 1, 2], [5, 6, 5, 6], [5, 2, 5, 2]),
    ] as [([Int?], [Int?], [Int?])])
  func `an intersection holds the tighter of each pair of bounds`(_ a: [Int?], _ b: [Int?], _ expected: [Int?]) {
    #expect(bounds(a).intersection(bounds(b)) == bounds(expected))
    #expect(bounds(b).intersection(bounds(a)) == bounds(expected))
  }

  @Test func `consistency equals the existence of a dating`() {
    let values: [Int?] = [nil, 0, 1, 2]
    for a in values {
      for b in values {
        for c in values {
          for d in values {
            var exists = false
            for start in -3...5 where a ?? -3 <= start && start <= b ?? 5 {
              for end in start...5 where c ?? -3 <= end && end <= d ?? 5 { exists = exists || start <= end }
            }
            #expect(bounds([a, b, c, d]).isConsistent == exists, "\([a, b, c, d])")
          }
        }
      }
    }
  }

  @Test func `a state starts within one value and ends within another`() {
    let state = TimeBounds(stateFrom: PartialDate(year: 2020, month: 1), to: PartialDate(year: 2020, month: 7))
    #expect(
      [state.earliestStart, state.latestStart, state.earliestEnd, state.latestEnd].map(\.description)
        == ["2020-01-01", "2020-01-31", "2020-07-01", "2020-07-31"])
    #expect(state.isBounded)
    #expect(!TimeBounds.unbounded.isBounded)
  }
}
