/// A drawing of events, actors and documents and what joins them, with time from left to right.
///
/// Drawn in three steps: measure `labelsToMeasure`; have `layoutDOT` laid out by the `dot` engine; ask for the `scene`,
/// which fixes every position and is rendered like a timeline.
public struct EventGraphDrawing: Sendable {
  /// Nodes that the layered layout takes.
  public static let nodeLimit = 300

  private let model: EventGraphModel
  private let input: ChartInput
  private let options: EventGraphOptions

  /// - Throws: `DiagramError` where more than `nodeLimit` events would have to be drawn; it says how to filter. Actors
  ///   and documents beyond the limit are left out, the busiest actors stay.
  public init(_ input: ChartInput, _ options: EventGraphOptions = EventGraphOptions()) throws(DiagramError) {
    model = try EventGraphModel(input, options, nodeLimit: Self.nodeLimit)
    self.input = input
    self.options = options
  }

  /// Every text that is drawn.
  public var labelsToMeasure: [LabelRequest] {
    var builder = EventGraphScene(model, input, options, LabelMetrics(recording: true))
    builder.draw(EventGraphLayout(nodes: [:], edges: [:], width: 0, height: 0))
    return builder.metrics.asked
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
    return builder.scene
  }
}
