internal import TimeModel

extension TimeScale {
  /// A scale of up to four segments: busy times get more room, quiet times less. Cuts stand at starts of months (of
  /// years for long times).
  ///
  /// The cuts maximise the likelihood of events that come evenly within each segment, with a price for each cut:
  /// "Bayesian blocks" (Scargle et al. 2013) over calendar bins. Segments whose density differs less than twofold from
  /// their neighbour's are joined: a break that tells nothing only disturbs. Room goes by events (80 %) and by time
  /// (20 %); no segment with events is stretched more than 40 times against another.
  ///
  /// - Parameter days: where the events lie; need not be sorted.
  /// - Complexity: O(events + bins²), bins ≤ 200.
  static func piecewise(
    _ days: [Day], from first: Day, to end: Day, left: Double, right: Double
  ) -> TimeScale {
    let uniform = TimeScale(from: first, to: end, left: left, right: right)
    guard end.number - first.number > 120, days.count > 3 else { return uniform }
    let bins = Bins(days, from: first, to: end)
    let cuts = bins.cuts(limit: 4)
    guard cuts.count > 2 else { return uniform }
    let widths = bins.widths(of: cuts, total: right - left)
    var segments: [Segment] = []
    var x = left
    for (index, width) in widths.enumerated() {
      let isLast = index == widths.count - 1
      segments.append(
        Segment(
          first: bins.starts[cuts[index]], end: bins.starts[cuts[index + 1]], left: x, right: isLast ? right : x + width
        ))
      x += width
    }
    return TimeScale(segments: segments)
  }

  /// Calendar bins with the number of events in each.
  private struct Bins {
    /// One more than bins: the last is the end.
    var starts: [Day] = []
    /// Events before each start.
    var eventsBefore: [Int] = [0]
    /// First and behind the last event: what lies outside is frame and no quiet time.
    private var firstEvent = Int.min
    private var lastEvent = Int.max

    init(_ days: [Day], from first: Day, to end: Day) {
      let months = (end.number - first.number) / 30 + 1
      var step = 1
      for candidate in [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, 12_000, 120_000] {
        step = candidate
        if months / candidate <= 200 { break }
      }
      let civil = first.civil
      starts.append(first)
      // The next start lies on a round month or year after the first day.
      let zeroBased = civil.year * 12 + civil.month - 1
      var month = zeroBased - ((zeroBased % step) + step) % step + step
      while starts.count <= 400 {
        let start = Day(year: 0, month: month + 1, day: 1, normalizingMonth: true)
        if start >= end { break }
        if start > starts[starts.count - 1] { starts.append(start) }
        month += step
      }
      starts.append(end)
      firstEvent = days.min()?.number ?? .min
      lastEvent = days.max().map { $0.number + 1 } ?? .max

      var counts = [Int](repeating: 0, count: starts.count - 1)
      for day in days {
        var (low, high) = (0, counts.count - 1)
        while low < high {
          let middle = (low + high + 1) / 2
          if starts[middle] <= day { low = middle } else { high = middle - 1 }
        }
        counts[low] += 1
      }
      for count in counts { eventsBefore.append(eventsBefore[eventsBefore.count - 1] + count) }
    }

    var count: Int { starts.count - 1 }

    func events(_ from: Int, _ to: Int) -> Double { Double(eventsBefore[to] - eventsBefore[from]) }
    func days(_ from: Int, _ to: Int) -> Double {
      Double(max(1, min(starts[to].number, lastEvent) - max(starts[from].number, firstEvent)))
    }
    func density(_ from: Int, _ to: Int) -> Double { (events(from, to) + 0.5) / days(from, to) }

    /// Indices into `starts`: 0, the cuts, the end.
    func cuts(limit: Int) -> [Int] {
      let price = 3.2
      func cost(_ from: Int, _ to: Int) -> Double {
        let n = events(from, to)
        return n > 0 ? -n * (Logarithm.natural(n) - Logarithm.natural(days(from, to))) : 0
      }
      // best[k][j]: cheapest way to divide the first j bins into k + 1 segments; back[k][j]: where the last begins.
      var best = [[Double]](repeating: [Double](repeating: .infinity, count: count + 1), count: limit)
      var back = [[Int]](repeating: [Int](repeating: 0, count: count + 1), count: limit)
      for j in 1...count { best[0][j] = cost(0, j) }
      for k in 1..<limit {
        for j in stride(from: k + 1, through: count, by: 1) {
          for i in k..<j {
            let total = best[k - 1][i] + cost(i, j)
            if total < best[k][j] { (best[k][j], back[k][j]) = (total, i) }
          }
        }
      }
      let totals = best.indices.map { best[$0][count] + Double($0) * price }
      let chosen = totals.indices.min { totals[$0] < totals[$1] } ?? 0
      var cuts = [count]
      for k in stride(from: chosen, to: 0, by: -1) { cuts.append(back[k][cuts[cuts.count - 1]]) }
      cuts.append(0)
      return joined(cuts.reversed())
    }

    /// Without the cuts between segments of nearly the same density.
    private func joined(_ cuts: [Int]) -> [Int] {
      var cuts = cuts
      while cuts.count > 2 {
        let ratios = (1..<cuts.count - 1).map { index in
          let (before, after) = (density(cuts[index - 1], cuts[index]), density(cuts[index], cuts[index + 1]))
          return max(before, after) / min(before, after)
        }
        guard let weakest = ratios.indices.min(by: { ratios[$0] < ratios[$1] }), ratios[weakest] < 2 else { break }
        cuts.remove(at: weakest + 1)
      }
      return cuts
    }

    /// Room for each segment, in points.
    func widths(of cuts: [Int], total: Double) -> [Double] {
      let pairs = zip(cuts, cuts.dropFirst()).map { ($0, $1) }
      let (allEvents, allDays) = (max(events(0, count), 1), days(0, count))
      // A long time with next to nothing in it, like a lone date of a century ago, takes no room from the rest.
      var shares = pairs.map { from, to in
        let share = events(from, to) / allEvents
        return 0.8 * share + min(0.2 * days(from, to) / allDays, 2 * share + 0.04)
      }
      let densest = zip(shares, pairs).map { $0 / days($1.0, $1.1) }.max() ?? 0
      for (index, pair) in pairs.enumerated() {
        // At least a 40th of the densest scale, unless nothing happened, and room for its own caption.
        let least = events(pair.0, pair.1) > 0 ? densest / 40 * days(pair.0, pair.1) : 0
        shares[index] = max(shares[index], least, 80 / total)
      }
      let sum = shares.reduce(0, +)
      return shares.map { $0 / sum * total }
    }
  }
}
