import Analysis
import EventGraph
import TimeModel

@testable import Diagrams

/// An invented country's two years before and after an election: every kind of date, a conflict, two scripts.
enum Samples {
  static func election() -> (builder: GraphBuilder, x: ID<Event>, conflicts: [Conflict]) {
    var b = GraphBuilder()
    let report = b.document(
      "report.en.txt", title: "Annual report on civic space", created: PartialDate(year: 2021, month: 2, day: 17),
      url: "https://example.org/report?year=2021&lang=en")
    let letter = b.document(
      "letter.ar.txt", title: "رسالة مفتوحة", created: PartialDate(year: 2021, month: 2, day: 2))
    b.event("Framework agreement signed", "agreement", in: report, .day(2019, 3, 14), sources: 2)
    b.event("Regional strategy adopted", "policy", in: report, .day(2019, 6, 17))
    b.event("17th Cooperation Council", "meeting", in: report, .day(2020, 1, 20))
    b.event("Agreement enters into force", "entry-into-force", in: report, .day(2020, 3, 1))
    b.event("Universal review adopted", "review", in: report, .day(2020, 3, 12))
    b.event("18th Cooperation Committee", "meeting", in: report, .day(2020, 9, 25), actors: ["Cooperation Committee"])
    b.event(
      "12th human rights dialogue", "meeting", in: report,
      .interval(PartialDate(year: 2020, month: 11, day: 26), PartialDate(year: 2020, month: 11, day: 27)))
    b.event("Medical aid: 8,000 kg", "aid", in: report, .day(2021, 1, 29))
    b.event("Party congress not admitted", "office-change", in: report, .day(2020, 2, 22), actors: ["Democratic Party"])
    b.event("Election date announced", "election-campaign", in: report, .day(2020, 10, 22), actors: ["Government"])
    let x = b.event(
      "Parliamentary election", "election", in: report, .day(2021, 1, 10), actors: ["Government"], sources: 2)
    b.event("Seven journalists beaten, 21 held", "attack", in: report, .months(2020, 1, 7))
    b.event("Clashes in the south: 11 dead", "clash", in: report, .month(2020, 2))
    b.event("Death of five activists", "death", in: report, .months(2020, 2, 11), actors: ["Government"])
    b.event("Attack on minority village", "attack", in: report, .day(2021, 1, 21))
    b.event(
      "15 groups: notices of fines", "administrative-notice", in: report, .months(2020, 10, 11), actors: ["Tax office"])
    b.event("Groups report a campaign", "harassment", in: report, .day(2020, 11, 30))
    let suspension = b.event(
      "Rights bureau suspended, 3 months", "suspension", in: letter, .day(2021, 1, 25),
      effect: TimeBounds(
        earliestStart: Day(year: 2021, month: 1, day: 25), latestStart: Day(year: 2021, month: 1, day: 25),
        earliestEnd: Day(year: 2021, month: 1, day: 25), latestEnd: Day(year: 2021, month: 4, day: 25)),
      actors: ["Tax office", "Rights bureau"])
    b.mention(of: suspension, in: report, .day(2020, 1, 25))
    b.event("Fines lifted", "penalty-lifted", in: report, .day(2021, 2, 3), actors: ["Tax office"])
    b.event("Trade union closed for 6 months", "closure", in: report, .day(2021, 2, 5))
    b.event("Law on peaceful assembly", "law-adopted", in: report, .month(2020, 5))
    b.event("Health code", "law-adopted", in: report, .month(2020, 6))
    b.event("Death penalty abolished", "law-repealed", in: report, .day(2021, 1, 2))
    b.event("Statement of the envoy", "statement", in: report, .day(2021, 2, 1), actors: ["Envoy"])
    b.event("ضغط على المنظمات غير الحكومية", "statement", in: letter, .day(2021, 2, 2))
    b.event("Resolution 2021/25 (urgency)", "resolution", in: report, .day(2021, 2, 11), actors: ["Parliament"])
    b.event("New election law", "law-adopted", in: report, .month(2021, 2), status: .planned)
    b.event("Observers meet the press", "meeting", in: report, .month(2021, 1))
    b.event(
      "Internet slowed down", "internet-shutdown", in: report,
      .interval(PartialDate(year: 2021, month: 1, day: 10), nil), end: .open)
    b.event("Something happened", "other", in: report, nil)
    let conflict = b.dateConflict(suspension)
    return (b, x, [conflict])
  }

  static func electionInput() -> ChartInput {
    var (builder, x, conflicts) = election()
    var before = builder.before(x)
    let disputed = Set(conflicts.flatMap(\.events))
    before.definite.removeAll { disputed.contains($0.event) }
    before.disputed = disputed.sorted().map { Answer.Disputed(event: $0, conflict: []) }
    builder.labels[Int(x.index)] = "Parliamentary election"
    return builder.input(before: before, conflicts: conflicts)
  }

  /// A dense graph: `count` events over ten years from a fixed sequence of numbers.
  static func many(_ count: Int) -> GraphBuilder {
    var b = GraphBuilder()
    let documents = (0..<20).map { b.document("d\($0).txt", title: "Bulletin \($0 + 1)") }
    let types = EventType.all
    var state: UInt64 = 42
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    for index in 0..<count {
      let start = Day(number: 15_000 + next(3_650))
      let type = types[next(types.count)].name
      let value: MentionValue =
        switch next(5) {
        case 0: .date(PartialDate(year: start.civil.year, month: start.civil.month))
        case 1: .interval(PartialDate(start), PartialDate(start.advanced(by: next(40) + 1)))
        default: .date(PartialDate(start))
        }
      b.event("Event number \(index)", type, in: documents[next(20)], value, sources: next(3) + 1)
    }
    return b
  }
}

extension Samples {
  /// The election with its neighbours, few enough for a page, and two stated relations.
  static func graphInput() -> ChartInput {
    var (builder, x, conflicts) = election()
    func named(_ label: String) -> ID<Event> { ID(builder.labels.firstIndex(of: label) ?? 0) }
    let kept = [
      "Death of five activists", "Law on peaceful assembly", "Party congress not admitted", "Election date announced",
      "15 groups: notices of fines", "Groups report a campaign", "Parliamentary election",
      "Rights bureau suspended, 3 months", "Statement of the envoy", "Fines lifted", "Resolution 2021/25 (urgency)",
      "ضغط على المنظمات غير الحكومية", "New election law",
    ]
    builder.relate(named("15 groups: notices of fines"), .causes, named("Rights bureau suspended, 3 months"))
    builder.relate(named("Fines lifted"), .respondsTo, named("Statement of the envoy"))
    let input = builder.input(before: builder.before(x), conflicts: conflicts)
    return input.keeping(Set(kept.map(named)))
  }
}
