public import EventGraph

/// A thing on the chart that stands for data: an event, an actor, a document, or the words beside it.
public struct Mark: Hashable, Sendable {
  public enum Shape: UInt8, Hashable, Sendable {
    case circle, box, diamond, roundedBox, ellipse, note
    case triangle, invertedTriangle, pentagon, hexagon, star, parallelogram, trapezium, house, invertedHouse

    /// The sign of a family of events, which says in black and white what its colour says; nil for one without.
    static func sign(ofFamily family: String) -> Shape? { signs[family] }

    private static let signs: [String: Shape] = [
      "politics": .star, "law": .box, "diplomacy": .circle, "speech": .house, "liberty": .diamond,
      "justice": .trapezium, "civic": .hexagon, "information": .parallelogram, "assembly": .pentagon,
      "violence": .triangle, "movement": .invertedTriangle, "context": .invertedHouse,
    ]
  }

  public enum Fill: Hashable, Sendable {
    case none
    case plain(Colour)
    /// From left to right.
    case gradient(Colour, Colour)
  }

  /// Words inside a mark; every line is drawn centred, or from the left for `.start`.
  public struct Words: Hashable, Sendable {
    public var lines: [String]
    /// Points.
    public var size: Double
    public var colour: Colour
    public var anchor: TextRun.Anchor

    public init(_ lines: [String], size: Double, colour: Colour, anchor: TextRun.Anchor = .middle) {
      self.lines = lines
      self.size = size
      self.colour = colour
      self.anchor = anchor
    }
  }

  /// What a mark is for, so that a check can tell labels from dots.
  public enum Role: UInt8, Hashable, Sendable { case event, part, label, legend }

  /// Unique in the scene; ASCII letters, digits, `-` and `_`.
  public var name: String
  public var role: Role
  public var shape: Shape
  public var box: Box
  public var fill: Fill
  public var line: Stroke?
  public var words: Words?
  /// Shown when the pointer rests on the mark; empty for none.
  public var tooltip: String
  public var url: SafeURL?
  /// For a mark that stands for several events, or none of its own: those events.
  public var members: [ID<Event>]

  public init(
    _ name: String, role: Role, shape: Shape, box: Box, fill: Fill, line: Stroke? = nil, words: Words? = nil,
    tooltip: String = "", url: SafeURL? = nil, members: [ID<Event>] = []
  ) {
    self.name = name
    self.role = role
    self.shape = shape
    self.box = box
    self.fill = fill
    self.line = line
    self.words = words
    self.tooltip = tooltip
    self.url = url
    self.members = members
  }
}

/// A line between two marks along its own path.
public struct Link: Hashable, Sendable {
  public enum Arrow: UInt8, Hashable, Sendable { case none, filled, open, tee }

  /// Names of the two marks.
  public var from: String
  public var to: String
  /// Bezier control points, 1 + 3n of them, without the arrows.
  public var path: [Point]
  /// Tips of the arrows, where there are any.
  public var startTip: Point?
  public var endTip: Point?
  public var stroke: Stroke
  public var startArrow: Arrow
  public var endArrow: Arrow
  public var tooltip: String

  public init(
    from: String, to: String, path: [Point], startTip: Point? = nil, endTip: Point? = nil, stroke: Stroke,
    startArrow: Arrow = .none, endArrow: Arrow = .none, tooltip: String = ""
  ) {
    self.from = from
    self.to = to
    self.path = path
    self.startTip = startTip
    self.endTip = endTip
    self.stroke = stroke
    self.startArrow = startArrow
    self.endArrow = endArrow
    self.tooltip = tooltip
  }
}
