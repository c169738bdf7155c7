/// A finished drawing as a value: what stands where on the page and how it looks. `DOTWriter` turns it into DOT.
///
/// Drawn in this order: paper, backdrop, links, marks.
public struct Scene: Hashable, Sendable {
  /// Points.
  public var width: Double
  public var height: Double
  /// For readers that cannot see the drawing.
  public var title: String
  public var summary: String
  /// BCP 47; empty if unknown.
  public var language: String
  public var paper: Colour
  public var backdrop: [Backdrop] = []
  public var links: [Link] = []
  public var marks: [Mark] = []

  public init(width: Double, height: Double, title: String, summary: String, language: String, paper: Colour) {
    self.width = width
    self.height = height
    self.title = title
    self.summary = summary
    self.language = language
    self.paper = paper
  }

  public var page: Box { Box(left: 0, top: 0, right: width, bottom: height) }
}

/// Something that is not data: bands, axis, grid, legend, titles.
public enum Backdrop: Hashable, Sendable {
  case area([Point], fill: Colour, line: Stroke? = nil)
  case line([Point], Stroke)
  /// Bezier control points, 1 + 3n of them.
  case curve([Point], Stroke)
  case text(TextRun)
}

public struct Stroke: Hashable, Sendable {
  public enum Dash: UInt8, Hashable, Sendable { case solid, dashed, dotted }

  public var colour: Colour
  /// Points.
  public var width: Double
  public var dash: Dash

  public init(_ colour: Colour, _ width: Double, _ dash: Dash = .solid) {
    self.colour = colour
    self.width = width
    self.dash = dash
  }
}

/// One line of text of one style.
public struct TextRun: Hashable, Sendable {
  public enum Anchor: UInt8, Hashable, Sendable { case start, middle, end }

  public var text: String
  /// Where the anchor of the base line stands.
  public var base: Point
  public var anchor: Anchor
  /// Points.
  public var size: Double
  public var bold: Bool
  public var colour: Colour
  /// As measured, in points.
  public var width: Double

  public init(
    _ text: String, at base: Point, anchor: Anchor = .start, size: Double, bold: Bool = false, colour: Colour,
    width: Double
  ) {
    self.text = text
    self.base = base
    self.anchor = anchor
    self.size = size
    self.bold = bold
    self.colour = colour
    self.width = width
  }

  /// The room the text takes, from ascender to descender of its letters.
  public var box: Box {
    let left =
      switch anchor {
      case .start: base.x
      case .middle: base.x - width / 2
      case .end: base.x - width
      }
    return Box(left: left, top: base.y - size * 0.78, right: left + width, bottom: base.y + size * 0.22)
  }
}
