/// How an event graph is to look.
public struct EventGraphOptions: Hashable, Sendable {
  /// Nil for the language's own.
  public var title: String?
  /// Nil for one made from the figures; empty for none.
  public var subtitle: String?
  public var theme: Theme
  public var showsActors: Bool
  /// Documents with what they report. A document of more than 4 of the events, and every document where that would be
  /// more than 24 links, is drawn only for a date on which sources disagree.
  public var showsDocuments: Bool

  public init(
    title: String? = nil, subtitle: String? = nil, theme: Theme = .light, showsActors: Bool = true,
    showsDocuments: Bool = true
  ) {
    self.title = title
    self.subtitle = subtitle
    self.theme = theme
    self.showsActors = showsActors
    self.showsDocuments = showsDocuments
  }
}

/// Where the layered layout put nodes and edges: points, y upwards as in DOT.
public struct EventGraphLayout: Sendable {
  public struct Edge: Sendable {
    /// Bezier control points, 1 + 3n of them.
    public var path: [Point]
    /// Tips of the arrows, where there are any.
    public var startTip: Point?
    public var endTip: Point?

    public init(path: [Point], startTip: Point? = nil, endTip: Point? = nil) {
      self.path = path
      self.startTip = startTip
      self.endTip = endTip
    }
  }

  /// Centres of nodes by name.
  public var nodes: [String: Point]
  /// By key.
  public var edges: [String: Edge]
  public var width: Double
  public var height: Double

  public init(nodes: [String: Point], edges: [String: Edge], width: Double, height: Double) {
    self.nodes = nodes
    self.edges = edges
    self.width = width
    self.height = height
  }
}
