internal import EventGraph
internal import TimeModel

/// What a row is told relative to: where a table stands between two of its rows.
struct RowState: Equatable {
  /// Where the words of the row before begin.
  var place: Int32 = 0
  /// Ends of the last runs: of a timex its parts; of a mention its timexes and its participants.
  var first = 0
  var second = 0
}

/// Rows of the tables of a graph out of bytes, one at a time, each checked against the lengths of the tables.
extension RowDecoder {
  @inline(__always)
  mutating func timex(
    _ state: inout RowState, _ counts: RowCounts, _ length: Int, _ names: NameIndices
  ) throws(RowError) -> Timex {
    let key = try fixed()
    let span = try span(from: state.place, within: length)
    state.place = span.begin
    let kind = try byte()
    var row = Timex(
      document: ID(0), span: span, kind: try known(Timex.Kind(rawValue: kind & 15)), value: nil,
      modifier: try known(Timex.Modifier(rawValue: kind >> 4)), basis: try known(Timex.Basis(rawValue: try byte())),
      rule: try names.rule(try unsigned()), key: key)
    row.value = try timexValue()
    row.source = try calendarDate()
    row.anchor = try optional(below: counts.mentions)
    row.parts = try run(after: &state.first, within: counts.parts)
    if let start = try optionalDate() { row.extent = DateExtent(start: start, end: try date()) }
    return row
  }

  mutating func part(_ state: inout RowState, _ length: Int) throws(RowError) -> TimexPart {
    let span = try span(from: state.place, within: length)
    state.place = span.begin
    return TimexPart(span: span, value: try date())
  }

  /// - Parameter key: that of the row, which stands before the table.
  @inline(__always)
  mutating func mention(
    _ state: inout RowState, _ counts: RowCounts, _ key: UInt64, _ length: Int, _ names: NameIndices
  ) throws(RowError) -> Mention {
    let trigger = try span(from: state.place, within: length)
    let place = trigger.begin
    state.place = place
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
    row.timexes = try run(after: &state.first, within: counts.mentionTimexes)
    row.participants = try run(after: &state.second, within: counts.participants)
    row.place = try optional(below: counts.places)
    row.count = try optional(below: counts.counts)
    row.duration = try optional(below: counts.durations)
    row.anchor = try optional(below: counts.mentions)
    let cues = try byte()
    if cues & 1 != 0 { row.reportedBy = try span(from: place, within: length) }
    if cues & 2 != 0 { row.statusCue = try span(from: place, within: length) }
    row.rule = try names.rule(try unsigned())
    return row
  }

  mutating func mentionTimex(_ counts: RowCounts) throws(RowError) -> ID<Timex> { ID(try index(below: counts.timexes)) }

  mutating func participant(_ state: inout RowState, _ length: Int) throws(RowError) -> Participant {
    let role = try known(Participant.Role(rawValue: try byte()))
    let span = try span(from: state.place, within: length)
    state.place = span.begin
    return Participant(role: role, span: span, head: try self.span(from: span.begin, within: length))
  }

  mutating func place(
    _ state: inout RowState, _ length: Int, _ names: NameIndices
  ) throws(RowError) -> PlaceMention {
    let span = try span(from: state.place, within: length)
    state.place = span.begin
    return PlaceMention(span: span, name: try names.place(try unsigned()))
  }

  mutating func count(_ state: inout RowState, _ length: Int) throws(RowError) -> Count {
    let span = try span(from: state.place, within: length)
    state.place = span.begin
    var row = Count(min: Int(try int32()), max: nil, span: span)
    let max = try unsigned()
    if max > 0 { row.max = Int32(bitPattern: UInt32(truncatingIfNeeded: max - 1)) }
    return row
  }

  mutating func duration(_ state: inout RowState, _ length: Int) throws(RowError) -> StatedDuration {
    let span = try span(from: state.place, within: length)
    state.place = span.begin
    return StatedDuration(period: try period(), span: span)
  }

  /// - Parameter trigger: where the trigger of a mention begins; nil for a row that is to be passed over.
  mutating func relation(
    _ counts: RowCounts, _ length: Int, _ names: NameIndices, _ trigger: (Int) -> Int32?
  ) throws(RowError) -> Relation? {
    let key = try fixed()
    let kind = try known(Relation.Kind(rawValue: try byte()))
    let from = try index(below: counts.mentions)
    let to = try index(below: counts.mentions)
    guard let place = trigger(from) else {
      try passOverSpan()
      _ = try names.rule(try unsigned())
      return nil
    }
    let span = try span(from: place, within: length)
    return Relation(kind: kind, from: ID(from), to: ID(to), span: span, rule: try names.rule(try unsigned()), key: key)
  }

  /// - Parameter trigger: as for `relation`.
  @inline(__always)
  mutating func claim(
    _ counts: RowCounts, _ length: Int, _ trigger: (Int) -> Int32?
  ) throws(RowError) -> Claim? {
    let key = try fixed()
    let kind = try known(Claim.Kind(rawValue: try byte()))
    let mention = try index(below: counts.mentions)
    let place = trigger(mention)
    let span: TextSpan
    if let place {
      span = try self.span(from: place, within: length)
    } else {
      try passOverSpan()
      span = TextSpan(0, 0)
    }
    let row = try unsigned()
    let rows = kind == .participant ? counts.participants : kind == .order ? counts.relations : 1
    guard row < UInt64(rows) else { throw RowError(reason: "a claim names a row that there is not") }
    return place == nil ? nil : Claim(kind: kind, mention: ID(mention), span: span, row: Int(row), key: key)
  }

  private mutating func passOverSpan() throws(RowError) {
    _ = try signed()
    _ = try signed()
  }

  private mutating func index(below limit: Int) throws(RowError) -> Int {
    guard limit > 0 else { throw RowError(reason: "a row names one that there is not") }
    return try count(atMost: limit - 1)
  }
}
