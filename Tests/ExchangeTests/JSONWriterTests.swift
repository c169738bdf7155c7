import Foundation
import Testing

@testable import Exchange

@Suite struct JSONWriterTests {
  @Test(arguments: [
    ("", #""""#), ("выборы", #""выборы""#), ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("x\u{80}\u{9F}\u{A0}", "\"x\\u0080\\u009f\u{A0}\""),
    ("\u{2027}\u{2028}\u{2029}\u{202A}\u{202E}\u{202F}", "\"\u{2027}\\u2028\\u2029\\u202a\\u202e\u{202F}\""),
    ("\u{2065}\u{2066}\u{2069}\u{206A}", "\"\u{2065}\\u2066\\u2069\u{206A}\""), ("😀", "\"😀\""),
  ])
  func `strings are escaped where a line or a terminal would break`(_ text: String, _ expected: String) throws {
    var json = JSONWriter()
    json.string(text)
    #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    let read = try JSONSerialization.jsonObject(with: Data(json.bytes), options: .fragmentsAllowed) as? String
    #expect(read?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
  }

  @Test func `every scalar comes back`() throws {
    let text = String(String.UnicodeScalarView((0...0x2100).compactMap { Unicode.Scalar($0 as Int) }))
    var json = JSONWriter()
    json.string(text)
    let read = try JSONSerialization.jsonObject(with: Data(json.bytes), options: .fragmentsAllowed) as? String
    #expect(read?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    #expect(!json.bytes.contains { $0 < 0x20 })
  }

  /// Eight bytes are looked at together: what needs an escape is found at each place among them.
  @Test(arguments: ["\"", "\\", "\u{1F}", "\u{7F}", "\u{9F}", "\u{2028}", "\u{2069}"])
  func `an escape is found wherever it stands`(_ sign: String) throws {
    for filler in ["a", "ж", "ع", "—", "\u{A0}"] {
      for place in 0..<20 {
        let text = String(repeating: filler, count: place) + sign + String(repeating: filler, count: 20 - place)
        var json = JSONWriter()
        json.string(text)
        #expect(json.bytes.filter { $0 == UInt8(ascii: "\\") }.count == (sign == "\\" ? 2 : 1))
        let read = try JSONSerialization.jsonObject(with: Data(json.bytes), options: .fragmentsAllowed) as? String
        #expect(read?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
      }
    }
  }

  @Test func `commas stand between members and nowhere else`() {
    var json = JSONWriter()
    json.object { json in
      json.member("a", 1)
      json.member("b", nil as String?)
      json.array("c", [1, -20, .max, .min]) { $0.integer($1) }
      json.object("d") { _ in }
      json.array("e", [0, 1]) { json, _ in json.object { $0.member("f", true) } }
      json.key("g")
      json.null()
      json.key("h" as String)
      json.boolean(false)
    }
    json.newline()
    json.object { $0.member("z", "") }
    let expected =
      #"{"a":1,"c":[1,-20,9223372036854775807,-9223372036854775808],"d":{},"e":[{"f":true},{"f":true}],"g":null,"h":false}"#
    #expect(String(decoding: json.bytes, as: UTF8.self) == expected + "\n" + #"{"z":""}"#)
  }
}
