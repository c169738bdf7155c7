internal import EventGraph
internal import TimeModel
internal import TimeNetwork

/// The claims of each mention by kind, and how far each claim is trusted.
struct ClaimIndex {
  private var dateByMention: [Int32]
  private var durationByMention: [Int32]
  private var orderByRelation: [Int32]

  init(_ graph: EventGraph) {
    dateByMention = Array(repeating: -1, count: graph.mentions.count)
    durationByMention = dateByMention
    orderByRelation = Array(repeating: -1, count: graph.relations.count)
    for (row, claim) in graph.claims.enumerated() {
      let mention = Int(claim.mention.index)
      switch claim.kind {
      case .date where dateByMention[mention] < 0: dateByMention[mention] = Int32(row)
      case .duration where durationByMention[mention] < 0: durationByMention[mention] = Int32(row)
      case .order where orderByRelation.indices.contains(Int(claim.row)):
        orderByRelation[Int(claim.row)] = Int32(row)
      default: break
      }
    }
  }

  func date(of mention: ID<Mention>) -> [Int32] { Self.list(dateByMention[Int(mention.index)]) }
  func duration(of mention: ID<Mention>) -> [Int32] { Self.list(durationByMention[Int(mention.index)]) }
  func order(_ relation: Int) -> [Int32] { Self.list(orderByRelation[relation]) }

  /// The date claim of a mention and those of the anchors that it was resolved through.
  func dates(of mention: ID<Mention>, _ graph: EventGraph) -> [Int32] {
    var claims: [Int32] = []
    var next: ID<Mention>? = mention
    while let id = next, claims.count < 8 {
      claims += date(of: id)
      next = graph.mentions[id].anchor
    }
    return claims
  }

  private static func list(_ claim: Int32) -> [Int32] { claim < 0 ? [] : [claim] }

  func trust(_ graph: EventGraph) -> [Trust] {
    let documents = graph.documents.indices.sorted { left, right in
      let (a, b) = (graph.documents[left], graph.documents[right])
      let (first, second) = (a.created?.firstDay ?? .unboundedFuture, b.created?.firstDay ?? .unboundedFuture)
      if first != second { return first < second }
      return a.name == b.name ? left < right : a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }
    var rank = [Int32](repeating: 0, count: documents.count)
    var isCopy = [Bool](repeating: false, count: documents.count)
    var seen: Set<String> = []
    for (position, document) in documents.enumerated() {
      rank[document] = Int32(position)
      let sha256 = graph.documents[document].sha256
      isCopy[document] = !sha256.isEmpty && !seen.insert(sha256).inserted
    }
    return graph.claims.map { claim in
      let mention = graph.mentions[claim.mention]
      let document = Int(mention.document.index)
      let isDate = claim.kind == .date
      return Trust(
        isInferred: isDate && !mention.stated && mention.anchor == nil,
        isQualified: isDate && mention.stated && mention.isDoubtful, isCopy: isCopy[document],
        document: rank[document])
    }
  }
}
