public import EventGraph
public import TimeModel

/// Which events a list shows; each criterion that is set must hold, and of several values of one any.
public struct EventFilter: Sendable {
  /// Events that cannot overlap these days are left out, and with either set also those without any date.
  public var from: Day?
  public var to: Day?
  public var types: Set<EventType> = []
  public var families: Set<String> = []
  public var statuses: Set<Status> = []
  /// Names, all words of one of which an actor of the event must have, in whatever script, or which the packs know as a
  /// name of the same body.
  public var actors: [String] = [] { didSet { actorTerms = actors.map { NameTerm($0, folding) } } }
  /// Whether each of `actors` must take part, and not any of them.
  public var requiresAllActors = false
  /// As `actors`, for the sentence of a mention.
  public var about: [String] = [] { didSet { aboutTerms = about.map { NameTerm($0, folding) } } }
  /// As `actors`, for places, by their gazetteer name or as the text has them.
  public var places: [String] = [] { didSet { placeTerms = places.map { NameTerm($0, folding) } } }
  /// Names of documents.
  public var documents: Set<String> = []
  private let givenFolding: Folding?
  private var actorTerms: [NameTerm] = []
  private var aboutTerms: [NameTerm] = []
  private var placeTerms: [NameTerm] = []

  public var folding: Folding { givenFolding ?? .caseOnly }

  /// - Parameter folding: for actors and places; nil compares them by case alone, and makes no table before it is needed.
  public init(folding: Folding? = nil) { givenFolding = folding }

  /// Whether every event passes.
  public var isEmpty: Bool {
    from == nil && to == nil && types.isEmpty && families.isEmpty && statuses.isEmpty && actors.isEmpty
      && places.isEmpty && documents.isEmpty && about.isEmpty
  }

  /// The events to show of a graph; nil for all.
  public func shown(of graph: EventGraph) -> Set<ID<Event>>? {
    isEmpty && !graph.documents.contains(where: \.isAnnotated) ? nil : Set(events(of: graph))
  }

  /// The events of a graph that pass, in the graph's order. O(mentions).
  public func events(of graph: EventGraph) -> [ID<Event>] {
    graph.events.indices.lazy.map { ID<Event>($0) }.filter { passes($0, graph) }
  }

  /// Whether an event passes.
  public func passes(_ id: ID<Event>, _ graph: EventGraph) -> Bool {
    if graph.isTimeExpression(id) { return false }
    if isEmpty { return true }
    let event = graph.events[id]
    return passes(time: event) && (types.isEmpty || types.contains(event.type))
      && (families.isEmpty || families.contains(event.type.family))
      && (statuses.isEmpty || statuses.contains(event.status))
      && passes(event, actorTerms, all: requiresAllActors, graph) { mention in
        graph.participants(of: mention).map { graph.words($0.span, of: mention) }
          + graph.participants(of: mention).compactMap { $0.actor.map { graph.actors[$0].name } }
      }
      && passes(event, aboutTerms, all: false, graph) { [graph.words($0.sentence, of: $0)] }
      && passes(event, placeTerms, all: false, graph) { mention in
        graph.place(of: mention).map { [graph.words($0.span, of: mention)] + ($0.name.map { [graph.name($0)] } ?? []) }
          ?? []
      }
      && (documents.isEmpty
        || event.mentions.contains { documents.contains(graph.document(of: graph.mentions[$0]).name) })
  }

  private func passes(time event: Event) -> Bool {
    if from == nil && to == nil { return true }
    guard event.value != nil else { return false }
    let time = event.effect.map { event.time.earliestStart < $0.earliestStart ? event.time : $0 } ?? event.time
    let end = max(time.latestEnd, event.time.latestEnd)
    return end >= from ?? .unboundedPast && event.time.earliestStart <= to ?? .unboundedFuture
  }

  private func passes(
    _ event: Event, _ wanted: [NameTerm], all: Bool, _ graph: EventGraph, _ names: (Mention) -> [String]
  ) -> Bool {
    if wanted.isEmpty { return true }
    let folding = folding
    let found = event.mentions.flatMap { names(graph.mentions[$0]) }
    func isFound(_ term: NameTerm) -> Bool { found.contains { term.isIn($0, folding) } }
    return all ? wanted.allSatisfy(isFound) : wanted.contains(where: isFound)
  }
}
