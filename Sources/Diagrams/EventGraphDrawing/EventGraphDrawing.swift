/// A drawing of events, actors and documents and what joins them, with time from left to right.
///
/// Drawn in three steps: measure `labelsToMeasure`; have `layoutDOT` laid out by the `dot` engine, or take
/// `columnLayout` where `usesColumns`; ask for the `scene`, which fixes every position and is rendered like a timeline.
public struct EventGraphDrawing: Sendable {
  /// Events that the layered layout of libgraphviz takes.
  public static let nodeLimit = 300
  /// Events that columns take.
  public static let columnLimit = 3_000

  private let model: EventGraphModel
  private let input: ChartInput
  private let options: EventGraphOptions

  /// - Throws: `DiagramError` where more events would have to be drawn than the layout takes; it says how to filter. Actors
  ///   and documents beyond the limit are left out, the busiest actors stay.
  public init(_ input: ChartInput, _ options: EventGraphOptions = EventGraphOptions()) throws(DiagramError) {
    let limit = options.layout == .dot ? Self.nodeLimit : Self.columnLimit
    model = try EventGraphModel(input, options, nodeLimit: limit)
    self.input = input
    self.options = options
  }

  /// Every text that is drawn.
  public var labelsToMeasure: [LabelRequest] {
    var builder = EventGraphScene(model, input, options, LabelMetrics(recording: true))
    builder.draw(
      model.usesColumns ? builder.columnLayout() : EventGraphLayout(nodes: [:], edges: [:], width: 0, height: 0))
    return builder.metrics.asked
  }

  /// Whether `columnLayout` is the layout to take.
  public var usesColumns: Bool { model.usesColumns }

  /// Events in columns of time, without any engine. O(nodes + edges) after sorting.
  public func columnLayout(_ metrics: LabelMetrics) -> EventGraphLayout {
    var builder = EventGraphScene(model, input, options, metrics)
    return builder.columnLayout()
  }

  /// The graph for the `dot` engine: sizes of nodes, edges with keys, columns; no looks.
  public func layoutDOT(_ metrics: LabelMetrics) -> [UInt8] {
    var builder = EventGraphScene(model, input, options, metrics)
    return builder.layoutDOT()
  }

  /// - Parameter layout: what the engine made of `layoutDOT`.
  public func scene(_ metrics: LabelMetrics, layout: EventGraphLayout) -> Scene {
    var builder = EventGraphScene(model, input, options, metrics)
    builder.draw(layout)
    return options.direction == .rightToLeft ? builder.scene.mirrored() : builder.scene
  }
}
