internal import Analysis
public import Diagrams
internal import EventGraph
internal import PageData

/// One self-contained HTML file: a chart with search, filters, zoom and details, and the chronology as a table beneath.
///
/// It asks no network, and a content security policy forbids it to: the one script that may run is named by its hash.
/// Without any script chart and table are there all the same. Text of documents is escaped and isolated.
public struct ChroniclePage: Sendable {
  /// Events from which a page is refused: a table of more is no reading matter and takes browsers minutes.
  public static let eventLimit = 20_000

  let input: ChartInput
  let scene: Scene
  let facets: PageFacets
  private let svg: [UInt8]
  private let theme: Theme

  /// - Parameters:
  ///   - scene: the chart, drawn from `input`.
  ///   - svg: the chart as finished SVG.
  public init(_ input: ChartInput, scene: Scene, svg: [UInt8], theme: Theme) {
    self.input = input
    self.scene = scene
    self.svg = svg
    self.theme = theme
    facets = PageFacets(input)
  }

  var wording: Wording { input.wording }

  /// The file. O(chart + events).
  public var html: [UInt8] {
    let script = Self.resource(annals_page_script)
    var page = HTMLText()
    page.markup("<!doctype html>\n<html")
    page.attribute("lang", scene.language)
    page.attribute("dir", wording.isRightToLeft ? "rtl" : "ltr")
    page.attribute("data-theme", theme.rawValue)
    page.markup(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"")
    page.attribute(
      "content",
      "default-src 'none'; script-src '\(ContentHash.source(of: script))'; style-src 'unsafe-inline'; "
        + "base-uri 'none'; form-action 'none'")
    page.markup(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.element("title", scene.title)
    page.markup("\n<style>\n")
    page.raw(Self.resource(annals_page_style))
    page.markup("</style>\n</head>\n<body>\n<header><h1>")
    page.text(scene.title)
    page.markup("</h1><p class=\"muted\">")
    page.text(scene.summary)
    page.markup("</p></header>\n<main>\n")
    controls(&page)
    page.markup("<div id=\"chart\" tabindex=\"0\" role=\"region\"")
    page.attribute("aria-label", wording.phrase("page.chart"))
    page.markup("><div id=\"sheet\">\n")
    page.raw(Self.withoutDeclaration(svg))
    page.markup("</div></div>\n<div id=\"shield\" hidden></div>\n<section>\n<h2 id=\"table-title\">")
    page.escaped(wording.phrase("page.table"))
    page.markup("</h2>\n<p id=\"nothing\" hidden>")
    page.escaped(wording.phrase("page.nothing"))
    page.markup("</p>\n")
    table(&page)
    page.markup("</section>\n</main>\n<aside id=\"details\" hidden tabindex=\"-1\" role=\"dialog\"")
    page.attribute("aria-label", wording.phrase("page.details"))
    page.markup("><button id=\"close\" type=\"button\">")
    page.escaped(wording.phrase("page.close"))
    page.markup("</button><div id=\"details-body\" aria-live=\"polite\"></div></aside>\n<footer><p class=\"keys\">")
    page.escaped(wording.phrase("page.keys"))
    page.markup("</p></footer>\n<script type=\"application/json\" id=\"annals-data\">")
    page.raw(data)
    page.markup("</script>\n<script>")
    page.raw(script)
    page.markup("</script>\n</body>\n</html>\n")
    return page.bytes
  }

  private func controls(_ page: inout HTMLText) {
    page.markup("<div class=\"bar\" role=\"search\"><label>")
    page.escaped(wording.phrase("page.search"))
    page.markup("<input id=\"search\" type=\"search\" autocomplete=\"off\"></label>\n")
    for facet in facets.all where facet.values.count > 1 {
      page.markup("<label>")
      page.escaped(facet.title)
      page.markup("<select")
      page.attribute("data-facet", facet.name)
      page.markup("><option value=\"\">")
      page.escaped(wording.phrase("page.any"))
      page.markup("</option>")
      for index in facet.shownOrder {
        page.markup("<option")
        page.attribute("value", String(index))
        page.markup(">")
        page.escaped("\(facet.values[index]) (\(facet.counts[index]))")
        page.markup("</option>")
      }
      page.markup("</select></label>\n")
    }
    for (id, key) in Self.buttons {
      page.markup("<button type=\"button\"")
      page.attribute("id", id)
      page.markup(">")
      page.escaped(wording.phrase(key))
      page.markup("</button>")
    }
    page.markup("\n<p id=\"count\" role=\"status\" aria-live=\"polite\"></p></div>\n")
  }

  private static let buttons = [
    ("reset", "page.reset"), ("zoom-out", "page.zoom-out"), ("zoom-in", "page.zoom-in"),
    ("zoom-fit", "page.zoom-fit"), ("print", "page.print"),
  ]

  /// What the script works with: each event's values of the facets, and which events a common mark stands for.
  private var data: [UInt8] {
    var json = ScriptJSON()
    json.raw("{\"events\":")
    json.list(input.chronology.entries.indices) { json, index in
      json.raw("{\"id\":")
      json.string(input.printedID(input.chronology.entries[index].event))
      for facet in facets.all {
        json.raw(",")
        json.string(facet.name)
        json.raw(":")
        if facet.isMany {
          json.list(facet.rows[index]) { $0.number($1) }
        } else {
          json.number(facet.rows[index].first ?? -1)
        }
      }
      json.raw("}")
    }
    json.raw(",\"groups\":{")
    let known = Set(input.chronology.entries.map(\.event))
    for (index, mark) in scene.marks.filter({ !$0.members.isEmpty }).enumerated() {
      if index > 0 { json.raw(",") }
      json.string(mark.name)
      json.raw(":")
      json.list(mark.members.filter(known.contains)) { $0.string(input.printedID($1)) }
    }
    json.raw("},\"words\":{\"shown\":")
    json.string(wording.phrase("page.shown"))
    json.raw(",\"several\":")
    json.string(wording.phrase("page.several"))
    json.raw("}}")
    return json.bytes
  }

  /// An SVG as it may stand inside HTML.
  private static func withoutDeclaration(_ svg: [UInt8]) -> ArraySlice<UInt8> {
    let end = svg.starts(with: Array("<?xml".utf8)) ? svg.firstIndex(of: UInt8(ascii: ">")) : nil
    return end.map { svg[($0 + 1)...] } ?? svg[...]
  }

  private static func resource(_ read: (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>) -> [UInt8] {
    var count = 0
    let start = read(&count)
    return Array(UnsafeBufferPointer(start: start, count: count))
  }
}
