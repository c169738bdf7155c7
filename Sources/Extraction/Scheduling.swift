internal import LanguagePacks

/// Finds the verb that fixes something for a date, or puts it off to one ("set the vote for 9 June", "was adjourned to 3
/// October"): the date is of what is fixed, and lies ahead of the fixing.
struct Scheduling {
  let tokens: [Token]
  let borders: [Float]
  let view: WordView

  struct Finding {
    /// The verb, or the noun made of it.
    var verb: Int
    /// "Extended his detention until 30 May": what goes on up to the date does not happen on it.
    var isProlongation = false
    /// "The date of …", where it stands behind the date ("set 15 June as the date of the vote").
    var dateNoun: Int?
  }

  /// Most words between the verb and the date.
  private static let reach = 16
  /// A comma between them parts them.
  private static let border: Float = 0.95

  /// The verb that a date with this preposition hangs on; nil where none does.
  func find(_ date: Range<Int>, lead: Preposition?, in sentence: Range<Int>) -> Finding? {
    let order = view.packs.languages[view.language].wordOrder
    var isTerm = leads(lead, order)
    var dateNoun: Int?
    // Without such a preposition a word for the date itself must stand beside it.
    if !isTerm { dateNoun = self.dateNoun(behind: date, in: sentence) }
    guard isTerm || lead != .on || order != .subjectFirst else { return nil }
    let first = max(sentence.lowerBound, date.lowerBound - Scheduling.reach)
    // A word for "until" may also open a clause; in front of a date it opens none.
    let edge = lead == .until ? max(sentence.lowerBound, date.lowerBound - 2) : date.lowerBound
    for index in stride(from: date.lowerBound - 1, through: first, by: -1) {
      guard borders[edge] - borders[index] < Scheduling.border else { return nil }
      let token = tokens[index]
      guard token.entry >= 0 else { continue }
      if let match = view.match(.scheduling, in: tokens, at: index, before: date.lowerBound) {
        switch Kind(rawValue: match.value) {
        // "The elections fixed on 8 May" where verbs come first: a participle with an article describes the noun in front.
        case .verb where order == .verbFirst && token.clitics.contains(.definite): return Finding(verb: index)
        case .verb: return isTerm || dateNoun != nil ? Finding(verb: index, dateNoun: dateNoun) : nil
        case .prolongation: return isTerm ? Finding(verb: index, isProlongation: true) : nil
        case .dateNoun, nil: break
        }
        isTerm = true
      } else if isFinite(token) {
        return nil
      }
    }
    return nil
  }

  /// What a word of the class is, by its number in packs.
  enum Kind: Int32 {
    case verb, dateNoun, prolongation
  }

  /// Whether the preposition names the time that something is put to.
  private func leads(_ lead: Preposition?, _ order: WordOrder) -> Bool {
    switch lead {
    case .for, .to, .until: true
    case .on: order == .byCase
    default: false
    }
  }

  /// "… 15 June as the date of": a word for the date within three words behind it.
  private func dateNoun(behind date: Range<Int>, in sentence: Range<Int>) -> Int? {
    (date.upperBound..<max(date.upperBound, min(sentence.upperBound, date.upperBound + 4))).first {
      tokens[$0].entry >= 0 && view.sense(tokens[$0], .scheduling)?.value == Kind.dateNoun.rawValue
    }
  }

  /// Whether a word for the date of something stands right in front of a date ("the date of 2 June"), or behind one that no
  /// preposition of time leads, with no sign between ("with 15 December as the new date").
  func isNamed(_ date: Range<Int>, in sentence: Range<Int>) -> Bool {
    func isDateNoun(_ index: Int) -> Bool {
      sentence.contains(index) && tokens[index].entry >= 0
        && view.match(.scheduling, in: tokens, at: index, before: sentence.upperBound)?.value == Kind.dateNoun.rawValue
    }
    if isDateNoun(date.lowerBound - 1) { return true }
    guard let noun = (date.upperBound..<date.upperBound + 4).first(where: isDateNoun), noun > date.upperBound,
      view.preposition(tokens[date.upperBound]) != nil || view.has(tokens[date.upperBound], .marker)
    else { return false }
    return !(date.upperBound..<noun).contains { tokens[$0].kind == .sign }
  }

  private func isFinite(_ token: Token) -> Bool {
    guard !view.has(token, .auxiliary), !view.has(token, .lightVerb) else { return false }
    let features = view.features(token)
    return features.contains(.verb) && !features.isDisjoint(with: [.past, .present, .future])
      && features.isDisjoint(with: [.participle, .noun, .infinitive])
  }

  /// Whether what is fixed was fixed in a past that may be over ("fixed the vote for 9 June"); "is set for 9 June" looks
  /// ahead from the day of writing.
  func isOver(_ finding: Finding, in sentence: Range<Int>) -> Bool {
    let features = view.features(tokens[finding.verb])
    for index in (max(sentence.lowerBound, finding.verb - 3)..<finding.verb).reversed()
    where view.has(tokens[index], .auxiliary) {
      return view.features(tokens[index]).contains(.past)
    }
    return !features.contains(.short) || features.isDisjoint(with: .participle)
  }
}
