internal import EventGraph
internal import LanguagePacks

extension TriggerPass {
  /// Whether a noun only stands in the name of a body, where capital letters tell names: "the Election Monitoring Centre",
  /// "the Association of Victims of Torture".
  ///
  /// Time constant: at most six words on each side are looked at.
  func isInNameOfBody(_ trigger: Passage.Trigger, _ sentence: Range<Int>, _ tokens: [Token], _ view: WordView) -> Bool {
    let head = trigger.head
    guard !trigger.isVerb, packs.languages[view.language].wordOrder == .subjectFirst, head > sentence.lowerBound,
      isCapital(head, tokens)
    else { return false }
    var index = trigger.tokens.upperBound
    while index < min(sentence.upperBound, head + Self.reachOfName) {
      if isBody(index, tokens, view) { return true }
      guard isCapital(index, tokens) || tokens[index].entry >= 0 && view.has(tokens[index], .coordinator) else { break }
      index += 1
    }
    // "The Human Rights Council Resolution": what a body itself stands right in front of is its own.
    var hasJoint = false
    for index in stride(from: head - 1, through: max(sentence.lowerBound, head - Self.reachOfName), by: -1) {
      if isBody(index, tokens, view) { return hasJoint }
      if isJoint(index, tokens, view) {
        hasJoint = true
      } else if !isCapital(index, tokens) {
        return false
      }
    }
    return false
  }

  /// Most tokens from a noun to the word for the body whose name it stands in.
  private static var reachOfName: Int { 6 }

  private func isCapital(_ index: Int, _ tokens: [Token]) -> Bool {
    tokens[index].kind == .word && tokens[index].flags.contains(.capital) && !tokens[index].flags.contains(.allCapitals)
  }

  private func isBody(_ index: Int, _ tokens: [Token], _ view: WordView) -> Bool {
    isCapital(index, tokens) && tokens[index].entry >= 0 && view.has(tokens[index], .organisation)
  }

  private func isJoint(_ index: Int, _ tokens: [Token], _ view: WordView) -> Bool {
    let token = tokens[index]
    guard token.kind == .word, token.entry >= 0 else { return false }
    if let preposition = view.preposition(token) { return [.of, .for, .against].contains(preposition) }
    return view.has(token, .coordinator) || view.has(token, .determiner)
  }
}
