import Diagrams
import TimeModel

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
}
