/// Writes the backdrop of a scene as xdot operations for the graph's `_background`.
struct XDotWriter {
  private let height: Double
  private let boldIsAName: Bool
  private(set) var text = ""
  private var pen: Colour?
  private var brush: Colour?
  private var width: Double?
  private var dash: Stroke.Dash = .solid
  private var font: Double?
  private var bold = false

  /// - Parameters:
  ///   - height: of the page, because DOT counts upwards.
  ///   - boldIsAName: whether bold text has a font of its own name and not a flag, see `Scene.dot(boldIsAName:)`.
  init(height: Double, boldIsAName: Bool) {
    self.height = height
    self.boldIsAName = boldIsAName
  }

  mutating func draw(_ item: Backdrop) {
    switch item {
    case .area(let points, let fill, let line):
      setBrush(fill)
      setStroke(line ?? Stroke(.clear, 1))
      polygon("P", points)
    case .line(let points, let stroke):
      setStroke(stroke)
      polygon("L", points)
    case .curve(let points, let stroke):
      setStroke(stroke)
      polygon("B", points)
    case .text(let run): draw(run)
    }
  }

  private mutating func draw(_ run: TextRun) {
    if font != run.size || boldIsAName && bold != run.bold {
      let name = boldIsAName && run.bold ? DOTWriter.boldFontName.text : DOTWriter.fontName.text
      text += "F \(DOTWriter.text(run.size)) \(name.utf8.count) -\(name) "
      font = run.size
    }
    if !boldIsAName && bold != run.bold { text += run.bold ? "t 1 " : "t 0 " }
    bold = run.bold
    setPen(run.colour)
    let words = PlainLabel(run.text).drawn
    let anchor =
      switch run.anchor {
      case .start: -1
      case .middle: 0
      case .end: 1
      }
    // The renderer lifts the base line of xdot text by a fifth of its size.
    let base = height - run.base.y - run.size * 0.2
    text += "T \(DOTWriter.text(run.base.x)) \(DOTWriter.text(base)) \(anchor) \(DOTWriter.text(run.width)) "
    text += "\(words.utf8.count) -\(words) "
  }

  private mutating func polygon(_ operation: String, _ points: [Point]) {
    text += "\(operation) \(points.count) "
    for point in points { text += "\(DOTWriter.text(point.x)) \(DOTWriter.text(height - point.y)) " }
  }

  private mutating func setPen(_ colour: Colour) {
    if pen == colour { return }
    let value = colour.hexadecimal
    text += "c \(value.utf8.count) -\(value) "
    pen = colour
  }

  private mutating func setBrush(_ colour: Colour) {
    if brush == colour { return }
    let value = colour.hexadecimal
    text += "C \(value.utf8.count) -\(value) "
    brush = colour
  }

  private mutating func setStroke(_ stroke: Stroke) {
    setPen(stroke.colour)
    if width != stroke.width { style("setlinewidth(\(DOTWriter.text(stroke.width)))") }
    width = stroke.width
    if dash != stroke.dash {
      switch stroke.dash {
      case .solid: style("solid")
      case .dashed: style("dashed")
      case .dotted: style("dotted")
      }
    }
    dash = stroke.dash
  }

  private mutating func style(_ value: String) { text += "S \(value.utf8.count) -\(value) " }
}
