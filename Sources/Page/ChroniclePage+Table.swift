internal import Analysis
internal import Diagrams
internal import EventGraph
internal import TimeModel

extension ChroniclePage {
  /// Sentences of an event that are quoted; of what twenty sources repeat, the rest is named and not quoted.
  private static let quoteLimit = 8

  /// Rows that a browser lays out together, once they come near the window: a watch on each of thousands takes it
  /// longer than a frame.
  private static let bodyRows = 50

  func table(_ page: inout HTMLText) {
    page.markup("<table id=\"table\" role=\"table\" aria-labelledby=\"table-title\">\n")
    page.markup("<thead role=\"rowgroup\"><tr role=\"row\">")
    for key in ["page.when", "page.what", "sources.title"] {
      page.markup("<th role=\"columnheader\" scope=\"col\">")
      page.escaped(wording.phrase(key))
      page.markup("</th>")
    }
    page.markup("</tr></thead>\n<tbody role=\"rowgroup\">\n")
    for (index, entry) in input.chronology.entries.enumerated() {
      if index > 0, index.isMultiple(of: Self.bodyRows) { page.markup("</tbody><tbody role=\"rowgroup\">\n") }
      row(entry, &page)
    }
    page.markup("</tbody></table>\n")
  }

  private func row(_ entry: Chronology.Entry, _ page: inout HTMLText) {
    let graph = input.graph
    let event = graph.events[entry.event]
    page.markup("<tr role=\"row\"")
    page.attribute("id", "row-" + input.printedID(entry.event))
    page.markup("><td role=\"cell\">")
    if case .date(let date) = event.value, date.granularity == .day, date.year > 0, date.year <= 9_999 {
      page.markup("<time")
      page.attribute("datetime", "\(date.firstDay)")
      page.markup(">")
      page.text(input.dateText(entry))
      page.markup("</time>")
    } else {
      page.text(input.dateText(entry).isEmpty ? wording.phrase("page.certainty.none") : input.dateText(entry))
    }
    page.markup("</td><td role=\"cell\"><button type=\"button\" class=\"name\">")
    page.text(input.labels[Int(entry.event.index)].displayedOnOneLine)
    page.markup("</button><p class=\"kind\">")
    page.escaped(wording.phrase("type.\(event.type.name)"))
    if event.status != .actual {
      page.markup(" · <span class=\"sign\">")
      page.escaped(wording.phrase("status.\(event.status.name)"))
      page.markup("</span>")
    }
    if facets.isDisputed(entry.event) {
      page.markup(" · <span class=\"sign\">")
      page.escaped(wording.phrase("page.certainty.disputed"))
      page.markup("</span>")
    }
    page.markup("</p>")
    let names = input.actors(of: entry.event).map { graph.actors[$0].name.displayedOnOneLine }
    let places = input.placeNames(of: entry.event)
    for (key, values) in [("page.actor", names), ("page.place", places)] where !values.isEmpty {
      page.markup("<p class=\"kind\">")
      page.escaped(wording.phrase(key) + ": ")
      for (index, value) in values.enumerated() {
        if index > 0 { page.markup(", ") }
        page.text(value)
      }
      page.markup("</p>")
    }
    page.markup("</td><td role=\"cell\">")
    quotes(event, &page)
    page.markup("</td></tr>\n")
  }

  /// The words of each source, each sentence once.
  private func quotes(_ event: Event, _ page: inout HTMLText) {
    let graph = input.graph
    var seen: Set<String> = []
    for mention in event.mentions.lazy.map({ graph.mentions[$0] }) {
      let sentence = graph.words(mention.sentence, of: mention).displayedOnOneLine
      let name = input.sourceName(mention.document)
      guard seen.count < Self.quoteLimit, seen.insert(name + "\n" + sentence).inserted else { continue }
      page.markup("<blockquote>")
      page.text(sentence)
      page.markup("<cite>")
      page.text(name.displayedOnOneLine)
      if let created = graph.documents[mention.document].created {
        page.markup(" · ")
        page.text(wording.dateText(created))
      }
      if let url = graph.documents[mention.document].url.flatMap({ SafeURL($0) }) {
        page.markup(" · <a rel=\"noreferrer noopener\"")
        page.attribute("href", url.text)
        page.markup(">")
        page.escaped(wording.phrase("page.open"))
        page.markup("</a>")
      }
      page.markup("</cite></blockquote>")
    }
  }
}
