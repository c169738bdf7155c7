internal import Analysis
internal import EventGraph
internal import TimeModel

/// A timeline before anything has a place: which events, in which lanes, when, and what is said about them.
struct TimelineModel: Sendable {
  let input: ChartInput
  let options: TimelineOptions
  /// Without the empty ones.
  var lanes: [TimelineLane] = []
  var disputes: [DisputedDate] = []
  var flag: BeforeFlag?
  /// Distinct events that are drawn.
  var events: [ID<Event>] = []
  /// Events without a date.
  var undated = 0
  /// Whether the lanes tell the families apart.
  var hasFamilyLanes: Bool { options.lanes == .family && input.ownLanes.isEmpty }
  var sources: [ID<Document>: Int] = [:]
  /// Day of the first and last thing drawn.
  var firstDay = Day(number: 0)
  var lastDay = Day(number: 0)

  private var names: Set<String> = []
  private var possible: Set<ID<Event>> = []
  private var disputed: Set<ID<Event>> = []

  init(_ input: ChartInput, _ options: TimelineOptions) {
    self.input = input
    self.options = options
    let dated = input.chronology.entries.compactMap { entry in Self.extent(of: entry, in: input).map { (entry, $0) } }
    undated = input.chronology.entries.count - dated.count
    events = dated.map(\.0.event)
    sources = input.sourceNumbers(of: events)
    if let before = input.before, before.relation == .before {
      possible = Set(before.possible.map(\.event))
      disputed = Set(before.disputed.map(\.event))
      flag = BeforeFlag(before, input)
    }
    let conflicting = Self.disputedDates(input)
    var grouping = LaneGrouping(input, options.lanes, events: events)
    for (entry, extent) in dated {
      for lane in grouping.lanes(of: entry.event) {
        let item = item(entry, extent, disputes: conflicting[entry.event] != nil)
        grouping.add(item, to: lane)
        for claim in conflicting[entry.event] ?? [] {
          guard let alternative = alternative(to: item, claim, main: extent) else { continue }
          grouping.add(alternative, to: lane)
          disputes.append(
            DisputedDate(
              alternative: alternative.name, main: item.name, tooltip: "\(item.tooltip) \u{2194} \(alternative.date)"))
        }
      }
    }
    lanes = grouping.finished()
    let extents = lanes.flatMap { $0.items.map(\.extent) }
    firstDay = extents.map(\.firstDay).min() ?? Day(year: 2000, month: 1, day: 1)
    lastDay = max(extents.map(\.lastDay).max() ?? firstDay, firstDay)
    if let flag {
      firstDay = min(firstDay, flag.earliest)
      lastDay = max(lastDay, flag.earliest)
    }
  }

  /// Nil for what has no date: no value, and no propagated bounds within a year of each other.
  private static func extent(of entry: Chronology.Entry, in input: ChartInput) -> TimeExtent? {
    let event = input.graph.events[entry.event]
    if event.value != nil { return TimeExtent(event.time) ?? TimeExtent(entry.bounds) }
    let (first, last) = (entry.bounds.earliestStart, entry.bounds.latestEnd)
    guard first.isFinite, last.isFinite, last.number - first.number <= 400 else { return nil }
    return TimeExtent(entry.bounds)
  }

  private mutating func item(_ entry: Chronology.Entry, _ extent: TimeExtent, disputes: Bool) -> TimelineItem {
    let event = input.graph.events[entry.event]
    let date = input.dateText(entry)
    var parts = [date]
    if !hasFamilyLanes { parts.append(input.wording.text("family.\(event.type.family)")) }
    if event.status != .actual { parts.append(input.wording.text("status.\(event.status.name)")) }
    if possible.contains(entry.event) { parts.append(input.wording.text("possible")) }
    if disputed.contains(entry.event) { parts.append(input.wording.text("disputed")) }
    let documents = input.documents(of: entry.event).compactMap { sources[$0] }
    if disputes, let first = documents.first, sources.count > 1 {
      parts.append(input.wording.text("source.number", ["n": String(first)]))
    }
    var line = Wording.joined(parts)
    // Only numbers that the list of sources explains.
    let isExplained =
      documents.count <= 3 && documents.allSatisfy { $0 <= TimelineDrawing.sourcesShown(of: sources.count) }
    if !disputes, sources.count > 1, options.lanes != .source, isExplained {
      line += documents.map { "\u{2009}" + Self.superscript($0) }.joined()
    }
    let label = Self.cut(input.labels[Int(entry.event.index)])
    return TimelineItem(
      event: entry.event, name: name("\(input.graph.stableID(entry.event))"), extent: extent,
      effect: event.effect.flatMap { SpanEdges($0) }, label: label,
      shortLabel: label.count > Self.shortLimit ? Self.cut(label, to: Self.shortLimit) : nil, date: line,
      family: event.type.family, type: event.type.name, isActual: event.status == .actual,
      importance: Importance.of(event) + (disputes ? 2 : 0) + (flag?.event == entry.event ? 100 : 0),
      tooltip: input.tooltip(entry.event, date: date), url: input.url(entry.event))
  }

  /// The mark of a date that a claim gives and that is not the event's own; nil where it is, or is no date.
  private mutating func alternative(to item: TimelineItem, _ claim: ID<Claim>, main: TimeExtent) -> TimelineItem? {
    let mention = input.graph.mentions[input.graph.claims[claim].mention]
    guard let extent = TimeExtent(mention.time), extent != main, let value = mention.value else { return nil }
    var result = item
    result.isAlternative = true
    result.extent = extent
    result.effect = nil
    result.name = name(item.name + "-date")
    let date = input.wording.text("date.stated", ["date": input.wording.date(value)])
    let number = sources[mention.document].map { input.wording.text("source.number", ["n": String($0)]) }
    result.date = Wording.joined([date] + (sources.count > 1 ? [number].compactMap { $0 } : []))
    result.tooltip = Wording.joined(
      [date, input.graph.words(mention.sentence, of: mention), input.sourceName(mention.document)],
      separator: " \u{2014} ")
    return result
  }

  /// Date claims of date conflicts by event, each date of each source once.
  private static func disputedDates(_ input: ChartInput) -> [ID<Event>: [ID<Claim>]] {
    var result: [ID<Event>: [ID<Claim>]] = [:]
    for conflict in input.conflicts where conflict.kind == .date {
      var seen: Set<TimeBounds> = []
      for claim in conflict.claims where input.graph.claims[claim].kind == .date {
        let mention = input.graph.mentions[input.graph.claims[claim].mention]
        guard let event = mention.event, conflict.events.contains(event), seen.insert(mention.time).inserted else {
          continue
        }
        result[event, default: []].append(claim)
      }
    }
    return result
  }

  private mutating func name(_ wanted: String) -> String {
    var (name, number) = (wanted, 2)
    while !names.insert(name).inserted {
      name = "\(wanted)-\(number)"
      number += 1
    }
    return name
  }

  /// Characters of a label where there is room, and where rows are short.
  static let (labelLimit, shortLimit) = (64, 34)

  /// A label on one line, of at most `limit` characters: what is longer is cut between words where one ends in the
  /// second half.
  static func cut(_ label: String, to limit: Int = labelLimit) -> String {
    let text = PlainLabel(label).lines[0]
    guard text.utf8.count > limit, text.count > limit else { return text }
    let kept = text.prefix(limit - 1)
    let space = kept.lastIndex(of: " ").flatMap { kept.distance(from: kept.startIndex, to: $0) > limit / 2 ? $0 : nil }
    // The end of the isolate that a right-to-left line is wrapped into is cut with its end.
    let isolated = text.unicodeScalars.first.map { $0 == "\u{2067}" || $0 == "\u{2066}" } ?? false
    return (space.map { String(kept[..<$0]) } ?? String(kept)) + "\u{2026}" + (isolated ? "\u{2069}" : "")
  }

  private static func superscript(_ number: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(String(number).utf8.map { digits[Int($0) - 0x30] })
  }
}
