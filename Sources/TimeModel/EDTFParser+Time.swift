extension EDTFParser {
  /// What follows `T`: hours, minutes and seconds, and a zone or none.
  mutating func timeOfDay() throws(EDTFError) -> EDTFTime {
    let begin = position
    let hour = try clockDigits("hour")
    guard take(":") else { throw error("a time of day is written hh:mm:ss") }
    let minute = try clockDigits("minute")
    guard take(":") else { throw error("a time of day is written hh:mm:ss") }
    let second = try clockDigits("second")
    let isEndOfDay = hour == 24 && minute == 0 && second == 0
    if (hour > 23 && !isEndOfDay) || minute > 59 || second > 59 {
      throw error("there is no such time of day", at: begin)
    }
    if next == UInt8(ascii: ".") || next == UInt8(ascii: ",") { throw error("EDTF has no fractions of a second") }
    var time = EDTFTime(hour: hour, minute: minute, second: second, offsetInMinutes: nil, isUTC: false)
    if take("Z") {
      time.isUTC = true
      time.offsetInMinutes = 0
    } else if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") {
      time.offsetInMinutes = try zoneOffset()
    }
    return time
  }

  /// `+hh`, `+hh:mm` or with a minus, at most 14 hours.
  private mutating func zoneOffset() throws(EDTFError) -> Int {
    let begin = position
    let isNegative = take("-")
    if !isNegative { position += 1 }
    let hours = try clockDigits("hour of the zone")
    var minutes = 0
    if take(":") {
      minutes = try clockDigits("minute of the zone")
    } else if let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
      throw error("hours and minutes of a zone are divided by ':'")
    }
    let offset = hours * 60 + minutes
    if minutes > 59 { throw error("an hour has 60 minutes", at: begin) }
    if offset > 14 * 60 { throw error("a zone is at most 14 hours from UTC", at: begin) }
    if isNegative && offset == 0 { throw error("a zone of 0 hours is written with '+' or 'Z'", at: begin) }
    return isNegative ? -offset : offset
  }

  private mutating func clockDigits(_ name: String) throws(EDTFError) -> Int {
    var value = 0
    for _ in 0..<2 {
      guard let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        throw error("the \(name) has two digits")
      }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    return value
  }
}
