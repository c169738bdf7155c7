internal import EventGraph
internal import LanguagePacks
internal import TimeModel

/// Hours between two events: both are of one day.
extension SharedDatePass {
  /// "Resigned on 3 May, hours after the arrest of his deputy": whether words count a few hours from a trigger, and another
  /// one, that is dated, is what happened so long before or after it.
  func isHours(
    _ index: Int, from giver: Int, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Bool {
    let (main, event) = (passage.triggers[giver], passage.triggers[index])
    // Where verbs come first, a noun of action follows at once.
    let reach = packs.languages[view.language].wordOrder == .verbFirst ? 1 : Self.reachOfHours
    guard event.rule >= 0, !main.dates.isEmpty,
      let hours = hoursCounted(from: event, sentence, passage, view), !hours.contains(main.head),
      event.tokens.lowerBound - hours.upperBound <= reach,
      main.head < hours.lowerBound || event.head < main.head,
      !passage.triggers.contains(where: { hours.upperBound <= $0.head && $0.head < event.head && $0.isVerb })
    else { return false }
    // The nearest in front tells what happened then, else the first behind.
    if main.head > event.head {
      if passage.triggers.contains(where: {
        sentence.contains($0.head) && $0.head < hours.lowerBound && !$0.dates.isEmpty
      }) {
        return false
      }
      guard (event.head..<main.head).contains(where: { passage.tokens[$0].isComma }) else { return false }
    }
    return main.dates.allSatisfy { passage.found[$0].kind == .date && passage.found[$0].offset == nil }
      && StatusPass(packs: packs).status(of: event, in: sentence, passage).status == .actual
  }

  /// The words "hours after", "some minutes before" and the like in front of a trigger, with nothing but its own phrase or its
  /// subject between.
  private func hoursCounted(
    from event: Passage.Trigger, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Range<Int>? {
    let start = event.tokens.lowerBound
    for index in stride(from: start - 1, through: max(sentence.lowerBound, start - Self.reachOfHours), by: -1) {
      if passage.tokens[index].isComma || passage.tokens[index].isSemicolon { return nil }
      guard let unit = view.sense(passage.tokens[index], .unit), unit.value <= Int32(Period.Unit.hour.rawValue) else {
        continue
      }
      // The direction stands behind the unit, or in front of it with "of" behind.
      if let behind = direction(at: index + 1, before: start, passage, view) { return index..<index + 1 + behind }
      guard index + 1 < start, let next = view.preposition(passage.tokens[index + 1]), next == .from || next == .on
      else {
        return nil
      }
      let isLed = (max(sentence.lowerBound, index - 2)..<index).contains {
        direction(at: $0, before: start, passage, view) != nil
      }
      return isLed ? index..<index + 2 : nil
    }
    return nil
  }

  /// The length of "after" or "before" at a token.
  private func direction(at index: Int, before end: Int, _ passage: Passage, _ view: WordView) -> Int? {
    guard index < end, let match = view.match(.signal, in: passage.tokens, at: index, before: end),
      let signal = Signal(rawValue: match.value), signal == .after || signal == .before
    else { return nil }
    return match.length
  }

  /// Most tokens from the unit to the trigger: the preposition and the subject of a clause stand between.
  private static var reachOfHours: Int { 8 }
}
