internal import TimeModel

extension JSONWriter {
  /// One line on an EDTF string: `{"edtf","valid","level","lower","upper","reason"}`; an unbounded side is null, level
  /// and bounds are absent where the string is no EDTF, the reason where it is.
  public mutating func answer(edtf string: String) {
    object { json in
      json.member("edtf", string)
      do throws(EDTFError) {
        let value = try EDTF(parsing: string)
        json.member("valid", true)
        json.member("level", value.level)
        json.key("lower")
        json.day(value.lower ?? .unboundedPast)
        json.key("upper")
        json.day(value.upper ?? .unboundedFuture)
      } catch {
        json.member("valid", false)
        json.member("reason", error.reason)
      }
    }
    newline()
  }
}
