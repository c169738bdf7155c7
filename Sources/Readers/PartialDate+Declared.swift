public import TimeModel

extension PartialDate {
  /// A declared creation time: `2021`, `2021-02`, `2021-02-17`, `20210217`, each day with a time of day if need be
  /// (`2021-02-17T10:30`, `2021-02-17 10:30:00Z`); nil if it is none or no such day exists.
  public init?(declared text: String) {
    var digits = text.utf8[...]
    func number(_ count: Int) -> Int? {
      guard digits.count >= count else { return nil }
      var value = 0
      for byte in digits.prefix(count) {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      digits = digits.dropFirst(count)
      return value
    }
    func skip(_ character: Character) -> Bool {
      guard digits.first == character.asciiValue else { return false }
      digits = digits.dropFirst()
      return true
    }

    guard let year = number(4) else { return nil }
    if digits.isEmpty {
      self.init(year: year)
      return
    }
    let isExtended = skip("-")
    guard let month = number(2), (1...12).contains(month) else { return nil }
    if digits.isEmpty {
      guard isExtended else { return nil }
      self.init(year: year, month: month)
      return
    }
    guard skip("-") == isExtended, let day = number(2), (1...Day.lengthOfMonth(month, year: year)).contains(day)
    else { return nil }
    if digits.isEmpty {
      self.init(year: year, month: month, day: day)
      return
    }
    guard skip("T") || skip(" "), let hour = number(2), hour <= 24 else { return nil }
    let hasColon = skip(":")
    let minute = digits.isEmpty || !hasColon && digits.count < 2 ? 0 : number(2)
    guard let minute, minute < 60, PartialDate.isSecondsAndZone(digits) else { return nil }
    self.init(
      year: year, unit: month, day: day, granularity: .time, minute: hour * 60 + minute)
  }

  /// Seconds with a fraction and a zone may follow; neither changes the day.
  private static func isSecondsAndZone(_ rest: Substring.UTF8View) -> Bool {
    rest.count <= 24
      && rest.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "Z"):
          true
        default: false
        }
      }
  }
}
