internal import EventGraph
internal import LanguagePacks

/// What a document does is done on its date: "resolution 52/2 of 3 April 2023, by which the Council extended the mandate",
/// "a letter of 5 May in which he denounced the raid".
extension SharedDatePass {
  func shareWithContents(
    _ triggers: [Int], _ sentence: Range<Int>, _ passage: inout Passage, _ view: WordView
  ) {
    for index in triggers where passage.triggers[index].dates.isEmpty && passage.triggers[index].isVerb {
      guard let opening = openingOfContents(before: passage.triggers[index].head, sentence, passage, view),
        let document = triggers.last(where: {
          passage.triggers[$0].head < opening && Self.topical.contains(passage.triggers[$0].type.family)
        }),
        !passage.triggers[document].dates.isEmpty, opening - passage.triggers[document].head <= Self.reachOfDocument,
        mayShare(index, sentence, passage, view)
      else { continue }
      passage.triggers[index].dates = passage.triggers[document].dates
      passage.triggers[index].isShared = true
    }
  }

  /// Words from a document to what it holds: its number, its date, who it is by.
  private static var reachOfDocument: Int { 16 }

  /// Where the relative clause of a verb begins, if it tells what is done in or by what it describes: "in which", "by
  /// which", or the case that says so alone.
  private func openingOfContents(
    before verb: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Int? {
    let start = max(sentence.lowerBound, verb - Self.reachOfSubject)
    guard
      let relative = (start..<verb).last(where: {
        view.sense(passage.tokens[$0], .subordinator) != nil || passage.isFinite($0, view)
      }),
      let sense = view.sense(passage.tokens[relative], .subordinator), sense.value == 0, relative > sentence.lowerBound
    else { return nil }
    if let preposition = view.preposition(passage.tokens[relative - 1]) {
      return preposition == .in || preposition == .by ? relative - 1 : nil
    }
    return sense.features.contains(.instrumental) && sense.features.isDisjoint(with: .plural) ? relative : nil
  }

  /// Words from the relative pronoun to the verb of its clause.
  private static var reachOfSubject: Int { 10 }
}
