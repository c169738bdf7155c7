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
      let apart = commaBehind(found.tokens, passage, sentence)
      let opening = openingVerb(found.tokens, passage, sentence, view)
      var best: (cost: Float, head: Int)?
      for index in sentence where view.has(passage.tokens[index], .verb) || opening == index {
        var border = abs(passage.borders[index] - passage.borders[found.tokens.lowerBound])
        if let apart, index > apart { border -= ClauseBorders.comma }
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

  /// "On 5 March, the envoy left": the comma right behind a date that opens its sentence, which sets it apart from no
  /// verb.
  private func commaBehind(_ date: Range<Int>, _ passage: Passage, _ sentence: Range<Int>) -> Int? {
    guard opens(date, sentence), sentence.contains(date.upperBound) else { return nil }
    let next = passage.tokens[date.upperBound]
    return next.kind == .sign && (next.value == 0x2c || next.value == 0x60c) ? date.upperBound : nil
  }

  /// Whether at most three tokens stand between the start of a sentence and a date: a number of a list, a preposition.
  private func opens(_ date: Range<Int>, _ sentence: Range<Int>) -> Bool {
    date.lowerBound - sentence.lowerBound <= 3
  }

  /// A form that may be a noun, too, in the place of the verb: first in the sentence, or behind a date that opens it.
  private func openingVerb(_ date: Range<Int>, _ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Int? {
    let isBehind = opens(date, sentence)
    let first = isBehind ? (commaBehind(date, passage, sentence) ?? date.upperBound - 1) + 1 : sentence.lowerBound
    guard sentence.contains(first), view.has(passage.tokens[first], .openingVerb) else { return nil }
    return first
  }

  /// "May reach 30 in February": a word right in front that makes the verb a possibility; what it tells happens in no
  /// known way, and what it is nobody knows either.
  private func isPossible(_ head: Int, _ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    guard head > sentence.lowerBound, let cue = view.sense(passage.tokens[head - 1], .hypothesis) else { return false }
    let tense = cue.features.intersection([.present, .past])
    return tense.isEmpty || !view.features(passage.tokens[head]).isDisjoint(with: tense)
  }
}
