internal import TimeModel

/// Puts the events of a graph into columns of time: one column a month, a year or whatever stretch fills the page best,
/// in the order of time from top to bottom, on rows that all columns share.
///
/// The gaps between rows and between columns are free of nodes, and all lines run there: right angles with round
/// corners, never over a node. Bands above and below hold what has no time of its own.
struct TimeColumns {
  struct Cell {
    var column: Int
    var row: Int
  }

  /// A run of neighbouring columns of one stretch of time.
  struct Stretch {
    /// First days of its first and last unit.
    var first: Day
    var last: Day
    var columns: Range<Int>
  }

  /// By index of the node that was given.
  private(set) var cells: [Cell] = []
  private(set) var stretches: [Stretch] = []
  private(set) var columnCount = 0
  private(set) var rowCount = 0
  let unit: TickUnit

  /// - Parameter days: of the nodes, in the order they are to stand in; nil stands with the one before it.
  /// - Complexity: O(nodes × units).
  init(days: [Day?]) {
    var filled: [Day] = []
    var last = days.lazy.compactMap { $0 }.first ?? Day(number: 0)
    for day in days {
      last = day ?? last
      filled.append(last)
    }
    let order = filled.indices.sorted { (filled[$0], $0) < (filled[$1], $1) }
    let rows = Self.rows(for: days.count)
    unit = Self.unit(of: order.map { filled[$0] }, rows: rows)
    cells = [Cell](repeating: Cell(column: 0, row: 0), count: days.count)
    var sizes: [Day: Int] = [:]
    for day in filled { sizes[Self.start(of: day, unit), default: 0] += 1 }
    var bucket: Day?
    var (fill, total) = (0, 0)
    for index in order {
      let start = Self.start(of: filled[index], unit)
      if start != bucket {
        let size = sizes[start] ?? 0
        bucket = start
        // Quiet times share a column, up to half of its height.
        if let open = stretches.last, open.columns.count == 1, total + size <= rows / 2 {
          stretches[stretches.count - 1].last = start
          total += size
        } else {
          stretches.append(Stretch(first: start, last: start, columns: columnCount..<columnCount + 1))
          (columnCount, fill, total) = (columnCount + 1, 0, size)
        }
      } else if fill == rows {
        stretches[stretches.count - 1].columns = stretches[stretches.count - 1].columns.lowerBound..<columnCount + 1
        (columnCount, fill) = (columnCount + 1, 0)
      }
      cells[index] = Cell(column: columnCount - 1, row: fill)
      fill += 1
      rowCount = max(rowCount, fill)
    }
  }

  /// Rows that make a page of about two to one.
  private static func rows(for count: Int) -> Int {
    var rows = 8
    while rows * rows < 3 * count { rows += 1 }
    return rows
  }

  /// The finest unit that still fills its columns to a third.
  private static func unit(of days: [Day], rows: Int) -> TickUnit {
    let candidates = TickUnit.all.filter { $0 != .weeks }
    for unit in candidates {
      var (columns, fill) = (0, 0)
      var bucket: Day?
      for day in days {
        let start = start(of: day, unit)
        if start != bucket || fill == rows { (bucket, columns, fill) = (start, columns + 1, 0) }
        fill += 1
      }
      if 3 * days.count >= columns * rows || columns <= 3 { return unit }
    }
    return candidates[candidates.count - 1]
  }

  /// The first day of the stretch that a day lies in.
  private static func start(of day: Day, _ unit: TickUnit) -> Day {
    let civil = day.civil
    func floored(_ value: Int, _ step: Int) -> Int { value - ((value % step) + step) % step }
    return switch unit {
    case .days, .weeks: day
    case .months(let n):
      Day(year: 0, month: floored(civil.year * 12 + civil.month - 1, n) + 1, day: 1, normalizingMonth: true)
    case .years(let n) where n >= 10: Day(year: TickUnit.start(of: civil.year, years: n), month: 1, day: 1)
    case .years(let n): Day(year: floored(civil.year, n), month: 1, day: 1)
    }
  }
}

extension TickUnit {
  /// What a stretch of this unit is called, by the first days of its first and last unit.
  func title(_ first: Day, _ last: Day, _ wording: Wording) -> String {
    let civil = first.civil
    if first != last {
      switch self {
      case .days, .weeks: return wording.range(PartialDate(first), PartialDate(last))
      case .months(let n):
        let end = last.civil
        return wording.range(
          PartialDate(year: civil.year, month: civil.month),
          PartialDate(year: end.year, month: min(12, end.month + n - 1)))
      case .years(let n):
        return wording.range(PartialDate(year: civil.year), PartialDate(year: Self.end(last.civil.year, n)))
      }
    }
    return switch self {
    case .days, .weeks: wording.date(PartialDate(first))
    case .months(1): wording.date(PartialDate(year: civil.year, month: civil.month))
    case .months(let n):
      wording.range(
        PartialDate(year: civil.year, month: civil.month),
        PartialDate(year: civil.year, month: min(12, civil.month + n - 1)))
    case .years(1): wording.year(civil.year)
    case .years(let n): "\(wording.year(civil.year))\u{2013}\(wording.year(Self.end(civil.year, n)))"
    }
  }

  /// The last year of a stretch of `step` years.
  private static func end(_ first: Int, _ step: Int) -> Int { first == 1 && step >= 10 ? step - 1 : first + step - 1 }
}
