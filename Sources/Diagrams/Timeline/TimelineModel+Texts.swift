internal import Analysis
internal import EventGraph
internal import TimeModel

/// Names and texts of marks, made when one is drawn: of a hundred thousand events a few hundred are drawn each.
extension TimelineModel {
  /// Characters of a label where there is room, and where rows are short.
  static let (labelLimit, shortLimit) = (64, 34)

  /// `e…`, `e…-2` in the second lane of an event, `e…-date` and `e…-date-2` for other dates of it.
  func name(of item: TimelineItem) -> String {
    var name = "\(input.graph.stableID(item.event))"
    if item.copy > 1 { name += "-\(item.copy)" }
    if let alternative = item.alternative {
      name += alternative.number > 1 ? "-date-\(alternative.number)" : "-date"
    }
    return name
  }

  /// What is written beside an item and shown over it.
  func texts(of item: TimelineItem) -> MarkTexts {
    let event = input.graph.events[item.event]
    let date = dateText(of: item.event)
    let label = Self.cut(input.labels[Int(item.event.index)])
    var texts = MarkTexts(
      name: name(of: item), label: label,
      shortLabel: label.utf8.count > Self.shortLimit && label.count > Self.shortLimit
        ? Self.cut(label, to: Self.shortLimit) : nil, date: "", tooltip: "", url: input.url(item.event))
    if let alternative = item.alternative {
      let mention = input.graph.mentions[input.graph.claims[alternative.claim].mention]
      let stated = statedDate(mention)
      let number = sources[mention.document].map { input.wording.text("source.number", ["n": String($0)]) }
      texts.date = Wording.joined([stated] + (sources.count > 1 ? [number].compactMap { $0 } : []))
      texts.tooltip = Wording.joined(
        [stated, input.graph.words(mention.sentence, of: mention), input.sourceName(mention.document)],
        separator: " \u{2014} ")
      return texts
    }
    texts.date = dateLine(of: item, event, date: date)
    texts.tooltip = input.tooltip(item.event, date: date)
    return texts
  }

  /// What both ends of a link between two dates say.
  func tooltip(of dispute: DisputedDate) -> String {
    "\(texts(of: dispute.main).tooltip) \u{2194} \(texts(of: dispute.alternative).date)"
  }

  private func dateText(of event: ID<Event>) -> String {
    if let value = input.graph.events[event].value { return input.wording.date(value) }
    return inferredBounds[event].map { input.wording.date($0) } ?? ""
  }

  private func statedDate(_ mention: Mention) -> String {
    mention.value.map { input.wording.text("date.stated", ["date": input.wording.date($0)]) } ?? ""
  }

  /// Date, what is to be said of it, and the numbers of the sources that the chart lists.
  private func dateLine(of item: TimelineItem, _ event: Event, date: String) -> String {
    var parts = [date]
    if !hasFamilyLanes { parts.append(input.wording.text("family.\(event.type.family)")) }
    if event.status != .actual { parts.append(input.wording.text("status.\(event.status.name)")) }
    if possible.contains(item.event) { parts.append(input.wording.text("possible")) }
    if disputed.contains(item.event) { parts.append(input.wording.text("disputed")) }
    let documents = input.documents(of: item.event).compactMap { sources[$0] }
    if item.isDisputed, let first = documents.first, sources.count > 1 {
      parts.append(input.wording.text("source.number", ["n": String(first)]))
    }
    let line = Wording.joined(parts)
    // Only numbers that the list of sources explains.
    let isExplained =
      documents.count <= 3 && documents.allSatisfy { $0 <= TimelineDrawing.sourcesShown(of: sources.count) }
    guard !item.isDisputed, sources.count > 1, options.lanes != .source, isExplained else { return line }
    return line + documents.map { "\u{2009}" + Self.superscript($0) }.joined()
  }

  /// A label on one line, of at most `limit` characters: what is longer is cut between words where one ends in the
  /// second half.
  static func cut(_ label: String, to limit: Int = labelLimit) -> String {
    let text = PlainLabel(label).lines[0]
    guard text.utf8.count > limit, text.count > limit else { return text }
    let kept = text.prefix(limit - 1)
    let space = kept.lastIndex(of: " ").flatMap { kept.distance(from: kept.startIndex, to: $0) > limit / 2 ? $0 : nil }
    // The end of the isolate that a right-to-left line is wrapped into is cut with its end.
    let isolated = text.unicodeScalars.first.map { $0 == "\u{2067}" || $0 == "\u{2066}" } ?? false
    return (space.map { String(kept[..<$0]) } ?? String(kept)) + "\u{2026}" + (isolated ? "\u{2069}" : "")
  }

  private static func superscript(_ number: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(String(number).utf8.map { digits[Int($0) - 0x30] })
  }
}
