/// Splits the SVG that libgraphviz writes into tags and the bytes between them. Not a general XML reader: no CDATA, no
/// internal document type, which the library never writes.
struct SVGTagReader {
  struct Tag {
    var name: String
    /// In the order of the text, values as written (still escaped).
    var attributes: [(name: String, value: String)]
    /// `<name/>`.
    var isEmpty: Bool

    func value(of name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  enum Piece {
    case text(Range<Int>)
    /// Declaration, comment, document type.
    case aside(Range<Int>)
    case start(Tag)
    case end(Range<Int>)
  }

  let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Piece? {
    guard position < bytes.count else { return nil }
    let begin = position
    guard bytes[begin] == UInt8(ascii: "<") else {
      position = bytes[begin...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      return .text(begin..<position)
    }
    guard begin + 1 < bytes.count else {
      position = bytes.count
      return .text(begin..<position)
    }
    switch bytes[begin + 1] {
    case UInt8(ascii: "!"):
      let isComment = bytes[begin...].starts(with: Array("<!--".utf8))
      position = isComment ? end(of: "-->", from: begin + 4) : end(of: ">", from: begin)
      return .aside(begin..<position)
    case UInt8(ascii: "?"):
      position = end(of: "?>", from: begin)
      return .aside(begin..<position)
    case UInt8(ascii: "/"):
      position = end(of: ">", from: begin)
      return .end(begin..<position)
    default:
      return .start(tag())
    }
  }

  /// Moves behind the end tag of the element whose start tag was read last; the element holds text only.
  mutating func skipElement() { position = end(of: ">", from: end(of: "</", from: position)) }

  private func end(of mark: String, from: Int) -> Int {
    let mark = Array(mark.utf8)
    var index = from
    while index + mark.count <= bytes.count {
      if bytes[index..<index + mark.count].elementsEqual(mark) { return index + mark.count }
      index += 1
    }
    return bytes.count
  }

  private mutating func tag() -> Tag {
    position += 1
    var tag = Tag(name: word(), attributes: [], isEmpty: false)
    while position < bytes.count {
      skipSpace()
      guard position < bytes.count else { break }
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return tag
      case UInt8(ascii: "/"):
        position += 1
        tag.isEmpty = true
      default:
        let name = word()
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "=") else {
          position += 1
          continue
        }
        let quote = bytes[position + 1]
        let begin = position + 2
        let close = bytes[min(begin, bytes.count)...].firstIndex(of: quote) ?? bytes.count
        tag.attributes.append((name, String(decoding: bytes[min(begin, close)..<close], as: UTF8.self)))
        position = close + 1
      }
    }
    return tag
  }

  private mutating func word() -> String {
    let begin = position
    while position < bytes.count, !Self.endsWord(bytes[position]) { position += 1 }
    return String(decoding: bytes[begin..<position], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
  }
}
