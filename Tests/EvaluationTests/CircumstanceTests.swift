import EventGraph
import Testing
import TimeModel

@testable import Evaluation

/// Participants, places and counts of paired events.
@Suite struct CircumstanceTests {
  /// "On 2020-05-03 troops arrested three men there.": an arrest with all there is to say.
  private static func graph() -> EventGraph {
    var graph = EvaluationTests.graph()
    graph.participants = [
      Participant(role: .agent, span: TextSpan(14, 20), head: TextSpan(14, 20)),
      Participant(role: .target, span: TextSpan(30, 39), head: TextSpan(36, 39)),
    ]
    graph.mentions[0].participants = RowRange(0, 2)
    graph.places = [PlaceMention(span: TextSpan(40, 45), name: nil)]
    graph.mentions[0].place = ID(0)
    graph.counts = [Count(min: 3, max: nil, span: TextSpan(30, 35))]
    graph.mentions[0].count = ID(0)
    return graph
  }

  private static func json(_ members: String) throws -> String {
    let gold = try EvaluationTests.gold(
      #"{"layer":"document","name":"a.txt","language":"en"}"#,
      #"{"layer":"event","spans":[[21,29]],"types":["protest"],"values":["2019"],"status":["actual"]"# + members + "}")
    var evaluation = Evaluation(gold, .participants)
    evaluation.receive(graph(), index: 0, isLast: true, scalarOffset: 0)
    _ = evaluation.finish()
    return String(decoding: evaluation.json, as: UTF8.self)
  }

  private static func figure(_ level: String, _ right: Int, _ falseAlarms: Int, _ missed: Int, in json: String) -> Bool
  {
    guard let begin = json.firstRange(of: "\"\(level)\":{") else { return false }
    let rest = json[begin.upperBound...].prefix { $0 != "}" }
    return rest.hasSuffix("\"tp\":\(right),\"fp\":\(falseAlarms),\"fn\":\(missed)")
  }

  @Test(arguments: [
    // A head inside the extracted words is found; the role and the head word count on their own.
    (
      #","participants":[{"role":"target","text":"men","begin":36,"end":39,"head":[36,39]}]"#, "participant found", 1,
      1, 0
    ),
    (
      #","participants":[{"role":"agent","text":"men","begin":36,"end":39,"head":[36,39]}]"#, "participant found", 1, 1,
      0
    ),
    (
      #","participants":[{"role":"agent","text":"men","begin":36,"end":39,"head":[36,39]}]"#, "participant role", 0, 2,
      1
    ),
    (
      #","participants":[{"role":"target","text":"three","begin":30,"end":35,"head":[30,35]}]"#, "participant head", 0,
      2, 1
    ),
    (#","participants":[{"role":"target","text":"MEN"}]"#, "participant role", 1, 1, 0),
    // None is said, and nothing is said.
    (#","participants":[]"#, "participant found", 0, 2, 0), ("", "participant found", 0, 0, 0),
    (#","place":"There""#, "place", 1, 0, 0), (#","place":"Almaty""#, "place", 0, 1, 1),
    (#","place":null"#, "place", 0, 1, 0), ("", "place", 0, 0, 0),
    (#","count":3"#, "count", 1, 0, 0), (#","count":2"#, "count", 1, 0, 0), (#","count":4"#, "count", 0, 1, 1),
    (#","count":[3,5]"#, "count", 0, 1, 1), (#","count":null"#, "count", 0, 1, 0), ("", "count", 0, 0, 0),
  ])
  func `each question counts on its own`(
    members: String, level: String, right: Int, falseAlarms: Int, missed: Int
  ) throws {
    let json = try Self.json(members)
    #expect(Self.figure(level, right, falseAlarms, missed, in: json), "\(json)")
  }

  @Test(arguments: [#","count":"three""#, #","count":[5,3]"#, #","count":-1"#])
  func `a count that is none ends the reading`(members: String) {
    #expect(throws: GoldError.self) { try Self.json(members) }
  }

  @Test(arguments: [
    ("Dozens of", true), ("at least several hundred", true), ("сотни", true), ("عشرات", true),
    ("at least three", false), ("350", false), ("more than 10 thousands", false), ("", false),
  ])
  func `only words that give no figure are vague`(words: String, isVague: Bool) {
    #expect(VagueNumbers.isVague(words) == isVague)
  }

  @Test(arguments: [("three", 1), ("dozen", 0)])
  func `a count without a figure is no false alarm where the gold has none`(word: String, alarms: Int) throws {
    let gold = try EvaluationTests.gold(
      #"{"layer":"document","name":"a.txt","language":"en"}"#,
      #"{"layer":"event","spans":[[21,29]],"types":["protest"],"values":["2019"],"status":["actual"],"count":null}"#)
    var graph = Self.graph()
    let text = "On 2020-05-03 troops arrested \(word) men there."
    graph.documents = [Document(name: "folder/a.txt", text: Array(text.utf8), language: "en")]
    var evaluation = Evaluation(gold, .participants)
    evaluation.receive(graph, index: 0, isLast: true, scalarOffset: 0)
    _ = evaluation.finish()
    #expect(Self.figure("count", 0, alarms, 0, in: String(decoding: evaluation.json, as: UTF8.self)))
  }
}
