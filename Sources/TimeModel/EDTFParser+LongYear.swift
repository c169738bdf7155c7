extension EDTFParser {
  /// What follows `Y`: digits, perhaps with a sign and an exponent.
  mutating func longYear() throws(EDTFError) -> EDTFDate.Year {
    let begin = position - 1
    need(1)
    let isNegative = take("-")
    let digitsBegin = position
    let magnitude = try number("a year written with 'Y'")
    if bytes[digitsBegin] == UInt8(ascii: "0") { throw error("a year written with 'Y' has no leading zero", at: begin) }
    var exponent = 0
    var isExponential = false
    if next == UInt8(ascii: "X") { throw error("a year written with 'Y' has no unspecified digits; it may have 'S'") }
    if take("E") {
      need(2)
      isExponential = true
      exponent = try number("an exponent")
    } else if position - digitsBegin <= 4 {
      throw error("a year of four digits is written without 'Y'", at: begin)
    }
    guard let value = power(magnitude, exponent), value <= EDTF.greatestYear else {
      throw yearBeyondLimit(at: begin)
    }
    return .long(mantissa: isNegative ? -magnitude : magnitude, exponent: exponent, isExponential: isExponential)
  }

  /// `S` and a number of significant digits, if they are next.
  mutating func significance(of year: EDTFDate.Year) throws(EDTFError) -> Int? {
    let begin = position
    guard take("S") else { return nil }
    need(2)
    switch year {
    case .digits(let pattern, _) where pattern.isMasked:
      throw error("a year with unspecified digits has no significant digits", at: begin)
    case .century, .decade: throw error("a year has four digits", at: begin)
    case .digits, .long: break
    }
    let count = try number("a number of significant digits")
    if count == 0 { throw error("at least one digit is significant", at: begin) }
    return count
  }

  /// Decimal digits; too great a number is the greatest one.
  private mutating func number(_ name: String) throws(EDTFError) -> Int {
    let begin = position
    var value = 0
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      value = overflows || overflowsToo ? .max : sum
      position += 1
    }
    if position == begin {
      if position < end { throw unexpected() }
      throw error("\(name) needs digits")
    }
    return value
  }

  /// `magnitude` times ten to the power of `exponent`; nil if that is beyond 64 bits.
  private func power(_ magnitude: Int, _ exponent: Int) -> Int? {
    var value = magnitude
    guard exponent <= 18 else { return nil }
    for _ in 0..<exponent {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      value = product
    }
    return value
  }
}
