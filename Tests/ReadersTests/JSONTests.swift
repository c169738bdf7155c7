import EventGraph
import ScratchFolders
import Testing
import TimeModel

@testable import Readers

@Suite struct JSONTests {
  @Test(arguments: [
    (#" {"a":[1,-2.5e+3,true,false,null,"x"]} "#, true), (#"{}"#, true), (#"[]"#, true),
    (#""\u00e9\ud83d\ude00""#, true),
    (#"{"a":1,}"#, false), (#"{"a":1,"a":2}"#, false), (#"[01]"#, false), (#"[1.]"#, false), (#"[1e]"#, false),
    (#"{'a':1}"#, false), (#"{"a" 1}"#, false), (#"[1] x"#, false), (#""\x""#, false), (#""\u12g4""#, false),
    ("\"a\u{1}b\"", false), (#""abc"#, false), ("", false), ("nul", false), ("NaN", false), ("-", false), ("[", false),
    (String(repeating: "[", count: 100_000), false), ("{\"a\":", false), (#""\"#, false),
  ])
  func `JSON is read strictly`(_ text: String, _ isValid: Bool) {
    let value = try? JSONValue(parsing: Array(text.utf8)[...])
    #expect((value != nil) == isValid)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u0041\u0000""#, "A\u{0}"), (#""\ud83d\ude00""#, "😀"),
    (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""выборы""#, "выборы"),
  ])
  func `escapes mean what RFC 8259 says`(_ text: String, _ expected: String) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)[...]) == .string(Array(expected.utf8)))
  }

  @Test func `lines become documents, and a bad line does not stop the rest`() throws {
    let folder = try ScratchFolder()
    let lines = [
      #"{"name":"a","text":"Выборы.\nДа.","language":"ru-RU","dct":"2021-02-17T10:30","title":"T","source":"S","url":"U","x":[1]}"#,
      "", "{\"name\":\"b\",", #"{"text":"no name"}"#, #"{"name":"c"}"#, #"["a"]"#, #"{"name":"d","text":5}"#,
      #"{"name":"e","text":"","dct":"17.02.2021"}"#, #"{"name":"a","text":"again","dct":null}"#,
      #"{"name":"f","text":"x","language":"русский"}"#,
    ]
    let file = try folder.write("\u{FEFF}" + lines.joined(separator: "\r\n"), to: "a.jsonl")
    let readings = DocumentReader(inputs: [file]).all()
    let documents = readings.pieces.map(\.document)
    #expect(documents.map(\.name) == ["a", "a#2"])
    let first = try #require(documents.first)
    #expect(first.text == Array("Выборы.\nДа.".utf8) && first.language == "ru" && first.title == "T")
    #expect(first.source == "S" && first.url == "U" && first.created.map { "\($0)" } == "2021-02-17")
    #expect(first.sha256 == SHA256.hexadecimal(of: first.text))
    let reasons = [
      "3: no JSON: a key in quotation marks is missing (column 14)", "4: \"name\" is missing", "5: \"text\" is missing",
      "6: the line is no JSON object", "7: \"text\" is no string", "8: \"dct\" is no date: 17.02.2021",
      "10: \"language\" is no language tag: русский",
    ]
    #expect(readings.failures == reasons.map { file + ":" + $0 })
  }

  @Test func `long texts of a line are cut like those of a file`() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(#"{"name":"a","text":"\#(String(repeating: "слово ", count: 50))"}"#, to: "a.jsonl")
    let pieces = DocumentReader(inputs: [file], options: ReadOptions(wholeLimit: 100, pieceLimit: 100)).pieces
    #expect(pieces.count > 5 && pieces.flatMap(\.document.text) == Array(String(repeating: "слово ", count: 50).utf8))
  }

  @Test func `a line beyond the limit is an error and the next one is read`() throws {
    let folder = try ScratchFolder()
    let long =
      "{\"name\":\"a\",\"text\":\"" + String(repeating: "x", count: JSONLinesStream.lineLimit + 1_000_000) + "\"}\n"
    let file = try folder.write(long + "{\"name\":\"b\",\"text\":\"y\"}\n", to: "a.jsonl")
    let readings = DocumentReader(inputs: [file]).all()
    #expect(readings.failures == [file + ":1: the line is longer than 32 MB"])
    #expect(readings.pieces.map(\.document.name) == ["b"])
  }
}
