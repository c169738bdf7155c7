internal import EventGraph
internal import TimeModel
internal import TimeNetwork

extension QuestionSolver {
  /// Stated causes first, and causes of causes; then earlier events that share who takes part, as what they are: no
  /// stated cause.
  func ledTo(_ choice: Answer.Choice) -> QuestionAnswer {
    guard let event = choice.event else {
      var result = stem(.before, [choice], "A date has no cause: ask what happened before \(choice.date ?? "it").")
      result.isAnswered = false
      return result
    }
    var causes: [QuestionAnswer.Row] = []
    var seen: Set<ID<Event>> = [event]
    var queue = [(event: event, depth: 0)]
    var next = 0
    while next < queue.count {
      let (effect, depth) = queue[next]
      next += 1
      for (cause, claims, words) in statedCauses(of: effect) where seen.insert(cause).inserted {
        let far = depth == 0 ? "" : ", which led to ‹\(graph.label(of: effect))›"
        let status = graph.events[cause].status
        let note = "stated: “\(words)”\(far)" + (status == .actual ? "" : "; only \(status.name)")
        causes.append(.init(event: cause, note: note, claims: claims))
        if depth < 3 { queue.append((cause, depth + 1)) }
      }
    }
    let own = Set(actors(of: event))
    let earlier = all.answer(.before, [term(.x)], [choice])
    let sharing = earlier.definite.filter { row in
      !seen.contains(row.event) && !own.isDisjoint(with: actors(of: row.event))
    }
    let nearest = sharing.suffix(Self.mostShared)
    let rows = nearest.map { row in
      let shared = actors(of: row.event).filter(own.contains).map { "‹\(graph.actors[$0].name)›" }
      return QuestionAnswer.Row(
        event: row.event, note: "no stated cause; shares \(shared.uniqued.joined(separator: ", "))", claims: row.proof)
    }
    let others = causes.isEmpty ? causesOfOthers(than: event, choice) : []
    let number = causes.count
    let head =
      number == 0
      ? "No text states what led to \(name(event))."
      : "The texts state \(number) cause\(number == 1 ? "" : "s") of \(name(event))."
    let more = others.isEmpty ? "" : " They state what led to another that fits."
    let tail = rows.isEmpty ? "" : " Earlier events with the same actors are listed; no text says that they led to it."
    var result = stem(.before, [choice], head + more + tail)
    result.isAnswered = number > 0 || !others.isEmpty || !rows.isEmpty
    result.facts = [.init("statedCauses", number), .init("earlierWithSameActors", sharing.count)]
    if !causes.isEmpty { result.sections.append(.init("causes", "Stated causes", causes)) }
    if !others.isEmpty { result.sections.append(.init("causesOfOthers", "Stated causes of others that fit", others)) }
    if !rows.isEmpty {
      let title = sharing.count > rows.count ? "the last \(rows.count) of \(sharing.count)" : "no stated cause"
      result.sections.append(.init("sharedActors", "Earlier, with the same actors (\(title))", rows))
    }
    return result
  }

  static let mostShared = 10

  /// Stated causes of the events of the same type that fit the words of the question nearly as well: texts tell of one
  /// suspension in several places.
  private func causesOfOthers(than event: ID<Event>, _ choice: Answer.Choice) -> [QuestionAnswer.Row] {
    choice.runnersUp.filter { graph.events[$0].type == graph.events[event].type }.flatMap { other in
      statedCauses(of: other).filter { $0.0 != event }.map { cause, claims, words in
        QuestionAnswer.Row(event: cause, note: "stated: “\(words)”, of \(name(other))", claims: claims)
      }
    }
  }

  private func actors(of event: ID<Event>) -> [ID<Actor>] {
    graph.events[event].mentions.flatMap { graph.participants(of: graph.mentions[$0]).compactMap(\.actor) }
  }

  /// Events that the texts name as causes of one, with the claims and words that do.
  private func statedCauses(of effect: ID<Event>) -> [(ID<Event>, [ID<Claim>], String)] {
    var found: [(ID<Event>, [ID<Claim>], String)] = []
    for (row, relation) in graph.relations.enumerated() {
      guard let from = graph.mentions[relation.from].event, let to = graph.mentions[relation.to].event else { continue }
      let cause: ID<Event>
      switch relation.kind {
      case .causes where to == effect: cause = from
      case .respondsTo where from == effect: cause = to
      default: continue
      }
      let hidden = all.options.withoutDocuments
      let claims = graph.claims.indices.filter { graph.claims[$0].kind == .order && Int(graph.claims[$0].row) == row }
        .map { ID<Claim>($0) }
      guard cause != effect, !hidden.contains(graph.mentions[relation.from].document),
        all.options.withoutClaims.isDisjoint(with: claims)
      else { continue }
      found.append((cause, claims, graph.words(relation.span, of: graph.mentions[relation.from])))
    }
    return found
  }

  /// Types of events that certainly ended within a year before events of X's type, and how often.
  func precursors() throws(QuestionFailure) -> QuestionAnswer {
    let query = LookupQuery(term(.x), all.options)
    var types = query.types
    if types.isEmpty, let event = try choices(.x).first?.event { types = [graph.events[event].type] }
    let names = types.sorted().map(\.name).joined(separator: ", ")
    let targets = listed.filter { types.contains(graph.events[$0].type) }
    guard !targets.isEmpty else { throw .nothingFits(term(.x)) }
    struct Tally { var targets: Set<ID<Event>> = []; var days: [Int] = []; var example: ID<Event>? }
    var tallies: [EventType: Tally] = [:]
    for target in targets {
      let start = bounds(target).earliestStart
      guard start.isFinite else { continue }
      let own = Set(actors(of: target))
      var nearest: [EventType: (event: ID<Event>, day: Day)] = [:]
      for other in listed where other != target && !types.contains(graph.events[other].type) {
        let end = bounds(other).latestEnd
        guard end.isFinite, end < start, start.number - end.number <= 366,
          !own.isDisjoint(with: actors(of: other)),
          order.verdict(other.index, before: target.index) == .definite
        else { continue }
        let type = graph.events[other].type
        if nearest[type].map({ $0.day < end }) ?? true { nearest[type] = (other, end) }
      }
      for (type, found) in nearest {
        tallies[type, default: Tally()].targets.insert(target)
        tallies[type, default: Tally()].days.append(start.number - found.day.number)
        if tallies[type]?.example == nil || position(found.event) < position(tallies[type]!.example!) {
          tallies[type]?.example = found.event
        }
      }
    }
    let ranked = tallies.sorted { ($1.value.targets.count, $0.key) < ($0.value.targets.count, $1.key) }
    var result = stem(.before, [], "")
    result.facts = [.init("type", .text(names)), .init("events", targets.count)]
    let rows = ranked.map { type, tally in
      let days = tally.days.sorted()
      let median = days[days.count / 2]
      return QuestionAnswer.Row(
        event: tally.example,
        note: "\(type.name): before \(tally.targets.count) of \(targets.count), median \(median) days; for example this"
      )
    }
    if let best = ranked.first, best.value.targets.count > 1 {
      result.headline =
        "Within a year before \(targets.count) events of type \(names), with a shared actor: most often \(best.key.name)"
        + " (\(best.value.targets.count))."
    } else {
      result.headline =
        "Too few to speak of “usually”: \(targets.count) event\(targets.count == 1 ? "" : "s") of type \(names)"
        + (ranked.isEmpty
          ? ", and no earlier event shares an actor with any within a year." : ", none preceded twice by one type.")
      result.isAnswered = !ranked.isEmpty
    }
    if !rows.isEmpty { result.sections = [.init("types", "Types of earlier events with a shared actor", rows)] }
    return result
  }
}

extension Array where Element: Hashable {
  /// Each element once, in the order of its first place.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
