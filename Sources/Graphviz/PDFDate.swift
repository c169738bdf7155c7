/// Makes PDF bytes independent of the clock.
enum PDFDate {
  /// `pdf` with its `/CreationDate (…)` entries overwritten by spaces; the length, and so the cross-reference table,
  /// stays. cairo 1.16 writes the time of day there whatever SOURCE_DATE_EPOCH says. O(n).
  static func blanked(_ pdf: [UInt8]) -> [UInt8] {
    let key = Array("/CreationDate".utf8)
    var pdf = pdf
    var position = 0
    while let found = pdf[position...].firstIndex(of: key[0]) {
      position = found + 1
      guard pdf[found...].starts(with: key), let close = pdf[found...].firstIndex(of: UInt8(ascii: ")")),
        close - found < 64
      else { continue }
      for index in found...close { pdf[index] = UInt8(ascii: " ") }
      position = close
    }
    return pdf
  }
}
