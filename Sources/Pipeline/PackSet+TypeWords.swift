internal import Analysis
public import EventGraph
internal import LanguagePacks

extension PackSet {
  /// What the words of a query name: the triggers of all languages, in any inflection, and the types' English names.
  ///
  /// The packs hold words in compiled form, so the words of the query are looked up and not all words listed.
  func typeWords(in terms: [String], folding: Folding) -> TypeWords {
    var words = EventType.all.dropLast().map { (phrase: $0.name, type: $0) }
    for term in terms {
      let bytes = Array(term.utf8)
      let tokens = tokens(of: term)
      func add(_ trigger: Int32, from first: Int, length: Int) {
        let range = Int(tokens[first].begin)..<Int(tokens[first + length - 1].end)
        words.append((String(decoding: bytes[range], as: UTF8.self), triggers[Int(trigger)].type))
      }
      for index in tokens.indices {
        for sense in lexicon.senses(of: tokens[index]) where sense.kind == KnownClass.trigger.id {
          add(sense.value, from: index, length: 1)
        }
        for language in languages {
          let phrases = phrases(in: tokens, at: index, before: tokens.count, language: language.index)
          for phrase in phrases where phrase.kind == KnownClass.trigger.id {
            add(phrase.value, from: index, length: phrase.length)
          }
        }
      }
    }
    return TypeWords(words, folding: folding)
  }
}

extension Pipeline {
  /// The types of events that the words of a question name, in the order of the taxonomy.
  public func types(named words: String) -> [EventType] {
    packs.typeWords(in: [words], folding: folding).types(in: words, folding: folding)
  }
}
