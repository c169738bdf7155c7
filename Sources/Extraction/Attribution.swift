internal import EventGraph
internal import LanguagePacks

/// Finds who says so: "according to NGOs", "by the account of the police", "allegedly".
struct AttributionPass {
  let packs: PackSet

  /// Token range of the words that name the source of a clause, with the phrase that follows the cue.
  func source(of trigger: Passage.Trigger, in sentence: Range<Int>, _ passage: Passage) -> Range<Int>? {
    let view = WordView(packs: packs, language: passage.language)
    let cues: SenseMask = [.signal, .phrase]
    for index in sentence where !passage.tokens[index].mask.isDisjoint(with: cues) {
      guard let match = view.match(.attribution, in: passage.tokens, at: index, before: sentence.upperBound) else {
        continue
      }
      let between = abs(passage.borders[trigger.head] - passage.borders[index])
      guard between < 2.4 else { continue }
      var end = index + match.length
      // The name after the cue, up to the next border; "allegedly" names nobody.
      let namesSource = match.value == 0
      while namesSource, end < sentence.upperBound, end - index < 9, passage.tokens[end].kind == .word,
        passage.borders[end] - passage.borders[index] < 0.2, !passage.triggers.contains(where: { $0.head == end })
      {
        end += 1
      }
      return index..<end
    }
    return nil
  }
}
