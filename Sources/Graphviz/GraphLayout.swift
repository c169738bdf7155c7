/// Where the `dot` layout put the nodes and edges of a graph; points, y upwards as in DOT.
public struct GraphLayout: Hashable, Sendable {
  public struct Point: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  public struct Node: Hashable, Sendable {
    public var name: String
    public var centre: Point
    public var width: Double
    public var height: Double
  }

  /// The path of an edge: Bezier control points, 1 + 3n of them, and the tips of its arrows.
  public struct Edge: Hashable, Sendable {
    /// The `key` of the edge.
    public var key: String
    public var tail: String
    public var head: String
    public var controls: [Point]
    /// Tip of the arrow at the tail, where the edge has one.
    public var start: Point?
    /// Tip of the arrow at the head, where the edge has one.
    public var end: Point?
    /// Centre of the label, where the edge has one.
    public var label: Point?
  }

  /// In the order of the DOT.
  public var nodes: [Node]
  /// By tail node in the order of the DOT; edges without a path (between one node and itself, hidden) are absent.
  public var edges: [Edge]
  public var width: Double
  public var height: Double
}
