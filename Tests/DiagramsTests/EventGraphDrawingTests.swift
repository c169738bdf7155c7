import Analysis
import EventGraph
import Graphviz
import Testing
import TimeModel

@testable import Diagrams

@Suite struct EventGraphDrawingTests {
  private static let title = "What came before the election of 10 January 2021, and what after"

  @Test(arguments: Theme.allCases) func theSampleIsAGoodDrawing(theme: Theme) async throws {
    let drawing = try EventGraphDrawing(Samples.graphInput(), EventGraphOptions(title: Self.title, theme: theme))
    let scene = try await Rendering.scene(drawing)
    try await Rendering.keep(scene, as: "graph-\(theme.rawValue)")
    #expect(ChartCheck.faults(of: scene).isEmpty)
    let events = scene.marks.filter { $0.role == .event }
    for (index, mark) in events.enumerated() {
      #expect(!events[(index + 1)...].contains { $0.box.overlaps(mark.box) }, "\(mark.name)")
    }
  }

  @Test(.enabled(if: Neato.isInstalled, "LOUD: libgvc6-config-update is absent, exported DOT is NOT checked"))
  func theExportedDOTDrawsTheSameElsewhere() async throws {
    let scene = try await Rendering.scene(EventGraphDrawing(Samples.graphInput()))
    let ours = try await Graphviz.shared.render(scene.dot(), as: .svg)
    let (theirs, messages) = try Neato.draw(scene.dot())
    #expect(messages.isEmpty, "\(messages)")
    #expect(ours == theirs)
    #expect(try await Graphviz.shared.render(scene.dot(boldIsAName: true), as: .svg) == theirs)
  }

  @Test func linksSayWhatTheyMean() async throws {
    let scene = try await Rendering.scene(EventGraphDrawing(Samples.graphInput()))
    #expect(scene.links.count { $0.startArrow == .tee && $0.endArrow == .tee } == 1)
    #expect(scene.links.contains { $0.stroke.dash == .dotted && $0.endArrow == .none })
    #expect(scene.links.contains { $0.stroke.dash == .dashed && $0.endArrow == .open })
    #expect(scene.links.contains { $0.stroke == Stroke(Palette.light.text, 2) && $0.endArrow == .filled })
    #expect(scene.marks.count { $0.role == .label } == 2)
  }

  @Test func orderIsReducedToNeighbours() {
    var b = GraphBuilder()
    let document = b.document("a.txt")
    let first = b.event("a", "arrest", in: document, .day(2020, 1, 1))
    let second = b.event("b", "arrest", in: document, .day(2020, 2, 1))
    let month = b.event("c", "arrest", in: document, .month(2020, 2))
    let last = b.event("d", "arrest", in: document, .day(2020, 5, 1))
    let pairs = OrderReduction.pairs(b.chronology.entries).map { [$0.0, $0.1] }
    #expect(Set(pairs) == [[first, second], [first, month], [second, last], [month, last]])
  }

  @Test func theReductionLosesNoOrder() {
    let entries = Samples.many(120).chronology.entries
    let pairs = OrderReduction.pairs(entries)
    var reach: [ID<Event>: Set<ID<Event>>] = [:]
    for entry in entries.sorted(by: { $0.bounds.earliestStart > $1.bounds.earliestStart }) {
      let next = pairs.filter { $0.0 == entry.event }.map(\.1)
      reach[entry.event] = next.reduce(into: Set(next)) { $0.formUnion(reach[$1] ?? []) }
    }
    for a in entries {
      for b in entries {
        let definite = a.bounds.latestEnd < b.bounds.earliestStart
        #expect(definite == (reach[a.event]?.contains(b.event) ?? false))
      }
    }
  }

  @Test func whatDidNotHappenHasNoPartInTheOrder() throws {
    var b = GraphBuilder()
    let document = b.document("a.txt")
    b.event("a", "arrest", in: document, .day(2020, 1, 1))
    b.event("b", "arrest", in: document, .day(2020, 2, 1), status: .planned)
    b.event("c", "arrest", in: document, .day(2020, 3, 1))
    let model = try EventGraphModel(b.input(), EventGraphOptions(showsDocuments: false), nodeLimit: 300)
    #expect(model.edges.count == 1)
    #expect(model.hiddenOrder.count == 2)
  }

  @Test func tooManyEventsAreRefusedWithAWayOut() {
    #expect {
      try EventGraphDrawing(Samples.many(301).input(), EventGraphOptions(layout: .dot))
    } throws: { error in
      guard let error = error as? DiagramError else { return false }
      return error.message.contains("301") && error.message.contains("--around") && error.message.contains("--family")
    }
  }

  @Test(arguments: EventGraphOptions.Layout.allCases) func threeHundredEventsAreDrawn(
    layout: EventGraphOptions.Layout
  ) async throws {
    let options = EventGraphOptions(layout: layout)
    let scene = try await Rendering.scene(EventGraphDrawing(Samples.many(300).input(), options))
    try await Rendering.keep(scene, as: "graph-300-\(layout.rawValue)")
    #expect(scene.marks.count { $0.role == .event } >= 300)
    #expect(ChartCheck.overlappingNodes(in: scene) == [])
  }

  @Test func aThousandEventsStandInColumns() async throws {
    let input = Samples.many(1_000).input()
    let drawing = try EventGraphDrawing(input)
    #expect(drawing.usesColumns)
    let scene = try await Rendering.scene(drawing)
    try await Rendering.keep(scene, as: "graph-1000")
    #expect(ChartCheck.faults(of: scene).prefix(5) == [])
    #expect(ChartCheck.overlappingNodes(in: scene) == [])
    // Later never stands left of earlier.
    let days = Dictionary(
      uniqueKeysWithValues: input.chronology.entries.map {
        ("\(input.graph.stableID($0.event))", $0.bounds.earliestStart)
      })
    let nodes = scene.marks.filter { days[$0.name] != nil }.sorted { $0.box.centre.x < $1.box.centre.x }
    for (left, right) in zip(nodes, nodes.dropFirst()) where left.box.centre.x < right.box.centre.x {
      #expect(days[left.name] ?? .unboundedPast <= days[right.name] ?? .unboundedFuture)
    }
    #expect(throws: DiagramError.self) { try EventGraphDrawing(Samples.many(3_001).input()) }
  }

  /// The lines of columns run in the gaps: none passes under a node that it does not belong to.
  @Test func linesOfColumnsCrossNoNode() async throws {
    let scene = try await Rendering.scene(
      EventGraphDrawing(
        ChartShape.hundredsInTenYears.builder().input(), EventGraphOptions(showsActors: false, layout: .columns)))
    let nodes = scene.marks.filter { $0.role == .event }
    var seen = 0
    for link in scene.links {
      for point in link.path {
        for node in nodes where node.name != link.from && node.name != link.to {
          var inner = node.box
          (inner.left, inner.right, inner.top, inner.bottom) = (
            inner.left + 1, inner.right - 1, inner.top + 1, inner.bottom - 1
          )
          #expect(!inner.contains(Box(centre: point, width: 0, height: 0)), "\(link.from) → \(link.to) on \(node.name)")
          seen += 1
        }
      }
    }
    #expect(seen > 1_000)
  }

  @Test func manyBeforeManyMeetInOnePoint() throws {
    var b = GraphBuilder()
    let document = b.document("a.txt")
    for index in 0..<4 { b.event("a\(index)", "arrest", in: document, .day(2020, 1, 1)) }
    for index in 0..<5 { b.event("b\(index)", "arrest", in: document, .day(2020, 2, 1)) }
    let model = try EventGraphModel(b.input(), EventGraphOptions(showsDocuments: false), nodeLimit: 300)
    #expect(model.nodes.count { $0.kind == .hub } == 1)
    #expect(model.edges.count { $0.kind == .earlier } == 9)
  }

  @Test func stepsAreThePairsOfBruteForce() {
    for seed in [40, 90, 130] {
      let entries = Samples.many(seed).chronology.entries
      func isBefore(_ a: Chronology.Entry, _ b: Chronology.Entry) -> Bool {
        a.bounds.latestEnd.isFinite && b.bounds.earliestStart.isFinite && a.bounds.latestEnd < b.bounds.earliestStart
      }
      var expected: Set<[ID<Event>]> = []
      for a in entries {
        for b in entries where isBefore(a, b) {
          if !entries.contains(where: { isBefore(a, $0) && isBefore($0, b) }) { expected.insert([a.event, b.event]) }
        }
      }
      #expect(Set(OrderReduction.pairs(entries).map { [$0.0, $0.1] }) == expected)
    }
  }

  @Test func theNeighbourhoodGrowsStepByStep() {
    var b = GraphBuilder()
    let document = b.document("a.txt")
    let events = (1...7).map { b.event("\($0)", "arrest", in: document, .day(2020, $0, 1), actors: ["\($0 / 7)"]) }
    var input = b.input()
    // Without order and common actors only stated relations join.
    for index in input.graph.participants.indices { input.graph.participants[index].actor = nil }
    #expect(input.neighbourhood(of: events[2], depth: 0) == [events[2]])
    #expect(input.neighbourhood(of: events[2], depth: 1) == Set(events[1...3]))
    #expect(input.neighbourhood(of: events[2], depth: 2) == Set(events[0...4]))
    #expect(b.input().neighbourhood(of: events[2], depth: 1) == Set(events[0...5]))
    #expect(input.keeping([events[0]]).chronology.entries.map(\.event) == [events[0]])
  }

  @Test func anEmptyGraphIsNoTrap() async throws {
    let scene = try await Rendering.scene(EventGraphDrawing(GraphBuilder().input()))
    #expect(scene.width > 0 && scene.height > 0)
    _ = TimelineChart(GraphBuilder().input()).scene(LabelMetrics()).dot()
  }
}
