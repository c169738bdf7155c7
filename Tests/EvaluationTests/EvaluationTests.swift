import EventGraph
import Testing
import TimeModel

@testable import Evaluation

@Suite struct EvaluationTests {
  /// A document with a date at 3..<13 and an arrest at 20..<28.
  static func graph(named name: String = "folder/a.txt") -> EventGraph {
    var graph = EventGraph(rules: ["en/timex/day"], names: [])
    graph.documents = [
      Document(name: name, text: Array("On 2020-05-03 troops arrested three men there.".utf8), language: "en")
    ]
    let day = PartialDate(year: 2020, month: 5, day: 3)
    graph.timexes = [
      Timex(document: ID(0), span: TextSpan(3, 13), kind: .date, value: .date(day), rule: RuleID(0))
    ]
    graph.mentions = [
      Mention(
        document: ID(0), trigger: TextSpan(21, 29), sentence: TextSpan(0, 46), type: EventType("arrest")!,
        value: .date(day), rule: RuleID(0))
    ]
    return graph
  }

  static func gold(_ rows: String...) throws -> Gold {
    var gold = Gold()
    try gold.read(Array(rows.joined(separator: "\n").utf8), file: "g.jsonl")
    return gold
  }

  static func json(_ gold: Gold, _ subject: Evaluation.Subject, name: String = "folder/a.txt") -> String {
    var evaluation = Evaluation(gold, subject)
    evaluation.receive(graph(named: name), index: 0, isLast: true, scalarOffset: 0)
    _ = evaluation.finish()
    return String(decoding: evaluation.json, as: UTF8.self)
  }

  @Test func `events are found by file name and counted at three levels`() throws {
    let gold = try Self.gold(
      #"{"layer":"document","name":"a.txt","language":"en"}"#,
      #"{"layer":"timex","begin":0,"end":13,"values":["2020-05-03"]}"#,
      #"{"layer":"event","spans":[[21,29]],"types":["imprisonment"],"values":["2020-05"],"status":["actual"]}"#)
    let json = Self.json(gold, .events)
    #expect(json.contains(#""timex strict":{"precision":0.0,"recall":0.0,"f1":0.0,"tp":0,"fp":1,"fn":1}"#))
    #expect(json.contains(#""timex value":{"precision":1.0"#))
    #expect(json.contains(#""event typed":{"precision":1.0"#), "the coarser type is accepted")
    #expect(json.contains(#""event dated":{"precision":0.0,"recall":0.0,"f1":0.0,"tp":0,"fp":1,"fn":1}"#))
    #expect(json.contains(#""event status":{"accuracy":1.0,"of":1}"#))
    #expect(json.contains(#""languages":{"en":{"#))
  }

  @Test func `an optional row costs nothing, an undated one is a false alarm`() throws {
    let gold = try Self.gold(
      #"{"layer":"document","name":"a.txt"}"#,
      #"{"layer":"timex","begin":3,"end":13,"values":[],"optional":true}"#,
      #"{"layer":"event","spans":[[21,29]],"types":["arrest"],"values":["2020-05-03"],"status":[],"undated":true}"#)
    let json = Self.json(gold, .events)
    #expect(json.contains(#""timex relaxed":{"precision":0.0,"recall":0.0,"f1":0.0,"tp":0,"fp":0,"fn":0}"#))
    #expect(json.contains(#""event typed":{"precision":1.0,"recall":1.0,"f1":1.0,"tp":1,"fp":0,"fn":0}"#))
    #expect(json.contains(#""event dated":{"precision":0.0,"recall":0.0,"f1":0.0,"tp":0,"fp":1,"fn":1}"#))
  }

  @Test func `rows without a value stay out of the value figures`() throws {
    let gold = try Self.gold(
      #"{"doc":"a.txt","begin":3,"end":13,"value":null}"#, #"{"doc":"a.txt","begin":40,"end":44,"value":"P1D"}"#)
    let json = Self.json(gold, .timex, name: "a.txt")
    #expect(
      json.hasPrefix(#"{"gold":2,"pred":1,"strict":[100.0,50.0,66.66666666666667],"relaxed":[100.0,50.0,"#)
        && json.contains(#""value":[0.0,0.0,0.0],"languages":{"en":"#))
  }

  @Test func `documents that did not come are named, and their gold is missed`() throws {
    let gold = try Self.gold(#"{"doc":"b.txt","begin":3,"end":13,"value":"2020"}"#)
    var evaluation = Evaluation(gold, .timex)
    evaluation.receive(Self.graph(named: "a.txt"), index: 0, isLast: true, scalarOffset: 0)
    #expect(evaluation.finish() == ["b.txt"])
    #expect(evaluation.report.hasPrefix("gold 1  predicted 1   precision recall F1\nstrict     0.00    0.00    0.00\n"))
    #expect(evaluation.report.contains("\nund\ngold 1  predicted 0"))
  }
}
