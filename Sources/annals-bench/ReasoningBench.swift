import CSQLite3
import Glibc
import TimeModel
import TimeNetwork

/// Order over many events: building, counts, lists and proofs, and SQLite on the same data.
///
/// Events of mixed precision (half to the day, a third to the month, the rest to the year, some open) over forty years,
/// and one and a half times as many explicit orders, each between events near in time, which agree with a hidden order.
/// Times are CPU time, medians of five rounds over other events each. `memory` is what the allocator has given out for
/// the propagation and its indexes: the heap in use after the build less the heap in use when only the input is there,
/// which is held until both are counted; `resident` is the size of the whole process then, input and slack included.
/// `growth` holds the time an event costs at ten times as many events against the one here.
enum ReasoningBench {
  /// - Parameter arguments: what is measured (`build`, `count`, `definite`, `possible`, `proof`, `memory`,
  ///   `resident`, `growth`, `sqlite-count`, `sqlite-range`), then the number of events (1,000,000).
  static func run(_ arguments: [String]) throws -> Measurement {
    let what = arguments.first ?? "count"
    let count = arguments.count > 1 ? Int(arguments[1]) ?? 1_000_000 : 1_000_000
    if what == "growth" { return growth(from: count) }
    let network = network(of: count)
    let detail = "\(count) events, \(count * 3 / 2) orders"
    if what == "build" {
      return Measurement(name: "order: build", value: buildTime(network), unit: "s", detail: detail)
    }
    let before = Bench.heapBytes()
    let propagation = network.propagated()
    let index = OrderIndex(propagation)
    if what == "memory" || what == "resident" {
      let heap = Double(Bench.heapBytes() - before) / Double(count)
      let resident = Double(residentBytes()) / Double(count)
      // What is counted stays alive until here: else it would be given back before it is counted.
      let isMemory = what == "memory"
      return withExtendedLifetime((network, propagation, index)) {
        Measurement(
          name: "order: \(what)", value: (isMemory ? heap : resident).rounded(), unit: "bytes per event",
          detail: detail
            + (isMemory ? ", bounds, graph and indexes without the input" : ", the process with input and slack"))
      }
    }
    var random = Numbers(state: 7)
    var total = 0
    func events(_ number: Int) -> [Int32] { (0..<number).map { _ in Int32(random.next(below: count)) } }
    func each(_ number: Int, _ body: (Int32) -> Int) -> Double {
      let times = (0..<5).map { _ -> Double in
        let sample = events(number)
        return seconds { for event in sample { total &+= body(event) } } / Double(number) * 1e6
      }
      return (median(times) * 1000).rounded() / 1000
    }
    let value: Double
    switch what {
    case "count": value = each(20_000) { index.countDefinitelyBefore($0) }
    case "definite": value = each(5_000) { index.nearestBefore($0, count: 100).count }
    case "possible": value = each(5_000) { index.possiblyBefore($0, count: 100).count }
    case "proof":
      // Pairs that are ordered, near and far.
      var pairs: [(Int32, Int32)] = []
      while pairs.count < 500 {
        let (a, b) = (Int32(random.next(below: count)), Int32(random.next(below: count)))
        if propagation.verdict(a, before: b) == .definite { pairs.append((a, b)) }
      }
      var next = 0
      value = each(1_000) { _ in
        next = (next + 1) % pairs.count
        return propagation.proof(pairs[next].0, before: pairs[next].1)?.count ?? 0
      }
    case "sqlite-count", "sqlite-range":
      let database = try EventDatabase(propagation, count: count)
      let isCount = what == "sqlite-count"
      value = each(isCount ? 20 : 500) { event in
        let bounds = propagation.bounds(of: event)
        return isCount
          ? database.count(before: bounds.earliestStart.number)
          : database.overlapping(bounds.earliestStart.number, bounds.latestStart.number)
      }
    default:
      throw BenchError(
        "reasoning build|count|definite|possible|proof|memory|resident|growth|sqlite-count|sqlite-range [EVENTS]")
    }
    return Measurement(name: "order: \(what)", value: value, unit: "µs", detail: detail + ", check \(total % 97)")
  }

  private static func network(of count: Int) -> TimeNetwork {
    var random = Numbers(state: 42)
    var days = [Int32](repeating: 0, count: count)
    var network = TimeNetwork(eventCount: count)
    for event in 0..<count {
      // Sorted in time, so that neighbours by number are neighbours in time.
      let day = event * 14_600 / count + random.next(below: 30)
      days[event] = Int32(day)
      let width =
        switch random.next(below: 12) {
        case 0..<6: 0
        case 6..<10: 30
        default: 365
        }
      let first = day - random.next(below: width + 1)
      let last = first + width
      let isOpen = random.next(below: 50) == 0
      network.add(
        TimeBounds(
          earliestStart: Day(number: first), latestStart: Day(number: last), earliestEnd: Day(number: first),
          latestEnd: isOpen ? .unboundedFuture : Day(number: last)), of: Int32(event), claim: Int32(event))
    }
    var row = 0
    while row < count * 3 / 2 {
      let first = random.next(below: count)
      let second = min(count - 1, first + 1 + random.next(below: max(1, count / 200)))
      // The hidden days are a dating of all events and orders, so that nothing contradicts anything.
      guard days[first] < days[second] else { continue }
      network.add(.before(Int32(first), Int32(second), claims: [Int32(count + row)]))
      row += 1
    }
    return network
  }

  private static func buildTime(_ network: TimeNetwork) -> Double {
    median((0..<5).map { _ in seconds { _ = OrderIndex(network.propagated()) } })
  }

  /// The time of a build for each event, at ten times as many events against `count`.
  private static func growth(from count: Int) -> Measurement {
    let small = buildTime(network(of: count)) / Double(count)
    let large = buildTime(network(of: count * 10)) / Double(count * 10)
    return Measurement(
      name: "order: growth", value: (large / small * 100).rounded() / 100, unit: "times as long an event",
      detail:
        "\(Int((small * 1e9).rounded())) ns an event at \(count), \(Int((large * 1e9).rounded())) ns at \(count * 10)")
  }

  private static func seconds(_ body: () -> Void) -> Double {
    let start = clock()
    body()
    return Double(clock() - start) / 1_000_000
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// Bytes of the process in memory (`/proc/self/statm`, in pages); 0 where that is not to be had.
  private static func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let fields = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(
      separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
  }
}

/// The same events in SQLite: bounds with an index, and as boxes of an R*Tree.
private final class EventDatabase {
  private var handle: OpaquePointer?
  private var counting: OpaquePointer?
  private var ranging: OpaquePointer?

  init(_ propagation: Propagation, count: Int) throws {
    guard sqlite3_open(":memory:", &handle) == SQLITE_OK else { throw BenchError("SQLite does not open") }
    try run("CREATE TABLE event(id INTEGER PRIMARY KEY, first INTEGER, last INTEGER)")
    try run("CREATE VIRTUAL TABLE box USING rtree_i32(id, first, last)")
    try run("BEGIN")
    for table in ["event", "box"] {
      var insert: OpaquePointer?
      guard sqlite3_prepare_v2(handle, "INSERT INTO \(table) VALUES(?,?,?)", -1, &insert, nil) == SQLITE_OK else {
        throw BenchError("SQLite: \(String(cString: sqlite3_errmsg(handle)))")
      }
      for event in 0..<count {
        let bounds = propagation.bounds(of: Int32(event))
        sqlite3_bind_int64(insert, 1, Int64(event))
        sqlite3_bind_int64(insert, 2, Int64(max(bounds.earliestEnd.number, -2_000_000_000)))
        sqlite3_bind_int64(insert, 3, Int64(min(bounds.latestEnd.number, 2_000_000_000)))
        sqlite3_step(insert)
        sqlite3_reset(insert)
      }
      sqlite3_finalize(insert)
    }
    try run("COMMIT")
    try run("CREATE INDEX byLast ON event(last)")
    sqlite3_prepare_v2(handle, "SELECT count(*) FROM event WHERE last < ?", -1, &counting, nil)
    sqlite3_prepare_v2(handle, "SELECT id FROM box WHERE last >= ? AND first < ? LIMIT 100", -1, &ranging, nil)
  }

  deinit {
    sqlite3_finalize(counting)
    sqlite3_finalize(ranging)
    sqlite3_close(handle)
  }

  func count(before day: Int) -> Int {
    sqlite3_bind_int64(counting, 1, Int64(day))
    sqlite3_step(counting)
    defer { sqlite3_reset(counting) }
    return Int(sqlite3_column_int64(counting, 0))
  }

  func overlapping(_ low: Int, _ high: Int) -> Int {
    sqlite3_bind_int64(ranging, 1, Int64(low))
    sqlite3_bind_int64(ranging, 2, Int64(high))
    var count = 0
    while sqlite3_step(ranging) == SQLITE_ROW { count += 1 }
    sqlite3_reset(ranging)
    return count
  }

  private func run(_ statement: String) throws {
    guard sqlite3_exec(handle, statement, nil, nil, nil) == SQLITE_OK else {
      throw BenchError("SQLite: \(String(cString: sqlite3_errmsg(handle)))")
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
private struct Numbers {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return Int((value ^ value >> 31) % UInt64(limit))
  }
}
