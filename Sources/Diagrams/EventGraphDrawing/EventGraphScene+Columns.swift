internal import EventGraph
internal import TimeModel

extension EventGraphScene {
  private static let gutter = 52.0
  private static let rowGap = 20.0
  private static let headRoom = 30.0

  /// Positions and paths of a graph that stands in columns of time; y upwards as the `dot` engine gives them.
  mutating func columnLayout() -> EventGraphLayout {
    let timed = model.nodes.indices.filter { model.nodes[$0].isTimed }
    let columns = TimeColumns(days: timed.map { model.nodes[$0].day })
    var sizes: [String: (width: Double, height: Double)] = [:]
    for node in model.nodes { sizes[node.name] = self.size(of: node) }
    func size(_ index: Int) -> (width: Double, height: Double) { sizes[model.nodes[index].name] ?? (0, 0) }

    var widths = [Double](repeating: 120, count: columns.columnCount)
    var tallest = 36.0
    for (place, index) in timed.enumerated() {
      let column = columns.cells[place].column
      widths[column] = max(widths[column], size(index).width)
      tallest = max(tallest, size(index).height)
    }
    let pitch = tallest + Self.rowGap
    var lefts: [Double] = []
    var x = Self.gutter
    for width in widths {
      lefts.append(x)
      x += width + Self.gutter
    }
    let width = max(x, Self.gutter * 2)
    let routing = ColumnRouting(
      gutters: lefts.map { $0 - Self.gutter / 2 } + [width - Self.gutter / 2], halfRow: pitch / 2)

    var ports = Ports(columns: columns)
    for (place, index) in timed.enumerated() {
      let cell = columns.cells[place]
      ports.add(
        model.nodes[index].name, cell,
        Box(
          centre: Point(lefts[cell.column] + widths[cell.column] / 2, (Double(cell.row) + 0.5) * pitch),
          width: size(index).width, height: size(index).height))
    }
    placeHubs(&ports, routing, pitch: pitch)
    let bandHeight = placeBand(.actor, sizes, &ports, width: width, isAbove: true)
    let bottomHeight = placeBand(.document, sizes, &ports, width: width, isAbove: false)

    // Everything was placed with the rows starting at zero: now the band and the titles come above them.
    let top = bandHeight + (bandHeight > 0 ? Self.rowGap : 0) + Self.headRoom
    let rowsHeight = Double(columns.rowCount) * pitch
    let height = top + rowsHeight + bottomHeight
    ports.top = -Self.headRoom - Self.rowGap / 2
    ports.bottom = rowsHeight + Self.rowGap / 2
    var layout = EventGraphLayout(nodes: [:], edges: [:], width: width, height: height)
    func flipped(_ point: Point) -> Point { Point(point.x, height - top - point.y) }
    for (name, box) in ports.boxes { layout.nodes[name] = flipped(box.centre) }
    for (index, edge) in model.edges.enumerated() {
      guard let way = ports.way(edge, routing, track: index) else { continue }
      let ends = style(of: edge)
      let cut = Self.cut(way, start: ends.start == .none ? 0 : 6.5, end: ends.end == .none ? 0 : 6.5)
      layout.edges["l\(index)"] = EventGraphLayout.Edge(
        path: ColumnRouting.path(through: cut).map(flipped),
        startTip: ends.start == .none ? nil : flipped(way[0]),
        endTip: ends.end == .none ? nil : flipped(way[way.count - 1]))
    }
    for stretch in columns.stretches {
      let last = stretch.columns.upperBound - 1
      layout.columns.append(
        EventGraphLayout.Column(
          title: columns.unit.title(stretch.first, stretch.last, input.wording),
          left: lefts[stretch.columns.lowerBound] - Self.gutter / 2,
          right: lefts[last] + widths[last] + Self.gutter / 2, titleBase: top - 12, bottom: top + rowsHeight))
    }
    return layout
  }

  /// Hubs stand in the gap before the first column that they lead to, in the middle of what they lead to.
  private func placeHubs(_ ports: inout Ports, _ routing: ColumnRouting, pitch: Double) {
    var targets: [String: [String]] = [:]
    for edge in model.edges { targets[edge.from, default: []].append(edge.to) }
    for (index, node) in model.nodes.enumerated() where node.kind == .hub {
      let after = (targets[node.name] ?? []).compactMap { ports.cells[$0] }
      guard let column = after.map(\.column).min() else { continue }
      let rows = after.filter { $0.column == column }.map(\.row)
      // A whole row: the gaps that lines run in are reckoned from the rows.
      let row = Double(((rows.min() ?? 0) + (rows.max() ?? 0)) / 2)
      let shift = Double((index % 7 + 7) % 7 - 3) * 4
      ports.add(
        node.name, TimeColumns.Cell(column: column, row: Int(row)),
        Box(centre: Point(routing.gutters[column] + shift, (row + 0.5) * pitch), width: 7, height: 7))
      ports.hubs.insert(node.name)
    }
  }

  /// Actors above or documents below the rows, each near what it is joined to.
  ///
  /// - Returns: the height of the band.
  private func placeBand(
    _ kind: EventGraphModel.NodeKind, _ sizes: [String: (width: Double, height: Double)], _ ports: inout Ports,
    width: Double, isAbove: Bool
  ) -> Double {
    let members = model.nodes.filter { $0.kind == kind }
    if members.isEmpty { return 0 }
    var wanted: [String: [Double]] = [:]
    for edge in model.edges {
      if let box = ports.boxes[edge.to] { wanted[edge.from, default: []].append(box.centre.x) }
      if let box = ports.boxes[edge.from] { wanted[edge.to, default: []].append(box.centre.x) }
    }
    let placed = members.enumerated().map { index, node -> (name: String, x: Double, index: Int) in
      let places = wanted[node.name] ?? []
      return (node.name, places.isEmpty ? width / 2 : places.reduce(0, +) / Double(places.count), index)
    }.sorted { ($0.x, $0.index) < ($1.x, $1.index) }
    let (rowHeight, gap) = (46.0, 14.0)
    var rowEnds: [Double] = []
    var rows: [[(name: String, left: Double)]] = []
    for member in placed {
      let size = sizes[member.name] ?? (0, 0)
      // The row that lets it stand nearest to where it wants to.
      let lefts = rowEnds.map { max($0 + gap, member.x - size.width / 2) }
      var row = lefts.indices.min { (lefts[$0], $0) < (lefts[$1], $1) }
      let ideal = max(0, member.x - size.width / 2)
      if row.map({ lefts[$0] > ideal + 160 || lefts[$0] + size.width > width }) ?? true, rows.count < 12 {
        rowEnds.append(-gap)
        rows.append([])
        row = rows.count - 1
      }
      guard let row else { continue }
      let left = min(max(rowEnds[row] + gap, ideal), max(rowEnds[row] + gap, width - size.width))
      rowEnds[row] = left + size.width
      rows[row].append((member.name, left))
    }
    let height = Double(rows.count) * rowHeight
    for (row, line) in rows.enumerated() {
      for member in line {
        let size = sizes[member.name] ?? (0, 0)
        let middle = (Double(row) + 0.5) * rowHeight
        let y = isAbove ? middle - height - Self.headRoom - Self.rowGap : ports.rowsBottom + Self.rowGap + middle
        ports.addToBand(
          member.name, Box(centre: Point(member.left + size.width / 2, y), width: size.width, height: size.height),
          isAbove: isAbove)
      }
    }
    return height + (isAbove ? 0 : Self.rowGap)
  }

  /// Ends of a way drawn in by the length of its arrows.
  private static func cut(_ way: [Point], start: Double, end: Double) -> [Point] {
    func moved(_ from: Point, toward to: Point, _ length: Double) -> Point {
      let whole = abs(to.x - from.x) + abs(to.y - from.y)
      guard whole > length else { return from }
      return Point(from.x + (to.x - from.x) * length / whole, from.y + (to.y - from.y) * length / whole)
    }
    guard way.count > 1 else { return way }
    var result = way
    if start > 0 { result[0] = moved(way[0], toward: way[1], start) }
    let last = way.count - 1
    if end > 0 { result[last] = moved(way[last], toward: way[last - 1], end) }
    return result
  }
}

extension EventGraphModel.Node {
  /// Whether it stands in a column: events and their other dates.
  var isTimed: Bool {
    switch kind {
    case .event, .otherDate: true
    case .actor, .document, .hub: false
    }
  }
}

/// Boxes of nodes, and where the lines between them begin and end.
private struct Ports {
  private(set) var boxes: [String: Box] = [:]
  private(set) var cells: [String: TimeColumns.Cell] = [:]
  private var above: Set<String> = []
  private var below: Set<String> = []
  var hubs: Set<String> = []
  /// Lines in the gaps beside the bands.
  var top = 0.0
  var bottom = 0.0
  private(set) var rowsBottom = 0.0

  init(columns: TimeColumns) {}

  mutating func add(_ name: String, _ cell: TimeColumns.Cell, _ box: Box) {
    (boxes[name], cells[name]) = (box, cell)
    rowsBottom = max(rowsBottom, box.bottom + 10)
  }

  mutating func addToBand(_ name: String, _ box: Box, isAbove: Bool) {
    boxes[name] = box
    if isAbove { above.insert(name) } else { below.insert(name) }
  }

  /// Corner points of an edge; nil where an end has no place.
  func way(_ edge: EventGraphModel.Edge, _ routing: ColumnRouting, track: Int) -> [Point]? {
    guard let from = boxes[edge.from], let to = boxes[edge.to] else { return nil }
    let (first, second) = (cells[edge.from], cells[edge.to])
    if let first, let second, first.column == second.column, !hubs.contains(edge.from), !hubs.contains(edge.to) {
      // Neighbours in a column are joined straight, others round what lies between them.
      if second.row == first.row + 1 { return [Point(from.centre.x, from.bottom), Point(to.centre.x, to.top)] }
      if second.row == first.row - 1 { return [Point(from.centre.x, from.top), Point(to.centre.x, to.bottom)] }
      let gutter = first.column + 1
      return routing.corners(
        port(from, gutter, isRight: true, .departure), port(to, gutter, isRight: true, .arrival), track: track)
    }
    let toColumn = second?.column ?? Int.max
    let fromColumn = first?.column ?? Int.min
    let start: ColumnRouting.Port
    let end: ColumnRouting.Port
    if hubs.contains(edge.from) {
      start = ColumnRouting.Port(point: from.centre, row: from.centre.y, gutter: fromColumn)
    } else if first == nil {
      start = band(edge.from, from)
    } else {
      // To the right where the other end lies there; into the gap of a hub from either side.
      let isRight = second == nil || toColumn > fromColumn
      start = port(from, isRight ? fromColumn + 1 : fromColumn, isRight: isRight, .departure)
    }
    if hubs.contains(edge.to) {
      end = ColumnRouting.Port(point: to.centre, row: to.centre.y, gutter: toColumn)
    } else if second == nil {
      end = band(edge.to, to)
    } else {
      let isRight = first != nil && fromColumn > toColumn
      end = port(to, isRight ? toColumn + 1 : toColumn, isRight: isRight, first == nil ? .tie : .arrival)
    }
    // Neighbours in a row are joined straight.
    if let first, let second, first.row == second.row, abs(first.column - second.column) == 1,
      !hubs.contains(edge.from), !hubs.contains(edge.to)
    {
      let isForward = first.column < second.column
      let y = (isForward ? start : end).point.y
      return [Point(start.point.x, y), Point(end.point.x, y)]
    }
    // All lines of a hub run on its own track.
    let hub = hubs.contains(edge.from) ? from.centre.x : hubs.contains(edge.to) ? to.centre.x : nil
    var corners = routing.corners(start, end, track: track)
    if let hub {
      let gutter = hubs.contains(edge.from) ? start.gutter : end.gutter
      for index in corners.indices where abs(corners[index].x - routing.gutters[gutter]) <= 12.1 {
        corners[index].x = hub
      }
    }
    return corners
  }

  /// An end of a line: `tie` comes from an actor.
  private enum End { case departure, arrival, tie }

  /// Where a line leaves or reaches the side of a box. Each kind keeps to a height of its own: on one height, two lines
  /// that end on both sides of a gap would look like one line with two heads.
  private func port(_ box: Box, _ gutter: Int, isRight: Bool, _ end: End) -> ColumnRouting.Port {
    let step =
      switch (isRight, end) {
      case (_, .tie): -2.0
      case (false, .arrival): -1.0
      case (true, .departure): 0.0
      case (true, .arrival): 1.0
      case (false, .departure): 2.0
      }
    let y = box.centre.y + step * min(6, (box.bottom - box.top) / 6)
    return ColumnRouting.Port(
      point: Point(isRight ? box.right : box.left, y), row: box.centre.y, gutter: gutter)
  }

  private func band(_ name: String, _ box: Box) -> ColumnRouting.Port {
    let isAbove = above.contains(name)
    return ColumnRouting.Port(
      point: Point(box.centre.x, isAbove ? box.bottom : box.top), row: box.centre.y, gutter: 0,
      bandLine: isAbove ? top : bottom)
  }
}
