internal import EventGraph
internal import LanguagePacks

/// Gives each date of a sentence to the triggers it dates.
///
/// A date inside a noun phrase dates the noun ("the resolution of 14 March"); any other dates the predicates of its clause,
/// the nearest pair first; coordinated triggers share it. What lies between two tokens is measured by `ClauseBorders`.
struct Attachment {
  let packs: PackSet

  func run(_ passage: inout Passage) {
    let view = WordView(packs: packs, language: passage.language)
    findOffsets(&passage, view)
    withUnsafeMutablePointer(to: &passage) { passage in
      for sentence in passage.pointee.sentences { attach(sentence, passage, view) }
    }
  }

  /// Gives the dates of one sentence to its triggers.
  private func attach(_ sentence: Range<Int>, _ place: UnsafeMutablePointer<Passage>, _ view: WordView) {
    let triggers = triggers(of: sentence, place.pointee)
    if triggers.isEmpty { return }
    let dates = dates(of: sentence, place.pointee, view)
    if dates.isEmpty { return }
    var work = SentenceAttachment(
      passage: BorrowedPassage(place), sentence: sentence, triggers: triggers, view: view, packs: packs)
    let days = dates.filter {
      [.date, .range].contains(place.pointee.found[$0].kind) && place.pointee.found[$0].offset == nil
    }
    work.attach(days)
    work.dateClausesOfWhen(days)
    work.attachOffsets(dates)
    for date in dates where place.pointee.found[date].kind == .duration && place.pointee.found[date].offset == nil {
      work.attachDuration(date)
    }
    work.share()
    for (date, reference) in work.references { place.pointee.found[date].offset?.reference = reference }
    for index in triggers {
      place.pointee.triggers[index].dates = (work.dates[index] ?? []).sorted()
      place.pointee.triggers[index].duration = work.durations[index]
      place.pointee.triggers[index].isAtStart = work.isAtStart(index)
      place.pointee.triggers[index].ownsDates = work.owners.contains(index)
      place.pointee.triggers[index].isScheduled = work.fixed.contains(index)
      if work.dates[index] == nil {
        place.pointee.triggers[index].barred = days.filter { work.isBarred($0, from: work.trigger(index)) }
      }
    }
  }
}

extension Attachment {
  private func triggers(of sentence: Range<Int>, _ passage: Passage) -> [Int] {
    passage.triggers.indices.filter { sentence.contains(passage.triggers[$0].head) }
  }

  private func dates(of sentence: Range<Int>, _ passage: Passage, _ view: WordView) -> [Int] {
    passage.found.indices.filter {
      sentence.contains(passage.found[$0].tokens.lowerBound) && !isDateline(passage.found[$0].tokens, passage, view)
        && !passage.isNameOfText(passage.found[$0], view)
    }
  }

  /// "ALMATY, March 5, 2021 –": the date in front of a report dates the report, not what it tells.
  func isDateline(_ date: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool {
    guard (1...5).contains(date.lowerBound) else { return false }
    var end = date.upperBound
    // "(Agency)" may stand between.
    if end < passage.tokens.count, passage.tokens[end].kind == .sign, passage.tokens[end].value == 0x28,
      let close = (end..<min(passage.tokens.count, end + 6)).first(where: {
        passage.tokens[$0].kind == .sign && passage.tokens[$0].value == 0x29
      })
    {
      end = close + 1
    }
    let head = 0..<date.lowerBound
    guard end < passage.tokens.count, passage.tokens[end].kind == .sign else { return false }
    let isStop = passage.tokens[end].value == 0x2e && head.contains { passage.tokens[$0].flags.contains(.allCapitals) }
    guard isStop || [0x2d, 0x2013, 0x2014].contains(passage.tokens[end].value) else { return false }
    // Without capital letters: a place of a word or two, and the agency in brackets behind the date.
    if packs.languages[view.language].wordOrder == .verbFirst, end > date.upperBound, head.count <= 3 {
      return head.contains { passage.tokens[$0].kind == .word }
    }
    return head.allSatisfy { passage.tokens[$0].kind == .sign || passage.tokens[$0].flags.contains(.capital) }
      && head.contains { passage.tokens[$0].flags.contains(.allCapitals) || view.has(passage.tokens[$0], .place) }
  }
}

/// The triggers and dates of one sentence while dates are given out.
struct SentenceAttachment {
  private let borrowed: BorrowedPassage
  let sentence: Range<Int>
  let triggers: [Int]
  let view: WordView
  let packs: PackSet
  /// Dates by trigger, as indices into `passage.found`.
  var dates: [Int: [Int]] = [:]
  private(set) var durations: [Int: Int] = [:]
  /// Nouns whose phrases hold their dates ("the law of 5 May").
  var owners: Set<Int> = []
  /// Nouns of what is fixed for its date.
  private(set) var fixed: Set<Int> = []
  /// By length, the date of what happened so long before or after the event that it names.
  var references: [Int: Int] = [:]
  let embedded: EmbeddedClauses
  /// Triggers that head a clause: verbs, and nouns with a light verb ("hold a congress").
  let predicates: Set<Int>
  /// Dates that open a clause with a verb of its own.
  private var fronted: Set<Int> = []

  /// Beyond this cost a date stays without a trigger.
  private static let limit: Float = 3.6

  init(passage: BorrowedPassage, sentence: Range<Int>, triggers: [Int], view: WordView, packs: PackSet) {
    borrowed = passage
    self.sentence = sentence
    self.triggers = triggers
    self.view = view
    self.packs = packs
    embedded = EmbeddedClauses(passage, sentence, view)
    predicates = Set(
      triggers.filter { LightVerbs.heads(passage.pointee.triggers[$0], passage.pointee, sentence, view) })
  }

  /// Read in place, without a copy.
  var passage: Passage { @inline(__always) _read { yield borrowed.pointee } }

  func trigger(_ index: Int) -> Passage.Trigger { passage.triggers[index] }
  /// The words of a date; of a length with those of the event that it is counted from.
  func tokens(_ date: Int) -> Range<Int> {
    let found = passage.found[date]
    return found.tokens.lowerBound..<max(found.tokens.upperBound, (found.offset?.event ?? 0) + 1)
  }
  func isWeak(_ index: Int) -> Bool { packs.triggers[trigger(index).rule].isWeak }

  /// What separates two token positions.
  func border(_ a: Int, _ b: Int) -> Float { abs(passage.borders[a] - passage.borders[b]) }

  /// The noun of "election day" is named, not told: only an apposition dates it.
  func isNamed(_ index: Int) -> Bool {
    passage.found.contains { $0.anchor != nil && $0.tokens.contains(trigger(index).head) }
  }

  func isComma(_ index: Int) -> Bool { passage.tokens[index].isComma }

  // MARK: Giving out

  /// Nouns take the dates of their phrases; then the nearest pairs of a date and a trigger find each other, each
  /// predicate taking one date, or one list of dates.
  mutating func attach(_ all: [Int]) {
    var open: [Int] = []
    fronted = frontedDates(all)
    for (position, date) in all.enumerated()
    where !passage.isCompared(passage.found[date], sentence, view)
      && !endsProlongation(date)
    {
      if position + 1 < all.count, giveToNamed(date, apposed: all[position + 1]) { continue }
      if let noun = scheduled(for: date) {
        dates[noun, default: []].append(date)
        owners.insert(noun)
        fixed.insert(noun)
      } else if let noun = possessed(by: date) ?? genitiveOwner(of: date) {
        dates[noun, default: []].append(date)
        owners.insert(noun)
      } else if let noun = continued(date, all) ?? adnominal(date) {
        dates[noun, default: []].append(date)
      } else if !describesNoun(date) {
        open.append(date)
      }
    }
    dateWithin(all)
    while let best = nearestPair(open) {
      dates[best.trigger, default: []].append(best.date)
      open.removeAll { $0 == best.date }
      // The rest of its list follows it.
      for date in open where continued(date, all) == best.trigger {
        dates[best.trigger, default: []].append(date)
        open.removeAll { $0 == date }
      }
      var first = best.date
      for date in open.reversed() where leads(date, to: first, all, isLast: first == best.date) {
        dates[best.trigger, default: []].append(date)
        open.removeAll { $0 == date }
        first = date
      }
    }
    dateWithin(all)
  }

  /// "On election day, 10 January, police detained …": the date in apposition dates the election, and stands for both.
  private mutating func giveToNamed(_ date: Int, apposed next: Int) -> Bool {
    let gap = tokens(date).upperBound..<max(tokens(date).upperBound, tokens(next).lowerBound)
    guard passage.found[date].anchor != nil, passage.found[next].anchor == nil, gap.count <= 2,
      gap.allSatisfy({ isComma($0) || passage.tokens[$0].kind == .sign && passage.tokens[$0].value == 0x28 })
    else { return false }
    if let named = triggers.first(where: { tokens(date).contains(trigger($0).head) }) {
      dates[named, default: []].append(next)
    }
    return true
  }

  private func nearestPair(_ open: [Int]) -> (date: Int, trigger: Int)? {
    var best: (cost: Float, date: Int, trigger: Int)?
    for date in open {
      for index in triggers {
        if predicates.contains(index), dates[index] != nil { continue }
        if isNamed(index) || fixed.contains(index) { continue }
        let cost = cost(of: date, for: index)
        if cost < (best?.cost ?? Self.limit) { best = (cost, date, index) }
      }
    }
    return best.map { ($0.date, $0.trigger) }
  }

  /// How far a trigger is from a date, in clause borders and words; the predicate at `own`, which the words of the date
  /// name themselves, stands in nobody's way.
  func cost(of date: Int, for index: Int, besides own: Int? = nil) -> Float {
    let candidate = trigger(index)
    let extent = tokens(date)
    if passage.found[date].base?.event == candidate.head { return .infinity }
    if extent.contains(candidate.head) || beginsSpan(date, upTo: candidate.head) { return .infinity }
    let isPredicate = predicates.contains(index)
    if isWeak(index), !isPredicate { return .infinity }
    let isBefore = candidate.head < extent.lowerBound
    // "On 5 March, ten days after the coup, …": what a length is counted from has no date in front of it.
    if !isBefore, own == nil, passage.isCountedFrom(candidate) { return .infinity }
    let words = isBefore ? extent.lowerBound - candidate.head : candidate.head - extent.upperBound + 1
    var aside: [Range<Int>] = []
    var cost = 0.04 * Float(max(words, 0))
    cost += isBefore ? border(candidate.head, extent.lowerBound) : border(extent.upperBound - 1, candidate.head)
    if !isPredicate { cost += 1.1 }
    let isAttribute = candidate.features.contains(.participle) && !candidate.features.contains(.short)
    if !isBefore {
      // A date that opens its clause waits for the main predicate, over what stands between commas.
      if opensClause(date), isPredicate, !isAttribute {
        let asides = asides(from: extent.upperBound, to: candidate.head)
        for aside in asides { cost -= border(aside.lowerBound - 1, aside.upperBound) + 0.04 * Float(aside.count) }
        let commas = (extent.upperBound..<candidate.head).filter { index in
          isComma(index) && !asides.contains { $0.contains(index) || $0.upperBound == index }
        }.count
        cost -= 0.65 * Float(commas)
        aside = asides
      }
      if isAttribute { cost += opensClause(date) ? 2.5 : 0.5 }
      // "since 2008, when … ratified": the clause of "when" is the date's own.
      if let clause = clauseOfWhen(after: extent.upperBound), candidate.head >= clause {
        cost = 0.04 * Float(words) + border(clause, candidate.head) + (isPredicate ? 0 : 1.1)
      }
    } else if candidate.type.family == "speech", candidate.isVerb, candidate.features.contains(.present),
      !candidate.features.contains(.past), !isBehindBefore(candidate), !isAskedToBe(candidate)
    {
      // "welcomes …": what is welcomed has the date, not the welcome.
      cost += 1.2
    }
    if isBefore, isPredicate {
      // "Saleh, who had been their ally, was killed" and "killed Saleh, who had been their ally, on 4 December" alike.
      aside = asides(from: candidate.head, to: extent.lowerBound)
      for clause in aside { cost -= border(clause.lowerBound - 1, clause.upperBound) + 0.04 * Float(clause.count) }
    }
    if isBefore, isSaidAbout(date, by: candidate) {
      cost += packs.languages[view.language].wordOrder == .verbFirst ? 2 : 3
    }
    if isQuoted(date, from: candidate) || isBarred(date, from: candidate) || isSaidNow(candidate, behind: date)
      || isAskedFor(by: candidate, date)
    {
      cost += 4
    }
    if isBefore, isOfClauseBehindSignal(date, than: candidate) { cost += 4 }
    // "Pointed to the raid that the army launched on 3 May".
    if isBefore, candidate.isVerb, candidate.type.family == "speech",
      embedded.describes(extent.lowerBound, apartFrom: candidate.head)
    {
      cost += 4
    }
    if isBefore ? isOfOtherVerb(date, than: candidate) : isOfVerbBehind(date, notOf: candidate) { cost += 4 }
    if !isBefore, !isPredicate, isBeyond(candidate, date) { cost += 3 }
    if isBefore ? isPurpose(date, of: candidate) : isPurposeBehind(date, candidate) { cost += 3 }
    if isBefore, isHeldThere(candidate, date) { return 0.04 * Float(words) }
    // A date inside a clause that describes something is of that clause, and one outside it is not.
    if embedded.leaves(extent.lowerBound, to: candidate.head) { cost += 4 }
    if embedded.leaves(candidate.head, to: extent.lowerBound) {
      let isApart =
        isBefore
        ? isOverMain(candidate, date) || isDatedAttribute(candidate, before: date) : isInAside(candidate, behind: date)
      cost += isApart ? 4 : 1.5
    }
    if isBefore, fronted.contains(date) { cost += 3 }
    let between = min(candidate.head, extent.lowerBound)..<max(candidate.head, extent.upperBound)
    for other in predicates
    where other != index && between.contains(trigger(other).head) && trigger(other).head != own {
      if !aside.contains(where: { $0.contains(trigger(other).head) }) { cost += 1.2 }
    }
    return cost
  }

  /// Relative clauses that stand whole between two tokens ("On 22 June the editor, who had been arrested on 3 May, was
  /// released"): they part nothing.
  private func asides(from begin: Int, to end: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for clause in embedded.clauses.map(\.tokens).sorted(by: { $0.lowerBound < $1.lowerBound })
    where clause.lowerBound > max(begin, found.last?.upperBound ?? begin) && clause.upperBound < end {
      found.append(clause)
    }
    return found
  }

  /// Whether at most three words stand between the date and the start of its clause.
  private func opensClause(_ date: Int) -> Bool {
    let begin = tokens(date).lowerBound
    if begin - sentence.lowerBound <= 3 { return true }
    return border(begin - 4, begin) >= 1.7
  }

  // MARK: Durations

  mutating func attachDuration(_ duration: Int) {
    let extent = tokens(duration)
    // "three weeks after the vote": how long after, not how long, whatever the vote is.
    if extent.upperBound < sentence.upperBound,
      let next = view.preposition(passage.tokens[extent.upperBound]), next == .after || next == .before
    {
      return
    }
    var best: (cost: Float, trigger: Int)?
    for index in triggers where !isWeak(index) {
      let head = trigger(index).head
      let words = head < extent.lowerBound ? extent.lowerBound - head : head - extent.upperBound + 1
      let cost = border(head, extent.lowerBound) + 0.04 * Float(words) + (trigger(index).type.leavesEffect ? 0 : 2)
      if cost < (best?.cost ?? 2.5) { best = (cost, index) }
    }
    if let best, durations[best.trigger] == nil { durations[best.trigger] = duration }
  }
}
