import Analysis
import Diagrams
import EventGraph
import TimeModel

/// A graph of events over ten years from a fixed sequence of numbers, for charts to be timed on.
struct BenchEvents {
  let input: ChartInput

  /// - Parameter relations: stated relations between events, at random.
  init(events count: Int, relations: Int) {
    var graph = EventGraph(rules: ["bench/rule"], names: [])
    var random = SplitMix64(seed: 42)
    func next(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    let sentence = Array("On that day the authorities did something to somebody in this town. ".utf8)
    for index in 0..<20 {
      graph.documents.append(Document(name: "d\(index).txt", text: sentence, title: "Bulletin \(index + 1)"))
    }
    for index in 0..<200 { graph.actors.append(Actor(name: "Actor number \(index)", key: "\(index)")) }
    let span = TextSpan(0, sentence.count - 1)
    let verbs = ["suspended", "arrested", "fined", "adopted", "convened", "sentenced", "released", "attacked"]
    var labels: [String] = []
    for index in 0..<count {
      let day = Day(number: 15_000 + next(3_650))
      let date: PartialDate = next(8) == 0 ? PartialDate(year: day.civil.year, month: day.civil.month) : .init(day)
      let bounds = TimeBounds(actWithin: date)
      let type = EventType.all[next(EventType.all.count)]
      graph.participants.append(Participant(role: .agent, span: span, head: span, actor: ID(next(200))))
      graph.mentions.append(
        Mention(
          document: ID(next(20)), trigger: span, sentence: span, type: type, time: bounds, value: .date(date),
          participants: RowRange(index, index + 1), rule: RuleID(0), event: ID(index), key: random.next()))
      graph.events.append(
        Event(mentions: [ID(index)], type: type, status: .actual, time: bounds, value: .date(date), sources: 1))
      labels.append("\(verbs[next(verbs.count)]) the organisation number \(index)")
    }
    for _ in 0..<relations {
      graph.relations.append(
        Relation(
          kind: Relation.Kind.allCases[next(5)], from: ID(next(count)), to: ID(next(count)), span: span,
          rule: RuleID(0), key: random.next()))
    }
    let entries = graph.events.indices.map { Chronology.Entry(event: ID($0), bounds: graph.events[$0].time) }
    let sorted = entries.sorted {
      ($0.bounds.earliestStart, $0.bounds.latestEnd, $0.event)
        < ($1.bounds.earliestStart, $1.bounds.latestEnd, $1.event)
    }
    input = ChartInput(
      graph: graph, chronology: Chronology(entries: sorted, groups: []), labels: labels,
      wording: Wording(language: "en", texts: ["date.day": "{d}.{m}.{y}", "date.month": "{m}.{y}"]))
  }
}
