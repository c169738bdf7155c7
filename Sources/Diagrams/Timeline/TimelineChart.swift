/// A timeline chart: to scale, in lanes, with what is uncertain, disputed and before X told apart.
///
/// Drawn in two steps, because only the renderer knows how wide a text is: measure `labelsToMeasure`, then ask for the
/// `scene`. Pure and deterministic.
///
/// ```swift
/// let chart = TimelineChart(input, options)
/// let requests = chart.labelsToMeasure
/// let sizes = try await Graphviz.shared.measure(requests.map { … $0.escaped, $0.size, $0.bold … })
/// let scene = chart.scene(LabelMetrics(requests, widths: sizes.map(\.width)))
/// let svg = try await Graphviz.shared.render(scene.dot(boldIsAName: true), as: .svg)
/// ```
public struct TimelineChart: Sendable {
  private let model: TimelineModel

  /// - Complexity: O(*e* log *e*) for *e* events, and O(200²) for the scale.
  public init(_ input: ChartInput, _ options: TimelineOptions = TimelineOptions()) {
    model = TimelineModel(input, options)
  }

  /// Every text that the scene may draw; no width given for one means an estimate.
  public var labelsToMeasure: [LabelRequest] {
    var drawing = TimelineDrawing(model, LabelMetrics(recording: true))
    drawing.draw()
    return drawing.metrics.asked
  }

  public func scene(_ metrics: LabelMetrics) -> Scene {
    var drawing = TimelineDrawing(model, metrics)
    drawing.draw()
    return model.options.direction == .rightToLeft ? drawing.scene.mirrored() : drawing.scene
  }
}
