internal import EventGraph
internal import TimeModel

/// Pairs of mentions that are worth comparing, found by blocks: mentions of one type group and status that share a
/// date (to some precision) and one feature. Inside a block each is compared with the few before it only.
struct CandidatePairs {
  /// How many earlier mentions of its block a mention is compared with.
  static let window = 6

  /// One mention in one block.
  struct Entry {
    var block: UInt64
    var rank: Int32
  }

  private var entries: [Entry] = []

  /// Enters a mention in the blocks of its type, or of all types.
  mutating func add(
    _ rank: Int, _ row: MentionFeatures, time: [UInt64], features: [UInt64], ofAllTypes: Bool = false
  ) {
    let group = ofAllTypes ? UInt64(UInt8.max) : UInt64(TypeGroups.group[Int(row.type.rawValue)])
    for time in time {
      for feature in features {
        var hash = FNV1a()
        hash.combine(group << 8 | UInt64(row.status.rawValue))
        hash.combine(time)
        hash.combine(feature)
        entries.append(Entry(block: hash.hash, rank: Int32(rank)))
      }
    }
  }

  /// Calls `body` once for each distinct pair, the earlier mention first.
  consuming func forEach(_ body: (Int, Int) -> Void) {
    entries.sort { ($0.block, $0.rank) < ($1.block, $1.rank) }
    var pairs: [UInt64] = []
    for index in entries.indices {
      var earlier = index - 1
      while earlier >= 0, index - earlier <= CandidatePairs.window, entries[earlier].block == entries[index].block {
        if entries[earlier].rank != entries[index].rank {
          pairs.append(UInt64(entries[earlier].rank) << 32 | UInt64(entries[index].rank))
        }
        earlier -= 1
      }
    }
    for pair in pairs.sortedUnique() { body(Int(pair >> 32), Int(pair & 0xffff_ffff)) }
  }
}

extension MentionFeatures {
  /// Keys of the features that two mentions of one event may share, each kind in a number space of its own.
  func featureKeys(withWords: Bool) -> [UInt64] {
    var keys: [UInt64] = actors.map { 1 << 60 | UInt64(UInt32(bitPattern: $0.index)) }
    if let place {
      keys.append(2 << 60 | place.key >> 4)
      keys += place.wider.map { 2 << 60 | $0 >> 4 }
    }
    if let period {
      keys.append(3 << 60 | UInt64(UInt32(bitPattern: period.halves)) << 8 | UInt64(period.unit.rawValue))
    }
    if let count { keys.append(4 << 60 | UInt64(UInt32(bitPattern: count.min))) }
    if TypeGroups.isUnique(type) { keys.append(5 << 60) }
    keys += nameKeys
    if withWords {
      if triggerStem >= 0 { keys.append(6 << 60 | UInt64(triggerStem)) }
      keys += words.prefix(12).map { 7 << 60 | UInt64($0) }
    }
    return keys
  }

  /// Keys of the names around the mention.
  var nameKeys: [UInt64] { names.map { 8 << 60 | $0.key >> 4 } }

  /// Keys of the exact start, and of its month and year where the date lies within one.
  var exactTimeKey: UInt64 {
    var hash = FNV1a()
    hash.combine(UInt64(bitPattern: Int64(time.earliestStart.number)))
    hash.combine(UInt64(bitPattern: Int64(time.latestStart.number)))
    return hash.hash
  }

  var coarseTimeKeys: [UInt64] {
    guard time.earliestStart.isFinite, time.latestStart.isFinite else { return [] }
    let (first, last) = (time.earliestStart.civil, time.latestStart.civil)
    guard first.year == last.year else { return [] }
    let year = UInt64(bitPattern: Int64(first.year)) << 8 | 255
    return first.month == last.month
      ? [year, UInt64(bitPattern: Int64(first.year)) << 8 | UInt64(first.month)] : [year]
  }
}
