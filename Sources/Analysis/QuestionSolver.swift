public import EventGraph
internal import TimeModel
internal import TimeNetwork

/// Answers one question; its parts stand in extensions by what is asked.
struct QuestionSolver {
  let question: Question
  /// With the filter that the question's actors and types add to the user's.
  let reasoning: Reasoning
  /// Without that filter.
  let all: Reasoning
  /// How the filter was taken, where that needs saying.
  private(set) var remarks: [String] = []

  var graph: EventGraph { reasoning.graph }
  var order: TimeOrder { reasoning.judgement.order }

  /// Candidates for each of two terms that are tried together.
  static let mostPairs = 4

  init(_ question: Question, _ reasoning: Reasoning) throws(QuestionFailure) {
    self.question = question
    all = reasoning
    var filter = reasoning.options.filter
    if let words = question.words[.type] {
      let query = LookupQuery(words, reasoning.options)
      filter.types = query.types
      if filter.types.isEmpty, query.words.isEmpty { throw .noType(words) }
      if !query.words.isEmpty {
        filter.about.append(query.words.map(\.text).joined(separator: " "))
        // Words that say more than the type, and stand nowhere: the question asks something else.
        var named = EventFilter(folding: filter.folding)
        named.types = filter.types
        named.about = filter.about
        if named.events(of: reasoning.graph).isEmpty { throw .nothingFits(words) }
      }
    }
    let actors = [question.words[.actor], question.words[.other]].compactMap { $0 }
    if !actors.isEmpty, question.intent != .knowledge {
      filter.actors = actors
      filter.requiresAllActors = true
      for actor in actors {
        var single = EventFilter(folding: filter.folding)
        single.actors = [actor]
        if !single.events(of: reasoning.graph).isEmpty { continue }
        // Nobody of that name takes part in anything: then who stands in the sentence will do.
        single.actors.removeAll()
        single.about = [actor]
        // Where somebody was, the place of another's deed does not say.
        if question.intent == .whereabouts || single.events(of: reasoning.graph).isEmpty { throw .unknownActor(actor) }
        filter.actors.removeAll { $0 == actor }
        filter.about.append(actor)
        remarks.append("No event has ‹\(actor)› as one who takes part; events whose sentence names it are taken.")
      }
    }
    self.reasoning = reasoning.filtered(by: filter)
  }

  func answers() throws(QuestionFailure) -> [QuestionAnswer] {
    var answers = try unremarked()
    for index in answers.indices where !remarks.isEmpty {
      answers[index].headline += " " + remarks.joined(separator: " ")
    }
    return answers
  }

  private func unremarked() throws(QuestionFailure) -> [QuestionAnswer] {
    switch question.intent {
    case .before: try choices(.x).map { lists(.before, [$0]) }
    case .after: try choices(.x).map { lists(.after, [$0]) }
    case .during: try choices(.x).map { lists(.during, [$0]) }
    case .near: try choices(.x).map { lists(.near, [$0]) }
    case .between: try pairs().map { lists(.between, $0) }
    case .howLong: try pairs().map(howLong)
    case .order, .orderAfter: try pairs().map(whetherBefore)
    case .knowledge: try pairs().map(knowledge)
    case .when: try choices(.x).map(when)
    case .ledTo: try choices(.x).map(ledTo)
    case .whereabouts: try choices(.x).map(whereabouts)
    case .office: try choices(.x).map(office)
    case .undated: [undated()]
    case .contradictions: try contradictions()
    case .gap: [try gap()]
    case .chronology: [chronology()]
    case .asOf: try asOf()
    case .precursors: [try precursors()]
    case .dependence: try dependence()
    }
  }

  // MARK: Terms

  func term(_ slot: Question.Slot) -> String { question.words[slot] ?? "" }

  /// - Throws: `nothingFits` where no event and no date is meant.
  func choices(_ slot: Question.Slot) throws(QuestionFailure) -> [Answer.Choice] {
    let choices = all.choices(for: term(slot))
    if choices.isEmpty { throw .nothingFits(term(slot)) }
    return choices
  }

  private func pairs() throws(QuestionFailure) -> [[Answer.Choice]] {
    let second = try choices(.y)
    let pairs = try choices(.x).flatMap { first in
      second.filter { $0.event == nil || $0.event != first.event }.map { [first, $0] }
    }
    return Array(pairs.prefix(Self.mostPairs * Self.mostPairs))
  }

  /// An answer that carries the choices alone.
  func stem(_ relation: Answer.Relation, _ chosen: [Answer.Choice], _ headline: String) -> QuestionAnswer {
    let terms = [Question.Slot.x, .y].compactMap { question.words[$0] }
    return QuestionAnswer(
      question, headline: headline, answer: Answer(relation: relation, terms: terms, chosen: chosen))
  }

  func name(_ choice: Answer.Choice) -> String {
    guard let event = choice.event else { return choice.date ?? "?" }
    return name(event)
  }

  /// The label of an event with its date, for a sentence.
  func name(_ event: ID<Event>) -> String {
    let date = graph.events[event].value.map { " (\($0))" } ?? ""
    return "‹\(graph.label(of: event))›\(date)"
  }

  /// Claims that date an event.
  func dateClaims(_ event: ID<Event>) -> [ID<Claim>] {
    graph.events[event].claims.filter {
      graph.claims[$0].kind == .date && !reasoning.options.withoutClaims.contains($0)
    }
  }

  /// Events that the answer may list and that happened, in the order of the chronology.
  var listed: [ID<Event>] {
    reasoning.chronology.entries.lazy.map(\.event).filter {
      graph.events[$0].status == .actual && reasoning.isListed($0)
    }
  }

  /// Its place in the chronology, which breaks ties whatever the order of the inputs.
  func position(_ event: ID<Event>) -> Int { Int(reasoning.position[Int(event.index)]) }

  func bounds(_ event: ID<Event>) -> TimeBounds {
    reasoning.chronology.entries[Int(reasoning.position[Int(event.index)])].bounds
  }
}

extension Reasoning {
  /// The answers to a question: one for each event of equal rank that its terms may mean.
  ///
  /// - Throws: why there is none.
  /// - Complexity: that of the other queries; `as-of` and `dependence` reason once more for each document concerned.
  public func answers(to question: Question) throws(QuestionFailure) -> [QuestionAnswer] {
    try QuestionSolver(question, self).answers()
  }
}
