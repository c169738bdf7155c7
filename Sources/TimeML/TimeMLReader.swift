public import EventGraph
internal import TimeModel

/// Why a TimeML document cannot be read; `file:line: reason` once the place is known.
public struct TimeMLError: Error, Hashable, Sendable {
  /// From 1; 0 where the reason is of the whole.
  public let line: Int
  public let reason: String
}

/// Reads annotated documents: TimeML 1.2 and the short form of TempEval (ISO-TimeML's elements in one file).
///
/// EVENT and MAKEINSTANCE become mentions, TIMEX3 time expressions, TLINK relations; each claim stands in the words of
/// the annotated text. A TIMEX3 that a TLINK names is a mention too, so that the order of events to it has two ends; it
/// is no event of its own and answers do not list it. SLINK, ALINK and what else is not read is counted in the
/// document's notes. Status comes from polarity and modality; what TLINKs say counts for all.
public struct TimeMLReader: Sendable {
  /// Names of rules that the rows carry, as indexes into the shared table.
  public struct Rules: Sendable {
    public var event, timex, link: RuleID
    public init(event: RuleID, timex: RuleID, link: RuleID) {
      (self.event, self.timex, self.link) = (event, timex, link)
    }
  }

  private let rules: Rules

  public init(rules: Rules) { self.rules = rules }

  /// Whether a text looks like TimeML: its first element, or its document type, is named so.
  public static func recognises(_ text: [UInt8]) -> Bool {
    var index = 0
    let limit = min(text.count, 4096)
    while index < limit {
      guard text[index] == UInt8(ascii: "<") else {
        guard text[index] <= 0x20 else { return false }
        index += 1
        continue
      }
      let rest = text[(index + 1)..<limit]
      if rest.starts(with: "TimeML".utf8) || rest.starts(with: "!DOCTYPE TimeML".utf8) { return true }
      guard let mark = rest.first, mark == UInt8(ascii: "?") || mark == UInt8(ascii: "!"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      else { return false }
      index = end + 1
    }
    return false
  }

  /// The rows of one document, before linking.
  ///
  /// - Parameter document: its text is the XML; the rows' document holds the plain text.
  /// - Throws: `TimeMLError`.
  /// - Complexity: O(bytes).
  public func graph(of document: Document, rules names: [String], names places: [String]) throws(TimeMLError)
    -> EventGraph
  {
    let root: XMLElement
    do { root = try XMLElement(parsing: document.text) } catch {
      throw TimeMLError(line: error.line, reason: error.message)
    }
    guard root.name == "TimeML" else {
      throw TimeMLError(line: 0, reason: "the root element is \(root.name), not TimeML")
    }
    var rows = TimeMLRows(document, rules)
    rows.read(root)
    var graph = EventGraph(rules: names, names: places)
    rows.fill(&graph)
    return graph
  }
}
