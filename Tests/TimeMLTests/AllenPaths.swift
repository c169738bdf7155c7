/// Allen's interval relations as he has them: a table of compositions, found here by trying all short intervals, and
/// path consistency over a graph ("Maintaining knowledge about temporal intervals", 1983). Shares nothing with the
/// program. Complete for graphs of single relations, whose point constraints are convex (Vilain, Kautz and van Beek,
/// "Constraint propagation algorithms for temporal reasoning: a revised report", 1990).
struct AllenPaths {
  /// Relations by number: before, after, meets, met by, overlaps, overlapped by, starts, started by, during, contains,
  /// finishes, finished by, equals; sets of them as bits.
  static let all = (1 << 13) - 1

  /// The number of the relation of two proper intervals.
  static func relation(_ a: (Int, Int), _ b: (Int, Int)) -> Int {
    if a.1 < b.0 { return 0 }
    if b.1 < a.0 { return 1 }
    if a.1 == b.0 { return 2 }
    if b.1 == a.0 { return 3 }
    if a == b { return 12 }
    if a.0 == b.0 { return a.1 < b.1 ? 6 : 7 }
    if a.1 == b.1 { return a.0 > b.0 ? 10 : 11 }
    if a.0 > b.0 && a.1 < b.1 { return 8 }
    if a.0 < b.0 && a.1 > b.1 { return 9 }
    return a.0 < b.0 ? 4 : 5
  }

  /// Composition of single relations; six points are enough for all.
  static let compositions: [[Int]] = {
    var table = [[Int]](repeating: [Int](repeating: 0, count: 13), count: 13)
    let intervals = (0..<6).flatMap { start in (start + 1..<7).map { (start, $0) } }
    for a in intervals {
      for b in intervals {
        for c in intervals { table[relation(a, b)][relation(b, c)] |= 1 << relation(a, c) }
      }
    }
    return table
  }()

  static func inverse(_ set: Int) -> Int {
    let pairs = [1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 12]
    return (0..<13).reduce(0) { $0 | (set >> $1 & 1) << pairs[$1] }
  }

  static func compose(_ left: Int, _ right: Int) -> Int {
    var result = 0
    for a in 0..<13 where left >> a & 1 == 1 {
      for b in 0..<13 where right >> b & 1 == 1 { result |= compositions[a][b] }
    }
    return result
  }

  /// Whether the links, each between two of `count` intervals, leave a relation for every pair.
  static func isConsistent(_ count: Int, _ links: [(from: Int, to: Int, relation: Int)]) -> Bool {
    var sets = [[Int]](repeating: [Int](repeating: all, count: count), count: count)
    for node in 0..<count { sets[node][node] = 1 << 12 }
    for link in links {
      sets[link.from][link.to] &= 1 << link.relation
      sets[link.to][link.from] &= inverse(1 << link.relation)
    }
    var changed = true
    while changed {
      changed = false
      for a in 0..<count {
        for b in 0..<count {
          for c in 0..<count {
            let narrowed = sets[a][c] & compose(sets[a][b], sets[b][c])
            if narrowed != sets[a][c] {
              sets[a][c] = narrowed
              changed = true
            }
            if narrowed == 0 { return false }
          }
        }
      }
    }
    return true
  }
}
