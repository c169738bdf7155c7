/// Why a drawing cannot be made of what was given.
public struct DiagramError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong and the way out; one line, no full stop.
  public var message: String

  public init(_ message: String) { self.message = message }

  public var description: String { message }
}
