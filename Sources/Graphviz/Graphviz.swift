import CGraphviz

/// The one door to libgraphviz: whole jobs in, bytes and values out, nothing of C leaves it.
///
/// The library is not safe for threads even between separate graphs, so there is one instance for the process, on one
/// thread with a big stack and with one context that is made at the first job and kept. There is no way to stop a
/// layout that has begun; the limits below are checked before one begins.
public actor Graphviz {
  public static let shared = Graphviz()

  public enum Format: String, Hashable, Sendable, CaseIterable { case svg, png, pdf }

  public enum Engine: String, Hashable, Sendable {
    /// Every node has `pos`, every edge its own path: nothing is moved. Linear in the drawing.
    case positioned = "nop2"
    /// Layered layout. From 1,000 nodes it takes minutes, see `nodeLimit`.
    case dot
  }

  /// Graphs with more nodes are refused by the `dot` layout: 300 events and the points where their arrows meet.
  public static let nodeLimit = 450
  /// The fonts of everything that is measured or drawn; a CSS list as well as a Pango one.
  public static let fontName = "Noto Sans,DejaVu Sans,sans-serif"
  public static let boldFontName = fontName + " Bold"

  private let executor = BigStackExecutor(stackSize: 256 << 20)
  private var context: OpaquePointer?

  private init() {}

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Draws a graph.
  ///
  /// - Parameters:
  ///   - dot: the graph, UTF-8, as `Diagrams` writes it. SVG comes as the library writes it, byte-identical to
  ///     `neato -n2 -Tsvg` but for `boldFontName`, which becomes a weight; `SVGFinish` makes it ready for readers.
  ///   - dotsPerInch: resolution of a PNG, 36...600; no meaning for SVG and PDF.
  /// - Throws: `GraphvizError`; whatever the library prints as an error is one.
  public func render(
    _ dot: [UInt8], as format: Format, engine: Engine = .positioned, dotsPerInch: Int = 144
  ) throws(GraphvizError) -> [UInt8] {
    let graph = try read(dot)
    defer { agclose(graph) }
    let resolution = min(max(dotsPerInch, 36), 600)
    if format == .png { _ = gvs_set(graph, "dpi", "\(resolution)") }
    let context = try arrange(graph, engine: engine)
    defer { gvs_free_layout(context, graph) }
    if format == .png {
      let box = gvs_box(graph)
      let refusal = RasterLimit.refusal(
        width: box.UR.x - box.LL.x, height: box.UR.y - box.LL.y, dotsPerInch: resolution)
      if let refusal { throw refusal }
    }

    var data: UnsafeMutablePointer<CChar>?
    var count: UInt32 = 0
    let code = gvRenderData(context, graph, format.rawValue, &data, &count)
    defer { gvFreeRenderData(data) }
    let messages = Messages.take()
    guard code == 0, let data, !Messages.holdError(messages) else {
      throw GraphvizError(.render, "\(format.rawValue): " + (messages.isEmpty ? "nothing was written" : messages))
    }
    let bytes = Array(UnsafeRawBufferPointer(start: data, count: Int(count)))
    return switch format {
    case .svg: SVGBold.stated(SVGGradients.renumbered(bytes))
    case .png: bytes
    case .pdf: PDFDate.blanked(bytes)
    }
  }

  /// The sizes of texts as they will be drawn, in their order, in one pass; about 15 microseconds a text.
  public func measure(_ texts: [TextToMeasure]) throws(GraphvizError) -> [TextSize] {
    if texts.isEmpty { return [] }
    guard let graph = gvs_open("texts") else { throw GraphvizError(.layout, "no graph could be made") }
    defer { agclose(graph) }
    for (name, value) in [
      ("label", ""), ("pos", "0,0"), ("shape", "box"), ("margin", "0"), ("fontsize", "11"),
      ("fontname", Self.fontName),
    ] {
      gvs_default(graph, Int32(AGNODE), name, value)
    }
    let nodes = texts.enumerated().map { index, text -> UnsafeMutablePointer<Agnode_t>? in
      guard let node = gvs_node(graph, "t\(index)") else { return nil }
      _ = gvs_set(node, "label", text.label)
      _ = gvs_set(node, "fontsize", "\(text.fontSize)")
      if text.bold { _ = gvs_set(node, "fontname", Self.boldFontName) }
      return node
    }
    let context = try arrange(graph, engine: .positioned)
    defer { gvs_free_layout(context, graph) }
    return nodes.map { node in
      guard let node else { return TextSize(width: 0, height: 0) }
      let size = gvs_label_size(node)
      return TextSize(width: size.x, height: size.y)
    }
  }

  /// Lays a graph out with `dot` and returns where everything came to lie. Edges need a `key`.
  ///
  /// - Throws: `GraphvizError` of kind `tooManyNodes` over `nodeLimit` nodes.
  public func layout(_ dot: [UInt8]) throws(GraphvizError) -> GraphLayout {
    let graph = try read(dot)
    defer { agclose(graph) }
    let context = try arrange(graph, engine: .dot)
    defer { gvs_free_layout(context, graph) }
    return GraphLayout(of: graph)
  }

  /// Parses DOT; the caller closes the graph.
  private func read(_ dot: [UInt8]) throws(GraphvizError) -> UnsafeMutablePointer<Agraph_t> {
    begin()
    // A NUL would cut the graph in silence; `text` must end in exactly one.
    guard !dot.contains(0) else { throw GraphvizError(.unreadable, "the DOT holds a NUL character") }
    let graph = (dot + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in text.baseAddress.flatMap { gvs_read($0) } }
    }
    let messages = Messages.take()
    guard let graph, !Messages.holdError(messages) else {
      if let graph { agclose(graph) }
      throw GraphvizError(.unreadable, messages.isEmpty ? "the DOT holds no graph" : messages)
    }
    return graph
  }

  /// Lays out; on success the caller frees the layout before it closes the graph.
  private func arrange(
    _ graph: UnsafeMutablePointer<Agraph_t>, engine: Engine
  ) throws(GraphvizError) -> OpaquePointer {
    begin()
    guard let context else { throw GraphvizError(.layout, "libgraphviz gives no context") }
    let count = Int(agnnodes(graph))
    if engine == .dot, count > Self.nodeLimit {
      throw GraphvizError(
        .tooManyNodes,
        "\(count) nodes are too many for a graph (limit \(Self.nodeLimit)): filter the events, or draw a timeline")
    }
    let code = gvLayout(context, graph, engine.rawValue)
    let messages = Messages.take()
    guard code == 0, !Messages.holdError(messages) else {
      if code == 0 { gvs_free_layout(context, graph) }
      throw GraphvizError(.layout, messages.isEmpty ? "the layout failed" : messages)
    }
    return context
  }

  private func begin() {
    if context == nil {
      Messages.capture()
      context = gvContext()
    }
    _ = Messages.take()
  }
}
