internal import EventGraph
internal import LanguagePacks

/// Finds where an event happened: the nearest phrase of a place in its clause that a preposition of place leads.
struct PlacePass {
  let view: WordView
  let tokens: [Token]
  let sentence: Range<Int>
  let parts: SentenceParts
  let order: WordOrder
  let frame: RoleFrame

  struct Found {
    var tokens: Range<Int>
    /// The key in the gazetteer; nil for a place that none knows.
    var name: Int32?
  }

  /// Beyond this cost a place is of something else.
  private static let limit: Float = 2.2
  /// The same for what happens in no place of its own.
  private static let nearLimit: Float = 0.6

  /// Words cost little, other acts between more, what divides clauses most; a place at the head of a sentence is shared
  /// by all that follows.
  ///
  /// - Complexity: O(1): the walk ends where the cost does, after at most 44 words on each side.
  func place(of trigger: Passage.Trigger, _ phrases: [NounPhrase], _ phraseAt: [Int32]) -> Found? {
    let limit = frame.isPlaceless ? 0.5 : frame.isRarelyPlaced ? Self.nearLimit : Self.limit
    var best: (cost: Float, phrase: Int)?
    func look(at index: Int, _ cost: Float, _ last: inout Int32, isBehind: Bool) {
      let number = phraseAt[index]
      guard number >= 0, number != last else { return }
      last = number
      let phrase = phrases[Int(number)]
      guard cost < best?.cost ?? limit, let extra = penalty(of: phrase, isBehind: isBehind, trigger) else { return }
      var whole = cost + extra
      if frame.isRarelyPlaced, trigger.isVerb, !isBehind, belongsToAct(phrase) { return }
      // Where verbs stand first, a place behind another verb is that one's.
      if order == .verbFirst, !isBehind, stands(behindVerb: phrase) { whole += 0.7 }
      if order == .verbFirst, belongsToBody(Int(number), phrases) { whole += 1.2 }
      if whole < best?.cost ?? limit { best = (whole, Int(number)) }
    }
    var (cost, last): (Float, Int32) = (0, -1)
    var index = trigger.head - 1
    while index >= sentence.lowerBound, cost < limit, !isAside(trigger, index) {
      // "marched to the square, where police beat": nothing farther off is the place of the clause.
      if parts[index].isWhere, let number = place(before: index, phrases, phraseAt) {
        if cost < best?.cost ?? limit { best = (cost, number) }
        break
      }
      look(at: index, cost, &last, isBehind: false)
      cost += weight(index, isBefore: true)
      index -= 1
    }
    (cost, last) = (0, -1)
    index = trigger.head + 1
    var isOwnClause = false
    var isBehindComma = false
    while index < sentence.upperBound, cost < limit {
      // "A resolution about arrests in Minsk": what is said has its topic there, and no place.
      if frame.isRarelyPlaced, parts[index].part == .preposition, parts[index].preposition == .about { break }
      // "They called for talks, while villagers set up a camp in X": behind a comma, a verb has a place of its own.
      if isBehindComma, !isOwnClause, parts[index].part == .verb && !isDescription(index) || opensClause(index) {
        break
      }
      look(at: index, cost, &last, isBehind: true)
      // "The march, which took place in Tunis": a clause about the noun tells its place.
      if !trigger.isVerb, parts[index].part == .relative, !parts[index].isWhere, index - trigger.tokens.upperBound <= 2
      {
        isOwnClause = true
        cost += 0.1
      } else if isOwnClause, parts[index].part == .verb, !parts[index].isTrigger {
        cost += 0.1
      } else {
        if parts[index].part == .comma { (isOwnClause, isBehindComma) = (false, true) }
        cost += weight(index, isBefore: false)
      }
      index += 1
    }
    guard let best else { return nil }
    let number = narrowest(best.phrase, phrases)
    let first = phrases[number]
    let nearest = phrases[best.phrase]
    if let whole = named(first, by: number + 1, phrases) { return whole }
    // "a farm at Rivonia": a site without a name takes the name behind it.
    if first.head != nearest.head, !first.tokens.contains(where: { parts[$0].part == .name }) {
      return Found(tokens: first.tokens.lowerBound..<nearest.tokens.upperBound, name: found(nearest).name)
    }
    return found(first)
  }

  /// "A house in the village of X": a site without a name, and the named place right behind it that says which one.
  private func named(_ site: NounPhrase, by number: Int, _ phrases: [NounPhrase]) -> Found? {
    guard site.kind == .site, number < phrases.count, !site.extent.contains(where: { parts[$0].part == .name }) else {
      return nil
    }
    let place = phrases[number]
    let gap = site.tokens.upperBound..<place.tokens.lowerBound
    guard place.lead == .in || place.lead == .at,
      place.kind == .place || place.kind == .site || order != .verbFirst && place.kind == .name,
      gap.count == 1 && parts[gap.lowerBound].part == .preposition
        || gap.isEmpty && place.features.contains(.withPreposition)
    else { return nil }
    return Found(tokens: site.tokens.lowerBound..<place.extent.upperBound, name: found(place).name)
  }

  /// "Leaders of the protests in X said": a place right behind a noun of another act, which stands in front, is that one's.
  private func belongsToAct(_ phrase: NounPhrase) -> Bool {
    var before = phrase.tokens.lowerBound - 1
    if before >= sentence.lowerBound, parts[before].part == .preposition { before -= 1 }
    return before >= sentence.lowerBound && parts[before].isTrigger && parts[before].part != .verb
  }

  /// The place in front of a word for "where".
  private func place(before index: Int, _ phrases: [NounPhrase], _ phraseAt: [Int32]) -> Int? {
    var before = index - 1
    while before >= sentence.lowerBound, index - before <= 3, phraseAt[before] < 0 {
      guard [.comma, .date, .quote, .bracket].contains(parts[before].part) else { return nil }
      before -= 1
    }
    guard before >= sentence.lowerBound, index - before <= 3, phraseAt[before] >= 0 else { return nil }
    let number = Int(phraseAt[before])
    let phrase = phrases[number]
    switch phrase.kind {
    case .place, .site: return number
    case .name: return order != .verbFirst && phrase.lead != nil ? number : nil
    default: return phrase.tokens.contains { parts[$0].isSite || parts[$0].kind == .place } ? number : nil
    }
  }

  /// ", and in X police fired": a conjunction right behind a comma, and a preposition.
  private func opensClause(_ index: Int) -> Bool {
    parts[index].part == .coordinator && parts[index - 1].part == .comma && index + 1 < sentence.upperBound
      && parts[index + 1].part == .preposition
  }

  /// ", introduced in X": a participle goes on with the noun.
  private func isDescription(_ index: Int) -> Bool {
    parts[index].features.contains(.participle) && !parts[index].features.contains(.short)
  }

  /// "An editor in X met the writer, | arrested in May": a participle behind a comma says what befell its noun at another
  /// time.
  private func isAside(_ trigger: Passage.Trigger, _ comma: Int) -> Bool {
    order == .byCase && comma == trigger.tokens.lowerBound - 1 && parts[comma].part == .comma
      && parts[trigger.head].part == .participle
  }

  /// A verb stands in front of the phrase, in its own clause.
  private func stands(behindVerb phrase: NounPhrase) -> Bool {
    var index = phrase.tokens.lowerBound - 1
    while index >= sentence.lowerBound, parts[index].part != .hard {
      if parts[index].part == .verb { return true }
      index -= 1
    }
    return false
  }

  /// "The court of first instance in Tunis": a place right behind a body, written with its preposition, says which one.
  private func belongsToBody(_ number: Int, _ phrases: [NounPhrase]) -> Bool {
    guard number > 0, parts[phrases[number].tokens.lowerBound].features.contains(.withPreposition) else { return false }
    let before = phrases[number - 1]
    return (before.kind == .organisation || before.kind == .actor)
      && before.tokens.upperBound == phrases[number].tokens.lowerBound
  }

  /// One word that no list holds behind a preposition, with nothing of its phrase behind it.
  private func mayBeName(_ phrase: NounPhrase) -> Bool {
    guard frame.isWitnessed, phrase.tokens.count <= 2, phrase.number == nil,
      phrase.tokens.allSatisfy({ parts[$0].isGuess && parts[$0].part == .noun }),
      phrase.features.isDisjoint(with: [.plural, .withPronoun, .withPreposition, .noun]),
      parts[phrase.tokens.lowerBound - 1].part == .preposition
    else { return false }
    let next = phrase.tokens.upperBound
    guard next < sentence.upperBound else { return true }
    return [.date, .comma, .hard, .bracket, .preposition, .other].contains(parts[next].part)
  }

  /// What a phrase costs as a place; nil where it is none.
  private func penalty(of phrase: NounPhrase, isBehind: Bool, _ trigger: Passage.Trigger) -> Float? {
    if order == .verbFirst, phrase.kind == .unknown, phrase.lead == .in, phrase.tokens.lowerBound > sentence.lowerBound,
      mayBeName(phrase)
    {
      return 0.4
    }
    if !isBehind, isHeading(phrase) { return 0 }
    if isLocative(phrase) {
      let isBare = phrase.kind == .site && !phrase.tokens.contains { parts[$0].part == .name }
      // "(sentenced to 15 years) in prison": the measure, not the house.
      let isHouse = isBare || phrase.kind == .organisation && !phrase.tokens.contains { parts[$0].part == .name }
      if isHouse, isBehind, frame.sentences || isMeasure(phrase) { return nil }
      return isBare ? 0.3 : 0
    }
    guard isBehind, !phrase.isPossessive else { return nil }
    let isKnown = phrase.kind == .place && parts[phrase.head].name >= 0
    switch phrase.lead {
    case nil:
      // "attacked the town", "visited Mexico".
      // "Basra saw protests": a place does not march.
      let isScene = order == .verbFirst && frame.isIntransitive
      guard frame.isLocated || isScene || order != .subjectFirst && frame.isDoneToPlaces && trigger.isVerb,
        !phrase.isApposed
      else { return nil }
      if order == .byCase, phrase.features.intersection(NounPhraseBuilding.cases) == .nominative { return nil }
      // Where nothing marks a name, a site of several words may hold one.
      let isNamed =
        order == .verbFirst
        ? phrase.tokens.count > 1 || parts[phrase.head].features.contains(.definite)
        : phrase.extent.contains { parts[$0].part == .name }
      return isKnown || phrase.kind == .site && isNamed ? 0.5 : nil
    // "came out onto the square".
    case .on where order == .byCase && frame.isIntransitive && phrase.kind == .site: return 0.6
    case .to, .on: return isKnown && (frame.moves || frame.isLocated && phrase.lead == .on) ? 0.6 : nil
    case .in where order == .byCase:
      return (isKnown || phrase.kind == .site && frame.isHeld) && frame.moves ? 0.6 : nil
    case .from: return isKnown && frame.leaves ? 0.8 : nil
    default: return nil
    }
  }

  /// "(got) 20 years | in prison for the killing": a term that is served there, not the place of an act.
  private func isMeasure(_ phrase: NounPhrase) -> Bool {
    let before = phrase.tokens.lowerBound - 2
    return order == .subjectFirst && phrase.tokens.count == 1 && before >= sentence.lowerBound
      && parts[before + 1].part == .preposition && parts[before].part == .date
  }

  /// "the village of Bazigi in the region of Sagaing", "Palermo, Sicily": of places that stand side by side the first says
  /// most.
  private func narrowest(_ index: Int, _ phrases: [NounPhrase]) -> Int {
    var index = index
    while index > 0 {
      // "the town of X in Y": over the name that hangs on the site.
      if phrases[index - 1].lead == .of, index > 1, [.name, .unknown, .place].contains(phrases[index - 1].kind),
        phrases[index - 2].kind == .site, phrases[index - 2].extent.upperBound == phrases[index - 1].extent.upperBound,
        phrases[index].tokens.lowerBound - phrases[index - 1].tokens.upperBound <= 2,
        (phrases[index - 1].tokens.upperBound..<phrases[index].tokens.lowerBound).allSatisfy({
          parts[$0].part == .comma || parts[$0].part == .preposition
        })
      {
        index -= 2
        continue
      }
      let before = phrases[index - 1]
      let gap = before.tokens.upperBound..<phrases[index].tokens.lowerBound
      // "From Greece to Turkey": one is left, the other reached; neither lies inside of the other.
      guard before.kind == .place || before.kind == .site, (before.lead == .from) == (phrases[index].lead == .from),
        gap.count <= 2,
        gap.allSatisfy({ parts[$0].part == .comma || parts[$0].part == .preposition }),
        !gap.isEmpty || phrases[index].features.contains(.withPreposition) || order == .verbFirst
      else { break }
      index -= 1
    }
    return index
  }

  private func weight(_ index: Int, isBefore: Bool) -> Float {
    switch parts[index].part {
    case .verb, .participle: isBefore ? 0.35 : order == .verbFirst ? 1.2 : 0.8
    case .relative, .subordinator: 1
    case .hard:
      switch tokens[index].value {
      case 0x3b, 0x61b: 2
      case 0x3a: isBefore ? 0.3 : 1
      default: 1.2
      }
    // Where verbs stand first, a comma in front of one closes the clause before.
    case .comma: order == .verbFirst && isBefore ? 0.5 : 0.1
    default: parts[index].isTrigger && !isBefore ? 0.5 : 0.05
    }
  }

  /// "21 March – Sharpeville: police open fire": a place alone in front of a colon or a dash says where all that follows is.
  private func isHeading(_ phrase: NounPhrase) -> Bool {
    guard phrase.lead == nil, phrase.kind == .place || phrase.kind == .name, phrase.tokens.count <= 3,
      phrase.tokens.upperBound < sentence.upperBound, parts[phrase.tokens.upperBound].part == .hard
    else { return false }
    return (sentence.lowerBound..<phrase.tokens.lowerBound).allSatisfy {
      [.date, .hard, .joint, .number, .comma, .other].contains(parts[$0].part)
    } && (phrase.kind == .place || phrase.tokens.lowerBound > sentence.lowerBound)
  }

  private func isLocative(_ phrase: NounPhrase) -> Bool {
    switch phrase.lead {
    case .in, .at: break
    case .on where phrase.kind == .place || phrase.kind == .site: break
    // "in the whole country", in the dative.
    case .until where order == .byCase && phrase.features.contains(.dative) && !frame.isRarelyPlaced && !frame.isAttack:
      break
    // "in front of the palace".
    case .before where order != .subjectFirst && phrase.kind == .site: break
    case .before where order == .byCase && phrase.kind == .organisation: break
    // "marched in front of the embassy": a body stands for its house.
    case .before where order == .verbFirst && phrase.kind == .organisation && frame.isWitnessed: break
    default: return false
    }
    // "(sentenced) to prison": the measure, not the house.
    if order == .verbFirst, phrase.tokens.count == 1, phrase.features.contains(.withPreposition),
      parts[phrase.head].isSite, view.has(tokens[phrase.head], .trigger)
    {
      return false
    }
    switch phrase.kind {
    case .place, .site: return isCaseOfRest(phrase)
    case .name:
      // A capitalised name behind "in"; where there are no capitals, only what the gazetteer knows.
      let own = parts[phrase.head].features
      return order != .verbFirst && isCaseOfRest(phrase) && !isAimedAt(phrase)
        && (!own.contains(.plural) || !own.isDisjoint(with: [.singular, .verb]))
        && tokens[phrase.head].flags.contains(.capital)
    // "gathered at the parliament", "in front of the staff": a body stands for its house where people are seen.
    case .organisation
    where frame.isWitnessed && phrase.lead != .in && phrase.lead != .on
      && (order != .subjectFirst || frame.isIntransitive):
      return isCaseOfRest(phrase)
    case .organisation, .thing, .unknown:
      let isNamed = phrase.kind != .thing && phrase.tokens.contains { parts[$0].kind == .place && parts[$0].name >= 0 }
      return (parts[phrase.head].isSite || isNamed) && isCaseOfRest(phrase)
    default: return false
    }
  }

  /// "fired tear gas at Rusk": behind the words of an act that is aimed, a name is whom it is aimed at.
  private func isAimedAt(_ phrase: NounPhrase) -> Bool {
    guard order == .subjectFirst, phrase.lead == .at, parts[phrase.head].name < 0 else { return false }
    let before = phrase.tokens.lowerBound - 2
    return frame.isCrowdControl
      || before >= sentence.lowerBound && parts[before].isTrigger && parts[before].kind == .thing
  }

  /// Where case tells, direction is no place.
  private func isCaseOfRest(_ phrase: NounPhrase) -> Bool {
    guard order == .byCase else { return true }
    let cases = phrase.features.intersection(NounPhraseBuilding.cases)
    let isBeside = phrase.lead == .before || phrase.lead == .at
    return cases.isEmpty || !cases.isDisjoint(with: [.locative, .genitive, .dative])
      || isBeside && cases.contains(.instrumental)
  }

  private func found(_ phrase: NounPhrase) -> Found {
    // The name inside says where: "the town of Kreinik", "the office in Osh".
    if phrase.kind == .place, phrase.head == phrase.tokens.lowerBound {
      let name = parts[phrase.head].name
      return Found(tokens: phrase.tokens, name: name >= 0 ? name : nil)
    }
    if let token = phrase.tokens.first(where: { parts[$0].kind == .place && parts[$0].name >= 0 }) {
      return Found(
        tokens: phrase.kind == .site ? phrase.tokens : token..<token + Int(parts[token].length), name: parts[token].name
      )
    }
    // "the town of Kreinik": the name hangs on the site.
    let isWhole = phrase.kind == .site && phrase.extent.contains { parts[$0].part == .name }
    return Found(tokens: isWhole ? phrase.extent : phrase.tokens, name: nil)
  }
}
