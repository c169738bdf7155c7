internal import EventGraph
internal import LanguagePacks

extension HeadVerbPass {
  /// "The union learned on 9 May that its account had been blocked": the date stands in the clause of a verb of its own,
  /// and what a content clause behind it tells is of another time, whether a lexicon knows its verb or not.
  func keepOverContent(_ passage: inout Passage, _ graph: EventGraph, _ view: WordView) {
    guard packs.languages[view.language].wordOrder == .subjectFirst else { return }
    for date in passage.found.indices {
      let found = passage.found[date]
      guard found.kind == .date || found.kind == .range, found.offset == nil, found.lead != .for, found.anchor == nil,
        graph.timexes[found.id].value != nil
      else { continue }
      let takers = passage.triggers.indices.filter { passage.triggers[$0].dates.contains(date) }
      guard let first = takers.map({ passage.triggers[$0].head }).min(),
        takers.allSatisfy({ passage.triggers[$0].rule >= 0 }),
        let sentence = passage.sentences.first(where: { $0.contains(found.tokens.lowerBound) }),
        let content = (found.tokens.upperBound..<max(found.tokens.upperBound, first)).first(where: {
          view.has(passage.tokens[$0], .subordinator)
        }), opensContent(content, passage, view),
        let head = governor(of: content, date: found.tokens, sentence, passage, view)
      else { continue }
      for taker in takers { passage.triggers[taker].dates.removeAll { $0 == date } }
      passage.triggers.append(Self.trigger(head, of: date))
    }
  }

  /// Whether a word opens what is said, learned or thought, and stands for no noun.
  private func opensContent(_ index: Int, _ passage: Passage, _ view: WordView) -> Bool {
    guard let sense = view.sense(passage.tokens[index], .subordinator) else { return false }
    let cases: Features = [.nominative, .genitive, .dative, .accusative, .instrumental, .locative]
    return sense.value == 1 || sense.value == 0 && sense.features.isDisjoint(with: cases)
  }

  /// The verb of the past that a content clause hangs on: right in front of it, but for the date and a comma, with no known
  /// verb in front.
  private func governor(
    of content: Int, date: Range<Int>, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Int? {
    var end = content
    if end > sentence.lowerBound, passage.tokens[end - 1].kind == .sign { end -= 1 }
    if date.upperBound == end {
      end = date.lowerBound
      if end > sentence.lowerBound, view.preposition(passage.tokens[end - 1]) != nil { end -= 1 }
    }
    let verb = end - 1
    guard verb > sentence.lowerBound, view.has(passage.tokens[verb], .verb),
      view.features(passage.tokens[verb]).contains(.past) || view.has(passage.tokens[verb], .pastForm),
      !view.has(passage.tokens[verb], .auxiliary), !isNoun(verb, passage, sentence, view),
      !passage.triggers.contains(where: { sentence.lowerBound..<content ~= $0.head }),
      !isPossible(verb, passage, sentence, view),
      Asides(date: date, sentence: sentence, passage: passage, view: view).border(to: verb) < 0.9
    else { return nil }
    return verb
  }
}
