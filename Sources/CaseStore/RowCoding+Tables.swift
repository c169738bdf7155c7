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

  /// In the order in which the lengths are kept.
  static let tables: [any WritableKeyPath<RowCounts, Int> & Sendable] = [
    \.timexes, \.parts, \.mentions, \.mentionTimexes, \.participants, \.places, \.counts, \.durations, \.relations,
    \.claims,
  ]
}
