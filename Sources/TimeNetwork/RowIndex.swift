/// Rows of a network by the claims they rest on, and rows without claims by their events.
struct RowIndex {
  /// Claim or event in the upper half, the row's code in the lower; sorted.
  private var byClaim: [UInt64] = []
  private var unclaimed: [UInt64] = []

  /// O(*r* log *r*) for *r* rows.
  init(_ network: TimeNetwork) {
    for (row, statement) in network.statements.enumerated() {
      for claim in network.claims[statement.claims.indices] { byClaim.append(RowIndex.key(claim, .statement(row))) }
      if statement.claims.isEmpty { unclaimed.append(RowIndex.key(statement.event, .statement(row))) }
    }
    for (row, difference) in network.differences.enumerated() {
      for claim in network.claims[difference.claims.indices] { byClaim.append(RowIndex.key(claim, .difference(row))) }
      if difference.claims.isEmpty {
        unclaimed.append(RowIndex.key(difference.from >> 1, .difference(row)))
        unclaimed.append(RowIndex.key(difference.to >> 1, .difference(row)))
      }
    }
    byClaim.sort()
    unclaimed.sort()
  }

  func rows(of claim: Int32) -> [Source] { RowIndex.rows(byClaim, claim) }
  func unclaimedRows(of event: Int32) -> [Source] { RowIndex.rows(unclaimed, event) }

  private static func key(_ number: Int32, _ row: Source) -> UInt64 {
    UInt64(UInt32(bitPattern: number)) << 32 | UInt64(UInt32(bitPattern: row.code))
  }

  private static func rows(_ keys: [UInt64], _ number: Int32) -> [Source] {
    let first = UInt64(UInt32(bitPattern: number)) << 32
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < first { low = middle + 1 } else { high = middle }
    }
    return keys[low...].prefix { $0 >> 32 == first >> 32 }.map { Source(code: Int32(truncatingIfNeeded: $0)) }
  }
}
