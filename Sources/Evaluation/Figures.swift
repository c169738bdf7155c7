internal import Glibc

/// Right and wrong answers of one kind.
struct Tally: Equatable {
  var right = 0
  var falseAlarms = 0
  var missed = 0

  static func += (left: inout Tally, right: Tally) {
    left.right += right.right
    left.falseAlarms += right.falseAlarms
    left.missed += right.missed
  }

  var precision: Double { Tally.ratio(right, right + falseAlarms) }
  var recall: Double { Tally.ratio(right, right + missed) }

  /// The harmonic mean of precision and recall.
  var f1: Double {
    let (precision, recall) = (precision, recall)
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
}

extension Double {
  /// With a fixed number of decimals, correctly rounded from the exact binary value, ties to even.
  func printed(decimals: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    _ = withVaList([Int32(decimals), self]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The nearest number with so many decimals.
  func rounded(decimals: Int) -> Double { Double(printed(decimals: decimals)) ?? self }
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }

  func padded(left width: Int) -> String { String(repeating: " ", count: Swift.max(0, width - count)) + self }
}
