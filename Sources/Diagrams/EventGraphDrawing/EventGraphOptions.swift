/// How an event graph is to look.
public struct EventGraphOptions: Hashable, Sendable {
  /// Nil for the language's own.
  public var title: String?
  /// Nil for one made from the figures; empty for none.
  public var subtitle: String?
  public var theme: Theme
  public var direction: Direction
  public var showsActors: Bool
  /// Documents with what they report. A document of more than 4 of the events, and every document where that would be
  /// more than 24 links, is drawn only for a date on which sources disagree.
  public var showsDocuments: Bool

  public var layout: Layout

  /// How nodes are placed.
  public enum Layout: String, Hashable, Sendable, CaseIterable {
    /// `dot` for a few events, columns for more.
    case auto
    /// The layered layout of libgraphviz: a rank for each step of the order; at most 300 events.
    case dot
    /// A column for each month, year or other stretch of time; at most 3,000 events.
    case columns

    /// Events from which `auto` stands in columns: as ranks they would make a ribbon that fits no page.
    public static let automaticColumns = 36

    func usesColumns(events: Int) -> Bool { self == .columns || self == .auto && events > Self.automaticColumns }
  }

  public init(
    title: String? = nil, subtitle: String? = nil, theme: Theme = .light, direction: Direction = .leftToRight,
    showsActors: Bool = true,
    showsDocuments: Bool = true, layout: Layout = .auto
  ) {
    self.title = title
    self.subtitle = subtitle
    self.theme = theme
    self.direction = direction
    self.showsActors = showsActors
    self.showsDocuments = showsDocuments
    self.layout = layout
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
  /// Stretches of time that nodes stand in, where they stand in columns.
  var columns: [Column] = []

  struct Column: Sendable {
    var title: String
    var left: Double
    var right: Double
    /// Base line of the title and bottom of the column, downwards from the top of the layout.
    var titleBase: Double
    var bottom: Double
  }

  public init(nodes: [String: Point], edges: [String: Edge], width: Double, height: Double) {
    self.nodes = nodes
    self.edges = edges
    self.width = width
    self.height = height
  }
}
