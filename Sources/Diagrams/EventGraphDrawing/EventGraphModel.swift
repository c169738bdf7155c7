internal import Analysis
internal import EventGraph
internal import TimeModel

/// The nodes and edges of an event graph, before anything has a place.
struct EventGraphModel: Sendable {
  enum NodeKind: Sendable, Equatable {
    case event(family: String, isChosen: Bool, isActual: Bool)
    /// The date of an event as another source has it.
    case otherDate(family: String)
    case actor
    case document
    /// A point where arrows meet: everything that comes in is earlier than everything that goes out.
    case hub
  }

  struct Node: Sendable {
    var name: String
    var kind: NodeKind
    var lines: [String]
    var tooltip: String
    var url: SafeURL?
    /// Where it stands on the time axis; nil for what has no time of its own.
    var day: Day?
  }

  enum EdgeKind: Hashable, Sendable {
    case earlier, earlierThanChosen, participates, reports, conflict
    case stated(Relation.Kind)
  }

  struct Edge: Sendable {
    var from: String
    var to: String
    var kind: EdgeKind
    var tooltip: String
  }

  /// Links to documents from which only disagreeing documents are drawn.
  static let documentLinkLimit = 24

  /// A document that reports more of the events than this is context of them all; its links would say nothing.
  static let linksOfADocument = 4

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  /// Pairs of nodes that share a column: an actor with its first event, a document with the last it reports.
  private(set) var columns: [(String, String)] = []
  /// Pairs that keep their order in the layout but are not drawn: what did not happen has no part in the order.
  private(set) var hiddenOrder: [(String, String)] = []
  /// Whether nodes stand in columns of time, without the `dot` engine.
  let usesColumns: Bool
  private(set) var hasHubs = false
  private(set) var counts = (events: 0, actors: 0, documents: 0, conflicts: 0)
  private var names: [ID<Event>: String] = [:]
  private var taken: Set<String> = []

  /// - Parameter nodeLimit: events that can be drawn; actors and documents fill what they leave, up to 300.
  init(_ input: ChartInput, _ options: EventGraphOptions, nodeLimit: Int) throws(DiagramError) {
    let related = Set(
      input.graph.relations.flatMap { [input.graph.mentions[$0.from].event, input.graph.mentions[$0.to].event] }
        .compactMap { $0 })
    let entries = input.chronology.entries.filter {
      input.graph.events[$0.event].value != nil || $0.bounds.earliestStart.isFinite || related.contains($0.event)
    }
    guard entries.count <= nodeLimit else {
      throw DiagramError(
        "\(entries.count) events are too many for one graph (limit \(nodeLimit)): "
          + "give --around an event with --depth, or filter by --from, --to, --type, --family or --actor; "
          + "a timeline draws any number")
    }
    usesColumns = options.layout.usesColumns(events: entries.count)
    let chosen = input.before?.chosen.first?.event
    for entry in entries { addEvent(entry, chosen: chosen, input) }
    addOrder(entries, chosen: chosen, input)
    addRelations(input)
    addConflicts(input)
    let room = 300 - (usesColumns ? 0 : nodes.count)
    if options.showsDocuments { addDocuments(entries, input, room: room) }
    if options.showsActors { addActors(entries, input, room: usesColumns ? 60 : 300 - nodes.count) }
  }

  private mutating func addEvent(_ entry: Chronology.Entry, chosen: ID<Event>?, _ input: ChartInput) {
    let event = input.graph.events[entry.event]
    let date = input.dateText(entry)
    let name = unique("\(input.graph.stableID(entry.event))")
    names[entry.event] = name
    counts.events += 1
    var second = [date]
    if event.status != .actual { second.append(input.wording.text("status.\(event.status.name)")) }
    let lines = Self.wrapped(input.labels[Int(entry.event.index)]) + [Wording.joined(second)]
    nodes.append(
      Node(
        name: name,
        kind: .event(
          family: event.type.family, isChosen: entry.event == chosen, isActual: event.status == .actual),
        lines: lines.filter { !$0.isEmpty }, tooltip: input.tooltip(entry.event, date: date),
        url: input.url(entry.event), day: Self.day(entry.bounds)))
  }

  private static func day(_ bounds: TimeBounds) -> Day? {
    [bounds.earliestStart, bounds.latestStart, bounds.latestEnd].first(where: \.isFinite)
  }

  /// A label in one line, or in two of about equal length where it is long.
  static func wrapped(_ label: String) -> [String] {
    let text = TimelineModel.cut(label)
    guard text.count > 30 else { return [text] }
    let middle = text.count / 2
    var best: (distance: Int, at: String.Index)?
    for (offset, index) in text.indices.enumerated() where text[index] == " " {
      if abs(offset - middle) < best?.distance ?? 14 { best = (abs(offset - middle), index) }
    }
    guard let best else { return [text] }
    return [String(text[..<best.at]), String(text[text.index(after: best.at)...])]
  }

  private mutating func addOrder(_ entries: [Chronology.Entry], chosen: ID<Event>?, _ input: ChartInput) {
    let actual = entries.filter { input.graph.events[$0.event].status == .actual }
    for step in OrderReduction.steps(actual) {
      func kind(_ later: ID<Event>) -> EdgeKind { later == chosen ? .earlierThanChosen : .earlier }
      guard step.before.count > 1, step.after.count > 1 else {
        for later in step.after { for earlier in step.before { add(earlier, later, kind(later), "") } }
        continue
      }
      let hub = unique("hub\(nodes.count)")
      let day = entries.first { $0.event == step.after[0] }.flatMap { Self.day($0.bounds) }
      nodes.append(Node(name: hub, kind: .hub, lines: [], tooltip: "", day: day))
      hasHubs = true
      for earlier in step.before {
        if let from = names[earlier] { edges.append(Edge(from: from, to: hub, kind: .earlier, tooltip: "")) }
      }
      for later in step.after {
        if let to = names[later] { edges.append(Edge(from: hub, to: to, kind: kind(later), tooltip: "")) }
      }
    }
    // Only the layered layout asks for it: columns have their order from the dates.
    if usesColumns { return }
    for (earlier, later) in OrderReduction.pairs(entries) {
      let statuses = [input.graph.events[earlier].status, input.graph.events[later].status]
      if statuses != [.actual, .actual], let from = names[earlier], let to = names[later] {
        hiddenOrder.append((from, to))
      }
    }
  }

  private mutating func addRelations(_ input: ChartInput) {
    var seen: Set<[String]> = []
    for relation in input.graph.relations where relation.kind != .sameAs {
      let first = input.graph.mentions[relation.from]
      guard let from = first.event, let to = input.graph.mentions[relation.to].event, from != to,
        let fromName = names[from], let toName = names[to],
        seen.insert([fromName, relation.kind.name, toName]).inserted
      else { continue }
      add(from, to, .stated(relation.kind), input.graph.words(relation.span, of: first))
    }
  }

  private mutating func addConflicts(_ input: ChartInput) {
    for conflict in input.conflicts where conflict.events.contains(where: { names[$0] != nil }) {
      counts.conflicts += 1
      let others = conflict.events.dropFirst()
      for other in others { if let first = conflict.events.first { add(first, other, .conflict, "") } }
      guard conflict.kind == .date, others.isEmpty, let event = conflict.events.first, let main = names[event] else {
        continue
      }
      let row = input.graph.events[event]
      var seen: Set<TimeBounds> = [row.time]
      for claim in conflict.claims where input.graph.claims[claim].kind == .date {
        let mention = input.graph.mentions[input.graph.claims[claim].mention]
        guard let value = mention.value, seen.insert(mention.time).inserted else { continue }
        let date = input.wording.text("date.stated", ["date": input.wording.date(value)])
        let source = input.sourceName(mention.document)
        let name = unique(main + "-date")
        nodes.append(
          Node(
            name: name, kind: .otherDate(family: row.type.family),
            lines: Self.wrapped(input.labels[Int(event.index)]) + [date],
            tooltip: Wording.joined(
              [date, input.graph.words(mention.sentence, of: mention), source], separator: " \u{2014} "),
            day: Self.day(mention.time)))
        columns.append((name, main))
        edges.append(Edge(from: name, to: main, kind: .conflict, tooltip: "\(date) \u{2014} \(source)"))
      }
    }
  }

  private mutating func addDocuments(_ entries: [Chronology.Entry], _ input: ChartInput, room: Int) {
    let disagreeing = Set(
      input.conflicts.flatMap(\.claims).map { input.graph.mentions[input.graph.claims[$0].mention].document })
    var reports: [ID<Document>: [ID<Event>]] = [:]
    for entry in entries {
      for document in input.documents(of: entry.event) { reports[document, default: []].append(entry.event) }
    }
    let links = reports.values.map(\.count).reduce(0, +)
    let conflicting = Set(input.conflicts.flatMap(\.events))
    for document in reports.keys.sorted().prefix(max(room, 0)) {
      var events = reports[document] ?? []
      if links > Self.documentLinkLimit || events.count > Self.linksOfADocument {
        guard disagreeing.contains(document) else { continue }
        events = events.filter(conflicting.contains)
      }
      guard let last = events.last, let lastName = names[last] else { continue }
      counts.documents += 1
      let row = input.graph.documents[document]
      let name = unique("d\(document.index)")
      let lines = [TimelineModel.cut(input.sourceName(document), to: 36), row.created.map { input.wording.date($0) }]
      nodes.append(
        Node(
          name: name, kind: .document, lines: lines.compactMap { $0 }, tooltip: input.sourceName(document),
          url: row.url.flatMap { SafeURL($0) }))
      columns.append((name, lastName))
      for event in events {
        if let from = names[event] { edges.append(Edge(from: from, to: name, kind: .reports, tooltip: "")) }
      }
    }
  }

  private mutating func addActors(_ entries: [Chronology.Entry], _ input: ChartInput, room: Int) {
    var events: [ID<Actor>: [ID<Event>]] = [:]
    for entry in entries {
      for actor in input.actors(of: entry.event) { events[actor, default: []].append(entry.event) }
    }
    // In columns an actor stands apart from its events: one event of its own is said by the event itself.
    let ranked = events.keys.filter { !usesColumns || (events[$0]?.count ?? 0) > 1 }.sorted { left, right in
      (events[right]?.count ?? 0, left) < (events[left]?.count ?? 0, right)
    }
    for actor in ranked.prefix(max(room, 0)).sorted() {
      guard let taking = events[actor], let first = taking.first, let firstName = names[first] else { continue }
      counts.actors += 1
      let name = unique("a\(actor.index)")
      nodes.append(
        Node(
          name: name, kind: .actor, lines: [TimelineModel.cut(input.graph.actors[actor].name, to: 36)],
          tooltip: input.graph.actors[actor].name))
      columns.append((name, firstName))
      for event in taking {
        if let to = names[event] { edges.append(Edge(from: name, to: to, kind: .participates, tooltip: "")) }
      }
    }
  }

  private mutating func add(_ from: ID<Event>, _ to: ID<Event>, _ kind: EdgeKind, _ tooltip: String) {
    guard let from = names[from], let to = names[to] else { return }
    edges.append(Edge(from: from, to: to, kind: kind, tooltip: tooltip))
  }

  private mutating func unique(_ wanted: String) -> String {
    var (name, number) = (wanted, 2)
    while !taken.insert(name).inserted {
      name = "\(wanted)-\(number)"
      number += 1
    }
    return name
  }
}
