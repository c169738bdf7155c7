internal import EventGraph
internal import TimeModel

/// Resolves lengths that are counted from an event ("three days after the law was adopted") through the date of that event.
struct Offsets {
  /// A length to resolve.
  struct Open {
    var timex: ID<Timex>
    var sign: Int
    var type: EventType
    /// The mention that the words behind it make.
    var mention: ID<Mention>?
    /// The date that it is counted back from, where the event itself is the one to be dated.
    var reference: ID<Timex>?
    /// What a date goes on by, where it is no length.
    var step: TimexStep?
  }

  /// Days by lengths: the length as a time expression with the value of that day.
  ///
  /// The event is the mention named, if dated; else the last one of its type in front, else the first one behind.
  static func resolve(_ open: [Open], in graph: EventGraph) -> [ID<Timex>: Timex] {
    var result: [ID<Timex>: Timex] = [:]
    for item in open {
      let sign = item.reference == nil ? item.sign : -item.sign
      guard
        let step = (item.reference == nil ? item.step : item.step?.reversed) ?? length(graph.timexes[item.timex], sign),
        let base = base(of: item, graph),
        let date = PartialDate.shifted(base, by: step.amount, step.unit)
      else { continue }
      var timex = graph.timexes[item.timex]
      (timex.kind, timex.value, timex.basis, timex.modifier) = (.date, .date(date), .anchor, .none)
      result[item.timex] = timex
    }
    return result
  }

  private static func length(_ timex: Timex, _ sign: Int) -> TimexStep? {
    guard case .duration(let period)? = timex.value, period.halves > 0 else { return nil }
    if period.unit < .day { return days(period, sign) }
    let years =
      switch period.unit {
      case .decade: 5
      case .century: 50
      default: 0
      }
    // Halves of decades, centuries and years are years and months; half a day or a week is no whole step.
    if years > 0 { return TimexStep(amount: sign * years * Int(period.halves), unit: .year) }
    if period.unit == .year, period.halves % 2 != 0 {
      return TimexStep(amount: sign * 6 * Int(period.halves), unit: .month)
    }
    guard period.halves % 2 == 0, period.unit <= .year else { return nil }
    return TimexStep(amount: sign * Int(period.halves / 2), unit: period.unit)
  }

  /// Whole days of hours; few of them ("an hour after he was sworn in") are of the same day.
  private static func days(_ period: Period, _ sign: Int) -> TimexStep? {
    guard period.unit == .hour else { return TimexStep(amount: 0, unit: .day) }
    let hours = Int(period.halves) / 2
    if hours <= 6 { return TimexStep(amount: 0, unit: .day) }
    return hours % 24 == 0 ? TimexStep(amount: sign * hours / 24, unit: .day) : nil
  }

  private static func base(of item: Open, _ graph: EventGraph) -> PartialDate? {
    if let reference = item.reference {
      guard case .date(let date)? = graph.timexes[reference].value else { return nil }
      return date
    }
    if let mention = item.mention, let value = graph.mentions[mention].value { return date(value) }
    let at = graph.timexes[item.timex].span.begin
    var behind: PartialDate?
    var front: PartialDate?
    for mention in graph.mentions where mention.type == item.type && mention.status == .actual {
      guard let value = mention.value, let date = date(value) else { continue }
      if mention.trigger.begin < at { front = date } else if behind == nil { behind = date }
    }
    return front ?? behind
  }

  private static func date(_ value: MentionValue) -> PartialDate? {
    if case .date(let date) = value { return date }
    return nil
  }
}
