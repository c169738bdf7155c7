/// Which way time runs in a drawing.
public enum Direction: String, Hashable, Sendable, CaseIterable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"
}

extension Scene {
  /// The same drawing from right to left: every place is mirrored, no letter is.
  func mirrored() -> Scene {
    var scene = self
    scene.backdrop = backdrop.map { item in
      switch item {
      case .area(let points, let fill, let line): return .area(points.map(mirrored), fill: fill, line: line)
      case .line(let points, let stroke): return .line(points.map(mirrored), stroke)
      case .curve(let points, let stroke): return .curve(points.map(mirrored), stroke)
      case .text(var run):
        run.base = mirrored(run.base)
        run.anchor = run.anchor.mirrored
        return .text(run)
      }
    }
    for index in scene.marks.indices {
      let box = scene.marks[index].box
      scene.marks[index].box.left = width - box.right
      scene.marks[index].box.right = width - box.left
      if var words = scene.marks[index].words {
        words.anchor = words.anchor.mirrored
        scene.marks[index].words = words
      }
      if case .gradient(let from, let to) = scene.marks[index].fill { scene.marks[index].fill = .gradient(to, from) }
    }
    for index in scene.links.indices {
      scene.links[index].path = scene.links[index].path.map(mirrored)
      scene.links[index].startTip = scene.links[index].startTip.map(mirrored)
      scene.links[index].endTip = scene.links[index].endTip.map(mirrored)
    }
    return scene
  }

  private func mirrored(_ point: Point) -> Point { Point(width - point.x, point.y) }
}

extension TextRun.Anchor {
  fileprivate var mirrored: Self {
    switch self {
    case .start: .end
    case .middle: .middle
    case .end: .start
    }
  }
}
