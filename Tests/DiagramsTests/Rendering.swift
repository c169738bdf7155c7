import Diagrams
import Foundation
import Graphviz

/// Draws scenes as Pipeline does: measure, lay out, render.
enum Rendering {
  static func metrics(_ requests: [LabelRequest]) async throws -> LabelMetrics {
    let texts = requests.map { TextToMeasure(label: $0.escaped, fontSize: $0.size, bold: $0.bold) }
    return LabelMetrics(requests, widths: try await Graphviz.shared.measure(texts).map(\.width))
  }

  static func scene(_ chart: TimelineChart) async throws -> Scene {
    try await chart.scene(metrics(chart.labelsToMeasure))
  }

  /// Where ANNALS_PICTURES names a folder, tests leave their pictures there for people to look at.
  static func keep(_ scene: Scene, as name: String) async throws {
    guard let folder = ProcessInfo.processInfo.environment["ANNALS_PICTURES"] else { return }
    let base = URL(fileURLWithPath: folder)
    let dot = scene.dot()
    try Data(dot).write(to: base.appendingPathComponent(name + ".dot"))
    let svg = try await Graphviz.shared.render(dot, as: .svg)
    let finish = SVGFinish(title: scene.title, description: scene.summary, language: scene.language)
    try Data(finish.applied(to: svg)).write(to: base.appendingPathComponent(name + ".svg"))
    do {
      let png = try await Graphviz.shared.render(dot, as: .png, dotsPerInch: 96)
      try Data(png).write(to: base.appendingPathComponent(name + ".png"))
    } catch let error as GraphvizError {
      // A drawing that is right may yet be larger than a PNG can be.
      print("\(name): \(error)")
    }
  }
}

extension Rendering {
  static func scene(_ drawing: EventGraphDrawing) async throws -> Scene {
    let metrics = try await metrics(drawing.labelsToMeasure)
    if drawing.usesColumns { return drawing.scene(metrics, layout: drawing.columnLayout(metrics)) }
    let layout = try await Graphviz.shared.layout(drawing.layoutDOT(metrics))
    return drawing.scene(metrics, layout: Self.layout(layout))
  }

  /// As Pipeline hands it on.
  static func layout(_ layout: GraphLayout) -> EventGraphLayout {
    func point(_ point: GraphLayout.Point) -> Point { Point(point.x, point.y) }
    var edges: [String: EventGraphLayout.Edge] = [:]
    for edge in layout.edges {
      edges[edge.key] = EventGraphLayout.Edge(
        path: edge.controls.map(point), startTip: edge.start.map(point), endTip: edge.end.map(point))
    }
    return EventGraphLayout(
      nodes: Dictionary(layout.nodes.map { ($0.name, point($0.centre)) }) { first, _ in first }, edges: edges,
      width: layout.width, height: layout.height)
  }
}
