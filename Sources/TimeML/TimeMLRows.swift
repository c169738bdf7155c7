internal import EventGraph
internal import TimeModel

/// Collects what a TimeML document annotates, and turns it into rows.
struct TimeMLRows {
  private struct Marked { var id: String; var span: TextSpan; var attributes: [String: String] }

  private var document: Document
  private let rules: TimeMLReader.Rules
  private var text: [UInt8] = []
  private var events: [Marked] = []
  private var timexes: [Marked] = []
  private var instances: [[String: String]] = []
  private var links: [[String: String]] = []
  private var passedOver: [String: Int] = [:]

  init(_ document: Document, _ rules: TimeMLReader.Rules) {
    (self.document, self.rules) = (document, rules)
  }

  mutating func read(_ root: XMLElement) {
    for content in root.content {
      switch content {
      case .text(let bytes): append(bytes)
      case .element(let element): read(element: element)
      }
    }
    trimEnd()
  }

  private mutating func read(element: XMLElement) {
    switch element.name {
    case "MAKEINSTANCE": instances.append(element.attributes)
    case "TLINK": links.append(element.attributes)
    case "SLINK", "ALINK": passedOver[element.name, default: 0] += 1
    case "DOCID", "DOCNO", "TITLE", "EXTRAINFO":
      // Words about the document, kept out of its text.
      if element.name == "TITLE", document.title == nil {
        document.title = String(decoding: element.text, as: UTF8.self)
      }
    default:
      let begin = text.count
      for content in element.content {
        switch content {
        case .text(let bytes): append(bytes)
        case .element(let inside): read(element: inside)
        }
      }
      let span = TextSpan(begin, text.count)
      if element.name == "EVENT", let id = element.attributes["eid"] {
        events.append(Marked(id: id, span: span, attributes: element.attributes))
      }
      if element.name == "TIMEX3", let id = element.attributes["tid"] {
        timexes.append(Marked(id: id, span: span, attributes: element.attributes))
        if element.attributes["functionInDocument"] == "CREATION_TIME"
          || element.attributes["functionInDocument"] == "PUBLICATION_TIME",
          document.created == nil, let date = TimeMLDate(element.attributes["value"] ?? "").date
        {
          document.created = date
        }
      }
    }
  }

  private mutating func append(_ bytes: [UInt8]) { text += bytes }

  private mutating func trimEnd() {
    while let last = text.last, last <= 0x20 { text.removeLast() }
  }
}

extension TimeMLRows {
  /// Writes the rows; what links name and nothing defines is counted in the notes.
  func fill(_ graph: inout EventGraph) {
    var document = document
    document.text = text
    document.isAnnotated = true
    var notes = passedOver.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key) passed over" }
    let id = ID<Document>(0)
    var mentions: [String: ID<Mention>] = [:]

    for timex in timexes {
      let value = TimeMLDate(timex.attributes["value"] ?? "")
      let kind: Timex.Kind =
        switch timex.attributes["type"] {
        case "DURATION": .duration
        case "SET": .set
        default: value.date == nil ? .vague : .date
        }
      graph.timexes.append(
        Timex(
          document: id, span: clamped(timex.span), kind: kind, value: value.date.map { .date($0) }, rule: rules.timex,
          key: key("t", timex.id)))
    }
    let linked = Set(links.flatMap { [$0["timeID"], $0["relatedToTime"]].compactMap { $0 } })
    for (row, timex) in timexes.enumerated() where linked.contains(timex.id) {
      let date = TimeMLDate(timex.attributes["value"] ?? "")
      let index = graph.mentionTimexes.count
      graph.mentionTimexes.append(ID(row))
      mentions[timex.id] = append(
        Mention(
          document: id, trigger: clamped(timex.span), sentence: sentence(timex.span), type: .other,
          time: date.bounds, value: date.value,
          timexes: RowRange(index, index + 1), rule: rules.timex, key: key("m", timex.id)), &graph)
    }
    // The short form names events themselves where the long form names instances.
    var made: [(id: String, event: Marked, attributes: [String: String])] = []
    let byID = Dictionary(events.map { ($0.id, $0) }) { first, _ in first }
    for instance in instances {
      guard let event = byID[instance["eventID"] ?? ""] else { continue }
      made.append((instance["eiid"] ?? event.id, event, instance))
    }
    let instantiated = Set(instances.compactMap { $0["eventID"] })
    for event in events where !instantiated.contains(event.id) { made.append((event.id, event, event.attributes)) }
    for (name, event, attributes) in made.sorted(by: { ($0.event.span.begin, $0.id) < ($1.event.span.begin, $1.id) }) {
      mentions[name] = append(
        Mention(
          document: id, trigger: clamped(event.span), sentence: sentence(event.span),
          type: EventType(attributes["type"] ?? "") ?? .other, status: status(attributes), end: .unknown,
          rule: rules.event, key: key("m", name)), &graph)
      if mentions[event.id] == nil { mentions[event.id] = mentions[name] }
    }
    fill(links: &graph, mentions, &notes)
    document.notes += notes
    graph.documents = [document]
  }

  private func fill(links graph: inout EventGraph, _ mentions: [String: ID<Mention>], _ notes: inout [String]) {
    var unknown = 0
    for (number, link) in links.enumerated() {
      guard let from = (link["eventInstanceID"] ?? link["timeID"]).flatMap({ mentions[$0] }),
        let to = (link["relatedToEventInstance"] ?? link["relatedToTime"]).flatMap({ mentions[$0] }),
        let relation = TimeMLRelation(link["relType"] ?? ""), from != to
      else {
        unknown += 1
        continue
      }
      let (first, second) = relation.isSwapped ? (to, from) : (from, to)
      // What states the link are the words of its first end: an annotation has none of its own.
      let span = graph.mentions[from].trigger
      let name = key("r", link["lid"] ?? "\(number)")
      graph.relations.append(
        Relation(kind: relation.kind, from: first, to: second, span: span, rule: rules.link, key: name))
      graph.claims.append(
        Claim(kind: .order, mention: from, span: span, row: graph.relations.count - 1, key: key("c", "\(name)")))
    }
    if unknown > 0 { notes.append("\(unknown) TLINK without two known ends or a known relType passed over") }
  }

  private func append(_ mention: Mention, _ graph: inout EventGraph) -> ID<Mention> {
    graph.mentions.append(mention)
    let id = ID<Mention>(graph.mentions.count - 1)
    if mention.value != nil {
      graph.claims.append(Claim(kind: .date, mention: id, span: mention.trigger, key: key("c", "\(mention.key)")))
    }
    return id
  }

  /// Elements without words (a TIMEX3 that only links point at) stand where they are, with no width.
  private func clamped(_ span: TextSpan) -> TextSpan {
    TextSpan(min(Int(span.begin), text.count), min(Int(span.end), text.count))
  }

  private func key(_ kind: String, _ name: String) -> UInt64 {
    var hash = FNV1a()
    hash.combine(document.name.utf8)
    hash.combine(kind.utf8)
    hash.combine(name.utf8)
    return hash.hash
  }

  /// The line or sentence around a span, up to 300 bytes to each side.
  private func sentence(_ span: TextSpan) -> TextSpan {
    func ends(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }
    var (low, high) = (min(Int(span.begin), text.count), min(Int(span.end), text.count))
    while low > 0, Int(span.begin) - low < 300 || text[low] & 0xc0 == 0x80 {
      if text[low - 1] <= 0x20, low > 1, ends(text[low - 2]) || text[low - 2] == 0x0a { break }
      low -= 1
    }
    while high < text.count, high - Int(span.end) < 300 || text[high] & 0xc0 == 0x80 {
      if ends(text[high]), high + 1 == text.count || text[high + 1] <= 0x20 {
        high += 1
        break
      }
      if text[high] == 0x0a, high + 1 < text.count, text[high + 1] == 0x0a { break }
      high += 1
    }
    while low < Int(span.begin), text[low] <= 0x20 { low += 1 }
    return TextSpan(low, high)
  }

  private func status(_ attributes: [String: String]) -> Status {
    if attributes["polarity"] == "NEG" { return .negated }
    if let modality = attributes["modality"], !modality.isEmpty, modality != "NONE" { return .hypothetical }
    return attributes["tense"] == "FUTURE" ? .planned : .actual
  }
}
