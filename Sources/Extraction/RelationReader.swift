internal import EventGraph
internal import LanguagePacks

/// Reads the two events of a word of relation off the parts of its sentence.
struct RelationReader {
  typealias Found = RelationPass.Found

  /// A sentence with its triggers.
  struct Told {
    var sentence: Range<Int>
    var triggers: [Int]
  }

  private let borrowed: BorrowedPassage
  let sentence: Range<Int>
  /// Of the sentence, as indices into the passage's triggers, in the order of their heads.
  let triggers: [Int]
  let parts: SentenceParts
  let view: WordView
  /// The sentence before.
  let before: Told
  let embedded: EmbeddedClauses

  init(
    passage: BorrowedPassage, sentence: Range<Int>, triggers: [Int], parts: SentenceParts, view: WordView,
    previous: Told
  ) {
    (borrowed, self.sentence, self.parts, self.view) = (passage, sentence, parts, view)
    self.triggers = triggers.sorted { passage.pointee.triggers[$0].head < passage.pointee.triggers[$1].head }
    before = previous
    embedded = EmbeddedClauses(passage, sentence, view)
  }

  /// Read in place, without a copy.
  var passage: Passage { @inline(__always) _read { yield borrowed.pointee } }

  var order: WordOrder { view.packs.languages[view.language].wordOrder }

  func relations(_ signal: Signal, _ cue: Range<Int>) -> [Found] {
    // "Up to 12 years", "until 5 May": a length or a date is no event.
    if cue.upperBound < sentence.upperBound, parts[cue.upperBound].part == .date, !isLength(at: cue.upperBound),
      order != .verbFirst
    {
      return []
    }
    switch signal {
    case .before, .after, .during, .causes, .respondsTo, .partOf, .revokes: return ofPhrase(signal, cue)
    case .leadsTo, .stemsFrom, .precedes, .follows: return ofVerb(signal, cue)
    case .links: return ofLink(cue)
    case .thenAfter, .thenBefore, .thenCaused, .thenRespondsTo: return ofPointer(signal, cue)
    case .meanwhile: return []
    }
  }

  // MARK: Prepositions and conjunctions

  private func ofPhrase(_ signal: Signal, _ cue: Range<Int>) -> [Found] {
    guard let object = object(of: signal, cue) else {
      // "As a result the readers protested": without a noun of its own the word points back.
      guard signal == .causes, pointsBack(cue) else { return [] }
      return ofPointer(.thenCaused, cue)
    }
    guard let subjects = subjects(of: signal, cue, object) else { return [] }
    return subjects.flatMap { subject in
      object.events.filter { $0 != subject }.map { found(signal, subject, $0, cue) }
    }
  }

  /// The events that a preposition or conjunction names, and where its phrase or clause ends.
  private struct Object {
    var events: [Int]
    var end: Int
    var isClause: Bool
  }

  private func object(of signal: Signal, _ cue: Range<Int>) -> Object? {
    if signal == .before, cue.upperBound < sentence.upperBound,
      parts[cue.upperBound].part == .number || parts[cue.upperBound].part == .date && order != .verbFirst
    {
      return nil
    }
    // "Before the arrest" names a noun; "before he was arrested" a clause, where the language lets the same word open one.
    let opens = opensClause(cue)
    let mayOpen = opens || order == .subjectFirst && cue.count == 1 && [.before, .after, .during].contains(signal)
    if !opens || order == .verbFirst, let noun = noun(from: cue.upperBound, signal) {
      let events = joined(to: noun)
      return Object(events: events, end: head(events[events.count - 1]) + 1, isClause: false)
    }
    guard mayOpen, ![.respondsTo, .partOf, .revokes].contains(signal) else { return nil }
    // Up to the comma: its verb, behind its subject.
    let end = boundary(from: cue.upperBound)
    // "Before dawn and detained": what "and" joins is no clause of the preposition.
    let joint = (cue.upperBound..<end).first { !opens && parts[$0].part == .coordinator } ?? end
    let inside = triggers.filter { (cue.upperBound..<joint).contains(head($0)) && isTold($0, signal) }
    let isAtComma = end < sentence.upperBound && parts[end].part == .comma
    // "Since there is no federal homicide statute": a noun behind a verb that tells of nothing is not what is meant.
    let verb = (cue.upperBound..<joint).first { parts[$0].part == .verb || parts[$0].part == .auxiliary } ?? joint
    guard let event = inside.first(where: { heads($0, signal) }) ?? inside.first(where: { head($0) < verb }) else {
      return nil
    }
    return Object(events: [event], end: isAtComma ? end : head(event) + 1, isClause: true)
  }

  /// Whether a word of relation is a conjunction.
  private func opensClause(_ cue: Range<Int>) -> Bool {
    let whole = view.match(.subordinator, in: passage.tokens, at: cue.lowerBound, before: sentence.upperBound)
    return whole?.length == cue.count || cue.count > 1 && view.has(passage.tokens[cue.upperBound - 1], .subordinator)
  }

  /// The event whose clause or phrase a word of relation belongs to; several where one in front counts for all that
  /// follow. Nil where none does.
  private func subjects(of signal: Signal, _ cue: Range<Int>, _ object: Object) -> [Int]? {
    let opening = opening(before: cue.lowerBound)
    if opening.isFront {
      // "After the protest, police arrested …"; "…, a day after the shelling" belongs to what stands before it.
      let isFirst = opening.index < sentence.lowerBound
      if !isFirst, parts[opening.index].part == .comma, let left = leftEvent(before: opening.index, overComma: true) {
        return signal == .during && object.isClause ? nil : [left]
      }
      if signal == .during, object.isClause { return nil }
      return rightEvents(behind: object.end)
    }
    return leftEvent(before: cue.lowerBound, overComma: false).map { [$0] }
  }

  // MARK: Verbs

  /// "The fine led to protests", "protests sparked by the fine", "which led to", and, with the verb first, both behind it.
  private func ofVerb(_ signal: Signal, _ cue: Range<Int>) -> [Found] {
    let before = cue.lowerBound - 1
    let right = noun(from: cue.upperBound, signal)
    if before >= sentence.lowerBound, parts[before].part == .comma || isPronoun(before), signal == .leadsTo {
      // What stands before the comma is the cause as a whole.
      let start =
        isPronoun(before) && before > sentence.lowerBound && parts[before - 1].part == .comma ? before - 1 : before
      guard let right, let left = leftEvent(before: start, overComma: true) else { return [] }
      return joined(to: right).map { found(signal, left, $0, cue) }
    }
    if order == .verbFirst, cue.count == 1,
      isClauseOpening(cue.lowerBound) || subjectNoun(before: cue.lowerBound, signal) == nil
    {
      guard [.leadsTo, .stemsFrom].contains(signal), let right, let second = secondNoun(behind: right, signal) else {
        return []
      }
      return joined(to: second).map { found(signal, right, $0, cue) }
    }
    guard let right, let left = subjectNoun(before: cue.lowerBound, signal) else { return [] }
    if order == .byCase, isOblique(left), isNominative(right) { return [found(signal, right, left, cue)] }
    return joined(to: right).filter { $0 != left }.map { found(signal, left, $0, cue) }
  }

  private func isPronoun(_ index: Int) -> Bool {
    let token = passage.tokens[index]
    return parts[index].part == .relative || view.has(token, .subordinator)
  }

  private func isClauseOpening(_ index: Int) -> Bool {
    index == sentence.lowerBound || opening(before: index).isFront
      || passage.tokens[index].clitics.contains(.withConjunction)
  }

  /// "Linked the suspension to the report": the effect, then the cause behind a preposition or in a case that stands for
  /// one.
  private func ofLink(_ cue: Range<Int>) -> [Found] {
    let end = clauseEnd(from: cue.upperBound)
    let nouns = triggers.filter {
      (cue.upperBound..<end).contains(head($0)) && !passage.triggers[$0].isVerb && isTold($0, .links)
    }
    guard let effect = nouns.first else { return [] }
    guard let cause = nouns.dropFirst().first(where: { isLed($0, behind: head(effect)) }) else { return [] }
    return joined(to: cause).map { found(.causes, effect, $0, cue) }
  }

  /// Whether a preposition stands between two events, other than one of belonging, or a case or clitic does its work.
  private func isLed(_ event: Int, behind start: Int) -> Bool {
    let features = passage.triggers[event].features
    if passage.tokens[head(event)].clitics.contains(.withPreposition) { return true }
    if order == .byCase, features.contains(.instrumental), !features.contains(.genitive) { return true }
    return (start + 1..<max(start + 1, head(event))).contains {
      parts[$0].part == .preposition && parts[$0].preposition != .of
        || passage.tokens[$0].clitics.contains(.withPreposition)
    }
  }

  // MARK: Words that point back

  /// Whether a word in front of a clause has no noun of its own: what follows is a subject.
  private func pointsBack(_ cue: Range<Int>) -> Bool {
    guard order == .byCase, opening(before: cue.lowerBound).isFront, cue.upperBound < sentence.upperBound else {
      return false
    }
    let features = parts[cue.upperBound].features
    return features.contains(.nominative) && !features.contains(.genitive)
  }

  private func ofPointer(_ signal: Signal, _ cue: Range<Int>) -> [Found] {
    let right = rightEvents(behind: cue.upperBound)?.first { passage.triggers[$0].isVerb || !isLed(head($0)) }
    let left = triggers.last { head($0) < cue.lowerBound && heads($0) && !isEmbedded($0, from: cue.lowerBound) }
    if let right {
      let isFirst = triggers.first.map { head($0) >= cue.lowerBound } ?? false
      guard let told = left ?? (isFirst ? mainEvent() : nil), told != right else { return [] }
      return [found(signal, right, told, cue)]
    }
    guard let left, triggers.first(where: { heads($0) }) == left, let previous = mainEvent() else { return [] }
    return [found(signal, left, previous, cue)]
  }

  // MARK: Which way round

  /// `subject` is the event that the word belongs to, `object` the one that it names.
  private func found(_ signal: Signal, _ subject: Int, _ object: Int, _ cue: Range<Int>) -> Found {
    func forward(_ kind: Relation.Kind) -> Found { Found(kind: kind, from: subject, to: object, cue: cue) }
    func back(_ kind: Relation.Kind) -> Found { Found(kind: kind, from: object, to: subject, cue: cue) }
    return switch signal {
    case .before, .precedes, .thenBefore: forward(.before)
    case .after, .follows, .thenAfter: forward(.after)
    case .during, .meanwhile: forward(.during)
    case .causes, .stemsFrom, .thenCaused, .links: back(.causes)
    case .leadsTo: forward(.causes)
    case .respondsTo, .thenRespondsTo: forward(.respondsTo)
    case .partOf: forward(.partOf)
    case .revokes: forward(.revokes)
    }
  }
}
