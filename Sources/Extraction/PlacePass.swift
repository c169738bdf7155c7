internal import EventGraph
internal import LanguagePacks

/// Finds where an event happened: the nearest phrase of a place in its clause that a preposition of place leads.
struct PlacePass {
  let view: WordView
  let passage: Passage
  let sentence: Range<Int>
  let parts: SentenceParts
  let order: WordOrder

  struct Found {
    var tokens: Range<Int>
    /// The key in the gazetteer; nil for a place that none knows.
    var name: Int32?
  }

  func place(of trigger: Passage.Trigger, _ phrases: [NounPhrase]) -> Found? {
    var best: (cost: Float, found: Found)?
    for phrase in phrases where isLocative(phrase) {
      var cost = cost(between: phrase.tokens, trigger.head)
      if phrase.kind == .site, !phrase.tokens.contains(where: { parts[$0].part == .name }) { cost += 0.3 }
      guard cost < best?.cost ?? 2.2 else { continue }
      best = (cost, found(phrase))
    }
    return best?.found
  }

  /// Words cost little, other acts between more, what divides clauses most; a place at the head of a sentence is shared
  /// by all that follows.
  private func cost(between tokens: Range<Int>, _ head: Int) -> Float {
    let isBefore = tokens.upperBound <= head
    let range = isBefore ? tokens.upperBound..<head : head + 1..<max(head + 1, tokens.lowerBound)
    var cost: Float = 0
    for index in range {
      switch parts[index].part {
      case .verb, .participle: cost += isBefore ? 0.35 : 0.8
      case .relative, .subordinator: cost += 1
      case .hard: cost += 1.2
      case .comma: cost += 0.1
      default: cost += parts[index].isTrigger && !isBefore ? 0.5 : 0.05
      }
    }
    return cost
  }

  private func isLocative(_ phrase: NounPhrase) -> Bool {
    switch phrase.lead {
    case .in, .at: break
    case .on where phrase.kind == .place || phrase.kind == .site: break
    default: return false
    }
    switch phrase.kind {
    case .place, .site: return isCaseOfRest(phrase)
    case .name:
      // A capitalised name behind "in"; where there are no capitals, only what the gazetteer knows.
      return order != .verbFirst && isCaseOfRest(phrase) && !parts[phrase.head].features.contains(.plural)
        && passage.tokens[phrase.head].flags.contains(.capital)
    case .organisation, .thing, .unknown:
      let isNamed = phrase.kind != .thing && phrase.tokens.contains { parts[$0].kind == .place && parts[$0].name >= 0 }
      return (parts[phrase.head].isSite || isNamed) && isCaseOfRest(phrase)
    default: return false
    }
  }

  /// Where case tells, direction is no place.
  private func isCaseOfRest(_ phrase: NounPhrase) -> Bool {
    guard order == .byCase else { return true }
    let cases = phrase.features.intersection(NounPhraseBuilding.cases)
    return cases.isEmpty || !cases.isDisjoint(with: [.locative, .genitive, .dative])
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
    return Found(tokens: phrase.tokens, name: nil)
  }
}
