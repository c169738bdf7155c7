internal import EventGraph

/// Sorts items into lanes. An event stands in the lane of its family, or in the lane of each of its actors, places or
/// sources; the lanes beyond the busiest are one lane of others.
struct LaneGrouping {
  /// Lanes of actors, places or sources that are kept apart.
  static let limit = 9

  private enum Key: Hashable {
    case named(String)
    case own(Int)
    case others
    case none
  }

  private let input: ChartInput
  private let kind: TimelineOptions.Lanes
  private var order: [Key] = []
  private var keys: [ID<Event>: [Key]] = [:]
  private var items: [Key: [TimelineItem]] = [:]
  /// What a lane is called, where that is not its key.
  private var titles: [Key: String] = [:]

  init(_ input: ChartInput, _ kind: TimelineOptions.Lanes, events: [ID<Event>]) {
    self.input = input
    self.kind = kind
    var counts: [Key: Int] = [:]
    var firstSeen: [Key] = []
    for event in events {
      var found = foundKeys(of: event)
      if found.isEmpty { found = [.none] }
      keys[event] = found
      for key in found {
        if counts[key] == nil { firstSeen.append(key) }
        counts[key, default: 0] += 1
      }
    }
    if !input.ownLanes.isEmpty {
      order = input.ownLanes.indices.map(Key.own) + [.others]
      return
    }
    if kind == .family {
      let families = Taxonomy.families + ["other"]
      order = families.reduce(into: []) { order, family in
        if counts[.named(family)] != nil, !order.contains(.named(family)) { order.append(.named(family)) }
      }
      return
    }
    let named = firstSeen.filter { $0 != .none }
    let ranked = named.enumerated().sorted { left, right in
      (counts[right.element] ?? 0, left.offset) < (counts[left.element] ?? 0, right.offset)
    }
    let kept = Set(ranked.prefix(Self.limit).map(\.element))
    order = kind == .source ? named.filter(kept.contains) : ranked.prefix(Self.limit).map(\.element)
    if named.count > kept.count { order.append(.others) }
    if counts[.none] != nil { order.append(.none) }
    for (event, found) in keys {
      var lanes = found.filter { kept.contains($0) || $0 == .none }
      if lanes.count < found.count, lanes.isEmpty { lanes = [.others] }
      keys[event] = lanes
    }
  }

  /// Rows of `order`.
  func lanes(of event: ID<Event>) -> [Int] {
    (keys[event] ?? []).compactMap { order.firstIndex(of: $0) }
  }

  mutating func add(_ item: TimelineItem, to lane: Int) { items[order[lane], default: []].append(item) }

  func finished() -> [TimelineLane] {
    order.compactMap { key in
      guard let items = items[key], !items.isEmpty else { return nil }
      switch key {
      case .named(let name) where kind == .family:
        return TimelineLane(
          title: input.wording.text("family.\(name)"),
          description: input.wording.optionalText("family.\(name).description") ?? "", family: name, items: items)
      case .own(let index):
        let own = input.ownLanes[index]
        return TimelineLane(title: own.title, description: own.description, family: nil, items: items)
      case .named: return lane(titles[key] ?? "", items)
      case .others: return lane(input.wording.text("lane.others"), items)
      case .none: return lane(input.wording.text("lane.none"), items)
      }
    }
  }

  private func lane(_ title: String, _ items: [TimelineItem]) -> TimelineLane {
    let count = Set(items.map(\.event)).count
    return TimelineLane(
      title: title, description: input.wording.count("events", count), family: nil, items: items)
  }

  private mutating func foundKeys(of event: ID<Event>) -> [Key] {
    let graph = input.graph
    let row = graph.events[event]
    var found: [Key] = []
    func add(_ key: Key, _ title: String) {
      titles[key] = titles[key] ?? title
      if !found.contains(key) { found.append(key) }
    }
    if !input.ownLanes.isEmpty {
      return [input.ownLanes.firstIndex { $0.events.contains(event) }.map(Key.own) ?? .others]
    }
    switch kind {
    case .family: add(.named(row.type.family), "")
    case .source:
      for document in input.documents(of: event) { add(.named("\(document.index)"), input.sourceName(document)) }
    case .actor:
      for mention in row.mentions {
        for participant in graph.participants(of: graph.mentions[mention]) {
          if let actor = participant.actor { add(.named("\(actor.index)"), graph.actors[actor].name) }
        }
      }
    case .place:
      for mention in row.mentions.map({ graph.mentions[$0] }) {
        guard let place = graph.place(of: mention) else { continue }
        let words = graph.words(place.span, of: mention)
        // A canonical name joins the spellings; the words of the text are what is shown.
        add(.named(place.name.map { "\($0.index)" } ?? words), words)
      }
    }
    return found
  }
}
