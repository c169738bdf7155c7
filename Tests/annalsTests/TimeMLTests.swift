import Foundation
import FoundationXML
import ScratchFolders
import Testing

/// TimeML as the command line writes it.
@Suite struct TimeMLTests {
  static let schema = CommandRun.project + "/docs/timeml.rng"

  /// What a parser sees of a TimeML document.
  private final class Reader: NSObject, XMLParserDelegate {
    private var depth = 0
    private(set) var text = ""
    private(set) var ids: [String] = []
    private(set) var references: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if name == "TEXT" || depth > 0 { depth += 1 }
      ids += ["tid", "eid", "eiid", "lid"].compactMap { attributes[$0] }
      references += [
        "beginPoint", "endPoint", "anchorTimeID", "eventID", "eventInstanceID", "relatedToTime",
        "relatedToEventInstance",
      ].compactMap { attributes[$0] }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      if depth > 0 { depth -= 1 }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { if depth > 0 { text += string } }
  }

  private func read(_ path: String) throws -> Reader {
    let reader = Reader()
    let parser = XMLParser(data: try Data(contentsOf: URL(fileURLWithPath: path)))
    parser.delegate = reader
    #expect(parser.parse(), "\(path): \(String(describing: parser.parserError))")
    return reader
  }

  /// Holds a file against the schema; says loudly where there is no xmllint.
  private func validate(_ path: String) throws {
    let run = try CommandRun(
      "command -v xmllint > /dev/null || exit 99; xmllint --noout --relaxng '\(Self.schema)' '\(path)'")
    if run.exitCode == 99 {
      FileHandle.standardError.write(
        Data("==== TIMEML WAS NOT VALIDATED: there is no xmllint (make setup) ====\n".utf8))
      return
    }
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  @Test func `the briefs validate, their text is whole, and every reference has its element`() throws {
    let folder = try ScratchFolder()
    let briefs = CommandRun.project + "/Fixtures/briefs"
    let run = try CommandRun("annals extract '\(briefs)' --format timeml -o out", folder: folder.path)
    #expect(run.exitCode == 0, "\(run.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: briefs)
    #expect(names.count == 3)
    for name in names {
      let path = "\(folder.path)/out/\(name).tml"
      try validate(path)
      let reader = try read(path)
      let text = try String(contentsOfFile: "\(briefs)/\(name)", encoding: .utf8)
      #expect(Array(reader.text.unicodeScalars) == Array(text.unicodeScalars), "\(name)")
      #expect(Set(reader.ids).count == reader.ids.count && reader.ids.count > 40)
      #expect(Set(reader.references).isSubset(of: reader.ids) && reader.references.contains { $0.hasPrefix("t") })
    }
  }

  @Test func `hostile text stays well-formed, and what XML forbids is counted`() throws {
    let folder = try ScratchFolder()
    let bytes =
      Array(HostileTextTests.text().prefix(200_000).reversed().drop { $0 != 0x0a }.reversed()) + Array("a\r\nb]]>".utf8)
    try folder.write(bytes, to: "a&<b>\".txt")
    let run = try CommandRun("annals extract . --format timeml -o out", folder: folder.path)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.errors.contains("characters that XML forbids, replaced by U+FFFD: "))
    let path = folder.path + "/out/a&<b>\".txt.tml"
    let reader = try read(path)
    let expected = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar -> Unicode.Scalar in
      let isForbidden =
        scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value) || [0xfffe, 0xffff].contains(scalar.value)
      return isForbidden ? "\u{FFFD}" : scalar
    }
    #expect(Array(reader.text.unicodeScalars) == expected)
    let copied = folder.path + "/out/hostile.tml"
    try FileManager.default.copyItem(atPath: path, toPath: copied)
    try validate(copied)
  }

  @Test func `standard output takes one document`() throws {
    let folder = try ScratchFolder()
    try folder.write("On 5 May 2020 police arrested three men.", to: "a.txt")
    try folder.write("Nothing.", to: "b.txt")
    let one = try CommandRun("annals extract a.txt --format timeml", folder: folder.path)
    #expect(
      one.exitCode == 0
        && one.text.contains("<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2020-05-05\">5 May 2020</TIMEX3>"))
    #expect(one.text.contains("relatedToTime=\"t1\" relType=\"IS_INCLUDED\""))
    let two = try CommandRun("annals extract a.txt b.txt --format timeml", folder: folder.path)
    #expect(two.exitCode == 64 && two.output.isEmpty && two.errors.contains("name a folder with -o"))
    let rows = try CommandRun("annals extract a.txt -o out", folder: folder.path)
    #expect(rows.exitCode == 64)
  }

  @Test func `names cannot lead out of the folder or overwrite each other`() throws {
    let folder = try ScratchFolder()
    let input = [#"{"name":"../../up","text":"a"}"#, #"{"name":"up","text":"b"}"#, #"{"name":"/","text":"c"}"#]
    let run = try CommandRun(
      "annals extract - --jsonl --format timeml -o out", input: Array(input.joined(separator: "\n").utf8),
      folder: folder.path)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(folder.names == ["out"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
        == ["document.tml", "up#2.tml", "up.tml"])
  }
}
