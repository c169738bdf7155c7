import RandomNumbers
import Testing

@testable import TimeNetwork

@Suite struct MaximumTreeTests {
  @Test func `what reaches a bound is found from the end of a prefix, whatever its length`() {
    var random = SplitMix64(state: 0x7ee)
    for count in [0, 1, 15, 16, 17, 255, 256, 257, 5000] {
      let values = (0..<count).map { _ in random.number(0...9) * random.number(0...9) }
      let tree = MaximumTree(DayColumn(count: count) { values[$0] }, count: count)
      for bound in [0, 1, 40, 72, 81, 82] {
        let end = random.number(0...count)
        var found: [Int] = []
        tree.forEach(below: end, atLeast: bound) {
          found.append($0)
          return true
        }
        #expect(found == (0..<end).reversed().filter { values[$0] >= bound })
        var first: [Int] = []
        tree.forEach(below: end, atLeast: bound) {
          first.append($0)
          return first.count < 3
        }
        #expect(first == Array(found.prefix(3)))
      }
    }
  }
}
