import Foundation
import ScratchFolders
import Testing

/// Text that tries to break out of every format it might be printed in.
@Suite struct HostileTextTests {
  static let lineCount = 20_000

  static let pieces = [
    "Суд 17 декабря 2021 года приостановил \"деятельность\" организации", "\\\\\" \\u0000 \\n", "</script><img src=x>",
    "\u{0}", "\u{1}\u{7}\u{8}\u{1B}[31m\u{7F}\u{85}\u{9B}", "\u{202E}слово\u{202C}\u{2066}x\u{2069}",
    "javascript:alert(1)",
    "اعتقلت السلطات ثلاثة ناشطين في 17 ديسمبر 2021", "=HYPERLINK(\"http://x\")", "\u{2028}\u{2029}", "'; DROP TABLE--",
    "%s%n%x", "\u{FEFF}\u{FFFD}\u{FFFF}\u{10FFFF}", "e\u{301}\u{327}", "police arrested 350 people on 10 January 2021,",
    "\t", "{\"layer\":\"event\"}", "-1", "99999999999999999999 years", "31 февраля 2021",
  ]

  /// The same lines in every run.
  static func text() -> [UInt8] {
    var state: UInt64 = 42
    var text = ""
    for number in 0..<lineCount {
      for _ in 0..<4 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count] + " "
      }
      text += number % 5 == 4 ? "\n\n" : "\n"
    }
    return Array(text.utf8)
  }

  @Test func `every line of extract is JSON whatever the text, and quotes are what they say`() throws {
    let folder = try ScratchFolder()
    let bytes = HostileTextTests.text()
    try folder.write(bytes, to: "hostile.txt")
    let run = try CommandRun("annals extract hostile.txt", folder: folder.path)
    #expect(run.exitCode == 0)
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    let lines = run.output.split(separator: UInt8(ascii: "\n"))
    #expect(!lines.isEmpty)
    var wrong = 0
    for line in lines {
      guard let row = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
        Issue.record("a line is no JSON object: \(String(decoding: line.prefix(200), as: UTF8.self))")
        continue
      }
      // Nothing in the output can steer a terminal.
      if line.contains(where: { $0 < 0x20 || $0 == 0x7f }) { wrong += 1 }
      for place in [row, row["trigger"], row["place"], row["count"]].compactMap({ $0 as? [String: Any] }) {
        guard let begin = place["begin"] as? Int, let end = place["end"] as? Int, let text = place["text"] as? String
        else { continue }
        var quoted = String.UnicodeScalarView()
        quoted.append(contentsOf: scalars[begin..<end])
        if !String(quoted).unicodeScalars.elementsEqual(text.unicodeScalars) { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }
}
