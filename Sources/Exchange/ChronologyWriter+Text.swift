internal import Analysis
internal import EventGraph

extension ChronologyWriter {
  /// A list for a terminal: date, type, what happened, how many sources; below it the quoted words and where they stand.
  ///
  /// Events whose order is unknown are bracketed at the left. `isColored` adds ANSI colours.
  public func text(isColored: Bool = false) -> String {
    guard !entries.isEmpty else { return "" }
    var table = TextTable()
    for entry in entries {
      let event = graph.events[entry.event]
      table.append([date(of: entry), event.type.name, label(of: entry.event), TextStyle.sources(event.sources)])
    }
    let style = TextStyle(isColored: isColored)
    let dateWidth = (entries.map { date(of: $0).count }.max() ?? 0) + 2
    let gutters = self.gutters
    var text = ""
    for (index, line) in table.lines.enumerated() {
      let event = graph.events[entries[index].event]
      let mention = graph.leadingMention(of: event)
      let others = graph.documentNames(of: event).count - 1
      let more = others > 0 ? " (+\(others))" : ""
      let source = graph.documents[mention.document].name.displayedOnOneLine
      let indent = String(repeating: " ", count: dateWidth)
      text += gutters[index].first + style.bold(line, upTo: date(of: entries[index]).count) + "\n"
      text += gutters[index].second + indent
      text += style.dim("“\(graph.quote(of: mention).shortened(to: 160))” \(source)\(more)") + "\n"
    }
    return text
  }

  /// The two signs before each entry: a bracket around each run of unknown order; blanks where there is no group.
  private var gutters: [(first: String, second: String)] {
    if groups.isEmpty { return entries.map { _ in ("", "") } }
    let numbers = groupNumbers
    return entries.indices.map { index in
      guard let number = numbers[entries[index].event] else { return ("  ", "  ") }
      let isFirst = index == 0 || numbers[entries[index - 1].event] != number
      let isLast = index + 1 == entries.count || numbers[entries[index + 1].event] != number
      return (isFirst ? "┌ " : "│ ", isLast ? "└ " : "│ ")
    }
  }
}

/// ANSI styles, or nothing.
struct TextStyle {
  let isColored: Bool

  func bold(_ line: String, upTo count: Int) -> String {
    isColored ? "\u{1B}[1m" + line.prefix(count) + "\u{1B}[0m" + line.dropFirst(count) : line
  }

  func dim(_ text: String) -> String { isColored ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  static func sources(_ count: Int) -> String { count == 1 ? "1 source" : "\(count) sources" }
}

extension String {
  /// At most `limit` characters; a longer text ends in an ellipsis.
  func shortened(to limit: Int) -> String { count > limit ? prefix(limit - 1) + "…" : self }
}
