internal import EventGraph
internal import LanguagePacks

/// Gives each date of a sentence to the triggers it dates.
///
/// A date inside a noun phrase dates the noun ("резолюция от 14 марта"); any other dates the verbs of its clause;
/// coordinated triggers share it. What lies between two tokens is measured by `ClauseBorders`.
struct Attachment {
  let packs: PackSet

  func run(_ passage: inout Passage) {
    let view = WordView(packs: packs, language: passage.language)
    for sentence in passage.sentences {
      let triggers = passage.triggers.indices.filter { sentence.contains(passage.triggers[$0].head) }
      let dates = passage.found.indices.filter {
        sentence.contains(passage.found[$0].tokens.lowerBound) && !isDateline(passage.found[$0].tokens, passage, view)
      }
      guard !triggers.isEmpty, !dates.isEmpty else { continue }
      var work = SentenceWork(passage: passage, sentence: sentence, triggers: triggers, view: view, packs: packs)
      for date in dates {
        switch passage.found[date].kind {
        case .date, .range: work.attach(date)
        case .duration: work.attachDuration(date)
        case .set, .vague: break
        }
      }
      work.share()
      for index in triggers {
        passage.triggers[index].dates = work.dates[index] ?? []
        passage.triggers[index].duration = work.durations[index]
      }
    }
  }
}

extension Attachment {
  /// "ALMATY, March 5, 2021 –": the date in front of a report dates the report, not what it tells.
  private func isDateline(_ date: Range<Int>, _ passage: Passage, _ view: WordView) -> Bool {
    guard (1...5).contains(date.lowerBound), date.upperBound < passage.tokens.count else { return false }
    let next = passage.tokens[date.upperBound]
    guard next.kind == .sign, [0x2d, 0x2013, 0x2014].contains(next.value) else { return false }
    let head = 0..<date.lowerBound
    return head.allSatisfy { passage.tokens[$0].kind == .sign || passage.tokens[$0].flags.contains(.capital) }
      && head.contains { passage.tokens[$0].flags.contains(.allCapitals) || view.has(passage.tokens[$0], .place) }
  }
}

/// The triggers and dates of one sentence while dates are given out.
private struct SentenceWork {
  let passage: Passage
  let sentence: Range<Int>
  let triggers: [Int]
  let view: WordView
  let packs: PackSet
  /// Dates by trigger, as indices into `passage.found`.
  var dates: [Int: [Int]] = [:]
  var durations: [Int: Int] = [:]
  /// The trigger that took the date before, for lists of dates.
  private var lastGovernor: Int?
  private var lastDate: Int?

  init(passage: Passage, sentence: Range<Int>, triggers: [Int], view: WordView, packs: PackSet) {
    self.passage = passage
    self.sentence = sentence
    self.triggers = triggers
    self.view = view
    self.packs = packs
  }

  mutating func attach(_ date: Int) {
    guard let governor = governor(of: date) else { return }
    if let lastDate, governor == lastGovernor, passage.found[lastDate].anchor != nil, passage.found[date].anchor == nil
    {
      // "On election day, 10 January, police detained …": the date in apposition dates the election too.
      dates[governor]?.removeAll { $0 == lastDate }
      if let named = triggers.first(where: { tokens(lastDate).contains(passage.triggers[$0].head) }) {
        dates[named, default: []].append(date)
      }
    }
    dates[governor, default: []].append(date)
    (lastGovernor, lastDate) = (governor, date)
  }

  mutating func attachDuration(_ duration: Int) {
    var best: (cost: Float, trigger: Int)?
    for trigger in triggers where !isWeak(trigger) {
      let cost = distance(trigger, duration) + (leavesEffect(trigger) ? 0 : 2)
      if cost < (best?.cost ?? 2.5) { best = (cost, trigger) }
    }
    if let best, durations[best.trigger] == nil { durations[best.trigger] = duration }
  }

  private func isWeak(_ trigger: Int) -> Bool { packs.triggers[passage.triggers[trigger].rule].isWeak }

  private func leavesEffect(_ trigger: Int) -> Bool { passage.triggers[trigger].type.leavesEffect }

  private func tokens(_ date: Int) -> Range<Int> { passage.found[date].tokens }

  /// What separates two token positions.
  private func border(_ a: Int, _ b: Int) -> Float { abs(passage.borders[a] - passage.borders[b]) }

  private func distance(_ trigger: Int, _ date: Int) -> Float {
    let head = passage.triggers[trigger].head
    let extent = tokens(date)
    let words = head < extent.lowerBound ? extent.lowerBound - head : head - extent.upperBound + 1
    let between = head < extent.lowerBound ? border(head, extent.lowerBound) : border(extent.upperBound - 1, head)
    return between + 0.04 * Float(words)
  }

  // MARK: Governors

  private func governor(of date: Int) -> Int? {
    if let last = continued(date) { return last }
    let extent = tokens(date)
    if let noun = adnominal(date) { return noun }
    let hasVerb = triggers.contains { passage.triggers[$0].isVerb && distance($0, date) < 2.5 }
    var best: (cost: Float, trigger: Int)?
    for trigger in triggers {
      let candidate = passage.triggers[trigger]
      if extent.contains(candidate.head), passage.found[date].anchor == nil || hasVerb { continue }
      if isWeak(trigger) && !candidate.isVerb { continue }
      var cost = distance(trigger, date)
      if !candidate.isVerb { cost += 1.1 }
      // Verbs in between have the first claim.
      let span = min(candidate.head, extent.lowerBound)..<max(candidate.head, extent.upperBound)
      for other in triggers where other != trigger && passage.triggers[other].isVerb {
        if span.contains(passage.triggers[other].head) { cost += 1.2 }
      }
      // A participle that follows its noun governs what follows it; a date before it belongs to the main verb.
      if candidate.features.contains(.participle), extent.lowerBound < candidate.head { cost += 0.5 }
      if cost < (best?.cost ?? 3.6) { best = (cost, trigger) }
    }
    return best?.trigger
  }

  /// The trigger of the date before, when this one is listed with it: only commas, "and", brackets, footnote marks, or
  /// the same preposition after a list comma stand between.
  private func continued(_ date: Int) -> Int? {
    guard let lastDate, let lastGovernor else { return nil }
    let extent = tokens(date)
    let before = tokens(lastDate)
    guard before.upperBound <= extent.lowerBound else { return nil }
    if passage.found[date].continuesList { return lastGovernor }
    let gap = before.upperBound..<extent.lowerBound
    if gap.count <= 8, !gap.isEmpty, gap.allSatisfy({ isListJoint($0) }) { return lastGovernor }
    // "от 1 февраля … о давлении, от 11 января … по поводу …": the preposition comes again.
    if let lead = passage.found[date].lead, lead == passage.found[lastDate].lead, lead == .from,
      extent.lowerBound >= 2, !passage.triggers[lastGovernor].isVerb
    {
      let joint = passage.tokens[extent.lowerBound - 2]
      if isComma(joint) || view.has(joint, .coordinator) { return lastGovernor }
    }
    return nil
  }

  private func isComma(_ token: Token) -> Bool { token.kind == .sign && (token.value == 0x2c || token.value == 0x60c) }

  private func isListJoint(_ index: Int) -> Bool {
    let token = passage.tokens[index]
    if token.kind == .sign || token.kind == .number {
      return token.kind == .sign ? token.value != 0x3b : isBracketed(index)
    }
    return view.has(token, .coordinator) || view.preposition(token) == .from || view.preposition(token) == .on
  }

  private func isBracketed(_ index: Int) -> Bool {
    index > 0 && passage.tokens[index - 1].kind == .sign && passage.tokens[index - 1].value == 0x28
  }

  /// The noun whose phrase the date closes.
  private func adnominal(_ date: Int) -> Int? {
    let extent = tokens(date)
    let lead = passage.found[date].lead
    var noun: Int?
    for trigger in triggers.reversed() {
      let candidate = passage.triggers[trigger]
      guard candidate.tokens.upperBound <= extent.lowerBound else { continue }
      if candidate.isVerb { break }
      guard extent.lowerBound - candidate.head <= 16, border(candidate.head, extent.lowerBound) < 0.6 else { break }
      // Another date in between has closed the phrase.
      if passage.found.contains(where: {
        $0.kind != .duration && $0.tokens.lowerBound > candidate.head && $0.tokens.upperBound <= extent.lowerBound
      }) {
        break
      }
      if isWeak(trigger), lead != .from, extent.lowerBound - candidate.head > 5 { continue }
      noun = trigger
      // With "от" the date belongs to the document at the head of the phrase, not to a noun inside it.
      if lead != .from { break }
    }
    guard let noun else { return nil }
    if lead == .from || lead == .of { return noun }
    // A verb of the same clause in front takes the date, unless the noun stands right before it.
    let head = passage.triggers[noun].head
    for trigger in triggers where passage.triggers[trigger].isVerb {
      let verb = passage.triggers[trigger].head
      if verb < head, border(verb, head) < 0.9, dates[trigger] == nil { return nil }
    }
    return noun
  }

  // MARK: Sharing

  /// Coordinated triggers take the date of their neighbour.
  mutating func share() {
    // Forward: a trigger without a date after one with a date.
    for position in triggers.indices.dropFirst() {
      let trigger = triggers[position]
      guard dates[trigger] == nil, !isWeak(trigger) else { continue }
      for earlier in triggers[..<position].reversed() {
        guard let shared = dates[earlier], canShare(earlier, trigger, shared) else { continue }
        dates[trigger] = shared
        break
      }
    }
    // "were detained on Sunday as police broke up …": what goes on at the same time.
    for position in triggers.indices.dropFirst() {
      let trigger = triggers[position]
      guard dates[trigger] == nil, passage.triggers[trigger].isVerb, let shared = dates[triggers[position - 1]],
        isMeanwhile(trigger, shared)
      else { continue }
      dates[trigger] = shared
    }
    // Backward: a trigger between a leading date and the trigger that took it, or coordinated before it.
    for position in triggers.indices.dropLast().reversed() {
      let trigger = triggers[position]
      guard dates[trigger] == nil, !isWeak(trigger) else { continue }
      // A noun in between that has no date ("broke up a rally and detained …") does not part two verbs.
      let following = triggers[(position + 1)...]
      let later = following.first { dates[$0] != nil || passage.triggers[$0].isVerb } ?? following[position + 1]
      guard let shared = dates[later] else { continue }
      if canShare(trigger, later, shared) || isCause(trigger, of: later) { dates[trigger] = shared }
    }
  }

  /// Whether two triggers in this order share what one of them has.
  private func canShare(_ first: Int, _ second: Int, _ shared: [Int]) -> Bool {
    let (a, b) = (passage.triggers[first], passage.triggers[second])
    let gap = border(a.head, b.head)
    guard shared.count == 1 || a.isVerb == b.isVerb else { return false }
    // A date between them closes the first one's clause.
    if passage.found.contains(where: {
      $0.kind != .duration && $0.kind != .vague && a.head < $0.tokens.lowerBound && $0.tokens.upperBound <= b.head
    }) {
      return false
    }
    if isLight(a), !b.isVerb, gap < 0.6, b.head - a.head <= 8 { return true }
    if isLight(b), !a.isVerb, gap < 0.6, b.head - a.head <= 10 { return true }
    if a.isVerb, b.isVerb { return gap <= 1.3 && b.head - a.head <= 14 && !opensClause(between: a.head, b.head) }
    if !a.isVerb, !b.isVerb {
      // "запугиванию, арестам и штрафам": nothing but joints and modifiers between.
      guard gap > 0, gap <= 1.3, b.head - a.head <= 4 else { return false }
      return (a.head + 1..<b.head).allSatisfy { index in
        let token = passage.tokens[index]
        return isComma(token) || view.has(token, .coordinator) || view.has(token, .modifier)
          || view.has(token, .preposition)
      }
    }
    // A verb and a noun joined by "and": "погибли …, десятки получили ранения".
    return false
  }

  /// Whether a word of simultaneity stands between a date and a verb behind it.
  private func isMeanwhile(_ trigger: Int, _ shared: [Int]) -> Bool {
    let head = passage.triggers[trigger].head
    guard let last = shared.last, tokens(last).upperBound < head, border(tokens(last).upperBound - 1, head) < 2.2 else {
      return false
    }
    return (max(tokens(last).upperBound, head - 4)..<head).contains { index in
      view.match(.signal, in: passage.tokens, at: index, before: sentence.upperBound)?.value == 2
    }
  }

  private func isLight(_ trigger: Passage.Trigger) -> Bool {
    view.senses(passage.tokens[trigger.head]).contains { $0.kind == KnownClass.lightVerb.id }
  }

  /// "в результате столкновений … погибли": the cause shares the date of its effect.
  private func isCause(_ trigger: Int, of later: Int) -> Bool {
    let (a, b) = (passage.triggers[trigger], passage.triggers[later])
    guard !a.isVerb, border(a.head, b.head) < 1.2 else { return false }
    let start = max(sentence.lowerBound, a.head - 4)
    return (start..<a.head).contains { index in
      view.match(.signal, in: passage.tokens, at: index, before: sentence.upperBound)?.value == 3
    }
  }

  private func opensClause(between a: Int, _ b: Int) -> Bool {
    (a + 1..<b).contains { view.has(passage.tokens[$0], .subordinator) }
  }
}
