internal import EventGraph
internal import TimeModel
internal import TimeNetwork

extension QuestionSolver {
  /// Events whose day is not certain, with the earliest and the latest day each could be.
  func undated() -> QuestionAnswer {
    let disputed = Set(all.conflicts().filter { $0.kind == .date }.flatMap(\.events))
    var groups: [(key: String, title: String, rows: [QuestionAnswer.Row])] = [
      ("undated", "No date", []), ("disputed", "Sources contradict each other", []),
      ("inferred", "Date inferred or qualified", []), ("imprecise", "Known only within bounds", []),
    ]
    for event in listed {
      let row = graph.events[event]
      let time = bounds(event)
      let mentions = row.mentions.map { graph.mentions[$0] }.filter { $0.value != nil }
      let group: Int
      if row.value == nil {
        group = 0
      } else if disputed.contains(event) {
        group = 1
      } else if mentions.allSatisfy(\.isDoubtful) {
        group = 2
      } else if time.earliestStart != time.latestStart || !time.earliestStart.isFinite {
        group = 3
      } else {
        continue
      }
      groups[group].rows.append(.init(event: event, note: earliestAndLatest(time), claims: dateClaims(event)))
    }
    let number = groups.map(\.rows.count).reduce(0, +)
    var result = stem(
      .during, [],
      "\(number) of \(listed.count) events have no certain day; each with the earliest and the latest it could be.")
    result.facts = groups.map { .init($0.key, $0.rows.count) }
    result.sections = groups.filter { !$0.rows.isEmpty }.map { .init($0.key, $0.title, $0.rows) }
    return result
  }

  /// Conflicts about X, or all.
  func contradictions() throws(QuestionFailure) -> [QuestionAnswer] {
    guard question.words[.x] != nil else { return [conflicts(all.conflicts(), nil)] }
    var answers: [QuestionAnswer] = []
    for choice in try choices(.x) {
      let found = choice.event.map { all.conflicts(of: $0) } ?? []
      answers.append(conflicts(found, choice))
    }
    return answers
  }

  private func conflicts(_ found: [Conflict], _ choice: Answer.Choice?) -> QuestionAnswer {
    let about = choice.map { " about \(name($0))" } ?? ""
    let documents = Set(found.flatMap(\.claims).map { graph.mentions[graph.claims[$0].mention].document })
    var result = stem(
      .during, choice.map { [$0] } ?? [],
      found.isEmpty
        ? "No source contradicts another\(about)."
        : "\(found.count) contradiction\(found.count == 1 ? "" : "s")\(about), in \(documents.count)"
          + " document\(documents.count == 1 ? "" : "s").")
    result.facts = [.init("contradictions", found.count)]
    let rows = found.map { conflict in
      QuestionAnswer.Row(
        event: conflict.events.first,
        note: conflict.withdrawn.map { "reasoning does without \(graph.stableID($0)), the least trusted" },
        claims: conflict.claims)
    }
    if !rows.isEmpty { result.sections = [.init("contradictions", "What the sources say", rows)] }
    return result
  }

  /// What documents written up to a day say about X, and what those written later add.
  func asOf() throws(QuestionFailure) -> [QuestionAnswer] {
    let words = term(.period)
    guard let day = DateTerm(all.options.terms[words]?.date ?? words)?.bounds.latestEnd else { throw .noDate(words) }
    let known = Set(
      graph.documents.indices.filter { graph.documents[$0].created.map { $0.lastDay <= day } ?? false }
        .map { ID<Document>($0) })
    let undated = graph.documents.count { $0.created == nil }
    let later = Set(graph.documents.indices.map { ID<Document>($0) }).subtracting(known)
    let then = all.without(documents: later)
    var answers: [QuestionAnswer] = []
    for choice in try choices(.x) {
      guard let event = choice.event else { continue }
      let mentions = graph.events[event].mentions
      let isKnown = mentions.contains { known.contains(graph.mentions[$0].document) }
      func rows(_ documents: Set<ID<Document>>) -> [QuestionAnswer.Row] {
        mentions.filter { documents.contains(graph.mentions[$0].document) }.map { mention in
          .init(claims: graph.events[event].claims.filter { graph.claims[$0].mention == mention })
        }.filter { !$0.claims.isEmpty }
      }
      let before = then.chronology.entries[Int(then.position[Int(event.index)])].bounds
      let now = bounds(event)
      var result = stem(.during, [choice], "")
      let dated = isKnown && before.isBounded ? earliestAndLatest(before) : "nothing"
      result.headline =
        isKnown
        ? "On \(day) \(known.count) of \(graph.documents.count) documents were written; of the date of"
          + " ‹\(graph.label(of: event))› they say: \(dated). Now: \(earliestAndLatest(now))."
        : "No document written by \(day) speaks of ‹\(graph.label(of: event))›. Now: \(earliestAndLatest(now))."
      // "The fines" may be other fines than the one that was chosen.
      let others = choice.runnersUp.filter { other in
        !isKnown && graph.events[other].type == graph.events[event].type
          && graph.events[other].mentions.contains { known.contains(graph.mentions[$0].document) }
      }
      if !others.isEmpty {
        result.headline += " They speak of \(others.map(name).joined(separator: ", "))."
      }
      if undated > 0 {
        result.headline +=
          " \(undated) document\(undated == 1 ? "" : "s") without a creation time count\(undated == 1 ? "s" : "") as later."
      }
      result.facts = [.init("knownDocuments", known.count), .init("laterDocuments", later.count)]
      for (key, title, documents) in [("then", "Said by \(day)", known), ("since", "Said since", later)] {
        let rows = rows(documents)
        if !rows.isEmpty { result.sections.append(.init(key, title, rows)) }
      }
      if !others.isEmpty {
        let rows = others.map { QuestionAnswer.Row(event: $0, claims: dateClaims($0)) }
        result.sections.append(.init("others", "Spoken of by \(day), of the same type", rows))
      }
      answers.append(result)
    }
    if answers.isEmpty { throw .nothingFits(term(.x)) }
    return answers
  }

  /// Which events lose or change their order when a document, or the claims that date X, are set aside.
  func dependence() throws(QuestionFailure) -> [QuestionAnswer] {
    if let words = question.words[.document] { return [dependence(on: try document(words))] }
    var answers: [QuestionAnswer] = []
    for choice in try choices(.x) {
      guard let event = choice.event else { continue }
      let claims = dateClaims(event)
      let documents = claims.map { graph.mentions[graph.claims[$0].mention].document }.uniqued
      var result = stem(.before, [choice], "")
      var changed = 0
      for document in documents {
        let own = Set(claims.filter { graph.mentions[graph.claims[$0].mention].document == document })
        let other = all.without(claims: own)
        let rows = changes(around: event, other)
        changed += rows.count
        let name = graph.documents[document].name
        result.sections.append(
          .init(
            "document", rows.isEmpty ? "Without the date in \(name): nothing changes" : "Without the date in \(name)",
            rows))
      }
      result.headline =
        documents.isEmpty
        ? "No document states a date of \(name(event)): nothing rests on it."
        : "\(documents.count) document\(documents.count == 1 ? "" : "s") date\(documents.count == 1 ? "s" : "") \(name(event));"
          + " \(changed) answer\(changed == 1 ? "" : "s") about what came before or after it would change."
      result.facts = [.init("documents", documents.count), .init("changes", changed)]
      answers.append(result)
    }
    if answers.isEmpty { throw .nothingFits(term(.x)) }
    return answers
  }

  private func changes(around x: ID<Event>, _ other: Reasoning) -> [QuestionAnswer.Row] {
    var rows: [QuestionAnswer.Row] = []
    for event in listed where event != x {
      let pairs = [(event.index, x.index, "before"), (x.index, event.index, "after")]
      for (first, second, word) in pairs {
        let now = all.judgement.order.verdict(first, before: second).word
        let then = other.judgement.order.verdict(first, before: second).word
        if now != then, now == "definite" || now == "disputed" || then == "definite" {
          rows.append(.init(event: event, note: "\(word) it: \(now) → \(then)"))
          break
        }
      }
    }
    return rows
  }

  private func document(_ words: String) throws(QuestionFailure) -> ID<Document> {
    let wanted = all.options.folding.words(of: words).filter { !all.options.folding.stopWords.contains($0) }
    let ranked = graph.documents.indices.map { index -> (shared: Int, index: Int) in
      let document = graph.documents[index]
      let has = all.options.folding.words(of: "\(document.name) \(document.title ?? "") \(document.source ?? "")")
      return (wanted.count { word in has.contains { Folding.areForms($0, word) } }, index)
    }
    guard let best = ranked.max(by: { ($0.shared, $1.index) < ($1.shared, $0.index) }), best.shared > 0 else {
      throw .noDocument(words)
    }
    return ID(best.index)
  }

  private func dependence(on document: ID<Document>) -> QuestionAnswer {
    let other = all.without(documents: [document])
    var lost: [QuestionAnswer.Row] = []
    var loose: [QuestionAnswer.Row] = []
    for event in listed {
      if !other.isListed(event) {
        lost.append(.init(event: event))
      } else {
        let (now, then) = (bounds(event), other.chronology.entries[Int(other.position[Int(event.index)])].bounds)
        if now != then {
          loose.append(.init(event: event, note: "\(earliestAndLatest(now)) → \(earliestAndLatest(then))"))
        }
      }
    }
    let name = graph.documents[document].name
    var result = stem(
      .during, [],
      "Without \(name) \(lost.count) event\(lost.count == 1 ? "" : "s") of \(listed.count) have no other source, and"
        + " \(loose.count) change\(loose.count == 1 ? "s" : "") date.")
    result.facts = [
      .init("document", .text(name)), .init("withoutOtherSource", lost.count), .init("changedDates", loose.count),
    ]
    if !lost.isEmpty { result.sections.append(.init("lost", "No other source", lost)) }
    if !loose.isEmpty { result.sections.append(.init("changed", "Date changes", loose)) }
    return result
  }
}

extension OrderVerdict {
  fileprivate var word: String {
    switch self {
    case .definite: "definite"
    case .impossible: "impossible"
    case .possible: "possible"
    case .disputed: "disputed"
    case .unrelated: "unrelated"
    }
  }
}

extension Reasoning {
  /// What follows without some documents or claims more.
  func without(documents: Set<ID<Document>> = [], claims: Set<ID<Claim>> = []) -> Reasoning {
    var options = options
    options.withoutDocuments.formUnion(documents)
    options.withoutClaims.formUnion(claims)
    return Reasoning(graph, options: options)
  }
}
