internal import EventGraph
internal import TimeModel
internal import TimeNetwork

extension QuestionSolver {
  /// Places of events that an actor takes part in: at the time of X, last before it, first after it.
  func whereabouts(_ choice: Answer.Choice) -> QuestionAnswer {
    let terms = [term(.x)]
    func rows(_ relation: Answer.Relation) -> [ID<Event>] {
      let found = reasoning.answer(relation, terms, [choice]).definite.map(\.event).filter { place(of: $0) != nil }
      return found
    }
    let (earlier, later) = (rows(.before), rows(.after))
    // X may have an effect that lasts for months (a suspension): where somebody was then says nothing of its own day.
    var during = rows(.during).filter { !earlier.contains($0) && !later.contains($0) }
    if let event = choice.event, reasoning.isListed(event), place(of: event) != nil { during.insert(event, at: 0) }
    let (before, after) = (earlier.last, later.first)
    let actor = term(.actor)
    var result = stem(.during, [choice], "")
    if let event = during.first {
      result.headline =
        "‹\(actor)› takes part in \(name(event)) at \(place(of: event)!) at the time of \(name(choice))."
      result.facts = [.init("place", .text(place(of: event)!))]
    } else {
      result.headline = "No text says where ‹\(actor)› was at the time of \(name(choice))."
      if let before { result.headline += " Last before it: \(place(of: before)!), \(name(before))." }
      if let after { result.headline += " First after it: \(place(of: after)!), \(name(after))." }
      result.facts = [.init("place", .unknown)]
      result.isAnswered = false
    }
    func section(_ key: String, _ title: String, _ events: [ID<Event>]) {
      if events.isEmpty { return }
      result.sections.append(.init(key, title, events.map { .init(event: $0, note: "place: \(place(of: $0)!)") }))
    }
    section("during", "At the time", during)
    section("before", "Last known before", before.map { [$0] } ?? [])
    section("after", "First known after", after.map { [$0] } ?? [])
    return result
  }

  private func place(of event: ID<Event>) -> String? {
    for id in graph.events[event].mentions {
      let mention = graph.mentions[id]
      if let place = graph.place(of: mention) {
        return place.name.map(graph.name) ?? graph.words(place.span, of: mention)
      }
    }
    return nil
  }

  /// Who held an office at the time of X: only if a text says so; else what the texts say of the office.
  func office(_ choice: Answer.Choice) -> QuestionAnswer {
    var filter = EventFilter(folding: all.options.filter.folding)
    filter.about = [term(.office)]
    filter.types = Set(["office-change", "election"].compactMap { EventType($0) })
    let named = all.filtered(by: filter)
    let before = named.answer(.before, [term(.x)], [choice]).definite.map(\.event)
    let during = named.answer(.during, [term(.x)], [choice]).definite.map(\.event).filter { !before.contains($0) }
    let after = named.answer(.after, [term(.x)], [choice]).definite.map(\.event)
    var result = stem(
      .during, [choice],
      "No text states who held the office ‹\(term(.office))› at the time of \(name(choice)): that needs a statement that"
        + " names the holder at that time, or the beginning and the end of a term around it.")
    result.isAnswered = false
    let found: [(String, String, [ID<Event>])] = [
      ("before", "Changes of the office before, the last ones", Array(before.suffix(3))),
      ("during", "At the time", during), ("after", "First change after", Array(after.prefix(1))),
    ]
    for (key, title, events) in found where !events.isEmpty {
      result.sections.append(.init(key, title, events.map { .init(event: $0, claims: dateClaims($0)) }))
    }
    if result.sections.isEmpty { result.headline += " No text speaks of a change of that office." }
    return result
  }

  /// The longest time, inside a period or between the first and the last event, in which no event can lie.
  func gap() throws(QuestionFailure) -> QuestionAnswer {
    var low = Day.unboundedPast
    var high = Day.unboundedFuture
    if let words = question.words[.period] {
      guard let term = DateTerm(all.options.terms[words]?.date ?? words) else { throw .noDate(words) }
      (low, high) = (term.bounds.earliestStart, term.bounds.latestEnd)
    }
    let dated = listed.filter { bounds($0).earliestStart.isFinite && bounds($0).latestEnd.isFinite }
      .filter { bounds($0).latestEnd >= low && bounds($0).earliestStart <= high }
      .sorted { (bounds($0).earliestStart, position($0)) < (bounds($1).earliestStart, position($1)) }
    let undated = listed.count { !(bounds($0).earliestStart.isFinite && bounds($0).latestEnd.isFinite) }
    struct Gap { var first: Day; var last: Day; var before: ID<Event>?; var after: ID<Event>? }
    var best: Gap?
    var covered = low
    var latest: ID<Event>?
    func consider(until day: Day, _ after: ID<Event>?) {
      guard covered.isFinite, day.isFinite, covered < day else { return }
      let gap = Gap(first: covered, last: day, before: latest, after: after)
      if best.map({ $0.last.number - $0.first.number < day.number - covered.number }) ?? true { best = gap }
    }
    for event in dated {
      let time = bounds(event)
      let start = Day(number: time.earliestStart.number - 1)
      consider(until: start, event)
      let next = Day(number: time.latestEnd.number + 1)
      if !covered.isFinite || next > covered { (covered, latest) = (next, event) }
    }
    consider(until: high, nil)
    var result = stem(.between, [], "")
    let who = question.words[.actor].map { " of ‹\($0)›" } ?? ""
    guard let best, best.last.number >= best.first.number else {
      result.headline = "No time without any event\(who) is known: \(dated.count) dated events."
      result.isAnswered = false
      return result
    }
    let days = best.last.number - best.first.number + 1
    result.headline = "\(best.first) to \(best.last), \(days) days without any dated event\(who)."
    if undated > 0 {
      result.headline += " \(undated) event\(undated == 1 ? "" : "s") without both bounds may lie in it."
    }
    result.facts = [
      .init("first", .text("\(best.first)")), .init("last", .text("\(best.last)")), .init("days", days),
      .init("withoutBounds", undated),
    ]
    if let event = best.before {
      result.sections.append(.init("before", "Last before it", [.init(event: event, claims: dateClaims(event))]))
    }
    if let event = best.after {
      result.sections.append(.init("after", "First after it", [.init(event: event, claims: dateClaims(event))]))
    }
    return result
  }

  /// Events in order, runs of unknown order as groups.
  func chronology() -> QuestionAnswer {
    let shown = reasoning.chronology.entries.map(\.event).filter(reasoning.isListed)
    var groupOf: [ID<Event>: Int] = [:]
    for (number, group) in reasoning.chronology.groups.enumerated() { for event in group { groupOf[event] = number } }
    var sections: [QuestionAnswer.Section] = []
    var last: Int?
    let isShown = Set(shown)
    for event in shown {
      let group = groupOf[event].flatMap { number in
        reasoning.chronology.groups[number].count(where: isShown.contains) > 1 ? number : nil
      }
      let time = bounds(event)
      let note = graph.events[event].value == nil ? earliestAndLatest(time) : nil
      let row = QuestionAnswer.Row(event: event, note: note, claims: dateClaims(event))
      if !sections.isEmpty, group == last {
        sections[sections.count - 1].rows.append(row)
      } else {
        sections.append(
          group == nil ? .init("events", "In this order", [row]) : .init("group", "Order unknown among these", [row]))
      }
      last = group
    }
    let who = question.words[.actor].map { " of ‹\($0)›" } ?? ""
    var result = stem(.during, [], "\(shown.count) event\(shown.count == 1 ? "" : "s")\(who).")
    result.isAnswered = !shown.isEmpty
    result.facts = [.init("events", shown.count)]
    result.sections = sections
    return result
  }
}
