import Testing

@testable import Graphviz

@Suite struct SVGFinishTests {
  let finish = SVGFinish(title: "Before & <after>", description: "Two nodes\u{1}", language: "ru\" onload=\"")

  private func finished() async throws -> String {
    let svg = try await Graphviz.shared.render(Array(smallGraph.utf8), as: .svg)
    return String(decoding: finish.applied(to: svg), as: UTF8.self)
  }

  @Test func theRootHasTitleDescriptionRoleAndLanguage() async throws {
    let svg = try await finished()
    #expect(svg.contains("<title id=\"annals-title\">Before &amp; &lt;after&gt;</title>"))
    #expect(svg.contains("<desc id=\"annals-description\">Two nodes\u{fffd}</desc>"))
    #expect(svg.contains("role=\"img\""))
    #expect(svg.contains("xml:lang=\"ruonload\""))
    #expect(svg.contains("width=\"400\" height=\"200\" viewBox=\"0.00 0.00 400.00 200.00\""))
  }

  @Test func versionDoctypeAndHelperTitlesAreGone() async throws {
    let svg = try await finished()
    for word in ["<!--", "DOCTYPE", "Generated", "standalone", "<title>a</title>", "<title>g</title>", "transparent"] {
      #expect(!svg.contains(word), "\(word)")
    }
  }

  @Test func tooltipsBecomeTitlesAndLinksStay() async throws {
    let svg = try await finished()
    #expect(svg.contains("<title>1 &lt; 2 &amp; &quot;three&quot;</title>"))
    #expect(!svg.contains("xlink:title"))
    #expect(svg.contains("<a xlink:href=\"https://example.org/?a=1&amp;b=2\">"))
    #expect(svg.occurrences(of: "<a ") == svg.occurrences(of: "</a>"))
  }

  @Test func elementsStayBalanced() async throws {
    let svg = try await finished()
    for element in ["g", "a", "svg", "text", "title", "desc"] {
      let opened = svg.occurrences(of: "<\(element) ") + svg.occurrences(of: "<\(element)>")
      #expect(opened == svg.occurrences(of: "</\(element)>"), "\(element)")
    }
  }

  @Test(arguments: ["", "<", "<svg", "<svg a", "<svg a=", "<svg a=\"", "<a xlink:title=\"", "</", "<!--", "<title>"])
  func cutInputIsNoTrap(svg: String) {
    _ = finish.applied(to: Array(svg.utf8))
  }
}

extension String {
  /// How often `mark` occurs.
  fileprivate func occurrences(of mark: String) -> Int {
    let (text, mark) = (Array(utf8), Array(mark.utf8))
    guard text.count >= mark.count else { return 0 }
    return (0...text.count - mark.count).count { text[$0..<$0 + mark.count].elementsEqual(mark) }
  }
}
