/// Values in a row with the greatest of every 16, of every 256 and so on, so that those of a prefix that reach a bound
/// are found from its end without a look at the others.
struct MaximumTree: Sendable {
  /// The values, then ever shorter rows of maxima.
  private var levels: [[Int]]

  private static let fan = 16

  /// - Complexity: O(*n*); eight bytes a value and about half a byte more.
  init(_ values: [Int]) {
    levels = [values]
    while let last = levels.last, last.count > Self.fan {
      levels.append(
        stride(from: 0, to: last.count, by: Self.fan).map { first in
          last[first..<min(first + Self.fan, last.count)].max() ?? .min
        })
    }
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
      while level + 1 < levels.count, (position + 1) % (length * Self.fan) == 0,
        levels[level + 1][position / (length * Self.fan)] < bound
      {
        level += 1
        length *= Self.fan
      }
      if level > 0 {
        position -= length
        continue
      }
      if levels[0][position] >= bound, !body(position) { return }
      position -= 1
    }
  }
}
