/// Values in a row with the greatest of every 16, of every 256 and so on, so that those of a prefix that reach a bound
/// are found from its end without a look at the others.
struct MaximumTree: Sendable {
  private let values: DayColumn
  /// Ever shorter rows of maxima: of every 16 values, of every 256 and so on.
  private let levels: [[Int]]

  private static let fan = 16

  /// - Complexity: O(*n*); half a byte a value beside the column.
  init(_ values: DayColumn, count: Int) {
    func maxima(_ count: Int, _ value: (Int) -> Int) -> [Int] {
      stride(from: 0, to: count, by: Self.fan).map { first in
        (first..<min(first + Self.fan, count)).reduce(Int.min) { max($0, value($1)) }
      }
    }
    self.values = values
    var levels: [[Int]] = []
    if count > Self.fan { levels.append(maxima(count) { values[$0] }) }
    while let last = levels.last, last.count > Self.fan { levels.append(maxima(last.count) { last[$0] }) }
    self.levels = levels
  }

  /// Calls `body` with the positions below `end` whose value is at least `bound`, last first, until it returns false.
  ///
  /// - Complexity: O(*k* log *n*) for *k* positions.
  func forEach(below end: Int, atLeast bound: Int, _ body: (Int) -> Bool) {
    var position = end - 1
    while position >= 0 {
      // The greatest block that ends here and holds nothing that reaches the bound is passed over.
      var length = 1
      var level = 0
      while level < levels.count, (position + 1) % (length * Self.fan) == 0,
        levels[level][position / (length * Self.fan)] < bound
      {
        level += 1
        length *= Self.fan
      }
      if level > 0 {
        position -= length
        continue
      }
      if values[position] >= bound, !body(position) { return }
      position -= 1
    }
  }
}
