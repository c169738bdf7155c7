internal import EventGraph
internal import LanguagePacks

/// What is counted over a time, and penalties beside one another: nouns that have the date of the verb in front, each one
/// of a list.
extension SharedDatePass {
  /// "Between January and March the centre recorded 41 violations, among them 17 arrests and 9 beatings": each thing with a
  /// number in front is of the time that the count is of.
  func counts(
    _ giver: Int, _ index: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Bool {
    let (verb, noun) = (passage.triggers[giver], passage.triggers[index])
    return verb.isVerb && verb.type.name == "report" && isListed(noun, behind: verb, sentence, passage, view)
      && ["violence", "liberty", "assembly", "movement"].contains(noun.type.family)
      && isCounted(noun, behind: verb, passage, view)
  }

  /// "Sentenced him to three years in prison and a fine".
  func isPenalty(
    _ index: Int, besides giver: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Bool {
    let (verb, noun) = (passage.triggers[giver], passage.triggers[index])
    guard verb.isVerb, verb.type.name == "sentence" || verb.type.name == "conviction",
      noun.type.name == "fine" || noun.type.name == "ban", noun.head - verb.head <= Self.reachOfPenalty,
      isListed(noun, behind: verb, sentence, passage, view)
    else { return false }
    let start = noun.tokens.lowerBound
    return passage.tokens[start].clitics.contains(.withConjunction)
      || (max(verb.head + 1, start - 4)..<start).contains { view.has(passage.tokens[$0], .coordinator) }
  }

  /// Most tokens from a verdict to its last penalty.
  private static var reachOfPenalty: Int { 16 }

  /// Whether a noun stands behind a verb with no other verb, date or semicolon between, told as fact.
  private func isListed(
    _ noun: Passage.Trigger, behind verb: Passage.Trigger, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Bool {
    guard !noun.isVerb, noun.rule >= 0, verb.head < noun.tokens.lowerBound else { return false }
    let between = verb.head + 1..<noun.tokens.lowerBound
    let hasDate = passage.found.indices.contains {
      let found = passage.found[$0]
      return (found.kind == .date || found.kind == .range) && between.contains(found.tokens.lowerBound)
        && !verb.dates.contains($0)
    }
    if hasDate { return false }
    var index = between.lowerBound
    while index < between.upperBound {
      // "What is no less than 12": the verb of a bound.
      if let bound = view.match(.bound, in: passage.tokens, at: index, before: between.upperBound) {
        index += bound.length
        continue
      }
      if passage.tokens[index].isSemicolon || passage.isFinite(index, view) { return false }
      index += 1
    }
    return StatusPass(packs: packs).status(of: noun, in: sentence, passage).status == .actual
  }

  /// Whether a number stands in front of a noun, with at most two words between ("17 cases of arbitrary").
  private func isCounted(
    _ noun: Passage.Trigger, behind verb: Passage.Trigger, _ passage: Passage, _ view: WordView
  ) -> Bool {
    let start = noun.tokens.lowerBound
    for index in (max(verb.head + 1, start - 4)..<start).reversed() {
      let token = passage.tokens[index]
      if token.kind == .sign { return false }
      if token.kind == .number || view.has(token, .cardinal) || view.has(token, .vagueNumber),
        !passage.found.contains(where: { $0.tokens.contains(index) })
      {
        return true
      }
    }
    return false
  }
}
