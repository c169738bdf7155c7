/// Why a change cannot be made: one clause in English, without a full stop.
public struct ReviewError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
