/// Many events too close to tell apart, drawn as one column with their number.
struct CountMark: Sendable {
  /// Page coordinates.
  var left: Double
  var right: Double
  /// In the order of time.
  var items: [TimelineItem]

  /// Width of a bin, in points.
  static let binWidth = 12.0
  /// Events in a bin from which they are counted and not drawn.
  static let dense = 7
  /// Items of a lane from which all are counted.
  static let crowd = 110
  /// Of what is counted, how many important events are drawn all the same: so many in each of so many equal parts.
  static let exceptions = (each: 3, parts: 8)

  /// The items of a lane that are drawn each, and the columns for the rest. Disputed dates are always drawn.
  ///
  /// - Complexity: O(*i* log *i*) for *i* items.
  static func aggregate(_ items: [TimelineItem], scale: TimeScale) -> (shown: [TimelineItem], counts: [CountMark]) {
    if items.count < dense { return (items, []) }
    let bins = Int((scale.right - scale.left) / binWidth) + 1
    var rows = [[Int]](repeating: [], count: bins)
    for (index, item) in items.enumerated() where !item.isAlternative {
      let x = scale.x(middleOf: item.extent.typicalDay)
      rows[min(max(Int((x - scale.left) / binWidth), 0), bins - 1)].append(index)
    }
    let limit = items.count > crowd ? 1 : dense
    let crowded = rows.filter { $0.count >= limit }.flatMap { $0 }
    if crowded.isEmpty { return (items, []) }
    var counted = Set(crowded)
    for part in 0..<exceptions.parts {
      let range = part * bins / exceptions.parts..<(part + 1) * bins / exceptions.parts
      let candidates = rows[range].filter { $0.count >= limit }.flatMap { $0 }
      let ranked = candidates.sorted { (items[$1].importance, $0) < (items[$0].importance, $1) }
      for index in ranked.prefix(exceptions.each) { counted.remove(index) }
    }
    // X itself.
    for index in crowded where items[index].importance >= 100 { counted.remove(index) }
    let shown = items.indices.filter { !counted.contains($0) }.map { items[$0] }
    var counts: [CountMark] = []
    for (bin, row) in rows.enumerated() {
      let kept = row.filter(counted.contains)
      if kept.isEmpty { continue }
      let left = scale.left + Double(bin) * binWidth
      counts.append(
        CountMark(left: left, right: min(left + binWidth, scale.right), items: kept.map { items[$0] }))
    }
    return (shown, counts)
  }
}
