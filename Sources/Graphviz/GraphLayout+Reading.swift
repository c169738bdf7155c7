import CGraphviz

extension GraphLayout {
  /// Reads what a layout left in the graph. O(nodes + edges).
  init(of graph: UnsafeMutablePointer<Agraph_t>) {
    let box = gvs_box(graph)
    self.init(nodes: [], edges: [], width: box.UR.x - box.LL.x, height: box.UR.y - box.LL.y)
    var next = agfstnode(graph)
    while let node = next {
      let size = gvs_node_size(node)
      nodes.append(
        Node(
          name: Self.name(node), centre: Point(gvs_node_centre(node)), width: size.x, height: size.y))
      var nextEdge = agfstout(graph, node)
      while let edge = nextEdge {
        if let path = Edge(edge, tail: Self.name(node)) { edges.append(path) }
        nextEdge = agnxtout(graph, edge)
      }
      next = agnxtnode(graph, node)
    }
  }

  fileprivate static func name(_ object: UnsafeMutableRawPointer) -> String {
    gvs_name(object).map { String(cString: $0) } ?? ""
  }
}

extension GraphLayout.Edge {
  fileprivate init?(_ edge: UnsafeMutablePointer<Agedge_t>, tail: String) {
    let count = gvs_piece_count(edge)
    guard count > 0, let head = edge.pointee.node else { return nil }
    let first = gvs_piece(edge, 0)
    let last = gvs_piece(edge, count - 1)
    self.init(
      key: GraphLayout.name(edge), tail: tail, head: GraphLayout.name(head), controls: [],
      start: first.sflag != 0 ? GraphLayout.Point(first.sp) : nil,
      end: last.eflag != 0 ? GraphLayout.Point(last.ep) : nil,
      label: gvs_has_edge_label(edge) != 0 ? GraphLayout.Point(gvs_edge_label(edge)) : nil)
    for index in 0..<count {
      let piece = gvs_piece(edge, index)
      // A piece starts where the one before it ends.
      for control in (index == 0 ? 0 : 1)..<Int(piece.size) {
        controls.append(GraphLayout.Point(piece.list[control]))
      }
    }
  }
}

extension GraphLayout.Point {
  fileprivate init(_ point: pointf) { self.init(x: point.x, y: point.y) }
}
