internal import Analysis
internal import EventGraph

extension ChronologyWriter {
  /// A list in Markdown; events whose order is unknown stand under one item. Text of documents is escaped.
  public var markdown: String {
    var text = "# Chronology\n\n"
    let numbers = groupNumbers
    var current: Int?
    for entry in entries {
      let event = graph.events[entry.event]
      let number = numbers[entry.event]
      if let number, number != current { text += "- Order among these \(groups[number].count) is not known:\n" }
      current = number
      let mention = graph.leadingMention(of: event)
      let sources = graph.documentNames(of: event).map(\.markdownEscaped).joined(separator: ", ")
      text += number == nil ? "- " : "  - "
      text += "**\(date(of: entry).markdownEscaped)** \(event.type.name): \(label(of: entry.event).markdownEscaped). "
      text += "“\(graph.quote(of: mention).markdownEscaped)” (\(sources))\n"
    }
    return text
  }
}

extension String {
  /// This text on one line, with what Markdown or HTML would read as markup made harmless.
  var markdownEscaped: String {
    var escaped = ""
    for scalar in displayedOnOneLine.unicodeScalars {
      switch scalar {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "!", "$": escaped += "\\\(scalar)"
      // A bare address would become a link.
      case ":": escaped += "&#58;"
      case "@": escaped += "&#64;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
