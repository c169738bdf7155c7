public import EventGraph
internal import TimeModel

/// Writes one document as TimeML 1.2.1: its text with EVENT and TIMEX3 around the words, then an instance of each event
/// and the links between events and their dates (docs/formats.md; the schema is docs/timeml.rng).
///
/// TimeML has no elements inside EVENT and TIMEX3. A range whose ends are named is written as those ends and a TIMEX3
/// without words that points at them; an event whose words lie inside a time expression is left out and counted.
public struct TimeMLWriter {
  private var xml = XMLText()
  /// Instances and links, which follow the text.
  private var links = XMLText()
  private var timexes = 0
  private var events = 0
  private var instances = 0
  private var linkCount = 0
  private var hasCreationTime = false

  /// Events whose words overlap a time expression or another event.
  public private(set) var eventsLeftOut = 0
  /// Characters that XML cannot hold.
  public var charactersReplaced: Int { xml.replaced + links.replaced }

  /// Writes what stands before the text.
  public init(_ document: Document) {
    xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n")
    xml.element("DOCID", document.name)
    if let created = document.created {
      hasCreationTime = true
      xml.markup("<DCT><TIMEX3")
      TIMEX3(created).write(id: "t0", &xml)
      xml.attribute("functionInDocument", "CREATION_TIME")
      xml.markup(">\(created)</TIMEX3></DCT>\n")
    }
    if let title = document.title { xml.element("TITLE", title) }
    xml.markup("<TEXT>")
  }

  /// Writes the text of a document or of its next piece.
  ///
  /// - Parameter kept: mentions to mark, with their time expressions; nil for all.
  /// - Complexity: O(text + *n* log *n*) for *n* rows.
  public mutating func append(_ graph: EventGraph, keeping kept: Set<ID<Mention>>? = nil) {
    guard let document = graph.documents.first else { return }
    var names = PieceNames()
    var mentions: [(id: ID<Mention>, event: String)] = []
    var position = 0
    for tag in TimeMLTag.tags(of: graph, keeping: kept) {
      // Tags come by offset, time expressions first, so what begins before the last end overlaps it.
      let isSame = tag.span == names.lastEvent?.span && tag.isMention
      if Int(tag.span.begin) < position && !isSame {
        if tag.isMention { eventsLeftOut += 1 }
        continue
      }
      if !isSame {
        xml.text(document.text[position..<Int(tag.span.begin)])
        position = Int(tag.span.end)
      }
      switch tag.row {
      case .timex(let id): write(id, of: graph, &names)
      case .mention(let id):
        let name =
          isSame ? names.lastEvent?.name ?? "" : event(at: tag.span, graph.mentions[id].type, document)
        names.lastEvent = (tag.span, name)
        mentions.append((id, name))
      }
    }
    xml.text(document.text[position...])
    for mention in mentions { instance(of: mention.id, event: mention.event, in: graph, &names) }
    for relation in graph.relations {
      guard let from = names.instances[relation.from], let to = names.instances[relation.to],
        let type = relation.kind.timeMLRelation
      else { continue }
      link(from, type, ("relatedToEventInstance", to))
    }
  }

  /// Writes what stands behind the text and hands over the whole.
  public mutating func finish() -> [UInt8] {
    xml.markup("</TEXT>\n")
    return xml.take() + links.take() + Array("</TimeML>\n".utf8)
  }

  /// Names of the elements of a piece, by row.
  private struct PieceNames {
    var timexes: [ID<Timex>: String] = [:]
    var instances: [ID<Mention>: String] = [:]
    var lastEvent: (span: TextSpan, name: String)?
  }

  private mutating func nextTimexName() -> String {
    timexes += 1
    return "t\(timexes)"
  }

  private mutating func write(_ id: ID<Timex>, of graph: EventGraph, _ names: inout PieceNames) {
    let timex = graph.timexes[id]
    let text = graph.documents[0].text
    let value = TIMEX3(timex)
    let anchor = timex.basis == .created && hasCreationTime ? "t0" : nil
    guard case .range(let start, let end) = timex.value else {
      names.timexes[id] = element(value, anchor: anchor, text[timex.span.range])
      return
    }
    let parts = graph.timexParts[timex.parts.indices].sorted { $0.span < $1.span }
    var ends: [(value: PartialDate, name: String)] = []
    if parts.isEmpty {
      // The words are one element, and its ends have none of their own.
      let name = nextTimexName()
      let begin = start.map { _ in nextTimexName() }
      let finish = end.map { _ in nextTimexName() }
      xml.markup("<TIMEX3")
      value.write(id: name, ends: (begin, finish), anchor: anchor, &xml)
      xml.markup(">")
      xml.text(text[timex.span.range])
      xml.markup("</TIMEX3>")
      for (point, name) in [(start, begin), (end, finish)] {
        guard let point, let name else { continue }
        empty(TIMEX3(point), name)
      }
      names.timexes[id] = name
      return
    }
    var position = timex.span.range.lowerBound
    for part in parts where part.span.range.lowerBound >= position && timex.span.contains(part.span) {
      xml.text(text[position..<part.span.range.lowerBound])
      ends.append((part.value, element(TIMEX3(part.value), anchor: anchor, text[part.span.range])))
      position = part.span.range.upperBound
    }
    xml.text(text[position..<timex.span.range.upperBound])
    let name = nextTimexName()
    xml.markup("<TIMEX3")
    value.write(
      id: name, ends: (start == nil ? nil : ends.first?.name, end == nil ? nil : ends.last?.name), &xml)
    xml.markup("/>")
    names.timexes[id] = name
  }

  private mutating func element(_ value: TIMEX3, anchor: String?, _ text: ArraySlice<UInt8>) -> String {
    let name = nextTimexName()
    xml.markup("<TIMEX3")
    value.write(id: name, anchor: anchor, &xml)
    xml.markup(">")
    xml.text(text)
    xml.markup("</TIMEX3>")
    return name
  }

  private mutating func empty(_ value: TIMEX3, _ name: String) {
    xml.markup("<TIMEX3")
    value.write(id: name, &xml)
    xml.markup("/>")
  }

  private mutating func event(at span: TextSpan, _ type: EventType, _ document: Document) -> String {
    events += 1
    let name = "e\(events)"
    xml.markup("<EVENT")
    xml.attribute("eid", name)
    xml.attribute("class", type.timeMLClass)
    xml.markup(">")
    xml.text(document.text[span.range])
    xml.markup("</EVENT>")
    return name
  }

  /// MAKEINSTANCE and the links to its dates. Words have one EVENT, however many events they name.
  private mutating func instance(
    of id: ID<Mention>, event: String, in graph: EventGraph, _ names: inout PieceNames
  ) {
    let mention = graph.mentions[id]
    instances += 1
    let name = "ei\(instances)"
    names.instances[id] = name
    links.markup("<MAKEINSTANCE")
    links.attribute("eiid", name)
    links.attribute("eventID", event)
    links.attribute("pos", "OTHER")
    links.attribute("tense", mention.status == .planned ? "FUTURE" : "NONE")
    links.attribute("aspect", "NONE")
    links.attribute("polarity", mention.status == .negated ? "NEG" : "POS")
    if mention.status == .demanded || mention.status == .hypothetical {
      links.attribute("modality", mention.status.name)
    }
    links.markup("/>\n")
    for timex in graph.timexes(of: mention) {
      guard let time = names.timexes[timex] else { continue }
      link(name, graph.timexes[timex].timeMLRelation(of: mention), ("relatedToTime", time))
    }
  }

  private mutating func link(_ instance: String, _ type: String, _ target: (attribute: StaticString, name: String)) {
    linkCount += 1
    links.markup("<TLINK")
    links.attribute("lid", "l\(linkCount)")
    links.attribute("eventInstanceID", instance)
    links.attribute(target.attribute, target.name)
    links.attribute("relType", type)
    links.markup("/>\n")
  }
}
