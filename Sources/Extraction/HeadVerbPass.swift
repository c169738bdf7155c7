internal import EventGraph
internal import LanguagePacks

/// Keeps dated clauses whose trigger no lexicon knows: the nearest verb of the clause heads an event of type `other`.
///
/// A date that has no value ("in July" of a text that names no year) keeps none: a clause that may be of any year tells
/// of no occurrence.
struct HeadVerbPass {
  let packs: PackSet

  func run(_ passage: inout Passage, _ graph: EventGraph, _ text: [UInt8]) {
    let view = WordView(packs: packs, language: passage.language)
    let taken = Set(passage.triggers.flatMap(\.dates))
    var added: [Passage.Trigger] = []
    for date in passage.found.indices where !taken.contains(date) {
      let found = passage.found[date]
      // "The report for 2019": the time that it covers, not the one at which something was done.
      guard found.kind == .date || found.kind == .range, found.lead != .for,
        found.anchor != nil || graph.timexes[found.id].value != nil,
        let sentence = passage.sentences.first(where: { $0.contains(found.tokens.lowerBound) })
      else { continue }
      // "Extended to 16 November": the day that something is moved to is not the one on which it was.
      let isVerbFirst = packs.languages[view.language].wordOrder == .verbFirst
      let isSubjectFirst = packs.languages[view.language].wordOrder == .subjectFirst
      if isSubjectFirst && found.lead == .to && found.kind == .date || passage.isYearOfTitle(found, view) { continue }
      if isVerbFirst, Attachment(packs: packs).isDateline(found.tokens, passage, view) { continue }
      if passage.describesNoun(found, sentence, view) || passage.isCompared(found, sentence, view) { continue }
      // "From June 2019 until the vote": a span happens on none of its days.
      if found.lead == .from, passage.untilBehind(found, before: sentence.upperBound, view) != nil { continue }
      let scheduling = Scheduling(tokens: passage.tokens, borders: passage.borders, view: view)
      if scheduling.find(found.tokens, lead: found.lead, in: sentence)?.isProlongation == true { continue }
      let asides = Asides(date: found.tokens, sentence: sentence, passage: passage, view: view)
      let opening = openingVerb(found.tokens, asides, passage, sentence, view)
      var best: (cost: Float, head: Int)?
      for index in sentence {
        let isKnown =
          view.has(passage.tokens[index], .verb) || opening == index || isMarkedPassive(index, passage, view, text)
        guard isKnown || isGuessedPast(index, passage, view, text) else { continue }
        if opening != index, isNoun(index, passage, sentence, view) { continue }
        let border = asides.border(to: index)
        // A participle that describes a noun heads no clause.
        let features = view.features(passage.tokens[index])
        if features.contains(.participle), features.isDisjoint(with: [.short, .past, .present, .noun]) { continue }
        let cost =
          border + asides.detour(to: index) + 0.05 * Float(abs(index - found.tokens.lowerBound))
          + (isKnown ? 0 : Self.doubtOfGuess) + (isAttribute(features) ? Self.detourOfAttribute : 0)
        if cost < (best?.cost ?? 1.2) { best = (cost, index) }
      }
      guard let best, !passage.triggers.contains(where: { $0.head == best.head }),
        !added.contains(where: { $0.head == best.head }), !isPossible(best.head, passage, sentence, view)
      else { continue }
      added.append(Self.trigger(best.head, of: date))
    }
    passage.triggers += added
    keepOverContent(&passage, graph, view)
    keepOwnParts(&passage, graph, view)
    passage.triggers.sort { ($0.head, $0.rule) < ($1.head, $1.rule) }
  }

  /// A participle with a case of its own, where nouns have cases: it heads a clause only if nothing else does.
  private func isAttribute(_ features: Features) -> Bool {
    features.contains(.participle) && !features.contains(.short) && !features.isDisjoint(with: Self.cases)
  }

  private static let cases: Features = [.nominative, .genitive, .dative, .accusative, .instrumental, .locative]
  private static let detourOfAttribute: Float = 0.6

  /// What a verb that only its ending tells costs over a known one, in words of distance: two.
  private static let doubtOfGuess: Float = 0.1

  /// A word that no list holds and whose ending is that of a past form ("наделил"), where endings tell parts of speech.
  private func isGuessedPast(
    _ index: Int, _ passage: Passage, _ view: WordView, _ text: [UInt8]
  ) -> Bool {
    let token = passage.tokens[index]
    guard packs.languages[view.language].wordOrder == .byCase, token.kind == .word, !token.flags.contains(.capital),
      !packs.lexicon.senses(of: token).contains(where: { Int($0.language) == view.language }),
      !passage.found.contains(where: { $0.tokens.contains(index) })
    else { return false }
    let ending = text.withUnsafeBufferPointer { packs.lexicon.guess(token, of: $0, language: view.language).ending }
    return ending?.isSuperset(of: [.verb, .past]) ?? false
  }

  /// A word that no list holds as a noun, with the vowel of a passive written out, where verbs come first.
  private func isMarkedPassive(_ index: Int, _ passage: Passage, _ view: WordView, _ text: [UInt8]) -> Bool {
    let token = passage.tokens[index]
    guard packs.languages[view.language].wordOrder == .verbFirst, token.kind == .word,
      !token.clitics.contains(.definite),
      token.clitics.contains(.withConjunction)
        || view.features(token).isDisjoint(with: [.noun, .adjective, .participle]),
      !passage.found.contains(where: { $0.tokens.contains(index) })
    else { return false }
    return text.withUnsafeBufferPointer { view.isMarkedPassive(token, $0) }
  }

  /// A verb that no lexicon knows, with its date.
  static func trigger(_ head: Int, of date: Int) -> Passage.Trigger {
    Passage.Trigger(head: head, tokens: head..<head + 1, rule: -1, type: .other, features: .verb, dates: [date])
  }

  /// A form that is no verb where it stands: a name inside the sentence ("the United Nations"), or, where an article
  /// tells nouns, behind one ("his back").
  func isNoun(_ index: Int, _ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    guard index > sentence.lowerBound, packs.languages[view.language].wordOrder == .subjectFirst else { return false }
    let before = passage.tokens[index - 1]
    if passage.tokens[index].flags.contains(.capital), before.kind == .word { return true }
    // "Russian-occupied".
    if before.kind == .sign, before.value == 0x2d, before.flags.contains(.glued) { return true }
    return packs.languages[view.language].wordOrder == .subjectFirst && view.has(before, .determiner)
  }

  /// A form that may be a noun, too, in the place of the verb: first in the sentence, or behind a date that opens it.
  private func openingVerb(
    _ date: Range<Int>, _ asides: Asides, _ passage: Passage, _ sentence: Range<Int>, _ view: WordView
  ) -> Int? {
    let first = asides.isOpening ? (asides.commaBehind ?? date.upperBound - 1) + 1 : sentence.lowerBound
    guard sentence.contains(first), view.has(passage.tokens[first], .openingVerb) else { return nil }
    return first
  }

  /// "He flew to Quito on 7 September and requested asylum": a known verb of another part of the sentence is the nearest
  /// one that a lexicon knows, but the date stands beside a verb of its own.
  private func keepOwnParts(_ passage: inout Passage, _ graph: EventGraph, _ view: WordView) {
    for date in passage.found.indices {
      let found = passage.found[date]
      guard found.kind == .date || found.kind == .range, found.offset == nil, found.lead != .for, found.anchor == nil,
        graph.timexes[found.id].value != nil
      else { continue }
      let takers = passage.triggers.indices.filter { passage.triggers[$0].dates.contains(date) }
      guard let sentence = passage.sentences.first(where: { $0.contains(found.tokens.lowerBound) }), !takers.isEmpty,
        takers.allSatisfy({
          passage.triggers[$0].isVerb && passage.triggers[$0].rule >= 0
            && passage.triggers[$0].head >= found.tokens.upperBound
            && joint(found.tokens.upperBound..<passage.triggers[$0].head + 1, passage, view) != nil
        }),
        let first = takers.map({ passage.triggers[$0].head }).min(),
        let end = joint(found.tokens.upperBound..<first + 1, passage, view),
        case let own = dateBetween(end, first, passage), own != nil || first - end <= Self.mostAuxiliaries,
        let head = ownVerb(of: found.tokens, in: sentence.lowerBound..<found.tokens.lowerBound, sentence, passage, view)
      else { continue }
      for taker in takers where own != nil || passage.isPerfect(passage.triggers[taker].head, behind: end - 1, view) {
        passage.triggers[taker].dates.removeAll { $0 == date }
        if let own, passage.triggers[taker].dates.isEmpty { passage.triggers[taker].dates = [own] }
      }
      passage.triggers.append(Self.trigger(head, of: date))
    }
  }

  /// "The town fell on 8 November, and in the night of the 10th a truce took hold": the date between a conjunction and the verb
  /// of its clause.
  private func dateBetween(_ joint: Int, _ verb: Int, _ passage: Passage) -> Int? {
    passage.found.indices.first {
      let found = passage.found[$0]
      return found.kind == .date && found.tokens.lowerBound > joint && found.tokens.upperBound <= verb
    }
  }

  /// Most tokens from a conjunction to the verb that it joins without a subject of its own ("and has since been").
  private static let mostAuxiliaries = 4

  /// The conjunction in a range, or the verb that one is written together with.
  private func joint(_ range: Range<Int>, _ passage: Passage, _ view: WordView) -> Int? {
    range.first {
      let token = passage.tokens[$0]
      return token.entry >= 0
        && (view.sense(token, .coordinator).map { $0.value == 0 } ?? false || ClauseBorders.isJoinedVerb(token, view))
    }
  }

  /// The verb of the past beside a date, in the part of the sentence in front of `part`'s end, that no trigger is told by.
  private func ownVerb(
    of date: Range<Int>, in part: Range<Int>, _ sentence: Range<Int>, _ passage: Passage, _ view: WordView
  ) -> Int? {
    var best: (cost: Float, head: Int)?
    for index in part where view.has(passage.tokens[index], .verb) {
      let token = passage.tokens[index]
      guard view.features(token).contains(.past) || view.has(token, .pastForm), !view.has(token, .auxiliary) else {
        continue
      }
      // "The summit, held on 28 November": a participle behind a comma is of what stands in front of it.
      if index > sentence.lowerBound, passage.tokens[index - 1].kind == .sign,
        !view.features(token).isDisjoint(with: [.participle, .passive])
      {
        continue
      }
      let border = abs(passage.borders[index] - passage.borders[date.lowerBound])
      let cost = border + 0.05 * Float(abs(index - date.lowerBound))
      if cost < (best?.cost ?? 1.2) { best = (cost, index) }
    }
    guard let best, !isPossible(best.head, passage, sentence, view),
      joint(min(best.head, date.lowerBound)..<max(best.head, date.lowerBound), passage, view) == nil,
      !passage.triggers.contains(where: {
        part.contains($0.head)
          && (abs(passage.borders[$0.head] - passage.borders[best.head]) < 0.9
            || view.has(passage.tokens[best.head], .lightVerb))
      })
    else { return nil }
    return best.head
  }

  /// "May reach 30 in February": a word in front that makes the verb a possibility; what it tells happens in no
  /// known way, and what it is nobody knows either.
  func isPossible(_ head: Int, _ passage: Passage, _ sentence: Range<Int>, _ view: WordView) -> Bool {
    // "Would be exposed": behind an auxiliary.
    var before = head - 1
    while before > sentence.lowerBound, head - before <= 2, view.has(passage.tokens[before], .auxiliary) { before -= 1 }
    guard before >= sentence.lowerBound, let cue = view.sense(passage.tokens[before], .hypothesis) else { return false }
    let tense = cue.features.intersection([.present, .past])
    return tense.isEmpty || !view.features(passage.tokens[head]).isDisjoint(with: tense)
  }
}
