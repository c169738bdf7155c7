internal import LanguagePacks

/// Finds which way the clause around a time expression points.
///
/// The word that tells the tense stands in front of the expression as a rule ("said on Friday", "will meet on Friday"),
/// behind it where the expression opens the sentence ("On Friday the court ruled").
struct TenseLookup {
  let tokens: [Token]
  let borders: [Float]
  let view: WordView

  /// What a step behind the expression, and a clause border, weigh in words.
  private static let behind = 4
  private static let border: Float = 4
  /// Farther clauses say nothing.
  private static let reach: Float = 12
  /// How far in front "may" and "would" count.
  private static let modalReach = 8
  /// How many words before a participle or verb of the past the word may stand that turns it ("expected to be named").
  private static let turn = 5
  /// How far behind "Wednesday's ruling" its verb may stand.
  private static let predicate = 7

  func tense(around match: Range<Int>, in sentence: Range<Int>, lead: Preposition?) -> Tense {
    if isAlone(match, in: sentence) { return .alone }
    if isTermOfDemand(match, in: sentence, lead: lead) { return .future }
    if lead == .since { return beginsAhead(match, in: sentence) ? .future : .past }
    if tokens[match.upperBound - 1].flags.contains(.stripped) { return tense(ofOwner: match, in: sentence, lead: lead) }
    // "postponed until Tuesday" looks forward, "Until Tuesday nobody knew" does not.
    let isUntil = lead == .until && match.lowerBound - sentence.lowerBound > 3
    if !isUntil, isSaidToBe(match, in: sentence) { return .future }
    let scheduling = Scheduling(tokens: tokens, borders: borders, view: view)
    if let finding = scheduling.find(match, lead: lead, in: sentence) {
      return scheduling.isOver(finding, in: sentence) ? .planned : .future
    }
    if scheduling.isNamed(match, in: sentence) { return .planned }
    let front = nearest(in: sentence.lowerBound..<match.lowerBound, to: match, isFront: true)
    // What was put off to a date, or went on until then, may be ahead and may be over.
    if lead == .until || lead == .to && namesDay(match), front?.tense == .past { return .planned }
    if isUntil { return .future }
    // What stands behind costs at least so much.
    if let front, front.cost <= Float(TenseLookup.behind) { return whole(front, in: sentence) }
    let back = nearest(in: match.upperBound..<sentence.upperBound, to: match, isFront: false)
    if let front, front.cost <= back?.cost ?? .infinity { return whole(front, in: sentence) }
    if let back { return whole(back, in: sentence) }
    return lead == .by ? .future : lead == .until ? .planned : .none
  }

  /// "We call on the ministry to publish it before 30 June": the day by which something is asked for in the present.
  private func isTermOfDemand(_ match: Range<Int>, in sentence: Range<Int>, lead: Preposition?) -> Bool {
    let isTerm =
      [.by, .before].contains(lead) || [.by, .before].contains(view.preposition(tokens[match.lowerBound]))
    guard isTerm else { return false }
    return (sentence.lowerBound..<match.lowerBound).contains { index in
      guard tokens[index].entry >= 0, view.match(.demand, in: tokens, at: index, before: match.lowerBound) != nil else {
        return false
      }
      let features = view.features(tokens[index])
      return features.contains(.present) && features.isDisjoint(with: [.past, .participle, .noun])
    }
  }

  /// Whether the sentence holds nothing but the expression and a preposition.
  private func isAlone(_ match: Range<Int>, in sentence: Range<Int>) -> Bool {
    sentence.allSatisfy { match.contains($0) || tokens[$0].kind == .sign || view.has(tokens[$0], .preposition) }
  }

  /// "To 11 January", "to Friday"; "compared to March" is no term.
  private func namesDay(_ match: Range<Int>) -> Bool {
    match.contains { tokens[$0].kind == .number || view.has(tokens[$0], .weekday) }
  }

  /// "The next round is in October": what is present and lies on a date is to come.
  private func isSaidToBe(_ match: Range<Int>, in sentence: Range<Int>) -> Bool {
    var place = match.lowerBound - 1
    if sentence.contains(place), view.has(tokens[place], .preposition) { place -= 1 }
    guard sentence.contains(place), view.has(tokens[place], .auxiliary) else { return false }
    let features = view.features(tokens[place])
    return features.contains(.present) && !features.contains(.past)
  }

  /// Where one word says "since" and "from", a verb of the future, or one of the calendar in the present, tells that a
  /// thing begins then ("comes into force from 1 September").
  private func beginsAhead(_ match: Range<Int>, in sentence: Range<Int>) -> Bool {
    let front = nearest(in: sentence.lowerBound..<match.lowerBound, to: match, isFront: true)
    let back = nearest(in: match.upperBound..<sentence.upperBound, to: match, isFront: false)
    let isFront = (front?.cost ?? .infinity) <= (back?.cost ?? .infinity)
    guard let mark = isFront ? front : back, mark.tense == .future,
      view.match(.plan, in: tokens, at: mark.index, before: sentence.upperBound) == nil
    else { return false }
    let form = view.match(.futureForm, in: tokens, at: mark.index, before: sentence.upperBound)
    return view.features(tokens[mark.index]).contains(.future) || form?.features.contains(.present) == true
  }

  /// "Wednesday's ruling" hangs on a noun: the verb that follows it tells, or a past one that it is the object of.
  private func tense(ofOwner match: Range<Int>, in sentence: Range<Int>, lead: Preposition?) -> Tense {
    for index in match.upperBound..<min(sentence.upperBound, match.upperBound + TenseLookup.predicate) {
      guard borders[index] - borders[match.upperBound - 1] < 1 else { break }
      if let tense = mark(index, before: sentence.upperBound, takesModals: true) { return tense }
    }
    guard lead != .before else { return .none }
    let front = nearest(in: sentence.lowerBound..<match.lowerBound, to: match, isFront: true)
    return front?.tense == .past ? .past : .none
  }

  /// A word that tells a tense, and how far off it is.
  private struct Mark {
    var tense: Tense
    var cost: Float
    var index: Int
  }

  /// What a mark tells, seen with the rest of its sentence: a plan that a past clause tells of ("police broke up a rally
  /// scheduled for 20 January") may be over by now.
  private func whole(_ mark: Mark, in sentence: Range<Int>) -> Tense {
    guard mark.tense == .future, view.match(.plan, in: tokens, at: mark.index, before: sentence.upperBound) != nil,
      sentence.contains(where: { self.mark($0, before: sentence.upperBound, takesModals: false) == .past })
    else { return mark.tense }
    return .planned
  }

  private func nearest(in range: Range<Int>, to match: Range<Int>, isFront: Bool) -> Mark? {
    var best: Mark?
    for offset in 0..<range.count {
      let index = isFront ? range.upperBound - 1 - offset : range.lowerBound + offset
      let gap = abs(borders[index] - borders[match.lowerBound])
      guard gap < TenseLookup.reach else { break }
      let takesModals = offset <= TenseLookup.modalReach && (isFront || gap <= ClauseBorders.comma)
      guard let tense = mark(index, before: range.upperBound, takesModals: takesModals) else { continue }
      if tense == .future, isObject(index, from: range.lowerBound, to: range.upperBound) { continue }
      let cost = Float(offset + (isFront ? 0 : TenseLookup.behind)) + gap * TenseLookup.border
      if let known = best {
        // "It is | expected | to …": the word of planning right behind an auxiliary tells more.
        if !isFront, tense == .future, view.has(tokens[known.index], .auxiliary), offset <= 3 || cost - known.cost <= 2
        {
          best?.tense = .future
        }
        break
      }
      let isTold = !isFront && tense == .future && tellsPlan(index, from: range.lowerBound, to: range.upperBound)
      let isAhead = isFront && tense == .past && isTurned(index, from: range.lowerBound)
      best = Mark(tense: isTold ? .past : isAhead ? .future : tense, cost: cost, index: index)
      if isFront { break }
    }
    return best
  }

  /// Whether a date in front of a plan says when it was made: "On Monday the ministers agreed to act", but not "On Monday
  /// a vote is expected".
  private func tellsPlan(_ index: Int, from start: Int, to end: Int) -> Bool {
    guard let plan = view.match(.plan, in: tokens, at: index, before: end), plan.features.contains(.past) else {
      return false
    }
    return !(max(start, index - 3)..<index).contains { view.has(tokens[$0], .auxiliary) }
  }

  /// The tense that a word, or a phrase that starts with it, tells.
  ///
  /// "May", "could", "would" count near the expression; behind it only up to a second comma, beyond which they tell of
  /// another clause as a rule.
  private func mark(_ index: Int, before end: Int, takesModals: Bool) -> Tense? {
    let token = tokens[index]
    guard token.entry >= 0 else { return nil }
    // A prefix of the future, on a form that tells no tense itself.
    if token.clitics.contains(.future), view.features(token).contains(.verb) { return .future }
    guard !token.mask.isDisjoint(with: [.tense, .tensePhrase]) else { return nil }
    if view.match(.plan, in: tokens, at: index, before: end) != nil { return .future }
    if takesModals, !isMonth(index), view.match(.futureForm, in: tokens, at: index, before: end) != nil {
      // "May have been": a phrase of the past that begins with the same word.
      return view.match(.pastForm, in: tokens, at: index, before: end) != nil ? .past : .future
    }
    // With an article before it a form is no verb, though the bare one may be.
    guard !token.clitics.contains(.definite) else { return nil }
    let features = view.features(token)
    if features.contains(.past) || view.has(token, .pastForm) { return .past }
    if features.contains(.verb) && features.contains(.future) { return .future }
    return nil
  }

  /// "LIMA, May 8 – Police …": the month, beside its day or year.
  private func isMonth(_ index: Int) -> Bool {
    guard view.has(tokens[index], .month) else { return false }
    return index > 0 && tokens[index - 1].kind == .number
      || index + 1 < tokens.count && tokens[index + 1].kind == .number
  }

  /// Whether a noun of planning is what a verb right before it is about ("extended its offers to buy … on Friday").
  private func isObject(_ index: Int, from start: Int, to end: Int) -> Bool {
    guard index > start, let plan = view.match(.plan, in: tokens, at: index, before: end) else { return false }
    // A form that may also be a verb is the object right behind the other verb or behind a determiner ("extended its
    // offer to buy"), and not behind a subject of its own ("said it plans to buy").
    let isNamed = view.has(tokens[index - 1], .determiner)
    let isNoun = plan.features.contains(.noun)
    guard isNoun || isNamed else { return false }
    let reach = isNamed || isNoun && view.features(tokens[index]).isDisjoint(with: [.verb, .infinitive]) ? 2 : 1
    return (max(start, index - reach)..<index).contains { mark($0, before: index, takesModals: false) == .past }
  }

  /// Whether a past form belongs to a word of planning or of the future before it, with no other past form between.
  private func isTurned(_ index: Int, from start: Int) -> Bool {
    for place in stride(from: index - 1, through: max(start, index - TenseLookup.turn), by: -1) {
      // "The union, whose contract expires in May, voted": another clause.
      if tokens[place].isComma { return false }
      switch mark(place, before: index, takesModals: true) {
      case .future: return true
      case .past: return false
      default: continue
      }
    }
    return false
  }
}
