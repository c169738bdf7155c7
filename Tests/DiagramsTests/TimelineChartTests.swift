import Analysis
import EventGraph
import Graphviz
import Testing
import TimeModel

@testable import Diagrams

@Suite struct TimelineChartTests {
  private func text(_ scene: Scene) -> [String] {
    scene.backdrop.compactMap { if case .text(let run) = $0 { run.text } else { nil } }
  }

  private func mark(_ label: String, _ scene: Scene) -> Mark? {
    scene.marks.first { $0.words?.lines == [label] }.flatMap { words in
      scene.marks.first { $0.name + "-t" == words.name }
    }
  }

  private static let wide = TimelineOptions(title: "Civic space before and after the election")

  @Test(arguments: Theme.allCases, TimelineOptions.Scale.allCases)
  func theSampleIsAGoodChart(theme: Theme, scale: TimelineOptions.Scale) async throws {
    var options = Self.wide
    (options.theme, options.scale) = (theme, scale)
    let scene = try await Rendering.scene(TimelineChart(Samples.electionInput(), options))
    try await Rendering.keep(scene, as: "election-\(theme.rawValue)-\(scale.rawValue)")
    #expect(ChartCheck.faults(of: scene).isEmpty)
  }

  @Test(arguments: TimelineOptions.Lanes.allCases)
  func everyKindOfLaneMakesAGoodChart(lanes: TimelineOptions.Lanes) async throws {
    let scene = try await Rendering.scene(TimelineChart(Samples.electionInput(), TimelineOptions(lanes: lanes)))
    try await Rendering.keep(scene, as: "lanes-\(lanes.rawValue)")
    #expect(ChartCheck.faults(of: scene).isEmpty)
  }

  @Test(arguments: [0, 1, 2, 7, 300, 3_000])
  func anyNumberOfEventsMakesAGoodChart(count: Int) {
    let chart = TimelineChart(Samples.many(count).input())
    let scene = chart.scene(LabelMetrics())
    #expect(ChartCheck.faults(of: scene).isEmpty)
    #expect(scene.height < 4_000)
  }

  @Test func tenThousandEventsAreCountedAndDrawn() async throws {
    let scene = try await Rendering.scene(TimelineChart(Samples.many(10_000).input()))
    try await Rendering.keep(scene, as: "many-10000")
    #expect(scene.marks.count < 4_000)
    #expect(text(scene).contains("several events"))
    #expect(try await Graphviz.shared.render(scene.dot(), as: .svg).count > 100_000)
  }

  @Test func xIsTrueToTheDateToHalfAPixel() throws {
    let (builder, _, _) = Samples.election()
    let model = TimelineModel(builder.input(), TimelineOptions())
    let drawing = TimelineDrawing(model, LabelMetrics())
    let scene = TimelineChart(builder.input()).scene(LabelMetrics())
    var seen = 0
    for item in model.lanes.flatMap(\.items) {
      guard case .day(let day) = item.extent, let mark = scene.marks.first(where: { $0.name == model.name(of: item) })
      else {
        continue
      }
      let segment = try #require(drawing.scale.segments.first { $0.first <= day && day < $0.end })
      let share = (Double(day.number - segment.first.number) + 0.5) / Double(segment.days)
      let x = segment.left + share * (segment.right - segment.left)
      #expect(abs(mark.box.centre.x - x) < 0.375, "half a pixel at 96 dots an inch")
      seen += 1
    }
    #expect(seen > 15)
  }

  @Test func datesOfEachPrecisionHaveTheirOwnShape() throws {
    let scene = TimelineChart(Samples.electionInput()).scene(LabelMetrics())
    #expect(mark("17th Cooperation Council", scene)?.shape == .circle)
    #expect(mark("12th human rights dialogue", scene)?.fill == .plain(Palette.light.family("diplomacy")))
    let window = try #require(mark("Clashes in the south: 11 dead", scene))
    #expect(window.fill == .none && scene.marks.contains { $0.name == window.name + "-a" })
    let brackets = scene.backdrop.count { if case .line(let points, _) = $0 { points.count == 4 } else { false } }
    #expect(brackets >= 10)
    let planned = try #require(mark("New election law", scene))
    #expect(scene.marks.contains { $0.name == planned.name + "-a" && $0.fill != .none })
  }

  @Test func aDisputedDateIsAHollowDiamondLinkedToTheEvent() throws {
    let scene = TimelineChart(Samples.electionInput()).scene(LabelMetrics())
    let diamonds = scene.marks.filter { $0.shape == .diamond && $0.role == .event }
    #expect(diamonds.count == 1)
    let link = try #require(scene.links.first)
    #expect(scene.links.count == 1 && link.from == diamonds[0].name && link.stroke.dash == .dashed)
    #expect(scene.marks.contains { $0.words?.lines == ["“25 Jan 2020” · source 1"] })
    #expect(link.path.count % 3 == 1)
  }

  @Test func theFlagTellsCertainPossibleAndDisputedApart() throws {
    let input = Samples.electionInput()
    let before = try #require(input.before)
    let scene = TimelineChart(input).scene(LabelMetrics())
    let words = text(scene)
    #expect(words.contains("before 10 Jan 2021 · Parliamentary election"))
    #expect(words.contains("\(before.definite.count) events before"))
    #expect(words.contains("\(before.possible.count) possibly"))
    #expect(words.contains("1 disputed"))
    let later = try #require(words.first { $0.hasSuffix(" later") })
    let disputed = Set(before.disputed.map(\.event))
    let expected = input.chronology.entries.count {
      !disputed.contains($0.event) && input.graph.events[$0.event].status == .actual
        && $0.bounds.earliestStart > Day(year: 2021, month: 1, day: 10)
    }
    #expect(later == "\(expected) later")
  }

  @Test func theLegendExplainsWhatOccursAndNothingElse() {
    var b = GraphBuilder()
    let document = b.document("a.txt")
    b.event("One day", "arrest", in: document, .day(2020, 1, 1))
    let words = text(TimelineChart(b.input()).scene(LabelMetrics()))
    #expect(words.contains("exact day"))
    for other in ["several days", "goes on", "several events", "change of scale", "sources disagree on the date"] {
      #expect(!words.contains(other))
    }
  }

  @Test func sourcesAreNumberedNotes() {
    let scene = TimelineChart(Samples.electionInput()).scene(LabelMetrics())
    let words = text(scene)
    #expect(words.contains { $0.hasPrefix("Annual report on civic space · 17 Feb 2021 · https://example.org/report?") })
    #expect(scene.marks.contains { $0.words?.lines.first?.hasSuffix("\u{2009}²") ?? false })
  }

  @Test func eventsWithoutADateAreCountedNotDrawn() {
    let scene = TimelineChart(Samples.electionInput()).scene(LabelMetrics())
    #expect(text(scene).contains { $0.contains("1 event without a date not shown") })
    #expect(!scene.marks.contains { $0.words?.lines == ["Something happened"] })
  }

  @Test func whatIsMeasuredIsWhatIsDrawn() {
    let chart = TimelineChart(Samples.electionInput())
    let asked = Set(chart.labelsToMeasure)
    let scene = chart.scene(LabelMetrics())
    for case .text(let run) in scene.backdrop {
      #expect(asked.contains(LabelRequest(run.text, size: run.size, bold: run.bold)), "\(run.text)")
    }
    for mark in scene.marks where mark.role == .label {
      #expect(asked.contains(LabelRequest(mark.words?.lines[0] ?? "", size: mark.words?.size ?? 0)))
    }
  }

  /// What a screen reader reads: the SVG keeps the order of the marks.
  @Test func marksStandInTheOrderOfTime() {
    let input = Samples.electionInput()
    let days = Dictionary(
      uniqueKeysWithValues: input.chronology.entries.map {
        ("\(input.graph.stableID($0.event))", $0.bounds.earliestStart)
      })
    let marks = TimelineChart(input).scene(LabelMetrics()).marks
    let found = marks.compactMap { $0.role == .event ? days[$0.name] : nil }
    #expect(found.count > 20 && found == found.sorted())
  }

  @Test func crowdsAreOneMarkWithWords() throws {
    var b = GraphBuilder()
    let document = b.document("a.txt")
    b.event("early", "election", in: document, .day(2019, 1, 1))
    for index in 0..<20 {
      b.event("fine \(index)", index % 4 == 0 ? "closure" : "fine", in: document, .day(2020, 5, 5))
    }
    let scene = TimelineChart(b.input()).scene(LabelMetrics())
    let crowd = try #require(scene.marks.first { !$0.members.isEmpty })
    #expect(crowd.words?.lines == ["17"] && crowd.members.count == 17)
    let label = try #require(scene.marks.first { $0.name == crowd.name + "-t" }?.words?.lines.first)
    #expect(label.hasPrefix("fine × ") && label.contains("closure × "))
    // The three most important are drawn besides, and nothing is lost.
    #expect(scene.marks.count { $0.role == .event && $0.members.isEmpty } == 4)
  }

  @Test func longLabelsAreCutOnlyWhereThatSavesARow() {
    let packing = RowPacking(left: 0, right: 520, line: nil, limit: 9)
    func entry(_ x: Double) -> RowPacking.Entry {
      RowPacking.Entry(left: x, right: x + 8, labelWidth: 300, shortWidth: 150, isBar: false, importance: 1)
    }
    #expect(packing.places(of: [entry(10)]).places == [RowPacking.Place(row: 0, side: .right)])
    let two = packing.places(of: [entry(10), entry(340)]).places
    #expect(two.map(\.row) == [0, 0] && two.map(\.isShort) == [false, true])
  }

  @Test func rightToLeftMirrorsPlacesAndNoLetters() {
    let input = Samples.electionInput()
    let plain = TimelineChart(input).scene(LabelMetrics())
    let mirrored = TimelineChart(input, TimelineOptions(direction: .rightToLeft)).scene(LabelMetrics())
    #expect(mirrored.marks.map { $0.words?.lines } == plain.marks.map { $0.words?.lines })
    for (one, two) in zip(plain.marks, mirrored.marks) {
      #expect(abs(one.box.left + two.box.right - plain.width) < 1e-9)
    }
    #expect(mirrored.mirrored().dot() == plain.dot())
  }

  @Test func aLoneEarlyDateLeavesRoomForTheRest() throws {
    var b = GraphBuilder()
    let document = b.document("a.txt")
    b.event("early", "election", in: document, .day(1917, 10, 25))
    for month in 1...12 {
      for day in [3, 17, 24] { b.event("\(month)-\(day)", "arrest", in: document, .day(2020, month, day)) }
    }
    let model = TimelineModel(b.input(), TimelineOptions())
    let drawing = TimelineDrawing(model, LabelMetrics())
    let left = drawing.scale.x(startOf: Day(year: 2020, month: 1, day: 1))
    #expect((left - drawing.scale.left) / (drawing.scale.right - drawing.scale.left) < 0.16)
  }

  @Test func spansThatTouchAreDrawnAsOne() {
    let joined = TimelineDrawing.joined([(0, 2), (5, 6), (1, 3), (3, 4), (5.5, 5.7)])
    #expect(joined.map(\.left) == [0, 5] && joined.map(\.right) == [4, 6])
    #expect(TimelineDrawing.joined([]).isEmpty)
  }

  /// Thousands of disputed dates must not each have a row, and not go unsaid either.
  @Test func otherDatesOfEventsThatAreCountedAreCountedToo() throws {
    var b = GraphBuilder()
    let (one, two) = (b.document("a.txt"), b.document("b.txt"))
    var conflicts: [Conflict] = []
    for index in 0..<300 {
      let event = b.event("e\(index)", "arrest", in: one, .day(2020, 1 + index % 12, 1 + index / 12))
      b.mention(of: event, in: two, .day(2019, 1 + index % 12, 1 + index / 12))
      conflicts.append(b.dateConflict(event))
    }
    var input = b.input()
    input.conflicts = conflicts
    let scene = TimelineChart(input).scene(LabelMetrics())
    let drawn = scene.marks.filter { $0.role == .event && $0.shape == .diamond }.count
    #expect(drawn > 0 && drawn <= 24)
    #expect(scene.links.count == drawn)
    let subtitle = scene.backdrop.contains {
      if case .text(let run) = $0 { run.text.contains("300 disagreements") } else { false }
    }
    #expect(subtitle)
    #expect(ChartCheck.faults(of: scene).prefix(5) == [])
  }

  @Test func theSameInputGivesTheSameBytes() {
    let first = TimelineChart(Samples.electionInput(), Self.wide).scene(LabelMetrics()).dot()
    let second = TimelineChart(Samples.electionInput(), Self.wide).scene(LabelMetrics()).dot()
    #expect(first == second)
  }

  @Test(.enabled(if: Neato.isInstalled, "LOUD: libgvc6-config-update is absent, exported DOT is NOT checked"))
  func theExportedDOTDrawsTheSameElsewhere() async throws {
    let scene = try await Rendering.scene(TimelineChart(Samples.electionInput(), Self.wide))
    let ours = try await Graphviz.shared.render(scene.dot(), as: .svg)
    let (theirs, messages) = try Neato.draw(scene.dot())
    #expect(messages.isEmpty, "\(messages)")
    #expect(ours == theirs)
    // What is drawn in this process asks for bold in another way.
    #expect(try await Graphviz.shared.render(scene.dot(boldIsAName: true), as: .svg) == theirs)
    #expect(scene.dot(boldIsAName: true) != scene.dot())
    let svg = String(decoding: ours, as: UTF8.self)
    #expect(svg.contains("viewBox=\"0.00 0.00 \(Int(scene.width)).00"))
    try XMLCheck.check(ours)
  }
}
