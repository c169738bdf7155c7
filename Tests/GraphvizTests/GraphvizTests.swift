import Testing

@testable import Graphviz

/// Two nodes with positions, an edge with its own path, a page whose background gives it its size.
let smallGraph = """
  digraph "g" { graph [pad=0, notranslate=true, _background="C 7 -#ffffff P 4 0 0 400 0 400 200 0 200"]
    node [fontname="\(Graphviz.fontName)", fontsize=11]
    "a" [pos="100,100", width=1, height=0.5, fixedsize=true, label="first", tooltip="1 < 2 & \\"three\\""]
    "b" [pos="300,100", label="ал المدني", URL="https://example.org/?a=1&amp;b=2"]
    "c" [pos="200,40", label="", style=filled, fillcolor="#ff0000:#0000ff"]
    "a" -> "b" [key="e1", pos="e,260,100 136,100 170,100 200,100 250,100"] }
  """

@Suite struct GraphvizTests {
  @Test func drawsAllThreeFormats() async throws {
    let svg = try await Graphviz.shared.render(Array(smallGraph.utf8), as: .svg)
    #expect(String(decoding: svg, as: UTF8.self).contains("<svg width=\"400pt\" height=\"200pt\""))
    let png = try await Graphviz.shared.render(Array(smallGraph.utf8), as: .png)
    #expect(png.starts(with: [0x89, 0x50, 0x4e, 0x47]))
    let pdf = try await Graphviz.shared.render(Array(smallGraph.utf8), as: .pdf)
    #expect(pdf.starts(with: Array("%PDF".utf8)))
  }

  @Test(arguments: Graphviz.Format.allCases)
  func repeatsItselfByteForByte(format: Graphviz.Format) async throws {
    let first = try await Graphviz.shared.render(Array(smallGraph.utf8), as: format)
    let second = try await Graphviz.shared.render(Array(smallGraph.utf8), as: format)
    #expect(first == second)
    #expect(!String(decoding: first, as: UTF8.self).contains("/CreationDate"))
  }

  @Test(arguments: [
    ("digraph { a -> ", "syntax error in line"), ("hello", "syntax error in line 1 near 'hello'"),
    ("", "no graph"), ("digraph { a [label=<unterminated }", "HTML"), ("digraph { a\0 }", "NUL"),
  ])
  func refusesWhatIsNoDOT(dot: String, reason: String) async {
    await #expect {
      try await Graphviz.shared.render(Array(dot.utf8), as: .svg)
    } throws: { error in
      (error as? GraphvizError).map { $0.kind == .unreadable && $0.message.contains(reason) } ?? false
    }
  }

  @Test func anErrorThatTheLibraryReturnsAsSuccessIsThrown() async {
    await #expect {
      try await Graphviz.shared.render(Array("digraph x { z }".utf8), as: .svg)
    } throws: { error in
      (error as? GraphvizError).map { $0.kind == .layout && $0.message.contains("node z in graph x has no position") }
        ?? false
    }
  }

  @Test func anErrorDoesNotSpoilTheNextJob() async throws {
    _ = try? await Graphviz.shared.render(Array("digraph { a -> ".utf8), as: .svg)
    #expect(try await !Graphviz.shared.render(Array(smallGraph.utf8), as: .svg).isEmpty)
  }

  @Test func aPNGBeyondTheLimitIsRefusedWithAWayOut() async {
    let wide =
      "digraph { graph [pad=0, notranslate=true, "
      + "_background=\"C 7 -#ffffff P 4 0 0 30000 0 30000 100 0 100\"]; a [pos=\"100,50\"] }"
    await #expect {
      try await Graphviz.shared.render(Array(wide.utf8), as: .png, dotsPerInch: 96)
    } throws: { error in
      guard let error = error as? GraphvizError else { return false }
      return error.kind == .tooLarge && error.message.contains("40000 x 134 pixels") && error.message.contains("SVG")
    }
    await #expect(throws: Never.self) { try await Graphviz.shared.render(Array(wide.utf8), as: .svg) }
  }

  @Test func graphsOverTheNodeLimitAreRefusedByTheLayoutOnly() async throws {
    let nodes = (0...Graphviz.nodeLimit).map { "n\($0) [pos=\"\($0),0\"];" }.joined()
    let dot = Array("digraph { \(nodes) }".utf8)
    await #expect {
      try await Graphviz.shared.layout(dot)
    } throws: { error in
      (error as? GraphvizError)?.kind == .tooManyNodes
    }
    #expect(try await !Graphviz.shared.render(dot, as: .svg).isEmpty)
  }

  @Test func layoutReturnsPositionsAndPaths() async throws {
    let dot = "digraph { rankdir=LR; a -> b [key=e1, label=\"why\"]; b -> b [key=e2]; c }"
    let layout = try await Graphviz.shared.layout(Array(dot.utf8))
    #expect(layout.nodes.map(\.name) == ["a", "b", "c"])
    #expect(layout.nodes[0].centre.x < layout.nodes[1].centre.x)
    #expect(layout.nodes[0].width > 50)
    let edge = try #require(layout.edges.first { $0.key == "e1" })
    #expect(edge.tail == "a" && edge.head == "b")
    #expect(edge.controls.count % 3 == 1)
    #expect(edge.end != nil && edge.start == nil && edge.label != nil)
    #expect(layout.width > 100)
  }

  @Test func manyTasksAtOnceGetEachTheirOwnResult() async throws {
    let expected = try await Graphviz.shared.render(Array(smallGraph.utf8), as: .svg)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<200 {
        group.addTask {
          if index % 3 == 0 { return try await Graphviz.shared.render(Array(smallGraph.utf8), as: .svg) == expected }
          if index % 3 == 1 {
            let sizes = try await Graphviz.shared.measure([TextToMeasure(label: "abc", fontSize: 11)])
            return sizes.count == 1
          }
          return try await Graphviz.shared.layout(Array("digraph { a -> b [key=e] }".utf8)).edges.count == 1
        }
      }
      for try await good in group { #expect(good) }
    }
  }

  @Test func aDeepGraphDoesNotOverflowTheStack() async throws {
    // dot recurses once a rank; the rank assignment alone is asked for with a graph under the node limit.
    let chain = (0..<Graphviz.nodeLimit - 1).map { "n\($0) -> n\($0 + 1) [key=k\($0)];" }.joined()
    let layout = try await Graphviz.shared.layout(Array("digraph { rankdir=LR; \(chain) }".utf8))
    #expect(layout.edges.count == Graphviz.nodeLimit - 1)
  }
}

@Suite struct MeasureTests {
  @Test func widthsGrowWithTextSizeAndWeight() async throws {
    let sizes = try await Graphviz.shared.measure([
      TextToMeasure(label: "Annals", fontSize: 11), TextToMeasure(label: "Annals and more", fontSize: 11),
      TextToMeasure(label: "Annals", fontSize: 22), TextToMeasure(label: "Annals", fontSize: 11, bold: true),
    ])
    #expect(sizes.count == 4)
    #expect(sizes[0].width > 10 && sizes[1].width > sizes[0].width)
    #expect(abs(sizes[2].width - 2 * sizes[0].width) < 4)
    #expect(sizes[3].width > sizes[0].width)
  }

  @Test func nothingIsMeasuredAsNothing() async throws {
    #expect(try await Graphviz.shared.measure([]).isEmpty)
    let sizes = try await Graphviz.shared.measure([TextToMeasure(label: "", fontSize: 11)])
    #expect(sizes[0].width == 0)
  }

  @Test func anEscapedLabelIsAsWideAsItsText() async throws {
    let sizes = try await Graphviz.shared.measure([
      TextToMeasure(label: "a &amp; b", fontSize: 11), TextToMeasure(label: "a \\\\ b", fontSize: 11),
      TextToMeasure(label: "a b", fontSize: 11),
    ])
    #expect(sizes[0].width < sizes[2].width + 15)
    #expect(sizes[1].width < sizes[2].width + 10)
  }
}

@Suite struct RasterLimitTests {
  @Test(arguments: [
    (100.0, 100.0, 96, true), (24_000, 100, 96, true), (24_001, 100, 96, false),
    (6_000, 6_000, 96, false), (1_690, 994, 144, true), (.nan, 10, 96, false), (.infinity, 10, 96, false),
  ])
  func holdsSideAndArea(width: Double, height: Double, dpi: Int, fits: Bool) {
    #expect((RasterLimit.refusal(width: width, height: height, dotsPerInch: dpi) == nil) == fits)
  }
}

@Suite struct PDFDateTests {
  @Test func blanksTheDateAndKeepsTheLength() {
    let pdf = Array("<< /Producer (x) /CreationDate (D:20260101000000Z) >> /CreationDate /C".utf8)
    let blanked = PDFDate.blanked(pdf)
    #expect(blanked.count == pdf.count)
    let rest = "<< /Producer (x) " + String(repeating: " ", count: 33) + " >> /CreationDate /C"
    #expect(String(decoding: blanked, as: UTF8.self) == rest)
  }
}
