public import EventGraph

/// Prints what was not understood, piece by piece of a document.
public struct GapWriter: Sendable {
  public enum Kind: String, Sendable {
    case unattachedDate = "unattached-date"
    case unknownLanguage = "unknown-language"
  }

  private var bytes: [UInt8] = []
  /// Line breaks of the document before the piece.
  private var lines = 0

  public init() {}

  /// Starts a document.
  public mutating func begin() { lines = 0 }

  /// Hands over what was written and starts anew.
  public mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// A note of the reader: a guessed encoding, undecodable bytes.
  public mutating func note(_ note: String, in document: Document, isJSON: Bool) {
    if isJSON {
      var json = JSONWriter()
      json.object { json in
        json.member("document", document.name)
        json.member("kind", "reading")
        json.member("text", note)
      }
      json.newline()
      bytes += json.bytes
    } else {
      bytes += "\(document.name.displayedOnOneLine): \(note)\n".utf8
    }
  }

  /// Gaps of one piece, by offset.
  public mutating func write(
    _ gaps: [(span: TextSpan, kind: Kind)], in piece: Document, scalarOffset: Int, isJSON: Bool
  ) {
    let offsets = ScalarOffsets(of: piece.text)
    var json = JSONWriter()
    var position = 0
    for gap in gaps {
      lines += newlines(in: piece.text[position..<gap.span.range.lowerBound])
      position = gap.span.range.lowerBound
      let words = piece.words(gap.span)
      if isJSON {
        json.object { json in
          json.member("document", piece.name)
          json.member("kind", gap.kind.rawValue)
          json.member("line", lines + 1)
          json.member("begin", offsets.scalarOffset(at: Int(gap.span.begin)) + scalarOffset)
          json.member("end", offsets.scalarOffset(at: Int(gap.span.end)) + scalarOffset)
          json.member("text", words)
        }
        json.newline()
      } else {
        let reason = gap.kind == .unattachedDate ? "a date of no event" : "no language pack for this paragraph"
        let shown = words.displayedOnOneLine.shortened(to: 100)
        bytes += "\(piece.name.displayedOnOneLine):\(lines + 1): \(reason): “\(shown)”\n".utf8
      }
    }
    lines += newlines(in: piece.text[position...])
    bytes += json.bytes
  }

  private func newlines(in text: ArraySlice<UInt8>) -> Int { text.count { $0 == UInt8(ascii: "\n") } }
}
