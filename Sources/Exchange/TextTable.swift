/// Columns of text aligned for a terminal with a fixed pitch.
///
/// Width counts characters; combining marks take no room, so Arabic and accented words align too.
public struct TextTable {
  private var rows: [[String]] = []

  public init() {}

  public mutating func append(_ cells: [String]) { rows.append(cells) }

  /// The rows with two blanks between columns; the last column is not padded.
  public var lines: [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.compactMap { column < $0.count ? $0[column].count : nil }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count + 2)
      }.joined()
    }
  }
}
