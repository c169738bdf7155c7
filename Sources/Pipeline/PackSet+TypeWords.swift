internal import Analysis
public import EventGraph
internal import LanguagePacks

extension PackSet {
  /// What the words of a query name: the triggers of all languages, in any inflection, and the types' English names.
  ///
  /// The packs hold words in compiled form, so the words of the query are looked up and not all words listed. Where a
  /// word names one type by itself and another only among certain neighbours, the first is meant.
  func typeWords(in terms: [String], folding: Folding) -> TypeWords {
    var words = EventType.all.dropLast().map { (phrase: $0.name, type: $0) }
    for term in terms {
      let bytes = Array(term.utf8)
      let tokens = tokens(of: term)
      for first in tokens.indices {
        var found: [(length: Int, rule: TriggerRule, isMeant: Bool)] = []
        for sense in lexicon.senses(of: tokens[first]) where sense.kind == KnownClass.trigger.id {
          let rule = triggers[Int(sense.value)]
          found.append((1, rule, hasNeighbours(of: rule, in: tokens, Int(sense.language))))
        }
        for language in languages {
          let phrases = phrases(in: tokens, at: first, before: tokens.count, language: language.index)
          for phrase in phrases where phrase.kind == KnownClass.trigger.id {
            let rule = triggers[Int(phrase.value)]
            found.append((phrase.length, rule, hasNeighbours(of: rule, in: tokens, language.index)))
          }
        }
        for (length, rule, isMeant) in found {
          if !isMeant, found.contains(where: { $0.length == length && $0.isMeant }) { continue }
          let range = Int(tokens[first].begin)..<Int(tokens[first + length - 1].end)
          words.append((String(decoding: bytes[range], as: UTF8.self), rule.type))
        }
      }
    }
    return TypeWords(words, folding: folding)
  }

  /// Whether the words that a trigger needs near it, if any, stand among those of a query.
  private func hasNeighbours(of rule: TriggerRule, in tokens: [Token], _ language: Int) -> Bool {
    rule.conditions.allSatisfy { number in
      let condition = condition(number)
      return !condition.wanted
        || tokens.indices.contains { index in
          tokens[index].entry >= 0
            && holdsWord(of: condition, in: tokens, at: index, before: tokens.count, language: language)
        }
    }
  }
}

extension Pipeline {
  /// The types of events that the words of a question name, in the order of the taxonomy.
  public func types(named words: String) -> [EventType] {
    packs.typeWords(in: [words], folding: folding).types(in: words, folding: folding)
  }
}
