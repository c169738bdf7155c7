internal import EventGraph
internal import TimeModel

/// Turns the timexes of a mention into its value, bounds, effect and end.
struct DateOfMention {
  var value: MentionValue?
  var bounds = TimeBounds.unbounded
  var effect: TimeBounds?
  var end = EndKind.known
  var isStated = true
  var anchor: ID<Mention>?

  /// - Parameters:
  ///   - timexes: the dates of one occurrence: one, or consecutive ones that make an interval.
  ///   - created: bounds what "goes on" from above.
  ///   - isAtStart: an open range dates the event by its start ("since 2008, when …", "suspended since 25 January").
  ///   - isOpen: several occurrences are told of one day and of those after it.
  ///   - isAtBound: an open end dates it, too ("held until 5 May, when he was expelled").
  ///   - isDisclosed: the timexes date the news of the occurrence, which came after it.
  init(
    type: EventType, timexes: [Timex], duration: Period?, created: PartialDate?, isAtStart: Bool, isOpen: Bool,
    isAtBound: Bool = false, isDisclosed: Bool = false
  ) {
    let occurrence = type.entry.occurrence
    isStated = timexes.allSatisfy { $0.basis == .stated }
    anchor = timexes.lazy.compactMap(\.anchor).first
    guard var value = Self.value(timexes, startsOnly: isAtStart) else { return }
    if isAtBound, case .interval(nil, let end?) = value { value = .date(end) }
    if isOpen, case .date(let start) = value { value = .interval(start, nil) }
    if isDisclosed, case .date(var day) = value {
      day.qualifier.insert(.uncertain)
      value = .date(day)
      isStated = false
    }
    self.value = value
    switch value {
    case .date(let date):
      bounds = TimeBounds(actWithin: date)
      if occurrence == .state {
        bounds.latestEnd = .unboundedFuture
        end = .unknown
      }
    case .interval(let start?, let finish?):
      bounds =
        occurrence == .state
        ? TimeBounds(stateFrom: start, to: finish) : TimeBounds(actWithin: start.firstDay, finish.lastDay)
    case .interval(let start?, nil):
      let today = created?.lastDay ?? .unboundedFuture
      if occurrence == .state {
        bounds = TimeBounds(
          earliestStart: start.firstDay, latestStart: start.lastDay, earliestEnd: created?.firstDay ?? start.firstDay,
          latestEnd: .unboundedFuture)
        end = .open
      } else {
        bounds = TimeBounds(actWithin: start.firstDay, max(today, start.lastDay))
      }
    case .interval(nil, let finish?):
      bounds = TimeBounds(
        earliestStart: .unboundedPast, latestStart: finish.lastDay, earliestEnd: .unboundedPast,
        latestEnd: finish.lastDay)
    case .interval(nil, nil): break
    case .within(let first, let last): bounds = TimeBounds(actWithin: first.firstDay, last.lastDay)
    }
    if let duration, type.leavesEffect, bounds.earliestStart.isFinite { setEffect(duration) }
  }

  /// The state that the act leaves: it starts with the act and lasts as long as the text says.
  private mutating func setEffect(_ duration: Period) {
    let earliest = bounds.earliestStart.moved(by: duration)
    let latest = bounds.latestStart.moved(by: duration)
    var effect = bounds
    switch duration.bound {
    case .atMost, .lessThan: (effect.earliestEnd, effect.latestEnd) = (bounds.earliestStart, latest)
    case .atLeast, .moreThan: (effect.earliestEnd, effect.latestEnd) = (earliest, .unboundedFuture)
    case .exactly, .about: (effect.earliestEnd, effect.latestEnd) = (earliest, latest)
    }
    self.effect = effect
  }

  private static func value(_ timexes: [Timex], startsOnly: Bool) -> MentionValue? {
    let values = timexes.compactMap { timex in timex.value.map { value($0, timex.modifier, startsOnly) } ?? nil }
    guard var hull = values.first else { return nil }
    for value in values.dropFirst() { hull = hull.finer(value) ?? hull.hull(value) ?? hull }
    return hull
  }

  private static func value(_ value: TimexValue, _ modifier: Timex.Modifier, _ startsOnly: Bool) -> MentionValue? {
    switch value {
    case .date(let date):
      switch modifier {
      case .before, .onOrBefore: return .interval(nil, date)
      case .after, .onOrAfter: return .interval(date, nil)
      default: return .date(date)
      }
    case .range(let start, nil):
      guard let start else { return nil }
      // "suspended since 25 January" dates the act that began the state.
      return startsOnly ? .date(start) : .interval(start, nil)
    case .range(let start, let end): return .interval(start, end)
    case .within(let first, let last): return .within(first, last)
    case .duration, .set, .recurring, .vague: return nil
    }
  }
}

extension MentionValue {
  /// Of two values one of which lies within the other, that one ("in April, on the 6th"); nil where none does, or where
  /// the wider one is no single date: "from 1 to 5 May, on 3 May" speaks of both.
  func finer(_ other: MentionValue) -> MentionValue? {
    guard case .date(let a) = self, case .date(let b) = other, a != b else { return nil }
    if a.firstDay <= b.firstDay, b.lastDay <= a.lastDay { return other }
    if b.firstDay <= a.firstDay, a.lastDay <= b.lastDay { return self }
    return nil
  }

  /// One interval over two values that touch or overlap; nil if they lie apart.
  func hull(_ other: MentionValue) -> MentionValue? {
    guard let (a, b) = ends, let (c, d) = other.ends else { return nil }
    if let b, let c, b.lastDay.advanced(by: 1) < c.firstDay { return nil }
    if let d, let a, d.lastDay.advanced(by: 1) < a.firstDay { return nil }
    let start: PartialDate? = if let a, let c { a.firstDay <= c.firstDay ? a : c } else { nil }
    let end: PartialDate? = if let b, let d { b.lastDay >= d.lastDay ? b : d } else { nil }
    if start == end, let start { return .date(start) }
    return .interval(start, end)
  }

  /// Start and end, nil where open.
  var ends: (PartialDate?, PartialDate?)? {
    switch self {
    case .date(let date): (date, date)
    case .interval(let start, let end): (start, end)
    case .within: nil
    }
  }
}
