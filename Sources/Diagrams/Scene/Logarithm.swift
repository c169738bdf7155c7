/// Logarithms without a C library: Diagrams is plain Swift.
enum Logarithm {
  /// ln x for x > 0, to about 1e-12: exponent and the atanh series of the significand. O(1).
  static func natural(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return 0 }
    var (exponent, significand) = (Double(x.exponent), x.significand)
    if significand > 1.4142135623730951 {
      significand /= 2
      exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var (term, sum) = (ratio, 0.0)
    for odd in stride(from: 1.0, through: 21, by: 2) {
      sum += term / odd
      term *= square
    }
    return 2 * sum + exponent * 0.6931471805599453
  }

  /// x to the power of an exponent, for x > 0, to about 1e-12. O(1).
  static func power(_ x: Double, _ exponent: Double) -> Double {
    guard x > 0 else { return 0 }
    // e^y = 2^k · e^r with |r| <= ln 2 / 2, by the Taylor series.
    let y = natural(x) * exponent
    let whole = (y / 0.6931471805599453).rounded()
    let rest = y - whole * 0.6931471805599453
    var (term, sum) = (1.0, 1.0)
    for step in 1...18 {
      term *= rest / Double(step)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(whole), significand: 1) * sum
  }
}
