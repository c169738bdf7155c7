internal import EventGraph
internal import LanguagePacks

/// A noun phrase that may name someone: capitalised names, nouns for people and bodies, quoted names.
struct NounPhrase {
  enum Kind { case actor, person, organisation, thing, place, name }

  var tokens: Range<Int>
  /// The token that heads it.
  var head: Int
  var kind: Kind
  /// Features of the head, where a lexicon knows them.
  var features: Features
  /// The preposition in front.
  var lead: Preposition?
}

/// Chunks a sentence into noun phrases by lexicon classes, capital letters and quotes; no parser.
struct NounPhraseChunker {
  let packs: PackSet
  let view: WordView

  func phrases(in passage: Passage, _ sentence: Range<Int>) -> [NounPhrase] {
    var result: [NounPhrase] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let phrase = phrase(at: index, passage, sentence) {
        result.append(phrase)
        index = phrase.tokens.upperBound
      } else {
        index += 1
      }
    }
    return result
  }

  private func nounKind(_ token: Token) -> (NounPhrase.Kind, Features)? {
    guard token.entry >= 0, token.mask.contains(.entity) else { return nil }
    for (known, kind) in [
      (KnownClass.person, NounPhrase.Kind.person), (.organisation, .organisation), (.thing, .thing),
      (.title, .person),
    ] {
      if let sense = view.sense(token, known) { return (kind, sense.features) }
    }
    return nil
  }

  private func phrase(at start: Int, _ passage: Passage, _ sentence: Range<Int>) -> NounPhrase? {
    let tokens = passage.tokens
    var index = start
    var head: (index: Int, kind: NounPhrase.Kind, features: Features)?
    var end = start
    // Modifiers and numbers in front belong to the phrase only if a noun follows.
    scan: while index < sentence.upperBound {
      let token = tokens[index]
      if passage.triggers.contains(where: { $0.tokens.contains(index) }), head == nil || nounKind(token) == nil {
        break
      }
      if passage.found.contains(where: { $0.tokens.contains(index) }) { break }
      if let match = view.match(.actor, in: tokens, at: index, before: sentence.upperBound) {
        if head == nil { head = (index + match.length - 1, .actor, match.features) }
        index += match.length
        end = index
        continue
      }
      if let match = view.match(.place, in: tokens, at: index, before: sentence.upperBound) {
        if head == nil {
          if view.preposition(tokens[max(sentence.lowerBound, index - 1)]) != nil, index > sentence.lowerBound {
            return nil
          }
          head = (index, .place, match.features)
        }
        index += match.length
        end = index
        continue
      }
      if let (kind, features) = nounKind(token) {
        // A person noun after a body's name in another case is the next phrase; keep together otherwise.
        if head == nil || head!.kind == .place { head = (index, kind, features) }
        index += 1
        end = index
        continue
      }
      if token.kind == .word, token.flags.contains(.capital),
        index > sentence.lowerBound || head != nil || isName(token)
      {
        if head == nil { head = (index, .name, []) }
        index += 1
        end = index
        continue
      }
      if view.has(token, .modifier) || view.has(token, .placeAdjective) {
        index += 1
        continue
      }
      if head != nil, isOpeningQuote(token), let close = closingQuote(tokens, after: index, sentence) {
        index = close + 1
        end = index
        continue
      }
      if head == nil, isOpeningQuote(token), let close = closingQuote(tokens, after: index, sentence),
        index + 1 < close, tokens[index + 1].flags.contains(.capital)
      {
        head = (index + 1, .name, [])
        index = close + 1
        end = index
        continue
      }
      if head != nil, token.kind == .sign, token.value == 0x28, let close = shortBracket(tokens, index, sentence) {
        end = close + 1
        index = end
        break scan
      }
      break
    }
    guard let head, end > start else { return nil }
    let lead = start > sentence.lowerBound ? view.preposition(tokens[start - 1]) : nil
    return NounPhrase(tokens: start..<end, head: head.index, kind: head.kind, features: head.features, lead: lead)
  }

  /// A capitalised word at the start of a sentence that no lexicon knows.
  private func isName(_ token: Token) -> Bool { token.entry < 0 }

  private func isOpeningQuote(_ token: Token) -> Bool {
    token.kind == .sign && (token.value == 0xab || token.value == 0x201c || token.value == 0x22)
  }

  private func closingQuote(_ tokens: [Token], after open: Int, _ sentence: Range<Int>) -> Int? {
    let limit = min(sentence.upperBound, open + 9)
    return (open + 1..<max(open + 1, limit)).first { index in
      tokens[index].kind == .sign && [0xbb, 0x201d, 0x22].contains(tokens[index].value)
    }
  }

  /// "(OSCE)": an abbreviation right behind a name.
  private func shortBracket(_ tokens: [Token], _ open: Int, _ sentence: Range<Int>) -> Int? {
    guard open + 2 < sentence.upperBound, tokens[open + 1].kind == .word, tokens[open + 1].flags.contains(.allCapitals),
      tokens[open + 2].kind == .sign, tokens[open + 2].value == 0x29
    else { return nil }
    return open + 2
  }
}
