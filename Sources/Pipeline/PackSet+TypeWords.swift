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
        var found: [(length: Int, rule: TriggerRule)] = []
        for sense in lexicon.senses(of: tokens[first]) where sense.kind == KnownClass.trigger.id {
          found.append((1, triggers[Int(sense.value)]))
        }
        for language in languages {
          let phrases = phrases(in: tokens, at: first, before: tokens.count, language: language.index)
          for phrase in phrases where phrase.kind == KnownClass.trigger.id {
            found.append((phrase.length, triggers[Int(phrase.value)]))
          }
        }
        for (length, rule) in found {
          if rule.needsNeighbours, found.contains(where: { $0.length == length && !$0.rule.needsNeighbours }) {
            continue
          }
          let range = Int(tokens[first].begin)..<Int(tokens[first + length - 1].end)
          words.append((String(decoding: bytes[range], as: UTF8.self), rule.type))
        }
      }
    }
    return TypeWords(words, folding: folding)
  }
}

extension TriggerRule {
  /// Whether its words name its type only where certain others stand near.
  fileprivate var needsNeighbours: Bool { conditions.contains(where: \.wanted) }
}

extension Pipeline {
  /// The types of events that the words of a question name, in the order of the taxonomy.
  public func types(named words: String) -> [EventType] {
    packs.typeWords(in: [words], folding: folding).types(in: words, folding: folding)
  }
}
