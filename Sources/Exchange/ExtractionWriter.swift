public import EventGraph
internal import TimeModel

/// Writes the rows of one document as JSON Lines: the document, then time expressions, events and relations by offset
/// (docs/formats.md).
public struct ExtractionWriter: Sendable {
  private var json = JSONWriter()

  public init() {}

  /// Hands over what was written and starts anew.
  public mutating func take() -> [UInt8] {
    defer { json.removeAll() }
    return json.bytes
  }

  /// Hands over what was written, to be read on the spot, and starts anew in the same memory.
  public mutating func take(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    json.bytes.withUnsafeBufferPointer(body)
    json.removeAll()
  }

  /// Writes the row of the document itself.
  public mutating func write(_ document: Document) {
    json.object { json in
      json.member("layer", "document")
      json.member("document", document.name)
      if !document.sha256.isEmpty { json.member("sha256", document.sha256) }
      json.member("language", document.language)
      json.member("dct", document.created.map { "\($0)" })
    }
    json.newline()
  }

  /// Writes the rows of a graph of one document, or of one piece of it that starts `scalarOffset` scalars into it.
  ///
  /// - Parameter kept: mentions to write, with the time expressions and relations that touch no other; nil for all rows.
  /// - Complexity: O(*n* log *n*) for *n* rows.
  public mutating func writeRows(of graph: EventGraph, scalarOffset: Int = 0, keeping kept: Set<ID<Mention>>? = nil) {
    guard let document = graph.documents.first else { return }
    precondition(graph.documents.count == 1, "the rows of one document are written at a time")
    let order = ExtractionWriter.order(of: graph, keeping: kept)
    if order.isEmpty { return }
    let rows = RowWriter(graph: graph, document: document, scalarOffset: scalarOffset)
    for row in order {
      switch row.layer {
      case .timex: rows.write(graph.timexes[row.index], &json)
      case .mention: rows.write(graph.mentions[row.index], &json)
      case .relation: rows.write(graph.relations[row.index], &json)
      }
      json.newline()
    }
  }

  private enum Layer: UInt8 { case timex, mention, relation }
  private struct Row {
    var begin: Int32
    var layer: Layer
    var index: Int
  }

  private static func order(of graph: EventGraph, keeping kept: Set<ID<Mention>>?) -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(graph.timexes.count + graph.mentions.count + graph.relations.count)
    let timexes = kept.map { kept in Set(kept.flatMap { graph.timexes(of: graph.mentions[$0]) }) }
    for (index, timex) in graph.timexes.enumerated() where timexes?.contains(ID(index)) ?? true {
      rows.append(Row(begin: timex.span.begin, layer: .timex, index: index))
    }
    for (index, mention) in graph.mentions.enumerated() where kept?.contains(ID(index)) ?? true {
      rows.append(Row(begin: mention.trigger.begin, layer: .mention, index: index))
    }
    for (index, relation) in graph.relations.enumerated() {
      if let kept, !kept.contains(relation.from) || !kept.contains(relation.to) { continue }
      rows.append(Row(begin: relation.span.begin, layer: .relation, index: index))
    }
    rows.sort { ($0.begin, $0.layer.rawValue, $0.index) < ($1.begin, $1.layer.rawValue, $1.index) }
    return rows
  }
}

/// Writes single rows of one document. A class: a struct of all these tables would be retained anew for each closure.
private final class RowWriter {
  let graph: EventGraph
  let document: Document
  let offsets: ScalarOffsets
  let scalarOffset: Int
  /// The members that open each row of a layer: the same bytes for all rows of a document.
  private let timexHead: [UInt8]
  private let mentionHead: [UInt8]
  /// The members that name a type of event.
  private static let typeMembers: [[UInt8]] = EventType.all.map { type in
    JSONWriter.members { json in
      json.member("type", type.name)
      json.member("family", type.family)
      json.member("plover", type.entry.plover)
      json.member("cameo", type.entry.cameo)
    }
  }

  init(graph: EventGraph, document: Document, scalarOffset: Int) {
    self.graph = graph
    self.document = document
    self.scalarOffset = scalarOffset
    offsets = ScalarOffsets(of: document.text)
    func head(_ layer: String) -> [UInt8] {
      JSONWriter.members { json in
        json.member("layer", layer)
        json.member("document", document.name)
      }
    }
    (timexHead, mentionHead) = (head("timex"), head("event"))
  }

  func position(_ span: TextSpan, _ json: inout JSONWriter) {
    json.member("begin", offsets.scalarOffset(at: Int(span.begin)) + scalarOffset)
    json.member("end", offsets.scalarOffset(at: Int(span.end)) + scalarOffset)
  }

  func text(_ key: StaticString = "text", _ span: TextSpan, _ json: inout JSONWriter) {
    json.key(key)
    json.string(document.text[span.range])
  }

  func write(_ timex: Timex, _ json: inout JSONWriter) {
    json.object { json in
      json.members(written: timexHead)
      json.member("id", StableID(.timex, timex.key))
      position(timex.span, &json)
      text("text", timex.span, &json)
      json.member("kind", timex.kind.name)
      json.member("value", of: timex)
      if case .set = timex.value { json.member("quant", "EVERY") }
      if case .vague = timex.value {
        json.member("interval", timex.interval)
      } else {
        json.member("interval", timex.intervalDays)
      }
      json.member("stated", timex.basis == .stated)
      json.object("timex3") { $0.members(timex3: timex) }
      if let source = timex.source {
        json.object("calendar") { json in
          json.member("name", "\(source.calendar)")
          json.member("date", source.digits)
        }
      }
      if !timex.parts.isEmpty {
        json.array("parts", graph.timexParts[timex.parts.indices]) { json, part in
          json.object { json in
            position(part.span, &json)
            text("text", part.span, &json)
            json.object("timex3") { $0.members(TIMEX3(part.value)) }
          }
        }
      }
      if let anchor = timex.anchor { json.member("anchor", graph.stableID(anchor)) }
      json.member("rule", graph.name(timex.rule))
    }
  }

  func write(_ mention: Mention, _ json: inout JSONWriter) {
    json.object { json in
      json.members(written: mentionHead)
      json.member("id", StableID(.mention, mention.key))
      json.members(written: RowWriter.typeMembers[Int(mention.type.rawValue)])
      json.member("label", graph.label(of: mention))
      json.object("trigger") { json in
        position(mention.trigger, &json)
        text("text", mention.trigger, &json)
      }
      json.member("value", mention.value.map { "\($0)" })
      json.member("stated", mention.stated)
      json.member("bounds", mention.time)
      json.member("effect", mention.effect)
      if let duration = graph.duration(of: mention) {
        json.object("duration") { json in
          json.member("value", "\(duration.period)")
          json.member("mod", TIMEX3.mod(duration.period.bound))
          position(duration.span, &json)
        }
      }
      json.member("status", mention.status.name)
      details(of: mention, &json)
      json.array("mentions", triggers(of: mention)) { json, span in json.object { position(span, &$0) } }
      text("quote", mention.sentence, &json)
      json.member("rule", graph.name(mention.rule))
    }
  }

  private func details(of mention: Mention, _ json: inout JSONWriter) {
    if !mention.participants.isEmpty {
      json.array("participants", graph.participants(of: mention)) { json, participant in
        json.object { json in
          json.member("role", participant.role.name)
          text("text", participant.span, &json)
          position(participant.span, &json)
          json.object("head") { position(participant.head, &$0) }
        }
      }
    }
    if let place = graph.place(of: mention) {
      json.object("place") { json in
        text("text", place.span, &json)
        json.member("name", place.name.map(graph.name))
        position(place.span, &json)
      }
    }
    if let count = graph.count(of: mention) {
      json.object("count") { json in
        json.member("min", Int(count.min))
        json.key("max")
        if let max = count.max { json.integer(Int(max)) } else { json.null() }
        text("text", count.span, &json)
        position(count.span, &json)
      }
    }
    if !mention.timexes.isEmpty {
      json.array("timex", graph.timexes(of: mention)) { $0.string("\(graph.stableID($1))") }
    }
    if let anchor = mention.anchor { json.member("anchor", graph.stableID(anchor)) }
    if let span = mention.reportedBy { text("reportedBy", span, &json) }
  }

  /// The triggers that name the same event, this one among them.
  private func triggers(of mention: Mention) -> [TextSpan] {
    guard let event = mention.event else { return [mention.trigger] }
    return graph.events[event].mentions.map { graph.mentions[$0].trigger }
  }

  func write(_ relation: Relation, _ json: inout JSONWriter) {
    json.object { json in
      json.member("layer", "relation")
      json.member("document", document.name)
      json.member("id", StableID(.relation, relation.key))
      json.member("from", graph.stableID(relation.from))
      json.member("kind", relation.kind.name)
      json.member("to", graph.stableID(relation.to))
      text("text", relation.span, &json)
      position(relation.span, &json)
      json.member("rule", graph.name(relation.rule))
    }
  }
}
