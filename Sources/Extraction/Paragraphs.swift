internal import Glibc

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
    result.reserveCapacity(text.count / 256)
    var start = 0
    var lines: [Int] = []
    lines.reserveCapacity(256)
    func close(_ end: Int) {
      if end > start { result.append(Paragraph(range: start..<end, isWrapped: isWrapped(lines))) }
      start = end
      lines.removeAll(keepingCapacity: true)
    }
    text.withUnsafeBufferPointer { bytes in
      var lineStart = 0
      while lineStart < bytes.count {
        let found = memchr(bytes.baseAddress! + lineStart, 0x0a, bytes.count - lineStart)
        let lineEnd = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(bytes.baseAddress!) } ?? bytes.count
        // A line without end is cut at blanks.
        var blank = start + 2 * limit
        while blank < lineEnd {
          if bytes[blank] == 0x20 {
            close(blank + 1)
            blank = start + 2 * limit
          } else {
            blank += 1
          }
        }
        guard found != nil else { break }
        let next = lineEnd + 1
        if isBlank(bytes, max(lineStart, start)..<lineEnd) || next - start > limit {
          close(next)
        } else {
          lines.append(lineEnd - lineStart)
        }
        lineStart = next
      }
      lines.append(bytes.count - lineStart)
    }
    close(text.count)
    return result
  }

  private static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    for index in line where bytes[index] != 0x20 && bytes[index] != 0x09 && bytes[index] != 0x0d { return false }
    return true
  }

  /// Lines of like length, as typewriters and mailers break them: most between 45 and 100 bytes, all but the last
  /// within reach of the longest.
  private static func isWrapped(_ lengths: [Int]) -> Bool {
    guard lengths.count >= 3, let longest = lengths.max(), longest >= 45, longest <= 220 else { return false }
    var full = 0
    for length in lengths.dropLast() where length * 10 >= longest * 7 { full += 1 }
    return full * 10 >= (lengths.count - 1) * 8
  }
}
