public import EventGraph
public import Linking

extension ReviewLog {
  /// The graph as the analyst left it: the changes that hold, made in their order on top of what linking found.
  ///
  /// A pure function of the graph and the changes. What an analyst states (an added event, a date) comes in as a mention
  /// in a document of the analyst's own, so that it has words and a claim like everything else; the dates of sources that
  /// an edit overrules are set aside, and their claims stay. Marks in `reviews` say what was decided about which event.
  ///
  /// - Parameters:
  ///   - name: of the analyst's document.
  ///   - keepingRejected: whether rejected mentions stay, as events of their own with their mark, for a list of them.
  /// - Precondition: the graph is linked.
  /// - Complexity: that of linking without its search for candidates; O(1) without changes.
  public func applied(
    to linked: EventGraph, name: String, linker: Linker, keepingRejected: Bool = false
  ) -> EventGraph {
    let changes = inForce
    if changes.isEmpty { return linked }
    var work = ReviewApplication(linked, folding: linker.folding, name: name)
    for change in changes { work.apply(change) }
    work.settleDates()

    var graph = work.graph
    let gone = keepingRejected ? [] : work.rejected
    let withdrawn = work.withdrawnClaims
    graph.claims = graph.claims.enumerated().filter { !withdrawn.contains(ID($0.offset)) }.map(\.element)
    let moved = graph.remove(gone)
    func place(_ id: ID<Mention>) -> ID<Mention>? { moved[Int(id.index)] }
    let groups = work.members.map { $0.compactMap(place) }.filter { !$0.isEmpty }
    graph = linker.regrouped(graph, groups)
    graph.putAnalystLast(work.analyst)
    for (mention, label) in work.labels {
      if let event = place(mention).flatMap({ graph.mentions[$0].event }) { graph.events[event].label = label }
    }
    for alias in work.aliases { graph.unite([alias.name] + alias.others, linker.folding) }
    graph.reviews = work.marks.compactMap { mark, mention in
      guard let mention else { return mark }
      guard let event = place(mention).flatMap({ graph.mentions[$0].event }) else { return nil }
      var mark = mark
      mark.event = event
      return mark
    }
    return graph
  }
}

extension EventGraph {
  /// Events keep the ids that their sources give them: mentions of the analyst come last, and count as no source of what
  /// others tell.
  fileprivate mutating func putAnalystLast(_ analyst: AnalystDocument) {
    for index in events.indices {
      let own = events[index].mentions.filter { analyst.isAuthor(of: mentions[$0]) }
      let others = events[index].mentions.filter { !analyst.isAuthor(of: mentions[$0]) }
      guard !own.isEmpty, !others.isEmpty else { continue }
      events[index].mentions = others + own
      events[index].sources = max(1, events[index].sources - 1)
    }
  }

  /// Makes one actor, under the first name, of all whose names are among these in any inflected form.
  fileprivate mutating func unite(_ names: [String], _ folding: Folding) {
    let wanted = names.map { folding.words(of: $0) }
    var fits: [ID<Actor>: Bool] = [:]
    for mention in mentions {
      for participant in participants(of: mention) {
        guard let actor = participant.actor, fits[actor] != true else { continue }
        let words = folding.words(of: words(participant.span, of: mention))
        fits[actor] = wanted.contains { NameForms.agree($0, words) }
      }
    }
    let actors = fits.filter(\.value).keys.sorted()
    guard let target = actors.first else { return }
    self.actors[target].name = names[0]
    let united = Set(actors)
    for index in participants.indices {
      if let actor = participants[index].actor, united.contains(actor) { participants[index].actor = target }
    }
  }
}
