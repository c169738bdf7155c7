internal import EventGraph
internal import Exchange
internal import TimeModel

/// A time expression that was extracted.
struct PredictedTimex {
  var span: ScalarSpan
  var kind: Timex.Kind
  /// EDTF, or ISO 8601 for durations and sets.
  var edtf: String?
  /// The TIMEX3 value.
  var timex3: String?
  /// Other spellings of the value that a lenient comparison takes.
  var intervals: [String]
}

/// An event that was extracted.
struct PredictedEvent {
  var span: ScalarSpan
  var type: String
  var value: ComparableValue
  var status: String
  var participants: [PredictedParticipant]
  var place: PredictedPlace?
  var count: PredictedCount?
}

struct PredictedPlace {
  var text: String
  /// In the gazetteer; nil for a place that it does not hold.
  var name: String?
}

struct PredictedCount {
  var min: Int
  /// Nil where open upwards.
  var max: Int?
  /// Says how many without a figure.
  var isVague = false
}

struct PredictedParticipant {
  var role: String
  var text: String
  var span: ScalarSpan
  var head: ScalarSpan
}

/// What was extracted from one document, in the order in which it is printed.
struct Predictions {
  var timexes: [PredictedTimex] = []
  /// Only events with a dated value.
  var events: [PredictedEvent] = []

  /// Appends the rows of a piece that starts `scalarOffset` scalars into its document.
  ///
  /// - Parameter parts: whether the ends of a range stand in its place.
  mutating func append(_ graph: EventGraph, scalarOffset: Int, parts: Bool) {
    guard let document = graph.documents.first else { return }
    let offsets = ScalarOffsets(of: document.text)
    func span(_ span: TextSpan) -> ScalarSpan {
      ScalarSpan(
        begin: offsets.scalarOffset(at: Int(span.begin)) + scalarOffset,
        end: offsets.scalarOffset(at: Int(span.end)) + scalarOffset)
    }
    for index in Predictions.order(of: graph.timexes.map(\.span.begin)) {
      let timex = graph.timexes[index]
      if parts, !timex.parts.isEmpty {
        for part in graph.timexParts[timex.parts.indices] {
          timexes.append(
            PredictedTimex(
              span: span(part.span), kind: timex.kind, edtf: nil, timex3: TIMEX3(part.value).value, intervals: []))
        }
      } else {
        let timex3 = TIMEX3(timex)
        timexes.append(
          PredictedTimex(
            span: span(timex.span), kind: timex.kind, edtf: timex.edtf, timex3: timex3.value,
            intervals: [timex3.interval, timex.edtf, timex.interval].compactMap { $0 }))
      }
    }
    for index in Predictions.order(of: graph.mentions.map(\.trigger.begin)) {
      let mention = graph.mentions[index]
      guard let value = mention.value.map({ "\($0)" }), value.holdsYear else { continue }
      events.append(
        PredictedEvent(
          span: span(mention.trigger), type: mention.type.name, value: ComparableValue(value),
          status: mention.status.name,
          participants: graph.participants(of: mention).map { participant in
            PredictedParticipant(
              role: participant.role.name, text: document.words(participant.span), span: span(participant.span),
              head: span(participant.head))
          },
          place: graph.place(of: mention).map { place in
            PredictedPlace(text: document.words(place.span), name: place.name.map(graph.name))
          },
          count: mention.count.map { id in
            PredictedCount(
              min: Int(graph.counts[id].min), max: graph.counts[id].max.map { Int($0) },
              isVague: graph.counts[id].max == nil && VagueNumbers.isVague(document.words(graph.counts[id].span)))
          }))
    }
  }

  /// Row numbers by offset, then by number.
  private static func order(of offsets: [Int32]) -> [Int] {
    offsets.indices.sorted { (offsets[$0], $0) < (offsets[$1], $1) }
  }
}
