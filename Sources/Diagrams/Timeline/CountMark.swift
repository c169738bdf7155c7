internal import EventGraph
internal import TimeModel

/// Many events too close to tell apart, drawn as one column with their number.
struct CountMark: Sendable {
  /// Page coordinates.
  var left: Double
  var right: Double
  /// In the order of time.
  var items: [TimelineItem]
  var members: [ID<Event>] { items.map(\.event) }

  /// What most of the events are, by type: "fine × 8, arrest × 4 …".
  func label(_ wording: Wording) -> String {
    var counts: [(type: EventType, count: Int)] = []
    for item in items {
      if let known = counts.firstIndex(where: { $0.type == item.type }) {
        counts[known].count += 1
      } else {
        counts.append((item.type, 1))
      }
    }
    let ranked = counts.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
    let parts = ranked.prefix(2).map { "\(wording.text("type.\($0.element.type.name)")) × \($0.element.count)" }
    return parts.joined(separator: ", ") + (counts.count > 2 ? " \u{2026}" : "")
  }

  /// First and last of the days that the mark stands for.
  func range(_ wording: Wording) -> String {
    let days = items.map(\.extent.typicalDay)
    guard let first = days.min(), let last = days.max() else { return "" }
    return wording.range(PartialDate(first), PartialDate(last))
  }

  /// Width of a bin, in points.
  static let binWidth = 12.0
  /// Events in a bin from which they are counted and not drawn.
  static let dense = 7
  /// Items of a lane from which all are counted.
  static let crowd = 110
  /// Of what is counted, how many important events are drawn all the same: so many in each of so many equal parts.
  static let exceptions = (each: 3, parts: 8)

  /// The items of a lane that are drawn each, and the columns for the rest. Other dates of an event are drawn with it;
  /// where it is only counted, they are left out.
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
    let events = Set(counted.map { items[$0].event })
    let shown = items.indices.filter {
      !counted.contains($0) && !(items[$0].isAlternative && events.contains(items[$0].event))
    }
    .map { items[$0] }
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
