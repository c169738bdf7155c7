internal import EventGraph

extension EventClusters {
  /// Lets each undated mention join the dated event of its document that fits it best, where one does; then joins the
  /// undated mentions that are left with each other.
  mutating func joinUndated() {
    let only = onlyDatedEvents()
    var targets: [(score: MergeScore, first: Int, second: Int)] = []
    forEachBlockOfDocument { block in
      // Each undated mention meets the nearest dated ones of its block, before and after it.
      let dated = block.filter { features[$0].isDated }
      for rank in block where !features[rank].isDated {
        let after = dated.partitionIndex { $0 > rank }
        for other in dated[max(0, after - 3)..<min(dated.count, after + 2)] {
          let isOnly = only[key(of: features[rank])] == root(other)
          if let score = MergeScore(features[other], features[rank], isOnlyOne: isOnly), score.suffices {
            targets.append((score, other, rank))
          }
        }
      }
    }
    join(targets)

    var pairs = CandidatePairs()
    for (rank, row) in features.enumerated() where isMergeableUndated(row) && !isSettledCopy[rank] {
      pairs.add(rank, row, time: [documentKey(row)], features: row.featureKeys(withWords: true))
    }
    mergeUndated(pairs)
  }

  /// Lets a mention dated coarsely ("the elections of 2021") join the only event of its type within that time that its
  /// document tells of, for types that a text names as known.
  mutating func joinCoarse() {
    var byKey: [SourceType: [Int]] = [:]
    var keys: [SourceType] = []
    for (rank, row) in features.enumerated() where row.isDated && !isSettledCopy[rank] && TypeGroups.isKnown(row.type) {
      if byKey[key(of: row)] == nil { keys.append(key(of: row)) }
      byKey[key(of: row), default: []].append(rank)
    }
    for key in keys {
      let ranks = byKey[key] ?? []
      let fine = ranks.filter { features[$0].startDay != nil }
      for rank in ranks where features[rank].startDay == nil {
        let inside = fine.filter { DateRelation(features[rank].time, features[$0].time) == .contained }.prefix(64)
        guard let first = inside.first, inside.allSatisfy({ root($0) == root(first) }),
          let score = MergeScore(features[first], features[rank], isOnlyOne: true)
        else { continue }
        unite(min(first, rank), max(first, rank), score, isCertain: false)
      }
    }
  }

  /// Joins every undated mention to the best of its targets; to none where two events fit equally well.
  private mutating func join(_ targets: [(score: MergeScore, first: Int, second: Int)]) {
    let sorted = targets.sorted {
      $0.second != $1.second
        ? $0.second < $1.second
        : $0.score.score != $1.score.score ? $0.score.score > $1.score.score : $0.first < $1.first
    }
    var index = 0
    while index < sorted.count {
      let best = sorted[index]
      var end = index
      var isTie = false
      while end < sorted.count, sorted[end].second == best.second {
        if sorted[end].score.score == best.score.score, root(sorted[end].first) != root(best.first) { isTie = true }
        end += 1
      }
      if !isTie { unite(best.first, best.second, best.score, isCertain: false) }
      index = end
    }
  }

  private mutating func mergeUndated(_ pairs: consuming CandidatePairs) {
    let features = self.features
    var found: [(Int, Int, MergeScore)] = []
    pairs.forEach { first, second in
      guard let score = MergeScore(features[first], features[second]),
        score.score >= MergeScore.bothUndatedThreshold, score.suffices
      else { return }
      found.append((first, second, score))
    }
    found.sort { $0.2.score != $1.2.score ? $0.2.score > $1.2.score : ($0.0, $0.1) < ($1.0, $1.1) }
    for (first, second, score) in found { unite(first, second, score, isCertain: false) }
  }

  /// Whether a mention without a date may be joined with another one: it is said to have happened, and no vague time sets it apart.
  private func isMergeableUndated(_ row: MentionFeatures) -> Bool {
    !row.isDated && !row.hasVagueTime && row.status == .actual
  }

  /// The root of the one dated event of each source, type and status; -1 where there are several.
  private func onlyDatedEvents() -> [SourceType: Int] {
    var only: [SourceType: Int] = [:]
    for (rank, row) in features.enumerated() where row.isDated {
      let root = root(rank)
      if let known = only[key(of: row)], known != root { only[key(of: row)] = -1 } else { only[key(of: row)] = root }
    }
    return only
  }

  private struct SourceType: Hashable {
    var source: ID<Document>
    var type: EventType
    var status: Status
  }

  private func key(of row: MentionFeatures) -> SourceType {
    SourceType(source: row.source, type: row.type, status: row.status)
  }

  private func documentKey(_ row: MentionFeatures) -> UInt64 {
    3 << 62 | UInt64(UInt32(bitPattern: row.source.index))
  }

  /// Calls `body` with the ranks of each run of mentions that share source, type group, status and a feature (or just
  /// the type), in canonical order.
  private func forEachBlockOfDocument(_ body: ([Int]) -> Void) {
    var blocks: [BlockKey: [Int]] = [:]
    var keys: [BlockKey] = []
    for (rank, row) in features.enumerated() where !isSettledCopy[rank] {
      let group = TypeGroups.group[Int(row.type.rawValue)]
      for feature in row.featureKeys(withWords: true) + [0] {
        let key = BlockKey(source: row.source, group: group, status: row.status, feature: feature)
        if blocks[key] == nil { keys.append(key) }
        blocks[key, default: []].append(rank)
      }
    }
    for key in keys { body(blocks[key] ?? []) }
  }

  private struct BlockKey: Hashable {
    var source: ID<Document>
    var group: UInt8
    var status: Status
    var feature: UInt64
  }
}

extension [Int] {
  /// The first index whose element fulfils a condition that holds for an end of the sorted list.
  fileprivate func partitionIndex(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
