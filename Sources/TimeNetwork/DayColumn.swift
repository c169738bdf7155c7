/// Day numbers in a row, `Int.min` and `Int.max` for none, in four bytes each where all of them fit.
struct DayColumn: Sendable {
  /// The days with the least and the greatest number for none; empty where some day does not fit 32 bits.
  private let narrow: [Int32]
  private let wide: [Int]

  /// The days that `day` gives for 0 to `count` - 1; it is asked twice where some day does not fit.
  ///
  /// - Complexity: O(*count*); four or eight bytes a day.
  init(count: Int, _ day: (Int) -> Int) {
    var fits = true
    let narrow = [Int32](unsafeUninitializedCapacity: count) { buffer, filled in
      for index in 0..<count {
        let value = day(index)
        let short = Int32(truncatingIfNeeded: value)
        if value == .min || value == .max {
          buffer[index] = value == .min ? .min : .max
        } else if Int(short) != value || short == .min || short == .max {
          fits = false
          break
        } else {
          buffer[index] = short
        }
      }
      filled = fits ? count : 0
    }
    self.narrow = narrow
    wide = fits ? [] : (0..<count).map(day)
  }

  @inline(__always)
  subscript(index: Int) -> Int {
    guard wide.isEmpty else { return wide[index] }
    let day = narrow[index]
    return day == .min ? .min : day == .max ? .max : Int(day)
  }
}
