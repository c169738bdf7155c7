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

  @Test(arguments: ["svg", "png", "pdf", "dot"])
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

  @Test(arguments: ["ru", "ar", "en"])
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
}
