internal import EventGraph
internal import LanguagePacks

/// Languages in which the verb stands first and articles tell where a phrase ends.
extension NounPhraseBuilding {
  /// Adjectives alone behind a date or a trigger belong to the noun in it: "the following day", "cut the phone lines".
  var isLeftOver: Bool {
    guard order == .verbFirst, let head, parts[head].part == .adjective, start > sentence.lowerBound,
      features.contains(.definite), features.isDisjoint(with: .plural)
    else { return false }
    return parts[start - 1].part == .date || parts[start - 1].isTrigger
  }

  /// An indefinite noun behind a definite one begins a new phrase; all else goes on.
  mutating func takeByArticle(_ word: SentenceParts.Word) -> Bool {
    let definite = word.features.contains(.definite)
    let isKnown = [.person, .organisation, .thing, .event, .site].contains(word.kind)
    if word.isTrigger || parts[index - 1].isTrigger { return false }
    // "the police | Salim": a body with an article of its own has no name of a person.
    if word.kind == .name, isDefinite, kind == .organisation || kind == .actor { return false }
    // "the next | the police": an adjective with an article heads no noun.
    if let head, parts[head].part == .adjective, isDefinite, definite { return false }
    // "the union (adjective) leader": what may be an adjective is one behind a noun that agrees in the article.
    if isDefinite, definite, word.kind == .person, word.features.contains(.adjective), describes(word) {
      extend(word)
      return true
    }
    if beginsAnother(word, definite) || isClosed(before: word, definite) { return false }
    // A noun with a pronoun of its own is another phrase's.
    if isDefinite, word.features.contains(.withPronoun), word.part != .name { return false }
    if isDefinite, !definite {
      // "the African Union | membership": behind an article of its own only a person has a name without one.
      let isOpen = [.person, .name, .place].contains(kind) || kind == .organisation && !hasArticle(index - 1)
      let isNamed = parts[index - 1].kind == .name && parts[index - 1].part == .name
      if word.part != .name, !isNamed || !word.isGuess,
        isKnown || (word.isGuess || kind == .actor && word.kind == .unknown) && !isOpen
      {
        return false
      }
    } else if isDefinite, definite, isKnown, kind == .place || kind == .actor {
      return false
    } else if isDefinite, definite, word.kind == .person || word.kind == .organisation {
      if kind == .person || kind == .organisation || kind == .actor || kind == .place { return false }
    }
    extend(word)
    if word.isGuess, kind == .person || kind == .name { isDefinite = true }
    return true
  }

  /// Of a person any word that agrees; of a body none that a name follows ("the army | the dissident Salim").
  private func describes(_ word: SentenceParts.Word) -> Bool {
    let genders: Features = [.masculine, .feminine]
    let (mine, other) = (features.intersection(genders), word.features.intersection(genders))
    if !mine.isEmpty, !other.isEmpty, mine.isDisjoint(with: other), !features.contains(.plural) { return false }
    guard kind == .organisation || kind == .actor else { return true }
    return index + 1 >= sentence.upperBound || !parts[index + 1].isGuess
      || parts[index + 1].features.contains(.absolute)
      || parts[index + 1].features.contains(.withPronoun)
  }

  private func hasArticle(_ index: Int) -> Bool { parts[index].features.contains(.definite) }

  /// "militants | a military base", "a French soldier | the journalist": a form that says that nothing hangs on it, or an
  /// adjective without an article, ends a phrase in front of every noun that does not agree with it.
  private func isClosed(before word: SentenceParts.Word, _ definite: Bool) -> Bool {
    let previous = parts[index - 1]
    guard word.part == .noun, !word.features.contains(.adjective), !hasArticle(index - 1) else { return false }
    // "bombers (nominative) | a policeman (accusative)".
    let (mine, other) = (previous.features, word.features)
    if mine.isSuperset(of: [.absolute, .nominative]), !mine.contains(.accusative), other.contains(.accusative),
      !other.contains(.nominative)
    {
      return true
    }
    if previous.features.contains(.absolute) { return definite || !word.features.contains(.absolute) }
    guard previous.part == .adjective, index - 1 != head, !previous.features.contains(.withPronoun),
      previous.kind == .unknown
    else { return false }
    return definite || [.organisation, .thing, .site, .document].contains(word.kind)
      || word.features.contains(.absolute) && previous.features.isDisjoint(with: .absolute)
  }

  /// Whether a noun behind the words taken so far cannot belong to them, where an article tells.
  private func beginsAnother(_ word: SentenceParts.Word, _ definite: Bool) -> Bool {
    let previous = parts[index - 1]
    if definite, word.part == .noun {
      // "the court | the verdict".
      if isDefinite, [.thing, .document, .site].contains(word.kind),
        [.person, .organisation, .actor, .name, .place].contains(kind)
      {
        return true
      }
      // "the prison of X | the leader Y", "X | the judge Y".
      let isTitled = index + 1 < sentence.upperBound && parts[index + 1].isGuess
      if word.kind == .person, previous.isGuess, kind != .unknown || isTitled { return true }
    }
    // "the Security Council | India".
    if word.kind == .place, word.name >= 0, !definite, isDefinite, kind == .actor || kind == .organisation {
      return true
    }
    // "the Ministry of Finance (feminine adjective) | X": a word that cannot agree with it names another.
    return word.isGuess && definite && isDefinite && previous.part == .adjective && kind == .organisation
      && previous.features.contains(.feminine) && word.features.isDisjoint(with: .feminine) && word.part == .noun
  }
}
