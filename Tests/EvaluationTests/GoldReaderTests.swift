import Testing

@testable import Evaluation

@Suite struct GoldReaderTests {
  static let document = #"{"layer":"document","name":"a.txt","language":"en"}"# + "\n"

  @Test(arguments: [
    ("{", 1, "is no JSON"), ("[1]", 1, "is no object"), (#"{"name":"a"}"#, 1, "is no gold"),
    (#"{"layer":"event"}"#, 1, "before the row of its document"),
    (#"{"layer":"document","document":"a.txt"}"#, 1, "was extracted"),
    (document + "\n" + #"{"layer":"timex","begin":3,"end":1,"values":[]}"#, 3, "behind its end"),
    (document + #"{"layer":"timex","begin":-3,"end":1,"values":[]}"#, 2, "\"begin\""),
    (document + #"{"layer":"event","spans":[[0]],"types":[],"values":[],"status":[]}"#, 2, "pairs of offsets"),
    (document + #"{"layer":"event","spans":[[0,1]],"types":"arrest","values":[],"status":[]}"#, 2, "\"types\""),
    (document + #"{"doc":"a","begin":0,"end":1,"value":null}"#, 2, "other form"),
    (#"{"doc":"a","begin":0,"end":1}"#, 1, "\"value\" is missing"),
  ])
  func `a bad line is named with its number`(text: String, line: Int, reason: String) {
    var gold = Gold()
    #expect {
      try gold.read(Array(text.utf8), file: "g.jsonl")
    } throws: { error in
      "\(error)".hasPrefix("g.jsonl:\(line): ") && "\(error)".contains(reason)
    }
  }

  @Test func `extents default to the row's own, and null is a value`() throws {
    var gold = Gold()
    let row = #"{"layer":"timex","begin":2,"end":5,"values":["2020?",null],"optional":true}"#
    try gold.read(Array((Self.document + row).utf8), file: "g.jsonl")
    let timex = try #require(gold.timexes["a.txt"]?.first)
    #expect(timex.spans == [ScalarSpan(begin: 2, end: 5)] && timex.isOptional)
    #expect(timex.values.contains(ComparableValue("2020")) && timex.values.contains(ComparableValue(nil)))
  }
}
