internal import EventGraph
internal import LanguagePacks

/// What a dated event brings about, and what a body decides by announcing it: both are of its day.
extension SharedDatePass {
  /// Where the verb of outcome stands that leads to a noun ("an explosion led, by what the police say, to the death of"):
  /// in the clause of the noun, told as past, with a preposition between; nil where there is none.
  ///
  /// Time linear in the words between, of which at most `Self.reach` are read.
  func outcomeVerb(
    of noun: Passage.Trigger, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Int? {
    guard !noun.isVerb else { return nil }
    let start = noun.tokens.lowerBound
    var hasPreposition = passage.tokens[start].clitics.contains(.withPreposition)
    for index in stride(from: start - 1, through: max(sentence.lowerBound, start - Self.reach), by: -1) {
      let token = passage.tokens[index]
      if token.kind == .sign {
        if [0x3b, 0x61b, 0x3a].contains(token.value) { return nil }
        continue
      }
      guard token.entry >= 0 else { continue }
      if view.preposition(token) != nil { hasPreposition = true }
      let features = view.features(token)
      if hasPreposition || isGoingOn(features, behind: index, passage, view), leads(index, before: start, passage, view)
      {
        return features.contains(.present) && features.isDisjoint(with: [.past, .participle, .gerund]) ? nil : index
      }
      // Another clause: one that a conjunction opens, or what is said.
      if let subordinator = view.sense(token, .subordinator), subordinator.value != 0 { return nil }
      if token.clitics.contains(.withConjunction), passage.isFinite(index, view) { return nil }
    }
    return nil
  }

  /// ", causing the death of two hundred": a form in -ing behind a comma takes its object at once.
  private func isGoingOn(_ features: Features, behind index: Int, _ passage: Passage, _ view: WordView) -> Bool {
    guard packs.languages[view.language].wordOrder == .subjectFirst, index > 0 else { return false }
    let before = passage.tokens[index - 1]
    return before.kind == .sign && before.value == 0x2c
      && (features.contains(.gerund) || features.isSuperset(of: [.participle, .present]))
  }

  /// Most tokens between a verb of outcome and the noun: its subject and when it happened may stand there.
  private static let reach = 24

  private func leads(_ index: Int, before end: Int, _ passage: Passage, _ view: WordView) -> Bool {
    let token = passage.tokens[index]
    guard token.mask.contains(.signal) || token.mask.contains(.phrase) else { return false }
    return view.match(.signal, in: passage.tokens, at: index, before: end)?.value == Signal.leadsTo.rawValue
  }

  /// "The ministry announced the closure of the station": a body decides by saying so. Only the first event behind the
  /// verb is its object.
  func isDecided(_ noun: Passage.Trigger, by speech: Passage.Trigger, _ passage: Passage) -> Bool {
    let isLed = passage.tokens[noun.head].clitics.contains(.withPreposition)
    let isAct =
      switch speech.type.name {
      case "announcement": Self.decisions.contains(noun.type.name)
      // Where a preposition written together with it makes the noun what is ruled ("ruled by-the-closure of the paper"); what
      // a court strikes down or upholds was there before.
      case "court-ruling": Self.decisions.contains(noun.type.name) && isLed
      // "Documented 92 arrests in April".
      case "report": ["violence", "liberty"].contains(noun.type.family) && !isLed
      // "Notified the depositary of its withdrawal".
      case "statement": noun.type.name == "ratification"
      default: false
      }
    return isAct && speech.isVerb && !noun.isVerb
      && (1...Self.reachOfObject).contains(noun.head - speech.head)
      && !passage.triggers.contains { speech.head < $0.head && $0.head < noun.head }
  }

  /// Whether a noun goes on with what stands in front of it, whoever is named last there: it carries a conjunction ("the
  /// death of six sellers and-the-injury of twenty"), or it is what the subject before it decides.
  func isNext(_ noun: Passage.Trigger, _ sentence: Range<Int>, _ passage: Passage) -> Bool {
    passage.tokens[noun.tokens.lowerBound].clitics.contains(.withConjunction)
      || passage.triggers.contains { sentence.contains($0.head) && isDecided(noun, by: $0, passage) }
  }

  /// Types of acts that are done by declaring them.
  private static let decisions: Set<String> = [
    "suspension", "closure", "ban", "org-founded", "emergency", "law-repealed", "assembly-blocked", "sanction",
    "review", "case-opened",
  ]

  /// Most tokens from an announcement to what is announced: who announces it, and when, may stand between.
  private static let reachOfObject = 9
}
