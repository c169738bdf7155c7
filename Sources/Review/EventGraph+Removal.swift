internal import EventGraph

extension EventGraph {
  /// Takes mentions out, with the relations and claims that hang on them; events and merges are left to be made anew.
  ///
  /// - Returns: where each mention is now; nil for those that are gone.
  /// - Complexity: O(rows).
  mutating func remove(_ gone: Set<ID<Mention>>) -> [ID<Mention>?] {
    var moved: [ID<Mention>?] = []
    moved.reserveCapacity(mentions.count)
    var count = 0
    for index in mentions.indices {
      let isKept = !gone.contains(ID(index))
      moved.append(isKept ? ID(count) : nil)
      if isKept { count += 1 }
    }
    func place(_ id: ID<Mention>) -> ID<Mention>? { moved[Int(id.index)] }

    mentions = mentions.indices.filter { moved[$0] != nil }.map { index in
      var row = mentions[index]
      row.anchor = row.anchor.flatMap(place)
      row.event = nil
      return row
    }
    for index in timexes.indices { timexes[index].anchor = timexes[index].anchor.flatMap(place) }
    var relationMoved: [Int32?] = []
    var kept: [Relation] = []
    for relation in relations {
      guard let from = place(relation.from), let to = place(relation.to) else {
        relationMoved.append(nil)
        continue
      }
      relationMoved.append(Int32(kept.count))
      var relation = relation
      (relation.from, relation.to) = (from, to)
      kept.append(relation)
    }
    relations = kept
    claims = claims.compactMap { claim in
      var claim = claim
      guard let mention = place(claim.mention) else { return nil }
      claim.mention = mention
      if claim.kind == .order {
        guard let row = relationMoved[Int(claim.row)] else { return nil }
        claim.row = row
      }
      return claim
    }
    merges = merges.compactMap { merge in
      var merge = merge
      guard let first = place(merge.first), let second = place(merge.second) else { return nil }
      (merge.first, merge.second) = (first, second)
      return merge
    }
    events = []
    return moved
  }
}
