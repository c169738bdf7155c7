import EventGraph
import EventTables
import RandomNumbers
import Readers
import ScratchFolders
import Testing
import TimeModel

@testable import CaseStore

/// A graph of one document with every kind of row and every optional part of one.
private func graph() -> EventGraph {
  var graph = EventTable(
    """
    # a.txt 2021-02-17 en
    vote  election actual 2021-01-10 | The [election] in {Kazakhstan} brought #350# arrests by <agent:police>.
    + jail arrest  actual 2021-01-10!| [arrests]
    stop  suspension planned 2021-01-25 P3M< | <target:The bureau> was [suspended]
    late  fine negated 2020-05~/.. | Never [fined]
    spot  death hypothetical [2015-12-21..2020-03-01] | A [death]
    ~ vote before stop | brought
    """
  ).graph
  func date(_ year: Int, _ granularity: Granularity, unit: Int = 0, day: Int = 0) -> PartialDate {
    PartialDate(year: year, unit: unit, day: day, granularity: granularity, qualifier: [.approximate, .uncertain])
  }
  let values: [TimexValue?] = [
    nil, .date(date(-44, .day, unit: 3, day: 15)),
    .date(PartialDate(year: 2021, unit: 2, day: 3, granularity: .time, minute: 754)),
    .date(date(1900, .century)), .date(date(2020, .weekend, unit: 53)), .range(nil, date(2020, .quarter, unit: 2)),
    .range(date(2020, .half, unit: 1), nil), .within(date(2020, .season, unit: 4), date(2020, .week, unit: 1)),
    .duration(Period(halves: -1, .month, bound: .about)), .set(Period(3, .week)), .vague(.future),
    .recurring(Recurrence(granularity: .day, unit: 2, day: 29)),
  ]
  for (index, value) in values.enumerated() {
    graph.timexes.append(
      Timex(
        document: ID(0), span: TextSpan(index, index + 3), kind: .range, value: value, modifier: .atLeast,
        basis: .futureTense, rule: RuleID(0),
        source: index == 1 ? CalendarDate(.islamic, year: 1440, month: 1, day: 10) : nil,
        anchor: index == 2 ? ID(1) : nil, parts: index == 3 ? RowRange(0, 1) : .empty,
        extent: index == 4 ? DateExtent(start: date(2020, .year), end: date(2021, .year)) : nil,
        key: UInt64(index) &* 0x9e37_79b9_7f4a_7c15))
  }
  graph.timexParts = [TimexPart(span: TextSpan(2, 4), value: date(1990, .decade))]
  graph.mentionTimexes = [ID(1), ID(3), ID(2)]
  graph.mentions[0].timexes = RowRange(0, 2)
  graph.mentions[2].timexes = RowRange(2, 3)
  graph.mentions[1].anchor = ID(0)
  graph.mentions[3].reportedBy = TextSpan(0, 3)
  graph.mentions[3].statusCue = TextSpan(4, 7)
  graph.mentions[4].end = .unknown
  graph.counts.append(Count(min: 3, max: nil, span: TextSpan(1, 2)))
  graph.places.append(PlaceMention(span: TextSpan(5, 6), name: nil))
  return graph
}

private func roundTrip(_ graph: EventGraph) throws -> EventGraph {
  let numbers = NameNumbers(
    rules: graph.rules.indices.map { $0 + 7 }, places: graph.names.indices.map { $0 + 20 },
    types: EventType.all.indices.map { $0 + 40 })
  var indices = NameIndices()
  indices.rules = Array(repeating: nil, count: 200)
  indices.places = Array(repeating: nil, count: 200)
  indices.types = Array(repeating: nil, count: 200)
  for (index, number) in numbers.rules.enumerated() { indices.rules[number] = RuleID(index) }
  for (index, number) in numbers.places.enumerated() { indices.places[number] = NameID(index) }
  for (index, number) in numbers.types.enumerated() { indices.types[number] = EventType.all[index] }
  let bytes = PieceCoder.bytes(of: graph, numbers)
  let keys = try bytes.withUnsafeBytes { try PieceCoder.mentionKeys(of: $0) }
  #expect(keys == graph.mentions.map(\.key))
  return try bytes.withUnsafeBytes { bytes in
    try PieceCoder.graph(
      of: bytes, graph.documents[0], into: EventGraph(rules: graph.rules, names: graph.names), indices)
  }
}

func expectSameRows(_ left: EventGraph, _ right: EventGraph) {
  #expect(left.timexes == right.timexes)
  #expect(left.timexParts == right.timexParts)
  #expect(left.mentions == right.mentions)
  #expect(left.mentionTimexes == right.mentionTimexes)
  #expect(left.participants == right.participants)
  #expect(left.places == right.places)
  #expect(left.counts == right.counts)
  #expect(left.durations == right.durations)
  #expect(left.relations == right.relations)
  #expect(left.claims == right.claims)
  #expect(left.documents.map(\.language) == right.documents.map(\.language))
  #expect(left.documents.map(\.created) == right.documents.map(\.created))
}

@Suite struct RowCodingTests {
  @Test func `every row comes back as it was`() throws {
    let graph = graph()
    expectSameRows(try roundTrip(graph), graph)
    expectSameRows(try roundTrip(EventTable("# empty.txt - en").graph), EventTable("# empty.txt - en").graph)
  }

  /// Raw values of enumerations and the forms of numbers are the format of case files: a change here needs a new version
  /// of the rows and a way to read the old ones.
  @Test func `the bytes of the format stay`() {
    var encoder = RowEncoder()
    encoder.date(PartialDate(year: 2021, month: 1, day: 25))
    encoder.date(PartialDate(year: -44, granularity: .century, qualifier: .approximate))
    encoder.period(Period(3, .month, bound: .atMost))
    encoder.bounds(TimeBounds(actWithin: Day(number: 1), Day(number: 1)))
    encoder.text("\u{E9}")
    encoder.fixed(0x0102_0304_0506_0708)
    encoder.unsigned(300)
    let bytes = encoder.bytes
    #expect(
      bytes == [
        9, 0xca, 0x1f, 1, 25, 0x20, 0x57, 0x15, 12, 3, 2, 2, 2, 2, 2, 0xc3, 0xa9, 8, 7, 6, 5, 4, 3, 2, 1, 0xac, 2,
      ])
    #expect(Granularity.allCases.map(\.rawValue) == Array(0...11))
    #expect(Granularity.time.rawValue == 11 && Period.Unit.century.rawValue == 9 && Period.Bound.about.rawValue == 5)
    #expect(Timex.Kind.vague.rawValue == 4 && Timex.Modifier.atLeast.rawValue == 12 && Timex.Basis.alone.rawValue == 7)
    #expect(Status.negated.rawValue == 4 && EndKind.unknown.rawValue == 2 && Participant.Role.other.rawValue == 2)
    #expect(Relation.Kind.sameAs.rawValue == 8 && Claim.Kind.order.rawValue == 5)
    #expect(CalendarDate.Calendar.solarHijri.rawValue == 3 && TimexValue.Vague.future.rawValue == 2)
  }

  @Test func `damaged bytes are an error and never a trap`() throws {
    let graph = graph()
    let numbers = NameNumbers(
      rules: [0], places: graph.names.indices.map { $0 }, types: EventType.all.indices.map { $0 })
    let indices = NameIndices(
      rules: [RuleID(0)], places: graph.names.indices.map { NameID($0) }, types: EventType.all)
    let whole = PieceCoder.bytes(of: graph, numbers)
    let empty = EventGraph(rules: graph.rules, names: graph.names)
    func read(_ bytes: [UInt8]) throws {
      let result = try bytes.withUnsafeBytes {
        try PieceCoder.graph(of: $0, graph.documents[0], into: empty, indices)
      }
      // Whatever was read can be used: spans lie in the text, ids in their tables.
      for mention in result.mentions {
        _ = result.label(of: mention)
        _ = result.timexes(of: mention).map { result.timexes[$0] }
        _ = result.participants(of: mention).map { result.words($0.span, of: mention) }
        _ = mention.time.isConsistent
      }
      for timex in result.timexes {
        if case .date(let date) = timex.value { _ = (date.firstDay, date.lastDay, "\(date)") }
        _ = timex.source?.possibleDays
      }
    }
    for length in whole.indices { #expect(throws: RowError.self) { try read(Array(whole[..<length])) } }
    var random = SplitMix64(state: 7)
    var failures = 0
    for _ in 0..<20_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
      }
      do { try read(bytes) } catch is RowError { failures += 1 }
    }
    #expect(failures > 1000)
  }
}
