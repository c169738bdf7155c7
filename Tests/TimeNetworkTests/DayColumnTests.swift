import Testing

@testable import TimeNetwork

@Suite struct DayColumnTests {
  @Test(
    arguments: [
      [], [0], [.min, -1, 0, 1, .max], [.min, Int(Int32.min) + 1, Int(Int32.max) - 1, .max],
      [Int(Int32.min)], [Int(Int32.max)], [.min, 5, Int(Int32.max), .max], [1 << 40, -(1 << 40), .min, .max, 7],
      [.min + 1, .max - 1, .min, .max],
    ] as [[Int]])
  func `days come out as they went in, whether 32 bits hold them or not`(_ days: [Int]) {
    let column = DayColumn(count: days.count) { days[$0] }
    #expect(days.indices.map { column[$0] } == days)
  }
}
