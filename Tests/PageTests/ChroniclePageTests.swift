import Analysis
import Diagrams
import EventGraph
import EventTables
import Foundation
import Linking
import Testing

@testable import Page

@Suite struct ChroniclePageTests {
  private static let hostile = "</script><script>alert(1)</script> \" onload=x ' <!-- & \u{202e}x\u{2028}\u{1}"

  private static func page(
    _ sentence: String = "Police [arrested] three people.", title: String = "Report", url: String? = nil,
    words: [String: String] = ["timeline.title": "Timeline"], svg: String = "<?xml version=\"1.0\"?><svg/>"
  ) -> ChroniclePage {
    var graph = Linker().link(
      EventTable(
        """
        # a.txt 2021-02-17 en
        one arrest actual 2021-01-10 | Police in {Almaty} [arrested] three people.
        two fine planned 2021-03 | The court will [fine] <target:the bureau>.
        """
      ).graph)
    let text = Array(sentence.utf8)
    graph.documents[ID(0)].title = title
    graph.documents[ID(0)].url = url
    graph.documents.append(Document(name: "b", text: text))
    let input = ChartInput(
      graph: graph, chronology: Reasoning(graph).chronology, labels: graph.events.indices.map { "\(sentence) \($0)" },
      wording: Wording(language: "en", texts: words))
    var scene = Scene(
      width: 100, height: 100, title: title, summary: sentence, language: "en", paper: Colour(0xffffff))
    scene.marks.append(
      Mark("n0-1", role: .event, shape: .box, box: scene.page, fill: .none, members: [ID(0)]))
    return ChroniclePage(input, scene: scene, svg: Array(svg.utf8), theme: .light)
  }

  private static func text(_ page: ChroniclePage) -> String { String(decoding: page.html, as: UTF8.self) }

  /// What stands between two marks.
  private static func part(_ html: String, from start: String, to end: String) -> Substring? {
    guard let first = html.range(of: start) else { return nil }
    guard let last = html[first.upperBound...].range(of: end) else { return nil }
    return html[first.upperBound..<last.lowerBound]
  }

  @Test func hostileTextStaysText() throws {
    let html = Self.text(Self.page(Self.hostile, title: Self.hostile, url: "javascript:alert(1)"))
    #expect(html.components(separatedBy: "<script").count == 3, "the data and the one script")
    #expect(html.components(separatedBy: "</script>").count == 3)
    #expect(!html.contains("alert(1)</script> \""))
    #expect(!html.contains(" onload=x' ") && !html.contains("javascript:alert"))
    #expect(!html.unicodeScalars.contains { (0x202a...0x202e).contains($0.value) || $0.value == 1 })
    #expect(html.contains("&lt;/script&gt;"))
  }

  @Test func theDataIsJSON() throws {
    let html = Self.text(Self.page(Self.hostile))
    let json = try #require(Self.part(html, from: "id=\"annals-data\">", to: "</script>"))
    let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let events = try #require(object["events"] as? [[String: Any]])
    #expect(events.count == 2)
    for event in events { #expect(html.contains("id=\"row-\(try #require(event["id"] as? String))\"")) }
  }

  @Test func thePolicyNamesTheOneScriptByItsHash() throws {
    let html = Self.text(Self.page())
    let script = try #require(Self.part(html, from: "</script>\n<script>", to: "</script>"))
    let policy = try #require(Self.part(html, from: "Content-Security-Policy\" content=\"", to: "\">"))
    #expect(policy.contains("default-src &#39;none&#39;"))
    #expect(policy.contains(ContentHash.source(of: Array(script.utf8))))
    #expect(!policy.contains("http") && !policy.contains("*"))
    #expect(
      ContentHash.source(of: Array("abc".utf8)) == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
      "FIPS 180-4, example of one block, in Base64")
  }

  @Test func theFileAsksNoNetwork() {
    let html = Self.text(Self.page())
    for word in ["src=", "@import", "url(", "fetch(", "XMLHttpRequest", "<link", "http://", "https://"] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test func rowsHaveDatesWordsAndSources() {
    let html = Self.text(Self.page(url: "https://example.org/?a=1&b=\"2"))
    #expect(html.contains("<time datetime=\"2021-01-10\">"))
    #expect(html.contains("Police in Almaty arrested three people."))
    #expect(html.contains("href=\"https://example.org/?a=1&amp;b=%222\""))
    #expect(html.contains("aria-live=\"polite\"") && html.contains("role=\"table\""))
  }

  /// A browser lays out fifty rows at once, and only those that come near the window.
  @Test func theTableIsInParts() {
    func day(_ index: Int) -> String { "\(2001 + index / 12)-\(10 + index % 3)-\(10 + index % 12)" }
    let rows = (0..<120).map { "e\($0) arrest actual \(day($0)) | Police [arrested] <target:Group\($0)>." }
    let graph = Linker().link(EventTable("# a.txt 2021-02-17 en\n" + rows.joined(separator: "\n")).graph)
    let input = ChartInput(
      graph: graph, chronology: Reasoning(graph).chronology, labels: graph.events.indices.map { "\($0)" },
      wording: Wording(language: "en", texts: [:]))
    let scene = Scene(width: 1, height: 1, title: "", summary: "", language: "en", paper: Colour(0))
    let html = Self.text(ChroniclePage(input, scene: scene, svg: Array("<svg/>".utf8), theme: .light))
    let bodies = html.components(separatedBy: "<tbody role=\"rowgroup\">").dropFirst()
    let counts = bodies.map { $0.components(separatedBy: "<tr role=\"row\" id=").count - 1 }
    #expect(counts.dropLast().allSatisfy { $0 == 50 } && counts.reduce(0, +) == graph.events.count)
    #expect(counts.count == (graph.events.count + 49) / 50 && counts.count > 1)
    #expect(html.components(separatedBy: "</tbody>").count == counts.count + 1)
  }

  @Test func rightToLeftLanguagesMakeARightToLeftPage() {
    #expect(Self.text(Self.page()).contains("dir=\"ltr\""))
    #expect(Self.text(Self.page(words: ["timeline.title": "\u{62a}"])).contains("dir=\"rtl\""))
  }

  @Test func theSameInputGivesTheSameBytes() { #expect(Self.page().html == Self.page().html) }
}
