/// How a timeline is to look.
public struct TimelineOptions: Hashable, Sendable {
  /// What the lanes stand for.
  public enum Lanes: String, Hashable, Sendable, CaseIterable { case family, actor, place, source }

  public enum Scale: String, Hashable, Sendable, CaseIterable {
    /// Up to four segments, each true to scale, with marked breaks.
    case piecewise
    /// One scale throughout.
    case uniform
  }

  /// Nil for the language's own.
  public var title: String?
  /// Nil for one made from the figures; empty for none.
  public var subtitle: String?
  public var lanes: Lanes
  public var scale: Scale
  public var theme: Theme
  public var direction: Direction
  /// Of the page, in points; 900 and more.
  public var width: Double

  public init(
    title: String? = nil, subtitle: String? = nil, lanes: Lanes = .family, scale: Scale = .piecewise,
    theme: Theme = .light, direction: Direction = .leftToRight, width: Double = 1_690
  ) {
    self.title = title
    self.subtitle = subtitle
    self.lanes = lanes
    self.scale = scale
    self.theme = theme
    self.direction = direction
    self.width = width
  }
}
