/// Why a string is no EDTF value.
public struct EDTFError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, and where there is an accepted spelling, that; in English, without a full stop.
  public let reason: String
  /// Where, in UTF-8 bytes from the beginning of the string.
  public let offset: Int

  public init(reason: String, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  public var description: String { "byte \(offset): \(reason)" }
}
