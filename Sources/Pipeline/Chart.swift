public import Analysis
public import Diagrams
public import EventGraph
public import Graphviz
internal import LanguagePacks
internal import Page
internal import TimeModel

/// A finished drawing: its scene, what it was drawn from, and its bytes in each format.
public struct Chart: Sendable {
  public let scene: Scene
  let input: ChartInput
  let theme: Theme

  /// Formats of files, by their ending.
  public enum Format: String, Hashable, Sendable, CaseIterable { case svg, png, pdf, dot, html }

  /// The file's content.
  ///
  /// - Throws: `GraphvizError`, where a picture is larger than a format can hold; `ChartError` for a page of too many
  ///   events.
  public func bytes(as format: Format, dotsPerInch: Int = 144) async throws -> [UInt8] {
    switch format {
    case .dot: return scene.dot()
    case .svg: return try await svg()
    case .png: return try await Graphviz.shared.render(drawing, as: .png, dotsPerInch: dotsPerInch)
    case .pdf: return try await Graphviz.shared.render(drawing, as: .pdf)
    case .html:
      let count = input.chronology.entries.count
      if count > ChroniclePage.eventLimit {
        throw ChartError(
          description: "a page of \(count) events is over the limit of \(ChroniclePage.eventLimit): "
            + "filter by --from, --to, --type, --family or --actor, or write SVG")
      }
      return ChroniclePage(input, scene: scene, svg: try await svg(), theme: theme).html
    }
  }

  private var drawing: [UInt8] { scene.dot(boldIsAName: true) }

  private func svg() async throws(GraphvizError) -> [UInt8] {
    let svg = try await Graphviz.shared.render(drawing, as: .svg)
    return SVGFinish(title: scene.title, description: scene.summary, language: scene.language).applied(to: svg)
  }
}

/// Why a chart cannot be made.
public struct ChartError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
}

extension Pipeline {
  /// What a chart is drawn from: the dated events, or those of a filter, with labels from the texts.
  ///
  /// - Parameters:
  ///   - locale: language of the chart's own words; nil for that of most documents, English where no pack has words.
  ///   - keepsUndated: whether events without any date are handed on (a timeline counts them, a graph leaves them out).
  /// - Throws: `ChartError` for a locale without words.
  public func chartInput(
    _ reasoning: Reasoning, showing shown: Set<ID<Event>>? = nil, before: Answer? = nil, locale: String? = nil,
    keepsUndated: Bool
  ) throws(ChartError) -> ChartInput {
    let graph = reasoning.graph
    let input = ChartInput(
      graph: graph, chronology: reasoning.chronology,
      labels: graph.events.indices.map { graph.headline(of: ID($0)) },
      conflicts: reasoning.conflicts(), before: before, wording: try wording(locale, for: graph))
    let drawn = input.chronology.entries.filter { entry in
      (shown?.contains(entry.event) ?? true) && (keepsUndated || graph.events[entry.event].value != nil)
    }
    return input.keeping(Set(drawn.map(\.event)))
  }

  /// Languages whose packs have the words of charts.
  public var chartLocales: [String] { packs.languages.filter { !$0.labels.isEmpty }.map(\.code) }

  private func wording(_ locale: String?, for graph: EventGraph) throws(ChartError) -> Wording {
    if let locale, !chartLocales.contains(locale) {
      throw ChartError(
        description: "no words for charts in «\(locale)»; there are \(chartLocales.joined(separator: ", "))")
    }
    let code = locale ?? mainLanguage(of: graph) ?? "en"
    let pack = packs.language(chartLocales.contains(code) ? code : "en")
    // What a pack lacks is said in English rather than left out.
    let english = packs.language("en")?.labels ?? [:]
    return Wording(language: pack?.code ?? "en", texts: english.merging(pack?.labels ?? [:]) { $1 })
  }

  /// The language of most of the text.
  private func mainLanguage(of graph: EventGraph) -> String? {
    var sizes: [(code: String, bytes: Int)] = []
    for document in graph.documents {
      guard let code = document.language else { continue }
      if let known = sizes.firstIndex(where: { $0.code == code }) {
        sizes[known].bytes += document.text.count
      } else {
        sizes.append((code, document.text.count))
      }
    }
    return sizes.max { ($0.bytes, $1.code) < ($1.bytes, $0.code) }?.code
  }

  /// Draws a timeline: measures its labels through libgraphviz, then lays them out.
  public func timeline(_ input: ChartInput, _ options: TimelineOptions) async throws(GraphvizError) -> Chart {
    let chart = TimelineChart(input, options)
    let metrics = try await measured(chart.labelsToMeasure)
    return Chart(scene: chart.scene(metrics), input: input, theme: options.theme)
  }

  /// Draws an event graph; in columns of time where it has more than a few events.
  ///
  /// - Throws: `DiagramError` for more events than the layout takes.
  public func eventGraph(_ input: ChartInput, _ options: EventGraphOptions) async throws -> Chart {
    let drawing = try EventGraphDrawing(input, options)
    let metrics = try await measured(drawing.labelsToMeasure)
    let layout =
      drawing.usesColumns
      ? drawing.columnLayout(metrics)
      : EventGraphLayout(try await Graphviz.shared.layout(drawing.layoutDOT(metrics)))
    return Chart(scene: drawing.scene(metrics, layout: layout), input: input, theme: options.theme)
  }

  private func measured(_ requests: [LabelRequest]) async throws(GraphvizError) -> LabelMetrics {
    let sizes = try await Graphviz.shared.measure(
      requests.map { TextToMeasure(label: $0.escaped, fontSize: $0.size, bold: $0.bold) })
    return LabelMetrics(requests, widths: sizes.map(\.width))
  }
}

extension EventGraphLayout {
  /// What libgraphviz laid out, as Diagrams wants it.
  init(_ layout: GraphLayout) {
    func point(_ point: GraphLayout.Point) -> Point { Point(point.x, point.y) }
    self.init(
      nodes: Dictionary(layout.nodes.map { ($0.name, point($0.centre)) }) { first, _ in first },
      edges: Dictionary(
        layout.edges.map { edge in
          (edge.key, Edge(path: edge.controls.map(point), startTip: edge.start.map(point), endTip: edge.end.map(point)))
        }
      ) { first, _ in first },
      width: layout.width, height: layout.height)
  }
}
