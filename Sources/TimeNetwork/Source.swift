/// The row that a propagated bound comes from, and with it the point that the argument goes on at.
struct Source: Hashable, Sendable {
  /// -1 none, -2 start ≤ end; else twice the row, and one more for a row of `statements`.
  let code: Int32

  init(code: Int32) { self.code = code }

  static let none = Source(code: -1)
  /// Start ≤ end of the same event.
  static let implicit = Source(code: -2)
  static func statement(_ row: Int) -> Source { Source(code: Int32(row) << 1 | 1) }
  static func difference(_ row: Int) -> Source { Source(code: Int32(row) << 1) }

  var statement: Int? { code >= 0 && code & 1 == 1 ? Int(code >> 1) : nil }
  var difference: Int? { code >= 0 && code & 1 == 0 ? Int(code >> 1) : nil }
}

extension TimeNetwork {
  /// Claims of a row; none for start ≤ end.
  func claims(of source: Source) -> ArraySlice<Int32> {
    if let row = source.statement { return claims[statements[row].claims.indices] }
    if let row = source.difference { return claims[differences[row].claims.indices] }
    return []
  }
}
