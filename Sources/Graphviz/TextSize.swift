/// A text to be measured.
public struct TextToMeasure: Hashable, Sendable {
  /// In the syntax of a plain DOT label: backslashes doubled, `&` as `&amp;`, no control characters.
  public var label: String
  /// Points.
  public var fontSize: Double
  public var bold: Bool

  public init(label: String, fontSize: Double, bold: Bool = false) {
    self.label = label
    self.fontSize = fontSize
    self.bold = bold
  }
}

/// What a text takes on the page, in points.
public struct TextSize: Hashable, Sendable {
  public var width: Double
  public var height: Double

  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}
