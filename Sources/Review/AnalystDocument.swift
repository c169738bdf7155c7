internal import EventGraph
internal import TimeModel

/// The words of an analyst as a document of the graph, a line for each change that states something, so that what it
/// states leads back to words like everything else.
struct AnalystDocument {
  private let name: String
  private var id: ID<Document>?

  static let addRule = "review/add"
  static let editRule = "review/edit"

  init(name: String) { self.name = name }

  /// What one line states.
  struct Statement {
    var type: EventType
    var status: Status
    var label: String
    var date: ReviewDate?
    var participants: [ReviewChange.NamedParticipant] = []
    var place: String?
    /// What stands behind: "source: …", "reason: …".
    var note: String
    var rule: String
    var key: UInt64
  }

  func isAuthor(of mention: Mention) -> Bool { mention.document == id }

  /// Appends a line and the mention that it is, with its claims.
  mutating func append(_ statement: Statement, to graph: inout EventGraph) -> ID<Mention> {
    let document = id ?? ID(graph.documents.count)
    if id == nil { graph.documents.append(Document(name: name, text: [])) }
    id = document
    var text = graph.documents[document].text
    func write(_ words: String, behind separator: String) -> TextSpan {
      text += Array(separator.utf8)
      let begin = text.count
      text += Array(words.displayedOnOneLine.utf8)
      return TextSpan(begin, text.count)
    }
    let trigger = write(statement.label, behind: "")
    var claims: [(kind: Claim.Kind, span: TextSpan, row: Int)] = []
    if let date = statement.date { claims.append((.date, write(date.description, behind: "; "), 0)) }
    let firstParticipant = graph.participants.count
    for participant in statement.participants {
      let span = write(participant.name, behind: "; \(participant.role.name): ")
      claims.append((.participant, span, graph.participants.count))
      graph.participants.append(Participant(role: participant.role, span: span, head: span))
    }
    var place: ID<PlaceMention>?
    if let name = statement.place {
      let span = write(name, behind: "; place: ")
      claims.append((.place, span, 0))
      place = ID(graph.places.count)
      graph.places.append(PlaceMention(span: span, name: nil))
    }
    let note = write(statement.note, behind: "; ")
    text.append(0x0a)
    graph.documents[document].text = text

    let mention = ID<Mention>(graph.mentions.count)
    graph.mentions.append(
      Mention(
        document: document, trigger: trigger, sentence: TextSpan(Int(trigger.begin), Int(note.end)),
        type: statement.type, status: statement.status, time: statement.date?.bounds ?? .unbounded,
        value: statement.date?.value, end: statement.date?.end ?? .known,
        participants: RowRange(firstParticipant, graph.participants.count), place: place,
        rule: AnalystDocument.rule(statement.rule, &graph), key: statement.key))
    for claim in claims {
      var hash = FNV1a()
      hash.combine(statement.key)
      hash.combine(UInt64(claim.kind.rawValue))
      hash.combine(UInt64(claim.span.begin - trigger.begin))
      graph.claims.append(
        Claim(kind: claim.kind, mention: mention, span: claim.span, row: claim.row, key: hash.hash))
    }
    return mention
  }

  private static func rule(_ name: String, _ graph: inout EventGraph) -> RuleID {
    if let index = graph.rules.lastIndex(of: name) { return RuleID(index) }
    graph.rules.append(name)
    return RuleID(graph.rules.count - 1)
  }
}
