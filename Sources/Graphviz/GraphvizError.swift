/// Why libgraphviz could not do a job.
public struct GraphvizError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: UInt8, Hashable, Sendable {
    /// The text is no DOT.
    case unreadable
    /// The layout failed, or a node came without the position that it needs.
    case layout
    /// The drawing could not be written in the format.
    case render
    /// The drawing is larger than `RasterLimit` allows.
    case tooLarge
    /// More nodes than the `dot` layout is used for.
    case tooManyNodes
  }

  public var kind: Kind
  /// What was wrong and, where there is one, the way out; one line, no full stop.
  public var message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  public var description: String { message }
}
