/// Cuts a long text into pieces at paragraph borders while it is decoded.
///
/// A text of at most `wholeLimit` bytes stays whole. A longer one is cut behind the last empty line of each
/// `pieceLimit` bytes, else behind the last line break, else behind the last space, else between two scalars; the
/// pieces together are the text.
struct PieceCutter {
  let wholeLimit: Int
  let pieceLimit: Int
  /// Decoded text that no piece holds yet.
  var pending: [UInt8] = []
  private var isCutting = false

  init(wholeLimit: Int, pieceLimit: Int) {
    self.wholeLimit = wholeLimit
    self.pieceLimit = pieceLimit
  }

  /// Whether the next piece can be cut before the end of the text is known.
  var hasPiece: Bool { pending.count > (isCutting ? pieceLimit : wholeLimit) }

  /// Cuts off the next piece. Call when `hasPiece`, or for what is left at the end.
  mutating func cut() -> [UInt8] {
    guard hasPiece else {
      defer { pending = [] }
      return pending
    }
    isCutting = true
    let end = border()
    let rest = Array(pending[end...])
    defer { pending = rest }
    pending.removeSubrange(end...)
    return pending
  }

  /// Looks backwards, and not beyond half a piece, so that pieces do not become slivers.
  private func border() -> Int {
    var line: Int?
    var space: Int?
    var index = pieceLimit
    while index > pieceLimit / 2 {
      let byte = pending[index - 1]
      if byte == UInt8(ascii: "\n") {
        if line == nil { line = index }
        if isEmptyLine(endingAt: index - 1) { return index }
      } else if byte == UInt8(ascii: " "), space == nil {
        space = index
      }
      index -= 1
    }
    if let border = line ?? space { return border }
    var end = pieceLimit
    while pending[end] & 0xc0 == 0x80 { end -= 1 }
    return end
  }

  /// Whether nothing but white space stands between the line break at `newline` and the one before it.
  private func isEmptyLine(endingAt newline: Int) -> Bool {
    var index = newline - 1
    while index >= 0, pending[index] == 0x20 || pending[index] == 0x09 || pending[index] == 0x0d { index -= 1 }
    return index >= 0 && pending[index] == UInt8(ascii: "\n")
  }
}
