internal import EventGraph
internal import TimeModel

/// What mentions in two languages are compared by besides names: what the words around them mean, and the days of which
/// the text tells there.
extension MentionFeatures {
  /// Words on each side of a trigger whose meanings count.
  private static let meaningReach = 12
  private static let mostDays = 4

  /// Enters the meanings of the words around each mention.
  static func addMeanings(_ features: inout [MentionFeatures], _ vocabulary: Vocabulary, _ table: MeaningTable) {
    guard !table.isEmpty else { return }
    let meanings = vocabulary.stems.map { table.meanings(of: $0) }
    for rank in features.indices {
      let row = features[rank]
      var (inside, around): ([Int32], [Int32]) = ([], [])
      for word in vocabulary.words(of: row.mention, around: row.trigger, reach: meaningReach) where !word.isNumber {
        if word.span.overlaps(row.trigger) {
          inside += meanings[Int(word.stem)]
        } else {
          around += meanings[Int(word.stem)]
        }
      }
      features[rank].meanings = inside.sortedUnique()
      features[rank].meaningsAround = around.sortedUnique()
    }
  }

  /// Enters the days of which the sentence of each mention tells, and the one told of last before it.
  static func addDaysAround(_ features: inout [MentionFeatures], _ graph: EventGraph) {
    var days: [[(span: TextSpan, day: Int32)]] = Array(repeating: [], count: graph.documents.count)
    for timex in graph.timexes {
      guard case .date(let date)? = timex.value, date.firstDay == date.lastDay else { continue }
      days[Int(timex.document.index)].append((timex.span, Int32(clamping: date.firstDay.number)))
    }
    for index in days.indices { days[index].sort { ($0.span, $0.day) < ($1.span, $1.day) } }
    for rank in features.indices {
      let row = features[rank]
      let told = days[Int(row.document.index)]
      var (low, high) = (0, told.count)
      while low < high {
        let middle = (low + high) / 2
        if told[middle].span.begin < row.sentence.begin { low = middle + 1 } else { high = middle }
      }
      if low > 0 { features[rank].dayBefore = told[low - 1].day }
      features[rank].daysOfSentence = told[low...].prefix { $0.span.end <= row.sentence.end }.prefix(mostDays).map(
        \.day)
    }
  }
}
