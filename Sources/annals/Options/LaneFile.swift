internal import Analysis
internal import EventGraph
internal import Pipeline
internal import Readers
internal import TimeModel

/// Lanes that the user names in a file, one a line: `TITLE | CRITERIA` or `TITLE | DESCRIPTION | CRITERIA`.
///
/// Criteria are `key=value` pairs with `;` between them, by the names of the filter options: type, family, status,
/// actor, place, document, from, to. Of several values of one key any fits; of several keys all must. An event stands in
/// the first lane that it fits. Empty lines and lines that begin with `#` are passed over.
struct LaneFile {
  struct Lane {
    var title: String
    var description: String
    var filter: EventFilter
  }

  static let laneLimit = 60

  var lanes: [Lane] = []

  /// - Throws: `Failure` with file, line and reason.
  init(path: String, text: String, folding: Folding?) throws(Failure) {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = Self.trimmed(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      do {
        lanes.append(try Self.lane(line, folding))
      } catch {
        throw Failure("\(path):\(number + 1)", error.message)
      }
      if lanes.count > Self.laneLimit { throw Failure("\(path):\(number + 1)", "more than \(Self.laneLimit) lanes") }
    }
    if lanes.isEmpty { throw Failure(path, "names no lane; a line is TITLE | family=civic; type=fine") }
  }

  private struct Fault: Error { var message: String }

  private static func lane(_ line: String, _ folding: Folding?) throws(Fault) -> Lane {
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
    guard fields.count == 2 || fields.count == 3, !fields[0].isEmpty else {
      throw Fault(message: "a line is TITLE | CRITERIA or TITLE | DESCRIPTION | CRITERIA")
    }
    var filter = EventFilter(folding: folding)
    for pair in fields[fields.count - 1].split(separator: ";") where !trimmed(pair).isEmpty {
      guard let equals = pair.firstIndex(of: "=") else {
        throw Fault(message: "“\(trimmed(pair))” is no key=value")
      }
      let (key, value) = (trimmed(pair[..<equals]), trimmed(pair[pair.index(after: equals)...]))
      guard add(value, to: &filter, key: key) else { throw Fault(message: "“\(value)” is no \(key) to choose by") }
    }
    if filter.isEmpty { throw Fault(message: "the lane has no criterion") }
    return Lane(title: fields[0], description: fields.count == 3 ? fields[1] : "", filter: filter)
  }

  /// Whether the value was understood.
  private static func add(_ value: String, to filter: inout EventFilter, key: String) -> Bool {
    if value.isEmpty { return false }
    switch key {
    case "type":
      guard let type = EventType(value) else { return false }
      filter.types.insert(type)
    case "family":
      guard Taxonomy.families.contains(value) else { return false }
      filter.families.insert(value)
    case "status":
      guard let status = Status.allCases.first(where: { $0.name == value }) else { return false }
      filter.statuses.insert(status)
    case "actor": filter.actors.append(value)
    case "place": filter.places.append(value)
    case "document": filter.documents.insert(value)
    case "from", "to":
      guard let date = FilterDate(argument: value) else { return false }
      if key == "from" { filter.from = date.first } else { filter.to = date.last }
    default: return false
    }
    return true
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace ?? false { rest.removeFirst() }
    while rest.last?.isWhitespace ?? false { rest.removeLast() }
    return String(rest)
  }
}
