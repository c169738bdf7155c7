/// A place on the page in points (1/72 inch), from the upper left corner, y downwards.
public struct Point: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A rectangle on the page, in points.
public struct Box: Hashable, Sendable {
  public var left: Double
  public var top: Double
  public var right: Double
  public var bottom: Double

  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  public init(centre: Point, width: Double, height: Double) {
    self.init(
      left: centre.x - width / 2, top: centre.y - height / 2, right: centre.x + width / 2,
      bottom: centre.y + height / 2)
  }

  public var width: Double { right - left }
  public var height: Double { bottom - top }
  public var centre: Point { Point((left + right) / 2, (top + bottom) / 2) }

  /// Whether the two share more than `slack` points in both directions.
  public func overlaps(_ other: Box, slack: Double = 0) -> Bool {
    left + slack < other.right && other.left + slack < right && top + slack < other.bottom
      && other.top + slack < bottom
  }

  public func contains(_ other: Box, slack: Double = 0) -> Bool {
    left - slack <= other.left && other.right <= right + slack && top - slack <= other.top
      && other.bottom <= bottom + slack
  }

  public func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}

/// A colour with opacity. Constants of a theme only: no colour is ever read from data.
public struct Colour: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8
  public var alpha: UInt8

  /// - Parameter rgb: 0xRRGGBB.
  public init(_ rgb: UInt32, alpha: UInt8 = 255) {
    red = UInt8(truncatingIfNeeded: rgb >> 16)
    green = UInt8(truncatingIfNeeded: rgb >> 8)
    blue = UInt8(truncatingIfNeeded: rgb)
    self.alpha = alpha
  }

  public static let clear = Colour(0, alpha: 0)

  public func faded(_ alpha: UInt8) -> Colour {
    var colour = self
    colour.alpha = alpha
    return colour
  }

  /// The opaque colour that this one makes on an opaque ground.
  func over(_ ground: Colour) -> Colour {
    func mixed(_ above: UInt8, _ below: UInt8) -> UInt8 {
      let sum = Int(above) * Int(alpha) + Int(below) * (255 - Int(alpha))
      return UInt8((sum + 127) / 255)
    }
    var colour = Colour(0)
    (colour.red, colour.green, colour.blue) = (
      mixed(red, ground.red), mixed(green, ground.green), mixed(blue, ground.blue)
    )
    return colour
  }

  /// Relative luminance, 0...1 (WCAG 2.1, "relative luminance", for sRGB).
  var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : Logarithm.power((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Contrast of two opaque colours, 1...21 (WCAG 2.1, "contrast ratio").
  func contrast(with other: Colour) -> Double {
    let (one, two) = (luminance + 0.05, other.luminance + 0.05)
    return max(one, two) / min(one, two)
  }

  /// `#rrggbb`, or `#rrggbbaa` where not opaque.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var bytes = [UInt8(ascii: "#")]
    for part in alpha == 255 ? [red, green, blue] : [red, green, blue, alpha] {
      bytes.append(digits[Int(part >> 4)])
      bytes.append(digits[Int(part & 15)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
