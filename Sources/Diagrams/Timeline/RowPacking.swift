/// Puts marks with their labels into rows of one lane so that nothing overlaps.
///
/// First fit in order of time; if a row limit is set and not everything fits, once more in order of importance, and
/// what then finds no place loses its label.
struct RowPacking {
  enum Side: UInt8, Hashable, Sendable { case right, left, below }

  struct Entry: Sendable {
    /// The mark, in page coordinates.
    var left: Double
    var right: Double
    var labelWidth: Double
    /// Width of a shorter form of the label, where it has one: used where it saves a row.
    var shortWidth: Double?
    /// A bar with room for its label beneath.
    var isBar: Bool
    var importance: Double

    init(
      left: Double, right: Double, labelWidth: Double, shortWidth: Double? = nil, isBar: Bool, importance: Double
    ) {
      (self.left, self.right) = (left, right)
      (self.labelWidth, self.shortWidth) = (labelWidth, shortWidth)
      (self.isBar, self.importance) = (isBar, importance)
    }

    /// The entry with its shorter label; nil without one.
    var shortened: Entry? {
      guard let shortWidth else { return nil }
      var entry = self
      entry.labelWidth = shortWidth
      return entry
    }
  }

  struct Place: Hashable, Sendable {
    var row: Int
    /// Nil for a mark without a label.
    var side: Side?
    var isShort = false
  }

  /// Where labels may stand.
  let left: Double
  let right: Double
  /// The line of X, which labels cross only when it saves two rows.
  let line: Double?
  let limit: Int

  /// Room between a mark and its label, and between neighbours in a row.
  static let labelGap = 4.0
  static let gap = 12.0

  private struct Rows {
    /// Taken intervals, sorted, for each row.
    var taken: [[(left: Double, right: Double)]] = []

    func isFree(_ row: Int, _ left: Double, _ right: Double) -> Bool {
      guard row < taken.count else { return true }
      let intervals = taken[row]
      // The first interval that ends behind `left`.
      var (low, high) = (0, intervals.count)
      while low < high {
        let middle = (low + high) / 2
        if intervals[middle].right > left { high = middle } else { low = middle + 1 }
      }
      return low == intervals.count || intervals[low].left >= right
    }

    mutating func take(_ row: Int, _ left: Double, _ right: Double) {
      while taken.count <= row { taken.append([]) }
      let index = taken[row].firstIndex { $0.left > left } ?? taken[row].count
      taken[row].insert((left, right), at: index)
    }
  }

  /// A place for each entry, and how many rows hold labels; marks without a label follow in thin rows of their own.
  func places(of entries: [Entry]) -> (places: [Place], rows: Int, thinRows: Int) {
    let byTime = entries.indices.sorted { (entries[$0].left, $0) < (entries[$1].left, $1) }
    var result = pack(entries, order: byTime)
    if result.contains(nil) {
      let byWeight = byTime.enumerated().sorted { left, right in
        (entries[right.element].importance, left.offset) < (entries[left.element].importance, right.offset)
      }
      result = pack(entries, order: byWeight.map(\.element))
    }
    let rows = (result.compactMap { $0?.row }.max() ?? -1) + 1
    var thin = Rows()
    let places = entries.indices.map { index -> Place? in result[index] }
    var finished = places.map { $0 ?? Place(row: 0, side: nil) }
    for index in byTime where places[index] == nil {
      let (left, right) = (entries[index].left - 1, entries[index].right + 1)
      let row = (0...).first { thin.isFree($0, left, right) } ?? 0
      thin.take(row, left, right)
      finished[index].row = row
    }
    return (finished, rows, thin.taken.count)
  }

  private func pack(_ entries: [Entry], order: [Int]) -> [Place?] {
    var rows = Rows()
    var result = [Place?](repeating: nil, count: entries.count)
    for index in order {
      let entry = entries[index]
      // Costs count half rows: a shortened label is worth it where it saves a row.
      var best: (cost: Int, place: Place, left: Double, right: Double)?
      for side in entry.isBar ? [.below, .right, .left] : [Side.right, .left, .below] {
        for (form, isShort) in [(entry, false), (entry.shortened, true)] {
          guard let form, let (from, to) = extent(of: form, side) else { continue }
          let penalty = 2 * penalty(of: form, side, from, to) + (isShort ? 1 : 0)
          for row in 0..<limit {
            if let best, 2 * row + penalty >= best.cost { break }
            if rows.isFree(row, from - Self.gap / 2, to + Self.gap / 2) {
              best = (2 * row + penalty, Place(row: row, side: side, isShort: isShort), from, to)
              break
            }
          }
        }
      }
      if let best {
        rows.take(best.place.row, best.left - Self.gap / 2, best.right + Self.gap / 2)
        result[index] = best.place
      }
    }
    return result
  }

  /// The room of mark and label together; nil where the label would leave the chart.
  private func extent(of entry: Entry, _ side: Side) -> (Double, Double)? {
    let reach = entry.labelWidth + Self.labelGap
    let (from, to) =
      switch side {
      case .right: (entry.left, entry.right + reach)
      case .left: (entry.left - reach, entry.right)
      case .below:
        (min(entry.left, labelLeftBelow(entry)), max(entry.right, labelLeftBelow(entry) + entry.labelWidth))
      }
    if side == .below, !entry.isBar { return nil }
    return from >= min(left, entry.left) && to <= max(right, entry.right) ? (from, to) : nil
  }

  /// Where a label under a bar begins: at the bar's start, further left where it would leave the chart.
  func labelLeftBelow(_ entry: Entry) -> Double {
    guard entry.isBar else { return entry.left }
    let start = max(left, min(entry.left + 2.4, right - entry.labelWidth))
    guard let line, start < line, start + entry.labelWidth > line else { return start }
    // Beside the line of X rather than across it.
    if line + 4 + entry.labelWidth <= right, line + 24 < entry.right { return line + 4 }
    let before = line - 4 - entry.labelWidth
    return before >= left && before + entry.labelWidth > entry.left + 12 ? before : start
  }

  private func penalty(of entry: Entry, _ side: Side, _ from: Double, _ to: Double) -> Int {
    guard let line else { return 0 }
    let crosses =
      switch side {
      case .right: entry.right < line - 1 && to > line - 4
      case .left: entry.left > line + 1 && from < line + 4
      case .below: false
      }
    return crosses ? 2 : 0
  }
}
