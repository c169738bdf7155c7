internal import EventGraph
internal import TimeModel

/// Mentions in growing groups (a union–find), where no union may break what holds for a whole event: one status, dates
/// that agree, one event for each trigger.
struct EventClusters {
  let features: [MentionFeatures]
  private let order: CanonicalOrder
  private var parent: [Int32]
  /// Members by the root of their cluster; empty for the others.
  private var members: [[Int32]]
  /// What the dates of the members leave together; by root.
  private var time: [TimeBounds?]
  /// Whether the members' dates contradict each other by a year.
  private var hasOtherYear: [Bool]
  /// Whether they contradict each other by a few days.
  private var hasNearDay: [Bool]
  /// Distinct places of the members, at most eight; by root.
  private var places: [[MentionFeatures.Place]]
  /// The first member in canonical order; by root.
  private var earliest: [Int32]
  /// Month and day that all dated members share; nil without any, -1 where they differ; by root.
  private var monthAndDay: [Int?]
  /// Whether a mention stands for its like in the original, so that it need not be compared with others.
  private(set) var isSettledCopy: [Bool]
  /// Whether a mention was annotated by people, who merge what they take for one.
  private let isAnnotated: [Bool]
  /// The merges that were made, by canonical ranks.
  private(set) var merges: [(first: Int32, second: Int32, MergeScore)] = []

  init(graph: EventGraph, order: CanonicalOrder, features: [MentionFeatures]) {
    self.features = features
    self.order = order
    isAnnotated = features.map { graph.documents[$0.document].isAnnotated }
    parent = features.indices.map { Int32($0) }
    members = parent.map { [$0] }
    time = features.map { $0.isDated ? $0.time : nil }
    hasOtherYear = Array(repeating: false, count: features.count)
    hasNearDay = hasOtherYear
    isSettledCopy = hasOtherYear
    earliest = parent
    places = features.map { $0.place.map { [$0] } ?? [] }
    monthAndDay = features.map { $0.isDated ? $0.startDay?.monthAndDay ?? -1 : nil }
  }

  /// Ranks of the mentions of each event, in canonical order.
  var events: [[Int32]] { members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] } }

  func root(_ rank: Int) -> Int {
    var rank = rank
    while Int(parent[rank]) != rank { rank = Int(parent[rank]) }
    return rank
  }
}

extension EventClusters {
  /// Merges each mention of a copy with the one that stands at the same place of the original.
  mutating func mergeCopies() {
    var byDocument: [ID<Document>: [Int]] = [:]
    for (rank, row) in features.enumerated() { byDocument[row.document, default: []].append(rank) }
    for (rank, row) in features.enumerated() where row.document != row.source {
      guard let position = byDocument[row.document]?.binarySearch(rank),
        let original = byDocument[row.source], original.count == byDocument[row.document]?.count
      else { continue }
      let other = features[original[position]]
      if other.type == row.type, other.status == row.status, other.time == row.time {
        unite(original[position], rank, MergeScore(score: 100, features: .copy), isCertain: true)
        isSettledCopy[rank] = true
      }
    }
  }

  mutating func mergeStated(_ relations: [Relation]) {
    for relation in relations where relation.kind == .sameAs {
      let pair = [relation.from, relation.to].map { Int(order.rank[Int($0.index)]) }.sorted()
      guard pair[0] != pair[1], features[pair[0]].status == features[pair[1]].status else { continue }
      unite(pair[0], pair[1], MergeScore(score: 50, features: .statedSame), isCertain: true)
    }
  }

  /// Merges dated mentions of one language.
  ///
  /// - Returns: pairs in two languages that share a block.
  mutating func mergeDated() -> [(Int, Int)] {
    var pairs = CandidatePairs()
    for (rank, row) in features.enumerated() where row.isDated && !isSettledCopy[rank] {
      pairs.add(rank, row, time: [row.exactTimeKey], features: row.featureKeys(withWords: true))
      pairs.add(rank, row, time: row.coarseTimeKeys, features: row.featureKeys(withWords: false))
      pairs.add(rank, row, time: [row.exactTimeKey], features: [0])
      pairs.add(rank, row, time: [row.exactTimeKey], features: row.nameKeys, ofAllTypes: true)
      if let day = row.startDay {
        let key = 1 << 62 | UInt64(day.monthAndDay)
        pairs.add(rank, row, time: [key], features: row.featureKeys(withWords: true))
      }
    }
    return merge(pairs)
  }

  /// Compares the pairs and merges the sufficient ones, best first; hands back those in two languages.
  private mutating func merge(_ pairs: consuming CandidatePairs) -> [(Int, Int)] {
    let features = self.features
    var found: [(first: Int, second: Int, score: MergeScore)] = []
    var across: [(Int, Int)] = []
    pairs.forEach { first, second in
      if features[first].language != features[second].language {
        across.append((first, second))
      } else if let score = MergeScore(features[first], features[second]), score.suffices {
        found.append((first, second, score))
      }
    }
    found.sort {
      $0.score.score != $1.score.score
        ? $0.score.score > $1.score.score : ($0.first, $0.second) < ($1.first, $1.second)
    }
    for pair in found { unite(pair.first, pair.second, pair.score, isCertain: false) }
    return across
  }

  /// Merges two clusters unless that would break one; a certain merge is checked for nothing, one across languages
  /// also for what the two have in one document.
  mutating func unite(
    _ first: Int, _ second: Int, _ score: MergeScore, isCertain: Bool, isAcross: Bool = false
  ) {
    if !isCertain, isAnnotated[first] || isAnnotated[second] { return }
    let (a, b) = (root(first), root(second))
    guard a != b, isCertain || mayUnite(a, b, score, isAcross: isAcross) else { return }
    let (kept, lost) = members[a].count >= members[b].count ? (a, b) : (b, a)
    parent[lost] = Int32(kept)
    members[kept] += members[lost]
    members[lost] = []
    for place in places[lost] where places[kept].count < 8 && !places[kept].contains(where: { $0.key == place.key }) {
      places[kept].append(place)
    }
    places[lost] = []
    if let other = time[lost] {
      let both = time[kept].map { $0.intersection(other) } ?? other
      let agrees = both.isConsistent
      let isNear = !score.features.isDisjoint(with: [.nearDay, .besideDay]) || hasNearDay[kept] || hasNearDay[lost]
      hasNearDay[kept] = isNear
      hasOtherYear[kept] = hasOtherYear[kept] || hasOtherYear[lost] || !agrees && !isNear
      if agrees {
        time[kept] = both
      } else if time[kept] == nil || earliest[lost] < earliest[kept] {
        time[kept] = other
      }
    }
    earliest[kept] = min(earliest[kept], earliest[lost])
    if let other = monthAndDay[lost] {
      monthAndDay[kept] = monthAndDay[kept].map { $0 == other ? $0 : -1 } ?? other
    }
    merges.append((Int32(min(first, second)), Int32(max(first, second)), score))
  }

  private func mayUnite(_ a: Int, _ b: Int, _ score: MergeScore, isAcross: Bool) -> Bool {
    if let first = time[a], let second = time[b] {
      let relation = DateRelation(first, second)
      let mayDiffer =
        hasOtherYear[a] || hasOtherYear[b] || !score.features.isDisjoint(with: [.nearDay, .besideDay])
        || isAcross && !score.features.isDisjoint(with: [.sameDay, .sameValue])
        || (hasNearDay[a] || hasNearDay[b]) && score.features.contains(.sameDay)
      if relation == .apart && !mayDiffer { return false }
      if hasOtherYear[a] || hasOtherYear[b] || relation == .otherYear {
        guard let day = monthAndDay[a], day != -1, day == monthAndDay[b] else { return false }
      }
    }
    // A place that no gazetteer knows has words of one language only.
    let disagree = places[a].contains { one in
      places[b].contains { !one.agrees(with: $0) && !(isAcross && !(one.isKnown && $0.isKnown)) }
    }
    let needed = isAcross ? AlignmentScore.otherPlaceThreshold : MergeScore.otherPlaceThreshold
    if disagree, score.score < needed || TypeGroups.isUnique(features[a].type) { return false }
    let (small, large) = members[a].count < members[b].count ? (a, b) : (b, a)
    // What two languages tell alike does not make two occurrences of one document into one.
    if isAcross {
      for one in members[small].prefix(32) {
        for other in members[large].prefix(32)
        where features[Int(one)].source == features[Int(other)].source {
          guard let inside = MergeScore(features[Int(min(one, other))], features[Int(max(one, other))]),
            inside.suffices
          else { return false }
        }
      }
    }
    for rank in members[small] {
      for other in sentence(of: Int(rank)) where root(other) == large {
        if MergeScore.areSeparateInSentence(features[Int(rank)], features[other]) { return false }
      }
    }
    return true
  }

  /// Ranks of the mentions in the cluster of one.
  func members(of rank: Int) -> [Int32] { members[root(rank)] }

  /// How many mentions the cluster of a mention has.
  func size(ofClusterOf rank: Int) -> Int { members[root(rank)].count }

  /// Ranks of the mentions in the sentence of one; of a monstrous sentence those near it.
  private func sentence(of rank: Int) -> Range<Int> {
    let row = features[rank]
    func isSame(_ other: Int) -> Bool {
      features[other].document == row.document && features[other].sentence == row.sentence
    }
    var (low, high) = (rank, rank + 1)
    while low > 0, rank - low < 64, isSame(low - 1) { low -= 1 }
    while high < features.count, high - rank < 64, isSame(high) { high += 1 }
    return low..<high
  }
}

extension [Int] {
  func binarySearch(_ value: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == value ? low : nil
  }
}
