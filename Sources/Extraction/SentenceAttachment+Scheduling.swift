internal import EventGraph
internal import LanguagePacks

/// Dates that something is fixed for, or put off to.
extension SentenceAttachment {
  /// The noun of what is fixed for a date: "set the vote for 9 June", "the hearing was adjourned to 3 October".
  func scheduled(for date: Int) -> Int? {
    let found = passage.found[date]
    guard found.kind == .date || found.kind == .range && found.lead == .until, found.offset == nil, found.anchor == nil
    else { return nil }
    // "The budget for 2023": a year behind "for" is what it is about.
    if found.lead == .for, found.tokens.count == 1, passage.tokens[found.tokens.lowerBound].digits == 4 { return nil }
    let search = Scheduling(tokens: passage.tokens, borders: passage.borders, view: view)
    guard let finding = search.find(found.tokens, lead: found.lead, in: sentence), !finding.isProlongation else {
      return nil
    }
    let verb = finding.verb
    func first(in range: Range<Int>) -> Int? { triggers.first { isFixed($0) && range.contains(trigger($0).head) } }
    if let dateNoun = finding.dateNoun { return first(in: dateNoun..<min(sentence.upperBound, dateNoun + 5)) }
    if let object = first(in: verb + 1..<max(verb + 1, found.tokens.lowerBound)) { return object }
    // "A rally scheduled for 20 January": what a participle describes stands right in front of it.
    let features = view.features(passage.tokens[verb])
    let isBehindNoun =
      (features.contains(.participle) && !features.contains(.short) || passage.tokens[verb].clitics.contains(.definite))
      && !hasAuxiliary(before: verb)
    let border = isBehindNoun ? Self.describedBorder : Self.clauseBorder
    let subjects = triggers.filter {
      isFixed($0) && dates[$0] == nil && trigger($0).head < verb && self.border(trigger($0).head, verb) < border
    }
    // "Before the election scheduled for 8 May": a passive form right behind a noun describes it.
    if packs.languages[view.language].wordOrder == .subjectFirst, features.contains(.passive),
      !hasAuxiliary(before: verb),
      let described = subjects.last(where: { trigger($0).tokens.upperBound == verb })
    {
      return described
    }
    // "The hearing in the trial of … was set for": the first noun is the head of the phrase.
    return isBehindNoun ? subjects.last : subjects.first
  }

  /// "Extended his detention until 30 May": the end of what goes on is the date of no event.
  func endsProlongation(_ date: Int) -> Bool {
    let found = passage.found[date]
    guard found.offset == nil, found.anchor == nil, found.kind == .date || found.kind == .range else { return false }
    return Scheduling(tokens: passage.tokens, borders: passage.borders, view: view)
      .find(found.tokens, lead: found.lead, in: sentence)?.isProlongation ?? false
  }

  /// Up to these borders a noun in front of a verb is of its clause, or one that a participle behind a comma describes.
  private static var clauseBorder: Float { 0.95 }
  private static var describedBorder: Float { 1.3 }

  private func isFixed(_ index: Int) -> Bool {
    // With an article on it a form is a noun, whatever it is without.
    let isNoun = !trigger(index).isVerb || passage.tokens[trigger(index).head].clitics.contains(.definite)
    return isNoun && !isNamed(index) && !isAnnouncement(index)
  }

  /// "The postponement of the vote to 3 May": what fixes is itself not fixed.
  private func isAnnouncement(_ index: Int) -> Bool {
    view.sense(passage.tokens[trigger(index).head], .scheduling)?.value == Scheduling.Kind.verb.rawValue
  }

  private func hasAuxiliary(before verb: Int) -> Bool {
    (max(sentence.lowerBound, verb - 3)..<verb).contains { view.has(passage.tokens[$0], .auxiliary) }
  }
}
