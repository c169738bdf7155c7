internal import EventGraph

/// Finds where the words of a graph stand in its documents, in Unicode scalars.
struct Passages {
  let graph: EventGraph
  private let offsets: [ScalarOffsets]

  /// - Complexity: O(text of all documents).
  init(_ graph: EventGraph) {
    self.graph = graph
    offsets = graph.documents.map { ScalarOffsets(of: $0.text) }
  }

  /// Where a span begins and ends, in Unicode scalars.
  func scalars(_ span: TextSpan, in document: ID<Document>) -> (begin: Int, end: Int) {
    let offsets = offsets[Int(document.index)]
    return (offsets.scalarOffset(at: Int(span.begin)), offsets.scalarOffset(at: Int(span.end)))
  }

  /// Writes `{"document","begin","end","text"}` as members.
  func members(_ span: TextSpan, in document: ID<Document>, _ json: inout JSONWriter) {
    let (begin, end) = scalars(span, in: document)
    json.member("document", graph.documents[document].name)
    json.member("begin", begin)
    json.member("end", end)
    json.key("text")
    json.string(graph.documents[document].text[span.range])
  }

  /// Writes the claims that an answer rests on, as `"claims":{"c…":{…}}` in the order of their ids.
  func claims(_ claims: some Sequence<ID<Claim>>, _ json: inout JSONWriter) {
    json.object("claims") { json in
      for claim in Set(claims).sorted(by: { graph.stableID($0) < graph.stableID($1) }) {
        let row = graph.claims[claim]
        json.key("\(graph.stableID(claim))")
        json.object { json in
          members(row.span, in: graph.mentions[row.mention].document, &json)
          json.member("says", graph.statement(of: row))
        }
      }
    }
  }
}
