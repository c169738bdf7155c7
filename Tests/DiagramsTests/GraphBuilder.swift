import Analysis
import EventGraph
import TimeModel

@testable import Diagrams

/// Makes event graphs for tests, one mention an event unless told otherwise.
struct GraphBuilder {
  var graph = EventGraph(rules: ["test/rule"], names: [])
  var labels: [String] = []
  private var texts: [[UInt8]] = []
  private var actors: [String: ID<Actor>] = [:]

  mutating func document(
    _ name: String, title: String? = nil, created: PartialDate? = nil, url: String? = nil
  ) -> ID<Document> {
    graph.documents.append(Document(name: name, text: [], created: created, title: title, url: url))
    texts.append([])
    return ID(graph.documents.count - 1)
  }

  /// Appends a sentence to a document and returns its span.
  private mutating func sentence(_ text: String, in document: ID<Document>) -> TextSpan {
    let begin = texts[Int(document.index)].count
    texts[Int(document.index)] += Array((text + ". ").utf8)
    graph.documents[document].text = texts[Int(document.index)]
    return TextSpan(begin, begin + text.utf8.count)
  }

  @discardableResult
  mutating func event(
    _ label: String, _ type: String, in document: ID<Document> = ID(0), _ value: MentionValue?,
    time: TimeBounds? = nil, effect: TimeBounds? = nil, end: EndKind = .known, status: Status = .actual,
    actors names: [String] = [], sources: Int = 1, quote: String? = nil
  ) -> ID<Event> {
    let event = ID<Event>(graph.events.count)
    let bounds = time ?? value.map(Self.bounds) ?? .unbounded
    let mention = mention(
      label, type, in: document, value, bounds, effect, end, status, names, event, quote: quote ?? label)
    let row = Event(
      mentions: [mention], type: EventType(type) ?? .other, status: status, time: bounds, value: value, effect: effect,
      end: end, sources: sources)
    graph.events.append(row)
    labels.append(label)
    return event
  }

  /// Another mention of an event, in another document, with a date of its own.
  mutating func mention(
    of event: ID<Event>, in document: ID<Document>, _ value: MentionValue, claim: Bool = true
  ) {
    let row = graph.events[event]
    let mention = mention(
      labels[Int(event.index)], row.type.name, in: document, value, Self.bounds(value), nil, .known, row.status, [],
      event, quote: labels[Int(event.index)])
    graph.events[event].mentions.append(mention)
  }

  private mutating func mention(
    _ label: String, _ type: String, in document: ID<Document>, _ value: MentionValue?, _ bounds: TimeBounds,
    _ effect: TimeBounds?, _ end: EndKind, _ status: Status, _ names: [String], _ event: ID<Event>, quote: String
  ) -> ID<Mention> {
    let span = sentence(quote, in: document)
    let first = graph.participants.count
    for name in names {
      let actor = actors[name] ?? ID(graph.actors.count)
      if actors[name] == nil { graph.actors.append(Actor(name: name, key: name)) }
      actors[name] = actor
      graph.participants.append(Participant(role: .agent, span: span, head: span, actor: actor))
    }
    var hash = FNV1a()
    hash.combine(label.utf8)
    hash.combine(UInt64(graph.mentions.count))
    graph.mentions.append(
      Mention(
        document: document, trigger: span, sentence: span, type: EventType(type) ?? .other, status: status,
        time: bounds, value: value, end: end, effect: effect,
        participants: RowRange(first, graph.participants.count), rule: RuleID(0), event: event, key: hash.hash))
    return ID(graph.mentions.count - 1)
  }

  /// A conflict of dates between all mentions of an event.
  mutating func dateConflict(_ event: ID<Event>) -> Conflict {
    let claims = graph.events[event].mentions.map { mention -> ID<Claim> in
      graph.claims.append(Claim(kind: .date, mention: mention, span: graph.mentions[mention].sentence))
      return ID(graph.claims.count - 1)
    }
    graph.events[event].claims += claims
    return Conflict(kind: .date, events: [event], claims: claims, withdrawn: claims.last, key: 1)
  }

  mutating func relate(_ from: ID<Event>, _ kind: Relation.Kind, _ to: ID<Event>) {
    let (first, second) = (graph.events[from].mentions[0], graph.events[to].mentions[0])
    graph.relations.append(
      Relation(kind: kind, from: first, to: second, span: graph.mentions[first].sentence, rule: RuleID(0)))
  }

  /// Sorted as `Chronology` promises, without propagation.
  var chronology: Chronology {
    let entries = graph.events.indices.map { Chronology.Entry(event: ID($0), bounds: graph.events[$0].time) }
    return Chronology(
      entries: entries.sorted {
        ($0.bounds.earliestStart, $0.bounds.latestEnd, $0.event) < (
          $1.bounds.earliestStart, $1.bounds.latestEnd, $1.event
        )
      }, groups: [])
  }

  /// What is before an event by its bounds alone.
  func before(_ x: ID<Event>) -> Answer {
    var answer = Answer(
      relation: .before, terms: ["x"], chosen: [Answer.Choice(event: x, why: "test")])
    let start = graph.events[x].time
    for (index, event) in graph.events.enumerated() where ID(index) != x {
      if event.status != .actual {
        answer.otherStatus.append(ID(index))
      } else if event.time.latestEnd < start.earliestStart {
        answer.definite.append(Answer.Definite(event: ID(index), grade: .certain, proof: []))
      } else if event.time.earliestEnd < start.latestStart {
        answer.possible.append(Answer.Possible(event: ID(index), undecided: "its end"))
      }
    }
    return answer
  }

  func input(before: Answer? = nil, conflicts: [Conflict] = [], wording: Wording = .english) -> ChartInput {
    ChartInput(
      graph: graph, chronology: chronology, labels: labels, conflicts: conflicts, before: before, wording: wording)
  }

  static func bounds(_ value: MentionValue) -> TimeBounds {
    switch value {
    case .date(let date): TimeBounds(actWithin: date)
    case .interval(let start?, let end?): TimeBounds(stateFrom: start, to: end)
    case .interval(let start?, nil):
      TimeBounds(
        earliestStart: start.firstDay, latestStart: start.lastDay, earliestEnd: start.firstDay,
        latestEnd: .unboundedFuture)
    case .interval(nil, let end?):
      TimeBounds(
        earliestStart: .unboundedPast, latestStart: end.lastDay, earliestEnd: end.firstDay, latestEnd: end.lastDay)
    case .interval(nil, nil): .unbounded
    case .within(let first, let last): TimeBounds(actWithin: first.firstDay, last.lastDay)
    }
  }
}

extension MentionValue {
  static func day(_ year: Int, _ month: Int, _ day: Int) -> MentionValue {
    .date(PartialDate(year: year, month: month, day: day))
  }
  static func month(_ year: Int, _ month: Int) -> MentionValue { .date(PartialDate(year: year, month: month)) }
  static func months(_ year: Int, _ from: Int, _ to: Int) -> MentionValue {
    .interval(PartialDate(year: year, month: from), PartialDate(year: year, month: to))
  }
}
