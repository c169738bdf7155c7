/// Bold text in SVG where it was asked for by the name of a font.
enum SVGBold {
  private static let name = Array("font-family=\"\(Graphviz.boldFontName)\"".utf8)
  private static let weight = Array("font-family=\"\(Graphviz.fontName)\" font-weight=\"bold\"".utf8)

  /// `svg` with the family and the weight apart, as the library writes text under its flag for bold: viewers know no
  /// family by that name. O(n).
  ///
  /// Only attributes match: text cannot hold a bare quote.
  static func stated(_ svg: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(svg.count + 1_024)
    // Each name ends in this quote; what lies before `copied` is in the result.
    var copied = 0
    for end in svg.indices where svg[end] == UInt8(ascii: "\"") && end > 0 && svg[end - 1] == UInt8(ascii: "d") {
      let start = end + 1 - name.count
      guard start >= copied, svg[start...end].elementsEqual(name) else { continue }
      result += svg[copied..<start]
      result += weight
      copied = end + 1
    }
    result += svg[copied...]
    return result
  }
}
