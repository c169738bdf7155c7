extension EDTFParser {
  /// What a date may hold at its place.
  struct Allowance: OptionSet {
    let rawValue: UInt8
    static let timeOfDay = Allowance(rawValue: 1)
    /// Two and three digits for a century and a decade.
    static let century = Allowance(rawValue: 2)

    static let everything: Allowance = [.timeOfDay, .century]
    static let inInterval: Allowance = [.timeOfDay]
    static let inSet: Allowance = []
  }

  /// A date that fills the part up to `end`, and that some day fits.
  mutating func date(allows allowance: Allowance) throws(EDTFError) -> EDTFDate {
    let begin = position
    let yearMark = try qualifier()
    var date = EDTFDate(year: try year())
    date.significantDigits = try significance(of: date.year)
    date.yearQualifier = yearMark
    if !yearMark.isEmpty { need(2) }
    try qualifyAll(&date)
    switch date.year {
    case .digits:
      if date.significantDigits == nil, take("-") { try restOfDate(&date, begin, allowance) }
    case .long:
      if next == UInt8(ascii: "-") { throw error("a year written with 'Y' has no month") }
    case .century, .decade:
      if next == UInt8(ascii: "-") { throw error("a year has four digits", at: begin) }
      if !allowance.contains(.century) { throw error("a year has four digits; write 19XX for a century", at: begin) }
      if !date.yearQualifier.isEmpty {
        throw error("a century or decade has no qualifier; write 19XX? or 193X~", at: begin)
      }
    }
    if position < end { throw unexpected() }
    if date.years.first < -EDTF.greatestYear || date.years.last > EDTF.greatestYear { throw yearBeyondLimit(at: begin) }
    if !date.hasDay { throw error(reasonWithoutDay(date), at: begin) }
    return date
  }

  private mutating func restOfDate(
    _ date: inout EDTFDate, _ begin: Int, _ allowance: Allowance
  ) throws(EDTFError) {
    let monthMark = try qualifier()
    let monthOffset = position
    let month = try twoDigits("month")
    date.monthQualifier = monthMark
    if !month.isMasked, (21...41).contains(month.least) {
      date.season = month.least
      need(month.least <= 24 ? 1 : 2)
    } else {
      guard month.matches(anyOf: 1...12) else {
        throw error("month \(month) is not 01 to 12, nor a season 21 to 41", at: monthOffset)
      }
      date.month = month
    }
    if !monthMark.isEmpty { need(2) }
    try qualifyAll(&date)
    guard take("-") else { return requireLevel(ofMasksIn: date) }
    if date.season != nil { throw error("a season has no day", at: position - 1) }
    let dayMark = try qualifier()
    let dayOffset = position
    let day = try twoDigits("day")
    guard day.matches(anyOf: 1...31) else { throw error("day \(day) is not 01 to 31", at: dayOffset) }
    date.day = day
    date.dayQualifier = dayMark
    if !dayMark.isEmpty { need(2) }
    try qualifyAll(&date)
    requireLevel(ofMasksIn: date)
    if next == UInt8(ascii: "T") {
      if date.isMasked || !date.qualifier.isEmpty {
        throw error("a time of day needs a date without unspecified digits and qualifiers")
      }
      if !allowance.contains(.timeOfDay) { throw error("a member of a set has no time of day") }
      position += 1
      date.time = try timeOfDay()
    }
  }

  /// A qualifier after a component holds for it and all before it.
  private mutating func qualifyAll(_ date: inout EDTFDate) throws(EDTFError) {
    let mark = try qualifier()
    guard !mark.isEmpty else { return }
    need(position == end ? 1 : 2)
    date.yearQualifier.formUnion(mark)
    if date.month != nil || date.season != nil { date.monthQualifier.formUnion(mark) }
    if date.day != nil { date.dayQualifier.formUnion(mark) }
  }

  /// `?`, `~` or `%`, or none.
  private mutating func qualifier() throws(EDTFError) -> Qualifier {
    var mark: Qualifier = []
    if take("?") {
      mark = .uncertain
    } else if take("~") {
      mark = .approximate
    } else if take("%") {
      mark = [.uncertain, .approximate]
    }
    if !mark.isEmpty, let next, "?~%".utf8.contains(next) {
      throw error("one qualifier at a place; '%' is both uncertain and approximate")
    }
    return mark
  }

  private mutating func twoDigits(_ name: String) throws(EDTFError) -> DigitPattern {
    let pattern = try digits(atMost: 2)
    if pattern.count < 2 {
      if position < end { throw unexpected() }
      throw error("a \(name) has two digits")
    }
    return pattern
  }

  /// Digits and `X`.
  private mutating func digits(atMost limit: Int) throws(EDTFError) -> DigitPattern {
    var pattern = DigitPattern()
    while pattern.count < limit, let byte = next {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): pattern.append(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "X"): pattern.append(DigitPattern.unspecified)
      default: return pattern
      }
      position += 1
    }
    return pattern
  }

  private mutating func year() throws(EDTFError) -> EDTFDate.Year {
    let begin = position
    if take("Y") { return try longYear() }
    let isNegative = take("-")
    if isNegative { need(1) }
    let pattern = try digits(atMost: 4)
    let isZero = !pattern.isMasked && pattern.least == 0
    if isNegative && pattern.count > 1 && isZero { throw error("there is no negative year 0", at: begin) }
    switch pattern.count {
    case 4:
      if let next, isDigit(next) { throw error("a year of more than four digits begins with 'Y'", at: begin) }
      if pattern.isMasked { need(1) }
      requireLevel(ofYear: pattern)
      return .digits(pattern, isNegative: isNegative)
    case 2 where !pattern.isMasked && endsHere: return .century(pattern, isNegative: isNegative)
    case 3 where !pattern.isMasked && endsHere: return .decade(pattern, isNegative: isNegative)
    default:
      if pattern.count == 0 || (position < end && next != UInt8(ascii: "-")) { throw unexpected() }
      throw error("a year has four digits", at: begin)
    }
  }

  /// Whether the digits of a century or decade are over, so that what follows can be named better.
  private var endsHere: Bool { next.map { "?~%-".utf8.contains($0) } ?? true }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Unspecified digits are of level 1 at the end of the year and as whole month and day; elsewhere of level 2.
  private mutating func requireLevel(ofYear pattern: DigitPattern) {
    guard pattern.isMasked else { return }
    func isMasked(_ place: Int) -> Bool { pattern.digit(fromEnd: place) == DigitPattern.unspecified }
    if isMasked(2) || isMasked(3) || (isMasked(1) && !isMasked(0)) { need(2) }
  }

  private mutating func requireLevel(ofMasksIn date: EDTFDate) {
    guard date.isMasked else { return }
    need(1)
    // Level 1 leaves out from the right: the day, or the month and the day, or the end of the year alone.
    var isYearMasked = false
    if case .digits(let pattern, _) = date.year { isYearMasked = pattern.isMasked }
    if isYearMasked { need(2) }
    if let month = date.month, month.isPartlyMasked { need(2) }
    if let day = date.day, day.isPartlyMasked { need(2) }
    if let month = date.month, let day = date.day, month.isMasked && !day.isMasked { need(2) }
  }
}
