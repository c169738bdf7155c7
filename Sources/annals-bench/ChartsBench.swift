import Diagrams
import Glibc
import Graphviz

/// Times charts from events in memory to the bytes of a file, and the memory they take.
enum ChartsBench {
  /// - Parameter arguments: `timeline EVENTS RELATIONS`, `graph EVENTS RELATIONS`, `memory RENDERS`, or
  ///   `dot EVENTS FILE`, which writes the graph that `dot` is timed on. Seconds of the processor, which do not count
  ///   what other programs take, the median of five; the peak of memory stands in the detail.
  static func run(_ arguments: [String]) async throws -> Measurement {
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    switch (arguments.first, numbers.first) {
    case ("timeline", let count?):
      let input = BenchEvents(events: count, relations: numbers.dropFirst().first ?? 0).input
      return try await timed("timeline of \(count) events to SVG") {
        let chart = TimelineChart(input, TimelineOptions())
        let metrics = try await metrics(chart.labelsToMeasure)
        return try await svg(chart.scene(metrics))
      }
    case ("graph", let count?):
      let input = BenchEvents(events: count, relations: numbers.dropFirst().first ?? 0).input
      return try await timed("graph of \(count) events to SVG") {
        try await svg(graph(input, .auto))
      }
    case ("memory", let count?): return try await memory(renders: count)
    case ("dot", let count?):
      guard arguments.count == 3 else { throw BenchError("charts dot EVENTS FILE") }
      let drawing = try EventGraphDrawing(
        BenchEvents(events: count, relations: count).input, EventGraphOptions(layout: count > 300 ? .columns : .dot))
      let bytes = drawing.layoutDOT(LabelMetrics())
      guard let file = fopen(arguments[2], "w") else { throw BenchError("\(arguments[2]) cannot be written") }
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
      return Measurement(name: "dot", value: Double(bytes.count), unit: "bytes", detail: "\(count) events")
    default: throw BenchError("charts timeline|graph EVENTS RELATIONS, memory RENDERS, dot EVENTS FILE")
    }
  }

  private static func graph(_ input: ChartInput, _ layout: EventGraphOptions.Layout) async throws -> Scene {
    let drawing = try EventGraphDrawing(input, EventGraphOptions(layout: layout))
    let metrics = try await metrics(drawing.labelsToMeasure)
    return drawing.scene(metrics, layout: drawing.columnLayout(metrics))
  }

  private static func metrics(_ requests: [LabelRequest]) async throws -> LabelMetrics {
    let texts = requests.map { TextToMeasure(label: $0.escaped, fontSize: $0.size, bold: $0.bold) }
    return LabelMetrics(requests, widths: try await Graphviz.shared.measure(texts).map(\.width))
  }

  private static func svg(_ scene: Scene) async throws -> Int {
    let svg = try await Graphviz.shared.render(scene.dot(boldIsAName: true), as: .svg)
    let finish = SVGFinish(title: scene.title, description: scene.summary, language: scene.language)
    return finish.applied(to: svg).count
  }

  private static func timed(_ name: String, _ draw: () async throws -> Int) async throws -> Measurement {
    var seconds: [Double] = []
    var size = 0
    for _ in 0..<5 {
      let start = clock()
      size = try await draw()
      seconds.append(Double(clock() - start) / 1_000_000)
    }
    seconds.sort()
    return Measurement(
      name: name, value: (seconds[2] * 1_000).rounded() / 1_000, unit: "s of CPU",
      detail: "\(seconds[0].rounded(toPlaces: 3)) at best, \(size / 1_000) kB of SVG, \(peak) MB at the peak")
  }

  /// Megabytes that the process grows by, from the first tenth of many small drawings to the last.
  private static func memory(renders: Int) async throws -> Measurement {
    let input = BenchEvents(events: 60, relations: 20).input
    var early = 0.0
    for index in 0..<renders {
      let chart = TimelineChart(input, TimelineOptions())
      let scene = try await chart.scene(metrics(chart.labelsToMeasure))
      _ = try await svg(scene)
      _ = try await svg(graph(input, .columns))
      if index == max(renders / 10, 20) { early = resident }
    }
    return Measurement(
      name: "growth over \(renders) drawings", value: ((resident - early) * 10).rounded() / 10, unit: "MB",
      detail: "\(early.rounded(toPlaces: 1)) MB after a tenth, \(peak) MB at the peak")
  }

  /// Megabytes, now and at most, from the system's figures of the process.
  private static var resident: Double { status("VmRSS:") }
  private static var peak: Int { Int(status("VmHWM:")) }

  private static func status(_ key: String) -> Double {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8_192)
    let count = fread(&bytes, 1, bytes.count, file)
    for line in String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n") where line.hasPrefix(key) {
      return (Double(line.filter(\.isNumber)) ?? 0) / 1_024
    }
    return 0
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    let scale = places == 1 ? 10.0 : 1_000
    return (self * scale).rounded() / scale
  }
}
