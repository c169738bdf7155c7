import Analysis
import EventGraph
import Linking
import RandomNumbers
import Testing
import TimeML
import TimeModel

@Suite struct TimeMLReaderTests {
  static let rules = ["core/timeml/event", EventGraph.annotatedTimex, "core/timeml/link"]

  /// The linked graph of a TimeML text.
  static func graph(_ xml: String) throws -> EventGraph {
    let reader = TimeMLReader(rules: .init(event: RuleID(0), timex: RuleID(1), link: RuleID(2)))
    let document = Document(name: "a.tml", text: Array(xml.utf8))
    return Linker().link(try reader.graph(of: document, rules: rules, names: []))
  }

  static func document(events: Int, _ links: String, text: String = "") -> String {
    let names = (0..<events).map { "<EVENT eid=\"e\($0)\" class=\"OCCURRENCE\">event\($0)</EVENT>" }.joined(
      separator: " ")
    let made = (0..<events).map { "<MAKEINSTANCE eiid=\"ei\($0)\" eventID=\"e\($0)\"/>" }.joined()
    return "<TimeML><TEXT>\(names) \(text)</TEXT>\(made)\(links)</TimeML>"
  }

  /// `relType`s by the numbers of `AllenPaths`; overlaps have none, so two of the numbers are left out.
  private static let types: [(name: String, relation: Int)] = [
    ("BEFORE", 0), ("AFTER", 1), ("IBEFORE", 2), ("IAFTER", 3), ("BEGINS", 6), ("BEGUN_BY", 7), ("IS_INCLUDED", 8),
    ("INCLUDES", 9), ("ENDS", 10), ("ENDED_BY", 11), ("SIMULTANEOUS", 12), ("IDENTITY", 12), ("DURING", 8),
  ]

  @Test func `links are consistent exactly where path consistency says so, and conflicts are minimal`() throws {
    var random = SplitMix64(state: 0x71e5)
    var inconsistent = 0
    for number in 0..<1500 {
      let count = random.number(3...7)
      var links: [(from: Int, to: Int, relation: Int)] = []
      var xml = ""
      for link in 0..<random.number(2...count + 3) {
        let from = random.number(0...count - 1)
        let to = (from + random.number(1...count - 1)) % count
        let type = Self.types[random.number(0...Self.types.count - 1)]
        links.append((from, to, type.relation))
        xml +=
          "<TLINK lid=\"l\(link)\" eventInstanceID=\"ei\(from)\" relatedToEventInstance=\"ei\(to)\" relType=\"\(type.name)\"/>"
      }
      let graph = try Self.graph(Self.document(events: count, xml))
      #expect(graph.events.count == count)
      let conflicts = Reasoning(graph).conflicts()
      let isConsistent = AllenPaths.isConsistent(count, links)
      if !isConsistent { inconsistent += 1 }
      guard conflicts.isEmpty == isConsistent else {
        Issue.record("graph \(number): \(conflicts.count) conflicts, consistent \(isConsistent): \(links)")
        return
      }
      for conflict in conflicts {
        // A claim of an order stands for the link in the row it names.
        let rows = conflict.claims.map { Int(graph.claims[$0].row) }
        let blamed = rows.map { links[$0] }
        #expect(!AllenPaths.isConsistent(count, blamed), "no contradiction: \(blamed)")
        for index in blamed.indices {
          var fewer = blamed
          fewer.remove(at: index)
          #expect(AllenPaths.isConsistent(count, fewer), "not minimal: \(blamed)")
        }
      }
    }
    #expect(inconsistent > 300)
    #expect(inconsistent < 1300)
  }

  /// Values of TIMEX3, with their first day and the day behind their last as numbers of one scale.
  private static let times: [(value: String, from: Int, to: Int)] = [
    ("2020-03", 0, 31), ("2020-03-01", 0, 1), ("2020-03-02", 1, 2), ("2020-03-02", 1, 2), ("2020-03-03", 2, 3),
    ("2020-03-20", 19, 20), ("2020-03-31", 30, 31), ("2020-04", 31, 61), ("2020-04-01", 31, 32), ("2020-W10", 1, 8),
    ("2020", -60, 306), ("2020-Q1", -60, 31),
  ]

  @Test func `links to dates are consistent exactly where path consistency with the calendar says so`() throws {
    var random = SplitMix64(state: 0xda7e5)
    var inconsistent = 0
    for number in 0..<1500 {
      let (events, dates) = (random.number(1...4), random.number(1...4))
      let times = (0..<dates).map { _ in Self.times[random.number(0...Self.times.count - 1)] }
      var links: [(from: Int, to: Int, relation: Int)] = []
      var xml = ""
      for link in 0..<random.number(2...events + dates + 1) {
        let from = random.number(0...events - 1)
        let to = (from + random.number(1...events + dates - 1)) % (events + dates)
        let type = Self.types[random.number(0...Self.types.count - 1)]
        links.append((from, to, type.relation))
        let other = to < events ? "relatedToEventInstance=\"ei\(to)\"" : "relatedToTime=\"t\(to - events)\""
        xml += "<TLINK lid=\"l\(link)\" eventInstanceID=\"ei\(from)\" \(other) relType=\"\(type.name)\"/>"
      }
      let marked = times.enumerated().map { "<TIMEX3 tid=\"t\($0)\" type=\"DATE\" value=\"\($1.value)\">then</TIMEX3>" }
      let graph = try Self.graph(Self.document(events: events, xml, text: marked.joined(separator: " ")))
      // What the calendar says of each two dates that are among the ones blamed.
      func calendar(_ named: Set<Int>) -> [(from: Int, to: Int, relation: Int)] {
        times.indices.flatMap { left in
          times.indices.filter { $0 > left && named.contains($0) && named.contains(left) }.map { right in
            let relation = AllenPaths.relation((times[left].from, times[left].to), (times[right].from, times[right].to))
            return (events + left, events + right, relation)
          }
        }
      }
      let isConsistent = AllenPaths.isConsistent(events + dates, links + calendar(Set(times.indices)))
      if !isConsistent { inconsistent += 1 }
      let conflicts = Reasoning(graph).conflicts()
      guard conflicts.isEmpty == isConsistent else {
        Issue.record(
          "graph \(number): \(conflicts.count) conflicts, consistent \(isConsistent): \(links) \(times.map(\.value))")
        return
      }
      for conflict in conflicts {
        // A claim of an order stands for the link in the row it names, one of a date for the time expression.
        var blamed: [(links: [Int], dates: Set<Int>)] = [([], [])]
        for claim in conflict.claims {
          switch graph.claims[claim].kind {
          case .order: blamed[0].links.append(Int(graph.claims[claim].row))
          default:
            let begin = graph.mentions[graph.claims[claim].mention].trigger.begin
            let places = graph.timexes.map(\.span.begin)
            blamed[0].dates.insert(try #require(places.firstIndex(of: begin)))
          }
        }
        for index in blamed[0].links.indices {
          var fewer = blamed[0]
          fewer.links.remove(at: index)
          blamed.append(fewer)
        }
        for date in blamed[0].dates { blamed.append((blamed[0].links, blamed[0].dates.subtracting([date]))) }
        for (index, part) in blamed.enumerated() {
          let isFree = AllenPaths.isConsistent(events + dates, part.links.map { links[$0] } + calendar(part.dates))
          #expect(isFree == (index > 0), "graph \(number), part \(index): \(part) of \(links) \(times.map(\.value))")
        }
      }
    }
    #expect(inconsistent > 300)
    #expect(inconsistent < 1300)
  }

  @Test func `time expressions date what links tie to them, and are no events themselves`() throws {
    let xml = """
      <TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2020-03-20" functionInDocument="CREATION_TIME">now</TIMEX3></DCT>
      <TEXT>They <EVENT eid="e1" class="OCCURRENCE">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2020-03-02">Monday</TIMEX3>,
      then <EVENT eid="e2" class="OCCURRENCE">voted</EVENT>.</TEXT>
      <TLINK lid="l1" eventInstanceID="e1" relatedToTime="t1" relType="IS_INCLUDED"/>
      <TLINK lid="l2" eventInstanceID="e2" relatedToEventInstance="e1" relType="AFTER"/>
      <TLINK lid="l3" eventInstanceID="e2" relatedToTime="t0" relType="BEFORE"/></TimeML>
      """
    let graph = try Self.graph(xml)
    #expect(graph.documents[0].created == PartialDate(year: 2020, month: 3, day: 20))
    let reasoning = Reasoning(graph)
    let bounds = reasoning.chronology.entries.filter { !graph.isTimeExpression($0.event) }.map(\.bounds)
    #expect(bounds.count == 2)
    #expect(bounds[0].earliestStart == Day(year: 2020, month: 3, day: 2))
    #expect(bounds[0].latestEnd == Day(year: 2020, month: 3, day: 2))
    #expect(bounds[1].earliestStart == Day(year: 2020, month: 3, day: 2))
    #expect(bounds[1].latestEnd == Day(year: 2020, month: 3, day: 20))
    // On one day at the least, but in that order.
    let answer = try #require(reasoning.after("met").first)
    #expect(answer.definite.count == 1)
    #expect(answer.definite[0].proof.count == 1)
  }

  @Test(
    arguments: [
      ("<TimeML><TEXT>a<EVENT", "Premature end"), ("<TimeML><TEXT>a</TimeML>", "Premature end"),
      ("<html/>", "not TimeML"),
      (
        "<!DOCTYPE TimeML [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><TimeML><TEXT>&b;</TEXT></TimeML>", "entities"
      ),
      ("<!DOCTYPE TimeML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><TimeML>&x;</TimeML>", "entities"), ("", "empty"),
    ])
  func `what is no plain TimeML is refused with a reason`(_ xml: String, _ reason: String) {
    let error = #expect(throws: TimeMLError.self) { _ = try Self.graph(xml) }
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test func `what is passed over is said`() throws {
    let graph = try Self.graph(
      Self.document(
        events: 2,
        "<TLINK lid=\"l1\" eventInstanceID=\"ei0\" relatedToEventInstance=\"ei9\" relType=\"BEFORE\"/>"
          + "<TLINK lid=\"l2\" eventInstanceID=\"ei0\" relatedToEventInstance=\"ei1\" relType=\"VAGUE\"/>"
          + "<SLINK/><ALINK/><SLINK/>"))
    #expect(
      graph.documents[0].notes == [
        "1 ALINK passed over", "2 SLINK passed over",
        "2 TLINK without two known ends or a known relType passed over",
      ])
    #expect(graph.relations.isEmpty)
  }
}
