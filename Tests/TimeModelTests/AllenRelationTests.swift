import RandomNumbers
import Testing
import TimeModel

@Suite struct AllenRelationTests {
  @Test(arguments: [
    ([1, 2, 4, 5], AllenRelation.before), ([1, 3, 3, 5], .meets), ([1, 4, 3, 6], .overlaps), ([1, 2, 1, 5], .starts),
    ([2, 3, 1, 5], .during), ([3, 5, 1, 5], .finishes), ([1, 5, 1, 5], .equals), ([1, 5, 3, 5], .finishedBy),
    ([1, 5, 2, 3], .contains), ([1, 5, 1, 2], .startedBy), ([3, 6, 1, 4], .overlappedBy), ([3, 5, 1, 3], .metBy),
    ([4, 5, 1, 2], .after), ([1, 1, 1, 5], .starts), ([5, 5, 1, 5], .finishes), ([2, 2, 2, 2], .equals),
    ([1, 5, 1, 1], .startedBy), ([2, 2, 3, 3], .before),
  ])
  func `two known spans have the relation of their points`(_ points: [Int], _ expected: AllenRelation) {
    #expect(
      AllenRelation(start: points[0], end: points[1], otherStart: points[2], otherEnd: points[3]) == expected)
    #expect(
      AllenRelation(start: points[2], end: points[3], otherStart: points[0], otherEnd: points[1]) == expected.inverse)
  }

  @Test func `the possible relations of two bounds equal enumeration of all datings`() {
    var random = SplitMix64(state: 7)
    func bounds() -> TimeBounds {
      func bound(_ none: Day) -> Day { random.chance(4) ? none : Day(number: random.number(-2...2)) }
      return TimeBounds(
        earliestStart: bound(.unboundedPast), latestStart: bound(.unboundedFuture),
        earliestEnd: bound(.unboundedPast), latestEnd: bound(.unboundedFuture))
    }
    func datings(_ bounds: TimeBounds) -> [(Int, Int)] {
      var found: [(Int, Int)] = []
      for start in -8...8 where bounds.earliestStart.number <= start && start <= bounds.latestStart.number {
        for end in start...8 where bounds.earliestEnd.number <= end && end <= bounds.latestEnd.number {
          found.append((start, end))
        }
      }
      return found
    }
    var sizes: Set<Int> = []
    for _ in 0..<3_000 {
      let (a, b) = (bounds(), bounds())
      var expected = AllenRelations.none
      for first in datings(a) {
        for second in datings(b) {
          expected.insert(
            AllenRelations(
              AllenRelation(start: first.0, end: first.1, otherStart: second.0, otherEnd: second.1)))
        }
      }
      #expect(a.relations(to: b) == expected, "\(a) \(b)")
      #expect(b.relations(to: a) == expected.inverse)
      sizes.insert(expected.relations.count)
    }
    #expect(sizes.contains(0) && sizes.contains(1) && sizes.contains(13))
  }
}
