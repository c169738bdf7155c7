internal import EventGraph
internal import LanguagePacks

/// Dates that open a clause of their own, behind a comma or a conjunction.
extension SentenceAttachment {
  /// Dates with which a clause begins that has a verb of its own, of any lexicon or none: "the minister handed in his
  /// resignation, and on 3 May the envoy left". What stands in front of them is of another time.
  ///
  /// One pass over the words behind each date.
  func frontedDates(_ all: [Int]) -> Set<Int> {
    Set(
      all.filter { date in
        let extent = tokens(date)
        guard passage.found[date].offset == nil, opensBehindJoint(extent.lowerBound) else { return false }
        let next =
          all.lazy.map { tokens($0).lowerBound }.filter { $0 >= extent.upperBound }.min() ?? sentence.upperBound
        return (extent.upperBound..<max(extent.upperBound, next)).contains { index in
          let commas = (extent.upperBound..<index).count { isComma($0) }
          return border(extent.upperBound - 1, index) - Self.comma * Float(commas) < Self.reachOfClause
            && (isFinite(index) || index == extent.upperBound && isOpeningVerb(index))
        }
      })
  }

  /// Where verbs come first: "ten days later the minister left the country, and Canada granted him asylum": a date that opens
  /// its sentence is of the verb right behind it, which no lexicon of triggers need know, not of what a comma or a verb
  /// written together with "and" parts from that.
  func isOfVerbBehind(_ date: Int, notOf candidate: Passage.Trigger) -> Bool {
    let verb = tokens(date).upperBound
    guard packs.languages[view.language].wordOrder == .verbFirst, candidate.head > verb,
      opensSentence(tokens(date).lowerBound), isOpeningVerb(verb),
      !triggers.contains(where: { trigger($0).tokens.contains(verb) })
    else { return false }
    return border(verb, candidate.head) >= Self.reachOfClause
      || (verb..<candidate.head).contains { ClauseBorders.isJoinedVerb(passage.tokens[$0], view) }
  }

  /// Whether at most a preposition and an adverb stand in front of a date in its sentence.
  private func opensSentence(_ begin: Int) -> Bool {
    begin - sentence.lowerBound <= 1
  }

  private func isOpeningVerb(_ index: Int) -> Bool {
    guard index < sentence.upperBound, packs.languages[view.language].wordOrder == .verbFirst else { return false }
    let token = passage.tokens[index]
    return view.has(token, .openingVerb)
      || view.has(token, .verb) && view.features(token).isDisjoint(with: [.participle, .noun])
        && !token.clitics.contains(.definite)
  }

  /// What a comma that only sets something apart counts for ("on 4 May, at a forum, he said …").
  private static var comma: Float { 0.65 }

  /// Between a date and the verb of its clause: less than a border of clauses.
  private static var reachOfClause: Float { 0.9 }

  /// Whether a comma and a conjunction, or one written together with the date, stand in front of it and its preposition.
  private func opensBehindJoint(_ begin: Int) -> Bool {
    var index = begin
    if index > sentence.lowerBound, passage.tokens[index].clitics.contains(.withConjunction) == false,
      view.preposition(passage.tokens[index - 1]) != nil
    {
      index -= 1
    }
    guard index > sentence.lowerBound + 1 else { return false }
    if passage.tokens[index].clitics.contains(.withConjunction) { return isComma(index - 1) }
    return view.has(passage.tokens[index - 1], .coordinator) && isComma(index - 2)
  }

  /// Whether a word can be the verb of a main clause.
  private func isFinite(_ index: Int) -> Bool {
    if triggers.contains(where: { trigger($0).head == index && predicates.contains($0) }) { return true }
    let token = passage.tokens[index]
    guard view.has(token, .verb) else { return false }
    let features = view.features(token)
    return features.isDisjoint(with: [.participle, .infinitive, .noun])
      || features.contains(.participle) && !features.isDisjoint(with: [.short, .past, .present])
  }
}
