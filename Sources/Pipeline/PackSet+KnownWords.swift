internal import EventGraph
internal import LanguagePacks

extension PackSet {
  /// The types of events, the bodies and the places that the words of a text stand for in any language.
  ///
  /// - Complexity: O(words × languages).
  func known(in text: String) -> KnownWords {
    let bytes = Array(text.utf8)
    let tokens = tokens(of: text)
    var known = KnownWords()
    func note(_ kind: ClassID, _ value: Int32, _ range: Range<Int>) {
      switch kind {
      case KnownClass.trigger.id: known.types.insert(triggers[Int(value)].type)
      case KnownClass.actor.id, KnownClass.place.id:
        let words = Int(tokens[range.lowerBound].begin)..<Int(tokens[range.upperBound - 1].end)
        let name = KnownWords.Name(lexicon.names[Int(value)], words: String(decoding: bytes[words], as: UTF8.self))
        if !known.names.contains(name) { known.names.append(name) }
      default: break
      }
    }
    for index in tokens.indices {
      for sense in lexicon.senses(of: tokens[index]) { note(sense.kind, sense.value, index..<index + 1) }
      for language in languages {
        for phrase in phrases(in: tokens, at: index, before: tokens.count, language: language.index) {
          note(phrase.kind, phrase.value, index..<index + phrase.length)
        }
      }
    }
    return known
  }
}
