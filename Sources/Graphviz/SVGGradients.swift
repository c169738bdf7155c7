/// Makes SVG bytes independent of what was drawn before.
enum SVGGradients {
  /// `svg` with its gradients numbered from 0. The library counts them through the life of the process, so that the
  /// second drawing of one graph would differ from the first. O(n).
  ///
  /// Only definitions (`id="l_7"`) and uses (`url(#l_7)` in an attribute) match: text cannot hold a bare quote.
  static func renumbered(_ svg: [UInt8]) -> [UInt8] {
    let (definition, use) = (Array("Gradient id=\"l_".utf8), Array("=\"url(#l_".utf8))
    var numbers: [Int: Int] = [:]
    var result: [UInt8] = []
    result.reserveCapacity(svg.count)
    // What lies before `copied` is in the result.
    var (position, copied) = (0, 0)
    func endsHere(_ mark: [UInt8]) -> Bool {
      position + 1 >= mark.count && svg[(position + 1 - mark.count)...position].elementsEqual(mark)
    }
    while position < svg.count {
      let byte = svg[position]
      // Both marks end in `l_`: of the bytes, one in a hundred is an underscore.
      guard byte == UInt8(ascii: "_"), endsHere(definition) || endsHere(use) else {
        position += 1
        continue
      }
      position += 1
      result += svg[copied..<position]
      var number = 0
      while position < svg.count, (0x30...0x39).contains(svg[position]), number < 1 << 40 {
        number = number * 10 + Int(svg[position] - 0x30)
        position += 1
      }
      let new = numbers[number] ?? numbers.count
      numbers[number] = new
      result += Array(String(new).utf8)
      copied = position
    }
    result += svg[copied...]
    return result
  }
}
