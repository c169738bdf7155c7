import Analysis
import EventGraph
import Testing
import TimeModel

@testable import Diagrams

/// Every shape of chart in both themes and three languages, checked by the program that docs/charts.md describes.
@Suite struct ChartShapeTests {
  @Test(arguments: ChartShape.allCases, ["ru", "ar", "en"])
  func everyShapeIsAGoodTimeline(shape: ChartShape, language: String) async throws {
    let input = shape.builder().input(wording: try .ofPack(language))
    for theme in Theme.allCases {
      let direction: Direction = language == "ar" ? .rightToLeft : .leftToRight
      let options = TimelineOptions(theme: theme, direction: direction)
      let scene = try await Rendering.scene(TimelineChart(input, options))
      try await Rendering.keep(scene, as: "\(shape.rawValue)-\(language)-\(theme.rawValue)")
      #expect(ChartCheck.faults(of: scene).prefix(5) == [])
      #expect(ChartCheck.scaleFaults(of: scene, TimelineModel(input, options)).prefix(5) == [])
      #expect(ChartCheck.contrastFaults(of: scene).prefix(5) == [])
    }
  }

  @Test(arguments: [ChartShape.fewInThreeYears, .millennia], TimelineOptions.Scale.allCases)
  func smallChartsLeaveNothingWithoutALabel(shape: ChartShape, scale: TimelineOptions.Scale) async throws {
    let scene = try await Rendering.scene(TimelineChart(shape.builder().input(), TimelineOptions(scale: scale)))
    #expect(ChartCheck.unlabelled(in: scene) == [])
  }

  /// Where rows are short, what matters least goes without words, and of three hundred hardly any.
  @Test func ofThreeHundredEventsTheImportantHaveLabels() async throws {
    let input = ChartShape.hundredsInTenYears.builder().input()
    let missing = Set(ChartCheck.unlabelled(in: try await Rendering.scene(TimelineChart(input))))
    #expect(missing.count <= 15)
    let model = TimelineModel(input, TimelineOptions())
    for lane in model.lanes {
      let ranked = lane.items.map(\.importance).sorted()
      for item in lane.items where missing.contains(model.name(of: item)) {
        #expect(item.importance <= ranked[ranked.count / 2], "\(model.texts(of: item).label)")
      }
    }
  }

  /// A check that finds nothing wrong must be one that would.
  @Test func theCheckSeesFaults() async throws {
    let input = ChartShape.fewInThreeYears.builder().input()
    let model = TimelineModel(input, TimelineOptions())
    var scene = try await Rendering.scene(TimelineChart(input))
    let index = try #require(scene.marks.firstIndex { $0.role == .event && $0.shape == .circle })
    scene.marks[index].box.left += 1
    scene.marks[index].box.right += 1
    #expect(ChartCheck.scaleFaults(of: scene, model).count == 1)
    scene.marks.removeAll { $0.name.hasSuffix("-t") || $0.name.hasSuffix("-d") }
    #expect(ChartCheck.unlabelled(in: scene).count >= 15)
    var pale = scene
    pale.backdrop.append(
      .text(TextRun("pale", at: Point(100, 100), size: 9, colour: Colour(0xaaaaaa), width: 20)))
    #expect(ChartCheck.contrastFaults(of: pale).count == 1)
  }

  @Test(arguments: ChartShape.allCases.filter { $0 != .thousandsInOneYear }, ["ru", "ar", "en"])
  func everyShapeIsAGoodGraph(shape: ChartShape, language: String) async throws {
    let input = shape.builder().input(wording: try .ofPack(language))
    for theme in Theme.allCases {
      let direction: Direction = language == "ar" ? .rightToLeft : .leftToRight
      let drawing = try EventGraphDrawing(input, EventGraphOptions(theme: theme, direction: direction))
      let scene = try await Rendering.scene(drawing)
      try await Rendering.keep(scene, as: "graph-\(shape.rawValue)-\(language)-\(theme.rawValue)")
      #expect(ChartCheck.faults(of: scene).prefix(5) == [])
      #expect(ChartCheck.contrastFaults(of: scene).prefix(5) == [])
      #expect(ChartCheck.overlappingNodes(in: scene).prefix(5) == [])
      #expect(ChartCheck.straying(in: scene).prefix(5) == [])
      #expect(ChartCheck.twoHeaded(in: scene).prefix(5) == [])
    }
  }

  @Test func theCheckSeesFaultsOfLinks() async throws {
    var scene = try await Rendering.scene(EventGraphDrawing(ChartShape.millennia.builder().input()))
    let arrow = try #require(scene.links.first { $0.startTip == nil && $0.endTip != nil })
    let tip = try #require(arrow.endTip)
    for (from, to, name) in [(-30.0, 30.0, "there"), (30, -30, "back")] {
      var link = arrow
      link.from = name
      link.path = (0...3).map { Point(tip.x + from + (to - from) * Double($0) / 3, tip.y) }
      link.endTip = Point(tip.x + to, tip.y)
      scene.links.append(link)
    }
    let faults = ChartCheck.twoHeaded(in: scene)
    #expect(faults.contains { $0.contains("there") && $0.contains("back") })
    scene.links[0].path[1].y = scene.height + 10
    #expect(ChartCheck.straying(in: scene).count == 1)
  }
}
