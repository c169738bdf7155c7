internal import EventGraph
internal import TimeModel

/// Rows of the tables of a graph as bytes, each relative to the row before it or to the mention it hangs on.
extension RowEncoder {
  mutating func timexes(_ graph: EventGraph, _ numbers: NameNumbers) {
    var place: Int32 = 0
    var parts = 0
    for row in graph.timexes {
      fixed(row.key)
      span(row.span, from: place)
      place = row.span.begin
      byte(row.kind.rawValue | row.modifier.rawValue << 4)
      byte(row.basis.rawValue)
      unsigned(numbers.rules[Int(row.rule.index)])
      value(row.value)
      calendarDate(row.source)
      optional(row.anchor)
      run(row.parts, after: &parts)
      optional(row.extent?.start)
      if let extent = row.extent { date(extent.end) }
    }
    for row in graph.timexParts {
      span(row.span, from: place)
      place = row.span.begin
      date(row.value)
    }
  }

  mutating func mentions(_ graph: EventGraph, _ numbers: NameNumbers) {
    var place: Int32 = 0
    var (timexes, participants) = (0, 0)
    for row in graph.mentions {
      span(row.trigger, from: place)
      place = row.trigger.begin
      span(row.phrase, from: place)
      span(row.sentence, from: place)
      unsigned(numbers.types[Int(row.type.rawValue)])
      byte(row.status.rawValue | row.end.rawValue << 3 | (row.stated ? 0x20 : 0) | (row.effect != nil ? 0x40 : 0))
      value(row.value)
      bounds(row.time)
      if let effect = row.effect { bounds(effect) }
      run(row.timexes, after: &timexes)
      run(row.participants, after: &participants)
      optional(row.place)
      optional(row.count)
      optional(row.duration)
      optional(row.anchor)
      byte((row.reportedBy == nil ? 0 : 1) | (row.statusCue == nil ? 0 : 2))
      if let words = row.reportedBy { span(words, from: place) }
      if let words = row.statusCue { span(words, from: place) }
      unsigned(numbers.rules[Int(row.rule.index)])
    }
    for timex in graph.mentionTimexes { unsigned(Int(timex.index)) }
  }

  mutating func details(_ graph: EventGraph, _ numbers: NameNumbers) {
    var place: Int32 = 0
    for row in graph.participants {
      byte(row.role.rawValue)
      span(row.span, from: place)
      place = row.span.begin
      span(row.head, from: place)
    }
    for row in graph.places {
      span(row.span, from: place)
      place = row.span.begin
      unsigned(row.name.map { numbers.places[Int($0.index)] + 1 } ?? 0)
    }
    for row in graph.counts {
      span(row.span, from: place)
      place = row.span.begin
      signed(Int(row.min))
      unsigned(row.max.map { UInt64(UInt32(bitPattern: $0)) + 1 } ?? 0)
    }
    for row in graph.durations {
      span(row.span, from: place)
      place = row.span.begin
      period(row.period)
    }
  }

  mutating func statements(_ graph: EventGraph, _ numbers: NameNumbers) {
    for row in graph.relations {
      fixed(row.key)
      byte(row.kind.rawValue)
      unsigned(Int(row.from.index))
      unsigned(Int(row.to.index))
      span(row.span, from: graph.mentions[row.from].trigger.begin)
      unsigned(numbers.rules[Int(row.rule.index)])
    }
    for row in graph.claims {
      fixed(row.key)
      byte(row.kind.rawValue)
      unsigned(Int(row.mention.index))
      span(row.span, from: graph.mentions[row.mention].trigger.begin)
      unsigned(Int(row.row))
    }
  }
}

/// How many rows each table has; read first, so that every row can be checked when it is named.
struct RowCounts {
  var timexes = 0
  var parts = 0
  var mentions = 0
  var mentionTimexes = 0
  var participants = 0
  var places = 0
  var counts = 0
  var durations = 0
  var relations = 0
  var claims = 0
}

extension RowDecoder {
  mutating func timexes(
    _ graph: inout EventGraph, _ counts: RowCounts, _ length: Int, _ names: NameIndices
  ) throws(RowError) {
    var place: Int32 = 0
    var parts = 0
    graph.timexes.reserveCapacity(counts.timexes)
    for _ in 0..<counts.timexes {
      let key = try fixed()
      let span = try span(from: place, within: length)
      place = span.begin
      let kind = try byte()
      var row = Timex(
        document: ID(0), span: span, kind: try known(Timex.Kind(rawValue: kind & 15)), value: nil,
        modifier: try known(Timex.Modifier(rawValue: kind >> 4)), basis: try known(Timex.Basis(rawValue: try byte())),
        rule: try names.rule(try unsigned()), key: key)
      row.value = try timexValue()
      row.source = try calendarDate()
      row.anchor = try optional(below: counts.mentions)
      row.parts = try run(after: &parts, within: counts.parts)
      if let start = try optionalDate() { row.extent = DateExtent(start: start, end: try date()) }
      graph.timexes.append(row)
    }
    for _ in 0..<counts.parts {
      let span = try span(from: place, within: length)
      place = span.begin
      graph.timexParts.append(TimexPart(span: span, value: try date()))
    }
  }

  mutating func mentions(
    _ graph: inout EventGraph, _ counts: RowCounts, _ keys: [UInt64], _ length: Int, _ names: NameIndices
  ) throws(RowError) {
    var place: Int32 = 0
    var (timexes, participants) = (0, 0)
    graph.mentions.reserveCapacity(counts.mentions)
    for key in keys {
      let trigger = try span(from: place, within: length)
      place = trigger.begin
      let phrase = try span(from: place, within: length)
      let sentence = try span(from: place, within: length)
      let type = try names.type(try unsigned())
      let flags = try byte()
      var row = Mention(
        document: ID(0), trigger: trigger, phrase: phrase, sentence: sentence, type: type,
        status: try known(Status(rawValue: flags & 7)), stated: flags & 0x20 != 0,
        end: try known(EndKind(rawValue: flags >> 3 & 3)), rule: RuleID(0), key: key)
      row.value = try mentionValue()
      row.time = try bounds()
      if flags & 0x40 != 0 { row.effect = try bounds() }
      row.timexes = try run(after: &timexes, within: counts.mentionTimexes)
      row.participants = try run(after: &participants, within: counts.participants)
      row.place = try optional(below: counts.places)
      row.count = try optional(below: counts.counts)
      row.duration = try optional(below: counts.durations)
      row.anchor = try optional(below: counts.mentions)
      let cues = try byte()
      if cues & 1 != 0 { row.reportedBy = try span(from: place, within: length) }
      if cues & 2 != 0 { row.statusCue = try span(from: place, within: length) }
      row.rule = try names.rule(try unsigned())
      graph.mentions.append(row)
    }
    graph.mentionTimexes.reserveCapacity(counts.mentionTimexes)
    for _ in 0..<counts.mentionTimexes {
      graph.mentionTimexes.append(ID(try index(below: counts.timexes)))
    }
  }

  mutating func details(
    _ graph: inout EventGraph, _ counts: RowCounts, _ length: Int, _ names: NameIndices
  ) throws(RowError) {
    var place: Int32 = 0
    graph.participants.reserveCapacity(counts.participants)
    for _ in 0..<counts.participants {
      let role = try known(Participant.Role(rawValue: try byte()))
      let span = try span(from: place, within: length)
      place = span.begin
      graph.participants.append(Participant(role: role, span: span, head: try self.span(from: place, within: length)))
    }
    for _ in 0..<counts.places {
      let span = try span(from: place, within: length)
      place = span.begin
      graph.places.append(PlaceMention(span: span, name: try names.place(try unsigned())))
    }
    for _ in 0..<counts.counts {
      let span = try span(from: place, within: length)
      place = span.begin
      var row = Count(min: Int(try int32()), max: nil, span: span)
      let max = try unsigned()
      if max > 0 { row.max = Int32(bitPattern: UInt32(truncatingIfNeeded: max - 1)) }
      graph.counts.append(row)
    }
    for _ in 0..<counts.durations {
      let span = try span(from: place, within: length)
      place = span.begin
      graph.durations.append(StatedDuration(period: try period(), span: span))
    }
  }

  mutating func statements(
    _ graph: inout EventGraph, _ counts: RowCounts, _ length: Int, _ names: NameIndices
  ) throws(RowError) {
    for _ in 0..<counts.relations {
      let key = try fixed()
      let kind = try known(Relation.Kind(rawValue: try byte()))
      let from = ID<Mention>(try index(below: counts.mentions))
      let to = ID<Mention>(try index(below: counts.mentions))
      let span = try span(from: graph.mentions[from].trigger.begin, within: length)
      graph.relations.append(
        Relation(kind: kind, from: from, to: to, span: span, rule: try names.rule(try unsigned()), key: key))
    }
    graph.claims.reserveCapacity(counts.claims)
    for _ in 0..<counts.claims {
      let key = try fixed()
      let kind = try known(Claim.Kind(rawValue: try byte()))
      let mention = ID<Mention>(try index(below: counts.mentions))
      let span = try span(from: graph.mentions[mention].trigger.begin, within: length)
      let row = try unsigned()
      let rows = kind == .participant ? counts.participants : kind == .order ? counts.relations : 1
      guard row < UInt64(rows) else { throw RowError(reason: "a claim names a row that there is not") }
      graph.claims.append(Claim(kind: kind, mention: mention, span: span, row: Int(row), key: key))
    }
  }

  private mutating func index(below limit: Int) throws(RowError) -> Int {
    guard limit > 0 else { throw RowError(reason: "a row names one that there is not") }
    return try count(atMost: limit - 1)
  }
}
