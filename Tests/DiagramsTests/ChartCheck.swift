import EventGraph
import TimeModel

@testable import Diagrams

/// What a newspaper's chart desk checks before it prints: the list of docs/charts.md as code.
enum ChartCheck {
  /// Faults of a scene, in words; empty for a good one.
  static func faults(of scene: Scene) -> [String] {
    var faults: [String] = []
    let labels = scene.marks.filter { $0.role == .label }
    for (index, label) in labels.enumerated() {
      for other in labels[(index + 1)...] where label.box.overlaps(other.box, slack: 2.5) {
        faults.append("labels \(label.words?.lines ?? []) and \(other.words?.lines ?? []) overlap")
      }
      for mark in scene.marks where mark.role == .event && mark.box.overlaps(label.box, slack: 2) {
        faults.append("label \(label.words?.lines ?? []) lies on \(mark.name)")
      }
    }
    for mark in scene.marks where !scene.page.contains(mark.box, slack: 0.5) {
      faults.append("\(mark.name) leaves the page")
    }
    let texts = scene.backdrop.compactMap { item -> TextRun? in
      if case .text(let run) = item { run } else { nil }
    }
    for (index, run) in texts.enumerated() {
      if !scene.page.contains(run.box, slack: 0.5) { faults.append("text “\(run.text)” leaves the page") }
      for other in texts[(index + 1)...] where run.box.overlaps(other.box, slack: 1) {
        faults.append("texts “\(run.text)” and “\(other.text)” overlap")
      }
    }
    for link in scene.links where link.path.count % 3 != 1 { faults.append("link \(link.from) has no path") }
    let names = scene.marks.map(\.name)
    if Set(names).count != names.count { faults.append("two marks have one name") }
    return faults
  }

  /// Marks of a timeline that do not stand at their dates to half a pixel (at 96 dots an inch, 0.375 points).
  static func scaleFaults(of scene: Scene, _ model: TimelineModel) -> [String] {
    let drawing = TimelineDrawing(model, LabelMetrics())
    let marks = Dictionary(scene.marks.map { ($0.name, $0) }) { first, _ in first }
    /// Straight from the segments, without the mapping that is checked.
    func x(_ day: Day, _ share: Double) -> Double? {
      guard let segment = drawing.scale.segments.first(where: { $0.first <= day && day < $0.end }) else { return nil }
      let part = (Double(day.number - segment.first.number) + share) / Double(segment.end.number - segment.first.number)
      let x = segment.left + part * (segment.right - segment.left)
      return model.options.direction == .rightToLeft ? scene.width - x : x
    }
    var faults: [String] = []
    for item in model.lanes.flatMap(\.items) {
      guard let mark = marks[model.name(of: item)] else { continue }
      func compare(_ found: Double, _ expected: Double?, _ what: String) {
        guard let expected, abs(found - expected) >= 0.375 else { return }
        faults.append("\(what) of \(model.texts(of: item).label) stands at \(found) and not at \(expected)")
      }
      switch item.extent {
      case .day(let day): compare(mark.box.centre.x, x(day, 0.5), "the dot")
      case .days(let first, let last), .window(let first, let last):
        let expected = [x(first, 0), x(last, 1)].compactMap { $0 }.sorted()
        // Bars that would be too short to see are widened on both sides: then the middle must hold.
        guard expected.count == 2, expected[1] - expected[0] > 15 else {
          if expected.count == 2 { compare(mark.box.centre.x, (expected[0] + expected[1]) / 2, "the middle") }
          continue
        }
        compare(mark.box.left, expected[0], "the left edge")
        compare(mark.box.right, expected[1], "the right edge")
      case .span(let edges):
        guard let earliest = edges.earliest, mark.box.width > 11 else { continue }
        let isMirrored = model.options.direction == .rightToLeft
        compare(isMirrored ? mark.box.right : mark.box.left, x(earliest, 0), "the start")
      }
    }
    return faults
  }

  /// Marks of events that have no words.
  static func unlabelled(in scene: Scene) -> [String] {
    let names = Set(scene.marks.map(\.name))
    return scene.marks.filter { $0.role == .event && !names.contains($0.name + "-d") }.map { "\($0.name)" }
  }

  /// Texts whose contrast against what lies under them is less than 4.5 to 1 (WCAG 2.1, 1.4.3).
  static func contrastFaults(of scene: Scene) -> [String] {
    var faults: [String] = []
    func check(_ colour: Colour, _ ground: Colour, _ text: String) {
      let contrast = colour.contrast(with: ground)
      if contrast < 4.5 { faults.append("“\(text)” has a contrast of \(contrast)") }
    }
    var areas: [(box: Box, colour: Colour)] = []
    for item in scene.backdrop {
      switch item {
      case .area(let points, let fill, _):
        let (xs, ys) = (points.map(\.x), points.map(\.y))
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { continue }
        areas.append((Box(left: left, top: top, right: right, bottom: bottom), fill))
      case .text(let run):
        var ground = scene.paper
        for area in areas where area.box.contains(Box(centre: run.box.centre, width: 0, height: 0)) {
          ground = area.colour.over(ground)
        }
        check(run.colour, ground, run.text)
      case .line, .curve: break
      }
    }
    for mark in scene.marks {
      guard let words = mark.words else { continue }
      var ground = scene.paper
      for area in areas where area.box.contains(Box(centre: mark.box.centre, width: 0, height: 0)) {
        ground = area.colour.over(ground)
      }
      if case .plain(let fill) = mark.fill { ground = fill.over(ground) }
      check(words.colour, ground, words.lines.first ?? "")
    }
    return faults
  }

  /// Nodes of a graph that lie on each other.
  static func overlappingNodes(in scene: Scene) -> [String] {
    let nodes = scene.marks.filter { $0.role == .event }.sorted { ($0.box.left, $0.name) < ($1.box.left, $1.name) }
    var faults: [String] = []
    for (index, node) in nodes.enumerated() {
      for other in nodes[(index + 1)...] {
        if other.box.left >= node.box.right { break }
        if node.box.overlaps(other.box) { faults.append("\(node.name) lies on \(other.name)") }
      }
    }
    return faults
  }

  /// Links whose control points leave the page: the page would be drawn larger than it is.
  static func straying(in scene: Scene) -> [String] {
    scene.links.filter { link in
      link.path.contains { !scene.page.contains(Box(centre: $0, width: 0, height: 0), slack: 0.5) }
    }.map { "the link from \($0.from) to \($0.to) leaves the page" }
  }

  /// Pairs of arrows whose level last stretches share a piece in opposite directions: they look like one arrow with two
  /// heads.
  static func twoHeaded(in scene: Scene) -> [String] {
    var stretches: [(y: Double, from: Double, tip: Double, name: String)] = []
    for link in scene.links where link.startTip == nil {
      guard let tip = link.endTip else { continue }
      let level = link.path.reversed().prefix { abs($0.y - tip.y) < 0.5 }
      guard let from = level.last, abs(from.x - tip.x) > 1 else { continue }
      stretches.append((tip.y, from.x, tip.x, "\(link.from) to \(link.to)"))
    }
    stretches.sort { ($0.y, $0.from, $0.name) < ($1.y, $1.from, $1.name) }
    var faults: [String] = []
    for (index, one) in stretches.enumerated() {
      for other in stretches[(index + 1)...] {
        if other.y - one.y >= 2 { break }
        let shared =
          min(max(one.from, one.tip), max(other.from, other.tip))
          - max(min(one.from, one.tip), min(other.from, other.tip))
        if shared > 1, (one.tip > one.from) != (other.tip > other.from) {
          faults.append("\(one.name) and \(other.name) share a stretch")
        }
      }
    }
    return faults
  }
}
