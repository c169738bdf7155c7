import Foundation
import FoundationXML
import ScratchFolders
import Testing

/// Charts as the command line writes them.
@Suite struct ChartCommandTests {
  static let briefs = CommandRun.project + "/Fixtures/briefs"

  /// Whether bytes are well-formed XML without scripts, and every link leads to the web.
  private func check(_ svg: [UInt8], _ name: Comment) throws {
    final class Reader: NSObject, XMLParserDelegate {
      var elements: Set<String> = []
      var links: [String] = []
      var handlers: [String] = []

      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
      ) {
        elements.insert(name)
        links += attributes.filter { $0.key.hasSuffix("href") && !$0.value.hasPrefix("#") }.values
        handlers += attributes.keys.filter { $0.hasPrefix("on") }
      }
    }
    let reader = Reader()
    let parser = XMLParser(data: Data(svg))
    parser.delegate = reader
    #expect(parser.parse(), name)
    #expect(reader.elements.contains("svg") && !reader.elements.contains("script"), name)
    #expect(reader.handlers.isEmpty, name)
    #expect(reader.links.allSatisfy { $0.hasPrefix("https://") || $0.hasPrefix("http://") }, name)
  }

  @Test func `hostile text breaks out of no chart`() throws {
    let folder = try ScratchFolder()
    try folder.write(HostileTextTests.text(), to: "hostile.txt")
    for command in [
      "annals timeline hostile.txt -o chart.svg --title '</title><script>'",
      "annals timeline hostile.txt -o chart.svg --before arrest --lanes actor --theme dark",
      "annals graph hostile.txt -o chart.svg --around arrest --type arrest",
    ] {
      let run = try CommandRun(command, folder: folder.path)
      // A graph of too many events is refused in one line; everything else is drawn.
      #expect(run.exitCode == 0 || run.errors.contains("too many"), "\(command): \(run.errors)")
      #expect(run.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("annals: ") }, "\(run.errors)")
      if run.exitCode == 0 {
        let svg = try #require(FileManager.default.contents(atPath: folder.path + "/chart.svg"))
        try check([UInt8](svg), "\(command)")
      }
    }
  }

  @Test(arguments: ["svg", "png", "pdf", "dot", "html"])
  func `two runs write the same bytes`(format: String) throws {
    let folder = try ScratchFolder()
    for (command, options) in [("timeline", "--before election"), ("graph", "--around election")] {
      for name in ["one", "two"] {
        let run = try CommandRun(
          "annals \(command) '\(Self.briefs)' -o \(name).\(format) --locale en \(options)", folder: folder.path)
        #expect(run.exitCode == 0, "\(run.errors)")
      }
      let one = FileManager.default.contents(atPath: "\(folder.path)/one.\(format)")
      #expect(one != nil && one == FileManager.default.contents(atPath: "\(folder.path)/two.\(format)"))
    }
  }

  @Test(arguments: ["ru", "ar", "en", "uk"])
  func `charts speak every language, and their SVG is sound`(locale: String) throws {
    let folder = try ScratchFolder()
    for command in ["timeline", "graph --around election"] {
      let run = try CommandRun(
        "annals \(command) '\(Self.briefs)' -o chart.svg --locale \(locale)", folder: folder.path)
      #expect(run.exitCode == 0, "\(run.errors)")
      let svg = try #require(FileManager.default.contents(atPath: folder.path + "/chart.svg"))
      try check([UInt8](svg), "\(command) \(locale)")
      #expect(String(decoding: svg, as: UTF8.self).contains("lang=\"\(locale)\""))
    }
  }

  @Test(arguments: [
    ("timeline missing.txt -o a.svg", 2, "missing.txt: no such file"),
    ("timeline b.txt -o a.gif", 64, "the ending decides"),
    ("timeline b.txt -o none/a.svg", 2, "no such folder"), ("timeline b.txt", 64, "Missing"),
    ("graph b.txt -o a.svg --around unicorn", 1, "unicorn"), ("timeline b.txt -o a.svg --before unicorn", 1, "unicorn"),
    ("timeline b.txt -o a.svg --locale xx", 2, "no words for charts"),
    ("graph b.txt -o a.svg --depth 0", 64, "--depth"),
  ])
  func `bad input gets one line and its exit code, and nothing is written`(
    command: String, code: Int, reason: String
  ) throws {
    let folder = try ScratchFolder()
    try folder.write(Array("On 5 May 2020 police arrested three journalists.".utf8), to: "b.txt")
    let run = try CommandRun("annals " + command, folder: folder.path)
    #expect(run.exitCode == Int32(code))
    #expect(run.errors.contains(reason), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["b.txt"])
  }

  @Test func `lanes of one's own stand in the chart, in their order`() throws {
    let folder = try ScratchFolder()
    try folder.write(
      Array("# mine\nPressure & bans | fines, closures | family=civic\n\nVotes | type=election\n".utf8), to: "lanes")
    let run = try CommandRun(
      "annals timeline '\(Self.briefs)' -o a.svg --lane-file lanes --locale en --direction rtl", folder: folder.path)
    #expect(run.exitCode == 0, "\(run.errors)")
    let svg = try #require(FileManager.default.contents(atPath: folder.path + "/a.svg"))
    try check([UInt8](svg), "own lanes")
    let text = String(decoding: svg, as: UTF8.self)
    let places = ["Pressure &amp; bans", "fines, closures", ">Votes<", "All others"].map {
      text.range(of: $0)?.lowerBound
    }
    #expect(!places.contains(nil) && places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test(arguments: [
    ("Votes", "lanes:1: a line is TITLE"), ("# x\nVotes | type=vote", "lanes:2: “vote” is no type"),
    ("Votes | type", "“type” is no key=value"), ("Votes | colour=red", "is no colour to choose by"),
    ("Votes |", "the lane has no criterion"), ("", "names no lane"), ("a | b | c | d", "a line is TITLE"),
    ("\u{0}| from=yesterday", "lanes:1:"),
  ])
  func `a faulty lane file is refused with line and reason`(text: String, reason: String) throws {
    let folder = try ScratchFolder()
    try folder.write(Array(text.utf8), to: "lanes")
    try folder.write(Array("On 5 May 2020 police arrested three journalists.".utf8), to: "b.txt")
    let run = try CommandRun("annals timeline b.txt -o a.svg --lane-file lanes", folder: folder.path)
    #expect(run.exitCode == 2 && run.errors.contains(reason), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["b.txt", "lanes"])
  }

  @Test func `the chronology is a page too`() throws {
    let run = try CommandRun("annals chronology '\(Self.briefs)' --format html")
    #expect(run.exitCode == 0 && run.text.hasPrefix("<!doctype html>") && run.text.hasSuffix("</html>\n"))
    #expect(run.text.contains("<svg") && run.text.contains("role=\"table\""))
  }
}
