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
