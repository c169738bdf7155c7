/// A date as EDTF writes it, with unspecified digits and a qualifier for each component.
public struct EDTFDate: Hashable, Sendable {
  public enum Year: Hashable, Sendable {
    /// Four digits, some of them perhaps `X`.
    case digits(DigitPattern, isNegative: Bool)
    /// `Y` with `mantissa` times ten to the power of `exponent`; `isExponential` if an `E` was written.
    case long(mantissa: Int, exponent: Int, isExponential: Bool)
    /// Two digits: a century of 100 years.
    case century(DigitPattern, isNegative: Bool)
    /// Three digits: a decade.
    case decade(DigitPattern, isNegative: Bool)
  }

  public var year: Year
  /// How many leading digits of the year are significant (`S2`).
  public var significantDigits: Int?
  public var month: DigitPattern?
  /// 21…41: seasons, quarters, quadrimesters and semesters, in the place of the month.
  public var season: Int?
  public var day: DigitPattern?
  public var time: EDTFTime?

  public var yearQualifier: Qualifier = []
  /// Of the month or season.
  public var monthQualifier: Qualifier = []
  public var dayQualifier: Qualifier = []

  init(year: Year) { self.year = year }

  /// All that is doubted or approximate anywhere in the date.
  public var qualifier: Qualifier { yearQualifier.union(monthQualifier).union(dayQualifier) }

  /// Whether any digit is unspecified.
  public var isMasked: Bool {
    if case .digits(let digits, _) = year, digits.isMasked { return true }
    return month?.isMasked == true || day?.isMasked == true
  }

  /// Year, year with month or season, or full date; date and time of day are the finest.
  enum Precision: Hashable { case century, decade, year, month, season, day, time }

  var precision: Precision {
    if time != nil { return .time }
    if day != nil { return .day }
    if month != nil { return .month }
    if season != nil { return .season }
    return switch year {
    case .century: .century
    case .decade: .decade
    case .digits, .long: .year
    }
  }
}

/// Up to four decimal digits, any of them perhaps unspecified (`X`).
public struct DigitPattern: Hashable, Sendable {
  /// One digit in four bits, the last in the lowest; 10 stands for `X`.
  private(set) var nibbles: UInt16 = 0
  private var length: UInt8 = 0
  private var smallest: UInt16 = 0
  private var largest: UInt16 = 0

  static let unspecified: UInt8 = 10

  init() {}

  /// Adds a digit 0...9 or `unspecified` at the end.
  mutating func append(_ digit: UInt8) {
    nibbles = nibbles << 4 | UInt16(digit)
    length += 1
    let isUnspecified = digit == DigitPattern.unspecified
    smallest = smallest * 10 + (isUnspecified ? 0 : UInt16(digit))
    largest = largest * 10 + (isUnspecified ? 9 : UInt16(digit))
  }

  var count: Int { Int(length) }

  /// The digit at a place counted from the end.
  func digit(fromEnd place: Int) -> UInt8 { UInt8(nibbles >> UInt16(place * 4) & 15) }

  public var isMasked: Bool { smallest != largest }

  /// Whether one of two digits is unspecified and the other is not.
  var isPartlyMasked: Bool { isMasked && nibbles != 0xaa }

  /// The number, with 0 for unspecified digits.
  public var least: Int { Int(smallest) }
  /// The number, with 9 for unspecified digits.
  public var greatest: Int { Int(largest) }

  /// Whether a number of at most `count` digits has these digits.
  public func matches(_ number: Int) -> Bool {
    if !isMasked { return number == least }
    var rest = number
    for place in 0..<count {
      let digit = digit(fromEnd: place)
      if digit != DigitPattern.unspecified && Int(digit) != rest % 10 { return false }
      rest /= 10
    }
    return rest == 0
  }

  /// Whether a number of a range has these digits.
  func matches(anyOf range: ClosedRange<Int>) -> Bool { range.contains(where: matches) }

  /// `least` to `greatest`, cut to `range`.
  func span(within range: ClosedRange<Int>) -> ClosedRange<Int> { (least...greatest).clamped(to: range) }
}

extension DigitPattern: CustomStringConvertible {
  public var description: String {
    (0..<count).reversed().map { digit(fromEnd: $0) == DigitPattern.unspecified ? "X" : "\(digit(fromEnd: $0))" }
      .joined()
  }
}

/// A time of day, to the second.
public struct EDTFTime: Hashable, Sendable {
  /// 0...24; 24 only at 24:00:00, the end of the day.
  public var hour: Int
  public var minute: Int
  public var second: Int
  /// Minutes east of UTC; 0 with `isUTC` for `Z`; nil for local time.
  public var offsetInMinutes: Int?
  /// Whether the zone is written `Z`.
  public var isUTC: Bool
}
