internal import EventGraph
internal import TimeModel

/// An order of documents and mentions that does not depend on the order of rows: creation time (unknown last), name,
/// offset. With it, which documents are copies of an earlier one.
struct CanonicalOrder {
  /// Mentions in canonical order.
  let mentions: [ID<Mention>]
  /// Position in `mentions` of each row of `graph.mentions`.
  let rank: [Int32]
  /// For each document the first of its copies (equal bytes, or equal words); itself where it is no copy.
  let source: [ID<Document>]

  init(of graph: EventGraph, folding: Folding) {
    let documents = graph.documents.indices.sorted { left, right in
      let (a, b) = (graph.documents[left], graph.documents[right])
      let (first, second) = (a.created?.firstDay ?? .unboundedFuture, b.created?.firstDay ?? .unboundedFuture)
      if first != second { return first < second }
      return a.name == b.name ? left < right : a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }
    var place = [Int32](repeating: 0, count: documents.count)
    for (position, document) in documents.enumerated() { place[document] = Int32(position) }

    mentions = graph.mentions.indices.sorted { left, right in
      let (a, b) = (graph.mentions[left], graph.mentions[right])
      if a.document != b.document { return place[Int(a.document.index)] < place[Int(b.document.index)] }
      if a.trigger != b.trigger { return a.trigger < b.trigger }
      return a.key == b.key ? left < right : a.key < b.key
    }.map { ID($0) }
    var rank = [Int32](repeating: 0, count: mentions.count)
    for (position, mention) in mentions.enumerated() { rank[Int(mention.index)] = Int32(position) }
    self.rank = rank

    var source = graph.documents.indices.map { ID<Document>($0) }
    var byBytes: [String: Int] = [:]
    var byWords: [UInt64: Int] = [:]
    for document in documents {
      let row = graph.documents[document]
      let words = CanonicalOrder.hash(of: row, folding)
      let first = (row.sha256.isEmpty ? nil : byBytes[row.sha256]) ?? words.flatMap { byWords[$0] } ?? document
      source[document] = ID(first)
      if !row.sha256.isEmpty { byBytes[row.sha256, default: first] = first }
      if let words { byWords[words, default: first] = first }
    }
    self.source = source
  }

  /// A hash of the folded words of a text; nil for a text without words.
  private static func hash(of document: Document, _ folding: Folding) -> UInt64? {
    var hash = FNV1a()
    var isEmpty = true
    folding.forEachWord(in: document.text, TextSpan(0, document.text.count)) { _, word in
      hash.combine(word)
      isEmpty = false
    }
    return isEmpty ? nil : hash.hash
  }
}
