internal import EventGraph
internal import TimeModel

extension EventClusters {
  /// Two mentions in two languages that may name one event.
  private struct Candidate {
    var first: Int
    var second: Int
    var score: AlignmentScore
  }

  /// Rounds of linking: each may rest on the links of the one before it.
  private static let rounds = 4
  /// Of two documents with more pairs of mentions, only those of one day are compared.
  private static let mostPairs = 40_000
  private static let mostOfDay = 16

  /// Links mentions in two languages, best first: all pairs of two documents that tell one story, and of others those
  /// that share a block. A mention gets at most one event of the other document, and none where two fit alike.
  ///
  /// - Parameter blocked: pairs in two languages that share a block, by rank.
  mutating func alignLanguages(_ blocked: [(Int, Int)], _ background: AlignmentScore.Background) {
    var candidates: [Candidate] = []
    var known: Set<UInt64> = []
    func consider(_ first: Int, _ second: Int) {
      if isSettledCopy[first] || isSettledCopy[second] { return }
      guard let score = AlignmentScore(features[first], features[second], background), score.score > 0 else { return }
      candidates.append(Candidate(first: first, second: second, score: score))
    }
    func considerOfOtherStories(_ first: Int, _ second: Int) {
      guard background.stories.relation(features[first].document, features[second].document) != .same,
        known.insert(UInt64(first) << 32 | UInt64(second)).inserted
      else { return }
      consider(first, second)
    }
    for (a, b) in background.stories.pairs { forEachPair(a, b, background, consider) }
    for (first, second) in blocked { considerOfOtherStories(first, second) }
    markOnlyPairs(&candidates)
    candidates = withoutContradicted(candidates)
    for _ in 0..<Self.rounds {
      let links = merges.count
      link(candidates)
      if merges.count == links { break }
      // What stands beside a link may belong together, too, though no block brought it together.
      for link in merges[links...] {
        for first in neighbours(of: Int(link.first)) {
          for second in neighbours(of: Int(link.second)) {
            considerOfOtherStories(min(first, second), max(first, second))
          }
        }
      }
      candidates = withoutContradicted(candidates)
      supportNeighbours(&candidates)
    }
  }

  private func forEachPair(
    _ a: ID<Document>, _ b: ID<Document>, _ background: AlignmentScore.Background, _ body: (Int, Int) -> Void
  ) {
    let one = background.profiles[Int(a.index)].ranks
    let other = background.profiles[Int(b.index)].ranks
    if one.count * other.count <= Self.mostPairs {
      for first in one { for second in other { body(min(first, second), max(first, second)) } }
      return
    }
    var byDay: [Int: [Int]] = [:]
    for rank in other {
      if features[rank].isDated, let day = features[rank].startDay?.number { byDay[day, default: []].append(rank) }
    }
    for first in one where features[first].isDated {
      guard let day = features[first].startDay?.number else { continue }
      for second in byDay[day, default: []].prefix(Self.mostOfDay) { body(min(first, second), max(first, second)) }
    }
  }

  /// Marks pairs that are the only ones of their type whose dates fit so well, seen from both.
  private func markOnlyPairs(_ candidates: inout [Candidate]) {
    /// Events that fit a mention in a document, by how near the dates are: each by the first of its sentences there, so
    /// that two words of a sentence for one kind of act count once.
    var fitting: [InDocument: [Set<UInt64>]] = [:]
    func key(_ rank: Int, _ other: Int) -> InDocument { InDocument(rank: rank, document: features[other].document) }
    for candidate in candidates where candidate.score.mayBeOnlyPair {
      for (rank, other) in [(candidate.first, candidate.second), (candidate.second, candidate.first)] {
        for level in candidate.score.remoteness..<5 {
          fitting[key(rank, other), default: Array(repeating: [], count: 5)][level].insert(telling(of: other))
        }
      }
    }
    for index in candidates.indices where candidates[index].score.mayBeOnlyPair {
      let (first, second) = (candidates[index].first, candidates[index].second)
      let level = candidates[index].score.remoteness
      if fitting[key(first, second)]?[level].count == 1, fitting[key(second, first)]?[level].count == 1 {
        candidates[index].score.addOnlyPair()
      }
    }
  }

  /// A name for the event of a mention as one document tells it: where its first sentence there begins, and its date.
  private func telling(of rank: Int) -> UInt64 {
    let row = features[rank]
    let begin = members(of: rank).lazy.prefix(64).map { features[Int($0)] }.filter { $0.document == row.document }
      .map(\.sentence.begin).min()
    return UInt64(UInt32(bitPattern: begin ?? row.sentence.begin)) ^ (row.isDated ? row.exactTimeKey : 0)
  }

  /// Without pairs whose dates contradict each other or whose types are but related, where one of the two has a
  /// counterpart of its own date and type.
  private func withoutContradicted(_ candidates: [Candidate]) -> [Candidate] {
    func ends(_ candidate: Candidate) -> [InDocument] {
      [
        InDocument(rank: candidate.first, document: features[candidate.second].document),
        InDocument(rank: candidate.second, document: features[candidate.first].document),
      ]
    }
    var agreeing: [InDocument: Int] = [:]
    for candidate in candidates
    where candidate.score.remoteness < 2
      && candidate.score.features.isDisjoint(with: [.relatedType, .besideDay])
      && candidate.score.score >= AlignmentScore.threshold - AlignmentScore.margin
    {
      for end in ends(candidate) { agreeing[end] = max(agreeing[end] ?? 0, candidate.score.score) }
    }
    return candidates.filter { candidate in
      if candidate.score.remoteness != 2, !candidate.score.features.contains(.relatedType) { return true }
      let least = candidate.score.score - (candidate.score.features.contains(.sameMeaning) ? 0 : AlignmentScore.lead)
      return ends(candidate).allSatisfy { agreeing[$0] ?? 0 < least }
    }
  }

  private struct InDocument: Hashable {
    var rank: Int
    var document: ID<Document>
  }

  /// Links the candidates that suffice, best first, where nothing else fits as well.
  private mutating func link(_ candidates: [Candidate]) {
    var rivals: [InDocument: [Int]] = [:]
    for (index, candidate) in candidates.enumerated() where candidate.score.isTied {
      rivals[InDocument(rank: candidate.first, document: features[candidate.second].document), default: []]
        .append(index)
      rivals[InDocument(rank: candidate.second, document: features[candidate.first].document), default: []]
        .append(index)
    }
    let order = candidates.indices.filter { candidates[$0].score.suffices }.sorted {
      let (a, b) = (candidates[$0], candidates[$1])
      return a.score.score != b.score.score
        ? a.score.score > b.score.score : (a.first, a.second) < (b.first, b.second)
    }
    for index in order {
      let (first, second) = (candidates[index].first, candidates[index].second)
      if root(first) == root(second) || isTaken(first, by: second) || isTaken(second, by: first) { continue }
      let isAmbiguous = [(first, second), (second, first)].contains { rank, chosen in
        rivals[InDocument(rank: rank, document: features[chosen].document), default: []].contains { rival in
          let other = candidates[rival].first == rank ? candidates[rival].second : candidates[rival].first
          return rival != index && candidates[rival].score.remoteness <= max(2, candidates[index].score.remoteness)
            && isRival(other, chosen, rank)
            && gain(candidates, rivals, index, rival, of: rank, chosen, other) < AlignmentScore.margin
        }
      }
      if !isAmbiguous {
        let score = candidates[index].score
        unite(
          first, second, MergeScore(score: score.score, features: score.features), isCertain: false, isAcross: true)
      }
    }
  }

  /// How much is gained by linking a mention with the chosen one and not with its rival, each of these two with the best
  /// of the others that it is left.
  private func gain(
    _ candidates: [Candidate], _ rivals: [InDocument: [Int]], _ index: Int, _ rival: Int, of rank: Int, _ chosen: Int,
    _ other: Int
  ) -> Int {
    func best(of end: Int) -> Int {
      rivals[InDocument(rank: end, document: features[rank].document), default: []].lazy
        .filter { index in
          let (first, second) = (candidates[index].first, candidates[index].second)
          return first != rank && second != rank && root(first) != root(second)
            && !isTaken(first == end ? second : first, by: end)
        }
        .map { candidates[$0].score.score }.max() ?? 0
    }
    return candidates[index].score.score + best(of: other) - candidates[rival].score.score - best(of: chosen)
  }

  /// Whether an event already has a mention in the document of another one.
  private func isTaken(_ rank: Int, by other: Int) -> Bool {
    members(of: rank).prefix(64).contains { features[Int($0)].source == features[other].source }
  }

  /// Whether another mention could be linked in the place of the chosen one.
  private func isRival(_ other: Int, _ chosen: Int, _ rank: Int) -> Bool {
    if root(other) == root(chosen) || isTaken(other, by: rank) { return false }
    // Two words of one sentence for one kind of act on one day are told by the first of them.
    let (a, b) = (features[other], features[chosen])
    // One trigger that was given several dates is one occurrence.
    if a.trigger == b.trigger, other > chosen { return false }
    return !(a.sentence == b.sentence && a.type == b.type && a.time == b.time && other > chosen)
  }

  /// Gives bits to candidates beside which, in both documents, others are linked.
  private func supportNeighbours(_ candidates: inout [Candidate]) {
    for index in candidates.indices where isBesideLinked(candidates[index].first, candidates[index].second) {
      candidates[index].score.addBesideLinked()
    }
  }

  private func isBesideLinked(_ first: Int, _ second: Int) -> Bool {
    neighbours(of: first).contains { one in
      neighbours(of: second).contains { root($0) == root(one) }
    }
  }

  /// Ranks of the two mentions before and behind one in its document.
  private func neighbours(of rank: Int) -> [Int] {
    [rank - 2, rank - 1, rank + 1, rank + 2].filter {
      features.indices.contains($0) && features[$0].document == features[rank].document
    }
  }
}
