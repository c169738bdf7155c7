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
      guard let step = item.step ?? length(graph.timexes[item.timex], sign), let base = base(of: item, graph),
        let date = PartialDate.shifted(base, by: step.amount, step.unit)
      else { continue }
      var timex = graph.timexes[item.timex]
      (timex.kind, timex.value, timex.basis, timex.modifier) = (.date, .date(date), .anchor, .none)
      result[item.timex] = timex
    }
    return result
  }

  private static func length(_ timex: Timex, _ sign: Int) -> TimexStep? {
    guard case .duration(let period)? = timex.value, period.halves > 0, period.halves % 2 == 0, period.unit >= .day,
      period.unit <= .year
    else { return nil }
    return TimexStep(amount: sign * Int(period.halves / 2), unit: period.unit)
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
