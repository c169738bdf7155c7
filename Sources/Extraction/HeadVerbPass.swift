internal import EventGraph
internal import LanguagePacks

/// Keeps dated clauses whose trigger no lexicon knows: the nearest verb of the clause heads an event of type `other`.
///
/// A date that has no value ("in July" of a text that names no year) keeps none: a clause that may be of any year tells
/// of no occurrence.
struct HeadVerbPass {
  let packs: PackSet

  func run(_ passage: inout Passage, _ graph: EventGraph) {
    let view = WordView(packs: packs, language: passage.language)
    let taken = Set(passage.triggers.flatMap(\.dates))
    for date in passage.found.indices where !taken.contains(date) {
      let found = passage.found[date]
      // "The report for 2019": the time that it covers, not the one at which something was done.
      guard found.kind == .date || found.kind == .range, found.lead != .for,
        found.anchor != nil || graph.timexes[found.id].value != nil,
        let sentence = passage.sentences.first(where: { $0.contains(found.tokens.lowerBound) })
      else { continue }
      var best: (cost: Float, head: Int)?
      for index in sentence where view.has(passage.tokens[index], .verb) {
        let border = abs(passage.borders[index] - passage.borders[found.tokens.lowerBound])
        // A participle that describes a noun heads no clause.
        let features = view.features(passage.tokens[index])
        if features.contains(.participle), features.isDisjoint(with: [.short, .past, .present, .noun]) { continue }
        let cost = border + 0.05 * Float(abs(index - found.tokens.lowerBound))
        if cost < (best?.cost ?? 1.2) { best = (cost, index) }
      }
      guard let best, !passage.triggers.contains(where: { $0.head == best.head }),
        !isPossible(best.head, passage, sentence, view)
      else { continue }
      passage.triggers.append(
        Passage.Trigger(
          head: best.head, tokens: best.head..<best.head + 1, rule: -1, type: .other, features: .verb, dates: [date]))
    }
    passage.triggers.sort { ($0.head, $0.rule) < ($1.head, $1.rule) }
  }

  /// "May reach 30 in February": a word right in front that makes the verb a possibility; what it tells happens in no
  /// known way, and what it is nobody knows either.
  private func isPossible(_ head: Int, _ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    guard head > sentence.lowerBound, let cue = view.sense(passage.tokens[head - 1], .hypothesis) else { return false }
    let tense = cue.features.intersection([.present, .past])
    return tense.isEmpty || !view.features(passage.tokens[head]).isDisjoint(with: tense)
  }
}
