internal import Analysis
internal import EventGraph
internal import TimeModel

extension ChronologyWriter {
  /// Columns of the CSV form.
  static let columns = [
    "id", "start", "end", "value", "type", "status", "label", "place", "participants", "count", "sources", "quote",
  ]

  /// Comma-separated values (RFC 4180, UTF-8): a head, then a row per event. `start` and `end` are the outer days.
  public var csv: String {
    var text = ChronologyWriter.columns.joined(separator: ",") + "\r\n"
    for entry in entries {
      let event = graph.events[entry.event]
      let label = graph.label(of: entry.event).displayedOnOneLine
      let cells = [
        "\(graph.stableID(entry.event))", "\(entry.bounds.earliestStart)", "\(entry.bounds.latestEnd)",
        event.value.map { "\($0)" } ?? "", event.type.name, event.status.name,
        label, graph.placeName(of: event) ?? "",
        graph.participantNames(of: event).joined(separator: "; "), graph.countText(of: event) ?? "",
        "\(event.sources)", graph.quote(of: graph.leadingMention(of: event)),
      ]
      text += cells.enumerated().map { $0 < 6 ? $1 : $1.csvText }.joined(separator: ",") + "\r\n"
    }
    return text
  }
}

extension String {
  /// A cell of text, quoted where it must be. A leading sign that makes a spreadsheet compute gets an apostrophe before
  /// it, as OWASP advises ("CSV Injection").
  fileprivate var csvText: String {
    let first = unicodeScalars.first
    let isFormula = first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let safe = isFormula && !isNumber ? "'" + self : self
    guard safe.utf8.contains(where: { $0 == 0x22 || $0 == 0x2c || $0 == 0x0a || $0 == 0x0d }) else { return safe }
    return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private var isNumber: Bool { utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) } && utf8.count > 1 }
}
