internal import EventGraph

/// A decision as named values, the form in which it is stored and exported.
///
/// | kind | fields |
/// |---|---|
/// | accept, reject | event |
/// | edit | event, and any of type, date, status, label, participant…, without-participant… |
/// | merge | event, event… |
/// | split | event, mention… |
/// | add | type, label, source, and any of date, status, participant…, place |
/// | alias | name, alias… |
/// | undo | change |
///
/// An event is its id and, behind it, those of the mentions that it had.
extension ReviewChange.Decision {
  public struct Field: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Names of fields, in the order in which they are written; those that may come more than once.
  public static let fieldNames = [
    "event", "mention", "type", "date", "status", "label", "participant", "without-participant", "place", "source",
    "name", "alias", "change",
  ]
  public static let repeatedFields: Set<String> = ["event", "mention", "participant", "without-participant", "alias"]
  public static let kinds = ["accept", "reject", "edit", "merge", "split", "add", "alias", "undo"]

  public var fields: [Field] {
    var fields = references.map { Field("event", "\($0)") }
    switch self {
    case .accept, .reject, .merge: break
    case .edit(_, let edit):
      fields += edit.type.map { [Field("type", $0.name)] } ?? []
      fields += edit.date.map { [Field("date", $0.description)] } ?? []
      fields += edit.status.map { [Field("status", $0.name)] } ?? []
      fields += edit.label.map { [Field("label", $0)] } ?? []
      fields += edit.participants.map { Field("participant", "\($0)") }
      fields += edit.withoutParticipants.map { Field("without-participant", $0) }
    case .split(_, let mentions): fields += mentions.map { Field("mention", "\(StableID(.mention, $0))") }
    case .add(let event):
      fields.append(Field("type", event.type.name))
      fields += event.date.map { [Field("date", $0.description)] } ?? []
      if event.status != .actual { fields.append(Field("status", event.status.name)) }
      fields.append(Field("label", event.label))
      fields += event.participants.map { Field("participant", "\($0)") }
      fields += event.place.map { [Field("place", $0)] } ?? []
      fields.append(Field("source", event.source))
    case .alias(let name, let others):
      fields.append(Field("name", name))
      fields += others.map { Field("alias", $0) }
    case .undo(let number): fields.append(Field("change", "\(number)"))
    }
    return fields
  }

  /// Reads what `fields` wrote, or a user.
  ///
  /// - Throws: `ReviewError` for a field that is unknown to the kind, missing, doubled or without sense.
  public init(kind: String, _ fields: [Field]) throws(ReviewError) {
    var reader = FieldReader(fields)
    switch kind {
    case "accept": self = .accept(try reader.event())
    case "reject": self = .reject(try reader.event())
    case "edit":
      let event = try reader.event()
      var edit = ReviewChange.Edit()
      edit.type = try reader.type()
      edit.date = try reader.date()
      edit.status = try reader.status()
      edit.label = reader.text("label")
      edit.participants = try reader.participants()
      edit.withoutParticipants = reader.all("without-participant")
      if edit.isEmpty { throw ReviewError("an edit names nothing to change") }
      self = .edit(event, edit)
    case "merge":
      let events = try reader.events()
      if events.count < 2 { throw ReviewError("a merge names two events or more") }
      self = .merge(events)
    case "split":
      let event = try reader.event()
      var mentions: [UInt64] = []
      for text in reader.all("mention") { mentions.append(try EventReference.mention(text)) }
      if mentions.isEmpty { throw ReviewError("a split names the mentions (m…) that are an event of their own") }
      self = .split(event, mentions: mentions)
    case "add":
      guard let type = try reader.type() else { throw ReviewError("an added event has a type") }
      guard let label = reader.text("label") else { throw ReviewError("an added event has a label") }
      guard let source = reader.text("source") else { throw ReviewError("an added event has a source") }
      var event = ReviewChange.Addition(type: type, date: try reader.date(), label: label, source: source)
      event.status = try reader.status() ?? .actual
      event.participants = try reader.participants()
      event.place = reader.text("place")
      self = .add(event)
    case "alias":
      guard let name = reader.text("name") else { throw ReviewError("an alias has a name that it stands for") }
      let others = reader.all("alias")
      if others.isEmpty { throw ReviewError("an alias names at least one other name") }
      self = .alias(name: name, others: others)
    case "undo":
      guard let number = reader.text("change").flatMap({ Int($0) }), number > 0 else {
        throw ReviewError("undo names the number of a change")
      }
      self = .undo(number)
    default: throw ReviewError("“\(kind.prefix(60))” is no kind of change")
    }
    try reader.finish(kind)
  }
}

/// Takes fields one after the other and knows what is left.
private struct FieldReader {
  private var fields: [ReviewChange.Decision.Field]

  init(_ fields: [ReviewChange.Decision.Field]) { self.fields = fields }

  mutating func all(_ name: String) -> [String] {
    defer { fields.removeAll { $0.name == name } }
    return fields.filter { $0.name == name }.map(\.value).filter { !$0.isEmpty }
  }

  /// The first of that name; a second one is left and found by `finish`.
  mutating func text(_ name: String) -> String? {
    guard let index = fields.firstIndex(where: { $0.name == name && !$0.value.isEmpty }) else { return nil }
    return fields.remove(at: index).value
  }

  mutating func events() throws(ReviewError) -> [EventReference] {
    var events: [EventReference] = []
    for text in all("event") { events.append(try EventReference(text)) }
    return events
  }

  mutating func event() throws(ReviewError) -> EventReference {
    let events = try events()
    guard events.count == 1 else { throw ReviewError("the change names one event, and \(events.count) are given") }
    return events[0]
  }

  mutating func type() throws(ReviewError) -> EventType? {
    guard let name = text("type") else { return nil }
    guard let type = EventType(name) else { throw ReviewError("“\(name.prefix(60))” is no type (annals types)") }
    return type
  }

  mutating func status() throws(ReviewError) -> Status? {
    guard let name = text("status") else { return nil }
    guard let status = Status.allCases.first(where: { $0.name == name }) else {
      throw ReviewError("“\(name.prefix(60))” is no status: \(Status.allCases.map(\.name).joined(separator: ", "))")
    }
    return status
  }

  mutating func date() throws(ReviewError) -> ReviewDate? {
    guard let date = text("date") else { return nil }
    return try ReviewDate(date)
  }

  mutating func participants() throws(ReviewError) -> [ReviewChange.NamedParticipant] {
    var participants: [ReviewChange.NamedParticipant] = []
    for text in all("participant") { participants.append(try ReviewChange.NamedParticipant(text)) }
    return participants
  }

  func finish(_ kind: String) throws(ReviewError) {
    if let field = fields.first {
      throw ReviewError("“\(field.name.prefix(60))” does not fit \(kind), or is given twice")
    }
  }
}
