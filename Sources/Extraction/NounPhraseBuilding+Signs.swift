internal import EventGraph
internal import LanguagePacks

/// Quotation marks, brackets and hyphens inside a phrase.
extension NounPhraseBuilding {
  mutating func takeQuote() -> Bool {
    let limit = min(sentence.upperBound, index + 9)
    guard
      let close = (index + 1..<max(index + 1, limit)).first(where: { parts[$0].part == .quote }), close > index + 1
    else { return false }
    // Only what is named: a quotation that holds a clause is none.
    guard (index + 1..<close).allSatisfy({ ![.verb, .auxiliary, .comma, .hard, .relative].contains(parts[$0].part) })
    else { return false }
    let isCaseless = order == .verbFirst
    guard isCaseless || tokens[index + 1].flags.contains(.capital) || tokens[index + 1].kind == .number
    else { return false }
    if head == nil { (head, kind, features) = (index + 1, .name, []) }
    index = close + 1
    end = index
    isDefinite = true
    return true
  }

  /// "(OSCE)": an abbreviation right behind a name.
  mutating func takeBracket() -> Bool {
    guard head != nil, index + 2 < sentence.upperBound, tokens[index].value == 0x28,
      tokens[index + 1].flags.contains(.allCapitals), parts[index + 2].part == .bracket
    else { return false }
    index += 3
    end = index
    return false
  }

  /// A hyphen inside a word: "right-wing militias", "M-19".
  mutating func takeJoint() -> Bool {
    guard index > start, index + 1 < sentence.upperBound else { return false }
    let next = parts[index + 1]
    if tokens[index].value == 0x2e {
      // "Mr. Hamdok", "No. 3", "D.L."
      if tokens[index - 1].isInitial, next.part != .name, next.part != .noun, head != nil {
        // The stop behind the last initial.
        index += 1
        end = index
        return true
      }
      guard next.part == .name || next.part == .noun || next.part == .number else { return false }
      index += 1
      if next.part == .number, head != nil {
        index += Int(next.length)
        end = index
        isNumbered = true
      }
      return true
    }
    guard next.part != .date, !next.isTrigger else { return false }
    let length = 1 + Int(next.length)
    index += length
    guard head != nil else { return true }
    if order == .subjectFirst, next.part == .noun, next.kind != .unknown || next.features.contains(.noun) {
      (head, kind, features) = (index - 1, next.kind, next.features)
    }
    if order == .byCase, next.part == .noun, next.kind == .person, parts[index - 2].isGuess {
      // "vice-president": the last part is inflected.
      (head, kind, features) = (index - 1, .person, next.features)
    } else if order == .byCase, next.part == .noun || next.part == .name {
      let open = next.features.intersection(Self.cases)
      let shared = open.intersection(features)
      if !shared.isEmpty { features = features.subtracting(Self.cases).union(shared) }
    }
    end = index
    return true
  }
}
