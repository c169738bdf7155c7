internal import Analysis
internal import EventGraph
internal import TimeModel

extension BeforeFlag {
  /// Nil where X has no day to plant a flag on.
  ///
  /// What is later is reckoned here from propagated bounds: latest end of X before the earliest start. What is disputed
  /// counts on neither side.
  init?(_ answer: Answer, _ input: ChartInput) {
    guard let choice = answer.chosen.first else { return nil }
    let wording = input.wording
    let bounds: TimeBounds
    if let event = choice.event {
      guard let entry = input.chronology.entries.first(where: { $0.event == event }) else { return nil }
      bounds = entry.bounds
      let label = TimelineModel.cut(input.labels[Int(event.index)], to: 40)
      words = wording.text("before.flag", ["date": input.dateText(entry), "event": label])
    } else {
      guard let date = choice.date.flatMap({ PartialDate(isoDate: $0) }) else { return nil }
      bounds = TimeBounds(actWithin: date)
      words = wording.text("before.flag", ["date": wording.date(date), "event": ""])
    }
    guard bounds.earliestStart.isFinite else { return nil }
    words = Self.withoutDanglingSeparator(words)
    event = choice.event
    earliest = bounds.earliestStart
    latest = bounds.latestStart.isFinite ? bounds.latestStart : bounds.earliestStart
    definite = answer.definite.count
    possible = answer.possible.count
    disputed = answer.disputed.count
    let excluded = Set(answer.disputed.map(\.event) + answer.definite.map(\.event) + answer.otherStatus)
    later = input.chronology.entries.count { entry in
      entry.event != choice.event && !excluded.contains(entry.event) && bounds.latestEnd.isFinite
        && entry.bounds.earliestStart.isFinite && bounds.latestEnd < entry.bounds.earliestStart
    }
  }

  private static func withoutDanglingSeparator(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last.isWhitespace || last == "\u{b7}" || last == "," || last == ":" {
      text.removeLast()
    }
    return String(text)
  }
}

extension PartialDate {
  /// A year, month or day in ISO 8601 form; nil for any other EDTF.
  init?(isoDate text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard !parts.contains(nil) else { return nil }
    let numbers = parts.compactMap { $0 }
    switch numbers.count {
    case 1: self.init(year: numbers[0])
    case 2 where (1...12).contains(numbers[1]): self.init(year: numbers[0], month: numbers[1])
    case 3 where (1...12).contains(numbers[1]) && (1...31).contains(numbers[2]):
      self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    default: return nil
    }
  }
}
