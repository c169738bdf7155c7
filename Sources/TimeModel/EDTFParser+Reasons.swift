extension EDTFParser {
  /// The error for the byte at the position, with a hint where people often write something else.
  func unexpected() -> EDTFError {
    guard let next else { return error("the value ends too early") }
    switch next {
    case UInt8(ascii: "u"), UInt8(ascii: "x"): return error("an unspecified digit is written 'X'")
    case UInt8(ascii: "y"): return error("a long year is written with a capital 'Y'")
    case UInt8(ascii: "e"): return error("an exponent is written with a capital 'E'")
    case UInt8(ascii: "t"): return error("a time of day is written with a capital 'T'")
    case UInt8(ascii: "z"): return error("the zone UTC is written with a capital 'Z'")
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      return error("parentheses are of the old draft; a qualifier stands before or after a component")
    case UInt8(ascii: "^"): return error("a season has no name after '^'; 25 to 32 tell the hemisphere")
    case UInt8(ascii: " "), UInt8(ascii: "\t"): return error("a space")
    case UInt8(ascii: "+"): return error("a positive year has no sign")
    case UInt8(ascii: "."): return error("'..' stands at an end of an interval or in a set")
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "X"): return error("a digit too many")
    case 0x21..<0x7f: return error("'\(Character(Unicode.Scalar(next)))' does not belong here")
    default: return error("a character that EDTF does not use")
    }
  }

  /// Why no day fits a date whose components are good each for itself.
  func reasonWithoutDay(_ date: EDTFDate) -> String {
    guard let day = date.day, let month = date.month, !month.isMasked else { return "no day fits all the digits" }
    if month.least == 2 && day.description == "29" { return "no year that fits has a 29 February" }
    return "month \(month) has no day \(day)"
  }

  func yearBeyondLimit(at offset: Int) -> EDTFError {
    error("the year is beyond ±\(EDTF.greatestYear), where days do not fit 64 bits", at: offset)
  }
}
