public import Analysis
public import EventGraph

/// What a chart is drawn from.
public struct ChartInput: Sendable {
  public var graph: EventGraph
  /// The events to be drawn, with their propagated bounds; events that are not in it are left out.
  public var chronology: Chronology
  /// One label for each row of `graph.events`.
  public var labels: [String]
  public var conflicts: [Conflict]
  /// The answer to "before X", where the chart is to show it.
  public var before: Answer?
  public var wording: Wording
  /// Lanes that the user has named, in place of those of `TimelineOptions.lanes`; none for those.
  public var ownLanes: [OwnLane] = []

  /// A lane of the user's own. An event stands in the first of them that holds it.
  public struct OwnLane: Sendable {
    public var title: String
    public var description: String
    public var events: Set<ID<Event>>

    public init(title: String, description: String, events: Set<ID<Event>>) {
      self.title = title
      self.description = description
      self.events = events
    }
  }

  /// - Precondition: one label for each event.
  public init(
    graph: EventGraph, chronology: Chronology, labels: [String], conflicts: [Conflict] = [], before: Answer? = nil,
    wording: Wording
  ) {
    precondition(labels.count == graph.events.count, "one label for each event")
    self.graph = graph
    self.chronology = chronology
    self.labels = labels
    self.conflicts = conflicts
    self.before = before
    self.wording = wording
  }
}

extension ChartInput {
  /// Documents that mention the events, numbered from 1 in the order of the graph.
  func sourceNumbers(of events: [ID<Event>]) -> [ID<Document>: Int] {
    var used = [Bool](repeating: false, count: graph.documents.count)
    for event in events {
      for mention in graph.events[event].mentions { used[Int(graph.mentions[mention].document.index)] = true }
    }
    var numbers: [ID<Document>: Int] = [:]
    for (index, isUsed) in used.enumerated() where isUsed { numbers[ID(index)] = numbers.count + 1 }
    return numbers
  }

  /// Documents that mention an event, without repeats, in their order.
  public func documents(of event: ID<Event>) -> [ID<Document>] {
    var seen: Set<ID<Document>> = []
    return graph.events[event].mentions.map { graph.mentions[$0].document }.filter { seen.insert($0).inserted }.sorted()
  }

  /// The title of a document, else its name.
  public func sourceName(_ document: ID<Document>) -> String {
    let document = graph.documents[document]
    if let title = document.title, !title.isEmpty { return title }
    return document.name
  }

  /// Date, full label, words of the source and its name, in one line.
  func tooltip(_ event: ID<Event>, date: String) -> String {
    let row = graph.events[event]
    let mention = graph.mentions[row.mentions[0]]
    var parts = [date, labels[Int(event.index)]].filter { !$0.isEmpty }
    if row.status != .actual { parts.append(wording.text("status.\(row.status.name)")) }
    let quote = PlainLabel(graph.words(mention.sentence, of: mention)).lines[0]
    if quote != "\u{a0}" { parts.append(wording.text("date.stated", ["date": quote])) }
    parts.append(sourceName(mention.document))
    return Wording.joined(parts, separator: " \u{2014} ")
  }

  func url(_ event: ID<Event>) -> SafeURL? {
    graph.documents[graph.mentions[graph.events[event].mentions[0]].document].url.flatMap { SafeURL($0) }
  }

  /// What is printed as the date of an event: its value, else what propagation leaves.
  public func dateText(_ entry: Chronology.Entry) -> String {
    graph.events[entry.event].value.map { wording.date($0) } ?? wording.date(entry.bounds)
  }
}
