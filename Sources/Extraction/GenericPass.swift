internal import EventGraph
internal import LanguagePacks
internal import TimeModel

/// Tells occurrences from statements about the world: a law says what is punished, a novel and a recipe what somebody does,
/// and neither says when, who or where. An undated trigger is generic unless something ties it to the world: a date in its
/// paragraph, a name among its participants or as its place, a known actor or place in its sentence, a relation to another event, or, in a text that says when it
/// was written, a verb that tells it as past.
///
/// A text of a few sentences is taken at its word.
struct GenericPass {
  let packs: PackSet
  /// Whether the text says when it was written.
  let isCreationKnown: Bool

  /// Bytes below which a text is too short to be judged.
  static let leastText = 1_200

  /// Whether a paragraph names a date that is known.
  func isDated(_ passage: Passage, _ graph: EventGraph) -> Bool {
    passage.found.contains { isKnown($0, graph) }
  }

  /// Whether an undated trigger of an undated paragraph says neither when nor who nor where.
  func isGeneric(
    _ trigger: Passage.Trigger, _ status: Status, _ found: ParticipantPass.Result, _ sentence: Range<Int>,
    _ passage: Passage
  ) -> Bool {
    let view = WordView(packs: packs, language: passage.language)
    if isCreationKnown, status == .actual, trigger.isVerb, trigger.features.contains(.past),
      trigger.features.isDisjoint(with: [.infinitive, .gerund])
    {
      return false
    }
    if let place = found.place, place.name != nil || isNamed(place.tokens, sentence, passage, view) { return false }
    if found.participants.contains(where: { isNamed($0.tokens, sentence, passage, view) }) { return false }
    return !sentence.contains { view.has(passage.tokens[$0], .actor) || view.has(passage.tokens[$0], .place) }
  }

  /// Whether a trigger has a date: a known one, or, but for verbs in the present ("is approved by 1 March of each year"),
  /// one that only lacks what the text does not say ("was arrested on Sunday").
  func isDated(_ trigger: Passage.Trigger, _ passage: Passage, _ graph: EventGraph) -> Bool {
    guard !trigger.dates.isEmpty else { return false }
    if trigger.dates.contains(where: { isKnown(passage.found[$0], graph) }) { return true }
    // "A day before the assembly", "within three hours": a length of time is at no time.
    if trigger.dates.allSatisfy({ isLength(passage.found[$0], graph) }) { return false }
    if !trigger.isVerb { return true }
    let view = WordView(packs: packs, language: passage.language)
    let features = trigger.rule < 0 ? view.features(passage.tokens[trigger.head]) : trigger.features
    return !features.isDisjoint(with: [.past, .short, .future])
  }

  private func isLength(_ found: Passage.Found, _ graph: EventGraph) -> Bool {
    switch graph.timexes[found.id].value {
    case .duration, .set, .recurring, .vague(.future): true
    default: false
    }
  }

  private func isKnown(_ found: Passage.Found, _ graph: EventGraph) -> Bool {
    switch graph.timexes[found.id].value {
    case .date, .range, .within: true
    default: found.anchor != nil
    }
  }

  /// Whether a phrase holds a name: a known one, or a capital letter inside the sentence.
  private func isNamed(_ tokens: Range<Int>, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool {
    tokens.contains { index in
      let token = passage.tokens[index]
      if view.has(token, .actor) || view.has(token, .place) { return true }
      guard token.flags.contains(.capital), index > sentence.lowerBound else { return false }
      // A capital behind a stop, a colon or a quotation mark only opens a sentence.
      return passage.tokens[index - 1].kind != .sign
    }
  }
}
