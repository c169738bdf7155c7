/// Cuts a text into paragraphs at blank lines.
enum Paragraphs {
  struct Paragraph {
    /// UTF-8 offsets.
    var range: Range<Int>
    /// Lines are broken by hand inside sentences.
    var isWrapped: Bool
  }

  /// Longest paragraph that is read as one; beyond it a line break cuts, and beyond twice that any blank.
  static let limit = 1 << 16

  static func ranges(in text: [UInt8]) -> [Paragraph] {
    var result: [Paragraph] = []
    var start = 0
    var lineStart = 0
    var index = 0
    var lines: [Int] = []
    func close(_ end: Int) {
      if end > start { result.append(Paragraph(range: start..<end, isWrapped: isWrapped(lines))) }
      start = end
      lines.removeAll(keepingCapacity: true)
    }
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 0x0a {
        let length = index - 1 - lineStart
        let isBlank = text[lineStart..<index - 1].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
        lineStart = index
        if isBlank || index - start > limit { close(index) } else { lines.append(length) }
      } else if index - start > 2 * limit, byte == 0x20 {
        close(index)
      }
    }
    lines.append(text.count - lineStart)
    close(text.count)
    return result
  }

  /// Lines of like length, as typewriters and mailers break them: most between 45 and 100 bytes, all but the last
  /// within reach of the longest.
  private static func isWrapped(_ lengths: [Int]) -> Bool {
    guard lengths.count >= 3, let longest = lengths.max(), longest >= 45, longest <= 220 else { return false }
    let full = lengths.dropLast().filter { $0 * 10 >= longest * 7 }.count
    return full * 10 >= (lengths.count - 1) * 8
  }
}
